"""The deadlines of a report, counted back from its meetings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mou_cli.checks.validation import validate
from mou_cli.deadlines.bank_holidays import FIRST_YEAR, LAST_YEAR
from mou_cli.deadlines.schedule import ReportDeadlines, Schedule, schedule_of
from mou_cli.errors import UsageError
from mou_cli.loading.loader import packaged_house_styles, packaged_path
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.house_style import HouseStyle
from mou_cli.model.kinds import HOUSE_STYLES, REPORTS
from mou_cli.model.report import Meeting, Report
from mou_cli.problems import Problem, Severity
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.trees import Tree

OPEN_ANSWERS = (True, Blank.TO_BE_CONFIRMED, Blank.NOT_STATED)
"""Answers to “is it a key decision?” after which its deadlines had better be known."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What was counted.

    Attributes:
        problems: Errors that stand in the way: of a report that cannot be read, or in its house
            style. Other errors in a report, as drafts have them, do not.
        found: The deadlines; None where errors stand in the way.
    """

    problems: tuple[Problem, ...]
    found: ReportDeadlines | None


def deadlines(tree: Tree, name: str, as_of: date | None = None) -> Deadlines:
    """Count the deadlines of a report back from each meeting that it goes to.

    Args:
        tree: The repository's files.
        name: The report's id.
        as_of: The day on which they are judged; None for none.

    Raises:
        UsageError: There is no such report, no meeting has a day, or a day is out of reach.
    """
    validation = validate(tree)
    repository = validation.repository
    problems = tuple(
        problem
        for problem in validation.problems
        if problem.severity is Severity.ERROR and problem.position.path in _paths(repository, name)
    )
    if problems:
        return Deadlines(problems, None)
    return Deadlines((), counted(repository, name, as_of))


def counted(repository: Repository, name: str, as_of: date | None = None) -> ReportDeadlines:
    """Count the deadlines of a report whose data has no errors; see `deadlines`.

    Raises:
        UsageError: There is no such report, no meeting has a day, or a day is out of reach.
    """
    report = _report(repository, name)
    return _counted(name, report, _style(repository, report), as_of)


def _paths(repository: Repository, name: str) -> tuple[str, ...]:
    """Return the files without which nothing can be counted."""
    if name not in repository.reports:
        return (REPORTS.path(name),)
    style = repository.reports[name].house_style
    return (HOUSE_STYLES.path(style), packaged_path(style))


def _report(repository: Repository, name: str) -> Report:
    if name not in repository.reports:
        hint = did_you_mean(name, sorted(repository.reports))
        raise UsageError(f"No report is called `{name}`", hint)
    return repository.reports[name]


def _style(repository: Repository, report: Report) -> HouseStyle:
    name = report.house_style
    if name not in repository.house_styles:
        hint = did_you_mean(name, sorted({*repository.house_styles, *packaged_house_styles()}))
        raise UsageError(f"No house style is called `{name}`", hint)
    return repository.house_styles[name]


def _counted(name: str, report: Report, style: HouseStyle, as_of: date | None) -> ReportDeadlines:
    schedules = tuple(
        _schedule(meeting, day, report, style, as_of)
        for meeting in report.to
        if (day := _day(meeting)) is not None
    )
    undated = tuple(_body(meeting) for meeting in report.to if _day(meeting) is None)
    if not schedules:
        raise UsageError(
            f"No meeting of the report `{name}` has a day to count back from",
            f"Write `date: 2021-06-30` under `to:` in {REPORTS.path(name)}",
        )
    return ReportDeadlines(name, report.title, report.house_style, schedules, undated)


def _schedule(
    meeting: Meeting, day: date, report: Report, style: HouseStyle, as_of: date | None
) -> Schedule:
    for reached in (day, as_of or day):
        if not FIRST_YEAR <= reached.year <= LAST_YEAR:
            raise UsageError(
                f"Deadlines cannot be counted for {reached.isoformat()}",
                f"Bank holidays are known from {FIRST_YEAR} to {LAST_YEAR}; is the year right?",
            )
    return schedule_of(_body(meeting), day, style.deadlines, tuple(_business(report)), as_of)


def _day(meeting: Meeting) -> date | None:
    """Return the day of a meeting; None if it is not known to the day."""
    when = meeting.date
    return when.first if isinstance(when, PartialDate) and when.first == when.last else None


def _body(meeting: Meeting) -> str:
    return f"{meeting.body} ({meeting.meeting})" if meeting.meeting else meeting.body


def _business(report: Report) -> Iterator[str]:
    """Yield what `only_for` of a rule may name: whether it is for this report."""
    if report.key_decision in OPEN_ANSWERS:
        yield "key-decision"
    if report.access.status != "open":
        yield "private-meeting"
