"""Lengths of time in a text: `six months`, `a fortnight`, `two and a half years`."""

from typing import NamedTuple

from mou_cli.checks.stated.numerals import numeral_at
from mou_cli.checks.stated.tokens import Tokens, word_at

MONTHS_OF_A_YEAR = 12
DAYS_OF_A_MONTH = 30.4375
_UNITS = {
    "day": 1 / DAYS_OF_A_MONTH,
    "week": 7 / DAYS_OF_A_MONTH,
    "fortnight": 14 / DAYS_OF_A_MONTH,
    "month": 1,
    "year": 12,
}
UNITS = _UNITS | {f"{unit}s": months for unit, months in _UNITS.items()}
"""How many months each unit has; those of days and weeks are no exact number."""

WHOLE = frozenset({"calendar", "full", "whole", "complete", "consecutive", "clear"})
TOLERANCE = 0.1
"""13 weeks and 90 days are what people say for three months."""


class Period(NamedTuple):
    """A length of time that a text has.

    Attributes:
        months: How many months it may be: `biannually` is 6 or 24.
        exact: Whether it is counted in months and years.
        first: The place of its first token.
        behind: The place behind its last token.
        bound: `most` if it is said that it is no longer, `least` if no shorter, else empty.
    """

    months: frozenset[float]
    exact: bool
    first: int
    behind: int
    bound: str = ""

    def agrees_with(self, months: float) -> bool:
        """Say whether the words may mean so many months."""
        near = 0.001 if self.exact else TOLERANCE * months
        if self.bound == "most" and months <= max(self.months) + near:
            return True
        if self.bound == "least" and months >= min(self.months) - near:
            return True
        return any(abs(each - months) <= near for each in self.months)


def period_at(tokens: Tokens, at: int) -> Period | None:
    """Return the length of time that begins at a place, if one does."""
    if word_at(tokens, at) == "half" and word_at(tokens, at + 1) in ("a", "an"):
        unit = word_at(tokens, at + 2)
        return _period(0.5, unit, at, at + 3)
    number = numeral_at(tokens, at)
    if number is None and word_at(tokens, at) in ("a", "an"):
        number = 1.0, at + 1
    if number is None:
        return None
    amount, behind = number
    while word_at(tokens, behind) in WHOLE:
        behind += 1
    found = _period(amount, word_at(tokens, behind), at, behind + 1)
    return with_rest(tokens, found) if found else None


def _period(amount: float, unit: str, first: int, behind: int) -> Period | None:
    months = UNITS.get(unit)
    if months is None:
        return None
    return Period(frozenset({amount * months}), isinstance(months, int), first, behind)


def with_rest(tokens: Tokens, found: Period) -> Period:
    """Add what follows: `a year and a half`, `one year and six months`."""
    if word_at(tokens, found.behind) != "and":
        return found
    (months,) = found.months
    behind = found.behind + 1
    if word_at(tokens, behind) == "a" and word_at(tokens, behind + 1) == "half":
        unit = UNITS[word_at(tokens, found.behind - 1)]
        return found._replace(months=frozenset({months + unit / 2}), behind=behind + 2)
    rest = period_at(tokens, behind) if numeral_at(tokens, behind) else None
    in_years = word_at(tokens, found.behind - 1).startswith("year")
    if rest is None or not in_years or not rest.exact or max(rest.months) >= MONTHS_OF_A_YEAR:
        return found
    total = frozenset({months + max(rest.months)})
    return found._replace(months=total, behind=rest.behind)


def periods_in(tokens: Tokens) -> list[Period]:
    """Return every length of time, in order; none twice."""
    found: list[Period] = []
    at = 0
    while at < len(tokens):
        period = period_at(tokens, at)
        if period is not None:
            found.append(period)
        at = period.behind if period else at + 1
    return found
