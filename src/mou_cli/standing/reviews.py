"""When reviews were due, which of them are on record, and when the next one is due.

The agreement says when the first is due and how often. A recorded review counts for the due date
that it lies nearest to. The one after it is due when the review itself says, else one cycle after
it was held. A review held more than half a cycle before one is due is one more, and moves nothing
unless it says when the next is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.durations import later, months_of
from mou_cli.model.mou import Mou, Review
from mou_cli.model.reviews import Action, ReviewRecord

MOST_DUE = 1000
"""A monthly review since 1940 has no more dates than that."""


@dataclass(frozen=True, slots=True)
class Due:
    """A day by which a review was due, and the review that was held, if one is on record."""

    date: PartialDate
    record: str | None


@dataclass(frozen=True, slots=True)
class OpenAction:
    """Something that a review asked for and that is not recorded as done.

    Attributes:
        review: The review's id.
        action: What it asked for.
        is_past: Whether its date is past.
    """

    review: str
    action: Action
    is_past: bool


@dataclass(frozen=True, slots=True)
class ReviewStanding:
    """Where the reviews stand.

    Attributes:
        terms: What the agreement says; None if it does not say.
        last: The id of the last review on record, and the review.
        due: The dates that came, the earliest first, each with its record.
        next_due: The next date that is still to come; None where nothing says.
        actions: What reviews asked for and is not recorded as done.
    """

    terms: Review | None
    last: tuple[str, ReviewRecord] | None = None
    due: tuple[Due, ...] = ()
    next_due: PartialDate | None = None
    actions: tuple[OpenAction, ...] = ()

    @property
    def unrecorded(self) -> tuple[PartialDate, ...]:
        """The dates that came and have no record."""
        return tuple(due.date for due in self.due if due.record is None)

    @property
    def waiting(self) -> PartialDate | None:
        """The latest date that came, where it has no record; earlier gaps cannot be filled now."""
        return self.due[-1].date if self.due and self.due[-1].record is None else None


def review_standing(
    mou: Mou | None, reviews: Mapping[str, ReviewRecord], day: date
) -> ReviewStanding:
    """Return where the reviews stand on a day; what was held later is not counted."""
    held = sorted(
        ((key, review) for key, review in reviews.items() if review.date.first <= day),
        key=lambda item: (item[1].date.first, item[0]),
    )
    terms = mou.review if mou else None
    terms = None if isinstance(terms, Blank) else terms
    due, next_due = _due(terms, held, day)
    return ReviewStanding(
        terms, held[-1] if held else None, tuple(due), next_due, tuple(_actions(held, day))
    )


def _due(
    terms: Review | None, held: Sequence[tuple[str, ReviewRecord]], day: date
) -> tuple[list[Due], PartialDate | None]:
    every = terms.every if terms else Blank.NOT_STATED
    months = None if isinstance(every, Blank) else months_of(every)
    first = terms.first if terms else None
    expected = first if isinstance(first, PartialDate) else None
    found: list[Due] = []
    for key, review in held:
        passed, expected = _up_to(expected, months, review.date)
        found += [Due(date, None) for date in passed]
        stated = review.next if isinstance(review.next, PartialDate) else None
        if expected is None or not _is_early(review.date, expected, months):
            if expected is not None:
                found.append(Due(expected, key))
            expected = later(review.date, months) if months else None
        expected = stated or expected
    start, cycles = expected, 0
    while expected is not None and expected.last <= day and len(found) < MOST_DUE:
        found.append(Due(expected, None))
        cycles += 1
        # From the first of them: else a month that lacks the day would move all behind it.
        expected = later(start, months * cycles) if months and start else None
    return found, expected


def _up_to(
    expected: PartialDate | None, months: int | None, held: PartialDate
) -> tuple[list[PartialDate], PartialDate | None]:
    """Return the due dates that a review came too late for, and the one it lies nearest to."""
    passed: list[PartialDate] = []
    start = expected
    while start is not None and expected is not None and months and len(passed) < MOST_DUE:
        following = later(start, months * (len(passed) + 1))
        if following is None or _apart(held, expected) <= _apart(held, following):
            break
        passed.append(expected)
        expected = following
    return passed, expected


def _is_early(held: PartialDate, expected: PartialDate, months: int | None) -> bool:
    """Say whether a review was held more than half a cycle before it was due."""
    before = later(expected, -months) if months else None
    return before is not None and _apart(held, before) < _apart(held, expected)


def _apart(one: PartialDate, other: PartialDate) -> int:
    """Return how many days lie between two dates at least; 0 where they may be the same."""
    return max(0, (one.first - other.last).days, (other.first - one.last).days)


def _actions(held: Sequence[tuple[str, ReviewRecord]], day: date) -> Iterator[OpenAction]:
    for key, review in held:
        for action in review.actions:
            if action.done is None or action.done.first > day:
                past = isinstance(action.due, PartialDate) and action.due.last < day
                yield OpenAction(key, action, past)
