"""Committee reports: `data/reports/<id>.yaml`. Content in slots; a house style lays it out."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from mou_cli.model.base import (
    Blank,
    Key,
    MaybeBlankOfReport,
    Model,
    OneLine,
    OneLineOrBlank,
    Sic,
    invalid,
)
from mou_cli.model.dates import PartialDate
from mou_cli.model.report_parts import (
    Appendix,
    BackgroundPaper,
    ExtraField,
    ExtraSection,
    Implication,
    Keys,
    Option,
    Recommendation,
    ReportParagraph,
)
from mou_cli.model.version import VersionName
from mou_cli.prose import Prose

SLOTS = (
    "purpose",
    "recommendations",
    "summary",
    "background",
    "options",
    "consultation",
    "conclusion",
    "strategic_themes",
    "implications",
    "urgency",
    "clearances",
    "supplements",
    "appendices",
    "background_papers",
    "contacts",
)
"""The slots, in the order in which they stand where a house style does not say otherwise."""

SlotName = Literal[
    "purpose",
    "recommendations",
    "summary",
    "background",
    "options",
    "consultation",
    "conclusion",
    "strategic_themes",
    "implications",
    "urgency",
    "clearances",
    "supplements",
    "appendices",
    "background_papers",
    "contacts",
]

Paragraphs = Annotated[Blank | tuple[ReportParagraph, ...] | None, MaybeBlankOfReport]


class Officer(Model):
    """A person who reports, answers questions or clears a report; an officer or a member."""

    role: OneLineOrBlank = Field(description="The post.")
    name: OneLineOrBlank | None = Field(None, description="The person.")
    email: OneLine | None = Field(None, description="An address of the organisation.")
    phone: OneLine | None = Field(None, description="A number of the organisation.")


class Meeting(Model):
    """A meeting that the report goes to."""

    body: OneLine = Field(description="The body, such as `Council` or `Cabinet`.")
    partner: Key | None = Field(None, description="Partner id of the organisation it belongs to.")
    meeting: OneLine | None = Field(None, description="The kind of meeting, such as `Annual`.")
    date: Annotated[Blank | PartialDate, MaybeBlankOfReport] = Field(description="When it meets.")


class Agreement(Model):
    """Which agreement the report is about, and in which version."""

    version: VersionName | None = Field(
        None, description="The version that a published report stays with."
    )
    repository: OneLine | None = Field(
        None, description="Where the agreement's repository is, if it is not this one."
    )


class Access(Model):
    """Who may read the report (Local Government Act 1972, Schedule 12A, as amended)."""

    status: Literal["open", "part-exempt", "exempt"] = Field(description="The answer.")
    paragraphs: tuple[Annotated[int, Field(strict=True, ge=1, le=7)], ...] = Field(
        (), description="Paragraphs of Schedule 12A, Part 1, that it is exempt by: 1 to 7."
    )
    public_interest: Prose | None = Field(
        None, description="Why the public interest in the exemption outweighs that in disclosure."
    )


class Previous(Model):
    """Where the matter was considered before."""

    body: OneLine = Field(description="The body.")
    date: Annotated[Blank | PartialDate, MaybeBlankOfReport] = Field(description="When.")
    outcome: OneLine | None = Field(None, description="With what result.")


class Clearance(Model):
    """Who cleared the report. Silence is no clearance."""

    officer: Key = Field(description="Key of the officer.")
    date: Annotated[Blank | PartialDate, MaybeBlankOfReport] = Field(description="When.")
    internal: Annotated[bool, Field(strict=True)] = Field(
        default=True, description="Whether it is kept out of the published report."
    )


class Supplement(Model):
    """A paper that follows the report, or is still to follow."""

    title: OneLine = Field(description="Its name.")
    expected: Annotated[Blank | PartialDate | None, MaybeBlankOfReport] = Field(
        None, description="When it is expected, if it is to follow."
    )


class Report(Model):
    """A committee report: content in slots, without order, numbers or layout."""

    house_style: Key = Field(description="The house style that lays it out.")
    state: Literal["draft", "published", "decided", "withdrawn"] = Field(
        description="A draft follows the working text of the agreement; the others name a version."
    )
    mou: Agreement = Field(Agreement(), description="Which agreement, in which version.")
    title: OneLine = Field(description="Its title.")
    officers: dict[Key, Officer] = Field(description="Officers and members whom it names, by key.")
    by: Keys = Field(description="Keys of those who report.")
    to: tuple[Meeting, ...] = Field(description="The meetings that it goes to.")
    item: OneLine | None = Field(None, description="Its number on the agenda.")
    number: OneLine | None = Field(None, description="The report's own number.")
    previous: tuple[Previous, ...] = Field((), description="Where the matter was before.")
    kind: Literal["decision", "discussion", "noting"] | None = Field(
        None, description="What the paper is for."
    )
    key_decision: Annotated[
        Blank | Annotated[bool, Field(strict=True)] | None, MaybeBlankOfReport
    ] = Field(None, description="Whether it is a key decision (SI 2012/2089).")
    wards: Annotated[Blank | tuple[OneLine, ...] | None, MaybeBlankOfReport] = Field(
        None, description="Wards that it affects."
    )
    access: Access = Field(Access(status="open"), description="Who may read it.")
    fields: tuple[ExtraField, ...] = Field((), description="Further lines of the head.")
    purpose: Paragraphs = Field(None, description="Why the body is asked.")
    recommendations: tuple[Recommendation, ...] = Field(
        (), description="What the body is asked to decide."
    )
    summary: Paragraphs = Field(None, description="The key issues.")
    background: Paragraphs = Field(None, description="What went before.")
    options: Annotated[Blank | tuple[Option, ...] | None, MaybeBlankOfReport] = Field(
        None, description="Options considered, with what is for and against each."
    )
    consultation: Paragraphs = Field(None, description="Who was asked, and what they said.")
    conclusion: Paragraphs = Field(None, description="What follows from it.")
    strategic_themes: Paragraphs = Field(None, description="How it serves the body's plans.")
    implications: tuple[Implication, ...] = Field((), description="What it would mean.")
    urgency: Paragraphs = Field(
        None,
        description="Special circumstances that make it urgent (Local Government Act 1972, "
        "section 100B(4)(b)).",
    )
    clearances: tuple[Clearance, ...] = Field((), description="Who cleared it.")
    supplements: tuple[Supplement, ...] = Field((), description="Papers that follow.")
    appendices: tuple[Appendix, ...] = Field((), description="Papers that go with it.")
    background_papers: Annotated[Blank | tuple[BackgroundPaper, ...] | None, MaybeBlankOfReport] = (
        Field(None, description="Papers that it relies on, or `none`.")
    )
    contacts: Keys = Field((), description="Keys of those who answer questions.")
    sections: tuple[ExtraSection, ...] = Field((), description="Sections nobody foresaw.")
    source: OneLine | None = Field(None, description="Where the report comes from.")
    note: OneLine | None = Field(None, description="What a reader of the data should know.")
    sic: Sic = ()

    @model_validator(mode="after")
    def _meets(self) -> Self:
        if not self.to:
            raise invalid("SCH002", "The report goes to no meeting", "Name one under `to`")
        return self

    def slot(self, name: str) -> object:
        """Return what a slot holds; None, or nothing in it, if it is empty."""
        return getattr(self, name)
