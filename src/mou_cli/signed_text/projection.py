"""Repository -> SignedText."""

from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256

from mou_cli.loading.repository import Repository
from mou_cli.model.base import PRINTED_BLANKS, Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.mou import Mou
from mou_cli.model.outcomes import Indicator, Number
from mou_cli.model.participants import Participant
from mou_cli.model.sections import (
    BodyItem,
    DateInsert,
    DefinitionsInsert,
    DomainsInsert,
    ObjectivesInsert,
    OutcomesInsert,
    ParticipantsInsert,
    PrinciplesInsert,
    Section,
    SectionItem,
    SignaturesInsert,
    TextItem,
    VersionsInsert,
)
from mou_cli.numbering import Numbering, number_sections
from mou_cli.prose import Prose
from mou_cli.prose.tree import Blocks, Image, inlines_of
from mou_cli.signed_text.targets import Targets, anchor_of, resolve, targets_of
from mou_cli.signed_text.text import (
    DateText,
    EntriesText,
    IndicatorText,
    Item,
    Measure,
    OutcomesText,
    OutcomeText,
    ParticipantsText,
    PartyRow,
    ProseText,
    SectionText,
    SignaturesText,
    SignedEntry,
    SignedText,
    VersionsText,
)
from mou_cli.trees import UnreadableFileError


def signed_text_of(repository: Repository, mou: Mou) -> SignedText:
    """Return what the agreement prints, in order.

    Args:
        repository: Its data. References that lead nowhere are Problems of their own; here they
            print their key.
        mou: The agreement of that repository.
    """
    numbering = number_sections(mou)
    projection = _Projection(repository, mou, numbering, targets_of(repository, mou, numbering))
    content = tuple(projection.section(section, 2, 0) for section in mou.sections)
    return SignedText(mou.title, content, projection.images)


def inserted(repository: Repository, mou: Mou, insert: BodyItem) -> tuple[Item, dict[str, str]]:
    """Return what one insert prints, for a paper about the agreement, and the figures in it.

    Args:
        repository: The data of the agreement.
        mou: The agreement of that repository.
        insert: What is to be printed.
    """
    numbering = number_sections(mou)
    projection = _Projection(repository, mou, numbering, targets_of(repository, mou, numbering))
    return projection.item(insert, 0, 0), projection.images


def printed_value(value: Blank | Number, unit: str) -> str:
    """Return a value as a document prints it: `85%`, `1,200 people`, `To be confirmed`."""
    if isinstance(value, Blank):
        return PRINTED_BLANKS[value]
    digits = f"{int(value):,}" if value == int(value) else f"{Decimal(repr(value)):,f}"
    return f"{digits}{unit}" if unit.startswith("%") else f"{digits} {unit}"


