"""Values of the data as JSON has them."""

from typing import overload

from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate


@overload
def plain(value: PartialDate | Blank | str) -> str: ...
@overload
def plain(value: None) -> None: ...
@overload
def plain(value: tuple[str, ...]) -> list[str]: ...
def plain(value: PartialDate | Blank | str | tuple[str, ...] | None) -> str | list[str] | None:
    """Return a value of the data as JSON has it: dates and blanks as they are written."""
    match value:
        case PartialDate():
            return value.written
        case Blank():
            return value.value
        case tuple():
            return list(value)
        case _:
            return value
