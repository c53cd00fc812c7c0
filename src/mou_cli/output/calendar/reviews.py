"""Reviews of an agreement -> events of a calendar. No clock: the data alone says which."""

from collections.abc import Iterator
from datetime import date

from mou_cli.corrections.files import that_count
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.durations import months_of
from mou_cli.model.mou import Mou
from mou_cli.model.reviews import ReviewRecord
from mou_cli.model.terms import Term
from mou_cli.output.calendar.agreement import CAVEAT, dated
from mou_cli.output.calendar.file import Event
from mou_cli.standing.reviews import review_standing
from mou_cli.words.reviews import in_short

_WITHIN = {0: "this year", 1: "this month", 2: "today"}
"""How a date that comes again reads, by its precision: an event that repeats has one title."""


def review_events(repository: Repository, mou: Mou) -> Iterator[Event]:
    """Yield the reviews that were held, those to come, and the actions that are still open.

    Reviews to come are one event that repeats: from the first date that no review on record has
    met or passed, to the end of the agreement, or without an end.

    Args:
        repository: The data.
        mou: Its agreement.
    """
    reviews = that_count(repository.reviews)
    for key, review in reviews.items():
        title = f"Review held ({in_short(review.outcome)})"
        yield dated(mou, ("review", key), title, review.date, stamp=review.date.first)
        yield from _actions(mou, key, review)
    last = max((review.date.last for review in reviews.values()), default=date.min)
    due = review_standing(mou, reviews, last).next_due
    if due is not None:
        yield _to_come(mou, due)


def _actions(mou: Mou, key: str, review: ReviewRecord) -> Iterator[Event]:
    for action in review.actions:
        if isinstance(action.due, PartialDate) and action.done is None:
            yield dated(
                mou,
                ("action", key, action.action, action.by),
                f"Due: {action.action}",
                action.due,
                "Nobody is named" if isinstance(action.by, Blank) else f"By {action.by}",
                f"Asked for by the review {review.date.when}",
                stamp=review.date.first,
            )


def _to_come(mou: Mou, due: PartialDate) -> Event:
    terms = None if isinstance(mou.review, Blank) else mou.review
    every = terms.every if terms else Blank.NOT_STATED
    by = f"By {terms.by}" if terms and terms.by else ""
    end = _end(mou)
    if isinstance(every, Blank) or (end is not None and due.first > end):
        lines = [line for line in (by, "When it has been held: mou review record") if line]
        return dated(mou, ("review-due",), "Review due", due, *lines)
    lines = [f"Every {every}, by the terms of the agreement", by]
    lines += ["When it has been held: mou review record", CAVEAT]
    within = _WITHIN[due.written.count("-")]
    return Event(
        identity=("review-due",),
        day=due.first,
        stamp=due.first,
        title=f"Review due {within}: {mou.title}",
        description="\n".join(line for line in lines if line),
        every=months_of(every),
        until=end,
    )


def _end(mou: Mou) -> date | None:
    until = mou.term.until if isinstance(mou.term, Term) else None
    return until.last if isinstance(until, PartialDate) else None
