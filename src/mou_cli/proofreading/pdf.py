"""The words of a PDF, from its own text layer, in the order in which its tags read it out."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from mou_cli.errors import EnvironmentFaultError
from mou_cli.proofreading.legible import Box, Run, legible

BULLET = "•"
LABEL, FIGURE, CONTENTS = "Lbl", "Figure", "TOC"
HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""What pdfium gives for a hyphen at the end of a line, where a word may go on in the next."""

_Tag = tuple[str, tuple[int, ...]]
"""What a piece is, as `P`, `TD` or `Figure`, and its place in the document's structure."""

_ONE_AT_A_TIME = Lock()
"""pdfium may not be called from two threads at the same time."""


def words_of_pdf(data: bytes, *, apart: bool = True) -> str:
    """Return the words of a tagged PDF, without headers, footers, bullets and pictures.

    Whatever is no part of the text is marked so (ISO 32000-1, section 14.8.2.2): Typst calls it an
    artifact, and gives it no place in the document's structure. That structure also tells the
    order: a row that is longer than a page is set page by page, and read cell by cell.

    Args:
        data: The PDF.
        apart: Whether words that are printed over others count as lost.
    """
    with _ONE_AT_A_TIME, _opened(data) as (pdfium, document):
        pages = range(pdfium.FPDF_GetPageCount(document))
        runs = [run for at in pages for run in _text_of(_Page(pdfium, document, at), apart=apart)]
    runs.sort(key=lambda run: run.place)
    return "".join(run.words for run in runs).translate(HYPHENS)


def _text_of(page: "_Page", *, apart: bool) -> list[Run]:
    try:
        return list(legible(list(page.runs()), page.paper(), apart=apart))
    finally:
        page.close()


def get_ready() -> None:
    """Load pdfium now, while something else keeps the machine waiting.

    Raises:
        EnvironmentFaultError: The package that brings it is missing.
    """
    try:
        import pypdfium2_raw as pdfium
    except (ImportError, OSError):
        raise EnvironmentFaultError(
            "pdfium is missing; the package `pypdfium2` brings it",
            "Install mou again: `pipx reinstall mou-cli`",
        ) from None
    pdfium.FPDF_InitLibrary()


@contextmanager
def _opened(data: bytes) -> Iterator[tuple[Any, Any]]:
    import pypdfium2_raw as pdfium

    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise ValueError("it is no PDF, or it is damaged")
    try:
        yield pdfium, document
    finally:
        pdfium.FPDF_CloseDocument(document)


class _Page:
    def __init__(self, pdfium: Any, document: Any, number: int) -> None:
        self.pdfium = pdfium
        self.page = pdfium.FPDF_LoadPage(document, number)
        self.text = pdfium.FPDFText_LoadPage(self.page)

    def close(self) -> None:
        self.pdfium.FPDFText_ClosePage(self.text)
        self.pdfium.FPDF_ClosePage(self.page)

    def paper(self) -> Box:
        """Return the page's own box."""
        width = self.pdfium.FPDF_GetPageWidthF(self.page)
        return (0.0, 0.0, width, self.pdfium.FPDF_GetPageHeightF(self.page))

    def runs(self) -> Iterator[Run]:
        """Yield what is set on the page, without what stands in its pictures."""
        tags = self._tags()
        for number in range(self.pdfium.FPDFPage_CountObjects(self.page)):
            thing = self.pdfium.FPDFPage_GetObject(self.page, number)
            if self.pdfium.FPDFPageObj_GetType(thing) != self.pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            marked = self.pdfium.FPDFPageObj_GetMarkedContentID(thing)
            kind, place = tags.get(marked, (None, ()))
            if kind != FIGURE:
                words = self._text_of(thing)
                furniture = kind is None or (kind == LABEL and words.strip() == BULLET)
                yield Run(words, self._box_of(thing), not furniture, place)

    def _box_of(self, thing: Any) -> Box:
        sides = left, bottom, right, top = [ctypes.c_float() for _ in range(4)]
        self.pdfium.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, sides))
        return (left.value, bottom.value, right.value, top.value)

    def _text_of(self, thing: Any) -> str:
        size = self.pdfium.FPDFTextObj_GetText(thing, self.text, None, 0)
        buffer = (ctypes.c_ushort * (size // 2))()
        self.pdfium.FPDFTextObj_GetText(thing, self.text, buffer, size)
        return bytes(buffer).decode("utf-16-le").rstrip("\0")

    def _tags(self) -> dict[int, _Tag]:
        """Return what each marked piece of the page is, and where it comes."""
        tags: dict[int, _Tag] = {}
        tree = self.pdfium.FPDF_StructTree_GetForPage(self.page)
        for number in range(self.pdfium.FPDF_StructTree_CountChildren(tree)):
            if element := self.pdfium.FPDF_StructTree_GetChildAtIndex(tree, number):
                self._note(element, (number,), tags)
        self.pdfium.FPDF_StructTree_Close(tree)
        return tags

    def _note(self, element: Any, place: tuple[int, ...], tags: dict[int, _Tag]) -> None:
        """Note the pieces of an element, whose children have the same numbers on every page."""
        pdfium, kind = self.pdfium, self._kind_of(element)
        for number in range(pdfium.FPDF_StructElement_CountChildren(element)):
            marked = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, number)
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, number)
            if marked >= 0:
                tags[marked] = kind, (*place, number)
            elif child and self._kind_of(child) == CONTENTS:
                _forget((*place, number - 1), tags)
            elif child:
                self._note(child, (*place, number), tags)

    def _kind_of(self, element: Any) -> str:
        size = self.pdfium.FPDF_StructElement_GetType(element, None, 0)
        buffer = ctypes.create_string_buffer(size)
        self.pdfium.FPDF_StructElement_GetType(element, buffer, size)
        return buffer.raw.decode("utf-16-le").rstrip("\0")


def _forget(place: tuple[int, ...], tags: dict[int, _Tag]) -> None:
    """Take out what stands at a place: the heading of a list of contents is none of the text."""
    for marked in [marked for marked, (_, at) in tags.items() if at[: len(place)] == place]:
        del tags[marked]
