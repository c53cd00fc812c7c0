"""Signatures: who signed, declined or withdrew. `data/signatures/<partner>.yaml`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from mou_cli.model.base import (
    Blank,
    Key,
    MaybeBlank,
    Model,
    OneLine,
    OneLineOrBlank,
    Sic,
    invalid,
)
from mou_cli.model.corrections import Correction
from mou_cli.model.dates import PartialDate
from mou_cli.model.forms import Form
from mou_cli.model.version import Digest, VersionName
from mou_cli.places import PRIVATE

Method = Literal["wet-ink", "email", "electronic", "ssh"]
SignatureState = Literal["signed", "declined", "withdrawn"]

Armoured = Annotated[
    str,
    Form(
        r"-----BEGIN SSH SIGNATURE-----\n([0-9A-Za-z+/=]{1,76}\n){1,80}"
        r"-----END SSH SIGNATURE-----\n?",
        "SCH003",
        "This is no SSH signature",
        "Take the record out and sign once more with `mou sign --key`; it is never written by hand",
    ),
]
"""What `ssh-keygen -Y sign` writes (OpenSSH, PROTOCOL.sshsig)."""


EvidencePath = Annotated[
    str,
    Form(
        rf"{PRIVATE}/(?:(?!\.\.?/)[^/\\\n]{{1,100}}/){{0,8}}[^/\\\n]{{1,100}}",
        "SCH003",
        "Evidence lies below `private/`",
        "Write its path from there, or take `file` out: it never goes into git",
    ),
]


class Evidence(Model):
    """Something that shows the signature: a scan, a minute, an email. It stays outside git."""

    name: OneLine = Field(description="What it is, or the name of its file.")
    digest: Annotated[Blank | Digest, MaybeBlank] = Field(description="SHA-256 of its bytes.")
    held: OneLineOrBlank = Field(description="Where the original is held.")
    file: EvidencePath | None = Field(
        None, description="Its path below `private/`, where this machine may have it."
    )


class Authority(Model):
    """By what the signer was allowed to sign."""

    decision: Key | None = Field(None, description="Id of the decision; or give `delegation`.")
    delegation: OneLine | None = Field(
        None, description="The standing delegation or power, as its source calls it."
    )

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.decision is None) == (self.delegation is None):
            raise invalid(
                "SCH002",
                "An authority is either a `decision` or a `delegation`",
                "Give exactly one of the two",
            )
        return self


class CorrectedSignature(Correction):
    """Which record above in the same file this one corrects: the last one that says so."""

    state: SignatureState | None = Field(
        None, description="Its state; left out, it is that of this record."
    )
    version: VersionName = Field(description="The version that it names.")
    name: OneLineOrBlank = Field(description="The person, as it has the name.")
    date: Annotated[Blank | PartialDate, MaybeBlank] = Field(description="Its date, as written.")


class Signature(Model):
    """One record: somebody signed a version, declined to, or took the signature back."""

    state: SignatureState = Field(description="What was done.")
    name: OneLineOrBlank = Field(description="The person.")
    roles: Annotated[Blank | tuple[OneLine, ...], MaybeBlank] = Field(
        description="The posts in which they acted."
    )
    capacity: OneLine | None = Field(
        None, description="In which capacity the organisation signs, such as trustee."
    )
    on_behalf_of: tuple[Key, ...] = Field(
        (),
        description="Keys of the participants that it is for; left out, the partner of the file.",
    )
    date: Annotated[Blank | PartialDate, MaybeBlank] = Field(description="When, as claimed.")
    effective: PartialDate | None = Field(
        None, description="When a withdrawal takes effect, if later than its date."
    )
    place: OneLineOrBlank = Field(description="Where.")
    method: Annotated[Blank | Method, MaybeBlank] = Field(description="How.")
    authority: Annotated[Blank | Authority, MaybeBlank] = Field(description="By what authority.")
    reservation: OneLineOrBlank = Field(
        description="What it is subject to, word for word; `none` if nothing."
    )
    witness: OneLineOrBlank = Field(description="Who witnessed it.")
    version: VersionName = Field(description="The version that it is about.")
    digest: Digest = Field(description="The digest of that version's text.")
    evidence: Annotated[Blank | tuple[Evidence, ...], MaybeBlank] = Field(
        description="What shows it."
    )
    reason: OneLine | None = Field(None, description="Why they declined or withdrew, if they say.")
    recorded_by: OneLineOrBlank = Field(description="Who wrote this record.")
    corrects: CorrectedSignature | None = Field(
        None, description="The record of this file that this one corrects, and why."
    )
    source: OneLine | None = Field(None, description="Where this is stated.")
    note: OneLine | None = Field(None, description="What a reader should know.")
    sic: Sic = ()
    ssh: Armoured | None = Field(
        None, description="An SSH signature of the whole record, as `ssh-keygen -Y sign` writes it."
    )

    @model_validator(mode="after")
    def _fits_its_state(self) -> Self:
        if self.effective is not None and self.state != "withdrawn":
            raise invalid(
                "SCH002",
                "Only a withdrawal takes effect at a later date",
                "Take `effective` out, or write `state: withdrawn`",
            )
        if self.method == "ssh" and self.ssh is None:
            raise invalid(
                "SCH002",
                "The method is `ssh`, and the SSH signature is missing",
                "Sign with `mou sign --key`, or name the method that was used",
            )
        return self


class Signatures(Model):
    """What one partner did, in the order in which it was recorded."""

    signatures: tuple[Signature, ...] = Field(
        min_length=1, description="The records, the oldest first."
    )
