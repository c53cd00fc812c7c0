"""The value that a model holds where a file holds prose."""

from functools import cached_property
from typing import Any

from mou_cli.prose.tree import Blocks, text_of

MAX_CHARACTERS = 100_000
"""The longest text of one field: longer than the longest whole MoU seen in the field. The worst
text of this length, such as 25,000 list items, is read and checked in about a second."""


class Prose:
    """A piece of prose, parsed when it is first read, and only once.

    Attributes:
        source: The text as the file holds it.
    """

    def __init__(self, source: str) -> None:
        self.source = source

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Prose) and self.source == other.source

    def __hash__(self) -> int:
        return hash(self.source)

    def __repr__(self) -> str:
        return f"Prose({self.source!r})"

    @cached_property
    def parsed(self) -> Any:
        """The `ParsedProse`: tree and faults."""
        from mou_cli.prose.parsing import parse_prose

        return parse_prose(self.source)

    @property
    def blocks(self) -> Blocks:
        """The tree of the text."""
        blocks: Blocks = self.parsed.blocks
        return blocks

    @property
    def words(self) -> str:
        """The text as it reads, each run of white space as one space."""
        return " ".join(text_of(self.blocks).split())

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(
            _prose,
            core_schema.str_schema(max_length=MAX_CHARACTERS),
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda prose: prose.source
            ),
        )


def _prose(source: str) -> Prose:
    from pydantic_core import PydanticCustomError

    if not source.strip():
        words = {"message": "The text is empty", "mend": "Write the words, or take the item out"}
        raise PydanticCustomError("SCH006", "{message}", words)
    return Prose(source)
