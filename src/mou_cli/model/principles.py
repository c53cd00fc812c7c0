"""Principles: `data/principles.yaml`."""

from typing import Self

from pydantic import Field, model_validator

from mou_cli.model.base import Key, Model, OneLine, Sic
from mou_cli.model.lengths import not_too_long
from mou_cli.prose import Prose


class Principle(Model):
    """One principle."""

    key: Key = Field(description="Its stable key.")
    title: OneLine | None = Field(None, description="Its name, which the documents stress.")
    text: Prose = Field(description="What it means.")
    sic: Sic = ()


class Principles(Model):
    """All principles, in the order in which the agreement prints them."""

    principles: tuple[Principle, ...] = Field(description="The principles in order.")

    @model_validator(mode="after")
    def _length(self) -> Self:
        return not_too_long(self)
