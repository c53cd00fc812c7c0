"""Signatures and reviews on record. Nothing of them is in the signed text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mou_cli.changes.change import Change, ChangeKind
from mou_cli.changes.fields import changed_fields
from mou_cli.changes.matching import match
from mou_cli.changes.pair import Pair
from mou_cli.changes.record_pairs import are_alike
from mou_cli.changes.values import said
from mou_cli.model.base import Blank

if TYPE_CHECKING:
    from mou_cli.model.corrections import Correction
    from mou_cli.model.reviews import ReviewRecord
    from mou_cli.model.signatures import CorrectedSignature, Signature

FEW = 40_000
"""Pairs of records of one file that are compared for which is an edit of which."""


def compare_signatures(pair: Pair) -> Iterator[Change]:
    """Yield what happened to the records of signatures, one by one."""
    new = pair.new.repository.signatures
    old = {
        key if key in new else pair.partners.get(key, key): file
        for key, file in pair.old.repository.signatures.items()
    }
    for partner in dict.fromkeys((*new, *old)):
        before = old[partner].signatures if partner in old else ()
        after = new[partner].signatures if partner in new else ()
        if before is after:
            continue
        address = f"signature/{partner}"
        name = _partner_name(pair, partner)
        few = len(before) * len(after) <= FEW
        found = match(before, after, _record_key, are_alike if few else _are_never_alike)
        for record in found.added.values():
            yield Change(ChangeKind.ADDED, address, name, new=told(record))
        for record in found.removed.values():
            yield Change(ChangeKind.REMOVED, address, name, old=told(record), rewrites=True)
        for key, both in found.both.items():
            yield from changed_fields(pair, address, name, both, on_record=True)
            if key in found.moved:
                yield Change(ChangeKind.MOVED, address, name, old=told(both[0]), new=told(both[1]))


def compare_keys(pair: Pair) -> Iterator[Change]:
    """Yield what happened to the keys that may sign: whoever reviews a change has to see them."""
    old, new = pair.old.repository.allowed_signers, pair.new.repository.allowed_signers
    for partner in dict.fromkeys((*new, *old)):
        before = {key.public_key: key for key in old[partner].keys} if partner in old else {}
        after = {key.public_key: key for key in new[partner].keys} if partner in new else {}
        address, name = (
            f"signing-key/{partner}",
            f"A key that signs for {_partner_name(pair, partner)}",
        )
        for public, key in after.items():
            if public not in before:
                yield Change(ChangeKind.ADDED, address, name, new=key.told)
            elif before[public].options != key.options:
                yield Change(
                    ChangeKind.CHANGED, address, name, old=before[public].told, new=key.told
                )
        for public, key in before.items():
            if public not in after:
                yield Change(ChangeKind.REMOVED, address, name, old=key.told)


def compare_reviews(pair: Pair) -> Iterator[Change]:
    """Yield what happened to the reviews on record."""
    old, new = pair.old.repository.reviews, pair.new.repository.reviews
    for key, review in new.items():
        name = f"The review of {review.date.printed}"
        if key not in old:
            yield Change(ChangeKind.ADDED, f"review/{key}", name, new=_outcome(review))
        else:
            yield from changed_fields(
                pair, f"review/{key}", name, (old[key], review), on_record=True
            )
    for key, review in old.items():
        if key not in new:
            name = f"The review of {review.date.printed}"
            yield Change(
                ChangeKind.REMOVED, f"review/{key}", name, old=_outcome(review), rewrites=True
            )


def told(record: "Signature", *, dated: bool = True) -> str:
    """Tell a record: `signed 2019-03 in March 2019, by Peter Fairley, Director`.

    Args:
        record: The record.
        dated: Whether to say when.
    """
    date = record.date.when if dated and not isinstance(record.date, Blank) else None
    person = None if isinstance(record.name, Blank) else f"by {record.name}"
    roles = None if isinstance(record.roles, Blank) else ", ".join(record.roles)
    signed = " ".join(filter(None, (DID[record.state], record.version, date)))
    corrects = "" if record.corrects is None else f" {_of_signature(record.corrects)}"
    return f"{', '.join(filter(None, (signed, person, roles)))}{corrects}"


DID = {"signed": "signed", "declined": "declined", "withdrawn": "withdrew from"}
"""What somebody did with a version, by the state of the record."""


def _of_signature(corrects: "CorrectedSignature") -> str:
    """Tell a correction: `(corrects the record of Peter Fairley, 2019-03-01: the page says …)`."""
    name = "nobody named" if isinstance(corrects.name, Blank) else corrects.name
    date = corrects.date.value if isinstance(corrects.date, Blank) else corrects.date.written
    return correction(corrects, f"the record of {name}, {date}")


def correction(corrects: "Correction", what: str) -> str:
    """Tell what a new record does to another one: `(strikes out county-2026-02: noted alone)`."""
    verb = "strikes out" if corrects.in_error else "corrects"
    return f"({verb} {what}: {corrects.reason})"


def _are_never_alike(old: "Signature", new: "Signature") -> bool:  # noqa: ARG001 - of very many
    return False


def _outcome(review: "ReviewRecord") -> str:
    outcome = review.outcome.replace("-", " ")
    corrects = review.corrects
    return f"{outcome} {correction(corrects, corrects.review)}" if corrects else outcome


def _record_key(record: "Signature") -> str:
    """One person does one thing about a version once; a second time counts as the second."""
    return f"{record.state} {record.version} {said(record.name)}"


def _partner_name(pair: Pair, partner: str) -> str:
    for repository in (pair.new.repository, pair.old.repository):
        if partner in repository.partners:
            return repository.partners[partner].name
    return partner
