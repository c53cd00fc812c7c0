"""What the signed text prints of each thing, and in which order."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from mou_cli.signed_text.digest import item_as_json
from mou_cli.signed_text.text import (
    DateText,
    EntriesText,
    Item,
    OutcomesText,
    ParticipantsText,
    ProseText,
    SectionText,
    SignaturesText,
    SignedText,
    VersionsText,
)


@dataclass(slots=True)
class Index:
    """What is printed, by address.

    Attributes:
        words: For each address what is printed there, each time with the section it stands in.
        numbers: The number of each section, by address.
        order: For each kind of thing the addresses in the order in which they are printed.
    """

    words: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    numbers: dict[str, str | None] = field(default_factory=dict)
    order: dict[str, list[str]] = field(default_factory=dict)


def index_of(text: SignedText, aliases: Mapping[str, str]) -> Index:
    """Index a signed text.

    Args:
        text: The text.
        aliases: The later address of each thing that has another key now.
    """
    index = Index()
    writer = _Writer(index, text.images, lambda address: aliases.get(address, address))
    writer.add("mou/title", "", text.title)
    for section in text.content:
        writer.section(section, "")
    return index


@dataclass(frozen=True, slots=True)
class _Writer:
    index: Index
    images: Mapping[str, str]
    now: Callable[[str], str]

    def add(self, address: str, where: str, *printed: object) -> None:
        address = self.now(address)
        words = json.dumps(printed, sort_keys=True, ensure_ascii=False)
        self.index.words.setdefault(address, []).append((where, words))
        self.index.order.setdefault(address.partition("/")[0], []).append(address)

    def section(self, section: SectionText, where: str) -> None:
        address = self.now(f"section/{section.key}")
        self.index.numbers[address] = section.number
        own: list[object] = []
        self.add(f"{address}/place", where)
        for item in section.content:
            own += self._frame(item)
            for inner, printed in self._inside(item):
                self.add(inner, address, self._json(printed))
        self.add(address, "", section.title, own)
        for item in section.content:
            if isinstance(item, SectionText):
                self.section(item, address)

    def _frame(self, item: Item) -> list[object]:
        """Return what is printed of an item beside the things that have an address."""
        match item:
            case SectionText() | VersionsText():
                return []
            case EntriesText():
                return self._json(replace(item, entries=()))
            case ParticipantsText():
                return self._json(replace(item, rows=()))
            case SignaturesText():
                return self._json(replace(item, parties=()))
            case OutcomesText():
                return self._json(replace(item, outcomes=()))
            case DateText():
                return ["date"]
            case ProseText():
                return self._json(item)

    def _inside(self, item: Item) -> Iterator[tuple[str, Item]]:  # noqa: C901 - one flat case a kind
        match item:
            case EntriesText():
                for entry in item.entries:
                    key = entry.anchor.rpartition("_")[2]
                    yield f"{item.kind[:-1]}/{key}", replace(item, entries=(entry,))
            case ParticipantsText():
                for row in item.rows:
                    yield _participant(row.anchor), replace(item, rows=(row,))
            case SignaturesText():
                for row in item.parties:
                    yield _participant(row.anchor), replace(item, parties=(row,))
            case OutcomesText():
                for outcome in item.outcomes:
                    key = outcome.anchor.rpartition("_")[2]
                    yield f"outcome/{key}", replace(item, outcomes=(outcome,))
            case DateText():
                yield "term/date", item
            case SectionText() | ProseText() | VersionsText():
                pass

    def _json(self, item: Item) -> list[object]:
        return item_as_json(item, self.images)


def _participant(anchor: str) -> str:
    return f"participant/{anchor.rpartition('_')[2]}"
