"""Repository -> the records of signatures, each with whom it is for."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mou_cli.corrections.signatures import corrected_by
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.kinds import SIGNATURES
from mou_cli.model.signatures import Signature


@dataclass(frozen=True, slots=True)
class Recorded:
    """One record, and where it belongs.

    Attributes:
        partner: The id of the partner whose file it is in.
        number: Its place in that file, counted from 0.
        signature: What it says.
        instead_of: The number of the first record that it corrects, in whose place it counts.
    """

    partner: str
    number: int
    signature: Signature
    instead_of: int | None = None

    @property
    def place(self) -> int:
        """Its place among the records of its file as things happened."""
        return self.number if self.instead_of is None else self.instead_of

    @property
    def participants(self) -> tuple[str, ...]:
        """Keys of the participants that it is for."""
        return self.signature.on_behalf_of or (self.partner,)

    @property
    def path(self) -> str:
        """The path of its file."""
        return SIGNATURES.path(self.partner)


def records_of(repository: Repository) -> tuple[Recorded, ...]:
    """Return the records that count: file by file, each in the order in which it was recorded.

    A record that was corrected does not count, nor does one that says that another was in error.
    """
    found: list[Recorded] = []
    for partner, file in repository.signatures.items():
        found += _that_count(partner, file.signatures)
    return tuple(found)


def every_record_of(repository: Repository) -> tuple[Recorded, ...]:
    """Return every record, whether it was corrected or not."""
    return tuple(
        Recorded(partner, number, signature)
        for partner, file in repository.signatures.items()
        for number, signature in enumerate(file.signatures)
    )


def _that_count(partner: str, signatures: tuple[Signature, ...]) -> Iterator[Recorded]:
    corrected = corrected_by(signatures)
    first: dict[int, int] = {}
    for wrong, number in sorted(corrected.items()):
        first[number] = first.get(wrong, wrong)
    for number, signature in enumerate(signatures):
        in_error = signature.corrects is not None and signature.corrects.in_error
        if number not in corrected and not in_error:
            yield Recorded(partner, number, signature, first.get(number))


def by_participant(records: Iterable[Recorded]) -> dict[str, list[Recorded]]:
    """Return records by the key of each participant that they are for."""
    found: dict[str, list[Recorded]] = {}
    for recorded in records:
        for key in recorded.participants:
            found.setdefault(key, []).append(recorded)
    return found


def in_order(records: Iterable[Recorded]) -> list[Recorded]:
    """Return records as they happened, the earliest first.

    One without a date goes with the one that was recorded before it in its file, and before all
    others if it is the first; of two that may be of the same day the one that was recorded later
    comes later.
    """
    reached: dict[str, date] = {}
    days: list[tuple[date, Recorded]] = []
    for recorded in sorted(records, key=lambda recorded: recorded.place):
        when = recorded.signature.date
        known = reached.get(recorded.partner, date.min) if isinstance(when, Blank) else when.first
        reached[recorded.partner] = known
        days.append((known, recorded))
    return [recorded for _, recorded in sorted(days, key=lambda pair: pair[0])]


def last_signed(records: Iterable[Recorded], participants: Collection[str]) -> Recorded | None:
    """Return the latest signature for one of some participants, whatever was said after it.

    Args:
        records: What is on record, in whosever file.
        participants: Keys of the participants.
    """
    wanted = set(participants)
    signed = [
        recorded
        for recorded in records
        if recorded.signature.state == "signed" and not wanted.isdisjoint(recorded.participants)
    ]
    return in_order(signed)[-1] if signed else None


def by_then(records: Iterable[Recorded], day: PartialDate) -> Iterator[Recorded]:
    """Yield the records but for those that are certainly later; one without a date counts."""
    for recorded in records:
        when = recorded.signature.date
        if isinstance(when, Blank) or when.first <= day.last:
            yield recorded
