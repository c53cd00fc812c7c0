"""When the agreement begins, and when it ends."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from mou_cli.model.base import Blank, Count, MaybeBlank, Model, Said, Sic, invalid
from mou_cli.model.dates import PartialDate
from mou_cli.model.durations import Duration


class Commencement(Model):
    """What has to happen for the agreement to begin."""

    when: Literal["all-sign", "number-sign", "date", "each-signs"] = Field(
        description="Once every party has signed, once a number of them has, on a date, or for "
        "each party when it signs."
    )
    number: Count | None = Field(None, description="How many parties, for `number-sign`.")
    date: PartialDate | None = Field(None, description="The date, for `date`.")
    said: Said = None
    sic: Sic = ()

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> Self:
        for field, when in (("number", "number-sign"), ("date", "date")):
            if (getattr(self, field) is not None) != (self.when == when):
                raise invalid(
                    "SCH002",
                    f"`{field}` and `when: {when}` stand together or not at all",
                    f"Give both, or take `{field}` out",
                )
        return self


class Term(Model):
    """How long the agreement lasts, and how a party leaves it before."""

    until: Annotated[Blank | PartialDate, MaybeBlank] = Field(
        description="The last day of the agreement; `none` if it goes on."
    )
    notice: Annotated[Blank | Duration, MaybeBlank] = Field(
        description="The notice by which a party leaves."
    )
    said: Said = None
    sic: Sic = ()
