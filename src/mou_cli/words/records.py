"""Records that are not told beside an organisation, in a sentence each: what, and how it stands."""

from collections.abc import Iterator

from mou_cli.changes.records import DID
from mou_cli.model.base import Blank
from mou_cli.model.decision import Decision
from mou_cli.model.reviews import ReviewRecord
from mou_cli.model.version import Version
from mou_cli.signatures import Recorded
from mou_cli.standing import Status
from mou_cli.standing.record_standing import UNEXPECTED, RecordStanding, RecordState

HEADING = "Also on record"

_VERSION_STATES = {
    "in-force": "put in force",
    "proposed": "proposed",
    "withdrawn": "taken back",
}


def records_beside(status: Status) -> Iterator[RecordStanding]:
    """Yield every record that is told nowhere else in a status, the unexpected ones first."""
    return (each for each in status.records if each.state is not RecordState.COUNTS)


def is_unexpected(found: RecordStanding) -> bool:
    """Say whether somebody who looks at a status would miss a record."""
    return found.state in UNEXPECTED


def record_words(status: Status, found: RecordStanding) -> str:
    """Return what a record says, and how it stands on the day of a status."""
    return f"{_said(found)}; {_standing(status, found)}"


def _said(found: RecordStanding) -> str:
    match found.record:
        case Recorded(signature=signature):
            who = "" if isinstance(signature.name, Blank) else f"{signature.name} "
            when = "no date" if isinstance(signature.date, Blank) else signature.date.when
            did = f"{who}{DID[signature.state]} {signature.version}"
            return f"{found.who}: {did}, {when}"
        case Decision() as decision:
            about = "" if isinstance(decision.version, Blank) else f" about {decision.version}"
            when = decision.date.when
            return f"{found.who}: {decision.body} decided {when}{about}: {decision.outcome}"
        case ReviewRecord() as review:
            about = "" if isinstance(review.version, Blank) else f" of {review.version}"
            outcome = review.outcome.replace("-", " ")
            return f"Review{about} {review.date.when}: {outcome}"
        case Version() as version:
            state = _VERSION_STATES[version.state]
            return f"Version {version.version}, {state}, dated {version.date.printed}"


_OF_A_VERSION = {
    RecordState.VERSION_TO_COME: "still to come",
    RecordState.OVERTAKEN: "{} came later",
    RecordState.TAKEN_BACK: "so nobody is on it",
}
"""How a version itself stands, where it says something else than records about it."""

STANDINGS = {
    RecordState.COUNTS: "it counts",
    RecordState.TO_COME: "still to come",
    RecordState.CORRECTED: "corrected by a later record",
    RecordState.IN_ERROR: "it says that an earlier record was in error",
    RecordState.NO_VERSION: "that version is not on record",
    RecordState.TAKES_NO_PART: "it takes no part in {}",
    RecordState.NOT_ASKED: "{} does not ask it to sign",
    RecordState.VERSION_TO_COME: "that version is still to come",
    RecordState.PROPOSED: "that version is proposed",
    RecordState.OVERTAKEN: "that version was overtaken",
    RecordState.TAKEN_BACK: "that version was taken back",
}
"""How records stand; `{}` is for the version in force."""


def _standing(status: Status, found: RecordStanding) -> str:
    in_force = status.in_force.version.version if status.in_force else "no version"
    if found.state is RecordState.OTHERS_COUNT:
        return _others(found, in_force)
    is_version = isinstance(found.record, Version)
    words = (is_version and _OF_A_VERSION.get(found.state)) or STANDINGS[found.state]
    return words.format(in_force)


def _others(found: RecordStanding, in_force: str) -> str:
    match found.record:
        case Decision():
            return "no signature that counts rests on it"
        case ReviewRecord():
            return "not the last one"
        case Version():
            return f"now {in_force} is in force"
        case Recorded(signature=signature) if signature.version != in_force:
            return f"now {in_force} is in force"
        case _:
            return "others count now"
