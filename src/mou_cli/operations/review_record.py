"""Record a review: a file in `data/reviews/`, checked before it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from mou_cli.checks.recording import (
    PreparedRecord,
    check_has_happened,
    prepare_record,
    validate_to_record,
)
from mou_cli.corrections.files import corrected_by, that_count
from mou_cli.errors import UsageError
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.kinds import REVIEWS
from mou_cli.model.reviews import ReviewOutcome, ReviewRecord
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.trees import Tree
from mou_cli.yaml_files.writing import new_file

NOT_STATED = Blank.NOT_STATED.value

PARTS_OF_AN_ACTION = 3


@dataclass(frozen=True, slots=True)
class ReviewHeld:
    """A review as somebody tells it, in texts; what is empty is not stated.

    Attributes:
        date: When it was held; None, in a correction, for the day of the wrong record.
        outcome: What was concluded; None, in a correction, for what the wrong record says.
        reviewers: The people or the body that reviewed.
        scope: What was looked at.
        version: The version that was looked at; None for the one in force.
        actions: What is to be done, each as `what | by whom | by when`.
        following: When the next one is due, where the review said so.
        minute: The reference of the minute.
        recorded_by: Who writes the record.
        not_stated: Whether the source does not say who reviewed.
        today: The day on which it is told; None where nobody says.
        corrects: The name of the record that this one corrects; None for none.
        because: What was wrong with that record.
        in_error: Whether nothing comes in its place.
    """

    date: str | None
    outcome: ReviewOutcome | None
    reviewers: Sequence[str] = ()
    scope: str | None = None
    version: str | None = None
    actions: Sequence[str] = ()
    following: str | None = None
    minute: str | None = None
    recorded_by: str | None = None
    not_stated: bool = False
    today: PartialDate | None = None
    corrects: str | None = None
    because: str | None = None
    in_error: bool = False


def prepare_review(tree: Tree, held: ReviewHeld) -> PreparedRecord:
    """Make the record of a review, and check the data with it.

    Args:
        tree: The repository's files.
        held: The review.

    Raises:
        UsageError: Its date is none or still to come, nothing says who reviewed, it is on record
            already, there is no such version, or an action cannot be read.
    """
    if held.corrects is not None:
        return _prepare_correction(tree, held, held.corrects)
    date = _date(held)
    path = REVIEWS.path(date.written)
    if tree.has(path):
        raise UsageError(
            f"`{path}` is on record already",
            "Nothing was written. If that record is wrong or lacks something, add "
            f'`--corrects {date.written} --because "…"`: what it knew is kept',
        )
    before = validate_to_record(tree)
    if path in before.repository.broken:
        raise UsageError(f"`{path}` is no file that can be read", "Look what it is, and move it")
    version = _version_reviewed(before.repository, held.version)
    fields = {**_SILENT, "version": version, **_told(held)}
    if not held.reviewers and not held.not_stated:
        raise UsageError(
            "Nothing says who reviewed",
            'Say it: `--reviewer "…"`, a person or a body; or add `--not-stated` if the minute '
            "does not say",
        )
    return prepare_record(before, path, new_file(_in_order(fields)), None)


def _prepare_correction(tree: Tree, held: ReviewHeld, name: str) -> PreparedRecord:
    """Make a record that comes in the place of another, with all that the other one knows."""
    before = validate_to_record(tree)
    wrong = _review_named(before.repository, name)
    known = wrong.model_dump(mode="json", exclude_none=True, exclude={"corrects", "recorded_by"})
    told = _told(held)
    if held.version is not None:
        told["version"] = _version_reviewed(before.repository, held.version)
    if not held.in_error and all(known.get(field) == value for field, value in told.items()):
        raise UsageError(
            "The correction says what that record says already",
            "Give what is right: `--outcome`, `--reviewer` or another option; or add `--in-error` "
            "if nothing comes in its place",
        )
    if held.date is not None:
        told["date"] = _date(held).written
    corrects = {
        "review": name,
        "reason": held.because,
        **({"in_error": True} if held.in_error else {}),
    }
    told["recorded_by"] = _stated(held.recorded_by)
    fields = {**_SILENT, **known, **told, "corrects": corrects}
    path = _free_path(before.repository, str(fields["date"]))
    return prepare_record(before, path, new_file(_in_order(fields)), None)


def _review_named(repository: Repository, name: str) -> ReviewRecord:
    counting = that_count(repository.reviews)
    if name in counting:
        return counting[name]
    if name in repository.reviews:
        later = corrected_by(repository.reviews).get(name)
        raise UsageError(
            f"The record of the review `{name}` does not count any more",
            f"It was corrected by `{later}`: correct that"
            if later
            else "There is nothing to correct",
        )
    raise UsageError(
        f"No review on record is called `{name}`", did_you_mean(name, sorted(counting))
    )


def _free_path(repository: Repository, date: str) -> str:
    """Return the path of a correction: named after the day, with more where that is taken."""
    names = chain((date, f"{date}-corrected"), (f"{date}-corrected-{n}" for n in count(2)))
    return next(path for path in map(REVIEWS.path, names) if not repository.tree.has(path))


def _date(held: ReviewHeld) -> PartialDate:
    try:
        date = PartialDate.parse(held.date or "")
    except ValueError as error:
        raise UsageError(
            f"`{held.date}` is no date: {error}", "Write `--date 2026-04-21`"
        ) from None
    check_has_happened(date, held.today)
    return date


def _version_reviewed(repository: Repository, name: str | None) -> str:
    if name is None:
        in_force = repository.version_in_force
        return in_force.version if in_force else NOT_STATED
    if name not in repository.versions:
        known = sorted(repository.versions)
        raise UsageError(f"No version is called `{name}`", did_you_mean(name, known))
    return name


_SILENT = dict.fromkeys(("reviewers", "scope", "minute", "recorded_by"), NOT_STATED)
"""What is recorded of a field that nobody tells."""


def _told(held: ReviewHeld) -> dict[str, Any]:
    """Return the fields that somebody told, but for the version."""
    told = {
        "date": held.date,
        "reviewers": list(held.reviewers) or None,
        "scope": held.scope,
        "outcome": held.outcome,
        "actions": [_action(action) for action in held.actions] or None,
        "next": held.following,
        "minute": held.minute,
        "recorded_by": held.recorded_by,
    }
    return {name: value for name, value in told.items() if value is not None}


def _in_order(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields in the order of the model; an empty list is left out."""
    names = (name for name in ReviewRecord.model_fields if fields.get(name) not in (None, []))
    return {name: fields[name] for name in names}


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
