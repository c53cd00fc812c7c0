"""How many members or parties a text counts, at least, at most or just so many."""

from typing import NamedTuple

from mou_cli.checks.stated.numerals import numeral_at
from mou_cli.checks.stated.tokens import Tokens, each_word, word_at

MEMBERS = frozenset(
    each_word(
        "associates bodies councils members organisations participants parties partners "
        "signatories observers"
    )
)
LEAST = (
    ("at", "least"),
    ("minimum", "of"),
    ("not", "less", "than"),
    ("no", "less", "than"),
    ("not", "fewer", "than"),
    ("no", "fewer", "than"),
)
MOST = (
    ("at", "most"),
    ("maximum", "of"),
    ("no", "more", "than"),
    ("not", "more", "than"),
    ("not", "exceed"),
    ("not", "exceeding"),
    ("up", "to"),
    ("limited", "to"),
)
_WORDS_BETWEEN = 2
"""`three other signing parties`."""


class SaidCount(NamedTuple):
    """A number of members.

    Attributes:
        number: How many.
        limit: `least`, `most`, or empty for just so many.
        first: The place of its first token.
        behind: The place behind its last token.
    """

    number: float
    limit: str
    first: int
    behind: int


def counts_in(tokens: Tokens) -> list[SaidCount]:
    """Return every number of members, in order."""
    found: list[SaidCount] = []
    at = 0
    while at < len(tokens):
        count = _count_at(tokens, at)
        if count is not None:
            found.append(count)
        at = count.behind if count else at + 1
    return found


def _count_at(tokens: Tokens, at: int) -> SaidCount | None:
    number = (2.0, at + 1) if word_at(tokens, at) == "both" else numeral_at(tokens, at)
    if number is None:
        return None
    amount, behind = number
    if word_at(tokens, behind) == "of" and word_at(tokens, behind + 1) in ("the", "these", "its"):
        behind += 2
    for noun in range(behind, behind + _WORDS_BETWEEN + 1):
        word = word_at(tokens, noun)
        if word in MEMBERS:
            of_each = word_at(tokens, noun + 1) in ("of", "from", "per", "for")
            limit = _limit(tokens, at, noun + 1)
            return None if of_each else SaidCount(amount, limit, at, noun + 1)
        if not word.isalpha() or word in ("of", "and", "or", "thirds", "quarters", "per"):
            return None
    return None


def _limit(tokens: Tokens, at: int, behind: int) -> str:
    before = tuple(token.word for token in tokens[max(0, at - 3) : at])
    for limit, phrases in (("least", LEAST), ("most", MOST)):
        if any(before[-len(phrase) :] == phrase for phrase in phrases):
            return limit
    more = word_at(tokens, behind) == "or" and word_at(tokens, behind + 1) == "more"
    return "least" if more else ""
