"""A record says who and when, unless somebody says that its source does not."""

from mou_cli.errors import UsageError
from mou_cli.model.base import Blank
from mou_cli.model.signatures import Signature, SignatureState
from mou_cli.signatures.record_fields import SignatureTold

COMMANDS: dict[SignatureState, str] = {
    "signed": "sign",
    "declined": "decline",
    "withdrawn": "withdraw",
}
"""The command that records each state."""

_MISSING = {
    ("name", "date"): "Nothing says who signed and when",
    ("name",): "Nothing says who signed",
    ("date",): "Nothing says when that was",
}


def check_stated(told: SignatureTold, signature: Signature) -> None:
    """Refuse a record that leaves open who signed or when, though nobody said that it is unknown.

    A body declines and withdraws, by whoever writes for it: of that the day alone is asked for.

    Args:
        told: What the user told.
        signature: The record that this makes.

    Raises:
        UsageError: A name or a date is missing.
    """
    asked = ("name", "date") if signature.state == "signed" else ("date",)
    missing = tuple(name for name in asked if isinstance(getattr(signature, name), Blank))
    if not missing or told.not_stated:
        return
    day = told.today.written if told.today else "2026-03-12"
    examples = {"name": '--name "…"', "date": f"--date {day}"}
    options = " ".join(examples[name] for name in missing)
    raise UsageError(
        _MISSING[missing],
        f"Say it: mou {COMMANDS[signature.state]} {told.partner} {options}; "
        "or add `--not-stated` if the document does not say",
    )
