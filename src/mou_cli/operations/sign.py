"""Record that somebody signed, declined or withdrew; with a key, sign the record as well."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mou_cli import ssh
from mou_cli.errors import UsageError
from mou_cli.layered_trees import FilesTree, LayeredTree
from mou_cli.model.allowed_signers import NAMESPACE, fingerprint_of
from mou_cli.model.base import Blank
from mou_cli.model.signatures import Signature
from mou_cli.model.version import Version
from mou_cli.operations.evidence import digest_of_file
from mou_cli.operations.validate import validate
from mou_cli.problems import Problem, Severity
from mou_cli.repository import Repository
from mou_cli.signatures.statement import statement_of
from mou_cli.suggestions import did_you_mean, sentences
from mou_cli.trees import DiskTree
from mou_cli.yaml_writing import new_file, with_item

LIST = "signatures"
PRIVATE = "private"

_TO_COME = "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n"
"""Stands in a record that is to be signed: the signature is no part of what is signed."""

_OPTIONS = {
    "roles": "--role",
    "on_behalf_of": "--on-behalf-of",
    "evidence": "--evidence",
    "authority": "--authority",
    "recorded_by": "--recorded-by",
}
"""Options that are not called after their field."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a user tells of a signature; what is left out is `not stated`, or left out as well.

    Attributes:
        state: `signed`, `declined` or `withdrawn`.
        partner: The id of the partner in whose file it goes.
        version: The version that it is about; None for the one that is to be signed.
        fields: The fields of the record that are texts or lists of texts, by name.
        evidence: Files that show it; what they hold is not copied.
        held: Where the originals are held.
        key: The key to sign with; see `ssh.sign`.
    """

    state: str
    partner: str
    version: str | None
    fields: Mapping[str, Any]
    evidence: tuple[Path, ...] = ()
    held: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    """A record that is checked and not yet written.

    Attributes:
        signature: The record.
        path: The file that it goes into.
        data: All bytes of that file.
        record: The record alone as it stands in a file.
        problems: What the record adds to what `mou validate` finds.
        unknown_key: The fingerprint of the key, if the partner's key file does not have it.
    """

    signature: Signature
    path: str
    data: bytes
    record: bytes
    problems: tuple[Problem, ...]
    unknown_key: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether the record would bring an error into the data."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def files(self) -> dict[str, bytes]:
        """What is to be written."""
        return {self.path: self.data}


def prepare(tree: DiskTree, told: Told) -> Recording:
    """Make a record, and check it where it will stand. Nothing is written.

    Raises:
        UsageError: The partner, the version, a file or a text is not what it has to be.
        EnvironmentFaultError: The file cannot be added to, or ssh-keygen does not sign.
    """
    before = validate(tree)
    repository = before.repository
    path = _path(repository, told.partner)
    version = _version(repository, told)
    fields = _fields(tree, told, version)
    signature = _signature(fields if told.key is None else {**fields, "ssh": _TO_COME})
    unknown = ""
    if told.key is not None:
        fields["ssh"] = ssh.sign(statement_of(told.partner, signature), told.key, NAMESPACE)
        signature = _signature(fields)
        unknown = _unknown_key(repository, told.partner, fields["ssh"])
    record = new_file({LIST: [fields]})
    data = with_item(tree.read(path), LIST, fields) if tree.has(path) else record
    after = validate(LayeredTree(tree, FilesTree({path: data}), (path,)))
    known = {_alike(problem) for problem in before.problems}
    new = tuple(problem for problem in after.problems if _alike(problem) not in known)
    return Recording(signature, path, data, record, new, unknown)


def _alike(problem: Problem) -> tuple[str, str, str]:
    """Return what stays of a Problem where lines are put in above it."""
    return problem.code, problem.position.path, problem.message


def _path(repository: Repository, partner: str) -> str:
    path = f"data/signatures/{partner}.yaml"
    if partner not in repository.partners:
        mend = did_you_mean(partner, sorted(repository.partners))
        raise UsageError(f"No partner is called `{partner}`", mend)
    if path in repository.broken:
        raise UsageError(
            f"`{path}` has errors, so nothing can be added to it",
            "Run `mou validate`, and mend what it says",
        )
    return path


def _version(repository: Repository, told: Told) -> Version:
    name = told.version or _default(repository, told)
    if name is None:
        raise UsageError(
            "There is no version on record to be signed, and the working text is a draft",
            "Record it first: mou release VERSION",
        )
    found = repository.versions.get(name)
    if found is None:
        known = sorted(repository.versions)
        listed = ", ".join(f"`{each}`" for each in known) or "none"
        raise UsageError(
            f"`{name}` is no version, and only a version can be signed",
            sentences(
                f"There are: {listed}",
                "the working text is a draft until it is recorded: mou release VERSION",
            ),
        )
    return found


def _default(repository: Repository, told: Told) -> str | None:
    """Return the version that the partner signed last, for a withdrawal; else the one to sign."""
    if told.state == "withdrawn" and told.partner in repository.signatures:
        records = repository.signatures[told.partner].signatures
        signed = [record.version for record in records if record.state == "signed"]
        if signed:
            return signed[-1]
    proposed = [v for v in repository.versions.values() if v.state == "proposed"]
    latest = max(proposed, key=lambda v: (v.date.first, v.version), default=None)
    found = latest or repository.version_in_force
    return found.version if found else None


def _fields(tree: DiskTree, told: Told, version: Version) -> dict[str, Any]:
    """Return the record as it is written, its fields in the order of the model."""
    found = {
        "state": told.state,
        "method": "ssh" if told.key is not None else None,
        **told.fields,
        "version": version.version,
        "digest": version.digest,
        "evidence": [_evidence(tree, file, told.held) for file in told.evidence] or None,
    }
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
    texts = [value] if isinstance(value, str) else value
    for text in texts:
        if isinstance(text, dict):
            _check_printable(name, list(text.values()))
        elif "\n" in text or "\r" in text:
            raise UsageError(f"{_option(name)} has more than one line", "Write it on one line")
        elif any(ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0 for letter in text):
            raise UsageError(
                f"{_option(name)} holds a character that cannot be printed", "Type it once more"
            )


def _signature(fields: Mapping[str, Any]) -> Signature:
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


def _unknown_key(repository: Repository, partner: str, signature: str) -> str:
    """Return the fingerprint of the key that signed, unless it is in the partner's key file."""
    public = ssh.public_key_of(signature)
    allowed = repository.allowed_signers.get(partner)
    if allowed is not None and any(key.public_key == public for key in allowed.keys):
        return ""
    return fingerprint_of(public.split(" ")[1])
