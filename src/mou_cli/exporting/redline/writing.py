"""A redline -> pandoc's tree of a document, as JSON, with the marks of a format."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from mou_cli.exporting.redline.columns import column_notes
from mou_cli.exporting.redline.inlines import inlines_of, place
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
from mou_cli.redline.tree import Block, Group, Move, RedlineMark, RedlineWords

API_VERSION = [1, 23]
"""The version of pandoc's JSON that is written here; pandoc 3 reads every 1.23."""


class Marking(Protocol):
    """How a format tells words that came from words that went."""

    def words(self, mark: RedlineMark, inlines: list[Json], *, follows: bool = False) -> list[Json]:
        """Return inlines that came or went, marked; see `inlines.Wrap`."""

    def paragraph(self, mark: RedlineMark, inlines: list[Json], move: Move | None) -> list[Json]:
        """Return the inlines of a paragraph that came or went as a whole; its words are marked."""

    def note(self, words: str) -> list[Json]:
        """Return a paragraph that tells of a change, and is no part of either text."""

    def moved(self, mark: RedlineMark, move: Move) -> list[Json]:
        """Return words that tell of the other place."""

    def number(self, words: RedlineWords, mark: RedlineMark) -> list[Json]:
        """Return the number in front of a paragraph, and what it was if it is another one."""

    def row(self, mark: RedlineMark, attributes: Json) -> Json:
        """Return the attributes of a table's row that came or went."""


def document_of(redline: Group, marking: Marking) -> str:
    """Return a document as pandoc reads it from `json`.

    Args:
        redline: The text with marks.
        marking: The marks of the format.
    """
    blocks = _Writer(marking).blocks(redline, RedlineMark.KEPT)
    document = {"pandoc-api-version": API_VERSION, "meta": {}, "blocks": blocks}
    return json.dumps(document, ensure_ascii=False)


class _Writer:
    def __init__(self, marking: Marking) -> None:
        self.marking = marking

    def blocks(self, outer: Block, mark: RedlineMark) -> list[Json]:
        """Write what is in a block."""
        inside, found = _inside(outer), []
        for number, block in enumerate(inside):
            found += [b for note in column_notes(inside, number) for b in self.marking.note(note)]
            found += self._block(block, mark)
        return found

    def _block(self, block: Block, around: RedlineMark) -> Iterator[Json]:  # noqa: C901 - flat
        mark = _mark_of(block, around)
        match block.label:
            case SectionLabel() | BareLabel.INSIDE:
                yield from self.blocks(block, mark)
            case ThingLabel(written):  # nothing in it can be marked
                if mark is not RedlineMark.DELETED:
                    yield json.loads(written)
            case BareLabel.QUOTE:
                yield {"t": "BlockQuote", "c": self.blocks(block, mark)}
            case BareLabel.BULLETS:
                yield {"t": "BulletList", "c": self._items(block, mark)}
            case NumberedLabel(start, style, delimiter):
                numbers = [start, {"t": style}, {"t": delimiter}]
                yield {"t": "OrderedList", "c": [numbers, self._items(block, mark)]}
            case DivisionLabel(classes):
                yield self._division(block, mark, classes)
            case FigureLabel(shape):
                yield self._figure(block, mark, shape)
            case TableLabel(shape):
                yield self._table(block, mark, shape)
            case _:
                yield _written_paragraph(block, self._inlines(block, mark))

    def _items(self, block: Block, mark: RedlineMark) -> list[Json]:
        return [self.blocks(item, _mark_of(item, mark)) for item in _inside(block)]

    def _inlines(self, block: Block, mark: RedlineMark) -> list[Json]:
        if not isinstance(block, RedlineWords):
            return []
        number = self.marking.number(block, mark) if block.number or block.was else []
        if mark is RedlineMark.KEPT:
            return number + inlines_of(block.tokens, self.marking.words)
        tokens = tuple(replace(token, mark=mark) for token in block.tokens)
        if block.move is not None:
            number = number + self.marking.moved(mark, block.move)
        inlines = number + inlines_of(tokens, self.marking.words)
        return self.marking.paragraph(mark, inlines, block.move)

    def _division(self, block: Block, mark: RedlineMark, classes: Sequence[str]) -> Json:
        name, *others = block.anchors or ("",)
        inner = self.blocks(block, mark)
        for other in others:
            inner = [_div(other, [], [], inner)]
        return _div(name, classes, block.look, inner)

    def _figure(self, block: Block, mark: RedlineMark, shape: Shape) -> Json:
        caption, content = _inside(block)
        inner = [self._caption(caption, mark), self.blocks(content, mark)]
        return {"t": "Figure", "c": [shape.named(_name_of(block)), *inner]}

    def _caption(self, caption: Block, mark: RedlineMark) -> Json:
        return [None, self.blocks(caption, mark)]

    def _table(self, block: Block, mark: RedlineMark, shape: Shape) -> Json:
        caption, head, body = _inside(block)
        columns, foot = block.look
        content = [
            shape.named(_name_of(block)),
            self._caption(caption, mark),
            columns,
            [*_beside_rows(head), self._rows(head, mark)],
            [[*_beside_rows(body), self._rows(body, mark)]],
            foot,
        ]
        return {"t": "Table", "c": content}

    def _rows(self, rows: Block, around: RedlineMark) -> list[Json]:
        found = []
        for row in _inside(rows):
            mark = _mark_of(row, around)
            assert isinstance(row.label, RowLabel)  # noqa: S101 - rows hold nothing else
            attributes = row.label.shape.named(row.label.name)
            if mark is not RedlineMark.KEPT:
                attributes = self.marking.row(mark, attributes)
            found.append([attributes, [self._cell(cell, mark) for cell in _inside(row)]])
        return found

    def _cell(self, cell: Block, mark: RedlineMark) -> Json:
        label = cell.label
        assert isinstance(label, CellLabel)  # noqa: S101 - a row holds nothing else
        place_and_size = [label.shape.named(label.name), {"t": label.alignment}]
        return [*place_and_size, label.rows, label.columns, self.blocks(cell, mark)]


def _inside(block: Block) -> Sequence[Block]:
    return () if isinstance(block, RedlineWords) else block.blocks


def _mark_of(block: Block, around: RedlineMark) -> RedlineMark:
    return around if block.mark is RedlineMark.KEPT else block.mark


def _name_of(block: Block) -> str:
    return next(iter(block.anchors), "")


def _beside_rows(rows: Block) -> list[Json]:
    """Return what pandoc has beside the rows of a table's head, or of its body."""
    match rows.label:
        case TableHeadLabel(name, shape):
            return [shape.named(name)]
        case TableBodyLabel(name, shape, head_columns, inner_head):
            return [shape.named(name), head_columns, json.loads(inner_head)]
        case _:
            raise NotImplementedError(rows.label)


def _written_paragraph(block: Block, inlines: list[Json]) -> Json:
    match block.label:
        case StyledLabel(pairs):
            return _div("", [], pairs, [{"t": "Para", "c": inlines}])
        case HeadingLabel(level, shape):
            places = [place(name) for name in block.anchors[1:]]
            return {"t": "Header", "c": [level, shape.named(_name_of(block)), places + inlines]}
        case _:
            return {"t": block.look, "c": inlines}


def _div(name: str, classes: Json, pairs: Json, inner: list[Json]) -> Json:
    return {"t": "Div", "c": [[name, classes, pairs], inner]}
