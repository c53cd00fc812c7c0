"""`mou calendar`: every date of a repository, as a calendar program reads it."""

import shutil
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, Mou, change, same_as_golden
from mou_cli.model.dates import PartialDate
from mou_cli.model.durations import later
from mou_cli.operations.calendar import calendar
from mou_cli.output.calendar.file import Event, calendar_file
from mou_cli.trees import DiskTree
from strategies import examples

RIVERSIDE = ROOT / "examples" / "riverside"


@pytest.fixture
def riverside(tmp_path: Path) -> Path:
    """A copy of the example, to be changed at will."""
    root = tmp_path / "riverside"
    shutil.copytree(RIVERSIDE, root)
    return root


@cache
def unchanged(root: Path) -> bytes:
    """Return the calendar file of an example as it stands."""
    return file_of(root)


def file_of(root: Path) -> bytes:
    found = calendar(DiskTree(root))
    assert found.problems == ()
    return calendar_file(found.title, found.events)


def events_of(data: bytes) -> list[Any]:
    """Read a calendar file as a program would."""
    from icalendar import Calendar

    return list(Calendar.from_ical(data).walk("VEVENT"))


def read(data: bytes) -> dict[str, Any]:
    """Return the events of a calendar file by their titles."""
    return {str(event["summary"]): event for event in events_of(data)}


def begins(root: Path, title: str) -> dict[str, str]:
    """Return the days of the events whose title begins so, by their titles."""
    return {
        name: event["dtstart"].dt.isoformat()
        for name, event in read(unchanged(root) if root == RIVERSIDE else file_of(root)).items()
        if name.startswith(title)
    }


def only(root: Path, title: str) -> str:
    (day,) = begins(root, title).values()
    return day


@pytest.mark.parametrize(
    ("root", "name"), [(ROOT, "south-east-essex"), (RIVERSIDE, "riverside")], ids=["see", "rs"]
)
def test_the_calendar_files_stay_as_they_are(root: Path, name: str) -> None:
    same_as_golden(f"{name}/calendar.ics", unchanged(root))


def test_a_second_reader_finds_whole_days_and_no_name_twice() -> None:
    data = unchanged(RIVERSIDE)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    events = events_of(data)
    assert len({event["uid"] for event in events}) == len(events) == 10
    for event in events:
        day = event["dtstart"].dt
        assert not isinstance(day, datetime)
        assert event["dtend"].dt == day + timedelta(days=1)


def test_the_dates_of_the_agreement() -> None:
    assert only(RIVERSIDE, "The agreement begins: ") == "2025-04-01"
    assert only(RIVERSIDE, "Last day to give notice before the agreement ends: ") == "2029-09-30"
    assert only(RIVERSIDE, "The agreement ends: ") == "2030-03-31"
    assert only(RIVERSIDE, "Membership ends: Riverside Flood Recovery Group: ") == "2027-03-31"
    assert only(RIVERSIDE, "A withdrawal takes effect: Rivershire Hospital") == "2025-03-31"
    assert only(RIVERSIDE, "Review held (no change): ") == "2026-04-21"
    assert only(RIVERSIDE, "Due: Ask the Hospitals Trust when it will sign: ") == "2026-06-30"
    assert only(RIVERSIDE, "Council (Annual): ") == "2026-05-12"


def test_a_month_alone_is_its_first_day_and_says_so(riverside: Path) -> None:
    change(riverside, "data/mou.yaml", "  until: 2030-03-31\n", "  until: 2030-03\n")
    assert begins(riverside, "The agreement ends") == {
        "The agreement ends in March 2030: Riverside Partnership Memorandum of Understanding": (
            "2030-03-01"
        )
    }
    assert only(riverside, "Last day to give notice before the agreement ends in September 2029")
    report = "data/reports/riverside-2026.yaml"
    change(riverside, report, "date: 2026-05-12", "date: 2026-05")
    assert only(riverside, "Council (Annual) in May 2026: ") == "2026-05-01"
    assert only(riverside, "Cabinet: ") == "2026-03-03"
    change(riverside, report, "date: 2026-03-03", '"date": "2026"')
    assert only(riverside, "Cabinet in 2026: ") == "2026-01-01"


