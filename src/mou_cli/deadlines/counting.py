"""Counting days back from a day. Pure: the same question has the same answer on every day."""

from dataclasses import dataclass
from datetime import date

from mou_cli.deadlines.bank_holidays import DAY, why_left_out
from mou_cli.model.deadlines import DeadlineRule


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A day that was passed over.

    Attributes:
        day: The day.
        why: `Saturday`, `Sunday`, `Easter break`, or the name of the holiday.
    """

    day: date
    why: str


@dataclass(frozen=True, slots=True)
class Counted:
    """Where counting back ended.

    Attributes:
        day: The last day on which the thing can be done.
        left_out: The days after it, up to the day counted from, that did not count; earliest first.
    """

    day: date
    left_out: tuple[LeftOut, ...]


def count_back(start: date, rule: DeadlineRule) -> Counted:
    """Return the last day that a rule leaves, counted back from `start`.

    Clear days lie between the two days, and neither of them is one (Local Government Act 1972,
    section 100B(3); *R v Swansea City Council, ex parte Elitestone* [1993] 46 EG 181, as reported).
    So `n` clear days end one counted day further back than `n` working days do. The deadline itself
    is a day that counts: a paper cannot be opened to inspection on a day on which offices are shut.
    Days of the calendar all count.

    Args:
        start: The day counted from.
        rule: How many days, and which of them count.
    """
    wanted = rule.number + 1 if rule.unit == "clear_days" else rule.number
    day, left_out = start, list[LeftOut]()
    while wanted:
        day -= DAY
        why = why_left_out(day, rule.left_out, rule.nation)
        if why is None:
            wanted -= 1
        else:
            left_out.append(LeftOut(day, why))
    return Counted(day, tuple(reversed(left_out)))
