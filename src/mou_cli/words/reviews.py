"""How reviews read, without any format."""

from collections.abc import Iterator, Mapping

from mou_cli.model.base import Blank
from mou_cli.model.reviews import ReviewOutcome, ReviewRecord
from mou_cli.standing import Status
from mou_cli.words.status import actions_of

OUTCOMES: dict[ReviewOutcome, str] = {
    "no-change": "the agreement stays as it is",
    "amend": "the agreement is to be amended",
    "replace": "the agreement is to be replaced",
    "end": "the agreement is to end",
}
"""What a review concluded, in a sentence."""

ReviewRecords = Mapping[str, ReviewRecord]
"""All reviews on record, by id."""


def in_short(outcome: ReviewOutcome) -> str:
    """Return what a review concluded, in a word or two."""
    return outcome.replace("-", " ")


def review_parts(
    status: Status, records: ReviewRecords
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield a heading with its rows for each date due, each review on record, and what is open.

    Args:
        status: Where things stand on a day.
        records: All reviews on record; those held later than the day are left out.
    """
    due = [
        (found.date.printed, f"recorded: {found.record}" if found.record else "due, none recorded")
        for found in status.review.due
    ]
    if status.review.next_due is not None:
        due.append((status.review.next_due.printed, "to come"))
    held = [(review.date.printed, _held(review)) for _, review in reviews_by_then(status, records)]
    open_ = [("Open", words) for words in actions_of(status.review)]
    for heading, rows in (("Due", due), ("On record", held), ("Actions", open_)):
        if rows:
            yield heading, rows


def reviews_by_then(status: Status, records: ReviewRecords) -> Iterator[tuple[str, ReviewRecord]]:
    """Yield the reviews that were held by the day of a Status, the earliest first."""
    day = status.as_of.last
    held = sorted(records.items(), key=lambda item: (item[1].date.first, item[0]))
    return ((key, review) for key, review in held if review.date.first <= day)


def _held(review: ReviewRecord) -> str:
    who = None if isinstance(review.reviewers, Blank) else ", ".join(review.reviewers)
    version = None if isinstance(review.version, Blank) else f"of {review.version}"
    minute = None if isinstance(review.minute, Blank) else f"minute {review.minute}"
    return "; ".join(words for words in (in_short(review.outcome), version, who, minute) if words)
