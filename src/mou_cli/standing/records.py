"""Every record that there is, each with how it stands on a day: none is passed over in silence."""

from collections.abc import Collection, Iterator

from mou_cli.corrections.files import corrected_by
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.decision import Decision
from mou_cli.model.kinds import DECISIONS, REVIEWS, VERSIONS
from mou_cli.model.reviews import ReviewRecord
from mou_cli.model.version import Version
from mou_cli.signatures import Recorded, every_record_of, records_of
from mou_cli.standing.record_standing import RecordStanding, RecordState
from mou_cli.standing.status import SigningStanding, SigningState, Status


def record_standings(repository: Repository, status: Status) -> tuple[RecordStanding, ...]:
    """Return every record of a repository, those first that somebody may not expect.

    Args:
        repository: The working files: what is on record now.
        status: What is told of them on a day.
    """
    found = [
        *_signatures(repository, status),
        *_versions(repository, status),
        *_decisions(repository, status),
        *_reviews(repository, status),
    ]
    order = list(RecordState)
    return tuple(sorted(found, key=lambda each: order.index(each.state)))


def _signatures(repository: Repository, status: Status) -> Iterator[RecordStanding]:
    counting = {(r.partner, r.number) for r in records_of(repository)}
    told = {(r.partner, r.number) for s in status.signing for r in _told_by(s)}
    for recorded in every_record_of(repository):
        key = recorded.partner, recorded.number
        partner = repository.partners.get(recorded.partner)
        if recorded.signature.corrects is not None and recorded.signature.corrects.in_error:
            state = RecordState.IN_ERROR
        elif key not in counting:
            state = RecordState.CORRECTED
        elif key in told:
            state = RecordState.COUNTS
        else:
            state = _of_a_signature(repository, status, recorded)
        yield RecordStanding(
            recorded.path, recorded, state, partner.name if partner else recorded.partner
        )


def _told_by(standing: SigningStanding) -> Iterator[Recorded]:
    """Yield the records that the standing of a participant tells."""
    yield from standing.counting
    yield from standing.reaffirmed[-1:]
    signing = standing.signing
    yield from (r for r in (signing.ended_by, signing.leaving, standing.moved_on) if r is not None)


def _of_a_signature(repository: Repository, status: Status, recorded: Recorded) -> RecordState:
    """Return why a record is none of those that the standings tell."""
    version = repository.versions.get(recorded.signature.version)
    if _is_later(recorded.signature.date, status.as_of):
        return RecordState.TO_COME
    if version is None:
        return RecordState.NO_VERSION
    state = _of_a_version(version, status)
    if state is not RecordState.OTHERS_COUNT and state is not RecordState.COUNTS:
        return state
    if status.proposed is not None and version == status.proposed.version:
        return RecordState.PROPOSED
    if status.in_force is None or version != status.in_force.version:
        return RecordState.OTHERS_COUNT
    asked = {standing.party.key: standing.state for standing in status.standings}
    states = [asked[key] for key in recorded.participants if key in asked]
    if not states:
        return RecordState.TAKES_NO_PART
    not_asked = all(each is SigningState.NOT_REQUIRED for each in states)
    return RecordState.NOT_ASKED if not_asked else RecordState.OTHERS_COUNT


def _versions(repository: Repository, status: Status) -> Iterator[RecordStanding]:
    for name, version in repository.versions.items():
        yield RecordStanding(VERSIONS.path(name), version, _of_a_version(version, status))


def _of_a_version(version: Version, status: Status) -> RecordState:
    if any(
        text is not None and text.version == version for text in (status.in_force, status.proposed)
    ):
        return RecordState.COUNTS
    if version.state == "withdrawn":
        return RecordState.TAKEN_BACK
    if _is_later(version.date, status.as_of):
        return RecordState.VERSION_TO_COME
    return RecordState.OVERTAKEN if version.state == "proposed" else RecordState.OTHERS_COUNT


def _decisions(repository: Repository, status: Status) -> Iterator[RecordStanding]:
    relied_on = {a.decision for s in status.signing for a in s.authorities if a.decision}
    corrected = corrected_by(repository.decisions)
    for name, decision in repository.decisions.items():
        partner = repository.partners.get(decision.partner)
        state = _of_a_file(name, decision, corrected, status)
        if state is RecordState.COUNTS and not any(decision is each for each in relied_on):
            state = RecordState.OTHERS_COUNT
        yield RecordStanding(
            DECISIONS.path(name), decision, state, partner.name if partner else decision.partner
        )


def _reviews(repository: Repository, status: Status) -> Iterator[RecordStanding]:
    last = status.review.last[0] if status.review.last else None
    corrected = corrected_by(repository.reviews)
    for name, review in repository.reviews.items():
        state = _of_a_file(name, review, corrected, status)
        if state is RecordState.COUNTS and name != last:
            state = RecordState.OTHERS_COUNT
        yield RecordStanding(REVIEWS.path(name), review, state)


def _of_a_file(
    name: str, record: Decision | ReviewRecord, corrected: Collection[str], status: Status
) -> RecordState:
    if record.corrects is not None and record.corrects.in_error:
        return RecordState.IN_ERROR
    if name in corrected:
        return RecordState.CORRECTED
    return RecordState.TO_COME if _is_later(record.date, status.as_of) else RecordState.COUNTS


def _is_later(when: Blank | PartialDate, as_of: PartialDate) -> bool:
    return isinstance(when, PartialDate) and as_of.certainly_before(when)
