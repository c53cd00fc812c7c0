"""What a user tells of a signature -> the fields of a record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mou_cli.errors import UsageError
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.signatures import Signature
from mou_cli.model.version import Version
from mou_cli.places import PRIVATE
from mou_cli.signatures.evidence import digest_of_file
from mou_cli.trees import DiskTree

_OPTIONS = {
    "roles": "--role",
    "on_behalf_of": "--on-behalf-of",
    "evidence": "--evidence",
    "authority": "--authority",
    "recorded_by": "--recorded-by",
    "corrects": "--because",
}
"""Options that are not called after their field."""


@dataclass(frozen=True, slots=True)
class SignatureTold:
    """What a user tells of a signature; what is left out is `not stated`, or left out as well.

    Attributes:
        state: `signed`, `declined` or `withdrawn`.
        partner: The id of the partner in whose file it goes.
        version: The version that it is about; None for the one that is to be signed.
        fields: The fields of the record that are texts or lists of texts, by name.
        evidence: Files that show it; what they hold is not copied.
        held: Where the originals are held.
        key: The key to sign with; see `ssh.sign`.
        not_stated: Whether the source does not say the name or the date that is missing.
        today: The day on which it is told; None where nobody says.
        corrects: The date or the person of the record that this one corrects; None for none.
        because: What was wrong with that record.
        in_error: Whether nothing comes in its place.
    """

    state: str
    partner: str
    version: str | None
    fields: Mapping[str, Any]
    evidence: tuple[Path, ...] = ()
    held: str | None = None
    key: str | None = None
    not_stated: bool = False
    today: PartialDate | None = None
    corrects: str | None = None
    because: str | None = None
    in_error: bool = False


def fields_of(tree: DiskTree, told: SignatureTold, version: Version) -> dict[str, Any]:
    """Return the record as it is written, its fields in the order of the model.

    Raises:
        UsageError: A text has more than one line or odd characters, or a file cannot be read.
    """
    found = {
        "state": told.state,
        "method": "ssh" if told.key is not None else None,
        **told.fields,
        "version": version.version,
        "digest": version.digest,
    }
    if told.evidence:
        found["evidence"] = [_evidence(tree, file, told.held) for file in told.evidence]
    return dict(_in_order(found))


def _in_order(found: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, info in Signature.model_fields.items():
        value = found.get(name)
        if value is not None and value != []:
            _check_printable(name, value)
            yield name, value
        elif info.is_required():
            yield name, Blank.NOT_STATED.value


def _evidence(tree: DiskTree, file: Path, held: str | None) -> dict[str, str]:
    if not file.is_file():
        raise UsageError(f"There is no file `{file}`", "Name the file that is the evidence")
    try:
        digest = digest_of_file(file)
        place = file.resolve()
    except OSError as error:
        raise UsageError(
            f"The evidence `{file}` cannot be read: {error.strerror}", "Name a file of your own"
        ) from None
    found = {
        "name": file.name,
        "digest": digest,
        "held": held or Blank.NOT_STATED.value,
    }
    if place.is_relative_to(tree.root / PRIVATE):
        found["file"] = place.relative_to(tree.root).as_posix()
    return found


def _check_printable(name: str, value: Any) -> None:
    texts = [value] if isinstance(value, str | dict) else value
    for text in texts:
        if isinstance(text, bool):
            continue
        if isinstance(text, dict):
            _check_printable(name, list(text.values()))
        elif "\n" in text or "\r" in text:
            raise UsageError(f"{_option(name)} has more than one line", "Write it on one line")
        elif any(ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0 for letter in text):
            raise UsageError(
                f"{_option(name)} holds a character that cannot be printed", "Type it once more"
            )


def signature_of(fields: Mapping[str, Any]) -> Signature:
    """Return the record that fields are.

    Raises:
        UsageError: A field is not what it has to be; the message names its option.
    """
    try:
        return Signature.model_validate(fields)
    except ValidationError as error:
        # A field that may also be blank has two errors; ours says more.
        found = max(error.errors(), key=lambda each: ("mend" in each.get("ctx", {}), each["loc"]))
        context = found.get("ctx", {})
        message = context.get("message", "This text is too long")
        mend = context.get("mend", "Write at most 500 characters")
        name = str(found["loc"][0]) if found["loc"] else "state"
        raise UsageError(f"{_option(name)}: {message}", str(mend)) from None


def _option(name: str) -> str:
    return f"`{_OPTIONS.get(name, f'--{name}')}`"
