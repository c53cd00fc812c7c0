"""Deadlines as people, programs and calendars read them."""

import json
from datetime import date
from typing import Any

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from mou_cli.deadlines.schedule import ReportDeadlines, schedule_of
from mou_cli.model.deadlines import DeadlineRule
from mou_cli.output.calendar.file import Event, calendar_file
from mou_cli.output.deadlines.calendar import deadlines_as_events
from mou_cli.output.deadlines.json import deadlines_as_json
from mou_cli.output.deadlines.text import deadlines_as_text
from mou_cli.output.escaping.terminal import visible
from mou_cli.output.shapes.schemas import output_schema
from strategies import examples

MEETING = date(2021, 6, 3)
RULES = [
    DeadlineRule.model_validate(fields)
    for fields in (
        {
            "key": "publication",
            "title": "Agenda and reports are open to inspection",
            "before": "meeting",
            "clear_days": 5,
            "not_counted": ["saturdays", "sundays", "bank-holidays"],
            "nation": "england",
            "authority": "Local Government Act 1972, section 100B(3)",
            "note": "Saturdays are left out by this council's own practice",
        },
        {
            "key": "despatch",
            "title": "Papers go to members",
            "before": "publication",
            "days": 0,
            "authority": "Standing order 4",
        },
        {
            "key": "draft",
            "title": "The draft is with the clerk",
            "before": "publication",
            "working_days": 1,
            "nation": "england",
            "authority": "Standing order 5",
            "certain": False,
        },
        {
            "key": "notice",
            "title": "Notice of the key decision is published",
            "before": "meeting",
            "clear_days": 28,
            "not_counted": [],
            "authority": "SI 2012/2089, regulation 9",
            "certain": False,
            "note": "Check how these days are counted",
            "only_for": "key-decision",
        },
    )
]


def found(
    as_of: date | None = None, meeting: date = MEETING, title: str = "Alliance"
) -> ReportDeadlines:
    schedule = schedule_of("Council", meeting, RULES, ["key-decision"], as_of)
    return ReportDeadlines("alliance", title, "borough", (schedule,))


def test_each_deadline_says_how_it_was_counted_and_on_whose_authority() -> None:
    assert deadlines_as_text(found()) == (
        "Alliance\n"
        "Council, Thursday 3 June 2021\n"
        "\n"
        "By Wednesday 5 May 2021: Notice of the key decision is published\n"
        "  28 clear days before the meeting; every day is counted\n"
        "  Only for a key decision\n"
        "  Authority: SI 2012/2089, regulation 9\n"
        "  To be checked before you rely on it. Check how these days are counted\n"
        "\n"
        "By Monday 24 May 2021: The draft is with the clerk\n"
        "  1 working day before “Agenda and reports are open to inspection”; "
        "Saturdays, Sundays and bank holidays are not counted (England)\n"
        "  Authority: Standing order 5\n"
        "  To be checked before you rely on it.\n"
        "\n"
        "By Tuesday 25 May 2021: Agenda and reports are open to inspection\n"
        "  5 clear days before the meeting; "
        "Saturdays, Sundays and bank holidays are not counted (England)\n"
        "  Left out: Monday 31 May 2021 (Spring Bank Holiday)\n"
        "  Authority: Local Government Act 1972, section 100B(3)\n"
        "  Saturdays are left out by this council's own practice\n"
        "\n"
        "By Tuesday 25 May 2021: Papers go to members\n"
        "  On the same day as “Agenda and reports are open to inspection”\n"
        "  Authority: Standing order 4\n"
        "\n"
        "Counted by the house style's rules; not legal advice"
    )


