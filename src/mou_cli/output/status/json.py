"""A Status -> JSON for programs; its shape is in `shape`."""

from mou_cli.model.base import Blank
from mou_cli.model.decision import Decision
from mou_cli.model.mou import LegalStatus
from mou_cli.model.reviews import ReviewRecord
from mou_cli.model.version import Version
from mou_cli.output.changes.json import change_in_brief
from mou_cli.output.escaping.json import as_json
from mou_cli.output.reviews.json import review_standing_shape
from mou_cli.output.shapes.values import plain
from mou_cli.output.status.shape import (
    BodyJson,
    CommencementJson,
    EndJson,
    MembershipJson,
    PredecessorJson,
    RecordJson,
    RecordKind,
    RepresentativeJson,
    SignatureJson,
    SigningStandingJson,
    SinceJson,
    StatusJson,
    StepJson,
    TermJson,
    TierRuleJson,
    VersionTextJson,
    WorkingJson,
)
from mou_cli.signatures import Recorded
from mou_cli.standing import SigningStanding, Status
from mou_cli.standing.authority import SigningAuthority
from mou_cli.standing.members import Member
from mou_cli.standing.record_standing import RecordStanding
from mou_cli.standing.status import Predecessor, Representative, Step, VersionText, Working
from mou_cli.standing.succession import Body, End
from mou_cli.standing.terms import Begun, TermStanding, TierRule
from mou_cli.words.change_summary import headline_of
from mou_cli.words.records import record_words
from mou_cli.words.standings import authority_words, not_on_file, notes_of
from mou_cli.words.status import begun_words, term_words


def status_as_json(status: Status) -> str:
    """Write a status as one JSON object."""
    return as_json(status_shape(status)) + "\n"


def status_shape(status: Status) -> StatusJson:
    """Return a status as plain data; what the agreement says is null where its text is not here."""
    legal, here = status.legal_status, status.is_text_here
    return {
        "schema_version": 1,
        "title": status.title,
        "legal_status": legal.status if isinstance(legal, LegalStatus) else plain(legal),
        "as_of": status.as_of.written,
        "due": status.is_something_due,
        "in_force": _version_text_shape(status.in_force),
        "proposed": _version_text_shape(status.proposed),
        "working": _working_shape(status.working),
        "participants": [_standing_shape(standing) for standing in status.standings],
        "asked": [_standing_shape(standing) for standing in status.proposals],
        "since": [_since_shape(status, version) for version in status.since],
        "commencement": _commencement_shape(status.begun) if here else None,
        "term": _term_shape(status.term) if here else None,
        "tiers": [_tier_shape(rule) for rule in status.tiers],
        "review": review_standing_shape(status.review) if here else None,
        "next": [_step_shape(step) for step in status.steps],
        "records": [_record_shape(status, found) for found in status.records],
    }


def _version_text_shape(text: VersionText | None) -> VersionTextJson | None:
    if text is None:
        return None
    version = text.version
    return {
        "version": version.version,
        "date": version.date.written,
        "digest": version.digest,
        "text_is_here": text.repository is not None,
    }


def _working_shape(working: Working) -> WorkingJson:
    version = working.version.version if working.version else None
    return {"digest": working.digest, "version": version}


def _standing_shape(standing: SigningStanding) -> SigningStandingJson:
    party, signing = standing.party, standing.signing
    return {
        "key": party.key,
        "name": party.name,
        "short": party.short,
        "tier": party.tier,
        "state": standing.state,
        "required": party.required if party.signs else 0,
        "signed": len(signing.signed),
        "earlier": standing.earlier.version.version if standing.earlier else None,
        "signatures": [_signature_shape(authority) for authority in standing.authorities],
        "reservations": list(standing.reservations),
        "ended": _end_shape(standing.end),
        "reaffirmed": bool(standing.reaffirmed),
        "predecessors": [_predecessor_shape(each) for each in standing.predecessors],
        "representatives": [_representative_shape(each) for each in standing.representatives],
        "membership": _membership_shape(standing.member),
        "notes": [*filter(None, (*notes_of(standing), not_on_file(standing)))],
    }


def _signature_shape(authority: SigningAuthority) -> SignatureJson:
    signature = authority.recorded.signature
    return {
        "file": authority.recorded.path,
        "version": signature.version,
        "name": plain(signature.name),
        "roles": plain(signature.roles),
        "date": plain(signature.date),
        "method": plain(signature.method),
        "cryptographic": signature.ssh is not None,
        "evidence_on_file": not isinstance(signature.evidence, Blank),
        "authority_on_file": authority.is_on_file,
        "authority": authority_words(authority),
        "decision": authority.decision_id,
    }


def _end_shape(end: End | None) -> EndJson | None:
    if end is None:
        return None
    return {
        "event": end.event.event,
        "date": end.event.date.written,
        "certain": end.event.certain,
        "successors": [_body_shape(body) for body in end.successors],
        "heirs": [_body_shape(body) for body in end.heirs],
    }


def _body_shape(body: Body) -> BodyJson:
    return {"key": body.key, "name": body.name}


def _predecessor_shape(each: Predecessor) -> PredecessorJson:
    return {"key": each.body.key, "name": each.body.name, "version": each.version}


def _representative_shape(each: Representative) -> RepresentativeJson:
    return {"key": each.key, "name": each.name, "ended": _end_shape(each.end)}


def _membership_shape(member: Member | None) -> MembershipJson | None:
    if member is None:
        return None
    return {"from": plain(member.starts), "until": plain(member.ends), "over": member.is_over}


def _since_shape(status: Status, version: str) -> SinceJson:
    comparison = status.since[version]
    return {
        "version": version,
        "sentence": headline_of(comparison.signed) if comparison else None,
        "changes": [change_in_brief(c) for c in comparison.signed] if comparison else None,
    }


def _commencement_shape(begun: Begun) -> CommencementJson:
    return {
        "state": begun.state,
        "since": plain(begun.since),
        "have": begun.have,
        "need": begun.need,
        "missing": [party.key for party in begun.missing],
        "sentence": begun_words(begun),
    }


def _term_shape(term: TermStanding) -> TermJson:
    terms = term.terms
    return {
        "until": plain(terms.until) if terms else None,
        "notice": plain(terms.notice) if terms else None,
        "over": term.is_over,
        "sentence": term_words(term),
    }


def _tier_shape(rule: TierRule) -> TierRuleJson:
    return {
        "title": rule.title,
        "members": rule.members,
        "minimum": rule.minimum,
        "maximum": rule.maximum,
    }


def _record_shape(status: Status, found: RecordStanding) -> RecordJson:
    record = found.record
    said = record.signature if isinstance(record, Recorded) else record
    return {
        "kind": _KINDS[type(record)],
        "file": found.path,
        "date": plain(said.date),
        "standing": found.state,
        "sentence": record_words(status, found),
    }


_KINDS: dict[type, RecordKind] = {
    Recorded: "signature",
    Decision: "decision",
    ReviewRecord: "review",
    Version: "version",
}


def _step_shape(step: Step) -> StepJson:
    return {"kind": step.kind, "text": step.text, "command": step.command, "due": step.due}
