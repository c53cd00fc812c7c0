"""Names in reports and house styles: house styles, officers, versions, sections, facts."""

from collections.abc import Iterable, Iterator

from mou_cli.checks.numbers import bad_examples
from mou_cli.checks.reports.seen import ReportsSeen
from mou_cli.loading.loader import packaged_house_styles
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Model
from mou_cli.model.house_style import HouseStyle
from mou_cli.model.kinds import HOUSE_STYLES
from mou_cli.model.mou import AGREEMENT
from mou_cli.model.report import SLOTS
from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem
from mou_cli.problems.suggestions import did_you_mean, sentences
from mou_cli.report_text.facts import OF_ENTRIES, OF_MEETINGS, OF_REPORTS
from mou_cli.report_text.patterns import facts_in, unclear_in


def check_names(seen: ReportsSeen) -> Iterator[Problem]:
    """Yield REF001 for names that nothing has, and KEY002 for the agreement's own name."""
    repository, report = seen.repository, seen.report
    if seen.name == AGREEMENT:
        yield problem(
            "KEY002",
            repository.where(report),
            f"The agreement itself is the document `{AGREEMENT}`",
            "Give the report's file another name",
        )
    broken = repository.is_broken(HOUSE_STYLES, report.house_style)
    if seen.style is None and not broken:
        known = sorted({*repository.house_styles, *packaged_house_styles()})
        hint = did_you_mean(report.house_style, known)
        yield _unknown(
            seen.where("house_style"),
            "house style",
            report.house_style,
            sentences(hint, f"or add `{HOUSE_STYLES.path(report.house_style)}`"),
        )
    yield from _officers(seen)
    yield from _misplaced_sections(seen)
    version = report.mou.version
    if version is not None and report.mou.repository is None and version not in repository.versions:
        yield _unknown(
            repository.where(report.mou, "version"),
            "version",
            version,
            did_you_mean(version, sorted(repository.versions)),
        )


def check_styles(repository: Repository) -> Iterator[Problem]:
    """Yield REF001 and RPT014 for patterns of house styles."""
    for style in repository.house_styles.values():
        yield from _pattern(repository, style, "title", style.title, OF_REPORTS)
        yield from bad_examples(repository, style, style.numbering, "numbering")
        for line in style.head:
            yield from _pattern(repository, line, "text", line.text, (*OF_REPORTS, *OF_MEETINGS))
        for section in style.sections:
            if section.numbering is not None:
                yield from bad_examples(repository, section, section.numbering, "numbering")
            if section.text is not None:
                known = OF_ENTRIES.get(section.slot or "", ())
                yield from _pattern(repository, section, "text", section.text, known)


def _officers(seen: ReportsSeen) -> Iterator[Problem]:
    report, repository = seen.report, seen.repository
    named: list[tuple[str, Position]] = []
    for field in ("by", "contacts"):
        for number, key in enumerate(getattr(report, field)):
            named.append((key, seen.where(field, number)))
    named += [(i.officer, repository.where(i, "officer")) for i in report.implications if i.officer]
    named += [(c.officer, repository.where(c, "officer")) for c in report.clearances]
    for key, position in named:
        if key not in report.officers:
            yield _unknown(position, "officer", key, did_you_mean(key, list(report.officers)))


def _misplaced_sections(seen: ReportsSeen) -> Iterator[Problem]:
    """Extra sections stand behind a slot or behind an extra section before them."""
    known = list(SLOTS)
    for section in seen.report.sections:
        if section.after not in known:
            yield _unknown(
                seen.repository.where(section, "after"),
                "slot or section",
                section.after,
                did_you_mean(section.after, known),
            )
        known.append(section.key)


def _pattern(
    repository: Repository,
    model: HouseStyle | Model,
    field: str,
    pattern: str,
    known: Iterable[str],
) -> Iterator[Problem]:
    names = list(known)
    for name in facts_in(pattern):
        if name not in names:
            yield _unknown(repository.where(model, field), "fact", name, did_you_mean(name, names))
    sign = unclear_in(pattern)
    if sign is not None:
        yield problem(
            "RPT014",
            repository.where(model, field),
            f"The sign `{sign}` opens or closes nothing",
            "Facts stand in braces, as `{title}` or `{title:capitals}`; optional parts in square "
            "brackets",
        )


def _unknown(position: Position, what: str, name: str, mend: str) -> Problem:
    return problem("REF001", position, f"No {what} is called `{name}`", mend)
