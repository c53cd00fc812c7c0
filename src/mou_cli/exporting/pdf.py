"""Markdown -> PDF, tagged for readers and archives (PDF/UA-1 and PDF/A-2a), through Typst."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from mou_cli.errors import EnvironmentFaultError
from mou_cli.exporting.marks import mark_of
from mou_cli.exporting.pandoc import convert
from mou_cli.exporting.typst_child import compile_in_child
from mou_cli.rendering.templates import own_template_file, package_folder, read_template_file
from mou_cli.trees import Tree
from mou_cli.views.document import DocumentView
from mou_cli.writing import temporary_folder

READERS = ["ua-1"]
READERS_AND_ARCHIVES = ["a-2a", "ua-1"]
"""PDF/A (ISO 19005-2) needs the document's date; without one it is PDF/UA (ISO 14289-1) alone."""


def pdf_document(
    tree: Tree, document: DocumentView, markdown: str, images: Mapping[str, bytes]
) -> bytes:
    """Return the PDF.

    Args:
        tree: The repository, for its templates.
        document: The view, for title and metadata.
        markdown: The body.
        images: The figures' bytes by path.

    Raises:
        EnvironmentFaultError: Typst refuses the document; it says why.
    """
    source = f"{read_template_file(tree, 'page.typ')}\n{convert(markdown, 'typst')}"
    apart = bool(images) or own_template_file(tree, "page.typ") is not None
    with temporary_folder() as root:
        for path, data in {**images, "main.typ": source.encode("utf-8")}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        missing = [path for path in document.images if path not in images]
        return _compile(root, document, missing, sorted(images), apart=apart)


def _compile(
    root: Path, document: DocumentView, missing: list[str], pictures: list[str], *, apart: bool
) -> bytes:
    import typst

    dated = document.date_first
    options: dict[str, Any] = {
        "root": str(root),
        "font_paths": [str(package_folder("fonts"))],
        "ignore_system_fonts": True,
        "sys_inputs": {**_inputs(document, dated), "missing": "\n".join(missing)},
        "pdf_standards": READERS_AND_ARCHIVES if dated else READERS,
        "timestamp": 0,
    }
    if apart:
        return compile_in_child(root / "main.typ", options, pictures)
    try:
        pdf = typst.compile(str(root / "main.typ"), **options)
    except typst.TypstError as error:
        raise EnvironmentFaultError(
            f"The PDF could not be made: {error.message}",
            "Report it as a fault of mou",
        ) from None
    assert isinstance(pdf, bytes)  # noqa: S101 - one file in, one file out
    return pdf


def _inputs(document: DocumentView, dated: date | None) -> dict[str, str]:
    return {
        "title": document.title,
        "parties": "\n".join(document.parties),
        "date": dated.isoformat() if dated else "",
        "mark": mark_of(document),
        "draft": "" if document.version else "Draft",
    }
