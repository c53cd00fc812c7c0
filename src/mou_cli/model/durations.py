"""Lengths of time in months and years, and the date that comes so much later."""

from calendar import monthrange
from datetime import date
from typing import Annotated

from mou_cli.model.dates import PartialDate
from mou_cli.model.forms import Form

Duration = Annotated[
    str,
    Form(
        r"[1-9][0-9]{0,2} (month|year)s?",
        "SCH003",
        "`{text}` is no length of time",
        "Write `12 months` or `2 years`",
    ),
]

LAST_YEAR = 9999


def months_of(duration: str) -> int:
    """Return how many months a `Duration` has."""
    number, unit = duration.split()
    return int(number) * (12 if unit.startswith("year") else 1)


def later(start: PartialDate, months: int) -> PartialDate | None:
    """Return the date so many months after `start`, of the same precision; None after 9999.

    A day that the month does not have becomes its last: 31 January and a month is 28 February.

    Args:
        start: A date.
        months: How many months; negative for the time before.
    """
    if "-" not in start.written and months % 12:
        return later(PartialDate.parse(f"{start.written}-01"), months)
    count = start.first.year * 12 + start.first.month - 1 + months
    year, month = count // 12, count % 12 + 1
    if not 1 <= year <= LAST_YEAR:
        return None
    day = min(start.first.day, monthrange(year, month)[1])
    written = date(year, month, day).isoformat()
    return PartialDate.parse(written[: len(start.written)])
