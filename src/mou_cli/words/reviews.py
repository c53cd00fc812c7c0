"""How reviews read, without any format."""

from collections.abc import Iterator, Mapping

from mou_cli.corrections.files import corrected_by
from mou_cli.model.base import Blank
from mou_cli.model.kinds import REVIEWS
from mou_cli.model.reviews import ReviewOutcome, ReviewRecord
from mou_cli.standing import Status
from mou_cli.standing.record_standing import RecordState
from mou_cli.words.records import HEADING, STANDINGS
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
        records: All reviews on record.
    """
    due = [
        (found.date.printed, f"recorded: {found.record}" if found.record else "due, none recorded")
        for found in status.review.due
    ]
    if status.review.next_due is not None:
        due.append((status.review.next_due.printed, "to come"))
    corrected = corrected_by(records)
    held = [
        (review.date.printed, _held(review) + _correction(key, review, corrected))
        for key, review in reviews_by_then(status, records)
    ]
    beside = [
        (review.date.printed, _held(review) + _beside(key, review, state, corrected))
        for key, review, state in reviews_beside(status, records)
    ]
    open_ = [("Open", words) for words in actions_of(status.review)]
    parts = (("Due", due), ("On record", held), (HEADING, beside), ("Actions", open_))
    yield from ((heading, rows) for heading, rows in parts if rows)


def reviews_by_then(status: Status, records: ReviewRecords) -> Iterator[tuple[str, ReviewRecord]]:
    """Yield the reviews that count on the day of a Status, the earliest first."""
    for key, review, state in _in_order(status, records):
        if state in (RecordState.COUNTS, RecordState.OTHERS_COUNT):
            yield key, review


def reviews_beside(
    status: Status, records: ReviewRecords
) -> Iterator[tuple[str, ReviewRecord, RecordState]]:
    """Yield the reviews that do not count on the day, each with how it stands."""
    for key, review, state in _in_order(status, records):
        if state not in (RecordState.COUNTS, RecordState.OTHERS_COUNT):
            yield key, review, state


def _in_order(
    status: Status, records: ReviewRecords
) -> Iterator[tuple[str, ReviewRecord, RecordState]]:
    states = {each.path: each.state for each in status.records}
    for key, review in sorted(records.items(), key=lambda item: (item[1].date.first, item[0])):
        yield key, review, states.get(REVIEWS.path(key), RecordState.OTHERS_COUNT)


def _beside(
    key: str, review: ReviewRecord, state: RecordState, corrected: Mapping[str, str]
) -> str:
    """Tell why a review does not count; of a correction that is told by what it says."""
    words = _correction(key, review, corrected)
    return words if state is not RecordState.TO_COME else f"{words}; {STANDINGS[state]}"


def _correction(key: str, review: ReviewRecord, corrected: Mapping[str, str]) -> str:
    """Tell that a review corrects another one, or that another one corrects it."""
    corrects = review.corrects
    verb = "strikes out" if corrects and corrects.in_error else "corrects"
    words = f"; {verb} {corrects.review}: {corrects.reason}" if corrects else ""
    return f"{words}; corrected by {corrected[key]}" if key in corrected else words


def _held(review: ReviewRecord) -> str:
    who = None if isinstance(review.reviewers, Blank) else ", ".join(review.reviewers)
    version = None if isinstance(review.version, Blank) else f"of {review.version}"
    minute = None if isinstance(review.minute, Blank) else f"minute {review.minute}"
    return "; ".join(words for words in (in_short(review.outcome), version, who, minute) if words)
