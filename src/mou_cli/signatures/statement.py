"""A record -> the statement that a key signs: the format `mou-signature-v1`.

Written out field by field, as the signed text is: strings are NFC with each run of white space as
one space, what is absent is left out, the JSON is canonical as RFC 8785 has it. All of the record
is in it but the SSH signature itself, so that no word of it can be changed afterwards; and so are
the partner, the version and its digest, so that it cannot be moved to another. `docs/signatures.md`
is the specification. Version 1 never changes.
"""

from typing import Any

import rfc8785

from mou_cli.model.allowed_signers import NAMESPACE
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.signatures import Authority, CorrectedSignature, Evidence, Signature
from mou_cli.signed_text.digest import Json, normalised

FORMAT = "mou-signature-v1"

__all__ = ["FORMAT", "NAMESPACE", "statement_of"]


def statement_of(partner: str, signature: Signature) -> bytes:
    """Return the bytes that are signed.

    Args:
        partner: The id of the partner whose record it is.
        signature: The record.
    """
    return rfc8785.dumps(
        {"format": FORMAT, "partner": normalised(partner), "record": _record(signature)}
    )


def _record(signature: Signature) -> Json:
    return _present(
        state=signature.state,
        name=_value(signature.name),
        roles=_value(signature.roles),
        capacity=_value(signature.capacity),
        on_behalf_of=_value(signature.on_behalf_of),
        date=_value(signature.date),
        effective=_value(signature.effective),
        place=_value(signature.place),
        method=_value(signature.method),
        authority=_value(signature.authority),
        reservation=_value(signature.reservation),
        witness=_value(signature.witness),
        version=_value(signature.version),
        digest=_value(signature.digest),
        evidence=_value(signature.evidence),
        reason=_value(signature.reason),
        recorded_by=_value(signature.recorded_by),
        corrects=_value(signature.corrects),
        source=_value(signature.source),
        note=_value(signature.note),
        sic=_value(signature.sic),
    )


def _value(value: Any) -> Json:
    match value:
        case None | ():
            return None
        case Blank():
            return value.value
        case PartialDate():
            return value.written
        case Authority():
            return _present(decision=value.decision, delegation=_value(value.delegation))
        case CorrectedSignature():
            return _present(
                reason=_value(value.reason),
                in_error=value.in_error or None,
                state=value.state,
                version=_value(value.version),
                name=_value(value.name),
                date=_value(value.date),
            )
        case Evidence():
            return _present(
                name=_value(value.name),
                digest=_value(value.digest),
                held=_value(value.held),
                file=_value(value.file),
            )
        case tuple():
            return [_value(inner) for inner in value]
        case _:
            return normalised(value)


def _present(**fields: Json) -> Json:
    return {name: value for name, value in fields.items() if value is not None}
