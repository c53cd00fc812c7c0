"""Values -> data files for people; an item more in a file leaves all else of it as it was.

Written event by event, as files are read. What is written is read back with the project's own
reader before anybody gets it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from mou_cli.errors import EnvironmentFaultError
from mou_cli.yaml_files.builder import Mark
from mou_cli.yaml_files.lines import text_lines
from mou_cli.yaml_files.nodes import parse_yaml
from mou_cli.yaml_files.scalars import plain_value

Value = Any
"""Texts, numbers, truth values, and mappings and lists of them."""

WIDEST = 1_000_000
"""No line is wrapped: in prose a line of the file is a line of the text."""

OFFSET = 2
"""By how much the items of a list stand behind its key."""

BOM = b"\xef\xbb\xbf"


def new_file(fields: Mapping[str, Value]) -> bytes:
    """Return the bytes of a new data file.

    Args:
        fields: What it says, in order. A text with a line end is written as a literal block, so
            prose ends in one.

    Raises:
        EnvironmentFaultError: It cannot be written so that it reads the same.
    """
    data = _written(fields).encode()
    if _read(data) != _plain_value(fields):
        raise _does_not_hold()
    return data


def with_item(data: bytes, name: str, item: Mapping[str, Value]) -> bytes:
    """Return a file with one item more at the end of a list, every other byte as it was.

    Args:
        data: The file.
        name: The list, a field of the file's own; it is made if it is missing.
        item: What is added.

    Raises:
        EnvironmentFaultError: The file cannot be read, or not be written so that it reads the same.
    """
    before = _read(data)
    if not isinstance(before, dict) or not isinstance(before.get(name, []), list):
        raise EnvironmentFaultError(
            f"The file cannot be read, or has no list called `{name}`",
            "Run `mou validate`, and mend what it says",
        )
    after = {**before, name: [*before.get(name, []), _plain_value(item)]}
    for changed in _attempts(data, name, item):
        if _read(changed) == after:
            return changed
    raise _does_not_hold()


def _attempts(data: bytes, name: str, item: Mapping[str, Value]) -> Iterator[bytes]:
    """Yield ways to write it, the most careful first."""
    mark = parse_yaml(data, "").mark
    assert mark is not None  # noqa: S101 - it was read
    lines = text_lines(data.decode("utf-8-sig"))
    found = mark.children.get(name)
    if found is None:
        written = _written({name: [item]}).replace("\n", _line_end(data))
        yield data + (b"" if data.endswith(b"\n") else _line_end(data).encode()) + written.encode()
    elif lines[found.line - 1][found.column - 1 :].startswith("-"):
        end = _end_of(mark, found, len(lines))
        yield _inserted(data, _last_line(lines, found, end), found, item)
        yield _inserted(data, end, found, item)
    yield from _round_trip(data, name, item)


def _end_of(root: Mark, found: Mark, lines: int) -> int:
    """Return how many lines there are before the next field of the file."""
    keys = (child.key[0] for child in root.children.values() if child.key)
    return min((line - 1 for line in keys if line > found.line), default=lines)


def _last_line(lines: list[str], found: Mark, end: int) -> int:
    """Return how many lines there are up to the list's last; comments behind it stay behind."""
    for number in range(end, found.line, -1):
        line = lines[number - 1]
        is_comment = line.lstrip().startswith("#") and _width(line) < max(1, found.column - 1)
        if line.strip() and not is_comment:
            return number
    return found.line


def _inserted(data: bytes, after: int, found: Mark, item: Mapping[str, Value]) -> bytes:
    """Insert an item behind a line, at the indentation of those that are there."""
    end = _line_end(data)
    indent = " " * (found.column - 1)
    block = [line[OFFSET:] for line in text_lines(_written([item]))[:-1]]
    written = "".join(f"{indent}{line}{end}" if line else end for line in block)
    lines = data.decode().split("\n")
    last = found.children[max(found.children)]
    if len(found.children) > 1 and not lines[last.line - 2].strip():
        written = end + written  # a blank line stands between them
    kept, rest = "\n".join(lines[:after]), "\n".join(lines[after:])
    between = "\n" if after < len(lines) else end
    return f"{kept}{between}{written}{rest}".encode()


