"""The deadlines of one meeting: each rule counted from the meeting or from another rule."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mou_cli.deadlines.bank_holidays import DAY, SATURDAY
from mou_cli.deadlines.counting import LeftOut, count_back
from mou_cli.model.deadlines import MEETING, DeadlineRule


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for one thing.

    Attributes:
        rule: The rule that it comes from.
        day: The day.
        counted_from: The title of the rule that it is counted from; None for the meeting.
        left_out: The days between that did not count.
    """

    rule: DeadlineRule
    day: date
    counted_from: str | None
    left_out: tuple[LeftOut, ...]


class DeadlineStanding(StrEnum):
    """How a deadline stands on a day."""

    AHEAD = "ahead"
    TODAY = "today"
    CANNOT_BE_MET = "cannot be met"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Schedule:
    """The deadlines for one meeting.

    Attributes:
        body: Who meets.
        meeting: The day of the meeting.
        deadlines: The last day for each thing, the earliest first.
        as_of: The day on which they are judged; None if they are not.
        earliest: Where some cannot be met, the earliest meeting for which all could.
    """

    body: str
    meeting: date
    deadlines: tuple[Deadline, ...]
    as_of: date | None = None
    earliest: date | None = None

    def standing(self, deadline: Deadline) -> DeadlineStanding | None:
        """Return how a deadline stands, if it is judged."""
        return standing(deadline.day, self.meeting, self.as_of) if self.as_of else None


@dataclass(frozen=True, slots=True)
class ReportDeadlines:
    """The deadlines of one report.

    Attributes:
        report: Its id.
        title: Its title.
        house_style: The id of the house style whose rules they are.
        schedules: One for each meeting that it goes to and whose day is known.
        undated: The bodies whose meeting has no day yet.
    """

    report: str
    title: str
    house_style: str
    schedules: tuple[Schedule, ...]
    undated: tuple[str, ...] = ()


def schedule_of(
    body: str,
    meeting: date,
    rules: Sequence[DeadlineRule],
    business: Collection[str],
    as_of: date | None = None,
) -> Schedule:
    """Return the deadlines for one meeting, judged on a day if one is given.

    Args:
        body: Who meets.
        meeting: The day of the meeting.
        rules: As for `deadlines_of`.
        business: As for `that_apply`.
        as_of: The day on which to judge.
    """
    found = that_apply(deadlines_of(meeting, rules), business)
    judged = Schedule(body, meeting, found, as_of)
    if as_of is None or DeadlineStanding.CANNOT_BE_MET not in map(judged.standing, found):
        return judged
    return replace(judged, earliest=earliest_meeting(as_of, rules, business))


def deadlines_of(meeting: date, rules: Sequence[DeadlineRule]) -> tuple[Deadline, ...]:
    """Return the deadline of each rule, the earliest first; of one day in the order of the rules.

    Args:
        meeting: The day of the meeting.
        rules: The rules; each is counted from the meeting or from another of them, in no circle
            (the checks of a house style see to that: REF001, DLN001).
    """
    by_key = {rule.key: rule for rule in rules}
    known: dict[str, Deadline] = {}
    for rule in rules:
        _add(rule, meeting, by_key, known)
    return tuple(sorted((known[rule.key] for rule in rules), key=lambda found: found.day))


def _add(
    rule: DeadlineRule,
    meeting: date,
    rules: Mapping[str, DeadlineRule],
    known: dict[str, Deadline],
) -> Deadline:
    if rule.key in known:
        return known[rule.key]
    if rule.before == MEETING:
        start, title = meeting, None
    else:
        earlier = _add(rules[rule.before], meeting, rules, known)
        start, title = earlier.day, earlier.rule.title
    counted = count_back(start, rule)
    known[rule.key] = Deadline(rule, counted.day, title, counted.left_out)
    return known[rule.key]


def that_apply(deadlines: Iterable[Deadline], business: Collection[str]) -> tuple[Deadline, ...]:
    """Return the deadlines for every meeting, and those for the kinds of business in `business`."""
    return tuple(d for d in deadlines if d.rule.only_for is None or d.rule.only_for in business)


def standing(deadline: date, meeting: date, as_of: date) -> DeadlineStanding:
    """Return how a deadline stands on a day.

    Whether the thing was done in time nobody can tell from a date: a deadline that has passed
    *cannot be met* by what is still to be done while the meeting lies ahead; after the meeting it
    has *passed*.
    """
    if as_of < deadline:
        return DeadlineStanding.AHEAD
    if as_of == deadline:
        return DeadlineStanding.TODAY
    return DeadlineStanding.CANNOT_BE_MET if as_of <= meeting else DeadlineStanding.PASSED


def earliest_meeting(as_of: date, rules: Sequence[DeadlineRule], business: Collection[str]) -> date:
    """Return the first day from Monday to Friday whose deadlines all lie on `as_of` or later.

    Args:
        as_of: The day on which nothing has been done yet.
        rules: As for `deadlines_of`.
        business: As for `that_apply`.
    """
    span = 1
    while _leaves_no_time(as_of + span * DAY, as_of, rules, business):
        span *= 2
    # A later meeting never has an earlier deadline, so the first day can be found by halving.
    ahead = bisect_left(
        range(span + 1),
        True,  # noqa: FBT003
        key=lambda days: not _leaves_no_time(as_of + days * DAY, as_of, rules, business),
    )
    day = as_of + ahead * DAY
    while day.weekday() >= SATURDAY:
        day += DAY
    return day


def _leaves_no_time(
    meeting: date, as_of: date, rules: Sequence[DeadlineRule], business: Collection[str]
) -> bool:
    return any(d.day < as_of for d in that_apply(deadlines_of(meeting, rules), business))
