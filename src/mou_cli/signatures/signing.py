"""Records of one participant -> what it did about one version: the last word counts."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mou_cli.model.base import Blank
from mou_cli.signatures.records import Recorded, in_order


@dataclass(frozen=True, slots=True)
class Signing:
    """What a participant did about a version.

    Attributes:
        version: The version's name.
        required: How many persons are to sign.
        signed: The signatures that count, one a person.
        ended_by: The record by which it declined or withdrew, if that was its last word.
        leaving: A withdrawal that is on record and takes effect later.
        completed_by: The signature with which it had signed in full for the first time.
    """

    version: str
    required: int
    signed: tuple[Recorded, ...] = ()
    ended_by: Recorded | None = None
    leaving: Recorded | None = None
    completed_by: Recorded | None = None

    @property
    def is_complete(self) -> bool:
        """Whether as many persons signed as there are blocks for them."""
        return len(self.signed) >= self.required


def signing_of(records: Iterable[Recorded], version: str, required: int, day: date) -> Signing:
    """Return what was done about a version.

    A refusal or a withdrawal takes back every signature of that version before it; signatures
    after it count anew. Two signatures of one person are one.

    Args:
        records: The records of one participant up to the day.
        version: The version's name.
        required: How many persons are to sign.
        day: The day; a withdrawal that takes effect later does not count yet.
    """
    signed: dict[str, Recorded] = {}
    ended_by = leaving = completed_by = None
    for recorded in in_order(r for r in records if r.signature.version == version):
        signature = recorded.signature
        if signature.state == "signed":
            signed[_person(recorded)] = recorded
            ended_by = leaving = None
            if len(signed) >= required:
                completed_by = completed_by or recorded
        elif signature.effective is not None and signature.effective.first > day:
            leaving = recorded
        else:
            signed, ended_by, leaving = {}, recorded, None
    return Signing(version, required, tuple(signed.values()), ended_by, leaving, completed_by)


def _person(recorded: Recorded) -> str:
    """Return what tells one person from another; one without a name is somebody else each time."""
    name = recorded.signature.name
    if isinstance(name, Blank):
        return f"{recorded.path} {recorded.number}"
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()
