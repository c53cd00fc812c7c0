"""Prose text -> tree and faults.

markdown-it-py reads CommonMark 0.31 with pipe tables. What an agreement cannot hold (headings,
code, HTML, numbered lists …) is reported as a fault with its place, and left out of the tree.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

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
    Row,
    Strong,
    Table,
    Text,
    figure_of,
    inlines_of,
    plain_text,
)

MAX_NESTING = 12
"""Levels of tokens: six lists in each other. Word and ODT show no more."""

_TARGET = re.compile(r"(https?://|mailto:|mou:|#)[^\s<>\"`\\]*\Z", re.IGNORECASE)

_ASSET = re.compile(r"assets/[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*\Z")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that prose cannot hold.

    Attributes:
        code: The rule that it breaks.
        line: Line within the text, counted from 0.
        words: The words at fault, to find the column by; may be empty.
        message: What is wrong.
        mend: What to do about it.
    """

    code: str
    line: int
    words: str
    message: str
    mend: str


@dataclass(frozen=True, slots=True)
class ParsedProse:
    """What a text holds, and what it holds that it must not."""

    blocks: Blocks
    faults: tuple[Fault, ...]


def parse_prose(source: str) -> ParsedProse:
    """Parse one text."""
    env: dict[str, Any] = {}
    tokens = _markdown().parse(source, env)
    reader = _Reader(tokens)
    blocks = reader.blocks_until(None)
    faults = [
        *reader.faults,
        *_reference_faults(env),
        *_row_faults(source, tokens),
        *_line_faults(source, tokens),
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
        "HTML stands in the text",
        "Use Markdown instead; write `\\<` for the character itself",
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
_CODE = (
    "A backquote makes code of these words",
    "Use quotation marks, or write a backslash in front of each backquote",
)


@dataclass(slots=True)
class _Reader:
    """Turns markdown-it's flat tokens into a tree."""

    tokens: list[Token]
    at: int = 0
    faults: list[Fault] = field(default_factory=list)

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
        reader = _InlineReader(iter(inline.children or []), line, self.faults)
        return _trimmed(_merged(reader.until(None)))

    def _fault(self, token: Token, code: str, message: str, mend: str) -> None:
        line = token.map[0] if token.map else 0
        self.faults.append(Fault(code, line, "", message, mend))


@dataclass(slots=True)
class _InlineReader:
    tokens: Iterator[Token]
    line: int
    faults: list[Fault]
    depth: int = 0

    def until(self, close: str | None) -> list[Inline]:
        found: list[Inline] = []
        for token in self.tokens:
            if token.type == close:
                break
            inline = self._inline(token)
            if inline is not None:
                found.append(inline)
        return found

    def _inline(self, token: Token) -> Inline | None:  # noqa: C901 - one flat case a kind
        match token.type:
            case "text":
                return self._text(token.content)
            case "softbreak":
                self.line += 1
                return Text(" ")
            case "hardbreak":
                self.line += 1
                return LineBreak()
            case "em_open" | "strong_open" | "link_open":
                return self._nested(token)
            case "image":
                return self._image(token)
            case "html_inline":
                if token.content.startswith("</"):  # said where it was opened
                    return None
                self._fault("PRO003", token.content, *_REFUSED["html_block"][1:])
                return None
            case "code_inline":
                self._fault("PRO004", token.content, *_CODE)
                return self._text(token.content)
            case _:  # the end of what was nested too deep
                return None

    def _text(self, content: str) -> Text:
        """Entities can bring in what no file may hold: `&#10;` a line end, `&rlm;` a mark."""
        text = _WHITE.sub(" ", content)
        self.faults.extend(character_faults(self.line, text))
        return Text(_HIDDEN.sub("", text))

    def _nested(self, token: Token) -> Inline | None:
        if self.depth >= MAX_NESTING:
            self._fault("PRO013", "", "The text is nested too deep", "Take marks of emphasis out")
            return None
        self.depth += 1
        try:
            if token.type == "link_open":
                return self._link(token)
            children = _merged(self.until(token.type.replace("open", "close")))
            return Emphasis(children) if token.type == "em_open" else Strong(children)
        finally:
            self.depth -= 1

    def _link(self, token: Token) -> Inline:
        target = str(token.attrGet("href") or "")
        children = _merged(self.until("link_close"))
        if token.attrGet("title"):
            self._fault(
                "PRO009",
                str(token.attrGet("title")),
                "The words in quotation marks behind a link's address do not print",
                "Take them out, or write them into the text",
            )
        if not _TARGET.match(target):
            self._fault(
                "PRO009",
                target,
                f"The link `{target}` cannot be followed safely" if target else "The link is empty",
                "Begin it with `https://`, `http://`, `mailto:`, or `#` and a key",
            )
            return Text(plain_text(children))
        return Link(target, children)

    def _image(self, token: Token) -> Inline:
        source = str(token.attrGet("src") or "")
        reader = _InlineReader(iter(token.children or []), self.line, self.faults, MAX_NESTING - 2)
        alternative = " ".join(plain_text(_merged(reader.until(None))).split())
        self.line = reader.line
        if not _ASSET.match(source):
            self._fault(
                "PRO005",
                source,
                f"The picture `{source}` is not a file in `assets/` with a simple name",
                "Put the file into `assets/`, with letters, digits, dots, hyphens in its name, "
                "and write `![what it shows](assets/file.svg)`",
            )
            return Text(alternative)
        if not alternative:
            self._fault(
                "PRO005",
                source,
                "The picture has no words for those who cannot see it",
                "Write in the square brackets what the picture shows",
            )
        return Image(source, alternative)

    def _fault(self, code: str, words: str, message: str, mend: str) -> None:
        self.faults.append(Fault(code, self.line, words, message, mend))


def _merged(inlines: list[Inline]) -> tuple[Inline, ...]:
    merged: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + inline.text)
        elif not (isinstance(inline, Text) and not inline.text):
            merged.append(inline)
    return tuple(merged)


