"""The order of a report: its house style's sections, then what no house style foresaw."""

from collections.abc import Iterator
from dataclasses import replace

from mou_cli.model.house_style import SectionStyle
from mou_cli.model.report import SLOTS
from mou_cli.model.report_parts import ExtraSection
from mou_cli.numbering.sections import DEFAULT_SERIES, Levels
from mou_cli.prose.tree import Bullets
from mou_cli.report_text.implications import in_words
from mou_cli.report_text.parts import Plan, ReportPart, planned, prose, unnumbered
from mou_cli.report_text.slots import Content, Slots
from mou_cli.signed_text.text import Item, ProseText

Placed = tuple[str, tuple[ReportPart | ProseText, ...]]
"""The name of a slot or extra section, and what it prints."""

LISTS = ("contacts", "background_papers", "appendices", "supplements", "clearances")
NEVER_UNASKED = ("clearances",)
"""Slots that are printed only where a house style names them."""


def plan_of(slots: Slots) -> Plan:
    """Return the parts of a report in order, with their numbers."""
    series: dict[str, Levels] = {DEFAULT_SERIES: slots.style.numbering}
    placed: list[Placed] = []
    for section in sections_of(slots):
        name = section.slot or ""
        again = sum(1 for other, _ in placed if other == name and name)
        if section.numbering is not None and section.slot is not None:
            series[section.slot] = section.numbering
        content = _section(slots, section)
        if slots.exempt and not _section(slots.public(), section):
            content = tuple(_exempt(item) for item in content)
        placed.append((name, tuple(_renamed(item, again) for item in content)))
    for extra in slots.report.sections:
        paragraphs = _extra(slots, extra)
        if slots.exempt and not _extra(slots.public(), extra):
            paragraphs = tuple(_exempt(part) for part in paragraphs)
        _insert(placed, extra, paragraphs)
    return planned(tuple(item for _, content in placed for item in content), series)


def sections_of(slots: Slots) -> Iterator[SectionStyle]:
    """Yield the house style's sections; slots that it does not name stand before its last lines."""
    sections = slots.style.sections
    named = {section.slot for section in sections} | {*slots.style.left_out, *NEVER_UNASKED}
    lines = 0
    while lines < len(sections) and sections[-1 - lines].layout == "line":
        lines += 1
    end = len(sections) - lines
    yield from sections[:end]
    yield from (_unforeseen(slot) for slot in SLOTS if slot not in named)
    yield from sections[end:]


def _unforeseen(slot: str) -> SectionStyle:
    layout = "list" if slot in LISTS else "paragraphs"
    return SectionStyle.model_validate({"slot": slot, "title": in_words(slot), "as": layout})


def _section(slots: Slots, section: SectionStyle) -> tuple[ReportPart | ProseText, ...]:
    content = slots.content(section.slot, section) if section.slot else ()
    if section.slot and not content:
        return ()
    if section.numbering is not None:
        content = tuple(_in_series(item, section.slot or "") for item in content)
    key = (section.slot or in_words(section.title or "wording")).replace("_", "-").lower()
    before = _wording(f"{key}-wording", section.wording)
    after = _wording(f"{key}-wording-after", section.wording_after)
    whole: Content = (*before, *content, *after)
    if section.title is None:
        return tuple(item for item in whole if isinstance(item, ReportPart | ProseText))
    return (ReportPart(key.replace(" ", "-"), whole, title=_title_of_section(section, content)),)


def _title_of_section(section: SectionStyle, content: Content) -> str | None:
    return section.title_if_many or section.title if _is_many(content) else section.title


def _is_many(content: Content) -> bool:
    listed = [
        len(block.items)
        for item in content
        if isinstance(item, ProseText)
        for block in item.blocks
        if isinstance(block, Bullets)
    ]
    return sum(listed) > 1 or sum(isinstance(item, ReportPart) for item in content) > 1


def _in_series(item: ReportPart | Item, series: str) -> ReportPart | Item:
    return replace(item, series=series) if isinstance(item, ReportPart) else item


def _wording(key: str, wording: object) -> tuple[ReportPart, ...]:
    blocks = getattr(wording, "blocks", None)
    return (unnumbered(key, prose(blocks)),) if blocks else ()


def _renamed(item: ReportPart | ProseText, again: int) -> ReportPart | ProseText:
    """Give what is printed a second time keys of its own; links lead to the first."""
    if isinstance(item, ProseText) or not again:
        return item
    content = tuple(_renamed(i, again) if isinstance(i, ReportPart) else i for i in item.content)
    return replace(item, key=f"{item.key}-again{again}", content=content, again=True)


def _exempt(item: ReportPart | ProseText) -> ReportPart | ProseText:
    """Mark a section that the public report does not have, and all that is in it."""
    if isinstance(item, ProseText):
        return item
    content = tuple(_exempt(i) if isinstance(i, ReportPart) else i for i in item.content)
    return replace(item, exempt=True, content=content)


def _extra(slots: Slots, extra: ExtraSection) -> tuple[ReportPart | ProseText, ...]:
    """Return an extra section; without a paragraph to print it has no heading either."""
    paragraphs = slots.paragraphs(extra.key, extra.paragraphs)
    label = slots.label(extra.label)
    part = ReportPart(extra.key, paragraphs, title=extra.title, label=label, source=extra)
    return (part,) if paragraphs else ()


def _insert(
    placed: list[Placed], extra: ExtraSection, content: tuple[ReportPart | ProseText, ...]
) -> None:
    """Put an extra section behind what it names; what names nothing known stands at the end."""
    places = [number for number, (name, _) in enumerate(placed) if name == extra.after]
    at = places[-1] + 1 if places else len(placed)
    placed.insert(at, (extra.key, content))
