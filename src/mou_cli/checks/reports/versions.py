"""A published report stays with the version of the agreement that it names."""

from collections.abc import Iterator

from mou_cli.checks.reports.seen import ReportsSeen
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem
from mou_cli.report_text.quoted import version_of


def check_pinned(seen: ReportsSeen) -> Iterator[Problem]:
    """Yield RPT010 to RPT013."""
    version = version_of(seen.repository, seen.name)
    if version is None:
        if seen.report.state != "draft":
            yield problem(
                "RPT010",
                seen.where("state"),
                f"The report is {seen.report.state}, and names no version of the agreement",
                "Add `mou:` with `version:`; record the version in `data/versions/` first",
            )
        return
    where = seen.where("state")
    if seen.report.mou.version is not None:
        where = seen.repository.where(seen.report.mou, "version")
    if seen.quoted is None:
        recorded = version in seen.repository.versions or seen.report.mou.repository is not None
        if recorded:  # else REF001 says that there is no such version
            yield problem(
                "RPT011",
                where,
                f"The text of version `{version}` cannot be read here: {seen.found.fault}",
                f"Bring the files of that version back, run `mou keep {version}`, and go on",
            )
        return
    if not seen.found.kept:
        yield problem(
            "RPT012",
            where,
            f"The text of version `{version}` is in the working files alone",
            f"Run `mou keep {version}`: when they change, this report could not be made again",
        )
    if seen.found.moved:
        yield problem(
            "RPT013",
            where,
            f"The agreement has changed since version `{version}`; this report stays with it",
            "Nothing has to be done; a new report follows the working text",
        )
