"""Checks of committee reports, their house styles, exempt texts and decisions.

Never here: what a report prints (`report_text/`).
"""

from collections.abc import Callable, Iterator

from mou_cli.checks.reports.appendices import check_appendices
from mou_cli.checks.reports.content import check_content
from mou_cli.checks.reports.copies import check_copies
from mou_cli.checks.reports.decisions import check_decisions
from mou_cli.checks.reports.exempt import check_exempt
from mou_cli.checks.reports.links import check_links
from mou_cli.checks.reports.names import check_names, check_styles
from mou_cli.checks.reports.numbers import check_report_numbers
from mou_cli.checks.reports.seen import ReportsSeen
from mou_cli.checks.reports.titles import check_titles
from mou_cli.checks.reports.versions import check_pinned
from mou_cli.loading.repository import Repository
from mou_cli.problems import Problem
from mou_cli.report_text.quoted import Agreements

CHECKS: tuple[Callable[[ReportsSeen], Iterator[Problem]], ...] = (
    check_names,
    check_content,
    check_report_numbers,
    check_links,
    check_titles,
    check_copies,
    check_appendices,
    check_exempt,
    check_pinned,
)


def check_reports(repository: Repository) -> Iterator[Problem]:
    """Yield what is wrong with reports, house styles and decisions, one by one and together."""
    agreements = Agreements(repository)
    for name, report in repository.reports.items():
        style = repository.house_styles.get(report.house_style)
        seen = ReportsSeen(repository, name, report, style, agreements.of(name))
        for run in CHECKS:
            yield from run(seen)
    yield from check_styles(repository)
    yield from check_decisions(repository)


__all__ = ["check_reports"]
