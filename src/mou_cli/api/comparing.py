"""`compare`."""

from datetime import date
from pathlib import Path

from mou_cli.api.days import day_named
from mou_cli.api.folders import git_in
from mou_cli.changes.comparison import Comparison
from mou_cli.operations.diff import diff
from mou_cli.revisions.opening import revisions_of


def compare(
    folder: str | Path,
    base: str | None = None,
    head: str | None = None,
    *,
    report: str | None = None,
    as_of: str | date | None = None,
) -> Comparison:
    """Tell what changed between two texts, as `mou diff` does.

    Args:
        folder: The folder that holds `data/`, in a git repository.
        base: A version, tag, branch, commit or date (`@2020-04-01`), or `BASE...HEAD` for where
            the two parted; without it, the version in force, or for a report the last commit.
        head: The later text, likewise; without it, the files on disk.
        report: The id of a committee report; without it, the agreement.
        as_of: The day by which it is told how many have signed; without it, today.

    Raises:
        UsageError: There is no such folder, revision, report or date, or its data cannot be read.
        EnvironmentFaultError: There is no git or no repository.
    """
    with revisions_of(git_in(folder)) as revisions:
        return diff(revisions, base, head, report, as_of=day_named(as_of))
