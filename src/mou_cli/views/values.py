"""The values that templates see of an agreement: plain frozen data."""

from dataclasses import dataclass

from mou_cli.prose.markdown import Markdown
from mou_cli.signed_text.text import DateText, OutcomesText, ParticipantsText


@dataclass(frozen=True, slots=True)
class ProseView:
    """A piece of prose.

    Attributes:
        markdown: Its Markdown.
        is_paragraph: Whether it begins with a paragraph, so that a number can stand in front.
        caption: The caption of its table or figure.
    """

    markdown: Markdown
    is_paragraph: bool
    caption: str | None
    kind: str = "prose"


@dataclass(frozen=True, slots=True)
class EntryView:
    """An objective, domain, principle or definition. `text` is written for a list item."""

    anchor: Markdown
    title: str | None
    text: Markdown
    in_cell: Markdown


@dataclass(frozen=True, slots=True)
class EntriesView:
    """A list or table of entries; `kind` is `objectives`, `principles` and so on."""

    kind: str
    layout: str
    separator: str
    caption: str | None
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class SignatoryView:
    """A person in a signature block; None for what is left open."""

    name: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class BlockView:
    """The signature block of one party."""

    name: str
    short: str | None
    capacity: str | None
    signatories: tuple[SignatoryView, ...]


@dataclass(frozen=True, slots=True)
class SignaturesView:
    """All signature blocks, and the lines to be filled in by hand."""

    lines: tuple[str, ...]
    blocks: tuple[BlockView, ...]
    kind: str = "signatures"


@dataclass(frozen=True, slots=True)
class SignedView:
    """An insert that a template sees just as the signed text has it."""

    kind: str
    text: ParticipantsText | OutcomesText | DateText


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version on record, as its table has it."""

    version: str
    date: str
    state: str


@dataclass(frozen=True, slots=True)
class VersionsView:
    """The table of versions, the latest first: document control beside the signed text."""

    caption: str | None
    rows: tuple[VersionView, ...]
    kind: str = "versions"


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section; see `SectionText`."""

    key: str
    number: str | None
    depth: int
    heading: int
    title: str | None
    content: tuple["ItemView", ...]
    is_annex: bool = False
    kind: str = "section"


ItemView = ProseView | EntriesView | SignaturesView | SignedView | SectionView | VersionsView


@dataclass(frozen=True, slots=True)
class LogoView:
    """The logo at the head of the document."""

    path: str
    alt: Markdown


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The agreement as a template sees it.

    Attributes:
        title: Its title.
        status_word: The word behind the title, if any.
        logo: The logo, if there is one.
        date: Its date as printed, if known.
        parties: Names of those who sign.
        version: The version whose text this is, or None for a draft.
        standing: `proposed` or `superseded`, where the version is not the one in force.
        fingerprint: The first digits of the text's digest.
        digest: The whole digest.
        sections: What it says.
        images: Paths of its figures and its logo.
    """

    title: str
    status_word: str | None
    logo: LogoView | None
    date: str | None
    parties: tuple[str, ...]
    version: str | None
    standing: str | None
    fingerprint: str
    digest: str
    sections: tuple[SectionView, ...]
    images: tuple[str, ...]