def test_reviews_come_again_to_the_end_of_the_agreement() -> None:
    (event,) = (
        e for name, e in read(unchanged(RIVERSIDE)).items() if name.startswith("Review due")
    )
    start = datetime.combine(event["dtstart"].dt, datetime.min.time())
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=start)
    assert [day.date().isoformat() for day in rule] == ["2027-04-01", "2028-04-01", "2029-04-01"]


def test_without_an_end_they_come_again_without_one() -> None:
    (event,) = read(unchanged(ROOT)).values()
    assert event["dtstart"].dt == date(2020, 4, 1)
    assert event["rrule"].to_ical() == b"FREQ=MONTHLY;INTERVAL=12"
    assert str(event["summary"]).startswith("Review due this month: South East Essex")


def test_a_review_on_record_moves_those_to_come(south_east_essex: Path) -> None:
    before = read(file_of(south_east_essex))
    (south_east_essex / "data" / "reviews").mkdir()
    (south_east_essex / "data" / "reviews" / "2021-05-04.yaml").write_text(
        "date: 2021-05-04\nreviewers: not stated\nscope: not stated\nversion: not stated\n"
        "outcome: amend\nminute: not stated\nrecorded_by: not stated\n"
    )
    after = read(file_of(south_east_essex))
    (was,) = before.values()
    now = next(event for name, event in after.items() if name.startswith("Review due today"))
    assert now["dtstart"].dt == date(2022, 5, 4)
    assert now["uid"] == was["uid"]
    assert only(south_east_essex, "Review held (amend): ") == "2021-05-04"


def test_a_review_that_is_due_after_the_end_does_not_come_again(riverside: Path) -> None:
    change(riverside, "data/mou.yaml", "  until: 2030-03-31\n", "  until: 2026-12-31\n")
    assert only(riverside, "Review due in April 2027: ") == "2027-04-01"
    assert b"RRULE" not in file_of(riverside)


def test_a_review_that_says_when_the_next_is_due_needs_no_terms(riverside: Path) -> None:
    text = (riverside / "data" / "mou.yaml").read_text(encoding="utf-8")
    start = text.index("\nreview:\n")
    end = text.index("\n\n", start)
    text = f"{text[:start]}\nreview: not stated{text[end:]}"
    (riverside / "data" / "mou.yaml").write_text(text, encoding="utf-8")
    assert only(riverside, "Review due in April 2027: ") == "2027-04-01"
    assert b"RRULE" not in file_of(riverside)


@given(
    first=st.dates(date(1990, 1, 1), date(2050, 12, 31)),
    every=st.integers(1, 30),
)
@examples(20)
def test_a_day_that_a_month_lacks_is_its_last(first: date, every: int) -> None:
    """The rule in the file gives the dates that `mou status` counts."""
    data = calendar_file("", [Event(("a",), first, first, "Review", every=every)])
    (event,) = events_of(data)
    rule = rrulestr(
        event["rrule"].to_ical().decode(), dtstart=datetime.combine(first, datetime.min.time())
    )
    start = PartialDate.parse(first.isoformat())
    counted = (later(start, every * number) for number in range(8))
    assert [found.date() for found in rule[:8]] == [day.first for day in counted if day]


def test_names_stay_when_days_move(riverside: Path) -> None:
    before = {event["uid"] for event in read(file_of(riverside)).values()}
    change(riverside, "data/mou.yaml", "  until: 2030-03-31\n", "  until: 2031-03-31\n")
    change(riverside, "data/reports/riverside-2026.yaml", "2026-05-12", "2026-05-19")
    change(riverside, "data/reviews/2026-04-21.yaml", "due: 2026-06-30", "due: 2026-07-31")
    after = read(file_of(riverside))
    assert {event["uid"] for event in after.values()} == before
    assert only(riverside, "Last day to give notice") == "2030-09-30"


