"""Values of the data as JSON has them."""

from typing import Any

from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate


def plain(value: Any) -> Any:
    """Return a value of the data as JSON has it: dates and blanks as they are written."""
    match value:
        case PartialDate():
            return value.written
        case Blank():
            return value.value
        case tuple():
            return [plain(inner) for inner in value]
        case _:
            return value
