"""What a house style asks of its reports: slots filled, implications answered, nothing left in."""

import re
from collections.abc import Iterator

from mou_cli.checks.reports.seen import ReportsSeen
from mou_cli.model.base import Blank
from mou_cli.model.house_style import HouseStyle, ImplicationStyle
from mou_cli.model.report_parts import Implication, ImplicationPart
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem

_GUIDANCE = re.compile(
    r"^\W*(?:guidance(?: notes?)?\s*[:–-]"
    r"|notes? (?:to|for) (?:authors?|officers?|report writers?)\b"
    r"|delete (?:this|these|as appropriate|if not)\b)",
    re.IGNORECASE,
)
SHORTEST_GUIDANCE = 20
"""Letters; shorter words may be in a report by chance."""


def check_content(seen: ReportsSeen) -> Iterator[Problem]:
    """Yield RPT001 to RPT006."""
    if seen.style is not None:
        yield from _slots(seen, seen.style)
        yield from _implications(seen, seen.style)
        yield from _clearances(seen, seen.style)
    yield from _guidance(seen)


def _slots(seen: ReportsSeen, style: HouseStyle) -> Iterator[Problem]:
    for section in style.sections:
        if section.slot is None or not section.required:
            continue
        if seen.report.slot(section.slot) not in (None, ()):
            continue
        if section.slot == "background_papers":
            yield problem(
                "RPT004",
                seen.where("title"),
                "The report does not say on which background papers it relies",
                "Add `background_papers:` with a list, or `background_papers: none`",
            )
        elif section.slot != "implications":
            yield problem(
                "RPT003",
                seen.where("title"),
                f"`{section.slot}` is missing, and {style.name} asks for it",
                f"Add `{section.slot}:`",
            )


def _implications(seen: ReportsSeen, style: HouseStyle) -> Iterator[Problem]:
    answered = {implication.topic for implication in seen.report.implications}
    for listed in style.implications:
        if listed.required and listed.key not in answered:
            yield problem(
                "RPT001",
                seen.where("implications"),
                f"The implication `{listed.key}` ({listed.title}) is missing",
                f"Add `- topic: {listed.key}` with `text: |`, or with `answer: none`, "
                "`not applicable` or `not addressed`: three different answers",
            )
    for implication in seen.report.implications:
        if _needs_reason(implication, style):
            yield from _reasons(seen, implication)


def _needs_reason(implication: Implication, style: HouseStyle) -> bool:
    found: ImplicationStyle | None = next(
        (listed for listed in style.implications if listed.key == implication.topic), None
    )
    own = found.none_needs_reason if found else None
    return style.none_needs_reason if own is None else own


def _reasons(seen: ReportsSeen, implication: Implication) -> Iterator[Problem]:
    answered: tuple[Implication | ImplicationPart, ...] = (implication, *implication.parts)
    for answer in answered:
        if answer.answer is Blank.NONE and answer.text is None:
            yield problem(
                "RPT002",
                seen.repository.where(answer, "answer"),
                "`none` stands without a reason, and the house style asks for one",
                "Add `text: |` below with a sentence that says why",
            )


def _clearances(seen: ReportsSeen, style: HouseStyle) -> Iterator[Problem]:
    if not any(section.slot == "clearances" for section in style.sections):
        return
    for clearance in seen.report.clearances:
        if clearance.internal:
            yield problem(
                "RPT006",
                seen.repository.where(clearance),
                "This clearance is internal, and the house style prints clearances",
                "Write `internal: false` if it may be published; else take the slot `clearances` "
                "out of the house style",
            )


def _guidance(seen: ReportsSeen) -> Iterator[Problem]:
    guidance = [_folded_words(words) for words in _guidances(seen.style)]
    for model, name, prose in seen.proses():
        for number, line in enumerate(prose.source.split("\n")):
            plain = _folded_words(line)
            copied = len(plain) >= SHORTEST_GUIDANCE and any(plain in words for words in guidance)
            if copied or _GUIDANCE.match(line):
                yield problem(
                    "RPT005",
                    seen.repository.where_words(model, name, number, line.strip()),
                    "This is guidance for whoever writes the report",
                    "Write the report's own words in its place, or take it out",
                )


def _guidances(style: HouseStyle | None) -> Iterator[str]:
    if style is None:
        return
    yield from (part.guidance.words for part in style.sections if part.guidance)
    yield from (part.guidance.words for part in style.implications if part.guidance)


def _folded_words(words: str) -> str:
    return " ".join(words.split()).casefold()
