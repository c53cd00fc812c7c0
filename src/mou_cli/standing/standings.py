"""Where each participant of a version stands with it."""

from collections.abc import Iterator
from dataclasses import replace

from mou_cli.changes import compare
from mou_cli.changes.comparison import Compared, Comparison
from mou_cli.loading.repository import Repository
from mou_cli.model.dates import PartialDate
from mou_cli.model.mou import Mou
from mou_cli.model.version import Version
from mou_cli.signatures import Recorded, records_of
from mou_cli.signatures.parties import Party, parties_of
from mou_cli.signatures.records import by_participant, by_then, in_order
from mou_cli.signatures.signers import Texts, signers_of
from mou_cli.signatures.signing import Signing, signing_of
from mou_cli.standing.authority import authority_of
from mou_cli.standing.members import member_of
from mou_cli.standing.status import (
    Earlier,
    Predecessor,
    Representative,
    SigningStanding,
    SigningState,
    VersionText,
)
from mou_cli.standing.succession import End, Succession


class Standings:
    """The standings on one day, from what is on record now."""

    def __init__(self, repository: Repository, texts: Texts, as_of: PartialDate) -> None:
        self._repository = repository
        self._texts = texts
        self._as_of = as_of
        self._day = as_of.last
        self._succession = Succession(repository.partners, as_of.last)
        self._records = by_participant(by_then(records_of(repository), as_of))
        self._comparisons: dict[tuple[str, str], Comparison | None] = {}

    def of(self, text: VersionText) -> Iterator[SigningStanding]:
        """Yield where each participant of a version stands with it, in the order of its text.

        Where the text is not here, those for whom something is on record about the version.
        """
        mou = text.repository.mou if text.repository else None
        name, partners = text.version.version, self._repository.partners
        records = (recorded for found in self._records.values() for recorded in found)
        for party in parties_of(mou, name, records, partners):
            yield self._standing(party, mou, text)

    def _standing(self, party: Party, mou: Mou | None, text: VersionText) -> SigningStanding:
        found = SigningStanding(
            party,
            SigningState.NOT_REQUIRED,
            self._signing(party.key, text.version, party.required),
            end=self._succession.end_of(party.key),
            representatives=tuple(self._representatives(party, mou)),
            member=member_of(mou, party.participant, self._day)
            if mou and party.participant
            else None,
        )
        return self._of_a_signatory(found, text) if party.signs else found

    def _of_a_signatory(self, found: SigningStanding, text: VersionText) -> SigningStanding:
        key = found.party.key
        earlier = None if found.signing.is_complete else self._earlier(found.party, text)
        last = self._last_word(key, text.version)
        state = _state(text.version, found.signing, earlier, last)
        earlier = None if state is SigningState.WITHDRAWN else earlier
        signed = found.signing.signed or (earlier.signing.signed if earlier else ())
        return replace(
            found,
            state=state,
            authorities=tuple(authority_of(self._repository, r, self._day) for r in signed),
            earlier=earlier,
            moved_on=last,
            reaffirmed=tuple(self._reaffirmed(key, found.end)),
            predecessors=tuple(self._predecessors(key)) if state is SigningState.PENDING else (),
        )

    def _signing(self, key: str, version: Version, required: int) -> Signing:
        return signing_of(self._records.get(key, ()), version.version, required, self._day)

    def _earlier(self, party: Party, text: VersionText) -> Earlier | None:
        """Return what a participant last signed before a version."""
        for version in self._before(text.version):
            signing = self._signing(party.key, version, 1)
            if signing.signed:
                return Earlier(version, signing, self._comparison(version, text))
            if signing.ended_by and signing.ended_by.signature.state == "withdrawn":
                return None
        return None

    def _before(self, version: Version) -> list[Version]:
        """Return the versions before one, the latest first; those taken back are none."""
        before = [
            each
            for each in self._repository.versions.values()
            if each.order < version.order and each.state != "withdrawn"
        ]
        return sorted(before, key=lambda version: version.order, reverse=True)

    def _comparison(self, version: Version, text: VersionText) -> Comparison | None:
        key = version.version, text.version.version
        if key not in self._comparisons:
            self._comparisons[key] = self._compare(version, text)
        return self._comparisons[key]

    def _compare(self, version: Version, text: VersionText) -> Comparison | None:
        before = _compared(version, self._texts(version))
        after = _compared(text.version, text.repository)
        if before is None or after is None:
            return None
        signers = len(signers_of(self._repository, version, self._texts, self._as_of))
        changes = tuple(compare(before.repository, after.repository))
        return Comparison(replace(before, signers=signers), after, changes)

    def _last_word(self, key: str, version: Version) -> Recorded | None:
        """Return what a participant said last of earlier versions, where that was no signature."""
        names = {each.version for each in self._before(version)}
        about = [r for r in self._records.get(key, ()) if r.signature.version in names]
        last = next(reversed(in_order(about)), None)
        if last is None or last.signature.state == "signed":
            return None
        effective = last.signature.effective
        return None if effective is not None and effective.first > self._day else last

    def _reaffirmed(self, key: str, end: End | None) -> Iterator[Recorded]:
        """Yield the signatures that successors gave on a body's behalf."""
        if end is None:
            return
        allowed = {body.key for body in (*end.successors, *end.heirs)}
        for recorded in in_order(self._records.get(key, ())):
            if recorded.partner in allowed and recorded.signature.state == "signed":
                yield recorded

    def _predecessors(self, key: str) -> Iterator[Predecessor]:
        versions = self._repository.versions.values()
        latest_first = sorted(versions, key=lambda version: version.order, reverse=True)
        for body in self._succession.predecessors_of(key):
            for version in latest_first:
                signing = self._signing(body.key, version, 1)
                if signing.signed:
                    yield Predecessor(body, version.version, signing.signed)
                    break

    def _representatives(self, party: Party, mou: Mou | None) -> Iterator[Representative]:
        names = {each.key: each.name for each in mou.participants} if mou else {}
        for key in party.participant.represented_by if party.participant else ():
            name = names.get(key) or self._succession.body(key).name
            yield Representative(key, name, self._succession.end_of(key))


def _state(
    version: Version, signing: Signing, earlier: Earlier | None, last: Recorded | None
) -> SigningState:
    if signing.ended_by is not None:
        declined = signing.ended_by.signature.state == "declined"
        return SigningState.DECLINED if declined else SigningState.WITHDRAWN
    if signing.is_complete:
        return SigningState.CURRENT
    if last is not None and not signing.signed and _has_left(last, version):
        return SigningState.WITHDRAWN
    return SigningState.PENDING if earlier is None else SigningState.EARLIER


def _has_left(last: Recorded, version: Version) -> bool:
    """Say whether a withdrawal from an earlier version holds for one that was there by then."""
    signature = last.signature
    when = signature.effective or signature.date
    earlier = isinstance(when, PartialDate) and when.certainly_before(version.date)
    return signature.state == "withdrawn" and not earlier


def _compared(version: Version, repository: Repository | None) -> Compared | None:
    if repository is None or repository.mou is None:
        return None
    name = version.version
    in_force = version.state == "in-force"
    return Compared(name, None, name, in_force, repository, repository.mou)
