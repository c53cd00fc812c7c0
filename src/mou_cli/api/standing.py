"""`status`."""

from datetime import date
from pathlib import Path

from mou_cli.api.days import day_named
from mou_cli.api.folders import git_in
from mou_cli.operations import status as operation
from mou_cli.standing import Status


def status(folder: str | Path, as_of: str | date | None = None) -> Status:
    """Tell who has signed what on a day, and what is due then, as `mou status` does.

    Args:
        folder: The folder that holds `data/`. Earlier texts come from its git repository, if it
            has one.
        as_of: A date such as `2024-05-31`, `2024-05` or `2024`; without it, today.

    Raises:
        UsageError: There is no such folder or date, or the data cannot be read.
    """
    return operation.status(git_in(folder), day_named(as_of))
