"""Events of a YAML parser -> plain values with marks, and what no data file may hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from mou_cli.problems import MAX_PROBLEMS, Position, Problem
from mou_cli.problems.rules import problem
from mou_cli.yaml_files.scalars import plain_value

MAX_DEPTH = 40
"""Levels of nesting. A clause three levels deep in `data/mou.yaml` stands at level eight."""

MAX_NODES = 50_000
"""Values in one file: fifty times the fullest example, and checked in less than two seconds."""

Key = str | int


@dataclass(slots=True)
class Mark:
    """Where one value stands, and where the values inside it stand.

    Attributes:
        line: Line of the value, counted from 1; for a block scalar the line of its `|`.
        column: Column of the value, counted from 1.
        length: Characters on its first line.
        style: `|`, `>`, `'`, `"` as written; `plain`; `map`; `list`; `empty` for no value.
        key: Line, column and length of the key in front of it, if there is one.
        children: Marks of the values inside, by key or index.
    """

    line: int
    column: int
    length: int
    style: str
    key: tuple[int, int, int] | None = None
    children: dict[Key, "Mark"] = field(default_factory=dict)


class StopError(Exception):
    """Reading has to end here. `problem` says why."""

    def __init__(self, found: Problem) -> None:
        super().__init__()
        self.problem = found


@dataclass(slots=True)
class _Level:
    """A mapping or list being filled."""

    value: dict[str, Any] | list[Any]
    mark: Mark
    key: str | None = None
    key_at: tuple[int, int, int] | None = None
    told: bool = False


class Builder:
    """Fills values and marks from events.

    Attributes:
        value: The value of the file.
        root: Its mark; None where the file holds nothing.
        problems: What is wrong at this level.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.value: Any = None
        self.root: Mark | None = None
        self.levels: list[_Level] = []
        self.documents = 0
        self.nodes = 0

    def build(self, events: Iterator[Any]) -> None:
        """Read all events.

        Raises:
            StopError: The file is too deep, too large, too faulty, or more than one document.
        """
        for event in events:
            name = type(event).__name__
            if name == "ScalarEvent":
                self._refuse_extras(event)
                self._scalar(event)
            elif name in ("MappingStartEvent", "SequenceStartEvent"):
                self._refuse_extras(event)
                self._open(event, {} if name == "MappingStartEvent" else [])
            elif name in ("MappingEndEvent", "SequenceEndEvent"):
                self.levels.pop()
            elif name == "AliasEvent":
                self._alias(event)
            elif name == "DocumentStartEvent":
                self._document(event)

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        style = event.style or "plain"
        one_line = end.line == start.line
        mark = Mark(
            start.line + 1,
            start.column + 1,
            max(1, end.column - start.column) if one_line else 1,
            style,
        )
        level = self.levels[-1] if self.levels else None
        if level is not None and isinstance(level.value, dict) and level.key is None:
            self._key(level, event.value, mark)
            return
        value = event.value if style != "plain" else plain_value(event.value)
        if value is None:
            mark.style = "empty"
        elif style == '"' and (odd := _HIDDEN.search(event.value)):
            self._note(
                "YML008",
                mark,
                f"The text holds the character U+{ord(odd.group()):04X}, written with a backslash",
                "Take it out; it cannot be printed",
            )
            value = _HIDDEN.sub("", event.value)
        self._put(value, mark)

    def _key(self, level: _Level, key: str, mark: Mark) -> None:
        level.key, level.key_at = key, (mark.line, mark.column, mark.length)
        if key == "<<":
            self._note(
                "YML003", mark, "A merge key (`<<`) hides values", "Write the values out here"
            )
        elif not key:
            self._note(
                "YML001",
                mark,
                "A name is missing in front of the colon",
                "Write it, or quote the text",
            )
        elif key in level.mark.children and self._lacks_a_hyphen(level, key):
            if not level.told:
                self._note(
                    "YML002",
                    mark,
                    f"`{key}` is given twice in one item of a list",
                    "Put `- ` in front of this line if another item begins here",
                )
            level.told = True
        elif key in level.mark.children:
            first = level.mark.children[key].key
            where = f", line {first[0]}" if first else ""
            self._note(
                "YML002",
                mark,
                f"`{key}` is given twice",
                f"Keep one; the first is in this block{where}",
            )

    def _lacks_a_hyphen(self, level: _Level, key: str) -> bool:
        """Say whether the keys of a list's item begin again, as they do in the next item."""
        in_a_list = len(self.levels) > 1 and isinstance(self.levels[-2].value, list)
        return in_a_list and (level.told or next(iter(level.mark.children)) == key)

    def _open(self, event: Any, value: dict[str, Any] | list[Any]) -> None:
        start = event.start_mark
        is_map = isinstance(value, dict)
        mark = Mark(start.line + 1, start.column + 1, 1, "map" if is_map else "list")
        level = self.levels[-1] if self.levels else None
        if level is not None and isinstance(level.value, dict) and level.key is None:
            raise self._stop("YML001", mark, "A list or block cannot be a key", "Write a word")
        if len(self.levels) >= MAX_DEPTH:
            raise self._stop(
                "YML006",
                mark,
                f"Values are nested more than {MAX_DEPTH} levels deep",
                "Take out brackets or indentation; no agreement needs that many",
            )
        self._put(value, mark)
        self.levels.append(_Level(value, mark))

    def _put(self, value: Any, mark: Mark) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self._stop(
                "YML006", mark, f"The file holds more than {MAX_NODES:,} values", "Split the file"
            )
        if not self.levels:
            if mark.style != "empty":
                self.value, self.root = value, mark
            return
        level = self.levels[-1]
        if isinstance(level.value, list):
            level.mark.children[len(level.value)] = mark
            level.value.append(value)
            return
        key, level.key = level.key or "", None
        mark.key = level.key_at
        if mark.style == "empty":
            self._empty(key, mark)
        elif key not in level.mark.children:
            level.value[key] = value
        level.mark.children.setdefault(key, mark)

    def _empty(self, key: str, mark: Mark) -> None:
        if mark.key is not None:  # the parsers place an empty value differently
            mark.line, mark.column, mark.length = mark.key
        self._note(
            "SCH006",
            mark,
            f"`{key}` has no value",
            "Write its value, or take the line out if it is not needed",
        )

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._note(
                "YML003",
                event.start_mark,
                f"An anchor (`&{event.anchor}`) is not allowed",
                "Take it out, and write the value wherever it is needed",
            )
        if getattr(event, "tag", None) is not None:
            self._note(
                "YML003",
                event.start_mark,
                "A tag (a word that begins with `!`) is not allowed",
                "Take the tag out; put quotes round a text that begins with `!`",
            )

    def _alias(self, event: Any) -> None:
        self._note(
            "YML003",
            event.start_mark,
            f"An alias (`*{event.anchor}`) is not allowed",
            "Write the value out; put quotes round a text that begins with `*`",
        )
        level = self.levels[-1] if self.levels else None
        if level is not None and isinstance(level.value, dict) and level.key is None:
            level.key = f"*{event.anchor}"
            level.key_at = (event.start_mark.line + 1, event.start_mark.column + 1, 1)
            return
        start = event.start_mark
        self._put("", Mark(start.line + 1, start.column + 1, 1, "alias"))

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise self._stop(
                "YML005",
                event.start_mark,
                "A second document begins here (`---`)",
                "Keep one document in a file; take the `---` out",
            )

    def _note(self, code: str, mark: Any, message: str, mend: str) -> None:
        found = problem(code, self._position(mark), message, mend)
        if len(self.problems) >= MAX_PROBLEMS:
            raise StopError(found)
        self.problems.append(found)

    def _stop(self, code: str, mark: Any, message: str, mend: str) -> StopError:
        return StopError(problem(code, self._position(mark), message, mend))

    def _position(self, mark: Any) -> Position:
        if isinstance(mark, Mark):
            return Position(self.path, mark.line, mark.column, mark.length)
        return Position(self.path, mark.line + 1, mark.column + 1)


_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
