"""What a committee report is made of: numbered paragraphs, recommendations, implications, lists."""

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from mou_cli.english import in_backquotes, or_list
from mou_cli.model.base import (
    Blank,
    Key,
    MaybeBlankOfReport,
    Model,
    OneLine,
    Sic,
    invalid,
)
from mou_cli.model.dates import PartialDate
from mou_cli.model.forms import Form
from mou_cli.model.sections import (
    DateInsert,
    DefinitionsInsert,
    DomainsInsert,
    ObjectivesInsert,
    OutcomesInsert,
    ParticipantsInsert,
    PrinciplesInsert,
    TextItem,
    kind_of_item,
)
from mou_cli.places import ASSET_PATTERN
from mou_cli.prose import Prose

AssetPath = Annotated[
    str,
    Form(
        ASSET_PATTERN,
        "SCH003",
        "`{text}` is no file in `assets/` with a simple name",
        "Put it into `assets/`, with letters, digits, dots and hyphens in its name",
    ),
]


def _one_of(model: Model, what: str, *names: str) -> None:
    if sum(getattr(model, name) is not None for name in names) != 1:
        quoted = or_list(in_backquotes(names))
        raise invalid("SCH002", f"{what} has {quoted}", "Give exactly one of them")


class PointsItem(Model):
    """Paragraphs one level deeper, each with a number of its own."""

    points: tuple["ReportParagraph", ...] = Field(description="The paragraphs in order.")


ReportItem = Annotated[
    Annotated[TextItem, Tag("text")]
    | Annotated[PointsItem, Tag("points")]
    | Annotated[ParticipantsInsert, Tag("participants")]
    | Annotated[ObjectivesInsert, Tag("objectives")]
    | Annotated[DomainsInsert, Tag("domains")]
    | Annotated[PrinciplesInsert, Tag("principles")]
    | Annotated[OutcomesInsert, Tag("outcomes")]
    | Annotated[DefinitionsInsert, Tag("definitions")]
    | Annotated[DateInsert, Tag("date")],
    Discriminator(kind_of_item),
]
"""What may stand in a paragraph below its text. Inserts come from the agreement."""


class ReportParagraph(Model):
    """A numbered paragraph of a report."""

    text: Prose | None = Field(None, description="Its words.")
    exempt: Key | None = Field(
        None, description="In place of words: the key of an exempt text in `private/`."
    )
    title: OneLine | None = Field(None, description="Words printed in bold in front of the text.")
    key: Key | None = Field(None, description="Its key, if `[](#key)` is to lead to it.")
    label: OneLine | None = Field(
        None,
        description="A number as it stands, for the report's own house style; else it is made.",
    )
    then: tuple[ReportItem, ...] = Field(
        (), description="What follows in the same paragraph: more text, points, inserts."
    )
    sic: Sic = ()

    @model_validator(mode="after")
    def _words(self) -> Self:
        _one_of(self, "A paragraph", "text", "exempt")
        if self.exempt is not None and (self.title or self.then):
            raise invalid(
                "SCH001",
                "An exempt paragraph has no words of its own here",
                "Move its title and what follows into the file in `private/`",
            )
        return self


class Recommendation(Model):
    """One thing that the body is asked to decide."""

    asks: Literal["sign", "approve", "note", "delegate", "other"] = Field(
        description="What it asks for."
    )
    text: Prose = Field(description="The recommendation, word for word.")
    label: OneLine | None = Field(None, description="A number as it stands; else it is made.")
    conditions: tuple[ReportParagraph, ...] = Field(
        (), description="What it is subject to, each printed as a point."
    )
    contingent_on: OneLine | None = Field(
        None, description="What must happen elsewhere first; kept as a fact, not printed."
    )
    sic: Sic = ()


class Option(Model):
    """One option that was considered."""

    title: OneLine = Field(description="Its name.")
    advantages: Annotated[Blank | Prose, MaybeBlankOfReport] = Field(description="What is for it.")
    disadvantages: Annotated[Blank | Prose, MaybeBlankOfReport] = Field(
        description="What is against it."
    )
    recommended: Annotated[bool, Field(strict=True)] = Field(
        default=False, description="Whether the report recommends it."
    )


