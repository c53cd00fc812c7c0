"""The participants of a text, with what their tier says of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mou_cli.model.dates import PartialDate
from mou_cli.model.durations import later, months_of
from mou_cli.model.mou import Mou
from mou_cli.model.participants import Participant
from mou_cli.model.partner import Partner
from mou_cli.signatures import Recorded


@dataclass(frozen=True, slots=True)
class Party:
    """A participant as one text has it.

    Attributes:
        key: The partner's id, or the class's key.
        name: As printed.
        short: Its short name as printed.
        tier: The title of its tier.
        signs: Whether that tier signs.
        required: How many persons are to sign for it.
        participant: The participant itself; None where the text is not here.
    """

    key: str
    name: str
    short: str | None
    tier: str
    signs: bool
    required: int = 1
    participant: Participant | None = None


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


def parties_of(mou: Mou) -> Iterator[Party]:
    """Yield the participants of a text in its order."""
    for participant in mou.participants:
        tier = mou.tiers.get(participant.tier)
        yield Party(
            participant.key,
            participant.name,
            participant.short,
            tier.title if tier else participant.tier,
            mou.signs(participant),
            max(1, len(participant.signatories)),
            participant,
        )


def parties_on_record(
    records: Iterable[Recorded], version: str, partners: Mapping[str, Partner]
) -> Iterator[Party]:
    """Yield those for whom there are records about a version whose text is not here."""
    about = (recorded for recorded in records if recorded.signature.version == version)
    for key in dict.fromkeys(key for recorded in about for key in recorded.participants):
        partner = partners.get(key)
        name, short = (partner.name, partner.short) if partner else (key, None)
        yield Party(key, name, short, "", signs=True)


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
