"""Exempt texts: outside git, and with the reasons that the law asks for."""

from collections.abc import Iterator

from mou_cli.checks.reports.seen import ReportsSeen
from mou_cli.model.contents import contents_of
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem


def check_exempt(seen: ReportsSeen) -> Iterator[Problem]:
    """Yield EXE002 for exemptions without reasons, and EXE003 for exempt texts of open reports."""
    access = seen.report.access
    if access.status != "open" and not (access.paragraphs and access.public_interest):
        lacking = "paragraph of Schedule 12A" if not access.paragraphs else "public-interest reason"
        yield problem(
            "EXE002",
            seen.repository.where(access, "status"),
            f"The report is exempt, and gives no {lacking}",
            "Add `paragraphs: [3]` and `public_interest: |` below",
        )
    named = [m for m in contents_of(seen.report).objects if getattr(m, "exempt", None) is not None]
    if access.status == "open" and named:
        yield problem(
            "EXE003",
            seen.repository.where(named[0], "exempt"),
            "An exempt text stands in a report that is open",
            "Write `access:` with `status: part-exempt`, its paragraphs and the public-interest "
            "reason",
        )
