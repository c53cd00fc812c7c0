"""Deadlines of a report -> text for people."""

from collections.abc import Iterator

from mou_cli.deadlines.schedule import DeadlineStanding, ReportDeadlines, Schedule
from mou_cli.english import counted
from mou_cli.output.escaping.terminal import visible
from mou_cli.words.deadlines import CAVEAT, day_in_words, how_it_stands, how_told


def deadlines_as_text(found: ReportDeadlines) -> str:
    """Write each deadline with its day, how it was counted, and on whose authority."""
    return "\n".join(visible(line) for line in _deadlines_lines(found))


def _deadlines_lines(found: ReportDeadlines) -> Iterator[str]:
    yield found.title
    for schedule in found.schedules:
        yield from _schedule_lines(schedule)
        yield from _outcome_lines(schedule, found.house_style)
    for body in found.undated:
        yield f"{body}: the day of the meeting is not known, so nothing was counted"
        yield ""
    yield CAVEAT


def _schedule_lines(schedule: Schedule) -> Iterator[str]:
    yield f"{schedule.body}, {day_in_words(schedule.meeting)}"
    yield ""
    for deadline in schedule.deadlines:
        stands = how_it_stands(deadline, schedule)
        yield f"By {day_in_words(deadline.day)}: {deadline.rule.title}"
        yield from (f"  {line}" for line in (stands, *how_told(deadline)) if line)
        yield ""


def _outcome_lines(schedule: Schedule, house_style: str) -> Iterator[str]:
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
