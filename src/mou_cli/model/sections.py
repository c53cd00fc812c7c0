"""Sections: what the agreement prints, in order."""

from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from mou_cli.model.base import Key, Model, OneLine, Sic, invalid
from mou_cli.prose import Prose

Separator = Annotated[str, Field(max_length=20)]
DASH = " – "

DEEPEST_HEADING = 6
"""A page has headings of six levels."""


def _refuse_caption_of_list(layout: str, caption: str | None) -> None:
    if layout == "list" and caption is not None:
        raise invalid(
            "SCH001", "A list has no `caption`", "Take it out, or write `as: table` beside it"
        )


class TextItem(Model):
    """A piece of prose."""

    text: Prose = Field(description="CommonMark with pipe tables, as a literal block.")
    caption: OneLine | None = Field(
        None, description="The caption of the one table or figure that the text holds."
    )
    sic: Sic = ()


class ParticipantsInsert(Model):
    """The participants of one tier."""

    insert: Literal["participants"] = Field(description="What is printed here.")
    tier: Key = Field(description="Key of the tier.")
    as_: Literal["list", "table"] = Field("list", alias="as", description="How it is laid out.")
    caption: OneLine | None = Field(None, description="The table's caption.")
    sic: Sic = ()

    @model_validator(mode="after")
    def _caption(self) -> Self:
        _refuse_caption_of_list(self.as_, self.caption)
        return self


class ObjectivesInsert(Model):
    """The objectives as a list."""

    insert: Literal["objectives"] = Field(description="What is printed here.")
    sic: Sic = ()


class DomainsInsert(Model):
    """The domains as a list: title, separator, description."""

    insert: Literal["domains"] = Field(description="What is printed here.")
    separator: Separator = Field(DASH, description="What stands between title and text.")
    sic: Sic = ()


class PrinciplesInsert(Model):
    """The principles as a list: title, separator, text."""

    insert: Literal["principles"] = Field(description="What is printed here.")
    separator: Separator = Field(DASH, description="What stands between title and text.")
    sic: Sic = ()


class OutcomesInsert(Model):
    """The outcomes of one domain, each with a table of its indicators."""

    insert: Literal["outcomes"] = Field(description="What is printed here.")
    domain: Key = Field(description="Key of the domain.")
    sic: Sic = ()


class DefinitionsInsert(Model):
    """The defined terms, as a list or a table."""

    insert: Literal["definitions"] = Field(description="What is printed here.")
    as_: Literal["list", "table"] = Field("list", alias="as", description="How it is laid out.")
    separator: Separator = Field(DASH, description="What stands between term and text in a list.")
    caption: OneLine | None = Field(None, description="The table's caption.")
    sic: Sic = ()

    @model_validator(mode="after")
    def _caption(self) -> Self:
        _refuse_caption_of_list(self.as_, self.caption)
        return self


SignatureLine = Literal["signature", "name", "role", "date"]


class SignaturesInsert(Model):
    """The signature block of every participant that signs."""

    insert: Literal["signatures"] = Field(description="What is printed here.")
    lines: tuple[SignatureLine, ...] = Field(
        (), description="Lines left open to be filled in by hand, in order."
    )
    sic: Sic = ()


class DateInsert(Model):
    """The date of the agreement."""

    insert: Literal["date"] = Field(description="What is printed here.")
    sic: Sic = ()


class VersionsInsert(Model):
    """The versions on record, as a table: document control, and never part of the digest."""

    insert: Literal["versions"] = Field(description="What is printed here.")
    caption: OneLine | None = Field(None, description="The table's caption; not signed either.")
    sic: Sic = ()


class SectionItem(Model):
    """A section inside a section."""

    section: "Section" = Field(description="The section.")


def kind_of_item(item: Any) -> str | None:
    """Name the kind of an item of a body by the key that tells it."""
    if isinstance(item, dict):
        for key in ("text", "section", "points"):
            if key in item:
                return key
        insert = item.get("insert")
        return insert if isinstance(insert, str) else None
    return None


BodyItem = Annotated[
    Annotated[TextItem, Tag("text")]
    | Annotated[SectionItem, Tag("section")]
    | Annotated[ParticipantsInsert, Tag("participants")]
    | Annotated[ObjectivesInsert, Tag("objectives")]
    | Annotated[DomainsInsert, Tag("domains")]
    | Annotated[PrinciplesInsert, Tag("principles")]
    | Annotated[OutcomesInsert, Tag("outcomes")]
    | Annotated[DefinitionsInsert, Tag("definitions")]
    | Annotated[SignaturesInsert, Tag("signatures")]
    | Annotated[DateInsert, Tag("date")]
    | Annotated[VersionsInsert, Tag("versions")],
    Discriminator(kind_of_item),
]


class Section(Model):
    """A section, a clause, a recital or an annex."""

    key: Key = Field(description="Its stable key, unique in the document.")
    title: OneLine | None = Field(
        None, description="Its heading. A numbered paragraph is a section without one."
    )
    series: Key | None = Field(
        None, description="The series of numbers that begins here; else that of the section around."
    )
    label: OneLine | None = Field(
        None,
        description="A number that is printed as it stands, or `none`; left out it is made.",
    )
    body: tuple[BodyItem, ...] = Field(description="What it says, in order.")
    sic: Sic = ()


SectionItem.model_rebuild()
