"""markdown-it's inline tokens -> inlines of the tree, and what is wrong with them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from mou_cli.places import ASSET_PATTERN
from mou_cli.prose.faults import MAX_NESTING, ProseFault, character_faults
from mou_cli.prose.tree import Emphasis, Image, Inline, LineBreak, Link, Strong, Text, plain_text

HTML = (
    "HTML stands in the text",
    "Use Markdown instead; write `\\<` for the character itself",
)
_CODE = (
    "A backquote makes code of these words",
    "Use quotation marks, or write a backslash in front of each backquote",
)

_TARGET = re.compile(r"(https?://|mailto:|mou:|#)[^\s<>\"`\\]*\Z", re.IGNORECASE)
_ASSET = re.compile(rf"{ASSET_PATTERN}\Z")
_WHITE = re.compile(r"[ \t\r\n\v\f\u0085\u2028\u2029]+")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f]")


@dataclass(slots=True)
class InlineReader:
    """Reads the inline tokens of one paragraph or cell.

    Attributes:
        tokens: The tokens that are left.
        line: The line within the text that they are on, counted from 0.
        faults: Where faults are added.
        depth: How many marks of emphasis or links are open.
    """

    tokens: Iterator[Token]
    line: int
    faults: list[ProseFault]
    depth: int = 0

    def until(self, close: str | None) -> list[Inline]:
        """Read up to the token of type `close`, or all of them."""
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
                self._fault("PRO003", token.content, *HTML)
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
            children = merged(self.until(token.type.replace("open", "close")))
            return Emphasis(children) if token.type == "em_open" else Strong(children)
        finally:
            self.depth -= 1

    def _link(self, token: Token) -> Inline:
        target = str(token.attrGet("href") or "")
        children = merged(self.until("link_close"))
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
        reader = InlineReader(iter(token.children or []), self.line, self.faults, MAX_NESTING - 2)
        alternative = " ".join(plain_text(merged(reader.until(None))).split())
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
        self.faults.append(ProseFault(code, self.line, words, message, mend))


def merged(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Join runs of text that follow each other."""
    joined: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + inline.text)
        elif not (isinstance(inline, Text) and not inline.text):
            joined.append(inline)
    return tuple(joined)


def trimmed(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Leave out white space around a whole paragraph or cell; no reader could see it."""
    found = list(inlines)
    if found and isinstance(found[0], Text):
        found[0] = Text(found[0].text.lstrip())
    if found and isinstance(found[-1], Text):
        found[-1] = Text(found[-1].text.rstrip())
    return tuple(inline for inline in found if inline != Text(""))
