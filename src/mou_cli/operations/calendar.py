"""Every date of a repository as an event of a calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from mou_cli.checks.validation import validate
from mou_cli.errors import UsageError
from mou_cli.loading.repository import Repository
from mou_cli.model.kinds import REPORTS
from mou_cli.operations.deadlines import counted
from mou_cli.output.calendar.agreement import agreement_events, meeting_events
from mou_cli.output.calendar.file import Event
from mou_cli.output.calendar.reviews import review_events
from mou_cli.output.deadlines.calendar import deadlines_as_events
from mou_cli.places import lies_in
from mou_cli.problems import Problem, Severity
from mou_cli.trees import Tree


@dataclass(frozen=True, slots=True)
class DatesFound:
    """What was found.

    Attributes:
        problems: Errors that stand in the way. Those in a report that can be read do not: drafts
            have them.
        title: What a calendar program calls the calendar.
        events: The events by their days; none where errors stand in the way.
    """

    problems: tuple[Problem, ...]
    title: str
    events: tuple[Event, ...]


def calendar(tree: Tree) -> DatesFound:
    """Return the dates of the agreement, its reviews, and its reports with their deadlines.

    Args:
        tree: The repository's files.
    """
    validation = validate(tree)
    repository = validation.repository
    problems = tuple(filter(partial(_stands_in_the_way, repository), validation.problems))
    if problems:
        return DatesFound(problems, "", ())
    titles = [repository.mou.title] if repository.mou else []
    titles += [report.title for report in repository.reports.values()]  # there is one at least
    events = sorted(_events(repository), key=lambda event: (event.day, event.identity))
    return DatesFound((), titles[0], tuple(events))


def _stands_in_the_way(repository: Repository, problem: Problem) -> bool:
    path = problem.position.path
    readable = lies_in(path, REPORTS.folder) and path not in repository.broken
    return problem.severity is Severity.ERROR and not readable


def _events(repository: Repository) -> Iterator[Event]:
    if repository.mou is not None:
        yield from agreement_events(repository, repository.mou)
        yield from review_events(repository, repository.mou)
    for name, report in repository.reports.items():
        if report.state == "withdrawn":
            continue
        try:
            found = counted(repository, name)
        except UsageError:  # no meeting has a day, or it is too far for bank holidays
            yield from meeting_events(name, report, told=frozenset())
            continue
        yield from deadlines_as_events(found)
        told = frozenset(schedule.meeting for schedule in found.schedules)
        yield from meeting_events(name, report, told=told)