class _Projection:
    def __init__(
        self, repository: Repository, mou: Mou, numbering: Numbering[Section], targets: Targets
    ) -> None:
        self.repository = repository
        self.mou = mou
        self.numbering = numbering
        self.targets = targets
        self.images: dict[str, str] = {}

    def section(self, section: Section, heading: int, depth: int) -> SectionText:
        titled = section.title is not None
        depth = 0 if titled else depth + 1
        inner = heading + 1 if titled else heading
        return SectionText(
            key=section.key,
            number=self.numbering.of(section).label,
            depth=depth,
            heading=heading if titled else 0,
            title=section.title,
            content=tuple(self.item(item, inner, depth) for item in section.body),
        )

    def item(self, item: BodyItem, heading: int, depth: int) -> Item:  # noqa: C901 - one flat case a kind
        match item:
            case TextItem():
                return ProseText(self._blocks(item.text), item.caption)
            case SectionItem():
                return self.section(item.section, heading, depth)
            case ParticipantsInsert():
                return self._participants(item)
            case ObjectivesInsert():
                return self._entries(
                    "objectives", "", [(o.key, None, o.text) for o in self.mou.objectives]
                )
            case DomainsInsert():
                return self._entries(
                    "domains",
                    item.separator,
                    [(d.key, d.title, d.text) for d in self.mou.domains],
                )
            case PrinciplesInsert():
                return self._entries(
                    "principles",
                    item.separator,
                    [(p.key, p.title, p.text) for p in self.repository.principles],
                )
            case DefinitionsInsert():
                return self._definitions(item)
            case OutcomesInsert():
                return self._outcomes(item.domain)
            case SignaturesInsert():
                return SignaturesText(item.lines, tuple(map(_party_row, self._signing())))
            case DateInsert():
                date = self.mou.date
                return DateText(date.printed if isinstance(date, PartialDate) else _blank(date))

            case VersionsInsert():
                return VersionsText(item.caption)

    def _blocks(self, prose: Prose) -> Blocks:
        blocks = resolve(prose.blocks, self.targets)
        for inline in inlines_of(blocks):
            if isinstance(inline, Image):
                self.images[inline.source] = self._image_digest(inline.source)
        return blocks

    def _image_digest(self, source: str) -> str:
        try:
            data = self.repository.tree.read(source)
        except UnreadableFileError:  # a Problem of its own (REF003)
            data = b""
        return f"sha256:{sha256(data).hexdigest()}"

    def _entries(
        self, kind: str, separator: str, entries: Sequence[tuple[str, str | None, Prose | None]]
    ) -> EntriesText:
        return EntriesText(kind, "list", separator, None, self._entry_list(kind[:-1], entries))

    def _definitions(self, item: DefinitionsInsert) -> EntriesText:
        entries = [(d.key, d.term, d.text) for d in self.mou.definitions]
        separator = item.separator if item.as_ == "list" else ""
        found = self._entry_list("", entries)
        return EntriesText("definitions", item.as_, separator, item.caption, found)

    def _entry_list(
        self, kind: str, entries: Sequence[tuple[str, str | None, Prose | None]]
    ) -> tuple[SignedEntry, ...]:
        prefix = f"{kind}/" if kind else ""
        return tuple(
            SignedEntry(anchor_of(prefix + key), title, self._blocks(text) if text else ())
            for key, title, text in entries
        )

    def _participants(self, item: ParticipantsInsert) -> ParticipantsText:
        names = {participant.key: participant.name for participant in self.mou.participants}
        rows = []
        for participant in self.mou.participants:
            if participant.tier != item.tier:
                continue
            by = tuple(names.get(key, key) for key in participant.represented_by)
            rows.append(_party_row(participant, by if item.as_ == "table" else ()))
        return ParticipantsText(item.as_, item.caption, tuple(rows))

    def _signing(self) -> list[Participant]:
        return [p for p in self.mou.participants if self.mou.signs(p)]

    def _outcomes(self, domain: str) -> OutcomesText:
        found = self.repository.outcomes.get(domain)
        if found is None:
            return OutcomesText((), _blank(Blank.NOT_STATED))
        if isinstance(found.outcomes, Blank):
            return OutcomesText((), _blank(found.outcomes))
        outcomes = tuple(
            OutcomeText(
                anchor_of(f"outcome/{outcome.key}"),
                outcome.title,
                tuple(self._indicator(indicator) for indicator in outcome.indicators),
            )
            for outcome in found.outcomes
        )
        return OutcomesText(outcomes, None)

    def _indicator(self, indicator: Indicator) -> IndicatorText:
        places = {locality.key: locality.title for locality in self.mou.localities}
        base = indicator.baseline
        return IndicatorText(
            indicator.title,
            Measure(printed_value(base.value, indicator.unit), base.date.printed) if base else None,
            tuple(
                Measure(
                    printed_value(target.value, indicator.unit),
                    target.by.printed,
                    places.get(target.locality, target.locality) if target.locality else None,
                )
                for target in indicator.targets
            ),
        )


def _party_row(participant: Participant, represented_by: tuple[str, ...] = ()) -> PartyRow:
    return PartyRow(
        anchor_of(f"partner/{participant.key}"),
        participant.name,
        participant.short,
        participant.capacity,
        represented_by,
    )


def _blank(blank: Blank) -> str:
    return PRINTED_BLANKS[blank]
