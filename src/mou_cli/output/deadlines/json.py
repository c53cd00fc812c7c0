"""Deadlines of a report -> JSON for programs, and its shape."""

from datetime import date
from typing import Literal

from mou_cli.deadlines.counting import LeftOut
from mou_cli.deadlines.schedule import Deadline, DeadlineStanding, ReportDeadlines, Schedule
from mou_cli.model.deadlines import Nation, NotCounted, Unit
from mou_cli.output.escaping.json import as_json
from mou_cli.output.shapes.typed_dict import Count, TypedDict
from mou_cli.words.deadlines import how_counted


class CountedJson(TypedDict):
    """How a deadline was counted back, from the meeting or from another deadline's key."""

    before: str
    unit: Unit
    number: Count
    not_counted: list[NotCounted]
    nation: Nation | None
    in_words: str


class LeftOutJson(TypedDict):
    """A day between that did not count."""

    date: str
    why: str


class DeadlineJson(TypedDict):
    """The last day for one thing; `standing` and `days_ahead` where a day was named to judge it."""

    key: str
    title: str
    date: str
    counted: CountedJson
    only_for: Literal["key-decision", "private-meeting"] | None
    left_out: list[LeftOutJson]
    authority: str
    certain: bool
    note: str | None
    standing: DeadlineStanding | None
    days_ahead: int | None


class MeetingJson(TypedDict):
    """One meeting that the report goes to, and its deadlines, the earliest first."""

    body: str
    date: str
    as_of: str | None
    earliest_meeting_that_leaves_time: str | None
    deadlines: list[DeadlineJson]


class DeadlinesJson(TypedDict):
    """What `mou deadlines --format json` writes."""

    schema_version: Literal[1]
    report: str
    title: str
    house_style: str
    meetings: list[MeetingJson]
    undated: list[str]


def deadlines_as_json(found: ReportDeadlines) -> str:
    """Write the deadlines as one JSON object."""
    return as_json(deadlines_shape(found), ascii_only=True)


def deadlines_shape(found: ReportDeadlines) -> DeadlinesJson:
    """Return the deadlines as plain data."""
    return {
        "schema_version": 1,
        "report": found.report,
        "title": found.title,
        "house_style": found.house_style,
        "meetings": [_meeting_shape(schedule) for schedule in found.schedules],
        "undated": list(found.undated),
    }


def _meeting_shape(schedule: Schedule) -> MeetingJson:
    return {
        "body": schedule.body,
        "date": schedule.meeting.isoformat(),
        "as_of": _iso(schedule.as_of),
        "earliest_meeting_that_leaves_time": _iso(schedule.earliest),
        "deadlines": [_deadline_shape(deadline, schedule) for deadline in schedule.deadlines],
    }


def _deadline_shape(deadline: Deadline, schedule: Schedule) -> DeadlineJson:
    rule = deadline.rule
    return {
        "key": rule.key,
        "title": rule.title,
        "date": deadline.day.isoformat(),
        "counted": _counted_shape(deadline),
        "only_for": rule.only_for,
        "left_out": [_left_out_shape(found) for found in deadline.left_out],
        "authority": rule.authority,
        "certain": rule.certain,
        "note": rule.note,
        "standing": schedule.standing(deadline),
        "days_ahead": (deadline.day - schedule.as_of).days if schedule.as_of else None,
    }


def _counted_shape(deadline: Deadline) -> CountedJson:
    rule = deadline.rule
    return {
        "before": rule.before,
        "unit": rule.unit,
        "number": rule.number,
        "not_counted": list(rule.left_out),
        "nation": rule.nation,
        "in_words": how_counted(deadline),
    }


def _left_out_shape(found: LeftOut) -> LeftOutJson:
    return {"date": found.day.isoformat(), "why": found.why}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
