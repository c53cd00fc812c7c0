"""pandoc's tree of a document, as JSON -> a tree to be compared.

It is read behind the filters of a format, so each paragraph looks as it does in that format. Labels
are JSON too: what pandoc needs beside the words, to write them again (`writing`).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mou_cli.exporting.paper import Paper
from mou_cli.exporting.redline.inlines import Json, label_of, tokens_of
from mou_cli.redline.tree import Block, Group, Parts, RedlineWords


@dataclass(frozen=True, slots=True)
class RedlineText:
    """A document to be compared: its text as Markdown, and the rest of it.

    Attributes:
        paper: The document without its text.
        markdown: Its text.
    """

    paper: Paper
    markdown: str


SIGNATURE = 99
"""The depth of a signature block in Word: its lines belong to the name above them."""


def tree_of(document: str) -> Group:
    """Return the text of a document, in sections.

    Args:
        document: What pandoc writes as `json`.
    """
    return Group(label_of("Document"), tuple(_blocks(json.loads(document)["blocks"])))


def _blocks(found: list[Json]) -> Iterator[Block]:
    yield from _in_sections([_block(block) for block in found])


def _in_sections(blocks: list[Block]) -> Iterator[Block]:
    """Yield blocks; those below a heading, or below the name of who signs, are one with it."""
    while blocks:
        depth = _depth(blocks[0])
        if depth is None:
            yield blocks.pop(0)
            continue
        end = next((n for n, b in enumerate(blocks) if n and _ends(b, depth)), len(blocks))
        inside = Group(label_of("Inside"), tuple(_in_sections(blocks[1:end])))
        yield Parts(label_of("Section", depth), (blocks[0], inside))
        blocks = blocks[end:]


def _depth(block: Block) -> int | None:
    kind, *parts = json.loads(block.label)
    if kind == "Header":
        return int(parts[0])
    return SIGNATURE if _style(parts) == "Signature Name" else None


def _ends(block: Block, depth: int) -> bool:
    if depth == SIGNATURE:
        style = _style(json.loads(block.label)[1:])
        return style not in ("Signature Details", "Signature Line")
    found = _depth(block)
    return found is not None and found <= depth


def _style(parts: list[Any]) -> str:
    return str(parts[0].get("custom-style", "")) if parts and isinstance(parts[0], dict) else ""


def _block(block: Json) -> Block:  # noqa: C901 - one flat case a kind
    match block:
        case {"t": "Para" | "Plain" as kind, "c": inlines}:
            return RedlineWords(label_of("Para"), tokens_of(inlines), kind)
        case {"t": "Header", "c": [level, [name, classes, pairs], inlines]}:
            return RedlineWords(
                label_of("Header", level, classes, pairs), tokens_of(inlines), anchors=_named(name)
            )
        case {"t": "Div", "c": [attributes, [{"t": "Para", "c": inlines}]]} if _styled(attributes):
            return RedlineWords(label_of("Styled", dict(attributes[2])), tokens_of(inlines))
        case {"t": "Div", "c": [[name, classes, pairs], inner]}:
            return _group("Div", inner, name, classes, look=pairs)
        case {"t": "BlockQuote", "c": inner}:
            return _group("BlockQuote", inner)
        case {"t": "BulletList" | "OrderedList" as kind, "c": content}:
            more, items = ([content[0]], content[1]) if kind == "OrderedList" else ([], content)
            return Group(label_of(kind, *more), tuple(_group("Item", item) for item in items))
        case {"t": "Table", "c": [_, _, _, _, bodies, _]} if len(bodies) == 1:
            return _table(*block["c"])
        case {"t": "Figure", "c": [[name, classes, pairs], caption, inner]}:
            label = label_of("Figure", classes, pairs)
            inside = (_caption(caption), _group("Content", inner))
            return Parts(label, inside, anchors=_named(name))
        case _:
            return RedlineWords(label_of("Thing", block), ())


def _styled(attributes: Json) -> bool:
    return not attributes[0] and "custom-style" in dict(attributes[2])


def _named(name: str) -> tuple[str, ...]:
    return (name,) if name else ()


def _group(kind: str, inner: list[Json], name: str = "", *more: Json, look: Json = None) -> Group:
    found = json.dumps(look) if look else ""
    return Group(label_of(kind, *more), tuple(_blocks(inner)), found, anchors=_named(name))


def _caption(caption: Json) -> Group:
    return _group("Caption", caption[1])


def _table(
    attributes: Json, caption: Json, columns: Json, head: Json, bodies: Json, foot: Json
) -> Parts:
    """Two tables of other columns are two tables: neither Word nor HTML marks columns."""
    name, classes, pairs = attributes
    alignments = [column[0]["t"] for column in columns]
    inside = (_caption(caption), _rows(head[1], head[0]), _rows(bodies[0][3], *bodies[0][:3]))
    look = json.dumps([columns, foot])
    label = label_of("Table", classes, pairs, alignments)
    return Parts(label, inside, look, anchors=_named(name))


def _rows(rows: list[Json], *more: Json) -> Group:
    return Group(label_of("Rows", *more), tuple(_row(*row) for row in rows))


def _row(attributes: Json, cells: list[Json]) -> Parts:
    return Parts(label_of("Row", attributes), tuple(_cell(*cell) for cell in cells))


def _cell(attributes: Json, alignment: Json, rows: int, columns: int, inner: list[Json]) -> Parts:
    label = label_of("Cell", attributes, alignment, rows, columns)
    return Parts(label, tuple(_blocks(inner)))
