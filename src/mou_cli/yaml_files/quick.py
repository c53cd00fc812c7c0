"""The value of an ordinary YAML file, quickly and without marks.

Most files are clean, and nobody asks where their values stand. This reader takes what such files
are made of, and leaves every file that holds anything else to `yaml_nodes`, which says what it is.
Where it gives a value, `yaml_nodes` gives the same and has nothing to say.
"""

import re
from collections.abc import Callable
from typing import Any

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from mou_cli.yaml_files.builder import MAX_DEPTH, MAX_NODES
from mou_cli.yaml_files.scalars import plain_value

MOST_BYTES = 2 * MAX_NODES
"""A value takes two bytes at least, so a file of this size does not hold too many."""

Events = Callable[[], Any]


def quick_value(data: bytes) -> dict[str, Any] | None:
    """Return the value of a file, or None where `yaml_nodes` has to look at it.

    That is a file with faults, anchors, escapes or odd characters; or with prose, which is a
    literal block, and how it is written is asked for in any case.
    """
    try:
        from _ruamel_yaml import CParser

        text = data.decode("utf-8").replace("\r\n", "\n")
    except (ImportError, UnicodeDecodeError):
        return None
    if len(data) > MOST_BYTES or _ODD.search(text) or _ODD_LINE.search(f"\n{text}"):
        return None
    try:
        return _document(CParser(text).get_event)
    except (YAMLError, _OddError):
        return None


_ODD = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\u2007\u2028\u2029\u202f\ufeff\ufffe\uffff!&*<|\\\\]"
)
"""What no file may hold, and what can begin an anchor, a tag, a merge, an escape or prose."""

_ODD_LINE = re.compile("\n(?:%|\\.\\.\\.|=======|>>>>>>>| +(?:\n|\\Z))")
"""Lines that mean something to YAML or to git, or hold nothing but spaces."""


class _OddError(Exception):
    """The file holds something that `yaml_nodes` has to look at."""


def _document(event: Events) -> dict[str, Any]:
    event()
    if type(event()) is not DocumentStartEvent or type(event()) is not MappingStartEvent:
        raise _OddError
    value = _mapping(event, 1)
    event()
    if type(event()) is not StreamEndEvent:
        raise _OddError
    return value


def _mapping(event: Events, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while True:
        key = event()
        if type(key) is not ScalarEvent:
            if type(key) is MappingEndEvent:
                return found
            raise _OddError
        name = key.value
        if not name or name in found:
            raise _OddError
        found[name] = _value(event(), event, depth)


def _list(event: Events, depth: int) -> list[Any]:
    found: list[Any] = []
    while True:
        item = event()
        if type(item) is SequenceEndEvent:
            return found
        found.append(_value(item, event, depth))


def _value(begun: Any, event: Events, depth: int) -> Any:
    if type(begun) is ScalarEvent:
        value = begun.value if begun.style else plain_value(begun.value)
        if value is None:
            raise _OddError
        return value
    if depth == MAX_DEPTH:
        raise _OddError
    if type(begun) is MappingStartEvent:
        return _mapping(event, depth + 1)
    return _list(event, depth + 1)  # an alias, all that is left, has a character that is odd
