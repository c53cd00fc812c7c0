"""Records from before their version, and what a record says was over before it began."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from mou_cli.checks.dates import end_before_beginning
from mou_cli.corrections.files import that_count
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank, Model
from mou_cli.model.dates import PartialDate
from mou_cli.model.reviews import ReviewRecord
from mou_cli.model.version import Version
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem
from mou_cli.signatures import records_of

EARLY = timedelta(days=366)
"""So long before the date that it bears a text may be there, and be signed."""


def check_dates_on_record(repository: Repository) -> Iterator[Problem]:
    """Yield DAT001 and DAT002 for signatures, decisions and reviews that count."""
    versions = _Versions(repository)
    for recorded in records_of(repository):
        signature = recorded.signature
        if signature.effective is not None:
            told = "It takes effect {}, and the withdrawal was made"
            yield from end_before_beginning(
                repository, signature, "effective", signature.date, told
            )
        yield from versions.too_early(signature, signature.version, signature.date)
    for decision in that_count(repository.decisions).values():
        if decision.conditions_met is not None:
            told = "The conditions were met {}, and the decision was made"
            yield from end_before_beginning(
                repository, decision, "conditions_met", decision.date, told
            )
        yield from versions.too_early(decision, decision.version, decision.date)
    for review in that_count(repository.reviews).values():
        for action in review.actions:
            if action.done is not None:
                told = "This was done {}, and the review that asked for it was held"
                yield from end_before_beginning(repository, action, "done", review.date, told)
        yield from versions.before_it_was_there(review)


@dataclass(frozen=True, slots=True)
class _Earliest:
    """The day before which a version was certainly not there, and how that is known."""

    day: date
    told: str


class _Versions:
    """The versions on record, by the earliest day on which each can have been there."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._earliest: dict[str, _Earliest] = {}

    def too_early(
        self, record: Model, version: Blank | str, when: Blank | PartialDate
    ) -> Iterator[Problem]:
        """Yield DAT002 where a record is dated before its version can have been there."""
        found = None if isinstance(version, Blank) else self._repository.versions.get(version)
        if found is None or isinstance(when, Blank):
            return
        name = found.version
        if name not in self._earliest:
            self._earliest[name] = self._earliest_of(found)
        earliest = self._earliest[name]
        if when.last < earliest.day:
            yield problem(
                "DAT002",
                self._repository.where(record, "date"),
                f"This is dated {when.printed}, and {earliest.told}",
                "Correct the date or the version; if both are right, leave it",
            )

    def before_it_was_there(self, review: ReviewRecord) -> Iterator[Problem]:
        """Yield DAT002 where a review looked at a text before the date that it bears."""
        if isinstance(review.version, Blank):
            found = self._first_in_force
        else:
            found = self._repository.versions.get(review.version)
        if found is not None and review.date.certainly_before(found.date):
            yield problem(
                "DAT002",
                self._repository.where(review, "date"),
                f"This review was held {review.date.when}, and version `{found.version}` bears "
                f"the date {found.date.printed}",
                "Correct the date or the version; if both are right, leave it",
            )

    @cached_property
    def _first_in_force(self) -> Version | None:
        """The first version in force: what is reviewed without a version is no earlier."""
        in_force = (v for v in self._repository.versions.values() if v.state == "in-force")
        return min(in_force, key=lambda version: version.order, default=None)

    def _earliest_of(self, version: Version) -> _Earliest:
        early = version.date.first.toordinal() - EARLY.days
        bears = f"version `{version.version}` bears the date {version.date.printed}"
        found = [_Earliest(date.fromordinal(max(1, early)), bears)]
        for each in self._repository.versions.values():
            if each.state == "in-force" and each.date.certainly_before(version.date):
                told = (
                    f"version `{version.version}` came after `{each.version}`, which bears the "
                    f"date {each.date.printed}"
                )
                found.append(_Earliest(each.date.first, told))
        return max(found, key=lambda earliest: earliest.day)
