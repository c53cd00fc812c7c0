"""pandoc's tree of a document, as JSON -> a tree to be compared.

It is read behind the filters of a format, so each paragraph looks as it does in that format. Labels
hold what pandoc needs beside the words, to write them again (`writing`).
"""

import json
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from mou_cli.exporting.paper import Paper
from mou_cli.exporting.redline.inlines import tokens_of
from mou_cli.exporting.redline.labels import (
    BareLabel,
    CellLabel,
    DivisionLabel,
    FigureLabel,
    HeadingLabel,
    Json,
    NumberedLabel,
    RowLabel,
    SectionLabel,
    Shape,
    StyledLabel,
    TableBodyLabel,
    TableHeadLabel,
    TableLabel,
    ThingLabel,
)
from mou_cli.exporting.redline.numbers import number_and_words
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
SIGNATURE_BELOW = ("Signature Details", "Signature Line")


def tree_of(document: str) -> Group:
    """Return the text of a document, in sections.

    Args:
        document: What pandoc writes as `json`.
    """
    return Group(BareLabel.DOCUMENT, tuple(_blocks_in_sections(json.loads(document)["blocks"])))


def _blocks_in_sections(found: list[Json]) -> Iterator[Block]:
    yield from _in_sections([_block_of(block) for block in found])


def _in_sections(blocks: list[Block]) -> Iterator[Block]:
    """Yield blocks; those below a heading, or below the name of who signs, are one with it."""
    while blocks:
        depth = _depth_of_heading(blocks[0])
        if depth is None:
            yield blocks.pop(0)
            continue
        end = next((n for n, b in enumerate(blocks) if n and _ends_section(b, depth)), len(blocks))
        inside = Group(BareLabel.INSIDE, tuple(_in_sections(blocks[1:end])))
        yield Parts(SectionLabel(depth), (blocks[0], inside))
        blocks = blocks[end:]


def _depth_of_heading(block: Block) -> int | None:
    match block.label:
        case HeadingLabel(level):
            return level
        case StyledLabel(style="Signature Name"):
            return SIGNATURE
        case _:
            return None


def _ends_section(block: Block, depth: int) -> bool:
    if depth == SIGNATURE:
        return not (isinstance(block.label, StyledLabel) and block.label.style in SIGNATURE_BELOW)
    found = _depth_of_heading(block)
    return found is not None and found <= depth


def _block_of(block: Json) -> Block:  # noqa: C901 - one flat case a kind
    match block:
        case {"t": "Para" | "Plain" as kind, "c": inlines}:
            number, words = number_and_words(inlines)
            return RedlineWords(BareLabel.PARAGRAPH, tokens_of(words), kind, number=number)
        case {"t": "Header", "c": [level, [name, classes, pairs], inlines]}:
            label = HeadingLabel(level, Shape.of(classes, pairs))
            number, words = number_and_words(inlines)
            anchors = _anchor_of(name)
            return RedlineWords(label, tokens_of(words), anchors=anchors, number=number)
        case {"t": "Div", "c": [shape, [{"t": "Para", "c": inlines}]]} if _is_styled(shape):
            styled = StyledLabel(tuple(dict(shape[2]).items()))
            number, words = number_and_words(inlines)
            return RedlineWords(styled, tokens_of(words), number=number)
        case {"t": "Div", "c": [[name, classes, pairs], inner]}:
            return _group_of(DivisionLabel(tuple(classes)), inner, name, look=pairs)
        case {"t": "BlockQuote", "c": inner}:
            return _group_of(BareLabel.QUOTE, inner)
        case {"t": "BulletList", "c": items}:
            return _list_of_items(BareLabel.BULLETS, items)
        case {"t": "OrderedList", "c": [[start, style, delimiter], items]}:
            return _list_of_items(NumberedLabel(start, style["t"], delimiter["t"]), items)
        case {"t": "Table", "c": [_, _, _, _, bodies, _]} if len(bodies) == 1:
            return _table_parts(*block["c"])
        case {"t": "Figure", "c": [[name, classes, pairs], caption, inner]}:
            inside = (_caption_group(caption), _group_of(BareLabel.CONTENT, inner))
            return Parts(FigureLabel(Shape.of(classes, pairs)), inside, anchors=_anchor_of(name))
        case _:
            return RedlineWords(ThingLabel(json.dumps(block, ensure_ascii=False)), ())


def _is_styled(attributes: Json) -> bool:
    return not attributes[0] and "custom-style" in dict(attributes[2])


def _anchor_of(name: str) -> tuple[str, ...]:
    return (name,) if name else ()


def _group_of(label: Hashable, inner: list[Json], name: str = "", look: Json = None) -> Group:
    return Group(label, tuple(_blocks_in_sections(inner)), look, anchors=_anchor_of(name))


def _list_of_items(label: Hashable, items: list[Json]) -> Group:
    return Group(label, tuple(_group_of(BareLabel.ITEM, item) for item in items))


def _caption_group(caption: Json) -> Group:
    return _group_of(BareLabel.CAPTION, caption[1])


def _table_parts(
    attributes: Json, caption: Json, columns: Json, head: Json, bodies: Json, foot: Json
) -> Parts:
    name, classes, pairs = attributes
    alignments = tuple(column[0]["t"] for column in columns)
    inside = (_caption_group(caption), _table_head(*head), _table_body(*bodies[0]))
    label = TableLabel(Shape.of(classes, pairs), alignments)
    return Parts(label, inside, (columns, foot), anchors=_anchor_of(name))


def _table_head(attributes: Json, rows: list[Json]) -> Group:
    name, *shape = attributes
    return Group(TableHeadLabel(name, Shape.of(*shape)), tuple(_table_row(*row) for row in rows))


def _table_body(attributes: Json, head_columns: int, inner_head: Json, rows: list[Json]) -> Group:
    name, *shape = attributes
    label = TableBodyLabel(name, Shape.of(*shape), head_columns, json.dumps(inner_head))
    return Group(label, tuple(_table_row(*row) for row in rows))


def _table_row(attributes: Json, cells: list[Json]) -> Parts:
    name, *shape = attributes
    return Parts(RowLabel(name, Shape.of(*shape)), tuple(_table_cell(*cell) for cell in cells))


def _table_cell(
    attributes: Json, alignment: Json, rows: int, columns: int, inner: list[Json]
) -> Parts:
    name, *shape = attributes
    label = CellLabel(name, Shape.of(*shape), alignment["t"], rows, columns)
    return Parts(label, tuple(_blocks_in_sections(inner)))
