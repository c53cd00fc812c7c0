"""Decisions fit the reports and versions that they are about."""

from collections.abc import Iterator

from mou_cli.corrections.files import that_count
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.decision import Decision
from mou_cli.model.kinds import DECISIONS, REPORTS, VERSIONS
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.prose import Prose
from mou_cli.report_text.quoted import decisions_on


def check_decisions(repository: Repository) -> Iterator[Problem]:
    """Yield REF001 and DEC001 to DEC004."""
    for decision in that_count(repository.decisions).values():
        yield from _unknown_names(repository, decision)
        yield from _versions(repository, decision)
        yield from _dates(repository, decision)
        yield from _words_that_differ(repository, decision)
    for name, report in repository.reports.items():
        if report.state == "decided" and not decisions_on(repository, name):
            yield problem(
                "DEC004",
                repository.where(report, "state"),
                "The report is decided, and no decision names it",
                f"Add `{DECISIONS.path(name)}` with `report: {name}`",
            )


def _unknown_names(repository: Repository, decision: Decision) -> Iterator[Problem]:
    version = None if isinstance(decision.version, Blank) else decision.version
    for field, kind, name, known in (
        ("report", REPORTS, decision.report, repository.reports),
        ("version", VERSIONS, version, repository.versions),
    ):
        if name is not None and name not in known and not repository.is_broken(kind, name):
            yield problem(
                "REF001",
                repository.where(decision, field),
                f"No {field} is called `{name}`",
                did_you_mean(name, sorted(known)),
            )


def _versions(repository: Repository, decision: Decision) -> Iterator[Problem]:
    report = repository.reports.get(decision.report or "")
    pinned = report.mou.version if report else None
    if pinned is None or isinstance(decision.version, Blank) or decision.version == pinned:
        return
    yield problem(
        "DEC001",
        repository.where(decision, "version"),
        f"The body decided about `{decision.version}`, and its report is about `{pinned}`",
        "Correct whichever of the two is wrong",
    )


def _dates(repository: Repository, decision: Decision) -> Iterator[Problem]:
    effective = decision.effective
    if isinstance(effective, PartialDate) and effective.certainly_before(decision.date):
        yield problem(
            "DEC002",
            repository.where(decision, "effective"),
            f"It took effect {effective.when}, before it was made",
            "Correct one of the two dates",
        )


def _words_that_differ(repository: Repository, decision: Decision) -> Iterator[Problem]:
    report = repository.reports.get(decision.report or "")
    resolution = decision.resolution
    if report is None or not isinstance(resolution, Prose) or decision.outcome != "agreed":
        return
    resolved = _sentence_without_end(resolution.words)
    for recommendation in report.recommendations:
        if _sentence_without_end(recommendation.text.words).removeprefix("that ") not in resolved:
            yield problem(
                "DEC003",
                repository.where(decision, "resolution"),
                "The outcome is `agreed`, and the resolution has other words than the report asked",
                "Copy the resolution from the minutes; if it was changed, the outcome is `amended`",
            )
            return


def _sentence_without_end(words: str) -> str:
    return " ".join(words.split()).rstrip(".").casefold()
