"""Deadlines -> text for people, JSON for programs, events for calendars."""

import json
from collections.abc import Iterator
from datetime import date

from mou_cli.deadlines.schedule import Deadline, DeadlineStanding, ReportDeadlines, Schedule
from mou_cli.english import counted
from mou_cli.output.calendar.file import Event
from mou_cli.output.escaping.terminal import visible, visible_json
from mou_cli.words.deadlines import (
    ONLY_FOR,
    day_in_words,
    holidays_between,
    how_counted,
    how_it_stands,
    to_be_checked,
)

SCHEMA_VERSION = 1

CAVEAT = "Counted by the house style's rules; not legal advice"


def deadlines_as_text(found: ReportDeadlines) -> str:
    """Write each deadline with its day, how it was counted, and on whose authority."""
    return "\n".join(visible(line) for line in _lines(found))


def deadlines_as_json(found: ReportDeadlines) -> str:
    """Write the deadlines as one JSON object with `schema_version`."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "report": found.report,
        "title": found.title,
        "house_style": found.house_style,
        "meetings": [_meeting_data(schedule) for schedule in found.schedules],
        "undated": list(found.undated),
    }
    return visible_json(json.dumps(data, indent=2, ensure_ascii=True))


def deadlines_as_events(found: ReportDeadlines) -> Iterator[Event]:
    """Yield the meeting and each deadline as an event, in the order of their days.

    What an event is called after has no date in it, so a meeting that moves is moved in calendars
    that have it already; two meetings of one body are told apart by their place.
    """
    for number, schedule in enumerate(found.schedules):
        of_meeting = (found.report, schedule.body, str(number))
        for deadline in schedule.deadlines:
            yield Event(
                identity=("deadline", *of_meeting, deadline.rule.key),
                day=deadline.day,
                stamp=schedule.meeting,
                title=f"{deadline.rule.title}: {found.title}",
                description="\n".join([*_explained(deadline), CAVEAT]),
            )
        yield Event(
            identity=("meeting", *of_meeting),
            day=schedule.meeting,
            stamp=schedule.meeting,
            title=f"{schedule.body}: {found.title}",
        )


def _lines(found: ReportDeadlines) -> Iterator[str]:
    yield found.title
    for schedule in found.schedules:
        yield f"{schedule.body}, {day_in_words(schedule.meeting)}"
        yield ""
        for deadline in schedule.deadlines:
            stands = how_it_stands(deadline, schedule)
            yield f"By {day_in_words(deadline.day)}: {deadline.rule.title}"
            yield from (f"  {line}" for line in (stands, *_explained(deadline)) if line)
            yield ""
        yield from _summary(schedule, found.house_style)
    for body in found.undated:
        yield f"{body}: the day of the meeting is not known, so nothing was counted"
        yield ""
    yield CAVEAT


def _explained(deadline: Deadline) -> Iterator[str]:
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


def _summary(schedule: Schedule, house_style: str) -> Iterator[str]:
    """Say how many cannot be met, and the next step: a meeting that leaves time for all."""
    if not schedule.deadlines:
        yield f"The house style `{house_style}` has no deadlines for this report"
        yield ""
    if schedule.as_of is None or schedule.earliest is None:
        return
    stand = [schedule.standing(deadline) for deadline in schedule.deadlines]
    missed, total = stand.count(DeadlineStanding.CANNOT_BE_MET), len(stand)
    yield (
        f"On {day_in_words(schedule.as_of)}, {missed} of {counted(total, 'deadline')} "
        f"cannot be met, unless {'it was' if missed == 1 else 'they were'} done in time"
    )
    yield f"Earliest meeting that leaves time for all: {day_in_words(schedule.earliest)}"
    yield ""


def _meeting_data(schedule: Schedule) -> dict[str, object]:
    return {
        "body": schedule.body,
        "date": schedule.meeting.isoformat(),
        "as_of": _iso(schedule.as_of),
        "earliest_meeting_that_leaves_time": _iso(schedule.earliest),
        "deadlines": [_deadline_data(deadline, schedule) for deadline in schedule.deadlines],
    }


def _deadline_data(deadline: Deadline, schedule: Schedule) -> dict[str, object]:
    rule, standing = deadline.rule, schedule.standing(deadline)
    return {
        "key": rule.key,
        "title": rule.title,
        "date": deadline.day.isoformat(),
        "counted": {
            "before": rule.before,
            "unit": rule.unit,
            "number": rule.number,
            "not_counted": list(rule.left_out),
            "nation": rule.nation,
            "in_words": how_counted(deadline),
        },
        "only_for": rule.only_for,
        "left_out": [{"date": d.day.isoformat(), "why": d.why} for d in deadline.left_out],
        "authority": rule.authority,
        "certain": rule.certain,
        "note": rule.note,
        "standing": standing.value if standing else None,
        "days_ahead": (deadline.day - schedule.as_of).days if schedule.as_of else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
