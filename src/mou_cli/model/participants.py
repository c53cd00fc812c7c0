"""Who takes part in the agreement, in which tier, and who is to sign."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from mou_cli.model.base import Count, Key, Model, OneLine, OneLineOrBlank, Said, Sic, invalid
from mou_cli.model.dates import PartialDate
from mou_cli.model.durations import Duration


class Tier(Model):
    """A kind of membership that this agreement defines."""

    title: OneLine = Field(description="Its name.")
    signs: Annotated[bool, Field(strict=True)] = Field(
        description="Whether participants of this tier sign."
    )
    minimum: Count | None = Field(None, description="How many members it has at least.")
    maximum: Count | None = Field(None, description="How many members it has at most.")
    lasts: Duration | None = Field(
        None, description="How long a membership of this tier lasts, if it is limited."
    )
    said: Said = None


class Signatory(Model):
    """A person who is to sign, as the signature block names them. Never part of the digest."""

    name: OneLineOrBlank = Field(description="The person, or `to be confirmed`.")
    role: OneLineOrBlank | None = Field(None, description="The post in which they sign.")
    sic: Sic = ()


class Participant(Model):
    """A partner, or an open class of organisations, in its tier."""

    partner: Key | None = Field(None, description="Partner id; or give `open_class`.")
    open_class: Key | None = Field(
        None, description="Key of a class without a list of members; or give `partner`."
    )
    tier: Key = Field(description="Key of its tier.")
    name: OneLine = Field(description="Its name exactly as the agreement prints it.")
    short: OneLine | None = Field(None, description="Its short name as printed.")
    capacity: OneLine | None = Field(None, description="In which capacity it takes part.")
    from_: PartialDate | None = Field(None, alias="from", description="When it joined.")
    until: PartialDate | None = Field(None, description="When it leaves.")
    represented_by: tuple[Key, ...] = Field(
        (), description="Keys of the participants that act for it."
    )
    signatories: tuple[Signatory, ...] = Field((), description="Who is to sign for it.")
    said: Said = None
    sic: Sic = ()

    @property
    def key(self) -> str:
        """The partner's id, or the class's key."""
        return self.partner or self.open_class or ""

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.partner is None) == (self.open_class is None):
            raise invalid(
                "SCH002",
                "A participant is either a `partner` or an `open_class`",
                "Give exactly one of the two",
            )
        return self
