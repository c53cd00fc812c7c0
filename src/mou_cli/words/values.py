"""Values inside a sentence: when they need quotation marks, and which verb follows a field."""

import re

from mou_cli.changes.change import Value
from mou_cli.english import and_list
from mou_cli.model.base import PRINTED_BLANKS


def value_in_words(value: Value) -> str:
    """Return a value as part of a sentence: `A, B and C`."""
    return value if isinstance(value, str) else and_list(value or ())


BLANKS = frozenset(words.lower() for words in PRINTED_BLANKS.values())
"""Words for what is not there: nothing goes from them or to them."""


def is_plural(field: str) -> bool:
    """Say whether a field is several things: `signatories`, `notes on faults of the source`."""
    head = re.split(" (?:of|on|that|printed|in) ", field)[0].rpartition(" ")[2]
    return head.endswith("s") and not head.endswith(("ss", "us", "series", "agrees"))


def quoted_if_unclear(*values: str) -> tuple[str, ...]:
    """Return values in quotation marks, where one would not be seen to end where it ends."""
    unclear = any(_UNCLEAR.search(value) or len(value) > LONGEST_PLAIN for value in values)
    return tuple(f"“{value}”" for value in values) if unclear else values


_UNCLEAR = re.compile(r"[,;:.?!]\s| to ")
LONGEST_PLAIN = 30
"""Characters that a reader takes in at a glance."""
