"""Reviews that were held. `data/reviews/<date>.yaml`."""

from typing import Annotated, Literal

from pydantic import Field

from mou_cli.model.base import Blank, MaybeBlank, Model, OneLine, OneLineOrBlank, Sic
from mou_cli.model.corrections import Correction
from mou_cli.model.dates import PartialDate
from mou_cli.model.forms import Form
from mou_cli.model.version import VersionName

ReviewOutcome = Literal["no-change", "amend", "replace", "end"]


ReviewName = Annotated[
    str,
    Form(
        r"[0-9]{4}(-[0-9]{2}){0,2}(-[a-z][a-z0-9-]{0,39})?",
        "KEY001",
        "`{text}` is no review",
        "Write the name of its file without `.yaml`: `2020-04-01`",
    ),
]


class CorrectedReview(Correction):
    """Which review on record this one corrects."""

    review: ReviewName = Field(description="The name of its file without `.yaml`.")


class Action(Model):
    """Something that a review asked somebody to do."""

    action: OneLine = Field(description="What is to be done.")
    by: OneLineOrBlank = Field(description="By whom.")
    due: Annotated[Blank | PartialDate, MaybeBlank] = Field(description="By when.")
    done: PartialDate | None = Field(None, description="When it was done; left out, it is open.")


class ReviewRecord(Model):
    """One review of the agreement."""

    date: PartialDate = Field(
        description="When it was held. The file is named after it; a correction may have more, "
        "such as `2020-04-01-corrected`."
    )
    reviewers: Annotated[Blank | tuple[OneLine, ...], MaybeBlank] = Field(
        description="The people or the body that reviewed."
    )
    scope: OneLineOrBlank = Field(description="What was looked at.")
    version: Annotated[Blank | VersionName, MaybeBlank] = Field(
        description="The version that was looked at."
    )
    outcome: ReviewOutcome = Field(description="What was concluded.")
    actions: tuple[Action, ...] = Field((), description="What is to be done.")
    next: Annotated[Blank | PartialDate, MaybeBlank] | None = Field(
        None, description="When the next review is due; left out, by the agreement's own terms."
    )
    minute: OneLineOrBlank = Field(description="The reference of the minute.")
    recorded_by: OneLineOrBlank = Field(description="Who wrote this record.")
    corrects: CorrectedReview | None = Field(
        None, description="The review on record that this one corrects, and why."
    )
    source: OneLine | None = Field(None, description="Where this is stated.")
    note: OneLine | None = Field(None, description="What a reader should know.")
    sic: Sic = ()
