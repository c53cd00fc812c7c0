"""Exempt texts: `private/<report>.yaml`, outside git. A report names each by its key."""

from pydantic import Field

from mou_cli.model.base import Key, Model, OneLine
from mou_cli.prose import Prose


class ExemptText(Model):
    """A text, or a paper, that is not for publication."""

    title: OneLine | None = Field(None, description="Its name.")
    text: Prose | None = Field(None, description="Its words, where they stand in the report.")


class ExemptTexts(Model):
    """The exempt texts of one report."""

    texts: dict[Key, ExemptText] = Field(description="The texts by key.")
