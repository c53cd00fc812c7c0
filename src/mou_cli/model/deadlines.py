"""Deadlines of a house style: what must be done how long before a meeting, and on whose authority.

Sources: Local Government Act 1972, sections 100A(6), 100B(3) and 243; SI 2002/715 (five clear days
for principal councils in England; three in Wales); SI 2012/2089, regulations 5 and 9 (executives in
England). NHS boards and charities have rules of their own alone.
"""

from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic.fields import FieldInfo

from mou_cli.model.base import Key, Model, OneLine, invalid

MEETING = "meeting"
"""What a rule is counted from, if not from another rule."""

Nation = Literal["england", "wales", "scotland", "northern-ireland"]
NotCounted = Literal["saturdays", "sundays", "bank-holidays", "christmas-break", "easter-break"]
Unit = Literal["clear_days", "working_days", "days"]

OF_WORKING_DAYS: tuple[NotCounted, ...] = ("saturdays", "sundays", "bank-holidays")
"""The days that are no working days."""

LONGEST = 366
"""Days; nothing about a report is due earlier than a year before its meeting."""


def _within(least: int) -> AfterValidator:
    def check(number: int) -> int:
        if least <= number <= LONGEST:
            return number
        raise invalid(
            "SCH003",
            f"{number} is no number of days here",
            f"Write a number from {least} to {LONGEST}",
        )

    return AfterValidator(check)


def _no_meeting(key: str) -> str:
    if key != MEETING:
        return key
    raise invalid("KEY002", "`meeting` is the meeting itself", "Give the rule another key")


def _told_to_editors(least: int) -> FieldInfo:
    found: FieldInfo = Field(strict=True, json_schema_extra={"minimum": least, "maximum": LONGEST})
    return found


Some = Annotated[int, _told_to_editors(1), _within(1)]
SomeOrNone = Annotated[int, _told_to_editors(0), _within(0)]


class DeadlineRule(Model):
    """One thing that must be done some days before the meeting."""

    key: Annotated[Key, AfterValidator(_no_meeting)] = Field(
        description="Its stable key; another rule can be counted from it."
    )
    title: OneLine = Field(description="What must be done by then.")
    before: Key = Field(
        description="What it is counted back from: `meeting`, or the key of another rule."
    )
    clear_days: Some | None = Field(
        None,
        description="How many days must lie between that day and the deadline; "
        "neither of the two is one of them.",
    )
    working_days: Some | None = Field(
        None, description="How many Mondays to Fridays back, bank holidays left out."
    )
    days: SomeOrNone | None = Field(
        None, description="How many days of the calendar back; 0 is the same day."
    )
    not_counted: tuple[NotCounted, ...] | None = Field(
        None,
        description="Days that are no clear days; an empty list, `[]`, where every day is one.",
    )
    nation: Nation | None = Field(None, description="Whose bank holidays are left out.")
    only_for: Literal["key-decision", "private-meeting"] | None = Field(
        None, description="The kind of business that the rule is for; all if absent."
    )
    authority: OneLine = Field(
        description="The law with its section, or the body's own rule, that the deadline rests on."
    )
    certain: Annotated[bool, Field(strict=True)] = Field(
        default=True, description="False where the rule, or how it is counted, is to be checked."
    )
    note: OneLine | None = Field(
        None, description="What a reader should know, or is to be checked."
    )

    @model_validator(mode="after")
    def _counted_in_one_way(self) -> Self:
        if [self.clear_days, self.working_days, self.days].count(None) != 2:
            raise invalid(
                "SCH002",
                "A deadline is counted in `clear_days`, `working_days` or `days`",
                "Give exactly one of the three",
            )
        if self.clear_days is not None and self.not_counted is None:
            raise invalid(
                "SCH002",
                "It is not said which days are no clear days",
                "Add a line such as `not_counted: [saturdays, sundays, bank-holidays]`",
            )
        return self

    @model_validator(mode="after")
    def _days_left_out(self) -> Self:
        if self.clear_days is None and self.not_counted is not None:
            raise invalid(
                "SCH001",
                "Only clear days have a `not_counted`",
                "Take it out, or count in `clear_days`",
            )
        if self.nation is None and depends_on_nation(self.left_out):
            raise invalid(
                "SCH002",
                "It is not said whose bank holidays are left out",
                "Add `nation: england`, `wales`, `scotland` or `northern-ireland`",
            )
        return self

    @property
    def unit(self) -> Unit:
        """In what it is counted."""
        if self.clear_days is not None:
            return "clear_days"
        return "days" if self.working_days is None else "working_days"

    @property
    def number(self) -> int:
        """How many of them."""
        return next(n for n in (self.clear_days, self.working_days, self.days) if n is not None)

    @property
    def left_out(self) -> tuple[NotCounted, ...]:
        """The kinds of days that do not count."""
        if self.working_days is not None:
            return OF_WORKING_DAYS
        return self.not_counted or ()


def depends_on_nation(left_out: Iterable[NotCounted]) -> bool:
    """Say whether these days differ from nation to nation."""
    return any(kind not in ("saturdays", "sundays") for kind in left_out)
