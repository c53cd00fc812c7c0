"""Reviews on record and reviews due -> JSON for programs, and its shape."""

from typing import Literal

from mou_cli.corrections.files import corrected_by
from mou_cli.model.reviews import ReviewOutcome, ReviewRecord
from mou_cli.output.escaping.json import as_json
from mou_cli.output.shapes.typed_dict import TypedDict
from mou_cli.output.shapes.values import plain
from mou_cli.standing import Status
from mou_cli.standing.record_standing import RecordState
from mou_cli.standing.reviews import OpenAction, ReviewStanding
from mou_cli.words.reviews import ReviewRecords, reviews_beside, reviews_by_then
from mou_cli.words.status import review_words


class ReviewDueJson(TypedDict):
    """A date that came, and the review that was held for it, if one is on record."""

    date: str
    record: str | None


class OpenActionJson(TypedDict):
    """Something that a review asked for and that is not recorded as done."""

    review: str
    action: str
    by: str
    due: str
    past: bool


class ReviewStandingJson(TypedDict):
    """Where the reviews stand."""

    every: str | None
    first: str | None
    last: str | None
    due: list[ReviewDueJson]
    next_due: str | None
    open_actions: list[OpenActionJson]
    sentence: str


class ReviewJson(TypedDict):
    """A review on record, and the one that corrects it, if one does."""

    id: str
    date: str
    outcome: ReviewOutcome
    version: str
    reviewers: str | list[str]
    scope: str
    next: str | None
    minute: str
    corrected_by: str | None


class ReviewBesideJson(ReviewJson):
    """A review on record that does not count on the day: it is still to come, or was corrected."""

    standing: RecordState


class ReviewsJson(ReviewStandingJson):
    """What `mou review list --format json` writes."""

    schema_version: Literal[1]
    title: str
    as_of: str
    on_record: list[ReviewJson]
    beside: list[ReviewBesideJson]


def reviews_as_json(status: Status, records: ReviewRecords) -> str:
    """Write them as one JSON object."""
    return as_json(reviews_shape(status, records)) + "\n"


def reviews_shape(status: Status, records: ReviewRecords) -> ReviewsJson:
    """Return the reviews as plain data."""
    corrected = corrected_by(records)
    held = reviews_by_then(status, records)
    return {
        "schema_version": 1,
        "title": status.title,
        "as_of": status.as_of.written,
        **review_standing_shape(status.review),
        "on_record": [_review_shape(key, review, corrected.get(key)) for key, review in held],
        "beside": [
            {**_review_shape(key, review, corrected.get(key)), "standing": state}
            for key, review, state in reviews_beside(status, records)
        ],
    }


def review_standing_shape(review: ReviewStanding) -> ReviewStandingJson:
    """Return where the reviews stand as plain data."""
    return {
        "every": plain(review.terms.every) if review.terms else None,
        "first": plain(review.terms.first) if review.terms else None,
        "last": review.last[0] if review.last else None,
        "due": [{"date": due.date.written, "record": due.record} for due in review.due],
        "next_due": plain(review.next_due),
        "open_actions": [_open_action_shape(found) for found in review.actions],
        "sentence": review_words(review),
    }


def _open_action_shape(found: OpenAction) -> OpenActionJson:
    return {
        "review": found.review,
        "action": found.action.action,
        "by": plain(found.action.by),
        "due": plain(found.action.due),
        "past": found.is_past,
    }


def _review_shape(key: str, review: ReviewRecord, corrected: str | None) -> ReviewJson:
    return {
        "id": key,
        "date": review.date.written,
        "outcome": review.outcome,
        "version": plain(review.version),
        "reviewers": plain(review.reviewers),
        "scope": plain(review.scope),
        "next": plain(review.next),
        "minute": plain(review.minute),
        "corrected_by": corrected,
    }
