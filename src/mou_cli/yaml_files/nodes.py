"""YAML text -> plain values with a parallel tree of positions.

The parser's events are read one by one (libyaml through `ruamel.yaml.clib`, or ruamel.yaml's own
parser, which gives the same events), so a depth limit stops hostile nesting at once and every value
keeps the place where it was written. Scalars follow YAML 1.2's core schema (YAML 1.2.2, section
10.3): `no`, `1:30`, `2019-03-01` and `1_000` are strings. Anchors, aliases, tags, merge keys and
second documents are refused: an officer who reads the file must see what it says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem
from mou_cli.yaml_files.builder import Builder, Mark, StopError
from mou_cli.yaml_files.faults import fault_in_characters, fault_of_parser
from mou_cli.yaml_files.quick import quick_value


@dataclass(frozen=True, slots=True)
class Nodes:
    """One YAML file: its value, its marks, and what is wrong with it.

    Attributes:
        value: Dictionaries, lists, strings, numbers and truth values; None where it is broken.
        mark: The mark of the whole value; None where it is broken, or where it was not asked for.
        problems: All that is wrong at this level. A value with problems may still be whole.
    """

    value: Any
    mark: Mark | None
    problems: tuple[Problem, ...]


def read_yaml(data: bytes, path: str) -> Nodes:
    """Read one file; where nothing is to be said about it, quickly and without its marks."""
    value = quick_value(data)
    return parse_yaml(data, path) if value is None else Nodes(value, None, ())


def mark_of(data: bytes, path: str) -> Mark:
    """Return the mark of a file whose value is whole."""
    mark = parse_yaml(data, path).mark
    assert mark is not None  # noqa: S101 - a whole value has one
    return mark


def parse_yaml(data: bytes, path: str) -> Nodes:
    """Read one file.

    Args:
        data: The file's bytes, UTF-8 with or without a byte order mark.
        path: The file's path, for positions.
    """
    text, found = _decode(data, path)
    if text is None or found:
        return Nodes(None, None, tuple(found))
    builder = Builder(path)
    try:
        builder.build(_events(_BLANK_LINE.sub("", text)))
    except StopError as stop:
        return Nodes(None, None, (*builder.problems, stop.problem))
    except ValueError as error:  # a code point that does not exist, from ruamel.yaml's own parser
        return Nodes(None, None, (*builder.problems, fault_of_parser(error, text, path)))
    except Exception as error:
        if not hasattr(error, "problem_mark"):
            raise
        return Nodes(None, None, (*builder.problems, fault_of_parser(error, text, path)))
    if builder.root is None:
        empty = problem(
            "YML009", Position(path), "The file is empty", "Write its content, or delete the file"
        )
        return Nodes(None, None, (*builder.problems, empty))
    if any(found.code == "YML003" for found in builder.problems):
        return Nodes(None, None, tuple(builder.problems))  # what it says is not what it holds
    return Nodes(builder.value, builder.root, tuple(builder.problems))


def _decode(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        found = problem(
            "FIL002",
            Position(path, 1 if utf16 else line),
            "The file is UTF-16, not UTF-8" if utf16 else "The file is not UTF-8 text",
            "Save it again as UTF-8; most editors offer it under Save as",
        )
        return None, [found]
    return text, fault_in_characters(text, path)


def _events(text: str) -> Iterator[Any]:
    try:
        from _ruamel_yaml import CParser
    except ImportError:
        from ruamel.yaml import YAML

        yield from YAML(typ="safe", pure=True).parse(text)
        return
    parser = CParser(text)
    while parser.check_event():
        yield parser.get_event()


_BLANK_LINE = re.compile(r"^ +(?=\r?$)", re.MULTILINE)
"""White space alone on a line means nothing, and the parsers disagree where it begins a block."""
