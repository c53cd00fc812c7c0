"""Days on the command line."""

from datetime import date
from typing import TYPE_CHECKING

from mou_cli.clock import today

if TYPE_CHECKING:
    from mou_cli.model.dates import PartialDate


def day_of(text: str | None) -> date | None:
    """Read a day such as `2021-06-24`, or nothing.

    Raises:
        UsageError: It is no day.
    """
    if text is None:
        return None
    from mou_cli.errors import UsageError
    from mou_cli.model.dates import PartialDate

    try:
        day = PartialDate.parse(text)
    except ValueError:
        day = None
    if day is None or day.first != day.last:
        raise UsageError(f"`{text}` is no day of the calendar", "Write it as 2021-06-24")
    return day.first


def as_of(text: str | None) -> "PartialDate":
    """Read the date on which something is judged; without one it is today.

    Raises:
        UsageError: It is no date.
    """
    from mou_cli.operations.dates import date_named

    return date_named(today().isoformat() if text is None else text)
