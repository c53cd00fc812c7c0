"""The values that templates see of one who is to sign: plain frozen data."""

from dataclasses import dataclass

from mou_cli.views.money import MoneyView
from mou_cli.views.values import LogoView, SignatoryView


@dataclass(frozen=True, slots=True)
class LegalView:
    """Whether the agreement binds in law; None for what the data does not state.

    Attributes:
        status: `binding`, `non-binding` or `conditional`.
        condition: On what it depends.
        said: The agreement's own words.
    """

    status: str | None
    condition: str | None
    said: str | None


@dataclass(frozen=True, slots=True)
class TermView:
    """When the agreement begins and ends; None for what is not stated.

    Attributes:
        begins: `all-sign`, `number-sign`, `date` or `each-signs`.
        number: How many parties have to sign, for `number-sign`.
        date: The date, for `date`: `on 1 April 2025`.
        until: Its last day, likewise.
        goes_on: Whether it is stated to have no end.
        notice: The notice by which a party leaves.
    """

    begins: str | None
    number: int | None
    date: str | None
    until: str | None
    goes_on: bool
    notice: str | None


@dataclass(frozen=True, slots=True)
class PredecessorView:
    """A body that the organisation came after, and the version that it signed."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class BeforeView:
    """What the organisation signed last.

    Attributes:
        version: The version; None if no signature is on record.
        date: When, as `in March 2019`; None if that is not stated.
        is_this: Whether it is the version of the page.
        ended: `declined` or `withdrawn`, where that is what it said last.
        ended_version: Of which version it said so.
        predecessors: Bodies that it came after, where it has not signed itself.
        end: What became of it, as `abolished on 1 July 2022`; None while it stands.
        is_end_to_come: Whether that is still to come.
        is_leaving_to_come: Whether what `ended` says takes effect later.
        successors: Names of the bodies that came after it.
        summary: What changed since, in a few sentences; None where it cannot be told.
        changes: The changes of the signed text, a sentence each.
        is_cut_short: Whether a passage is too long to stand there whole.
        more: Always 0: every change is told. Templates of earlier releases ask for it.
    """

    version: str | None = None
    date: str | None = None
    is_this: bool = False
    ended: str | None = None
    ended_version: str | None = None
    predecessors: tuple[PredecessorView, ...] = ()
    end: str | None = None
    is_end_to_come: bool = False
    is_leaving_to_come: bool = False
    successors: tuple[str, ...] = ()
    summary: str | None = None
    changes: tuple[str, ...] = ()
    is_cut_short: bool = False
    more: int = 0


@dataclass(frozen=True, slots=True)
class SigningView:
    """A signature page and its sheet as a template sees them.

    Attributes:
        title: The title of the agreement.
        logo: Its logo, if there is one.
        date: Its date as printed, if known.
        version: The version that is to be signed, or None for a draft.
        standing: `proposed` or `superseded`, where the version is not the one in force.
        fingerprint: The first digits of the text's digest.
        digest: The whole digest, without the name of its kind, in groups of four.
        name: Who signs: the organisation as the agreement prints it.
        short: Its short name as printed.
        capacity: In which capacity it takes part.
        legal_name: Its legal name, where the agreement prints another.
        person: The person who is to sign.
        others: Further people who sign for the same organisation.
        parties: Names of all who sign.
        objectives: The objectives that the text prints, each by its title or else its words.
        principles: The principles, likewise.
        domains: The fields of work, likewise.
        money: Where words about money stand.
        legal: Whether it binds in law.
        term: When it begins and ends.
        before: What the organisation signed last.
        contact: Whom to send it to: name, role and email, each where it is known.
        images: Paths of its pictures.
    """

    title: str
    logo: LogoView | None
    date: str | None
    version: str | None
    standing: str | None
    fingerprint: str
    digest: str
    name: str
    short: str | None
    capacity: str | None
    legal_name: str | None
    person: SignatoryView
    others: tuple[SignatoryView, ...]
    parties: tuple[str, ...]
    objectives: tuple[str, ...]
    principles: tuple[str, ...]
    domains: tuple[str, ...]
    money: tuple[MoneyView, ...]
    legal: LegalView
    term: TermView
    before: BeforeView
    contact: tuple[str, ...]
    images: tuple[str, ...]
