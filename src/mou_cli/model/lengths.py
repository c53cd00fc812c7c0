"""How long the texts of one file may be together."""

from typing import TypeVar

from mou_cli.model.base import Model, invalid
from mou_cli.model.contents import contents_of
from mou_cli.prose import Prose

MAX_TOGETHER = 200_000
"""Characters of prose in one file: three times the longest MoU seen in the field. The worst text of
this length is read, checked and printed in about three seconds."""

Whole = TypeVar("Whole", bound=Model)


def not_too_long(model: Whole) -> Whole:
    """Return a file's model if its texts can be parsed in a short time.

    Raises:
        PydanticCustomError: They are too long together.
    """
    length = sum(
        len(value.source)
        for inner in contents_of(model).objects
        for value in vars(inner).values()
        if isinstance(value, Prose)
    )
    if length > MAX_TOGETHER:
        raise invalid(
            "SCH003",
            f"The texts of this file are longer than {MAX_TOGETHER:,} characters together",
            "Shorten them; what need not be signed can stand in a document of its own",
        )
    return model
