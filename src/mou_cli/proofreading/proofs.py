"""Each format of documents: how its words are read back, and what it prints in a way of its own."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from mou_cli.proofreading.comparing import Difference, first_difference, first_missing
from mou_cli.proofreading.manuscript import CAPITALS, CAPTION, LINE, PICTURE, TERM, Piece
from mou_cli.proofreading.office import words_of_odt, words_of_word
from mou_cli.proofreading.pages import words_of_page
from mou_cli.proofreading.pdf import words_of_pdf
from mou_cli.proofreading.plain import EMPHASIS, words_of_markdown

READERS: dict[str, Callable[[bytes], str]] = {
    "html": words_of_page,
    "md": words_of_markdown,
    "docx": words_of_word,
    "odt": words_of_odt,
    "pdf": words_of_pdf,
}
"""What reads a format back, by its name. A format without one is never written."""

TO_WRITE_ON = "…" * 20
"""What plain Markdown has for a line that is filled in by hand (`exporting/filters/gfm.lua`)."""

CAPITALS_IN_LETTERS = ("md", "pdf")
"""Formats that know no capitals but letters; in the others they are a matter of looks."""

WORDS_FOR_PICTURES = ("docx", "odt", "pdf")
"""Formats that print the words of a picture where it is missing."""

CAPTION_READ_FIRST = ("pdf",)
"""Formats whose tags put a caption before its figure, wherever it is set."""


def difference(
    pieces: Iterable[Piece],
    form: str,
    data: bytes,
    *,
    before: Iterable[str] = (),
    missing: Collection[str] = (),
    more: bool = False,
) -> Difference | None:
    """Return where a document first parts from its manuscript; None if it never does.

    Args:
        pieces: The manuscript.
        form: The name of the document's format.
        data: The document.
        before: Lines that the format prints in front of the text.
        missing: Paths of pictures that cannot be read.
        more: Whether it may say more than its manuscript: its page is the repository's own.
    """
    opening = [Piece(words, "words", "its beginning") for words in before]
    wanted = [*opening, *_as_printed(pieces, form, missing)]
    found = words_of_pdf(data, apart=not more) if form == "pdf" else READERS[form](data)
    if form == "md":
        wanted = [replace(piece, words=piece.words.translate(EMPHASIS)) for piece in wanted]
        found = found.translate(EMPHASIS)
    return first_missing(wanted, found) if more else first_difference(wanted, found)


def _as_printed(pieces: Iterable[Piece], form: str, missing: Collection[str]) -> list[Piece]:
    printed: list[Piece] = []
    for piece in pieces:
        if piece.role != PICTURE:
            printed.append(_in_the_way_of(form, piece))
        elif piece.source in missing and form in WORDS_FOR_PICTURES:
            read_first = form in CAPTION_READ_FIRST
            printed.insert(len(printed) if read_first else _above_its_caption(printed), piece)
    return printed


def _above_its_caption(printed: Sequence[Piece]) -> int:
    """Return where the words of a picture stand: its caption comes first, and is set below it."""
    place = len(printed)
    while place > 0 and printed[place - 1].role == CAPTION:
        place -= 1
    return place


def _in_the_way_of(form: str, piece: Piece) -> Piece:
    if piece.role == CAPITALS and form in CAPITALS_IN_LETTERS:
        return replace(piece, words=piece.words.upper())
    if piece.role == LINE and form == "md":
        return replace(piece, words=f"{piece.words}: {TO_WRITE_ON}")
    if piece.role == TERM and form == "md":
        return replace(piece, words=f"{piece.words}:")
    return piece
