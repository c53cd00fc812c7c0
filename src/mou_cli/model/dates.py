"""Dates of the precision that is known: a year, a month or a day, each an interval."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from mou_cli.model.base import invalid

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known.

    Attributes:
        written: `2019`, `2019-03` or `2019-03-29` (ISO 8601-1, section 5.2.2).
        first: The earliest day that it may be.
        last: The latest day that it may be.
    """

    written: str
    first: date
    last: date

    @classmethod
    def parse(cls, written: str) -> "PartialDate":
        """Read a date.

        Raises:
            ValueError: It has another form, or is not in the calendar.
        """
        match = _FORM.match(written)
        if match is None:
            raise ValueError("it is not written as 2019, 2019-03 or 2019-03-29")
        year, month, day = match.groups()
        try:
            first = date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            raise ValueError("there is no such day in the calendar") from None
        last_month = first.month if month else 12
        last_day = first.day if day else monthrange(first.year, last_month)[1]
        last = date(first.year, last_month, last_day)
        return cls(written, first, last)

    def certainly_before(self, other: "PartialDate") -> bool:
        """Say whether every day of this lies before every day of `other`."""
        return self.last < other.first

    def possibly_before(self, other: "PartialDate") -> bool:
        """Say whether some day of this lies before some day of `other`."""
        return self.first < other.last

    @property
    def printed(self) -> str:
        """The date as a document prints it: `2019`, `March 2019`, `29 March 2019`."""
        match self.written.count("-"):
            case 0:
                return self.written
            case 1:
                return f"{MONTH_NAMES[self.first.month - 1]} {self.first.year}"
            case _:
                return f"{self.first.day} {MONTH_NAMES[self.first.month - 1]} {self.first.year}"

    @property
    def when(self) -> str:
        """The date in a sentence: `in 2019`, `in March 2019`, `on 29 March 2019`."""
        return f"{'on' if self.first == self.last else 'in'} {self.printed}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(
            _parse,
            core_schema.str_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda value: value.written
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}


@lru_cache(maxsize=4096)  # a register names few dates, and each many times
def _parse(written: str) -> PartialDate:
    try:
        return PartialDate.parse(written)
    except ValueError as error:
        raise invalid(
            "SCH008",
            f"`{written}` is no date: {error}",
            "Write `2019`, `2019-03` or `2019-03-29`, as precisely as it is known; "
            "quotes go round a year alone",
        ) from None
