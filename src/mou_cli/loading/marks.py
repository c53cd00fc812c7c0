"""Marks: where each value of the loaded files was written, line and column."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from mou_cli.model.base import Model
from mou_cli.problems import Position
from mou_cli.trees import Tree
from mou_cli.yaml_files.builder import Mark
from mou_cli.yaml_files.lines import text_lines
from mou_cli.yaml_files.nodes import mark_of


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file that was loaded.

    Attributes:
        path: Its path.
        kind: The name of its kind.
        model: What it says.
        data: Its bytes as they were read.
        mark: Its mark, if it is known; else one is made from `data` when a position is asked for.
    """

    path: str
    kind: str
    model: Model
    data: bytes
    mark: Mark | None = None


@dataclass(frozen=True)
class Marks:
    """Where the objects of files stand. Nothing is made before the first position is asked for.

    Attributes:
        objects: The files, each with every object in it.
        tree: Where the words of the files come from.
    """

    objects: Iterable[tuple[DataFile, tuple[Model, ...]]]
    tree: Tree

    def where(self, model: Model, name: str = "", *inside: str | int) -> Position:
        """Return where a value was written.

        Args:
            model: An object of this repository.
            name: One of its fields; left out, the place of the object itself. A field that is not
                in the file stands where its object begins.
            inside: Keys and indexes of a value inside that field.
        """
        path, mark = self._mark(model)
        child = mark.children.get(_written(model, name)) if name else None
        found = child or mark
        for part in inside:
            found = found.children.get(part, found)
        return Position(path, found.line, found.column, found.length)

    def style(self, model: Model, name: str) -> str:
        """Return how a field was written: `|`, `>`, `plain` …; empty if it was not."""
        child = self._mark(model)[1].children.get(_written(model, name))
        return child.style if child else ""

    def where_key(self, model: Model, name: str, key: str) -> Position:
        """Return where the key of an entry of a mapping field was written."""
        path, mark = self._mark(model)
        entry = mark.children[_written(model, name)].children[key]
        line, column, length = entry.key or (entry.line, entry.column, entry.length)
        return Position(path, line, column, length)

    def where_words(
        self, model: Model, name: str, line: int, words: str, *inside: str | int
    ) -> Position:
        """Return where words of a field stand.

        Args:
            model: An object of this repository.
            name: Its field.
            line: The line within the text, counted from 0.
            words: The words; empty for the first character of the line.
            inside: Keys and indexes of a value inside that field.
        """
        start = self.where(model, name, *inside)
        literal = self.style(model, name) == "|"
        number = start.line + 1 + line if literal else start.line
        lines = self._lines_of(start.path)
        source = lines[number - 1] if number <= len(lines) else ""
        indent = len(source) - len(source.lstrip()) if literal else start.column - 1
        column = source.find(words, indent) if words else indent
        if column >= 0:
            return Position(start.path, number, column + 1, max(1, len(words)))
        return Position(start.path, number, indent + 1) if literal else start

    def _mark(self, model: Model) -> tuple[str, Mark]:
        """Return the path and the mark of an object; a file's marks are made when one is needed."""
        file = self._file_of[id(model)]
        if file.path not in self._of_files:
            found: dict[int, Mark] = {}
            _index(file.model, file.mark or mark_of(file.data, file.path), found)
            self._of_files[file.path] = found
        return file.path, self._of_files[file.path][id(model)]

    def _lines_of(self, path: str) -> list[str]:
        if path not in self._lines:
            self._lines[path] = text_lines(self.tree.read(path).decode("utf-8-sig", "replace"))
        return self._lines[path]

    @cached_property
    def _lines(self) -> dict[str, list[str]]:
        """Lines of the files that Problems were found in: one file may have hundreds of them."""
        return {}

    @cached_property
    def _file_of(self) -> dict[int, DataFile]:
        """The file of every object, by the object's identity."""
        return {id(model): file for file, models in self.objects for model in models}

    @cached_property
    def _of_files(self) -> dict[str, dict[int, Mark]]:
        """For each file of which a position was asked for, the mark of every object."""
        return {}


def _written(model: Model, name: str) -> str:
    return _names(type(model))[name]


@cache
def _names(kind: type[Model]) -> dict[str, str]:
    """Return how a file writes the name of each field."""
    return {name: info.alias or name for name, info in kind.model_fields.items()}


def _index(value: object, mark: Mark, found: dict[int, Mark]) -> None:
    if isinstance(value, Model):
        found[id(value)] = mark
        items = [(_written(value, name), inner) for name, inner in value]
    elif isinstance(value, tuple):
        items = list(enumerate(value))  # type: ignore[arg-type]
    elif isinstance(value, dict):
        items = list(value.items())
    else:
        return
    for key, inner in items:
        child = mark.children.get(key)
        if child is not None:
            _index(inner, child, found)
