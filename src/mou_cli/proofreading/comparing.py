"""A manuscript beside the words of a document: where they part, if they do."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from mou_cli.proofreading.manuscript import Piece

UNSEEN = dict.fromkeys(
    (0x34F, 0xAD, 0x180E, *range(0x200B, 0x200E), 0x2060, 0xFE0E, 0xFE0F, 0xFEFF)
)
"""Characters that nobody sees; `PRO011` refuses them in a text."""

LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
"""pdfium reads `ﬁ` as two letters, which it is."""

WINDOW = 400
"""Characters behind the first difference that are looked at to tell what it is."""

PROBE = 24
"""Characters by which a document is found to go on behind what it lacks."""

SHOWN = 48
"""Characters of an excerpt in a message."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where a document does not say what its manuscript says.

    Attributes:
        place: Where it is, as messages say it: `clause 8.4`.
        lost: Words of the manuscript that are not there; may be empty.
        found: What stands there; may be empty.
    """

    place: str
    lost: str
    found: str


def bare(words: str) -> str:
    """Return words without spaces, and without what two fonts or programs may write in two ways.

    Lines break at other places in each format, so spaces are not compared.
    """
    visible = "".join(words.translate(UNSEEN).split())
    return unicodedata.normalize("NFC", visible).translate(LIGATURES)


def first_difference(pieces: Sequence[Piece], found: str) -> Difference | None:
    """Return where a document first parts from its manuscript; None if it never does.

    Args:
        pieces: The manuscript, as the document's format prints it.
        found: The words of the document.
    """
    wanted, there = bare("".join(piece.words for piece in pieces)), bare(found)
    if wanted == there:
        return None
    pairs = enumerate(zip(wanted, there, strict=False))
    at = next((at for at, (one, other) in pairs if one != other), min(len(wanted), len(there)))
    return _difference(pieces, wanted, there, at)


def first_missing(pieces: Sequence[Piece], found: str) -> Difference | None:
    """Return the first piece of a manuscript that a document lacks, whatever else it says.

    Args:
        pieces: The manuscript, as the document's format prints it.
        found: The words of the document.
    """
    there, at = bare(found), 0
    for piece in pieces:
        wanted = bare(piece.words)
        begin = there.find(wanted, at)
        if begin < 0:
            return Difference(piece.place, _excerpt(piece.words), "")
        at = begin + len(wanted)
    return None


def _difference(pieces: Sequence[Piece], wanted: str, there: str, at: int) -> Difference:
    goes_on = wanted.find(there[at : at + PROBE], at) if at < len(there) else len(wanted)
    if goes_on >= 0:
        place, words = _words_at(pieces, at, goes_on)
        return Difference(place, words, "")
    comes_later = there.find(wanted[at : at + PROBE], at) if at < len(wanted) else len(there)
    if comes_later >= 0 and len(there) > len(wanted):
        place, _ = _words_at(pieces, at, at)
        return Difference(place, "", _excerpt(there[at:comes_later]))
    lost, found = wanted[at : at + WINDOW], there[at : at + WINDOW]
    codes = SequenceMatcher(None, lost, found, autojunk=False).get_opcodes()
    _, a, b, c, d = next(code for code in codes if code[0] != "equal")
    place, words = _words_at(pieces, at + a, at + b)
    return Difference(place, words, _excerpt(found[c:d]))


def _words_at(pieces: Sequence[Piece], begin: int, end: int) -> tuple[str, str]:
    """Return the place of a character of the bare manuscript, and the words round what is lost."""
    spots = list(_spots(pieces))
    if begin >= len(spots):
        return (pieces[-1].place if pieces else "its beginning"), ""
    number, first = spots[begin]
    if end <= begin:
        return pieces[number].place, ""
    last, stop = spots[min(end, begin + WINDOW, len(spots)) - 1]
    words, inside = pieces[number].words, slice(first, stop + 1 if last == number else None)
    first, stop_here = _whole_words(words, inside)
    lost = words[first:stop_here]
    for piece in pieces[number + 1 : last + 1]:
        lost += (
            f" {piece.words}" if lost[-1:].isalnum() and piece.words[:1].isalnum() else piece.words
        )
    return pieces[number].place, _excerpt(lost)


def _whole_words(words: str, part: slice) -> tuple[int, int]:
    """Return where the words begin and end of which something is in a part of a text."""
    first, stop, _ = part.indices(len(words))
    while first > 0 and not words[first - 1].isspace():
        first -= 1
    while stop < len(words) and not words[stop].isspace():
        stop += 1
    return first, stop


def _spots(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Yield for each character of the bare manuscript its piece, and its place in that."""
    for number, piece in enumerate(pieces):
        for place, letter in enumerate(piece.words):
            for _ in bare(letter):
                yield number, place


def _excerpt(words: str) -> str:
    shown = " ".join(words.split())
    return (
        shown if len(shown) <= SHOWN else f"{shown[:SHOWN].rpartition(' ')[0] or shown[:SHOWN]} …"
    )
