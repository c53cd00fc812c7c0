"""Render documents."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from mou_cli.errors import UsageError
from mou_cli.exporting.html import MEDIA_TYPES, html_page
from mou_cli.exporting.markdown import github_markdown
from mou_cli.exporting.pdf import pdf_document
from mou_cli.operations.validate import Validation, validate
from mou_cli.problems import Severity
from mou_cli.rendering.templates import render_markdown
from mou_cli.suggestions import did_you_mean, listed
from mou_cli.trees import Tree, UnreadableFileError
from mou_cli.views.document import DocumentView, view_of
from mou_cli.writing import write_files

Images = dict[str, bytes]

FORMATS: dict[str, Callable[[Tree, DocumentView, str, Images], bytes]] = {
    "html": html_page,
    "md": github_markdown,
    "pdf": pdf_document,
}
"""How each format is made, in the order in which they are written."""

DOCUMENTS = ("mou",)


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


def render(tree: Tree, documents: list[str], formats: list[str], *, draft: bool) -> Rendering:
    """Render documents of the repository.

    Args:
        tree: The repository's files.
        documents: Their names; none for the agreement.
        formats: Names of formats; none for all.
        draft: Render in spite of errors, and say DRAFT.

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
    view = view_of(validation.repository, mou, with_errors=errors)
    markdown = render_markdown(tree, "mou.md.j2", document=view)
    other_words = prints_other_words(tree, markdown, view)
    if other_words:
        view = replace(view, version=None)  # the paper is what was hashed, or it bears no version
    chosen = [name for name in FORMATS if name in formats or not formats]
    files = dict(_files(tree, view, markdown, chosen))
    return Rendering(validation, files, view.version, other_words)


def prints_other_words(tree: Tree, markdown: str, view: DocumentView) -> bool:
    """Say whether the text of a document has other words than the package's templates print.

    Args:
        tree: The repository, which may have templates of its own.
        markdown: The document, from whatever templates.
        view: What it was made from.
    """
    if not any(path.endswith(".md.j2") for path in tree.files("templates")):
        return False
    signed = render_markdown(None, "mou.md.j2", document=view)
    return markdown != signed and _words(markdown) != _words(signed)


_MARKS = re.compile(r"(?<!\\)\{[^{}]*\}|^:::.*$|^#+ ", re.MULTILINE)


def _words(markdown: str) -> list[str]:
    return re.findall(r"\w+", _MARKS.sub(" ", markdown))


def write_rendering(rendering: Rendering, folder: Path) -> list[Path]:
    """Write the files of a rendering, each whole or not at all.

    Raises:
        EnvironmentFaultError: The folder or a file cannot be written.
    """
    return write_files(folder, rendering.files)


def _files(
    tree: Tree, view: DocumentView, markdown: str, formats: list[str]
) -> Iterator[tuple[str, bytes]]:
    images = dict(_images(tree, view))
    for name in formats:
        yield f"mou.{name}", FORMATS[name](tree, view, markdown, images)
    if "md" in formats:
        yield from images.items()


def _images(tree: Tree, view: DocumentView) -> Iterator[tuple[str, bytes]]:
    for path in view.images:
        if PurePosixPath(path).suffix.lower() not in MEDIA_TYPES:
            continue  # REF003 said so; a draft shows the alternative text
        try:
            yield path, tree.read(path)
        except UnreadableFileError:  # likewise
            continue


def _must_be_known(what: str, names: list[str], known: list[str]) -> None:
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known)
            all_of_them = "" if hint.startswith("Use") else f" There are: {listed(known)}"
            raise UsageError(f"No {what} is called `{name}`", hint + all_of_them)
