"""Partners: facts about one organisation. Nothing here can alter the signed text."""

from typing import Annotated, Literal

from pydantic import Field

from mou_cli.model.base import Key, Model, OneLine, OneLineOrBlank, Sic
from mou_cli.model.dates import PartialDate
from mou_cli.model.identifiers import CharityNumber, CompanyNumber, Gss, Ods

PartnerKind = Literal[
    "county-council",
    "unitary-authority",
    "district-council",
    "london-borough",
    "metropolitan-borough",
    "combined-authority",
    "parish-council",
    "clinical-commissioning-group",
    "integrated-care-board",
    "nhs-trust",
    "nhs-foundation-trust",
    "nhs-body",
    "charity",
    "voluntary-organisation",
    "company",
    "police",
    "fire-and-rescue",
    "university",
    "partnership",
    "other",
]


class Identifiers(Model):
    """Codes by which registers know the organisation."""

    ods: Ods | None = Field(None, description="NHS Organisation Data Service code, such as RAJ.")
    gss: Gss | None = Field(
        None, description="Office for National Statistics code, such as E10000012."
    )
    company: CompanyNumber | None = Field(
        None, description="Companies House number, eight characters."
    )
    charity: CharityNumber | None = Field(
        None, description="Number in the register of charities of the organisation's nation."
    )


class FormerName(Model):
    """A name that the organisation had before."""

    name: OneLine = Field(description="The former legal name.")
    until: PartialDate | None = Field(None, description="When it ceased to be the name.")
    source: OneLine | None = Field(None, description="Where this is stated.")


ENDS = ("abolished", "merged", "acquired", "split")
"""What of these ends a body."""


class SuccessionEvent(Model):
    """Something that ended, changed or joined the organisation.

    Modelled on `org:ChangeEvent` of W3C's Organization Ontology, section 5.5: many to many.
    """

    event: Literal["renamed", "merged", "acquired", "abolished", "split"] = Field(
        description="What happened."
    )
    date: PartialDate = Field(description="When it took effect, as precisely as it is known.")
    successors: tuple[Key, ...] = Field(
        (), description="Partner ids of the bodies that stand in its place afterwards."
    )
    certain: Annotated[bool, Field(strict=True)] = Field(
        default=True, description="False where sources differ or only a plan is known."
    )
    source: OneLine | None = Field(None, description="The law or document that says so.")
    note: OneLine | None = Field(None, description="What is uncertain, or how it was told.")


class Contact(Model):
    """Whom to write to."""

    name: OneLineOrBlank = Field(description="The person.")
    role: OneLineOrBlank | None = Field(None, description="The person's post.")
    email: OneLine | None = Field(None, description="An address of the organisation.")


class Partner(Model):
    """One organisation: `data/partners/<id>.yaml`."""

    name: OneLine = Field(description="The legal name.")
    short: OneLine | None = Field(None, description="The usual short name.")
    kind: PartnerKind = Field(description="What kind of body it is.")
    former_names: tuple[FormerName, ...] = Field((), description="Names that it had before.")
    parent: Key | None = Field(None, description="Partner id of the body that it belongs to.")
    identifiers: Identifiers | None = Field(None, description="Codes in registers.")
    events: tuple[SuccessionEvent, ...] = Field((), description="What became of it, and when.")
    contacts: tuple[Contact, ...] = Field((), description="Whom to write to.")
    source: OneLine | None = Field(None, description="Where these facts are stated.")
    note: OneLine | None = Field(None, description="What a reader should know, or is uncertain.")
    sic: Sic = ()
