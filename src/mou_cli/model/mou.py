"""The agreement: `data/mou.yaml`."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from mou_cli.model.base import (
    Blank,
    Key,
    MaybeBlank,
    Model,
    OneLine,
    OneLineOrBlank,
    Said,
    Sic,
    invalid,
)
from mou_cli.model.dates import PartialDate
from mou_cli.model.durations import Duration
from mou_cli.model.forms import Form
from mou_cli.model.lengths import not_too_long
from mou_cli.model.look import Look
from mou_cli.model.participants import Participant, Tier
from mou_cli.model.partner import Contact
from mou_cli.model.sections import Section
from mou_cli.model.terms import Commencement, Term
from mou_cli.prose import Prose

AGREEMENT = "mou"
"""The name of the document that is the agreement; no report may have its files."""

SCHEMA = 1
"""The format of the data that this release writes. It reads every earlier one."""

Release = Annotated[
    str,
    Form(
        r"[0-9]+(\.[0-9]+){1,2}",
        "SCH003",
        "`{text}` is no release of mou",
        'Write `"0.2"` or `"1.0.3"`',
    ),
]


def _format(schema: int) -> int:
    if schema == SCHEMA:
        return schema
    raise invalid("SCH003", f"There never was a format {schema}", f"Write `schema: {SCHEMA}`")


TITLE_LENGTH = 200


def _checked_title(title: str) -> str:
    if len(title) <= TITLE_LENGTH:
        return title
    raise invalid(
        "SCH003",
        f"The title has {len(title)} characters; more than {TITLE_LENGTH} leave no room for it at "
        "the foot of a page",
        "Shorten it, and say the rest in the text",
    )


Title = Annotated[OneLine, AfterValidator(_checked_title)]


class LegalStatus(Model):
    """Whether the agreement binds in law."""

    status: Literal["non-binding", "binding", "conditional"] = Field(description="The answer.")
    condition: OneLineOrBlank | None = Field(
        None, description="On what it depends, if conditional."
    )
    said: Said = None

    @model_validator(mode="after")
    def _condition(self) -> Self:
        if self.status == "conditional" and self.condition is None:
            raise invalid(
                "SCH002", "A conditional status needs its `condition`", "Say on what it depends"
            )
        return self


class NumberingLevel(Model):
    """How one level is numbered, where an example alone does not say it."""

    example: OneLine = Field(description="The first number: `1.`, `1.1`, `(a)`, `Annex A`, `none`.")
    continuous: Annotated[bool, Field(strict=True)] = Field(
        default=False, description="Counts on across the headings above, and never starts again."
    )


class Objective(Model):
    """Something that the partners want to achieve together."""

    key: Key = Field(description="Its stable key.")
    text: Prose = Field(description="The objective.")
    sic: Sic = ()


class Domain(Model):
    """A field in which outcomes are sought."""

    key: Key = Field(description="Its stable key; its outcomes are in `data/outcomes/<key>.yaml`.")
    title: OneLine = Field(description="Its name.")
    text: Prose | None = Field(None, description="What it covers.")
    sic: Sic = ()


class Definition(Model):
    """A defined term."""

    key: Key = Field(description="Its stable key; `[the Partnership](#partnership)` links to it.")
    term: OneLine = Field(description="The term.")
    text: Prose = Field(description="What it means.")
    sic: Sic = ()


class Locality(Model):
    """A part of the area, for targets and observations."""

    key: Key = Field(description="Its stable key.")
    title: OneLine = Field(description="Its name.")


class Forum(Model):
    """The body through which the partners work together."""

    name: OneLine = Field(description="Its name as printed.")
    said: Said = None


class ReportsTo(Model):
    """A body to which the forum reports."""

    name: OneLine = Field(description="Its name.")
    partner: Key | None = Field(
        None, description="Partner id of the council or body it belongs to."
    )
    said: Said = None


class Governance(Model):
    """Who runs the agreement."""

    forum: Annotated[Blank | Forum, MaybeBlank] = Field(description="The forum.")
    reports_to: Annotated[Blank | tuple[ReportsTo, ...], MaybeBlank] = Field(
        description="The bodies that the forum reports to."
    )


class VariationRule(Model):
    """Who may agree one kind of change."""

    change: Literal["parties", "targets", "wording", "correction"] = Field(
        description="The kind of change."
    )
    agreed_by: Literal["every-party", "forum", "officer"] = Field(description="Who may agree it.")
    officer: OneLineOrBlank | None = Field(None, description="The officer's post, if `officer`.")
    said: Said = None

    @model_validator(mode="after")
    def _officer(self) -> Self:
        if self.agreed_by == "officer" and self.officer is None:
            raise invalid("SCH002", "The `officer` who may agree is missing", "Name the post")
        return self


class Review(Model):
    """When the agreement is reviewed."""

    every: Annotated[Blank | Duration, MaybeBlank] = Field(description="How often.")
    first: Annotated[Blank | PartialDate, MaybeBlank] = Field(
        description="When for the first time."
    )
    by: OneLine | None = Field(None, description="Who reviews.")
    said: Said = None
    sic: Sic = ()


class Mou(Model):
    """A Memorandum of Understanding, in the order in which it is printed."""

    schema_: Annotated[int, Field(strict=True), AfterValidator(_format)] = Field(
        alias="schema", description="The format's version: 1."
    )
    requires: Release | None = Field(None, description="The least release of mou that can read it.")
    title: Title = Field(description="Its title.")
    status_word: OneLine | None = Field(
        None, description="A word such as FINAL behind the title; document control, not signed."
    )
    date: Annotated[Blank | PartialDate, MaybeBlank] = Field(description="The date it bears.")
    complete: Annotated[bool, Field(strict=True)] = Field(
        default=True, description="False where only a part of the text is known."
    )
    note: OneLine | None = Field(None, description="What a reader of the data should know.")
    contact: Contact | None = Field(
        None, description="Whom to write to about the agreement, such as to send it in signed."
    )
    look: Look | None = Field(
        None, description="How its documents look; left out, the plain design."
    )
    legal_status: Annotated[Blank | LegalStatus, MaybeBlank] = Field(
        description="Whether it binds in law."
    )
    commencement: Annotated[Blank | Commencement, MaybeBlank] | None = Field(
        None, description="When it begins."
    )
    term: Annotated[Blank | Term, MaybeBlank] | None = Field(
        None, description="When it ends, and how a party leaves it."
    )
    tiers: dict[Key, Tier] = Field(description="Kinds of membership, by key.")
    participants: tuple[Participant, ...] = Field(description="Who takes part, as printed.")
    localities: tuple[Locality, ...] = Field((), description="Parts of the area.")
    domains: tuple[Domain, ...] = Field((), description="Fields in which outcomes are sought.")
    objectives: tuple[Objective, ...] = Field((), description="What the partners want to achieve.")
    definitions: tuple[Definition, ...] = Field((), description="Defined terms.")
    governance: Annotated[Blank | Governance, MaybeBlank] = Field(description="Who runs it.")
    variation: Annotated[Blank | tuple[VariationRule, ...], MaybeBlank] = Field(
        description="Who may agree which kind of change."
    )
    review: Annotated[Blank | Review, MaybeBlank] = Field(description="When it is reviewed.")
    numbering: dict[Key, tuple[OneLine | NumberingLevel, ...]] = Field(
        default_factory=dict,
        description="For each series of numbers an example of the first number of each level.",
    )
    sections: tuple[Section, ...] = Field(description="What it says, in order.")
    sic: Sic = ()

    @model_validator(mode="after")
    def _length(self) -> Self:
        return not_too_long(self)

    def signs(self, participant: Participant) -> bool:
        """Say whether the participant's tier signs; an unknown tier is a Problem of its own."""
        tier = self.tiers.get(participant.tier)
        return tier is not None and tier.signs
