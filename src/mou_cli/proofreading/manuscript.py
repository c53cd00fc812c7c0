"""The Markdown in the middle -> the manuscript: its words in order, each with its clause."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it.token import Token

from mou_cli.proofreading.marks import CLASS, reader_of_marks

WORDS, LABEL, TERM, LINE = "words", "label", "term", "line"
CAPITALS, CAPTION, PICTURE = "capitals", "caption", "picture"
"""What a piece of a manuscript is. Some formats print some of them in a way of their own."""

ROLES = (LABEL, TERM, LINE, CAPITALS)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words without a mark in them.

    Attributes:
        words: The words.
        role: What they are.
        place: Where they stand, as messages say it: `clause 8.4`.
        source: For the words that stand for a picture, its path.
    """

    words: str
    role: str
    place: str
    source: str = ""


def manuscript_of(markdown: str) -> tuple[Piece, ...]:
    """Return the words of a document in order.

    Args:
        markdown: The Markdown that every format is made from.
    """
    return tuple(_Reader().pieces(reader_of_marks().parse(markdown)))


@dataclass(slots=True)
class _Place:
    """Where the reader is: below which heading, and in which clause at each depth."""

    heading: str = ""
    heading_number: str = ""
    depth: int = 0
    clauses: list[str] = field(default_factory=list)

    def begin_heading(self, words: Sequence[tuple[str, str]]) -> None:
        self.heading = "".join(text for text, _ in words).strip()
        self.heading_number = "".join(text for text, role in words if role == LABEL).rstrip(".")
        self.clauses = []

    def begin_clause(self, depth: int) -> None:
        """Go to the depth of a clause, or back to that of one that goes on."""
        self.depth = depth
        del self.clauses[depth:]

    def number_clause(self, number: str) -> None:
        del self.clauses[max(self.depth - 1, 0) :]
        self.clauses.append(number)

    def __str__(self) -> str:
        number, above = "".join(self.clauses), self.heading_number
        if not number:
            return f"“{self.heading}”" if self.heading else "its beginning"
        tells_all = not above or number.startswith((above, above.rpartition(" ")[2], "("))
        return f"clause {number}" if tells_all else f"clause {number} of {above}"


_DEPTH = re.compile(r"\.clause\b.*\blevel=(\d+)")


class _Reader:
    def __init__(self) -> None:
        self.place = _Place()
        self.in_heading = False
        self.is_caption = False

    def pieces(self, tokens: Sequence[Token]) -> Iterator[Piece]:
        for number, token in enumerate(tokens):
            if token.type == "division":
                self._division(token.info)
            elif token.type == "heading_open":
                self.in_heading = True
                words = [(text, role) for text, role, _ in _runs(tokens[number + 1])]
                self.place.begin_heading(words)
            elif token.type == "heading_close":
                self.in_heading = False
            elif token.type == "inline":
                yield from self._inlines(token)
                self.is_caption = False
            elif token.type in ("code_block", "fence"):
                yield Piece(token.content, WORDS, str(self.place))

    def _division(self, attributes: str) -> None:
        depth = _DEPTH.search(attributes)
        if depth:
            self.place.begin_clause(int(depth[1]))
        self.is_caption = "captioned" in attributes

    def _inlines(self, inline: Token) -> Iterator[Piece]:
        for words, role, source in _runs(inline):
            if role == LABEL and not self.in_heading:
                self.place.number_clause(words)
            caption = self.is_caption and role == WORDS
            yield Piece(words, CAPTION if caption else role, str(self.place), source)


def _runs(inline: Token) -> Iterator[tuple[str, str, str]]:
    """Yield words, their role, and for a picture its path."""
    roles = [WORDS]
    for token in inline.children or ():
        if token.type == "span_open":
            classes = CLASS.findall(token.info)
            roles.append(next((role for role in ROLES if role in classes), roles[-1]))
        elif token.type == "span_close":
            roles.pop()
        elif token.type == "image":
            words = "".join(child.content for child in token.children or ())
            yield words, PICTURE, unquote(str(token.attrGet("src") or ""))
        elif token.content:
            yield token.content, roles[-1], ""
