"""Which record a new one corrects, and what the new one takes over from it."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from mou_cli.corrections.signatures import words_of
from mou_cli.errors import UsageError
from mou_cli.model.base import Blank
from mou_cli.model.signatures import Signature
from mou_cli.problems.suggestions import sentences
from mou_cli.signatures.record_fields import SignatureTold
from mou_cli.signatures.records import Recorded

_OF_ITS_OWN = ("state", "version", "digest", "recorded_by", "corrects", "ssh")
"""Fields that a correction does not take over."""

_DID = {"signed": "signed", "declined": "declined", "withdrawn": "withdrew from"}


def record_to_correct(records: Iterable[Recorded], told: SignatureTold) -> Recorded:
    """Return the record that a user names by its date or by its person.

    Where several have it, the version, the state and the name of the new record tell which.

    Args:
        records: The records that count.
        told: What the user told.

    Raises:
        UsageError: There is none, or it may be one of several.
    """
    own = [recorded for recorded in records if recorded.partner == told.partner]
    wanted = _alike(told.corrects or "")
    found = [r for r in own if wanted in (_alike(_date(r)), _alike(_name(r)))]
    for fits in (
        [r for r in found if r.signature.version == told.version],
        [r for r in found if r.signature.state == told.state],
        [r for r in found if _alike(_name(r)) == _alike(str(told.fields.get("name", "")))],
    ):
        narrower = [r for r in found if r in fits]
        found = narrower or found
    if not found:
        raise UsageError(
            f"No record of `{told.partner}` that counts has the date or the name `{told.corrects}`",
            sentences(
                "Write the date as that record has it, or the name of the person",
                _listed(own) if own else "there is none to correct",
            ),
        )
    if len({words_of(r.signature) for r in found}) > 1:
        raise UsageError(
            f"`--corrects {told.corrects}` may be one of {len(found)} records",
            sentences(_listed(found), "name the date or the person that only one has"),
        )
    return found[-1]


def with_what_is_known(told: SignatureTold, wrong: Recorded) -> SignatureTold:
    """Return what a user told of a correction, with all that the wrong record says beside it.

    Raises:
        UsageError: The wrong record was signed with a key, and this one says nothing of its method.
    """
    fields = {**_known(told, wrong.signature), **told.fields, "corrects": _named(told, wrong)}
    return replace(told, version=told.version or wrong.signature.version, fields=fields)


def check_says_something_else(wrong: Recorded, new: Signature) -> None:
    """Refuse a correction that says what the wrong record says.

    Raises:
        UsageError: They say the same.
    """
    own = {"recorded_by", "corrects", "ssh"}
    in_error = new.corrects is not None and new.corrects.in_error
    if not in_error and new.model_dump(exclude=own) == wrong.signature.model_dump(exclude=own):
        raise UsageError(
            "The correction says what that record says already",
            "Give what is right: `--date`, `--name` or another option; or add `--in-error` if "
            "nothing comes in its place",
        )


def _known(told: SignatureTold, wrong: Signature) -> Mapping[str, Any]:
    known: dict[str, Any] = wrong.model_dump(mode="json", exclude_none=True)
    for name in _OF_ITS_OWN:
        known.pop(name, None)
    if told.state != "withdrawn":
        known.pop("effective", None)
    if told.state == "signed":
        known.pop("reason", None)
    if known.get("method") == "ssh" and told.key is None:
        del known["method"]
        if "method" not in told.fields and not told.in_error:
            raise UsageError(
                "That record was signed with a key, and a signature holds for its own words alone",
                "Sign the correction as well: `--key FILE`; or, if it was no signature, say with "
                "`--method` how it was signed otherwise",
            )
    return known


def _named(told: SignatureTold, wrong: Recorded) -> dict[str, Any]:
    """Return what the correction says of the wrong record."""
    signature = wrong.signature
    other_state = {"state": signature.state} if signature.state != told.state else {}
    return {
        **other_state,
        "version": signature.version,
        "name": _name(wrong),
        "date": _date(wrong),
        "reason": told.because,
        **({"in_error": True} if told.in_error else {}),
    }


def _listed(records: Iterable[Recorded]) -> str:
    told = [
        f"{_name(r)} {_DID[r.signature.state]} {r.signature.version}, {_date(r)}" for r in records
    ]
    more = f" and {len(told) - 4} more" if len(told) > 4 else ""
    return f"There are: {'; '.join(told[:4])}{more}"


def _date(recorded: Recorded) -> str:
    date = recorded.signature.date
    return date.value if isinstance(date, Blank) else date.written


def _name(recorded: Recorded) -> str:
    name = recorded.signature.name
    return name.value if isinstance(name, Blank) else name


def _alike(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()
