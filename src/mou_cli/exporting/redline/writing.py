"""A redline -> pandoc's tree of a document, as JSON, with the marks of a format."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from mou_cli.exporting.redline.inlines import Json, inlines_of, place
from mou_cli.redline.tree import Block, Group, RedlineMark, RedlineWords

API_VERSION = [1, 23]
"""The version of pandoc's JSON that is written here; pandoc 3 reads every 1.23."""


class Marking(Protocol):
    """How a format tells words that came from words that went."""

    def words(self, mark: RedlineMark, inlines: list[Json]) -> list[Json]:
        """Return inlines that came or went, marked."""

    def paragraph(self, mark: RedlineMark, inlines: list[Json]) -> list[Json]:
        """Return the inlines of a paragraph that came or went as a whole; its words are marked."""

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
        return [json_block for block in _inside(outer) for json_block in self._block(block, mark)]

    def _block(self, block: Block, around: RedlineMark) -> Iterator[Json]:
        mark = _mark_of(block, around)
        kind, *parts = json.loads(block.label)
        match kind:
            case "Section" | "Inside":
                yield from self.blocks(block, mark)
            case "Thing":  # nothing in it can be marked
                yield from () if mark is RedlineMark.DELETED else parts
            case "BlockQuote":
                yield {"t": kind, "c": self.blocks(block, mark)}
            case "BulletList" | "OrderedList":
                items = [self.blocks(item, _mark_of(item, mark)) for item in _inside(block)]
                yield {"t": kind, "c": [*parts, items] if parts else items}
            case "Div":
                yield self._division(block, mark, *parts)
            case "Figure":
                yield self._figure(block, mark, *parts)
            case "Table":
                yield self._table(block, mark, *parts)
            case _:
                yield _paragraph(block, kind, parts, self._inlines(block, mark))

    def _inlines(self, block: Block, mark: RedlineMark) -> list[Json]:
        tokens = block.tokens if isinstance(block, RedlineWords) else ()
        if mark is RedlineMark.KEPT:
            return inlines_of(tokens, self.marking.words)
        tokens = tuple(replace(token, mark=mark) for token in tokens)
        return self.marking.paragraph(mark, inlines_of(tokens, self.marking.words))

    def _division(self, block: Block, mark: RedlineMark, classes: Json) -> Json:
        name, *others = block.anchors or ("",)
        inner = self.blocks(block, mark)
        for other in others:
            inner = [_div(other, [], [], inner)]
        return _div(name, classes, json.loads(block.look or "[]"), inner)

    def _figure(self, block: Block, mark: RedlineMark, classes: Json, pairs: Json) -> Json:
        caption, content = _inside(block)
        attributes = [_name_of(block), classes, pairs]
        inner = [self._caption(caption, mark), self.blocks(content, mark)]
        return {"t": "Figure", "c": [attributes, *inner]}

    def _caption(self, caption: Block, mark: RedlineMark) -> Json:
        return [None, self.blocks(caption, mark)]

    def _table(self, block: Block, mark: RedlineMark, classes: Json, pairs: Json, _: Json) -> Json:
        caption, head, body = _inside(block)
        columns, foot = json.loads(block.look)
        _, *of_head = json.loads(head.label)
        _, *of_body = json.loads(body.label)
        content = [
            [_name_of(block), classes, pairs],
            self._caption(caption, mark),
            columns,
            [*of_head, self._rows(head, mark)],
            [[*of_body, self._rows(body, mark)]],
            foot,
        ]
        return {"t": "Table", "c": content}

    def _rows(self, rows: Block, around: RedlineMark) -> list[Json]:
        found = []
        for row in _inside(rows):
            mark = _mark_of(row, around)
            _, attributes = json.loads(row.label)
            if mark is not RedlineMark.KEPT:
                attributes = self.marking.row(mark, attributes)
            found.append([attributes, [self._cell(cell, mark) for cell in _inside(row)]])
        return found

    def _cell(self, cell: Block, mark: RedlineMark) -> Json:
        _, *parts = json.loads(cell.label)
        return [*parts, self.blocks(cell, mark)]


def _inside(block: Block) -> Sequence[Block]:
    return () if isinstance(block, RedlineWords) else block.blocks


def _mark_of(block: Block, around: RedlineMark) -> RedlineMark:
    return around if block.mark is RedlineMark.KEPT else block.mark


def _name_of(block: Block) -> str:
    return next(iter(block.anchors), "")


def _paragraph(block: Block, kind: str, parts: list[Json], inlines: list[Json]) -> Json:
    if kind == "Styled":
        return _div("", [], [*parts[0].items()], [{"t": "Para", "c": inlines}])
    if kind == "Header":
        level, *attributes = parts
        places = [place(name) for name in block.anchors[1:]]
        return {"t": kind, "c": [level, [_name_of(block), *attributes], places + inlines]}
    return {"t": block.look or kind, "c": inlines}


def _div(name: str, classes: Json, pairs: Json, inner: list[Json]) -> Json:
    return {"t": "Div", "c": [[name, classes, pairs], inner]}