def test_what_is_done_or_taken_back_is_no_event(riverside: Path) -> None:
    change(
        riverside,
        "data/reviews/2026-04-21.yaml",
        "    due: 2026-06-30\n",
        "    due: 2026-06-30\n    done: 2026-06-02\n",
    )
    change(riverside, "data/reports/riverside-2026.yaml", "state: draft", "state: withdrawn")
    assert begins(riverside, "Due: ") == begins(riverside, "Cabinet") == {}
    change(riverside, "data/mou.yaml", "  notice: 6 months\n", "  notice: not stated\n")
    assert begins(riverside, "Last day to give notice") == {}


def test_errors_of_a_draft_do_not_stand_in_the_way(riverside: Path, mou: Mou) -> None:
    change(riverside, "data/reports/riverside-2026.yaml", "state: draft", "state: published")
    assert mou("-C", riverside, "validate").code == 1
    assert only(riverside, "Cabinet: ") == "2026-03-03"
    change(riverside, "data/reports/riverside-2026.yaml", "state: published", "stat: draft")
    assert mou("-C", riverside, "calendar").code == 1


def test_a_report_has_its_deadlines(mou: Mou) -> None:
    ran = mou("-C", ROOT / "examples" / "mid-essex-alliance", "calendar")
    assert ran.code == 0
    assert "DTSTART;VALUE=DATE:20210622" in ran.out
    assert "DTSTART;VALUE=DATE:20210630" in ran.out


def test_the_last_day_of_the_calendar_is_a_day_too(riverside: Path) -> None:
    change(riverside, "data/mou.yaml", "  until: 2030-03-31\n", "  until: 9999-12-31\n")
    change(riverside, "data/reports/riverside-2026.yaml", "2026-05-12", "9999-12-31")
    assert only(riverside, "The agreement ends: ") == "9999-12-31"
    assert only(riverside, "Council (Annual): ") == "9999-12-31"


def test_a_notice_before_all_years_is_left_out(riverside: Path) -> None:
    change(riverside, "data/mou.yaml", "  until: 2030-03-31\n", "  until: 0001-03-31\n")
    assert begins(riverside, "Last day to give notice") == {}
    assert only(riverside, "The agreement ends: ") == "0001-03-31"


def test_it_goes_into_a_file_or_to_the_screen(mou: Mou, tmp_path: Path) -> None:
    ran = mou("-C", RIVERSIDE, "calendar", "--output", "out/mou.ics")
    assert (ran.code, ran.out) == (0, f"{Path('out/mou.ics')}\n")
    assert ran.err == "10 events\n"
    assert (tmp_path / "out" / "mou.ics").read_bytes() == unchanged(RIVERSIDE)
    assert mou("-C", RIVERSIDE, "calendar", "--output", "-").out.startswith("BEGIN:VCALENDAR")
    assert mou("-C", ROOT, "calendar", "--output", "a.ics").err == "1 event\n"


def test_errors_in_the_data_stand_in_the_way(riverside: Path, mou: Mou) -> None:
    change(riverside, "data/mou.yaml", "  until: 2030-03-31\n", "  until: soon\n")
    ran = mou("-C", riverside, "calendar")
    assert (ran.code, ran.out) == (1, "")
    assert "error SCH008 `soon` is no date" in ran.err
    assert ran.err.endswith("\n\nNothing was written. More: mou validate\n")


def test_a_folder_without_an_agreement_is_told(mou: Mou, tmp_path: Path) -> None:
    ran = mou("-C", tmp_path, "calendar")
    assert (ran.code, ran.out) == (1, "")
    assert "There is no `data/mou.yaml` here" in ran.err


def test_reports_alone_have_a_calendar_too(tmp_path: Path) -> None:
    root = tmp_path / "alliance"
    shutil.copytree(ROOT / "examples" / "mid-essex-alliance", root)
    report = "data/reports/maldon-2021-06-30.yaml"
    change(root, report, "state: draft", "state: draft\nmou:\n  repository: example.org/a")
    (root / "data" / "mou.yaml").unlink()
    found = calendar(DiskTree(root))
    assert found.title == "Mid-Essex Alliance - Memorandum of Understanding"
    assert [event.day.isoformat() for event in found.events] == ["2021-06-22"] * 2 + ["2021-06-30"]
