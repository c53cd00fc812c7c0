"""Whether the agreement has begun and ended, and how many members it has, by its own terms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.mou import Mou
from mou_cli.model.terms import Commencement, Term
from mou_cli.signatures import Recorded
from mou_cli.signatures.parties import Party
from mou_cli.signatures.signing import Signing
from mou_cli.standing.members import member_of

Signers = Sequence[tuple[Party, Signing]]
"""Those who are to sign a version, and what they did."""


@dataclass(frozen=True, slots=True)
class Begun:
    """Whether an agreement has begun.

    Attributes:
        terms: What it says of its beginning; None if it does not say.
        state: `begun`, `open`, `each` where every party begins for itself, or `not stated`.
        since: When what has to happen had happened; None where that is not known.
        have: How many have signed in full, once at least.
        need: How many have to.
        missing: Those who have not.
    """

    terms: Commencement | None
    state: Literal["begun", "open", "each", "not stated"]
    since: PartialDate | None = None
    have: int = 0
    need: int = 0
    missing: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class TierRule:
    """How many members a tier has, and may have."""

    title: str
    members: int
    minimum: int | None
    maximum: int | None

    @property
    def has_too_few(self) -> bool:
        """Whether it has fewer members than the least number."""
        return self.minimum is not None and self.members < self.minimum

    @property
    def has_too_many(self) -> bool:
        """Whether it has more members than the greatest number."""
        return self.maximum is not None and self.members > self.maximum


@dataclass(frozen=True, slots=True)
class TermStanding:
    """When the agreement ends.

    Attributes:
        terms: What it says; None if it does not say.
        is_over: Whether its last day is past.
    """

    terms: Term | None
    is_over: bool = False


def begun(mou: Mou | None, signers: Signers, day: date) -> Begun:
    """Return whether the agreement has begun by a day. A later withdrawal undoes no beginning."""
    terms = mou.commencement if mou else None
    if terms is None or isinstance(terms, Blank):
        return Begun(None, "not stated")
    if terms.date is not None:
        return Begun(terms, "begun" if terms.date.first <= day else "open", terms.date)
    done = [signing.completed_by for _, signing in signers if signing.completed_by]
    missing = tuple(party for party, signing in signers if signing.completed_by is None)
    if terms.when == "each-signs":
        return Begun(terms, "each", None, len(done), len(signers), missing)
    need = len(signers) if terms.number is None else terms.number
    if len(done) < need or not done:
        return Begun(terms, "open", None, len(done), need, missing)
    return Begun(terms, "begun", _when(done, need), len(done), need, missing)


def tier_rules(mou: Mou, gone: frozenset[str], day: date) -> Iterator[TierRule]:
    """Yield each tier that says how many members it has.

    Args:
        mou: The agreement.
        gone: Keys of participants that withdrew.
        day: The day; those whose membership is over or still to come are no members.
    """
    for key, tier in mou.tiers.items():
        if tier.minimum is None and tier.maximum is None:
            continue
        members = 0
        for participant in mou.participants:
            member = member_of(mou, participant, day)
            away = member is not None and (member.is_over or member.is_to_come)
            members += participant.tier == key and participant.key not in gone and not away
        yield TierRule(tier.title, members, tier.minimum, tier.maximum)


def term_standing(mou: Mou | None, day: date) -> TermStanding:
    """Return when the agreement ends, and whether it has."""
    term = mou.term if mou else None
    if term is None or isinstance(term, Blank):
        return TermStanding(None)
    until = term.until
    return TermStanding(term, is_over=isinstance(until, PartialDate) and until.last < day)


def _when(done: list[Recorded], need: int) -> PartialDate | None:
    """Return when so many had signed; None if that hangs on a signature without a date."""
    dates = [recorded.signature.date for recorded in done]
    dated = sorted((d for d in dates if isinstance(d, PartialDate)), key=lambda d: d.last)
    return dated[need - 1] if len(dated) >= need else None
