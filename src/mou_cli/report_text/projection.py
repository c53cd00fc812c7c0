"""Report and house style -> ReportText."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from mou_cli.model.exempt import ExemptText
from mou_cli.model.house_style import HouseStyle
from mou_cli.model.report import Report
from mou_cli.numbering.numerals import letters_of
from mou_cli.numbering.sections import NO_LABEL
from mou_cli.prose.links import Change, change_links
from mou_cli.prose.tree import Blocks, Image, inlines_of
from mou_cli.report_text.appendices import PREFIX, appendices_of, has_agreement
from mou_cli.report_text.facts import OF_MEETINGS, facts_of, facts_of_meeting
from mou_cli.report_text.layout import plan_of
from mou_cli.report_text.links import detached, linking, own_targets
from mou_cli.report_text.parts import Plan, ReportPart
from mou_cli.report_text.patterns import Piece, facts_in, pieces_of
from mou_cli.report_text.quoted import Quoted
from mou_cli.report_text.slots import Slots
from mou_cli.report_text.text import HeadText, ReportText
from mou_cli.signed_text.text import Item, ProseText, SectionText
from mou_cli.trees import Tree, UnreadableFileError

NO_TEXTS: Mapping[str, ExemptText] = {}


def report_text_of(
    tree: Tree,
    report: Report,
    style: HouseStyle,
    quoted: Quoted | None,
    *,
    own_style: bool,
    exempt: Mapping[str, ExemptText] = NO_TEXTS,
    pack: bool = False,
) -> ReportText:
    """Return what a report prints, in order.

    Args:
        tree: The repository's files, for figures.
        report: The report.
        style: The house style that lays it out.
        quoted: The agreement that it quotes; None where its text is not to hand.
        own_style: Whether it is the report's own house style, in which literal labels count.
        exempt: The exempt texts by key; none for the public report.
        pack: With its appendices.
    """
    slots = Slots(report, style, quoted, own_style, exempt)
    plan = plan_of(slots)
    behind = PREFIX if pack and has_agreement(report) else None
    change = linking(own_targets(plan), quoted, behind)
    printing = _Printing(tree, plan, change, slots.images)
    content = tuple(printing.whole())
    title = pieces_of(style.title, facts_of(report, style)) or (Piece(report.title),)
    appendices = appendices_of(report, quoted, exempt) if pack else ()
    return ReportText(title, tuple(head_of(report, style)), content, printing.images, appendices)


def plan_of_report(report: Report, style: HouseStyle, quoted: Quoted | None) -> Plan:
    """Return the public report's parts and numbers in its own house style, for checks."""
    return plan_of(Slots(report, style, quoted, own_style=True, exempt=NO_TEXTS))


def head_of(report: Report, style: HouseStyle) -> Iterator[HeadText]:
    """Yield the lines above the title; one that names a meeting stands once for each."""
    facts = facts_of(report, style)
    for line in style.head:
        of_meetings = not set(OF_MEETINGS).isdisjoint(facts_in(line.text))
        for meeting in report.to if of_meetings else report.to[:1]:
            pieces = pieces_of(line.text, {**facts, **facts_of_meeting(meeting)})
            if pieces is not None:
                yield HeadText(line.label, pieces)
    for extra in report.fields:
        yield HeadText(extra.label, (Piece(extra.text),))


class _Printing:
    """Turns parts into sections with numbers, and links into what they print."""

    def __init__(self, tree: Tree, plan: Plan, change: Change, images: dict[str, str]) -> None:
        self.tree = tree
        self.plan = plan
        self.change = change
        self.images = images

    def whole(self) -> Iterator[SectionText | ProseText]:
        for item, number in self._numbered(self.plan.content):
            if isinstance(item, ReportPart):
                yield self.section(item, number, 2, 0)
            elif isinstance(item, ProseText):
                yield self.prose(item)

    def section(self, part: ReportPart, number: str, heading: int, depth: int) -> SectionText:
        titled = part.title is not None
        depth = 0 if titled else depth + 1
        inner = heading + 1 if titled else heading
        return SectionText(
            part.key,
            number or None,
            depth,
            heading if titled else 0,
            part.title,
            tuple(self._items(part, inner, depth)),
        )

    def prose(self, item: ProseText) -> ProseText:
        return replace(item, blocks=self._blocks(item.blocks))

    def _numbered(
        self, items: Iterable[ReportPart | Item]
    ) -> Iterator[tuple[ReportPart | Item, str]]:
        """Yield each item with its number; an exempt part has that of the one before: `3.4A`."""
        last, letter = "", 0
        for item in items:
            number = ""
            if isinstance(item, ReportPart) and not item.exempt:
                number = self.plan.numbering.of(item).label or ""
                last, letter = number or last, 0
            elif isinstance(item, ReportPart) and item.label != NO_LABEL:
                letter += 1
                number = f"{last.rstrip('.')}{letters_of(letter).upper()}"
            yield item, number

    def _items(self, part: ReportPart, heading: int, depth: int) -> Iterator[Item]:
        for item, number in self._numbered(part.content):
            match item:
                case ReportPart():
                    yield self.section(item, number, heading, depth)
                case ProseText():
                    yield self.prose(item)
                case _:
                    yield detached(item, part.key)

    def _blocks(self, blocks: Blocks) -> Blocks:
        changed = change_links(blocks, self.change)
        for inline in inlines_of(changed):
            if isinstance(inline, Image):
                self.images[inline.source] = self._digest(inline.source)
        return changed

    def _digest(self, source: str) -> str:
        try:
            data = self.tree.read(source)
        except UnreadableFileError:  # a Problem of its own (REF003)
            data = b""
        return f"sha256:{sha256(data).hexdigest()}"
