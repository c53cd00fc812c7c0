"""How long a participant is a member, by its own dates or those of its tier."""

from dataclasses import dataclass
from datetime import date, timedelta

from mou_cli.model.dates import PartialDate
from mou_cli.model.durations import later, months_of
from mou_cli.model.mou import Mou
from mou_cli.model.participants import Participant


@dataclass(frozen=True, slots=True)
class Member:
    """How long somebody is a member.

    Attributes:
        starts: Its first day; None if the text does not say.
        ends: Its last day; None if nothing says.
        is_over: Whether that day is past.
        is_to_come: Whether the first day is still to come.
    """

    starts: PartialDate | None
    ends: PartialDate | None
    is_over: bool
    is_to_come: bool


def member_of(mou: Mou, participant: Participant, day: date) -> Member | None:
    """Return how long a participant is a member, by its own dates or those of its tier."""
    ends = participant.until or _end_by_tier(mou, participant)
    if ends is None and participant.from_ is None:
        return None
    starts = participant.from_
    return Member(
        starts,
        ends,
        is_over=ends is not None and ends.last < day,
        is_to_come=starts is not None and starts.first > day,
    )


def _end_by_tier(mou: Mou, participant: Participant) -> PartialDate | None:
    """Return the last day of a membership that its tier limits."""
    tier = mou.tiers.get(participant.tier)
    if tier is None or tier.lasts is None or participant.from_ is None:
        return None
    after = later(participant.from_, months_of(tier.lasts))
    if after is None or after.first != after.last:
        return after
    return PartialDate.parse((after.first - timedelta(days=1)).isoformat())
