"""Dates that a user names."""

from mou_cli.errors import UsageError
from mou_cli.model.dates import PartialDate


def date_named(text: str) -> PartialDate:
    """Read the date on which something is judged: `2024-05-31`, `2024-05` or `2024`.

    Raises:
        UsageError: It is no date.
    """
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise UsageError(
            f"`{text}` is no date: {error}", "Write `2024-05-31`, `2024-05` or `2024`"
        ) from None
