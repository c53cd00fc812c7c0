"""What the agreement prints, as values. `docs/signed-text.md` is the specification.

Keys and levels stand beside the words for links and layout; they are no part of the digest.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mou_cli.prose.tree import Blocks


@dataclass(frozen=True, slots=True)
class ProseText:
    """A piece of prose, its references resolved."""

    blocks: Blocks
    caption: str | None


@dataclass(frozen=True, slots=True)
class SignedEntry:
    """One objective, domain, principle or definition.

    Attributes:
        anchor: Where links to it lead; no part of the digest.
        title: Its name, if it has one.
        blocks: Its text.
    """

    anchor: str
    title: str | None
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class EntriesText:
    """A list of entries.

    Attributes:
        kind: `objectives`, `domains`, `principles` or `definitions`.
        layout: `list` or `table`.
        separator: What stands between title and text; empty in a table.
        caption: The table's caption.
        entries: The entries in order.
    """

    kind: str
    layout: str
    separator: str
    caption: str | None
    entries: tuple[SignedEntry, ...]


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A participant as printed. `represented_by` is printed in a table alone."""

    anchor: str
    name: str
    short: str | None
    capacity: str | None
    represented_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParticipantsText:
    """The participants of one tier, as a `list` or a `table`."""

    layout: str
    caption: str | None
    rows: tuple[PartyRow, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A value as printed, with its date and, for a target, its locality."""

    value: str
    date: str
    locality: str | None = None


@dataclass(frozen=True, slots=True)
class IndicatorText:
    """An indicator with its baseline and targets as printed."""

    title: str
    baseline: Measure | None
    targets: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class OutcomeText:
    """An outcome with its indicators."""

    anchor: str
    title: str
    indicators: tuple[IndicatorText, ...]


@dataclass(frozen=True, slots=True)
class OutcomesText:
    """The outcomes of one domain, or the word that says why there are none."""

    outcomes: tuple[OutcomeText, ...]
    blank: str | None


@dataclass(frozen=True, slots=True)
class SignaturesText:
    """Who signs, and which lines are left to be filled in. Persons are no part of it."""

    lines: tuple[str, ...]
    parties: tuple[PartyRow, ...]


@dataclass(frozen=True, slots=True)
class DateText:
    """The date of the agreement as printed."""

    text: str


@dataclass(frozen=True, slots=True)
class VersionsText:
    """Where the table of versions stands. What it says is no part of the signed text.

    Attributes:
        caption: The table's caption, which is no part of it either.
    """

    caption: str | None


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section.

    Attributes:
        key: Where links to it lead; no part of the digest.
        number: The number as printed; None for none.
        depth: How many sections without a title it stands in, itself counted; for layout, no part
            of the digest.
        heading: Level of its heading from 2, or 0 without a title; no part of the digest.
        title: Its heading.
        content: What it says, in order.
    """

    key: str
    number: str | None
    depth: int
    heading: int
    title: str | None
    content: tuple["Item", ...]


Item = (
    SectionText
    | ProseText
    | EntriesText
    | ParticipantsText
    | OutcomesText
    | SignaturesText
    | DateText
    | VersionsText
)


@dataclass(frozen=True, slots=True)
class SignedText:
    """All that an agreement prints and its parties sign.

    Attributes:
        title: The title.
        content: The sections in order.
        images: SHA-256 of each figure's bytes, by its path in the repository.
    """

    title: str
    content: tuple[SectionText, ...]
    images: dict[str, str]


def printed_anchors(content: tuple[Item, ...]) -> Iterator[str]:
    """Yield every place in a document that a link can lead to."""
    for item in content:
        match item:
            case SectionText():
                yield item.key
                yield from printed_anchors(item.content)
            case EntriesText():
                yield from (entry.anchor for entry in item.entries)
            case ParticipantsText():
                yield from (row.anchor for row in item.rows)
            case OutcomesText():
                yield from (outcome.anchor for outcome in item.outcomes)
            case ProseText() | SignaturesText() | DateText() | VersionsText():
                pass
