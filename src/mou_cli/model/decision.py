"""Decisions: what a body, an officer or a board decided. `data/decisions/<id>.yaml`."""

from typing import Annotated, Literal

from pydantic import Field

from mou_cli.model.base import Blank, Count, Key, MaybeBlank, Model, OneLine, OneLineOrBlank, Sic
from mou_cli.model.corrections import Correction
from mou_cli.model.dates import PartialDate
from mou_cli.model.version import VersionName
from mou_cli.prose import Prose


class Votes(Model):
    """How the members voted."""

    in_favour: Count = Field(description="Votes for it.")
    against: Count = Field(description="Votes against it.")
    abstained: Count = Field(0, description="Abstentions.")


class CorrectedDecision(Correction):
    """Which decision on record this one corrects."""

    decision: Key = Field(description="The id of its file.")


class Decision(Model):
    """One decision about a report, or about the agreement itself."""

    kind: Literal[
        "council",
        "cabinet",
        "committee",
        "officer-delegation",
        "cabinet-member",
        "nhs-board",
        "trustees",
    ] = Field(description="Who decided.")
    body: OneLine = Field(description="The body, or the officer's post.")
    partner: Key = Field(description="Partner id of the organisation that it decided for.")
    date: PartialDate = Field(description="When it was decided.")
    effective: Annotated[Blank | PartialDate, MaybeBlank] = Field(
        description="When it takes effect, after any call-in."
    )
    minute: OneLineOrBlank = Field(description="The reference of the minute.")
    outcome: Literal["agreed", "amended", "conditional", "noted", "deferred", "refused"] = Field(
        description="The result."
    )
    resolution: Annotated[Blank | Prose, MaybeBlank] = Field(
        description="The resolution, word for word."
    )
    votes: Annotated[Blank | Votes, MaybeBlank] = Field(description="The votes, if recorded.")
    conditions: tuple[OneLine, ...] = Field((), description="What it is subject to.")
    conditions_met: PartialDate | None = Field(
        None, description="When the last of the conditions was met; left out, they are open."
    )
    report: Key | None = Field(None, description="The report that the body saw.")
    version: Annotated[Blank | VersionName, MaybeBlank] = Field(
        description="The version of the agreement that the body saw."
    )
    corrects: CorrectedDecision | None = Field(
        None, description="The decision on record that this one corrects, and why."
    )
    source: OneLine | None = Field(None, description="Where this is stated.")
    note: OneLine | None = Field(None, description="What a reader should know.")
    sic: Sic = ()

    @property
    def approves(self) -> bool:
        """Whether the body approved what it saw, with conditions or without."""
        return self.outcome in ("agreed", "amended", "conditional")
