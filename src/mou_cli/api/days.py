"""The day on which something is judged."""

from datetime import date

from mou_cli import clock
from mou_cli.model.dates import PartialDate
from mou_cli.operations.dates import date_named


def day_named(as_of: str | date | None) -> PartialDate:
    """Return the day that a caller names; without one it is today.

    Raises:
        UsageError: It is no date.
    """
    day = clock.today() if as_of is None else as_of
    return date_named(f"{day:%Y-%m-%d}" if isinstance(day, date) else day)
