"""Record a review: a file in `data/reviews/`, checked before it is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mou_cli.checks.recording import (
    PreparedRecord,
    check_has_happened,
    prepare_record,
    validate_to_record,
)
from mou_cli.errors import UsageError
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.kinds import REVIEWS
from mou_cli.model.reviews import ReviewOutcome
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.trees import Tree
from mou_cli.yaml_files.writing import new_file

NOT_STATED = Blank.NOT_STATED.value

PARTS_OF_AN_ACTION = 3


@dataclass(frozen=True, slots=True)
class ReviewHeld:
    """A review as somebody tells it, in texts; what is empty is not stated.

    Attributes:
        date: When it was held.
        outcome: What was concluded.
        reviewers: The people or the body that reviewed.
        scope: What was looked at.
        version: The version that was looked at; None for the one in force.
        actions: What is to be done, each as `what | by whom | by when`.
        following: When the next one is due, where the review said so.
        minute: The reference of the minute.
        recorded_by: Who writes the record.
        not_stated: Whether the source does not say who reviewed.
        today: The day on which it is told; None where nobody says.
    """

    date: str
    outcome: ReviewOutcome
    reviewers: Sequence[str] = ()
    scope: str | None = None
    version: str | None = None
    actions: Sequence[str] = ()
    following: str | None = None
    minute: str | None = None
    recorded_by: str | None = None
    not_stated: bool = False
    today: PartialDate | None = None


def prepare_review(tree: Tree, held: ReviewHeld) -> PreparedRecord:
    """Make the record of a review, and check the data with it.

    Args:
        tree: The repository's files.
        held: The review.

    Raises:
        UsageError: Its date is none or still to come, nothing says who reviewed, it is on record
            already, there is no such version, or an action cannot be read.
    """
    date = _date(held.date)
    check_has_happened(date, held.today)
    path = REVIEWS.path(date.written)
    if tree.has(path):
        raise UsageError(f"`{path}` is on record already", "Change that file in an editor")
    before = validate_to_record(tree)
    if path in before.repository.broken:
        raise UsageError(f"`{path}` is no file that can be read", "Look what it is, and move it")
    version = _version_reviewed(before.repository, held.version)
    fields = dict(_fields(held, version))
    if not held.reviewers and not held.not_stated:
        raise UsageError(
            "Nothing says who reviewed",
            'Say it: `--reviewer "…"`, a person or a body; or add `--not-stated` if the minute '
            "does not say",
        )
    return prepare_record(before, path, new_file(fields), None)


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise UsageError(f"`{text}` is no date: {error}", "Write `--date 2026-04-21`") from None


def _version_reviewed(repository: Repository, name: str | None) -> str:
    if name is None:
        in_force = repository.version_in_force
        return in_force.version if in_force else NOT_STATED
    if name not in repository.versions:
        known = sorted(repository.versions)
        raise UsageError(f"No version is called `{name}`", did_you_mean(name, known))
    return name


def _fields(held: ReviewHeld, version: str) -> Iterator[tuple[str, Any]]:
    yield "date", held.date
    yield "reviewers", list(held.reviewers) or NOT_STATED
    yield "scope", _stated(held.scope)
    yield "version", version
    yield "outcome", held.outcome
    if held.actions:
        yield "actions", [_action(action) for action in held.actions]
    if held.following is not None:
        yield "next", held.following
    yield "minute", _stated(held.minute)
    yield "recorded_by", _stated(held.recorded_by)


def _stated(text: str | None) -> str:
    return NOT_STATED if text is None else text


def _action(text: str) -> dict[str, str]:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) > PARTS_OF_AN_ACTION or not parts[0]:
        raise UsageError(
            f"The action `{text}` cannot be read",
            'Write it as "Ask the Trust | Partnership Manager | 2026-06-30"; '
            "who and when may be left out",
        )
    action, by, due = (*parts, "", "")[:PARTS_OF_AN_ACTION]
    return {"action": action, "by": by or NOT_STATED, "due": due or NOT_STATED}
