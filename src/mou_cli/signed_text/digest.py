"""SignedText -> canonical bytes and digest: the format `mou-text-v1`.

Written out field by field, never a dump of a model: what is hashed is decided here alone, and a new
field of the data changes no digest. Strings are NFC with each run of white space as one space; what
is absent is left out; the JSON is canonical as RFC 8785 has it; the digest is SHA-256.
`docs/signed-text.md` is the specification. Version 1 never changes.
"""

import unicodedata
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import rfc8785

from mou_cli.prose.tree import (
    Block,
    Blocks,
    Bullets,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    figure_of,
)
from mou_cli.signed_text.text import (
    DateText,
    EntriesText,
    IndicatorText,
    Item,
    Measure,
    OutcomesText,
    ParticipantsText,
    PartyRow,
    ProseText,
    SectionText,
    SignaturesText,
    SignedText,
    VersionsText,
)

FORMAT = "mou-text-v1"

Json = Any


def digest_of(text: SignedText) -> str:
    """Return `sha256:` and the digest of the signed text in hexadecimal digits."""
    return f"sha256:{sha256(canonical_bytes(text)).hexdigest()}"


def fingerprint(digest: str) -> str:
    """Return the first eight digits of a digest in two groups, to be compared by eye."""
    digits = digest.removeprefix("sha256:")
    return f"{digits[:4]} {digits[4:8]}"


def canonical_bytes(text: SignedText) -> bytes:
    """Return the bytes that are hashed."""
    return rfc8785.dumps(as_json(text))


def as_json(text: SignedText) -> Json:
    """Return the signed text as `mou-text-v1` has it, before it is serialised."""
    writer = _Writer(text.images)
    return {
        "format": FORMAT,
        "title": normalised(text.title),
        "content": writer.items(text.content),
    }


def item_as_json(item: Item, images: Mapping[str, str]) -> list[Json]:
    """Return one item of the signed text as `mou-text-v1` has it.

    Args:
        item: The item.
        images: The digest of each figure, as in `SignedText`.
    """
    return _Writer(images).items((item,))


class _Writer:
    def __init__(self, images: Mapping[str, str]) -> None:
        self.images = images

    def items(self, items: tuple[Item, ...]) -> list[Json]:
        return [json for item in items for json in self._item(item)]

    def _item(self, item: Item) -> list[Json]:  # noqa: C901 - one flat case a kind
        match item:
            case ProseText(blocks, caption):
                words = [{"type": "caption", "text": normalised(caption)}] if caption else []
                if any(figure_of(block) for block in blocks):
                    return [*self._blocks(blocks), *words]
                return [*words, *self._blocks(blocks)]
            case SectionText():
                return [
                    _present(
                        type="section",
                        number=item.number,
                        title=item.title,
                        content=self.items(item.content),
                    )
                ]
            case EntriesText():
                return [self._entries(item)]
            case ParticipantsText(_, caption, rows):
                return [_present(type="participants", caption=caption, rows=_rows(rows))]
            case SignaturesText(lines, parties):
                return [{"type": "signatures", "lines": list(lines), "parties": _rows(parties)}]
            case OutcomesText():
                return [_outcomes(item)]
            case DateText(text):
                return [{"type": "date", "text": normalised(text)}]
            case VersionsText():
                return []

    def _entries(self, item: EntriesText) -> Json:
        return _present(
            type=item.kind,
            separator=item.separator.strip() or None,
            caption=item.caption,
            entries=[
                _present(title=entry.title, text=self._blocks(entry.blocks))
                for entry in item.entries
            ],
        )

    def _blocks(self, blocks: Blocks) -> list[Json]:
        return [self._block(block) for block in blocks]

    def _block(self, block: Block) -> Json:
        match block:
            case Paragraph(children):
                return {"type": "paragraph", "content": self._inlines(children)}
            case Bullets(items):
                return {"type": "list", "items": [self._blocks(item) for item in items]}
            case Quote(inner):
                return {"type": "quote", "content": self._blocks(inner)}
            case Table(_, header, rows):
                cells = [[self._inlines(cell) for cell in row] for row in (header, *rows)]
                return {"type": "table", "rows": cells}

    def _inlines(self, inlines: tuple[Inline, ...]) -> list[Json]:
        """Write inlines; a link inside the agreement is the words that it prints."""
        written: list[Json] = []
        for inline in inlines:
            for json in self._inline(inline):
                if isinstance(json, str) and written and isinstance(written[-1], str):
                    written[-1] += json
                else:
                    written.append(json)
        return [_collapse(json) if isinstance(json, str) else json for json in written]

    def _inline(self, inline: Inline) -> list[Json]:
        match inline:
            case Text(text):
                return [text]
            case Emphasis(children):
                return [{"emphasis": self._inlines(children)}]
            case Strong(children):
                return [{"strong": self._inlines(children)}]
            case Link(target, children) if target.startswith("#"):
                return self._inlines(children)
            case Link(target, children):
                return [{"link": normalised(target), "content": self._inlines(children)}]
            case Image(source, alternative):
                return [{"image": self.images[source], "alternative": normalised(alternative)}]
            case LineBreak():
                return [{"break": True}]


def _rows(rows: tuple[PartyRow, ...]) -> list[Json]:
    return [
        _present(
            name=row.name,
            short=row.short,
            capacity=row.capacity,
            represented_by=[normalised(name) for name in row.represented_by] or None,
        )
        for row in rows
    ]


def _outcomes(item: OutcomesText) -> Json:
    if item.blank is not None:
        return {"type": "outcomes", "blank": normalised(item.blank)}
    outcomes = [
        {
            "title": normalised(outcome.title),
            "indicators": [_indicator(i) for i in outcome.indicators],
        }
        for outcome in item.outcomes
    ]
    return {"type": "outcomes", "outcomes": outcomes}


def _indicator(indicator: IndicatorText) -> Json:
    return _present(
        title=indicator.title,
        baseline=_measure(indicator.baseline) if indicator.baseline else None,
        targets=[_measure(target) for target in indicator.targets],
    )


def _measure(measure: Measure) -> Json:
    return _present(locality=measure.locality, value=measure.value, date=measure.date)


def _present(**fields: Json) -> Json:
    """Return the fields that are there, their strings normalised."""
    return {
        name: normalised(value) if isinstance(value, str) else value
        for name, value in fields.items()
        if value is not None
    }


def normalised(text: str) -> str:
    """Return a text in NFC, each run of white space as one space, none at its ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _collapse(text: str) -> str:
    """Normalise a run of text; one space at its ends stays, since words stand next to it."""
    normal = unicodedata.normalize("NFC", text)
    lead = " " if normal[:1].isspace() else ""
    tail = " " if normal[-1:].isspace() and normal.strip() else ""
    return lead + " ".join(normal.split()) + tail
