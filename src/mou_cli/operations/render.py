"""Render documents."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from mou_cli.errors import UsageError
from mou_cli.exporting.docx import docx_document
from mou_cli.exporting.html import html_page
from mou_cli.exporting.markdown import github_markdown
from mou_cli.exporting.odt import odt_document
from mou_cli.exporting.paper import Paper
from mou_cli.exporting.pdf import pdf_document
from mou_cli.operations.documents import DOCUMENTS, Document, agreement
from mou_cli.operations.validate import Validation, validate
from mou_cli.problems import Severity
from mou_cli.suggestions import did_you_mean, listed
from mou_cli.trees import Tree
from mou_cli.writing import write_files

FORMATS: dict[str, Callable[[Tree, Paper, str], bytes]] = {
    "html": html_page,
    "md": github_markdown,
    "docx": docx_document,
    "odt": odt_document,
    "pdf": pdf_document,
}
"""How each format is made, in the order in which they are written."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What was rendered.

    Attributes:
        validation: What the checks found first.
        files: The bytes of each file by its path below the output folder; empty where errors
            stand in the way.
        version: The version whose text it is, or None for a draft.
        other_words: Whether the repository's own templates print other words than the signed text.
    """

    validation: Validation
    files: dict[str, bytes]
    version: str | None
    other_words: bool = False


def render(
    tree: Tree,
    documents: list[str],
    formats: list[str],
    *,
    draft: bool,
    large_print: bool = False,
    made: Callable[[str], None] = lambda _: None,
) -> Rendering:
    """Render documents of the repository.

    Args:
        tree: The repository's files.
        documents: Their names; none for the agreement.
        formats: Names of formats; none for all.
        draft: Render in spite of errors, and say DRAFT.
        large_print: Set the text in 18 point.
        made: Called with the name of each file when it is made, from several threads.

    Raises:
        UsageError: A document or format is unknown.
        TemplateFaultError: A template has a fault.
        EnvironmentFaultError: A converter is missing or fails.
    """
    _must_be_known("document", documents, list(DOCUMENTS))
    _must_be_known("format", formats, list(FORMATS))
    validation = validate(tree)
    mou = validation.repository.mou
    errors = validation.has(Severity.ERROR)
    if mou is None or (errors and not draft):
        return Rendering(validation, {}, None)
    document = agreement(validation.repository, mou, with_errors=errors, large_print=large_print)
    chosen = [name for name in FORMATS if name in formats or not formats]
    files = dict(_files(tree, document, chosen, made))
    return Rendering(validation, files, document.paper.version, document.other_words)


def document_names(tree: Tree) -> list[str]:  # noqa: ARG001 - reports are found in it
    """Return the names of all documents of the repository."""
    return list(DOCUMENTS)


def write_rendering(rendering: Rendering, folder: Path) -> list[Path]:
    """Write the files of a rendering, each whole or not at all.

    Raises:
        EnvironmentFaultError: The folder or a file cannot be written.
    """
    return write_files(folder, rendering.files)


def _files(
    tree: Tree, document: Document, formats: list[str], made: Callable[[str], None]
) -> Iterator[tuple[str, bytes]]:
    """Make the formats side by side: each waits for a converter most of its time."""

    def make(name: str) -> tuple[str, bytes]:
        file = f"{document.name}.{name}"
        data = FORMATS[name](tree, document.paper, document.markdown)
        made(file)
        return file, data

    with ThreadPoolExecutor(max_workers=min(len(formats), os.cpu_count() or 1)) as threads:
        yield from threads.map(make, formats)
    if "md" in formats:
        yield from document.paper.images.items()


def _must_be_known(what: str, names: list[str], known: list[str]) -> None:
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known)
            all_of_them = "" if hint.startswith("Use") else f" There are: {listed(known)}"
            raise UsageError(f"No {what} is called `{name}`", hint + all_of_them)
