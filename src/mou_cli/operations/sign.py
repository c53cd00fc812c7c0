"""Record that somebody signed, declined or withdrew; with a key, sign the record as well."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from mou_cli.checks.recording import (
    PreparedRecord,
    check_has_happened,
    prepare_record,
    validate_to_record,
)
from mou_cli.checks.validation import Validation
from mou_cli.errors import UsageError
from mou_cli.loading.repository import Repository
from mou_cli.model.allowed_signers import NAMESPACE, fingerprint_of
from mou_cli.model.kinds import SIGNATURES
from mou_cli.model.signatures import Signature
from mou_cli.model.version import Version
from mou_cli.problems.suggestions import did_you_mean, sentences
from mou_cli.signatures import Recorded, records_of, ssh
from mou_cli.signatures.correcting import (
    check_says_something_else,
    record_to_correct,
    with_what_is_known,
)
from mou_cli.signatures.record_fields import SignatureTold, fields_of, signature_of
from mou_cli.signatures.records import last_signed
from mou_cli.signatures.repeated import check_not_repeated
from mou_cli.signatures.stated import check_stated
from mou_cli.signatures.statement import statement_of
from mou_cli.trees import DiskTree
from mou_cli.versions.current import version_to_sign
from mou_cli.yaml_files.writing import new_file, with_item

LIST = "signatures"

_TO_COME = "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n"
"""Stands in a record that is to be signed: the signature is no part of what is signed."""


@dataclass(frozen=True, slots=True)
class PreparedSignature(PreparedRecord):
    """A record of a signature that is checked and not yet written.

    Attributes:
        signature: The record.
        record: The record alone as it stands in a file.
        unknown_key: The fingerprint of the key, if the partner's key file does not have it.
    """

    signature: Signature
    record: bytes
    unknown_key: str = ""


def prepare_signature(tree: DiskTree, told: SignatureTold) -> PreparedSignature:
    """Make a record, and check it where it will stand. Nothing is written.

    Raises:
        UsageError: The partner, the version, a file or a text is not what it has to be.
        EnvironmentFaultError: The file cannot be added to, or ssh-keygen does not sign.
    """
    before = validate_to_record(tree)
    repository = before.repository
    path = _path(repository, told.partner)
    wrong = None
    if told.corrects is not None:
        wrong = record_to_correct(records_of(repository), told)
        told = with_what_is_known(told, wrong)
    version = _version_named(repository, told)
    fields = fields_of(tree, told, version)
    new = signature_of({**fields, "ssh": _TO_COME} if told.key else fields)
    _check_told(repository, told, new, wrong)
    if told.key is None:
        return _prepared(before, path, fields)
    # Nobody is asked for a passphrase for a record that would be refused.
    unsigned = _prepared(before, path, {**fields, "ssh": _TO_COME})
    if unsigned.is_wrong:
        return unsigned
    signature = ssh.sign(statement_of(told.partner, unsigned.signature), told.key, NAMESPACE)
    found = _prepared(before, path, {**fields, "ssh": signature})
    return replace(found, unknown_key=_unknown_key(repository, told.partner, signature))


def _check_told(
    repository: Repository, told: SignatureTold, new: Signature, wrong: Recorded | None
) -> None:
    """Refuse what leaves open who and when, what is still to come, and what is there already."""
    check_has_happened(new.date, told.today)
    if wrong is None:
        check_stated(told, new)
    else:
        check_says_something_else(wrong, new)
    if not told.in_error:
        records = [r for r in records_of(repository) if r.partner == told.partner and r != wrong]
        check_not_repeated(repository, records, Recorded(told.partner, 0, new))


def _prepared(before: Validation, path: str, fields: Mapping[str, Any]) -> PreparedSignature:
    tree, signature = before.repository.tree, signature_of(fields)
    record = new_file({LIST: [fields]})
    there = tree.read(path) if tree.has(path) else None
    data = record if there is None else with_item(there, LIST, fields)
    found = prepare_record(before, path, data, there)
    return PreparedSignature(path, data, there, found.tree, found.problems, signature, record)


def _path(repository: Repository, partner: str) -> str:
    path = SIGNATURES.path(partner)
    if partner not in repository.partners:
        mend = did_you_mean(partner, sorted(repository.partners))
        raise UsageError(f"No partner is called `{partner}`", mend)
    if path in repository.broken:
        raise UsageError(
            f"`{path}` has errors, so nothing can be added to it",
            "Run `mou validate`, and mend what it says",
        )
    return path


def _version_named(repository: Repository, told: SignatureTold) -> Version:
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


def _default(repository: Repository, told: SignatureTold) -> str | None:
    """Return the version that was signed last, for a withdrawal; else the one to sign."""
    if told.state == "withdrawn":
        participants = told.fields.get("on_behalf_of") or (told.partner,)
        signed = last_signed(records_of(repository), participants)
        if signed is not None:
            return signed.signature.version
    found = version_to_sign(repository)
    return found.version if found else None


def _unknown_key(repository: Repository, partner: str, signature: str) -> str:
    """Return the fingerprint of the key that signed, unless it is in the partner's key file."""
    public = ssh.public_key_of(signature)
    allowed = repository.allowed_signers.get(partner)
    if allowed is not None and any(key.public_key == public for key in allowed.keys):
        return ""
    return fingerprint_of(public.split(" ")[1])
