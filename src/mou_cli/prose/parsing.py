"""Prose text -> tree and faults.

markdown-it-py reads CommonMark 0.31 with pipe tables. What an agreement cannot hold (headings,
code, HTML, numbered lists …) is reported as a fault with its place, and left out of the tree.
"""

from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mou_cli.prose.faults import (
    MAX_NESTING,
    ProseFault,
    line_faults,
    reference_faults,
    row_faults,
)
from mou_cli.prose.inlines import HTML, InlineReader, merged, trimmed
from mou_cli.prose.tree import (
    Block,
    Blocks,
    Bullets,
    Image,
    Inline,
    Paragraph,
    Quote,
    Row,
    Table,
    Text,
    figure_of,
    inlines_of,
)


@dataclass(frozen=True, slots=True)
class ParsedProse:
    """What a text holds, and what it holds that it must not."""

    blocks: Blocks
    faults: tuple[ProseFault, ...]


def parse_prose(source: str) -> ParsedProse:
    """Parse one text."""
    env: dict[str, Any] = {}
    tokens = _markdown().parse(source, env)
    reader = _Reader(tokens)
    blocks = reader.blocks_until(None)
    faults = [
        *reader.faults,
        *reference_faults(env),
        *row_faults(source, tokens),
        *line_faults(source, tokens),
    ]
    return ParsedProse(blocks, tuple(dict.fromkeys(faults)))


def _markdown() -> MarkdownIt:
    if not _PARSER:
        parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING * 2}).enable("table")
        # Every address is looked at below; markdown-it would print a refused one as text.
        setattr(parser, "validateLink", bool)  # noqa: B010
        setattr(parser, "normalizeLink", str)  # noqa: B010
        _PARSER.append(parser)
    return _PARSER[0]


_PARSER: list[MarkdownIt] = []

_REFUSED = {
    "heading_open": (
        "PRO002",
        "A heading stands in the text",
        "Make it a section with a title; or leave out the `#`, or the line of `=` or `-` below",
    ),
    "html_block": (
        "PRO003",
        *HTML,
    ),
    "code_block": (
        "PRO004",
        "This line is indented so far that it reads as code",
        "Indent it like the lines around it",
    ),
    "fence": (
        "PRO004",
        "A block of code stands in the text",
        "Take out the lines of backquotes or tildes",
    ),
    "ordered_list_open": (
        "PRO006",
        "A numbered list stands in the text",
        "Make each item a `section`, so that its number is part of the text; "
        "or write a backslash behind the number: `1985\\.`",
    ),
    "hr": ("PRO013", "A ruled line stands in the text", "Take the line out"),
}


@dataclass(slots=True)
class _Reader:
    """Turns markdown-it's flat tokens into a tree."""

    tokens: list[Token]
    at: int = 0
    faults: list[ProseFault] = field(default_factory=list)

    def blocks_until(self, close: str | None) -> Blocks:
        blocks: list[Block] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == close:
                break
            block = self._block(token)
            if block is not None:
                blocks.append(block)
        return tuple(blocks)

    def _block(self, token: Token) -> Block | None:
        if token.level > MAX_NESTING:
            self._fault(token, "PRO013", "The text is nested too deep", "Use sections for depth")
        match token.type:
            case "paragraph_open":
                return self._paragraph()
            case "bullet_list_open":
                return self._bullets()
            case "blockquote_open":
                return Quote(self.blocks_until("blockquote_close"))
            case "table_open":
                return self._table()
            case _:
                return self._refuse(token)

    def _refuse(self, token: Token) -> Block | None:
        """Report what prose cannot hold, and keep its words for a draft."""
        self._fault(token, *_REFUSED[token.type])
        if token.type == "heading_open":
            return self._paragraph()
        if token.type == "ordered_list_open":
            return self._bullets()
        words = " ".join(token.content.split())
        return Paragraph((Text(words),)) if words else None

    def _paragraph(self) -> Paragraph:
        inline = self.tokens[self.at]
        self.at += 2
        paragraph = Paragraph(self._inlines(inline))
        if figure_of(paragraph) is None and any(
            isinstance(found, Image) for found in inlines_of((paragraph,))
        ):
            self._fault(
                inline,
                "PRO005",
                "A picture stands in the middle of a text",
                "Give it a paragraph of its own, with a blank line before and after",
            )
        return paragraph

    def _bullets(self) -> Bullets:
        items = []
        while self.tokens[self.at].type == "list_item_open":
            self.at += 1
            items.append(self.blocks_until("list_item_close"))
        self.at += 1
        return Bullets(tuple(item for item in items if item))

    def _table(self) -> Table:
        alignments: list[str] = []
        rows: list[Row] = []
        cells: list[tuple[Inline, ...]] = []
        while self.tokens[self.at].type != "table_close":
            token = self.tokens[self.at]
            if token.type == "tr_open":
                cells = []
            elif token.type == "inline":
                cells.append(self._inlines(token))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
            elif token.type == "th_open":
                alignments.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
            self.at += 1
        self.at += 1
        return Table(tuple(alignments), rows[0], tuple(rows[1:]))

    def _inlines(self, inline: Token) -> tuple[Inline, ...]:
        line = inline.map[0] if inline.map else 0
        reader = InlineReader(iter(inline.children or []), line, self.faults)
        return trimmed(merged(reader.until(None)))

    def _fault(self, token: Token, code: str, message: str, mend: str) -> None:
        line = token.map[0] if token.map else 0
        self.faults.append(ProseFault(code, line, "", message, mend))
