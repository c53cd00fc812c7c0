"""Deadlines of a report -> a calendar file, or events for one."""

from collections.abc import Iterator

from mou_cli.deadlines.schedule import ReportDeadlines
from mou_cli.output.calendar.file import Event, calendar_file
from mou_cli.words.deadlines import CAVEAT, how_told


def deadlines_as_calendar(found: ReportDeadlines) -> bytes:
    """Write the deadlines as a calendar file; its lines end as RFC 5545 says on every system."""
    return calendar_file(found.title, deadlines_as_events(found))


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
                description="\n".join([*how_told(deadline), CAVEAT]),
            )
        yield Event(
            identity=("meeting", *of_meeting),
            day=schedule.meeting,
            stamp=schedule.meeting,
            title=f"{schedule.body}: {found.title}",
        )
