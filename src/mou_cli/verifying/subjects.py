"""What is verified, in a few words."""

from mou_cli.changes.records import DID
from mou_cli.model.base import Blank, Model
from mou_cli.model.kinds import SIGNATURES
from mou_cli.model.signatures import Signature
from mou_cli.revisions.record_states import kind_of


def signature_in_words(partner: str, signature: Signature) -> str:
    """Tell a signature: `marsh-county-council, Avery Example: signed 2024-04`."""
    who = "" if isinstance(signature.name, Blank) else f", {signature.name}"
    return f"{partner}{who}: {DID[signature.state]} {signature.version}"


def record_in_words(path: str, record: Model) -> str:
    """Tell a record: a signature as above, others by their ids: `decision county-2026-02`."""
    kind = kind_of(path)
    key = kind.stem(path) if kind else None
    if isinstance(record, Signature):
        return signature_in_words(SIGNATURES.stem(path) or path, record)
    return f"{kind.name if kind else 'file'} {key or path}"