class ImplicationPart(Model):
    """A part of an implication, such as operational risk."""

    key: Key | None = Field(None, description="Its key in the house style; or give `title`.")
    title: OneLine | None = Field(None, description="Its name, where no house style has it.")
    answer: Annotated[Blank | None, MaybeBlankOfReport] = Field(
        None, description="The answer in a word, in place of or in front of `text`."
    )
    text: Prose | None = Field(None, description="The answer.")
    sic: Sic = ()

    @model_validator(mode="after")
    def _answered(self) -> Self:
        if self.key is None and self.title is None:
            raise invalid("SCH002", "It has neither `key` nor `title`", "Say what it is about")
        _answered(self)
        return self


class Implication(Model):
    """What the decision would mean in one field."""

    topic: Key = Field(description="Its key in the house style, such as `equalities`.")
    title: OneLine | None = Field(None, description="Its name, where no house style has it.")
    label: OneLine | None = Field(None, description="A number as it stands; else it is made.")
    answer: Annotated[Blank | None, MaybeBlankOfReport] = Field(
        None,
        description="The answer in a word: `none`, `not applicable` or `not addressed`; "
        "with a reason in `text`.",
    )
    text: Prose | None = Field(None, description="The answer, or the reason for the word.")
    parts: tuple[ImplicationPart, ...] = Field((), description="Its parts, if it has any.")
    officer: Key | None = Field(None, description="Key of the officer responsible.")
    cleared: PartialDate | None = Field(None, description="When that officer cleared it.")
    sic: Sic = ()

    @model_validator(mode="after")
    def _has_an_answer(self) -> Self:
        if not self.parts:
            _answered(self)
        return self


def _answered(model: "Implication | ImplicationPart") -> None:
    if model.answer is None and model.text is None:
        raise invalid(
            "SCH002",
            "It has no answer",
            "Write `text: |`, or `answer: none`, `not applicable` or `not addressed`: "
            "three different answers",
        )


class Appendix(Model):
    """A paper that goes with the report."""

    label: OneLine = Field(description="Its number or letter as the text quotes it: `1`, `A`.")
    title: OneLine | None = Field(None, description="Its name; that of the agreement if left out.")
    document: Literal["mou"] | None = Field(None, description="The agreement; or give another.")
    file: AssetPath | None = Field(None, description="Its path in `assets/`.")
    exempt: Key | None = Field(None, description="Key of an exempt paper in `private/`.")
    published: Literal["together", "separately"] = Field(
        "together", description="Whether it goes out with the report."
    )

    @model_validator(mode="after")
    def _what(self) -> Self:
        _one_of(self, "An appendix", "document", "file", "exempt")
        if self.title is None and self.file is not None:
            raise invalid("SCH002", "The appendix has no `title`", "Say what it is")
        if self.title is not None and self.exempt is not None:
            raise invalid(
                "SCH001", "An exempt appendix has no `title` here", "Write it into `private/`"
            )
        return self


class BackgroundPaper(Model):
    """A paper that the report relies on (Local Government Act 1972, section 100D)."""

    title: OneLine | None = Field(None, description="Its name.")
    exempt: Key | None = Field(
        None, description="In place of a name: key of an exempt paper, which need not be listed."
    )
    link: Annotated[
        OneLine | None, Field(description="Where it is published, beginning with `https://`.")
    ] = None
    published_work: Annotated[bool, Field(strict=True)] = Field(
        default=False, description="A published work, which need not be listed by law."
    )

    @model_validator(mode="after")
    def _what(self) -> Self:
        _one_of(self, "A background paper", "title", "exempt")
        return self


def _one_text_as_list(value: Any) -> Any:
    """Let one text stand for a list of one."""
    return [value] if isinstance(value, str) else value


Keys = Annotated[tuple[Key, ...], BeforeValidator(_one_text_as_list)]


class ExtraSection(Model):
    """A section that no house style foresaw."""

    key: Key = Field(description="Its stable key.")
    title: OneLine = Field(description="Its heading.")
    after: Key = Field(description="The slot or extra section behind which it stands.")
    label: OneLine | None = Field(None, description="A number as it stands; else it is made.")
    paragraphs: tuple[ReportParagraph, ...] = Field(description="What it says.")


class ExtraField(Model):
    """A line of the head that no house style foresaw."""

    label: OneLine = Field(description="What the line is about.")
    text: OneLine = Field(description="What it says.")


PointsItem.model_rebuild()
