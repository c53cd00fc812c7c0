"""Repository -> the records of signatures, each with whom it is for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.signatures import Signature
from mou_cli.repository import Repository


@dataclass(frozen=True, slots=True)
class Recorded:
    """One record, and where it belongs.

    Attributes:
        partner: The id of the partner whose file it is in.
        number: Its place in that file, counted from 0.
        signature: What it says.
    """

    partner: str
    number: int
    signature: Signature

    @property
    def participants(self) -> tuple[str, ...]:
        """Keys of the participants that it is for."""
        return self.signature.on_behalf_of or (self.partner,)

    @property
    def path(self) -> str:
        """The path of its file."""
        return f"data/signatures/{self.partner}.yaml"


def records_of(repository: Repository) -> tuple[Recorded, ...]:
    """Return every record: file by file, each in the order in which it was recorded."""
    return tuple(
        Recorded(partner, number, signature)
        for partner, file in repository.signatures.items()
        for number, signature in enumerate(file.signatures)
    )


def in_order(records: Iterable[Recorded]) -> list[Recorded]:
    """Return records as they happened, the earliest first.

    One without a date stands before all others; of two that may be of the same day the one that
    was recorded later in its file comes later.
    """
    return sorted(records, key=lambda recorded: _earliest(recorded.signature))


def by_then(records: Iterable[Recorded], day: PartialDate) -> Iterator[Recorded]:
    """Yield the records that had certainly happened, or have no date."""
    for recorded in records:
        when = recorded.signature.date
        if isinstance(when, Blank) or when.first <= day.last:
            yield recorded


def _earliest(signature: Signature) -> date:
    return date.min if isinstance(signature.date, Blank) else signature.date.first