def _round_trip(data: bytes, name: str, item: Mapping[str, Value]) -> Iterator[bytes]:
    """Let ruamel.yaml write the file anew: it keeps comments and order, and not each space."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = WIDEST
    yaml.indent(mapping=2, sequence=2 + OFFSET, offset=OFFSET)
    stream = StringIO()
    try:
        root = yaml.load(data.decode("utf-8-sig").replace("\r\n", "\n"))
        root[name].append(_plain_value(item))
        yaml.dump(root, stream)
    except (YAMLError, ValueError):
        return
    text = stream.getvalue().replace("\n", _line_end(data))
    yield (BOM if data.startswith(BOM) else b"") + text.encode()


def _written(value: Value) -> str:
    from ruamel.yaml import YAML
    from ruamel.yaml.events import (
        DocumentEndEvent,
        DocumentStartEvent,
        StreamEndEvent,
        StreamStartEvent,
    )

    yaml = YAML()
    yaml.width = WIDEST
    yaml.indent(mapping=2, sequence=2 + OFFSET, offset=OFFSET)
    stream = StringIO()
    yaml.emit(
        [
            StreamStartEvent(),
            DocumentStartEvent(explicit=False),
            *_events(value),
            DocumentEndEvent(explicit=False),
            StreamEndEvent(),
        ],
        stream,
    )
    return stream.getvalue()


def _events(value: Value, name: str = "") -> Iterator[Any]:
    from ruamel.yaml.events import (
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
    )
    from ruamel.yaml.tag import Tag

    if isinstance(value, Mapping):
        yield MappingStartEvent(None, None, implicit=True, flow_style=not value)
        for key, inner in value.items():
            yield ScalarEvent(None, None, (True, True), key, style=_style(key, ""))
            yield from _events(inner, key)
        yield MappingEndEvent()
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield SequenceStartEvent(None, None, implicit=True, flow_style=not value)
        for inner in value:
            yield from _events(inner, name)
        yield SequenceEndEvent()
    else:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        style = _style(text, name) if isinstance(value, str) else None
        yield ScalarEvent(None, Tag(suffix=_TEXT), (True, True), text, style=style)


def _style(text: str, name: str) -> str | None:
    """Return how a text is written: plain where it can be, prose as a literal block, else quoted.

    The name of a version is always quoted: `1.10` would be a number, and they should look alike.
    """
    if _is_prose(text):
        return "|"
    is_plain = _PLAIN.fullmatch(text) and _CLEAN.fullmatch(text) and plain_value(text) == text
    misread = text.casefold() in _MISREAD
    return None if is_plain and not misread and name != "version" else '"'


def _is_prose(text: str) -> bool:
    lines = text.split("\n")
    clean = all(line == line.strip() and _CLEAN.fullmatch(line) for line in lines)
    return clean and len(lines) > 1 and lines[-1] == "" and "" not in (lines[0], lines[-2])


_TEXT = "tag:yaml.org,2002:str"
"""Never written; ruamel.yaml cannot write an empty text without one."""

_CLEAN = re.compile(r"[\x20-\x7e\xa1-\u1fff\u2010-\u2027\u2030-\u205e]*")
"""The characters that people write; others are written as escapes, between quotes."""

_PLAIN = re.compile(r"(?!.*(?:: | #|:\Z))[^\W_](?:.*\S)?")
"""What needs no quotes, and is no other thing to any reader: it begins with a letter or a digit."""

_MISREAD = frozenset({"y", "n", "yes", "no", "on", "off"})
"""Truth values to readers of YAML 1.1."""


def _read(data: bytes) -> Value:
    """Return what the project's own reader makes of a file; None where it is broken."""
    nodes = parse_yaml(data, "")
    return None if nodes.problems else nodes.value


def _plain_value(value: Value) -> Value:
    if isinstance(value, Mapping):
        return {key: _plain_value(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain_value(inner) for inner in value]
    return str(value) if isinstance(value, str) else value


def _line_end(data: bytes) -> str:
    return "\r\n" if b"\r\n" in data else "\n"


def _width(line: str) -> int:
    return len(line) - len(line.lstrip())


def _does_not_hold() -> EnvironmentFaultError:
    return EnvironmentFaultError(
        "The record cannot be written into the file so that all of it reads as it should",
        "Add it by hand: `--dry-run` prints it; the file is as it was",
    )
