"""The facts of a report that a house style's patterns may print, each in words or None."""

from mou_cli.english import and_list
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.house_style import HouseStyle, Words
from mou_cli.model.report import Meeting, Officer, Previous, Report
from mou_cli.model.report_parts import Appendix, BackgroundPaper
from mou_cli.report_text.patterns import Facts

OF_MEETINGS = ("body", "meeting", "date")
OF_REPORTS = (
    "title",
    "by",
    "by_names",
    "item",
    "number",
    "kind",
    "key_decision",
    "wards",
    "access",
    "public_interest",
    "previous",
)
OF_ENTRIES = {
    "contacts": ("name", "role", "email", "phone"),
    "clearances": ("name", "role", "date"),
    "appendices": ("label", "title", "published"),
    "supplements": ("title", "expected"),
    "background_papers": ("paper", "papers"),
}
"""Names of facts, by the slot whose entries have them."""

DEFAULT_PATTERNS = {
    "contacts": "{name}[, {role}][, {email}][, {phone}]",
    "clearances": "{name}[, {date}]",
    "appendices": "Appendix {label}: {title}",
    "supplements": "{title}[ (expected {expected})]",
    "background_papers": "{paper}",
}
"""How an entry reads where a house style does not say."""


def facts_of(report: Report, style: HouseStyle) -> Facts:
    """Return the facts of a report as a whole."""
    words, interest = style.words, report.access.public_interest
    by = [report.officers[key] for key in report.by if key in report.officers]
    return {
        "title": report.title,
        "by": _words_in_a_list(
            [_fact_in_words(officer.role) or _fact_in_words(officer.name) for officer in by]
        ),
        "by_names": _words_in_a_list([_with_role(officer) for officer in by]),
        "item": report.item,
        "number": report.number,
        "kind": getattr(words, report.kind) if report.kind else None,
        "key_decision": _truth(report.key_decision, words),
        "wards": _wards(report, words),
        "access": _access(report, words),
        "public_interest": interest.words if interest else None,
        "previous": "; ".join(map(_previous, report.previous)) or None,
    }


def facts_of_meeting(meeting: Meeting) -> Facts:
    """Return the facts of one meeting."""
    return {"body": meeting.body, "meeting": meeting.meeting, "date": _date(meeting.date)}


def facts_of_officer(officer: Officer, date: Blank | PartialDate | None = None) -> Facts:
    """Return the facts of one person; without a name the post stands in its place."""
    name, role = _fact_in_words(officer.name), _fact_in_words(officer.role)
    return {
        "name": name or role,
        "role": role if name else None,
        "email": officer.email,
        "phone": officer.phone,
        "date": _date(date),
    }


def facts_of_appendix(appendix: Appendix, title: str) -> Facts:
    """Return the facts of one appendix, under the title that it bears."""
    return {
        "label": appendix.label,
        "title": title,
        "published": "published separately" if appendix.published == "separately" else None,
    }


def name_of_paper(paper: BackgroundPaper, title: str) -> str:
    """Return a background paper as it is listed, with where it is published."""
    return f"{title} ({paper.link})" if paper.link else title


def answer_of(blank: Blank, words: Words) -> str:
    """Return an answer in the words of a house style."""
    answer: str = getattr(words, blank.value.replace(" ", "_"))
    return answer


def _fact_in_words(value: str | Blank | None) -> str | None:
    return None if value is None or isinstance(value, Blank) else value


def _with_role(officer: Officer) -> str | None:
    name, role = _fact_in_words(officer.name), _fact_in_words(officer.role)
    return ", ".join(word for word in (name, role) if word) or None


def _date(date: Blank | PartialDate | None) -> str | None:
    return date.printed if isinstance(date, PartialDate) else None


def _words_in_a_list(words: list[str | None]) -> str | None:
    return and_list(word for word in words if word) or None


def _truth(value: Blank | bool | None, words: Words) -> str | None:  # noqa: FBT001
    if value is None or isinstance(value, bool):
        return None if value is None else (words.yes if value else words.no)
    return answer_of(value, words).rstrip(".")


def _access(report: Report, words: Words) -> str:
    status: str = getattr(words, report.access.status.replace("-", "_"))
    numbers = ", ".join(map(str, report.access.paragraphs))
    return f"{status} (paragraph {numbers} of Schedule 12A)" if numbers else status


def _wards(report: Report, words: Words) -> str | None:
    if isinstance(report.wards, Blank):
        return answer_of(report.wards, words).rstrip(".")
    return ", ".join(report.wards or ()) or None


def _previous(previous: Previous) -> str:
    date = _date(previous.date)
    parts = [previous.body, *([date] if date else []), *filter(None, [previous.outcome])]
    return ", ".join(parts)
