"""The days that a deadline may leave out: weekends, bank holidays, Christmas and Easter breaks.

Bank holidays come from the library `holidays` (`docs/adr/0014`). It knows those that had been
proclaimed when it was released; one proclaimed later is an ordinary day until it is renewed.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from functools import cache

from mou_cli.model.deadlines import Nation, NotCounted

DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6

FIRST_YEAR, LAST_YEAR = 1974, 2099
"""Years of meetings for which deadlines are counted: the Local Government Act 1972 came into force
in 1974, and the library knows no bank holidays after 2100."""

_SUBDIVISIONS: dict[Nation, str] = {
    "england": "ENG",
    "wales": "WLS",
    "scotland": "SCT",
    "northern-ireland": "NIR",
}
"""ISO 3166-2:GB, the names of the four nations in the library."""

CHRISTMAS_BREAK, EASTER_BREAK = "Christmas break", "Easter break"


def why_left_out(day: date, kinds: Collection[NotCounted], nation: Nation | None) -> str | None:
    """Return why a day does not count, as `Sunday` or `Spring Bank Holiday`; None if it counts.

    Args:
        day: The day.
        kinds: The kinds of days that do not count.
        nation: Whose bank holidays; None where neither these nor the breaks are among `kinds`.
    """
    reasons = (_REASONS[kind](day, nation or "england") for kind in _REASONS if kind in kinds)
    return next((reason for reason in reasons if reason), None)


def bank_holiday(day: date, nation: Nation) -> str | None:
    """Return the name of a day that is a bank or public holiday of a nation, else None.

    Good Friday and Christmas Day are among them: they are holidays at common law.
    """
    return _bank_holidays(nation, day.year).get(day)


@cache
def _bank_holidays(nation: Nation, year: int) -> Mapping[date, str]:
    from holidays import country_holidays

    # The language is named: else the library asks the machine for it.
    found = country_holidays(
        "GB", subdiv=_SUBDIVISIONS[nation], years=year, expand=False, language="en_GB"
    )
    return dict(found)


def christmas_break(day: date, nation: Nation) -> str | None:
    """Say `Christmas break` of a day in it.

    It begins with the last week day before Christmas Day and ends with the first week day after it
    that is no bank holiday: Local Government Act 1972, section 243, as told by commentators. That a
    week day is one from Monday to Friday is *uncertain*; it makes the longer break, and so the
    earlier deadline.
    """
    christmas = date(day.year if day.month > 1 else day.year - 1, 12, 25)
    first, last = christmas - DAY, christmas + DAY
    while _is_weekend(first):
        first -= DAY
    while _is_weekend(last) or bank_holiday(last, nation):
        last += DAY
    return CHRISTMAS_BREAK if first <= day <= last else None


def easter_break(day: date, nation: Nation) -> str | None:
    """Say `Easter break` of a day from the Thursday before Easter Day to the Tuesday after it.

    Local Government Act 1972, section 243, as told by commentators: *uncertain* in its wording of
    today. Good Friday is a holiday in all four nations, so Easter Day is two days after it.
    """
    for good_friday, name in _bank_holidays(nation, day.year).items():
        if name == "Good Friday" and good_friday - DAY <= day <= good_friday + 4 * DAY:
            return EASTER_BREAK
    return None


def _is_weekend(day: date) -> bool:
    return day.weekday() in (SATURDAY, SUNDAY)


_REASONS: dict[NotCounted, Callable[[date, Nation], str | None]] = {
    "bank-holidays": bank_holiday,
    "christmas-break": christmas_break,
    "easter-break": easter_break,
    "saturdays": lambda day, _: "Saturday" if day.weekday() == SATURDAY else None,
    "sundays": lambda day, _: "Sunday" if day.weekday() == SUNDAY else None,
}
"""How each kind is told, the one that says most first."""
