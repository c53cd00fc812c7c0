"""A deadline in words: the day, how it was counted, and how it stands."""

from collections.abc import Iterator
from datetime import date

from mou_cli.deadlines.schedule import Deadline, DeadlineStanding, Schedule
from mou_cli.english import and_list, counted
from mou_cli.model.dates import PartialDate
from mou_cli.model.deadlines import DeadlineRule, Nation, NotCounted

CAVEAT = "Counted by the house style's rules; not legal advice"

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

NATIONS: dict[Nation, str] = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}

ONLY_FOR = {
    "key-decision": "a key decision",
    "private-meeting": "a meeting, or a part of one, that is held in private",
}

_LEFT_OUT: dict[NotCounted, str] = {
    "saturdays": "Saturdays",
    "sundays": "Sundays",
    "bank-holidays": "bank holidays",
    "christmas-break": "days of the Christmas break",
    "easter-break": "days of the Easter break",
}

_BREAKS = [_LEFT_OUT["christmas-break"], _LEFT_OUT["easter-break"]]


def day_in_words(day: date) -> str:
    """Return a day as `Wednesday 30 June 2021`; the names do not follow the machine's language."""
    return f"{WEEKDAYS[day.weekday()]} {PartialDate.parse(day.isoformat()).printed}"


def how_told(deadline: Deadline) -> Iterator[str]:
    """Yield how a deadline was counted, what was left out, and on whose authority, a line each."""
    yield how_counted(deadline)
    if deadline.rule.only_for:
        yield f"Only for {ONLY_FOR[deadline.rule.only_for]}"
    between = holidays_between(deadline)
    if between:
        yield f"Left out: {between}"
    yield f"Authority: {deadline.rule.authority}"
    remark = to_be_checked(deadline.rule)
    if remark:
        yield remark


def how_counted(deadline: Deadline) -> str:
    """Say how a deadline was counted.

    For example `5 clear days before the meeting; Saturdays, Sundays and bank holidays in England
    are not counted`.
    """
    rule = deadline.rule
    start = f"“{deadline.counted_from}”" if deadline.counted_from else "the meeting"
    if rule.number == 0:
        return f"On the same day as {start}"
    return f"{length(rule)} before {start}; {not_counted(rule)}"


def length(rule: DeadlineRule) -> str:
    """Return how long before, as `5 clear days` or `1 working day`."""
    words = rule.unit.replace("_", " ")
    return f"{rule.number} {words.removesuffix('s') if rule.number == 1 else words}"


def not_counted(rule: DeadlineRule) -> str:
    """Say which days are not counted."""
    kinds = [kind for kind in _LEFT_OUT if kind in rule.left_out]
    if not kinds:
        return "every day is counted"
    names = [_LEFT_OUT[kind] for kind in kinds]
    if names[-2:] == _BREAKS:
        names[-2:] = ["days of the Christmas and Easter breaks"]
    words = and_list(names)
    return f"{words} are not counted" + (f" ({NATIONS[rule.nation]})" if rule.nation else "")


def holidays_between(deadline: Deadline) -> str:
    """Name the days between that did not count, weekends apart; empty if there were none."""
    days = [d for d in deadline.left_out if d.why not in ("Saturday", "Sunday")]
    return and_list([f"{day_in_words(found.day)} ({found.why})" for found in days])


def how_it_stands(deadline: Deadline, schedule: Schedule) -> str:
    """Say how far off a deadline is, as `in 4 days` or `passed 1 day ago`; empty if not judged."""
    standing = schedule.standing(deadline)
    if schedule.as_of is None or standing is None:
        return ""
    away = abs((deadline.day - schedule.as_of).days)
    days = counted(away, "day")
    return {
        DeadlineStanding.AHEAD: f"in {days}",
        DeadlineStanding.TODAY: "today",
        DeadlineStanding.CANNOT_BE_MET: f"cannot be met: passed {days} ago",
        DeadlineStanding.PASSED: f"passed {days} ago",
    }[standing]


def to_be_checked(rule: DeadlineRule) -> str:
    """Say that an uncertain rule should be checked, with its note; or give the note alone."""
    if rule.certain:
        return rule.note or ""
    return f"To be checked before you rely on it. {rule.note or ''}".strip()
