"""Appendices of a pack: the agreement behind the report, its places under names of their own."""

from dataclasses import dataclass, replace

from mou_cli.model.report import Report
from mou_cli.model.report_parts import Appendix
from mou_cli.model.sections import DEEPEST_HEADING
from mou_cli.prose.links import change_links
from mou_cli.prose.tree import Blocks, Inline, Link
from mou_cli.report_text.lists import Exempt, title_of
from mou_cli.report_text.quoted import Quoted
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.signed_text.text import (
    EntriesText,
    Item,
    OutcomesText,
    ParticipantsText,
    ProseText,
    SectionText,
    SignedText,
)

PREFIX = "mou_"
"""In front of each place of the agreement in a pack. Keys of reports have no underscore."""


@dataclass(frozen=True, slots=True)
class AppendixText:
    """An appendix that goes out with the report.

    Attributes:
        label: Its number or letter.
        title: Its name.
        content: What it says, if it is part of the pack.
        file: The path of the file that it is, if it goes beside the pack.
    """

    label: str
    title: str
    content: tuple[SectionText | ProseText, ...] = ()
    file: str | None = None


def appendices_of(
    report: Report, quoted: Quoted | None, exempt: Exempt
) -> tuple[AppendixText, ...]:
    """Return the appendices that are published together with the report, in order.

    Args:
        report: The report.
        quoted: The agreement, where its text is to hand.
        exempt: The exempt texts by key; empty for the public pack.
    """
    agreement = behind_a_report(signed_text_of(quoted.repository, quoted.mou)) if quoted else ()
    found = []
    for appendix in report.appendices:
        title = title_of(appendix, quoted, exempt)
        if title is not None and appendix.published == "together":
            content = _content(appendix, agreement, exempt)
            found.append(AppendixText(appendix.label, title, content, appendix.file))
    return tuple(found)


def behind_a_report(text: SignedText) -> tuple[SectionText, ...]:
    """Return an agreement's sections one level deeper, with places that no report has."""
    return tuple(_section(section) for section in text.content)


def has_agreement(report: Report) -> bool:
    """Say whether a pack of the report has the agreement in it."""
    return any(a.document == "mou" and a.published == "together" for a in report.appendices)


def _content(
    appendix: Appendix, agreement: tuple[SectionText, ...], exempt: Exempt
) -> tuple[SectionText | ProseText, ...]:
    if appendix.document is not None:
        return agreement
    found = exempt.get(appendix.exempt or "")
    return (ProseText(found.text.blocks, None),) if found and found.text else ()


def _section(section: SectionText) -> SectionText:
    return replace(
        section,
        key=PREFIX + section.key,
        heading=min(section.heading + 1, DEEPEST_HEADING) if section.heading else 0,
        content=tuple(_item(item) for item in section.content),
    )


def _item(item: Item) -> Item:
    match item:
        case SectionText():
            return _section(item)
        case ProseText():
            return replace(item, blocks=_with_own_targets(item.blocks))
        case EntriesText():
            entries = tuple(
                replace(e, anchor=PREFIX + e.anchor, blocks=_with_own_targets(e.blocks))
                for e in item.entries
            )
            return replace(item, entries=entries)
        case ParticipantsText():
            rows = tuple(replace(row, anchor=PREFIX + row.anchor) for row in item.rows)
            return replace(item, rows=rows)
        case OutcomesText():
            outcomes = tuple(replace(o, anchor=PREFIX + o.anchor) for o in item.outcomes)
            return replace(item, outcomes=outcomes)
        case _:
            return item


def _with_own_targets(blocks: Blocks) -> Blocks:
    def change(link: Link) -> tuple[Inline, ...]:
        if link.target.startswith("#"):
            return (Link(f"#{PREFIX}{link.target[1:]}", link.children),)
        return (link,)

    return change_links(blocks, change)
