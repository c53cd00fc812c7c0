"""Dates in a text, in the forms that are usual in English."""

from collections.abc import Iterator
from typing import NamedTuple

from mou_cli.checks.stated.tokens import Token, Tokens, word_at
from mou_cli.model.dates import MONTH_NAMES, PartialDate

MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}
_SHORT = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_LATEST_DAY = 31
_YEARS = range(1900, 2200)
_IN_FRONT_OF_A_YEAR = frozenset(
    {"in", "by", "until", "till", "from", "since", "during", "to", "of"}
)


class SaidDate(NamedTuple):
    """A date that a text has.

    Attributes:
        may_be: What it may be: `04/05/2020` is two dates.
        first: The place of its first token.
        behind: The place behind its last token.
    """

    may_be: tuple[PartialDate, ...]
    first: int
    behind: int

    def agrees_with(self, date: PartialDate, spare: int = 0) -> bool:
        """Say whether it may be `date`, or so many days beside it."""
        return any(
            (date.first - each.last).days <= spare and (each.first - date.last).days <= spare
            for each in self.may_be
        )


def dates_in(tokens: Tokens) -> list[SaidDate]:
    """Return every date that has a year, in order."""
    found: list[SaidDate] = []
    at = 0
    while at < len(tokens):
        date = _date_at(tokens, at)
        if date is not None:
            found.append(date)
        at = date.behind if date else at + 1
    return found


def _date_at(tokens: Tokens, at: int) -> SaidDate | None:
    token = tokens[at]
    if any(sign in token.word for sign in "./-") and len(token.word) > 1:
        may_be = tuple(_of_figures(token.word))
        return SaidDate(may_be, at, at + 1) if may_be else None
    month = _month(token)
    if month is not None:
        return _month_first(tokens, at, month)
    day = _day(token.word)
    if day:
        return _day_first(tokens, at, day)
    if _year(token.word) and word_at(tokens, at - 1) in _IN_FRONT_OF_A_YEAR:
        return _made(at, at + 1, token.word)
    return None


def _day_first(tokens: Tokens, at: int, day: int) -> SaidDate | None:
    """`31 March 2030`, `31st of March 2030`, `the 31st day of March 2030`."""
    behind = at + 1
    while word_at(tokens, behind) in ("day", "of"):
        behind += 1
    month = _month(tokens[behind]) if behind < len(tokens) else None
    year = _year_behind(tokens, behind)
    if month is None or not year:
        return None
    if word_at(tokens, at - 1) in ("-", "\u2013", "to", "and", "/"):
        return _made(at, year + 1, f"{tokens[year].word}-{month:02}")  # the end of `1-5 April`
    return _made(at, year + 1, f"{tokens[year].word}-{month:02}-{day:02}")


def _month_first(tokens: Tokens, at: int, month: int) -> SaidDate | None:
    """`March 2030`, `March 31, 2030`, `March of 2030`."""
    day = _day(word_at(tokens, at + 1))
    if day:
        year = _year_behind(tokens, at + 1)
        return _made(at, year + 1, f"{tokens[year].word}-{month:02}-{day:02}") if year else None
    year = _year_behind(tokens, at)
    return _made(at, year + 1, f"{tokens[year].word}-{month:02}") if year else None


def _year_behind(tokens: Tokens, at: int) -> int:
    """Return the place of the year that follows at once or behind `of`, else 0."""
    place = at + 2 if word_at(tokens, at + 1) in ("of", ".") else at + 1
    return place if _year(word_at(tokens, place)) else 0


def _year(word: str) -> bool:
    return word.isascii() and word.isdigit() and int(word) in _YEARS


def _day(word: str) -> int:
    """Return the day of a month that a word may be, else 0."""
    if not (word.isascii() and word.isdigit() and len(word) < 3):
        return 0
    return int(word) if int(word) <= _LATEST_DAY else 0


def _month(token: Token) -> int | None:
    """Return the month that a word names; `may` and `march` in small letters are others."""
    if not token.raw[:1].isupper():
        return None
    return MONTHS.get(token.word) or _SHORT.get(token.word)


def _of_figures(word: str) -> Iterator[PartialDate]:
    """Read `2030-03-31`, and `31/03/2030` with the day or the month first."""
    parts = word.replace(".", "-").replace("/", "-").split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return
    first, middle, last = parts
    orders: tuple[tuple[str, str, str], ...] = ((first, middle, last),)
    if len(first) < 4:
        year = last if len(last) == 4 else f"20{last}"
        orders = ((year, middle, first), (year, first, middle))
    for year, month, day in orders:
        found = _parsed(f"{year:0>4}-{month:0>2}-{day:0>2}")
        if found is not None:
            yield found


def _made(first: int, behind: int, written: str) -> SaidDate | None:
    found = _parsed(written)
    return SaidDate((found,), first, behind) if found else None


def _parsed(written: str) -> PartialDate | None:
    try:
        return PartialDate.parse(written)
    except ValueError:
        return None
