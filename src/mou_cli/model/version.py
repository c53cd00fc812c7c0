"""Versions: texts that were put to the parties. `data/versions/<version>.yaml`."""

from typing import Annotated, Literal

from pydantic import Field

from mou_cli.model.base import Model, OneLine
from mou_cli.model.dates import PartialDate
from mou_cli.model.forms import Form

Digest = Annotated[
    str,
    Form(
        r"sha256:[0-9a-f]{64}",
        "SCH003",
        "A digest is `sha256:` and 64 digits or letters from a to f",
        "Copy it whole; its letters are small",
    ),
]
VERSION_FORM = Form(
    r"[0-9A-Za-z][0-9A-Za-z.+-]{0,39}",
    "KEY001",
    "`{text}` is no version",
    "Use letters, digits, full stops and hyphens: `2019-03`",
)
VersionName = Annotated[str, VERSION_FORM]
VersionState = Literal["proposed", "in-force", "withdrawn"]


class SentFile(Model):
    """A file that went out to the parties."""

    name: OneLine = Field(description="Its name.")
    digest: Digest = Field(description="SHA-256 of its bytes.")


class Version(Model):
    """One version."""

    version: VersionName = Field(description="Its name, the same as the file's.")
    date: PartialDate = Field(description="The date that the text bears.")
    state: VersionState = Field(
        description="Whether it is put to the parties, agreed, or taken back."
    )
    text_format: Literal["mou-text-v1"] = Field(description="How the digest was made.")
    digest: Digest = Field(description="SHA-256 of the signed text.")
    files: tuple[SentFile, ...] = Field((), description="The files that went out.")
    note: OneLine | None = Field(None, description="What a reader should know.")

    @property
    def order(self) -> tuple[str, str]:
        """What versions are put in order by: their dates, then their names."""
        return self.date.first.isoformat(), self.version
