"""The words of a PDF, from its own text layer, in the order in which they are set."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

BULLET = "•"
HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""What pdfium gives for a hyphen at the end of a line, where a word may go on in the next."""

_ONE_AT_A_TIME = Lock()
"""pdfium may not be called from two threads at the same time."""


def words_of_pdf(data: bytes) -> str:
    """Return the words of a tagged PDF, without headers, footers, bullets and pictures.

    Whatever is no part of the text is marked so (ISO 32000-1, section 14.8.2.2): Typst calls it an
    artifact, and gives it no place in the document's structure.
    """
    with _ONE_AT_A_TIME, _opened(data) as (pdfium, document):
        pages = range(pdfium.FPDF_GetPageCount(document))
        words = "".join(_Page(pdfium, document, number).words() for number in pages)
    return words.translate(HYPHENS)


def get_ready() -> None:
    """Load pdfium now, while something else keeps the machine waiting."""
    import pypdfium2_raw as pdfium

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

    def words(self) -> str:
        pdfium = self.pdfium
        kinds = self._kinds()
        found: list[str] = []
        for number in range(pdfium.FPDFPage_CountObjects(self.page)):
            found += self._of(pdfium.FPDFPage_GetObject(self.page, number), kinds)
        pdfium.FPDFText_ClosePage(self.text)
        pdfium.FPDF_ClosePage(self.page)
        return "".join(found)

    def _of(self, thing: Any, kinds: dict[int, str]) -> Iterator[str]:
        """Yield the words of one thing on the page, where it is part of the text."""
        kind = kinds.get(self.pdfium.FPDFPageObj_GetMarkedContentID(thing))
        if (
            kind not in (None, "Figure")
            and self.pdfium.FPDFPageObj_GetType(thing) == self.pdfium.FPDF_PAGEOBJ_TEXT
        ):
            words = self._text_of(thing)
            if kind != "Lbl" or words.strip() != BULLET:
                yield words

    def _text_of(self, thing: Any) -> str:
        size = self.pdfium.FPDFTextObj_GetText(thing, self.text, None, 0)
        buffer = (ctypes.c_ushort * (size // 2))()
        self.pdfium.FPDFTextObj_GetText(thing, self.text, buffer, size)
        return bytes(buffer).decode("utf-16-le").rstrip("\0")

    def _kinds(self) -> dict[int, str]:
        """Return what each marked piece of the page is: `P`, `TD`, `Figure`."""
        kinds: dict[int, str] = {}
        tree = self.pdfium.FPDF_StructTree_GetForPage(self.page)
        for number in range(self.pdfium.FPDF_StructTree_CountChildren(tree)):
            self._note(self.pdfium.FPDF_StructTree_GetChildAtIndex(tree, number), kinds)
        self.pdfium.FPDF_StructTree_Close(tree)
        return kinds

    def _note(self, element: Any, kinds: dict[int, str]) -> None:
        pdfium = self.pdfium
        size = pdfium.FPDF_StructElement_GetType(element, None, 0)
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDF_StructElement_GetType(element, buffer, size)
        kind = buffer.raw.decode("utf-16-le").rstrip("\0")
        for number in range(pdfium.FPDF_StructElement_CountChildren(element)):
            marked = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, number)
            if marked >= 0:
                kinds[marked] = kind
            elif child := pdfium.FPDF_StructElement_GetChildAtIndex(element, number):
                self._note(child, kinds)
