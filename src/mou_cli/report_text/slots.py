"""What each slot of a report prints, as parts without numbers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from mou_cli.model.base import Blank
from mou_cli.model.exempt import ExemptText
from mou_cli.model.house_style import HouseStyle, SectionStyle
from mou_cli.model.report import Report
from mou_cli.model.report_parts import Option, PointsItem, Recommendation, ReportParagraph
from mou_cli.model.sections import TextItem
from mou_cli.numbering.sections import NO_LABEL
from mou_cli.prose.tree import Blocks, Bullets, Cell, Paragraph, Strong, Table, Text
from mou_cli.report_text.cells import cell_of
from mou_cli.report_text.facts import answer_of
from mou_cli.report_text.implications import (
    implication_blocks,
    implications_in_order,
    implications_table,
)
from mou_cli.report_text.lists import entries_of
from mou_cli.report_text.parts import ReportPart, prose
from mou_cli.report_text.patterns import line_of
from mou_cli.report_text.quoted import Quoted
from mou_cli.signed_text.projection import inserted
from mou_cli.signed_text.text import Item, ProseText

Content = tuple[ReportPart | Item, ...]


@dataclass(slots=True)
class Slots:
    """Turns the slots of one report into parts.

    Attributes:
        report: The report.
        style: The house style that lays it out.
        quoted: The agreement that it quotes, if its text is to hand.
        own_style: Whether it is the report's own house style, in which literal labels count.
        exempt: The exempt texts by key; empty for the public report.
        images: Where the figures of inserts are added.
    """

    report: Report
    style: HouseStyle
    quoted: Quoted | None
    own_style: bool
    exempt: Mapping[str, ExemptText]
    images: dict[str, str] = field(default_factory=dict)

    def public(self) -> "Slots":
        """Return the slots as the public report has them."""
        return replace(self, exempt={}, images={})

    def content(self, slot: str, section: SectionStyle) -> Content:
        """Return what a slot prints in this section; nothing if it is empty."""
        value = self.report.slot(slot)
        if isinstance(value, Blank) and slot != "background_papers":
            return (ReportPart(f"{_link_key_of_slot(slot)}-answer", (self._answer(value),)),)
        if value is None or value == ():
            return ()
        make = _SLOTS.get(slot)
        return (
            make(self, slot, section) if make else self.paragraphs(_link_key_of_slot(slot), value)
        )

    def paragraphs(self, key: str, value: object) -> tuple[ReportPart, ...]:
        """Return the numbered paragraphs of a slot or of an extra section."""
        assert isinstance(value, tuple)  # noqa: S101 - the model has lists of paragraphs here
        found = []
        for number, paragraph in enumerate(value, start=1):
            part = self._paragraph(f"{key}-{number}", paragraph)
            if part is not None:
                found.append(part)
        return tuple(found)

    def label(self, label: str | None) -> str | None:
        """Return a literal label where it counts."""
        return label if self.own_style else None

    def _answer(self, blank: Blank) -> ProseText:
        return prose((line_of(answer_of(blank, self.style.words)),))

    def _paragraph(self, key: str, paragraph: ReportParagraph) -> ReportPart | None:
        if paragraph.exempt is not None:
            return self._exempt(key, paragraph, paragraph.exempt)
        assert paragraph.text is not None  # noqa: S101 - the model has one of the two
        blocks = paragraph.text.blocks
        if paragraph.title is not None:
            blocks = behind(paragraph.title, blocks)
        own = paragraph.key or key
        return ReportPart(
            own,
            (prose(blocks), *self._then(own, paragraph)),
            label=self.label(paragraph.label),
            source=paragraph,
        )

    def _exempt(self, key: str, paragraph: ReportParagraph, name: str) -> ReportPart | None:
        found = self.exempt.get(name)
        if found is None or found.text is None:
            return None
        blocks = found.text.blocks
        if found.title is not None:
            blocks = behind(found.title, blocks)
        return ReportPart(paragraph.key or key, (prose(blocks),), source=paragraph, exempt=True)

    def _then(self, key: str, paragraph: ReportParagraph) -> Iterator[ReportPart | Item]:
        for number, item in enumerate(paragraph.then, start=1):
            match item:
                case TextItem():
                    yield prose(item.text.blocks, item.caption)
                case PointsItem():
                    yield from self.paragraphs(f"{key}-{number}", item.points)
                case _ if self.quoted is not None:
                    printed, images = inserted(self.quoted.repository, self.quoted.mou, item)
                    self.images.update(images)
                    yield printed
                case _:
                    pass

    def recommendations(self, slot: str, section: SectionStyle) -> Content:
        """Return the recommendations, each with its conditions as points."""
        found = tuple(
            self._recommendation(f"{slot}-{number}", recommendation)
            for number, recommendation in enumerate(self.report.recommendations, start=1)
        )
        if section.single_unnumbered and len(found) == 1 and found[0].label is None:
            (only,) = found
            return (ReportPart(only.key, only.content, label=NO_LABEL, source=only.source),)
        return found

    def _recommendation(self, key: str, recommendation: Recommendation) -> ReportPart:
        conditions = self.paragraphs(f"{key}-condition", recommendation.conditions)
        return ReportPart(
            key,
            (prose(recommendation.text.blocks), *conditions),
            label=self.label(recommendation.label),
            source=recommendation,
        )

    def options(self, slot: str, section: SectionStyle) -> Content:  # noqa: ARG002
        """Return the options as a table of what is for and against each."""
        options = self.report.options
        assert isinstance(options, tuple)  # noqa: S101 - a blank was answered before
        heading = tuple((Text(words),) for words in ("Option", "Advantages", "Disadvantages"))
        table = Table(("", "", ""), heading, tuple(self._option(option) for option in options))
        return (prose((table,), "Options considered"),)

    def _option(self, option: Option) -> tuple[Cell, ...]:
        name: Cell = (Strong((Text(option.title),)),)
        if option.recommended:
            name = (*name, Text(" (recommended)"))
        sides = (option.advantages, option.disadvantages)
        return (name, *(cell_of(self._side(side)) for side in sides))

    def _side(self, side: object) -> Blocks:
        if isinstance(side, Blank):
            return self._answer(side).blocks
        blocks: Blocks = getattr(side, "blocks", ())
        return blocks

    def implications(self, slot: str, section: SectionStyle) -> Content:
        """Return the implications as paragraphs, as sections or as a table."""
        ordered = implications_in_order(self.report, self.style)
        if section.layout == "table":
            return (implications_table(self.report, self.style, ordered),)
        parts = []
        for title, implication in ordered:
            blocks = implication_blocks(implication, self.style)
            titled = section.layout == "sections"
            content = prose(blocks if titled else behind(title, blocks))
            key = f"{slot}-{implication.topic}"
            parts.append(
                ReportPart(
                    key,
                    (ReportPart(f"{key}-answer", (content,)),) if titled else (content,),
                    title=title if titled else None,
                    label=self.label(implication.label),
                    source=implication,
                )
            )
        return tuple(parts)

    def entries(self, slot: str, section: SectionStyle) -> Content:
        """Return a list of contacts, papers and the like, or each as a paragraph."""
        lines = entries_of(self.report, self.style, section, slot, self.quoted, self.exempt)
        paragraphs = tuple(line_of(line) for line in lines)
        if not paragraphs:
            return ()
        if section.layout == "line" or isinstance(self.report.slot(slot), Blank):
            return tuple(prose((paragraph,)) for paragraph in paragraphs)
        return (prose((Bullets(tuple((paragraph,) for paragraph in paragraphs)),)),)


def _link_key_of_slot(slot: str) -> str:
    """Return a slot's name as links have it."""
    return slot.replace("_", "-")


def behind(title: str, blocks: Blocks) -> Blocks:
    """Return blocks with a title in bold in front of their first words."""
    strong = Strong((Text(title),))
    if blocks and isinstance(blocks[0], Paragraph):
        return (Paragraph((strong, Text(" "), *blocks[0].children)), *blocks[1:])
    return (Paragraph((strong,)), *blocks)


_SLOTS: dict[str, Callable[[Slots, str, SectionStyle], Content]] = {
    "recommendations": Slots.recommendations,
    "options": Slots.options,
    "implications": Slots.implications,
    "clearances": Slots.entries,
    "supplements": Slots.entries,
    "appendices": Slots.entries,
    "background_papers": Slots.entries,
    "contacts": Slots.entries,
}
"""Slots that hold more than paragraphs."""
