"""A Status -> JSON for programs."""

import json
from collections.abc import Iterator
from typing import Any

from mou_cli.model.base import Blank
from mou_cli.model.mou import LegalStatus
from mou_cli.output.escaping.terminal import visible_json
from mou_cli.output.history.json import change_in_brief
from mou_cli.output.plain_values import plain
from mou_cli.standing import SigningStanding, Status
from mou_cli.standing.authority import SigningAuthority
from mou_cli.standing.members import Member
from mou_cli.standing.reviews import ReviewStanding
from mou_cli.standing.status import VersionText
from mou_cli.standing.succession import Body, End
from mou_cli.words.standings import authority_words, not_on_file, notes_of
from mou_cli.words.status import begun_words, review_words, term_words
from mou_cli.words.summary import headline_of

SCHEMA_VERSION = 1

Data = dict[str, Any]


def status_as_json(status: Status) -> str:
    """Write a status as one JSON object with `schema_version`; see `status_schema`."""
    legal = status.legal_status
    data = {
        "schema_version": SCHEMA_VERSION,
        "title": status.title,
        "legal_status": legal.status if isinstance(legal, LegalStatus) else plain(legal),
        "as_of": status.as_of.written,
        "due": status.is_something_due,
        "in_force": _text(status.in_force),
        "proposed": _text(status.proposed),
        "working": {
            "digest": status.working.digest,
            "version": status.working.version.version if status.working.version else None,
        },
        "participants": [_standing(standing) for standing in status.standings],
        "asked": [_standing(standing) for standing in status.proposals],
        "since": list(_since(status)),
        **_terms(status),
        "next": [
            {"kind": s.kind, "text": s.text, "command": s.command, "due": s.due}
            for s in status.steps
        ],
    }
    return visible_json(json.dumps(data, indent=2, ensure_ascii=False)) + "\n"


def _text(text: VersionText | None) -> Data | None:
    if text is None:
        return None
    version = text.version
    return {
        "version": version.version,
        "date": version.date.written,
        "digest": version.digest,
        "text_is_here": text.repository is not None,
    }


def _standing(standing: SigningStanding) -> Data:
    party, signing = standing.party, standing.signing
    return {
        "key": party.key,
        "name": party.name,
        "short": party.short,
        "tier": party.tier,
        "state": standing.state.value,
        "required": party.required if party.signs else 0,
        "signed": len(signing.signed),
        "earlier": standing.earlier.version.version if standing.earlier else None,
        "signatures": [_signature(authority) for authority in standing.authorities],
        "reservations": list(standing.reservations),
        "ended": _end(standing.end),
        "reaffirmed": bool(standing.reaffirmed),
        "predecessors": [{**_body(p.body), "version": p.version} for p in standing.predecessors],
        "representatives": [
            {"key": each.key, "name": each.name, "ended": _end(each.end)}
            for each in standing.representatives
        ],
        "membership": _member(standing.member),
        "notes": [*filter(None, (*notes_of(standing), not_on_file(standing)))],
    }


def _signature(authority: SigningAuthority) -> Data:
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


def _end(end: End | None) -> Data | None:
    if end is None:
        return None
    return {
        "event": end.event.event,
        "date": end.event.date.written,
        "certain": end.event.certain,
        "successors": [_body(body) for body in end.successors],
        "heirs": [_body(body) for body in end.heirs],
    }


def _body(body: Body) -> Data:
    return {"key": body.key, "name": body.name}


def _member(member: Member | None) -> Data | None:
    if member is None:
        return None
    return {"from": plain(member.starts), "until": plain(member.ends), "over": member.is_over}


def _since(status: Status) -> Iterator[Data]:
    for version, comparison in status.since.items():
        yield {
            "version": version,
            "sentence": headline_of(comparison.signed) if comparison else None,
            "changes": [change_in_brief(c) for c in comparison.signed] if comparison else None,
        }


def _terms(status: Status) -> Data:
    here = status.is_text_here
    begun, term, review = status.begun, status.term, status.review
    terms = term.terms
    return {
        "commencement": {
            "state": begun.state,
            "since": plain(begun.since),
            "have": begun.have,
            "need": begun.need,
            "missing": [party.key for party in begun.missing],
            "sentence": begun_words(begun),
        }
        if here
        else None,
        "term": {
            "until": plain(terms.until) if terms else None,
            "notice": plain(terms.notice) if terms else None,
            "over": term.is_over,
            "sentence": term_words(term),
        }
        if here
        else None,
        "tiers": [
            {
                "title": rule.title,
                "members": rule.members,
                "minimum": rule.minimum,
                "maximum": rule.maximum,
            }
            for rule in status.tiers
        ],
        "review": review_data(review) if here else None,
    }


def review_data(review: ReviewStanding) -> Data:
    """Return where the reviews stand as JSON has it."""
    return {
        "every": plain(review.terms.every) if review.terms else None,
        "first": plain(review.terms.first) if review.terms else None,
        "last": review.last[0] if review.last else None,
        "due": [{"date": due.date.written, "record": due.record} for due in review.due],
        "next_due": plain(review.next_due),
        "open_actions": [
            {
                "review": found.review,
                "action": found.action.action,
                "by": plain(found.action.by),
                "due": plain(found.action.due),
                "past": found.is_past,
            }
            for found in review.actions
        ],
        "sentence": review_words(review),
    }
