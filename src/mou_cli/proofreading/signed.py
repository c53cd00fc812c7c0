"""The signed text -> its words in order, to be found again in the manuscript."""

from collections.abc import Iterator
from itertools import chain

from mou_cli.proofreading.comparing import Difference, first_missing
from mou_cli.proofreading.manuscript import PICTURE, WORDS, Piece
from mou_cli.prose.tree import Blocks, Text, inlines_of
from mou_cli.signed_text.text import (
    DateText,
    EntriesText,
    Item,
    Measure,
    OutcomesText,
    OutcomeText,
    ParticipantsText,
    PartyRow,
    ProseText,
    SectionText,
    SignaturesText,
    SignedEntry,
    SignedText,
    VersionsText,
)


def first_unprinted(text: SignedText, pieces: tuple[Piece, ...]) -> Difference | None:
    """Return the first words of the signed text that a manuscript lacks, or None.

    Templates add what nobody signs, such as heads of tables and names of persons.

    Args:
        text: What the agreement prints.
        pieces: The manuscript.
    """
    printed = "".join(piece.words for piece in pieces if piece.role != PICTURE)
    return first_missing(list(signed_pieces(text)), printed)


def signed_pieces(text: SignedText) -> Iterator[Piece]:
    """Yield the words of the signed text; the names of lines to sign on are no words of it."""
    yield Piece(text.title, WORDS, "the title")
    for section in text.content:
        yield from _section(section)


def _section(section: SectionText) -> Iterator[Piece]:
    place = f"clause {section.number}" if section.number else f"“{section.title or section.key}”"
    for words in (section.number, section.title):
        if words:
            yield Piece(words, WORDS, place)
    for item in section.content:
        if isinstance(item, SectionText):
            yield from _section(item)
        else:
            yield from (Piece(words, WORDS, place) for words in _item(item) if words)


def _item(item: Item) -> Iterator[str]:
    match item:
        case ProseText(blocks, caption):
            yield from (caption or "", "".join(_texts(blocks)))
        case EntriesText():
            yield item.caption or ""
            yield from _all_of(map(_entry, item.entries))
        case ParticipantsText(_, caption, rows):
            yield caption or ""
            yield from _all_of(map(_party, rows))
        case SignaturesText(_, parties):
            yield from _all_of(map(_party, parties))
        case OutcomesText(outcomes, blank):
            yield blank or ""
            yield from _all_of(map(_outcome, outcomes))
        case DateText(text):
            yield text
        case VersionsText() | SectionText():
            pass


_all_of = chain.from_iterable


def _texts(blocks: Blocks) -> Iterator[str]:
    yield from (inline.text for inline in inlines_of(blocks) if isinstance(inline, Text))


def _entry(entry: SignedEntry) -> Iterator[str]:
    yield entry.title or ""
    yield from _texts(entry.blocks)


def _party(row: PartyRow) -> Iterator[str]:
    yield from (row.name, row.short or "", row.capacity or "", *row.represented_by)


def _outcome(outcome: OutcomeText) -> Iterator[str]:
    yield outcome.title
    for indicator in outcome.indicators:
        yield indicator.title
        for measure in (indicator.baseline, *indicator.targets):
            if measure is not None:
                yield from _measure(measure)


def _measure(measure: Measure) -> Iterator[str]:
    yield from (measure.locality or "", measure.value, measure.date)