def _trimmed(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Leave out white space around a whole paragraph or cell; no reader could see it."""
    found = list(inlines)
    if found and isinstance(found[0], Text):
        found[0] = Text(found[0].text.lstrip())
    if found and isinstance(found[-1], Text):
        found[-1] = Text(found[-1].text.rstrip())
    return tuple(inline for inline in found if inline != Text(""))


def _reference_faults(env: dict[str, Any]) -> Iterator[Fault]:
    for label, reference in (env.get("references") or {}).items():
        lines = reference.get("map") or [0]
        yield Fault(
            "PRO008",
            lines[0],
            "",
            f"The line defines a link target, `{label.lower()}`, and does not print",
            "Write the link in place: `[words](https://…)`",
        )


_CELL_END = re.compile(r"(?<!\\)\|")


def _row_faults(source: str, tokens: list[Token]) -> Iterator[Fault]:
    """Tables of this kind silently drop the cells of a row that the header does not have."""
    lines, columns = source.split("\n"), 0
    for token in tokens:
        if token.type == "thead_open":
            columns = 0
        if token.type != "tr_open" or not token.map:
            continue
        row = lines[token.map[0]].strip(" >-").removeprefix("|").removesuffix("|")
        cells = len(_CELL_END.findall(row)) + 1
        columns = columns or cells
        if cells > columns:
            yield Fault(
                "PRO015",
                token.map[0],
                "",
                "This row has more cells than the header of the table",
                "Take the `|` out that is too many, or write `\\|` for the sign itself",
            )


_WHITE = re.compile(r"[ \t\r\n\v\f\u0085\u2028\u2029]+")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f]")
_COLONS = re.compile(r"[ \t>*+-]*:::")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NO_WIDTH = re.compile(
    "[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def _line_faults(source: str, tokens: list[Token]) -> Iterator[Fault]:
    for number, line in enumerate(source.split("\n")):
        if _COLONS.match(line):
            yield Fault(
                "PRO007",
                number,
                ":::",
                "A line begins with three colons",
                "Write a backslash in front of them, or leave them out",
            )
        yield from character_faults(number, line)
    if any(token.level >= MAX_NESTING * 2 - 1 for token in tokens):
        yield Fault("PRO013", 0, "", "The text is nested too deep", "Use sections for depth")


def character_faults(number: int, line: str) -> Iterator[Fault]:
    """Yield a fault for characters of one line that hide or reorder its words.

    Args:
        number: The line's number within its text, counted from 0.
        line: The line.
    """
    if line.isascii():
        return
    bidi = _BIDI.search(line)
    if bidi:
        yield Fault(
            "PRO010",
            number,
            bidi.group(),
            f"The invisible character U+{ord(bidi.group()):04X} changes the reading order",
            "Delete it, and type the words around it again",
        )
    thin = _NO_WIDTH.search(line)
    if thin:
        yield Fault(
            "PRO011",
            number,
            thin.group(),
            f"The invisible character U+{ord(thin.group()):04X} has no width",
            "Delete it",
        )
