"""Corrections: a new record that says which it corrects. The wrong one stays as it was."""

from typing import Annotated

from pydantic import Field

from mou_cli.model.base import Model, OneLine


class Correction(Model):
    """Which record this one corrects, and why."""

    reason: OneLine = Field(description="What was wrong, and how it is known.")
    in_error: Annotated[bool, Field(strict=True)] = Field(
        default=False,
        description="Left out, this record comes in the place of the other. `true`: nothing does, "
        "since what was recorded never happened, or is not this organisation's.",
    )