def test_how_they_stand_on_a_day() -> None:
    before = deadlines_as_text(found(date(2021, 5, 24)))
    assert "published\n  cannot be met: passed 19 days ago\n" in before
    assert "clerk\n  today\n" in before
    assert "inspection\n  in 1 day\n" in before
    assert (
        "On Monday 24 May 2021, 1 of 4 deadlines cannot be met, unless it was done in time\n"
        "Earliest meeting that leaves time for all: Tuesday 22 June 2021\n"
    ) in before
    late = deadlines_as_text(found(date(2021, 5, 26)))
    assert "On Wednesday 26 May 2021, 4 of 4 deadlines cannot be met, unless they were" in late
    after = deadlines_as_text(found(date(2021, 6, 4)))
    assert "inspection\n  passed 10 days ago\n" in after
    assert "cannot" not in after


def test_a_house_style_without_deadlines_says_so() -> None:
    none = ReportDeadlines("a", "A", "nhs-board", (schedule_of("Board", MEETING, [], ()),))
    assert "Board, Thursday 3 June 2021\n\nThe house style `nhs-board` has no" in (
        deadlines_as_text(none)
    )


def test_json_says_the_same() -> None:
    data = json.loads(deadlines_as_json(found(date(2021, 5, 24))))
    jsonschema.validate(data, output_schema("deadlines"))
    assert data["schema_version"] == 1
    assert (data["report"], data["house_style"]) == ("alliance", "borough")
    meeting = data["meetings"][0]
    assert meeting["date"] == "2021-06-03"
    assert meeting["as_of"] == "2021-05-24"
    assert meeting["earliest_meeting_that_leaves_time"] == "2021-06-22"
    publication = meeting["deadlines"][2]
    assert publication["date"] == "2021-05-25"
    assert publication["days_ahead"] == 1
    assert publication["standing"] == "ahead"
    assert publication["counted"]["not_counted"] == ["saturdays", "sundays", "bank-holidays"]
    assert publication["left_out"][-1] == {"date": "2021-05-31", "why": "Spring Bank Holiday"}
    unjudged = json.loads(deadlines_as_json(found()))["meetings"][0]
    assert unjudged["as_of"] is unjudged["deadlines"][0]["standing"] is None


def events_of(report: ReportDeadlines) -> list[Any]:
    return read(calendar_file(report.title, deadlines_as_events(report)))


def read(calendar: bytes) -> list[Any]:
    from icalendar import Calendar

    return Calendar.from_ical(calendar).walk("VEVENT")


def test_a_calendar_has_each_deadline_and_the_meeting_as_whole_days() -> None:
    days = {str(e["summary"]): (e["dtstart"].dt, e["dtend"].dt) for e in events_of(found())}
    assert days == {
        "Notice of the key decision is published: Alliance": (date(2021, 5, 5), date(2021, 5, 6)),
        "The draft is with the clerk: Alliance": (date(2021, 5, 24), date(2021, 5, 25)),
        "Agenda and reports are open to inspection: Alliance": (
            date(2021, 5, 25),
            date(2021, 5, 26),
        ),
        "Papers go to members: Alliance": (date(2021, 5, 25), date(2021, 5, 26)),
        "Council: Alliance": (date(2021, 6, 3), date(2021, 6, 4)),
    }


def test_a_calendar_is_the_same_on_every_day() -> None:
    first = calendar_file("Alliance", deadlines_as_events(found()))
    assert first == calendar_file("Alliance", deadlines_as_events(found(date(2021, 6, 1))))
    assert b"DTSTAMP:20210603T000000Z\r\n" in first
    lines = first.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


def test_a_meeting_that_moves_keeps_the_events() -> None:
    moved = found(meeting=date(2021, 7, 8))
    assert uids(found()) == uids(moved)
    assert len(set(uids(found()))) == 5


def uids(report: ReportDeadlines) -> list[str]:
    return sorted(str(event["uid"]) for event in events_of(report))


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=120))
@examples(100)
def test_any_title_comes_through_a_calendar(title: str) -> None:
    event = Event(("a",), MEETING, MEETING, title, f"{title}\nmore")
    came = read(calendar_file(title, [event]))
    assert [str(found["summary"]) for found in came] == [visible(title)]
