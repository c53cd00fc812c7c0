"""Tables that are too wide for large print -> lists of labelled values, for every format at once.

Where the longest words of the columns do not fit side by side, they would be broken in the middle.
Such a table becomes a line that names its columns, with the caption above, and a paragraph for each
row: its first cell, and `Label: value` for each other cell that says something. The cells keep
their order, and the label of the first column is not repeated.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from mou_cli.exporting.paper import POINTS, Paper
from mou_cli.exporting.widths import BOLD, PADDING, longest_word
from mou_cli.proofreading.marks import reader_of_marks
from mou_cli.prose.markdown import escape

_Cells = Sequence[Token]

_INDENT = re.compile(r"(?:[ \t>]|[-*+](?=[ \t])|\d+[.)](?=[ \t]))*(?=\|)")
"""What stands in front of a table in a list or a quotation. A table without bars is left."""

_NAME = re.compile(r"#[\w-]+|\bid=(?:\"[^\"]*\"|[^\s{}\"]+)")


def with_labelled_values(markdown: str, paper: Paper) -> str:
    """Return a document whose tables fit its lines; in normal print it stays as it is.

    Args:
        markdown: The Markdown that every format is made from.
        paper: What it is printed on.
    """
    if paper.points == POINTS:
        return markdown
    lines = markdown.split("\n")
    for table in reversed(list(_tables(reader_of_marks().parse(markdown)))):
        if table.is_wider_than(paper.line):
            _replace(lines, table)
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Table:
    lines: slice
    head: _Cells
    rows: Sequence[_Cells]
    division: Token | None
    caption: Token | None

    def is_wider_than(self, line: int) -> bool:
        """Say whether there are labels, and words would be broken for want of room."""
        if len(self.head) < 2 or not any(cell.content for cell in self.head):
            return False
        columns = zip(self.head, *self.rows, strict=True)
        return sum(_least_width(*column) for column in columns) > line


def _least_width(head: Token, *cells: Token) -> float:
    widths = (longest_word(_words_of(cell)) for cell in cells)
    return max(longest_word(_words_of(head)) * BOLD, *widths, 0) + PADDING


def _words_of(inline: Token) -> str:
    return "".join(
        "".join(part.content for part in each.children or ())
        if each.type == "image"
        else each.content
        for each in inline.children or ()
    )


def _tables(tokens: Sequence[Token]) -> Iterator[_Table]:
    begin = 0
    for number, token in enumerate(tokens):
        if token.type == "table_open":
            begin = number
        elif token.type == "table_close":
            head, *rows = _rows(tokens[begin:number])
            division, caption = _captioned(tokens[max(begin - 4, 0) : begin])
            lines = slice(*(tokens[begin].map or ()))
            yield _Table(lines, head, rows, division, caption)


def _rows(tokens: Sequence[Token]) -> list[list[Token]]:
    rows: list[list[Token]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token)
    return rows


def _captioned(before: Sequence[Token]) -> tuple[Token | None, Token | None]:
    """Return the division of a table with a caption, and that, from what stands before it."""
    match before:
        case [division, _, caption, _] if "captioned" in division.info:
            return division, caption
    return None, None


def _replace(lines: list[str], table: _Table) -> None:
    first, second = lines[table.lines][:2]
    indent, indent_inside = _INDENT.match(first), _INDENT.match(second)
    if indent is None or indent_inside is None:
        return
    inside = indent_inside.group()
    blank = [inside.rstrip()]
    begins = indent.group() == inside
    written = [line for block in _blocks(table) for line in (*_indented(block, inside), *blank)]
    if begins:
        written = blank + written
    else:
        written[0] = indent.group() + written[0].removeprefix(inside)
    lines[table.lines] = written
    if table.division and table.caption:
        _take_caption(lines, table.division, table.caption)


def _indented(block: Iterable[str], indent: str) -> list[str]:
    return [f"{indent}{line}" for line in "\\\n".join(block).split("\n")]


def _blocks(table: _Table) -> Iterator[list[str]]:
    """Yield the lines of each paragraph."""
    # A paragraph that ends in a colon stays on one page with what follows, in every format.
    columns = "; ".join(cell.content for cell in table.head if cell.content)
    yield [*_caption(table), f"Row by row, with the columns {columns}:"]
    labels = [escape(_words_of(cell).strip()) for cell in table.head]
    for row in table.rows:
        block = [
            _value(label, cell.content) if number else _strong(cell, cell.content)
            for number, (label, cell) in enumerate(zip(labels, row, strict=True))
            if cell.content
        ]
        if block:
            yield block


def _strong(inline: Token, words: str, name: str = "") -> str:
    """Return words in strong type, unless some of them are: pandoc would print `****` for both."""
    parts = inline.children or ()
    has_strong = any(part.type == "strong_open" or ".strong" in part.info for part in parts)
    marks = " ".join(mark for mark in ("" if has_strong else ".strong", name) if mark)
    return f"[{words}]{{{marks}}}" if marks else words


def _value(label: str, words: str) -> str:
    return f"{label}: {words}" if label else words


def _caption(table: _Table) -> Iterator[str]:
    """Yield the caption, which links to the table lead to."""
    if table.division and table.caption:
        name = _NAME.search(table.division.info)
        yield _strong(table.caption, table.caption.content, name.group() if name else "")


def _take_caption(lines: list[str], division: Token, caption: Token) -> None:
    """Take a caption from its place, and leave a division that asks for none."""
    lines[slice(*(caption.map or ()))] = [""]
    begin, end = division.map or (0, 0)
    lines[begin:end] = [re.sub(r"(:{3,}).*", r"\1 { .insert }", lines[begin])]
