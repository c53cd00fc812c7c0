"""Repository -> the view of the agreement."""

from collections.abc import Iterator

from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.mou import Mou
from mou_cli.model.participants import Participant, Signatory
from mou_cli.numbering.annexes import is_annex
from mou_cli.prose.markdown import Markdown, blocks_to_markdown, escape, inlines_to_markdown
from mou_cli.prose.tree import Block, Blocks, Bullets, Paragraph, Quote, Table, figure_of
from mou_cli.signed_text.digest import digest_of, fingerprint
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.signed_text.targets import anchor_of
from mou_cli.signed_text.text import (
    DateText,
    EntriesText,
    Item,
    OutcomesText,
    ParticipantsText,
    ProseText,
    SectionText,
    SignaturesText,
    SignedEntry,
    VersionsText,
)
from mou_cli.versions.current import standing_of
from mou_cli.versions.of_text import version_with_digest
from mou_cli.views.values import (
    BlockView,
    DocumentView,
    EntriesView,
    EntryView,
    ItemView,
    LogoView,
    ProseView,
    SectionView,
    SignatoryView,
    SignaturesView,
    SignedView,
    VersionsView,
    VersionView,
)


def view_of(repository: Repository, mou: Mou, *, with_errors: bool = False) -> DocumentView:
    """Return the view of an agreement.

    Args:
        repository: Its data.
        mou: The agreement of that repository.
        with_errors: The data has errors, so it is a draft whatever its digest says.
    """
    text = signed_text_of(repository, mou)
    digest = digest_of(text)
    version = version_with_digest(repository.versions, digest)
    logo = mou.look.logo if mou.look else None
    signing = [p for p in mou.participants if mou.signs(p)]
    return DocumentView(
        title=mou.title,
        status_word=mou.status_word,
        logo=LogoView(logo.file, escape(logo.alt)) if logo else None,
        date=mou.date.printed if isinstance(mou.date, PartialDate) else None,
        parties=tuple(p.name for p in signing),
        version=version.version if version and not with_errors else None,
        standing=standing_of(repository, version) if version else None,
        fingerprint=fingerprint(digest),
        digest=digest,
        sections=tuple(
            section_view(section, signing, _version_views(repository)) for section in text.content
        ),
        images=tuple(sorted({*text.images, *([logo.file] if logo else [])})),
    )


def _version_views(repository: Repository) -> tuple[VersionView, ...]:
    latest = sorted(repository.versions.values(), key=lambda version: version.order)
    return tuple(
        VersionView(v.version, v.date.printed, v.state.replace("-", " ").capitalize())
        for v in reversed(latest)
    )


def section_view(
    section: SectionText, signing: list[Participant], versions: tuple[VersionView, ...] = ()
) -> SectionView:
    """Return the view of a section.

    Args:
        section: The section.
        signing: Those whose signature blocks it may hold.
        versions: The versions that its table of them may hold.
    """
    return SectionView(
        section.key,
        section.number,
        section.depth,
        section.heading,
        section.title,
        tuple(item_view(item, signing, versions) for item in section.content),
        is_annex=section.heading == 2 and is_annex(section.number),
    )


def item_view(  # noqa: C901 - one flat case a kind
    item: Item, signing: list[Participant], versions: tuple[VersionView, ...] = ()
) -> ItemView:
    """Return the view of one item of a section; see `section_view`."""
    match item:
        case SectionText():
            return section_view(item, signing, versions)
        case ProseText(blocks, caption):
            return ProseView(blocks_to_markdown(blocks), _is_paragraph(blocks), caption)
        case EntriesText():
            entries = tuple(_entry_view(entry) for entry in item.entries)
            return EntriesView(item.kind, item.layout, item.separator, item.caption, entries)
        case SignaturesText(lines, parties):
            people = {anchor_of(f"partner/{p.key}"): p.signatories for p in signing}
            signed = tuple(
                BlockView(
                    row.name,
                    row.short,
                    row.capacity,
                    tuple(map(signatory_view, people[row.anchor])) or (SignatoryView(None, None),),
                )
                for row in parties
            )
            return SignaturesView(lines, signed)
        case ParticipantsText():
            return SignedView("participants", item)
        case OutcomesText():
            return SignedView("outcomes", item)
        case DateText():
            return SignedView("date", item)
        case VersionsText(caption):
            return VersionsView(caption, versions)


def _is_paragraph(blocks: Blocks) -> bool:
    return bool(blocks) and isinstance(blocks[0], Paragraph) and figure_of(blocks[0]) is None


def _entry_view(entry: SignedEntry) -> EntryView:
    return EntryView(
        Markdown(entry.anchor),
        entry.title,
        _behind_a_title(entry.blocks),
        Markdown(_in_cell(entry.blocks)),
    )


def _behind_a_title(blocks: Blocks) -> Markdown:
    """Write blocks into a list item behind a title: a paragraph goes on, all else begins anew."""
    written = blocks_to_markdown(blocks, "  ")
    return written if not blocks or _is_paragraph(blocks) else Markdown(f"\n\n  {written}")


def _in_cell(blocks: Blocks) -> str:
    """Write blocks into a table's cell, which holds one paragraph: they follow each other."""
    return " ".join(part for block in blocks for part in _cell_parts(block))


def _cell_parts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(children):
            yield inlines_to_markdown(children).replace("\\\n", " ")
        case Bullets(items):
            yield "; ".join(_in_cell(item) for item in items)
        case Quote(inner):
            yield _in_cell(inner)
        case Table(_, header, rows):
            for row in (header, *rows):
                yield "; ".join(inlines_to_markdown(cell) for cell in row)


def signatory_view(signatory: Signatory) -> SignatoryView:
    """Return who signs, as signature blocks have it."""
    return SignatoryView(said_or_none(signatory.name), said_or_none(signatory.role))


def said_or_none(value: str | Blank | None) -> str | None:
    """Return what is said; a blank in a signature block is a line to write on, or nothing."""
    return None if isinstance(value, Blank) else value
