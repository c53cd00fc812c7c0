"""Outcomes of a domain, how they are measured, and what was measured."""

from typing import Annotated, Literal

from pydantic import Field

from mou_cli.model.base import Blank, Key, MaybeBlank, Model, OneLine, Said, Sic
from mou_cli.model.dates import PartialDate

Number = Annotated[int, Field(strict=True)] | Annotated[float, Field(strict=True)]
NumberOrBlank = Annotated[Blank | Number, MaybeBlank]


class Baseline(Model):
    """Where an indicator stood at the start."""

    value: NumberOrBlank = Field(description="The value, in the indicator's unit.")
    date: PartialDate = Field(description="When, or for which period, it was measured.")


class Target(Model):
    """What an indicator should reach."""

    locality: Key | None = Field(None, description="The locality; left out for the whole area.")
    value: NumberOrBlank = Field(description="The value, in the indicator's unit.")
    by: PartialDate = Field(description="When it should be reached.")


class Observation(Model):
    """What was measured. Observations are never part of the signed text."""

    locality: Key | None = Field(None, description="The locality; left out for the whole area.")
    value: NumberOrBlank = Field(description="The value, in the indicator's unit.")
    date: PartialDate = Field(description="When, or for which period, it was measured.")
    source: OneLine | None = Field(None, description="Where the figure was published.")


class Indicator(Model):
    """How an outcome is measured."""

    key: Key = Field(description="Its stable key.")
    title: OneLine = Field(description="What is counted or measured.")
    unit: OneLine = Field(description="The unit, such as `%` or `per 1,000 residents`.")
    better: Literal["higher", "lower"] = Field(description="Which way is better.")
    baseline: Baseline | None = Field(None, description="Where it stood at the start.")
    targets: tuple[Target, ...] = Field((), description="What it should reach, by locality.")
    observations: tuple[Observation, ...] = Field((), description="What was measured.")


class Outcome(Model):
    """Something that the partners want to achieve."""

    key: Key = Field(description="Its stable key.")
    title: OneLine = Field(description="The outcome in one line.")
    indicators: tuple[Indicator, ...] = Field((), description="How it is measured.")


class DomainOutcomes(Model):
    """The outcomes of one domain: `data/outcomes/<domain>.yaml`."""

    outcomes: Annotated[Blank | tuple[Outcome, ...], MaybeBlank] = Field(
        description="The outcomes in order, or why there are none yet."
    )
    said: Said = None
    sic: Sic = ()

    @property
    def listed(self) -> tuple[Outcome, ...]:
        """The outcomes; none where they are still to come."""
        return () if isinstance(self.outcomes, Blank) else self.outcomes
