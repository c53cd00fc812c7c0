"""The agreement and one who is to sign it -> the view of a sheet that explains, and of the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.mou import LegalStatus, Mou
from mou_cli.model.participants import Participant, Signatory
from mou_cli.model.partner import Contact
from mou_cli.model.terms import Commencement, Term
from mou_cli.prose.tree import text_of
from mou_cli.repository import Repository
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.signed_text.text import EntriesText, Entry, Item, SectionText
from mou_cli.views.document import view_of
from mou_cli.views.money import MoneyView, money_in
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
        successors: Names of the bodies that came after it.
        summary: What changed since, in a few sentences; None where it cannot be told.
        changes: The changes of the signed text, a sentence each.
        more: How many further changes there are.
    """

    version: str | None = None
    date: str | None = None
    is_this: bool = False
    ended: str | None = None
    ended_version: str | None = None
    predecessors: tuple[PredecessorView, ...] = ()
    end: str | None = None
    successors: tuple[str, ...] = ()
    summary: str | None = None
    changes: tuple[str, ...] = ()
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


def signing_view_of(
    repository: Repository,
    mou: Mou,
    participant: Participant,
    person: Signatory | None,
    before: BeforeView,
    *,
    others: tuple[Signatory, ...] = (),
    contact: Contact | None = None,
    draft: bool = False,
) -> SigningView:
    """Return the view of one signature page.

    Args:
        repository: The data whose text is to be signed.
        mou: The agreement of that repository.
        participant: Who signs.
        person: The person who is to sign; None if the data names nobody.
        before: What the participant signed last.
        others: Further people who are to sign for the participant.
        contact: Whom to send it to.
        draft: It is a draft, whatever the digest of its text says.
    """
    text = signed_text_of(repository, mou)
    document = view_of(repository, mou, with_errors=draft)
    logo = document.logo
    partner = repository.partners.get(participant.key)
    return SigningView(
        title=document.title,
        logo=logo,
        date=document.date,
        version=document.version,
        standing=document.standing,
        fingerprint=document.fingerprint,
        digest=_in_groups(document.digest),
        name=participant.name,
        short=participant.short,
        capacity=participant.capacity,
        legal_name=partner.name if partner and partner.name != participant.name else None,
        person=_person(person) if person else SignatoryView(None, None),
        others=tuple(map(_person, others)),
        parties=document.parties,
        objectives=tuple(_entries(text.content, "objectives")),
        principles=tuple(_entries(text.content, "principles")),
        domains=tuple(_entries(text.content, "domains")),
        money=tuple(money_in(text)),
        legal=_legal(mou),
        term=_term(mou),
        before=before,
        contact=tuple(_lines(contact)),
        images=(logo.path,) if logo else (),
    )


GROUP = 4
"""Digits that can be compared at a glance."""


def _in_groups(digest: str) -> str:
    digits = digest.partition(":")[2]
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))


def _person(signatory: Signatory) -> SignatoryView:
    return SignatoryView(_stated(signatory.name), _stated(signatory.role))


def _stated(value: str | Blank | None) -> str | None:
    return None if isinstance(value, Blank) else value


def _entries(content: tuple[Item, ...], kind: str) -> Iterator[str]:
    """Yield what the text prints of a kind: each entry's title, or its words where it has none."""
    for item in content:
        if isinstance(item, SectionText):
            yield from _entries(item.content, kind)
        elif isinstance(item, EntriesText) and item.kind == kind:
            yield from map(_entry, item.entries)


def _entry(entry: Entry) -> str:
    return entry.title or text_of(entry.blocks).replace("\n", " ").strip()


def _legal(mou: Mou) -> LegalView:
    found = mou.legal_status
    if not isinstance(found, LegalStatus):
        return LegalView(None, None, None)
    return LegalView(found.status, _stated(found.condition), found.said)


def _term(mou: Mou) -> TermView:
    begins = mou.commencement if isinstance(mou.commencement, Commencement) else None
    term = mou.term if isinstance(mou.term, Term) else None
    until = term.until if term else None
    return TermView(
        begins=begins.when if begins else None,
        number=begins.number if begins else None,
        date=begins.date.when if begins and begins.date else None,
        until=until.when if isinstance(until, PartialDate) else None,
        goes_on=until is Blank.NONE,
        notice=_stated(term.notice) if term else None,
    )


def _lines(contact: Contact | None) -> Iterator[str]:
    if contact is not None:
        for value in (contact.name, contact.role, contact.email):
            if value is not None and not isinstance(value, Blank):
                yield value
