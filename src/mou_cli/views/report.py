"""ReportText -> the view of a report."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from mou_cli.model.house_style import HouseStyle
from mou_cli.model.participants import Participant
from mou_cli.prose.markdown import escape
from mou_cli.prose.tree import Paragraph, Strong, Text
from mou_cli.report_text.patterns import Pieces
from mou_cli.report_text.text import HeadText, ReportText
from mou_cli.signed_text.digest import digest_of, fingerprint
from mou_cli.signed_text.text import ProseText, SectionText, SignedText
from mou_cli.views.document import item_view
from mou_cli.views.values import ItemView, LogoView


@dataclass(frozen=True, slots=True)
class AppendixView:
    """An appendix in a pack; see `AppendixText`."""

    label: str
    title: str
    content: tuple[ItemView, ...]
    file: str | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """A committee report as a template sees it.

    Attributes:
        title: Its title, in pieces with `words` and `capitals`.
        head: The lines above the title.
        logo: The logo, if there is one.
        content: Sections, and prose that stands outside them.
        appendices: Appendices, in a pack.
        capital_headings: Whether headings are shown in capitals.
        fingerprint: The first digits of its digest.
        digest: The digest of all that it prints.
        images: Paths of its figures and its logo.
    """

    title: Pieces
    head: tuple[HeadText, ...]
    logo: LogoView | None
    content: tuple[ItemView, ...]
    appendices: tuple[AppendixView, ...]
    capital_headings: bool
    fingerprint: str
    digest: str
    images: tuple[str, ...]


def report_view_of(text: ReportText, style: HouseStyle, signing: list[Participant]) -> ReportView:
    """Return the view of a report in a house style.

    Args:
        text: What it prints.
        style: The house style, for its logo.
        signing: Who signs the agreement, where a pack has its signature blocks.
    """
    logo = style.look.logo
    digest = digest_of(_text_of_report(text))
    return ReportView(
        title=text.title_pieces,
        capital_headings=style.headings == "capitals",
        head=text.head,
        logo=LogoView(logo.file, escape(logo.alt)) if logo else None,
        content=tuple(item_view(item, []) for item in text.content),
        appendices=tuple(
            AppendixView(
                appendix.label,
                appendix.title,
                tuple(item_view(item, signing) for item in appendix.content),
                PurePosixPath(appendix.file).name if appendix.file else None,
            )
            for appendix in text.appendices
        ),
        fingerprint=fingerprint(digest),
        digest=digest,
        images=tuple(sorted({*text.images, *([logo.file] if logo else [])})),
    )


def _text_of_report(text: ReportText) -> SignedText:
    """Return all that a report prints as one text: its digest is made as the agreement's is."""
    lines = tuple(
        Paragraph((Strong((Text(line.label or ""),)), Text(line.text))) for line in text.head
    )
    sections = tuple(item for item in text.content if isinstance(item, SectionText))
    loose = tuple(
        block for item in text.content if isinstance(item, ProseText) for block in item.blocks
    )
    head = SectionText("head", None, 0, 0, None, (ProseText(lines, None),))
    foot = SectionText("foot", None, 0, 0, None, (ProseText(loose, None),))
    return SignedText(text.title, (head, *sections, foot), dict(text.images))
