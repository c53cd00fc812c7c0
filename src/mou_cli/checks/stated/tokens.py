"""Words of a text, as what reads numbers and dates in them needs them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_TOKEN = re.compile(
    r"\d{1,4}([./-])\d{1,2}\1\d{2,4}(?!\d)"  # a whole date
    r"|\d{4}[/\u2013\u2014-]\d{2}(?:\d\d)?(?!\d)"  # years: 2019/20
    r"|\d+(?:,\d{3})*(?:\.\d+)?"
    r"|[^\W\d_]+|[^\w\s]"
)
_SILENT = frozenset("'\u2018\u2019\"\u201c\u201d,*")
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
ENDS_OF_CLAUSES = frozenset(".;:")


class Token(NamedTuple):
    """One word, number or sign.

    Attributes:
        word: It in small letters.
        raw: It as written.
        start: Where it begins in the text.
        end: Where it ends.
    """

    word: str
    raw: str
    start: int
    end: int


Tokens = Sequence[Token]


def each_word(text: str) -> tuple[str, ...]:
    """Return the words of a list that is written as one text."""
    return tuple(text.split())


def tokens_of(text: str) -> Tokens:
    """Return the words of `text`, without what nobody hears: commas, apostrophes, hyphens."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        raw = match[0]
        if raw in _SILENT or (raw == "-" and not _between_numbers(text, match)):
            continue
        behind = text[: match.start()][-1:]
        if raw == "s" and behind in "'\u2019" and behind:
            continue
        if raw.lower() in _ORDINAL_ENDS and behind.isdigit():
            continue
        found.append(Token(raw.lower(), raw, match.start(), match.end()))
    return found


def _between_numbers(text: str, sign: re.Match[str]) -> bool:
    before, behind = text[: sign.start()].rstrip()[-1:], text[sign.end() :].lstrip()[:1]
    return before.isdigit() and behind.isdigit()


def word_at(tokens: Tokens, at: int) -> str:
    """Return the word at a place; empty before the first and behind the last."""
    return tokens[at].word if 0 <= at < len(tokens) else ""
