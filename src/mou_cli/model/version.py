"""Versions: texts that were put to the parties. `data/versions/<version>.yaml`."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from mou_cli.model.base import Model, OneLine, invalid
from mou_cli.model.dates import PartialDate

_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,39}\Z")


_DIGEST = re.compile(r"sha256:[0-9a-f]{64}\Z")


def _digest(text: str) -> str:
    if _DIGEST.match(text):
        return text
    raise invalid(
        "SCH003",
        "A digest is `sha256:` and 64 digits or letters from a to f",
        "Copy it whole; its letters are small",
    )


def _version(text: str) -> str:
    if _VERSION.match(text):
        return text
    raise invalid(
        "KEY001",
        f"`{text}` is no version",
        "Use letters, digits, full stops and hyphens: `2019-03`",
    )


Digest = Annotated[str, AfterValidator(_digest)]


class SentFile(Model):
    """A file that went out to the parties."""

    name: OneLine = Field(description="Its name.")
    digest: Digest = Field(description="SHA-256 of its bytes.")


class Version(Model):
    """One version."""

    version: Annotated[str, AfterValidator(_version)] = Field(
        description="Its name, the same as the file's."
    )
    date: PartialDate = Field(description="The date that the text bears.")
    state: Literal["proposed", "in-force", "withdrawn"] = Field(
        description="Whether it is put to the parties, agreed, or taken back."
    )
    text_format: Literal["mou-text-v1"] = Field(description="How the digest was made.")
    digest: Digest = Field(description="SHA-256 of the signed text.")
    files: tuple[SentFile, ...] = Field((), description="The files that went out.")
    note: OneLine | None = Field(None, description="What a reader should know.")
