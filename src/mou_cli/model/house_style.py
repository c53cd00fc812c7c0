"""House styles: how one council or board lays its reports out. `data/house-styles/<id>.yaml`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from mou_cli.model.base import Key, Model, OneLine, invalid
from mou_cli.model.deadlines import DeadlineRule
from mou_cli.model.look import Look
from mou_cli.model.mou import NumberingLevel
from mou_cli.model.report import SlotName
from mou_cli.prose import Prose

Levels = tuple[OneLine | NumberingLevel, ...]
Yes = Annotated[bool, Field(strict=True)]
Pattern = OneLine
"""Words with facts of the report in braces, and optional parts in square brackets:
`to {body:capitals}[ ({meeting:capitals})] {date:capitals}`."""


class HeadLine(Model):
    """One line of the head. It is left out where a fact that it needs is not given."""

    label: OneLine | None = Field(None, description="What the line is about, in bold.")
    text: Pattern = Field(description="What it says, with facts in braces.")


class ImplicationPartStyle(Model):
    """A part that an implication is divided into."""

    key: Key = Field(description="Its key.")
    title: OneLine = Field(description="Its name as printed.")


class ImplicationStyle(Model):
    """One implication that the body expects its reports to consider."""

    key: Key = Field(description="Its key, the `topic` of reports.")
    title: OneLine = Field(description="Its name as printed.")
    required: Yes = Field(default=True, description="Whether each report must answer it.")
    none_needs_reason: Yes | None = Field(
        None, description="Whether `none` needs a reason; else as the style says for all."
    )
    parts: tuple[ImplicationPartStyle, ...] = Field((), description="Its parts.")
    guidance: Prose | None = Field(
        None, description="What officers should consider; never printed."
    )


class SectionStyle(Model):
    """A place in the order of the report: one slot, or standard wording alone."""

    slot: SlotName | None = Field(None, description="The slot that is printed here.")
    title: OneLine | None = Field(None, description="Its heading; none for none.")
    title_if_many: OneLine | None = Field(
        None, description="Its heading where the slot holds more than one thing."
    )
    layout: Literal["paragraphs", "list", "table", "line", "sections"] = Field(
        "paragraphs",
        alias="as",
        description="How it is laid out: numbered paragraphs, bullets, a table, a line of its own, "
        "or sections.",
    )
    numbering: Levels | None = Field(
        None, description="Numbers of its paragraphs, where they are not those of the report."
    )
    single_unnumbered: Yes = Field(
        default=False, description="A single paragraph goes without a number."
    )
    text: Pattern | None = Field(
        None, description="For a line or a list: the words of each entry, with facts in braces."
    )
    wording: Prose | None = Field(None, description="Standard wording in front of the content.")
    wording_after: Prose | None = Field(None, description="Standard wording behind the content.")
    required: Yes = Field(default=False, description="Whether each report must fill the slot.")
    guidance: Prose | None = Field(None, description="What officers should write; never printed.")

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.slot is None and self.wording is None:
            raise invalid(
                "SCH002", "It has neither `slot` nor `wording`", "Say what is printed here"
            )
        return self


class Words(Model):
    """How answers read."""

    none: OneLine = Field("None.", description="For `none`.")
    not_applicable: OneLine = Field("Not applicable.", description="For `not applicable`.")
    not_addressed: OneLine = Field("Not addressed.", description="For `not addressed`.")
    not_stated: OneLine = Field("Not stated.", description="For `not stated`.")
    to_be_confirmed: OneLine = Field("To be confirmed.", description="For `to be confirmed`.")
    open: OneLine = Field("Open", description="For a report that anybody may read.")
    part_exempt: OneLine = Field("Part exempt", description="For one that is exempt in part.")
    exempt: OneLine = Field("Exempt", description="For one that is exempt.")
    decision: OneLine = Field("Decision", description="For a paper that asks for a decision.")
    discussion: OneLine = Field("Discussion", description="For a paper for discussion.")
    noting: OneLine = Field("Noting", description="For a paper to be noted.")
    yes: OneLine = Field("Yes", description="For a key decision.")
    no: OneLine = Field("No", description="For one that is none.")


class Furniture(Model):
    """What stands on every page beside the text."""

    strapline: OneLine | None = Field(None, description="A line at the foot of every page.")


class HouseStyle(Model):
    """How one council or board lays its reports out."""

    name: OneLine = Field(description="Whose style it is.")
    look: Look = Field(Look(), description="Colour, logo and Word template.")
    head: tuple[HeadLine, ...] = Field(description="The lines above the title, in order.")
    title: Pattern = Field("{title}", description="The title as printed.")
    headings: Literal["as-written", "capitals"] = Field(
        "as-written", description="Whether headings are shown in capitals; their words stay."
    )
    numbering: Levels = Field(
        description="Examples of the first number of each level: sections, paragraphs, points."
    )
    sections: tuple[SectionStyle, ...] = Field(
        description="What is printed, in order. Slots that are not named follow at the end."
    )
    left_out: tuple[Literal["appendices", "contacts", "supplements"], ...] = Field(
        (), description="Lists that its papers do not print, since the text or an agenda does."
    )
    implications: tuple[ImplicationStyle, ...] = Field(
        (), description="What each report must consider, in order."
    )
    none_needs_reason: Yes = Field(
        default=False, description="Whether an implication of `none` needs a reason."
    )
    words: Words = Field(Words(), description="How answers read.")
    furniture: Furniture = Field(Furniture(), description="What stands on every page.")
    page_limit: Annotated[int, Field(strict=True, ge=1)] | None = Field(
        None, description="How many pages a report may have, appendices aside."
    )
    deadlines: Annotated[tuple[DeadlineRule, ...], Field(max_length=50)] = Field(
        (), description="What must be done how long before a meeting, for `mou deadlines`."
    )
    source: OneLine | None = Field(None, description="Where the style is known from.")
    note: OneLine | None = Field(None, description="What a reader should know.")
