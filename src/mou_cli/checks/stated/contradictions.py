"""Facts whose own words certainly state another number, date or length of time."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from mou_cli.checks.stated.counts import SaidCount
from mou_cli.checks.stated.dates import MONTHS
from mou_cli.checks.stated.periods import MONTHS_OF_A_YEAR, Period
from mou_cli.checks.stated.reading import Reading
from mou_cli.checks.stated.roles import DateRole, is_sharp, role_of
from mou_cli.model.base import Blank, Model
from mou_cli.model.dates import PartialDate
from mou_cli.model.durations import months_of
from mou_cli.model.mou import Review
from mou_cli.model.participants import Participant, Tier
from mou_cli.model.terms import Commencement, Term


class Contradiction(NamedTuple):
    """A fact, and the words that say something else."""

    field: str
    fact: str
    words: str


def contradictions(model: Model, said: str) -> Iterator[Contradiction]:
    """Yield each fact of `model` that `said` certainly contradicts."""
    find = _READERS.get(type(model))
    if find is not None:
        yield from find(model, Reading(said))


def _of_review(review: Review, reading: Reading) -> Iterator[Contradiction]:
    if not isinstance(review.every, Blank):
        found = reading.only(_review_cycles(reading))
        every = months_of(review.every)
        agrees = any(p.agrees_with(every) for p in (*reading.recurrences, *reading.periods))
        if found is not None and not agrees:
            yield Contradiction("every", review.every, reading.words(found))
    roles = (DateRole.FIRST, DateRole.ALONE)
    yield from _date(reading, "first", review.first, roles)


def _of_term(term: Term, reading: Reading) -> Iterator[Contradiction]:
    yield from _date(reading, "until", term.until, (DateRole.END, DateRole.ALONE))
    if isinstance(term.notice, Blank) or not reading.has("notice"):
        return
    found = reading.only(p for p in reading.periods if _may_be_notice(reading, p))
    if found is not None and not any(
        p.agrees_with(months_of(term.notice)) for p in reading.periods
    ):
        yield Contradiction("notice", term.notice, reading.words(found))


def _of_commencement(begins: Commencement, reading: Reading) -> Iterator[Contradiction]:
    yield from _date(reading, "date", begins.date, (DateRole.BEGINNING, DateRole.ALONE))
    if begins.number is None or not reading.has("sign", "execut"):
        return
    counts = {count.number for count in reading.counts}
    if len(counts) == 1 and begins.number not in counts:
        words = reading.words(reading.counts[0])
        yield Contradiction("number", str(begins.number), words)


def _of_participant(participant: Participant, reading: Reading) -> Iterator[Contradiction]:
    yield from _date(reading, "from", participant.from_, (DateRole.BEGINNING,))
    yield from _date(reading, "until", participant.until, (DateRole.END,))


def _of_tier(tier: Tier, reading: Reading) -> Iterator[Contradiction]:
    if tier.lasts is not None:
        found = reading.only(p for p in reading.periods if _may_be_membership(reading, p))
        lasts = months_of(tier.lasts)
        if found is not None and not any(p.agrees_with(lasts) for p in reading.periods):
            yield Contradiction("lasts", tier.lasts, reading.words(found))
    if reading.has(*_OF_MEETINGS):
        return
    for field, limit in (("minimum", "least"), ("maximum", "most")):
        number = getattr(tier, field)
        counts = [count for count in reading.counts if count.limit == limit]
        if number is not None and _differs(counts, number):
            yield Contradiction(field, str(number), reading.words(counts[0]))


_OF_MEETINGS = ("quor", "vot", "present", "attend", "meet", "agree", "approv", "sign", "request")
"""`at least three members are present` is no least number of members."""


def _differs(counts: list[SaidCount], number: int) -> bool:
    return len({count.number for count in counts}) == 1 and counts[0].number != number


def _date(
    reading: Reading,
    field: str,
    fact: PartialDate | Blank | None,
    roles: tuple[DateRole, ...],
) -> Iterator[Contradiction]:
    """Yield a date that has one of `roles`, where no date in the words may be the fact."""
    if not isinstance(fact, PartialDate):
        return
    tokens = reading.tokens
    if any(date.agrees_with(fact, int(is_sharp(tokens, date))) for date in reading.dates):
        return
    found = [date for date in reading.dates if role_of(tokens, date) in roles]
    if len({date.may_be for date in found}) == 1:
        yield Contradiction(field, fact.printed, reading.words(found[0]))


_REVIEWS = ("review", "revis", "refresh", "renew", "evaluat", "reconsider", "updat")
_OTHERS = (
    *("meet", "report", "conven", "publish", "pay", "paid", "fund", "contribut", "elect"),
    *("rotat", "monitor", "budget", "invoic", "account", "audit", "survey", "notice"),
)


def _review_cycles(reading: Reading) -> Iterator[Period]:
    for period in reading.recurrences or filter(lambda p: _is_bare(reading, p), reading.periods):
        if _is_of_review(reading, period) and not _is_part_of_year(reading, period):
            yield period


def _is_of_review(reading: Reading, period: Period) -> bool:
    """Say whether nothing else that happens stands nearer than the review."""
    near, of_review = len(reading.tokens), True
    for at, token in enumerate(reading.tokens):
        ours = token.word.startswith(_REVIEWS)
        if ours or token.word.startswith(_OTHERS):
            away = period.first - at if at < period.first else at - period.behind + 1
            if away <= near:
                of_review = ours if away < near else of_review and ours
                near = min(near, away)
    return of_review


_SEASONS = frozenset({"spring", "summer", "autumn", "winter"})


def _is_part_of_year(reading: Reading, period: Period) -> bool:
    """Say whether `in April and October each year` may be said."""
    tokens = reading.tokens
    dated = {at for date in reading.dates for at in range(date.first, date.behind)}
    parts = sum(
        (token.word in MONTHS and token.raw[0].isupper()) or token.word in _SEASONS
        for at, token in enumerate(tokens)
        if at not in dated
    )
    return parts > 1 and min(period.months) >= MONTHS_OF_A_YEAR


def _is_bare(reading: Reading, period: Period) -> bool:
    """Say whether a length of time stands alone, or as `a 6 month review`."""
    before, behind = reading.before(period, 1), reading.behind(period, 1)
    if before and before[0] not in ("a", "an", "is", "be", "every"):
        return False
    return not behind or behind[0] in (".", "review", "reviews")


def _may_be_notice(reading: Reading, period: Period) -> bool:
    """Say whether a period is of the notice, and not of what comes before or behind it."""
    before, behind = reading.before(period, 4), reading.behind(period, 6)
    if before[-1:] in (["after"], ["within"]):
        return False
    if "notice" in behind:
        return True
    return bool({"notice", "least", "than"} & set(before)) and not _NOT_OF_NOTICE & set(before)


_NOT_OF_NOTICE = frozenset({"after", "every", "first", "for", "following", "from", "within"})


def _may_be_membership(reading: Reading, period: Period) -> bool:
    before = reading.before(period, 2)
    if set(reading.before(period, 3)) & {"after", "before", "every", "within", "last", "next"}:
        return False
    if set(reading.behind(period, 4)) & {"notice"}:
        return False
    return bool(before) and before[-1] in ("for", "of", "lasts", "last", "to", "exceeding", "is")


_READERS: dict[type[Model], Callable[..., Iterator[Contradiction]]] = {
    Review: _of_review,
    Term: _of_term,
    Commencement: _of_commencement,
    Participant: _of_participant,
    Tier: _of_tier,
}
