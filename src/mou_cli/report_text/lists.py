"""Lists at the end of a report: contacts, background papers, appendices and their like."""

from collections.abc import Callable, Iterator, Mapping

from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.exempt import ExemptText
from mou_cli.model.house_style import HouseStyle, SectionStyle
from mou_cli.model.report import Report
from mou_cli.model.report_parts import Appendix
from mou_cli.report_text.facts import (
    DEFAULT_PATTERNS,
    answer_of,
    facts_of_appendix,
    facts_of_officer,
    name_of_paper,
)
from mou_cli.report_text.patterns import Facts, facts_in, fill
from mou_cli.report_text.quoted import Quoted

Exempt = Mapping[str, ExemptText]


def entries_of(
    report: Report,
    style: HouseStyle,
    section: SectionStyle,
    slot: str,
    quoted: Quoted | None,
    exempt: Exempt,
) -> list[str]:
    """Return the words of each entry.

    Args:
        report: The report.
        style: The house style, for its words.
        section: The section, for the pattern of an entry.
        slot: The slot.
        quoted: The agreement, for the title of an appendix that is the agreement.
        exempt: The exempt texts by key; empty for the public report, which leaves entries out.
    """
    pattern = section.text or DEFAULT_PATTERNS[slot]
    if slot == "appendices":
        facts = _appendices(report, quoted, exempt)
    elif slot == "background_papers":
        facts = iter(_papers(report, style, exempt, together="papers" in facts_in(pattern)))
    else:
        facts = _OF_REPORTS[slot](report)
    return [words for found in facts if (words := fill(pattern, found)) is not None]


def title_of(appendix: Appendix, quoted: Quoted | None, exempt: Exempt) -> str | None:
    """Return an appendix's title; None for an exempt one that is not to be printed."""
    if appendix.exempt is not None:
        found = exempt.get(appendix.exempt)
        return found.title if found else None
    return appendix.title or (quoted.mou.title if quoted else "Memorandum of Understanding")


def _appendices(report: Report, quoted: Quoted | None, exempt: Exempt) -> Iterator[Facts]:
    for appendix in report.appendices:
        title = title_of(appendix, quoted, exempt)
        if title is not None:
            yield facts_of_appendix(appendix, title)


def _papers(report: Report, style: HouseStyle, exempt: Exempt, *, together: bool) -> list[Facts]:
    papers = report.background_papers
    if papers is None or isinstance(papers, Blank):
        names = [answer_of(papers, style.words)] if papers else []
        names = [name.rstrip(".") for name in names] if together else names
    else:
        names = [
            name_of_paper(paper, title)
            for paper in papers
            if (title := paper.title or getattr(exempt.get(paper.exempt or ""), "title", None))
        ]
    if together:
        return [{"papers": "; ".join(names) or None, "paper": None}]
    return [{"paper": name, "papers": None} for name in names]


def _contacts(report: Report) -> Iterator[Facts]:
    for key in report.contacts:
        if key in report.officers:
            yield facts_of_officer(report.officers[key])


def _clearances(report: Report) -> Iterator[Facts]:
    for clearance in report.clearances:
        if clearance.officer in report.officers:
            yield facts_of_officer(report.officers[clearance.officer], clearance.date)


def _supplements(report: Report) -> Iterator[Facts]:
    for supplement in report.supplements:
        date = supplement.expected
        expected = date.printed if isinstance(date, PartialDate) else None
        yield {"title": supplement.title, "expected": expected}


_OF_REPORTS: dict[str, Callable[[Report], Iterator[Facts]]] = {
    "contacts": _contacts,
    "clearances": _clearances,
    "supplements": _supplements,
}
