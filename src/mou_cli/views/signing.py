"""The agreement and one who is to sign it -> the view of a sheet that explains, and of the page."""

from collections.abc import Iterator

from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.mou import LegalStatus, Mou
from mou_cli.model.participants import Participant, Signatory
from mou_cli.model.partner import Contact
from mou_cli.model.terms import Commencement, Term
from mou_cli.prose.tree import text_of
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.signed_text.text import EntriesText, Item, SectionText, SignedEntry
from mou_cli.views.document import said_or_none, signatory_view, view_of
from mou_cli.views.money import money_in
from mou_cli.views.signing_values import BeforeView, LegalView, SigningView, TermView
from mou_cli.views.values import SignatoryView


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
        person=signatory_view(person) if person else SignatoryView(None, None),
        others=tuple(map(signatory_view, others)),
        parties=document.parties,
        objectives=tuple(_entries(text.content, "objectives")),
        principles=tuple(_entries(text.content, "principles")),
        domains=tuple(_entries(text.content, "domains")),
        money=tuple(money_in(text)),
        legal=_legal(mou),
        term=_term_view(mou),
        before=before,
        contact=tuple(_lines_of_contact(contact)),
        images=(logo.path,) if logo else (),
    )


GROUP = 4
"""Digits that can be compared at a glance."""


def _in_groups(digest: str) -> str:
    digits = digest.partition(":")[2]
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))


def _entries(content: tuple[Item, ...], kind: str) -> Iterator[str]:
    """Yield what the text prints of a kind: each entry's title, or its words where it has none."""
    for item in content:
        if isinstance(item, SectionText):
            yield from _entries(item.content, kind)
        elif isinstance(item, EntriesText) and item.kind == kind:
            yield from map(_title_or_words, item.entries)


def _title_or_words(entry: SignedEntry) -> str:
    return entry.title or text_of(entry.blocks).replace("\n", " ").strip()


def _legal(mou: Mou) -> LegalView:
    found = mou.legal_status
    if not isinstance(found, LegalStatus):
        return LegalView(None, None, None)
    return LegalView(found.status, said_or_none(found.condition), found.said)


def _term_view(mou: Mou) -> TermView:
    begins = mou.commencement if isinstance(mou.commencement, Commencement) else None
    term = mou.term if isinstance(mou.term, Term) else None
    until = term.until if term else None
    return TermView(
        begins=begins.when if begins else None,
        number=begins.number if begins else None,
        date=begins.date.when if begins and begins.date else None,
        until=until.when if isinstance(until, PartialDate) else None,
        goes_on=until is Blank.NONE,
        notice=said_or_none(term.notice) if term else None,
    )


def _lines_of_contact(contact: Contact | None) -> Iterator[str]:
    if contact is not None:
        for value in (contact.name, contact.role, contact.email):
            if value is not None and not isinstance(value, Blank):
                yield value
