"""The Repository: the loaded data of one MoU, and where each value of it was written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from mou_cli.model.base import Model, nested
from mou_cli.model.decision import Decision
from mou_cli.model.house_style import HouseStyle
from mou_cli.model.mou import Mou
from mou_cli.model.outcomes import DomainOutcomes
from mou_cli.model.partner import Partner
from mou_cli.model.principles import Principle, Principles
from mou_cli.model.report import Report
from mou_cli.model.version import Version
from mou_cli.problems import Position
from mou_cli.prose import Prose
from mou_cli.text_lines import text_lines
from mou_cli.trees import Tree
from mou_cli.yaml_builder import Mark


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file that was loaded: its path, the name of its kind, its model, and its marks."""

    path: str
    kind: str
    model: Model
    mark: Mark


OF_COUNCILS = ("report", "house-style", "decision")
"""Kinds of files that are about the agreement, and no part of it."""


@dataclass(frozen=True)
class Repository:
    """All data that could be read.

    Attributes:
        tree: Where the files come from.
        files: The files that were loaded, by path.
        broken: Paths of files of a known kind that could not be loaded.
        mou: The agreement; None if its file is missing or broken.
        partners: Organisations by id.
        principle_list: The principles; None if there is no file.
        outcomes: Outcomes by the key of their domain.
        versions: Versions by name.
        reports: Committee reports by id.
        house_styles: House styles by id, the package's own where reports name them.
        decisions: Decisions by id.
        packaged: Files of the package that the data names, by path.
    """

    tree: Tree
    files: Mapping[str, DataFile]
    broken: frozenset[str] = frozenset()
    mou: Mou | None = None
    partners: Mapping[str, Partner] = field(default_factory=dict)
    principle_list: Principles | None = None
    outcomes: Mapping[str, DomainOutcomes] = field(default_factory=dict)
    versions: Mapping[str, Version] = field(default_factory=dict)
    reports: Mapping[str, Report] = field(default_factory=dict)
    house_styles: Mapping[str, HouseStyle] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    packaged: Mapping[str, DataFile] = field(default_factory=dict)

    @property
    def principles(self) -> tuple[Principle, ...]:
        """The principles in order; empty if there are none."""
        return self.principle_list.principles if self.principle_list else ()

    @property
    def version_in_force(self) -> Version | None:
        """The latest version that is in force."""
        in_force = [v for v in self.versions.values() if v.state == "in-force"]
        return max(in_force, key=lambda v: (v.date.first, v.version), default=None)

    @cached_property
    def objects(self) -> tuple[Model, ...]:
        """Every model of every file. Most checks look at them all, so they are walked once."""
        return tuple(model for file in self.files.values() for model in nested(file.model))

    @cached_property
    def agreement_objects(self) -> tuple[Model, ...]:
        """Every model of the agreement alone, without what councils write about it."""
        files = (file for file in self.files.values() if file.kind not in OF_COUNCILS)
        return tuple(model for file in files for model in nested(file.model))

    @cached_property
    def proses(self) -> tuple[tuple[Model, str, Prose], ...]:
        """Every prose field of every file with its object and its name."""
        return tuple(_proses(self.objects))

    @cached_property
    def agreement_proses(self) -> tuple[tuple[Model, str, Prose], ...]:
        """The prose fields of the agreement alone, without what councils write about it."""
        return tuple(_proses(self.agreement_objects))

    def where(self, model: Model, name: str = "", *inside: str | int) -> Position:
        """Return where a value was written.

        Args:
            model: An object of this repository.
            name: One of its fields; left out, the place of the object itself. A field that is not
                in the file stands where its object begins.
            inside: Keys and indexes of a value inside that field.
        """
        path, mark = self._marks[id(model)]
        child = mark.children.get(_written(model, name)) if name else None
        found = child or mark
        for part in inside:
            found = found.children.get(part, found)
        return Position(path, found.line, found.column, found.length)

    def style(self, model: Model, name: str) -> str:
        """Return how a field was written: `|`, `>`, `plain` …; empty if it was not."""
        child = self._marks[id(model)][1].children.get(_written(model, name))
        return child.style if child else ""

    def where_key(self, model: Model, name: str, key: str) -> Position:
        """Return where the key of an entry of a mapping field was written."""
        path, mark = self._marks[id(model)]
        entry = mark.children[_written(model, name)].children[key]
        line, column, length = entry.key or (entry.line, entry.column, entry.length)
        return Position(path, line, column, length)

    def where_words(self, model: Model, name: str, line: int, words: str) -> Position:
        """Return where words of a prose field stand.

        Args:
            model: An object of this repository.
            name: Its field.
            line: The line within the text, counted from 0.
            words: The words; empty for the first character of the line.
        """
        start = self.where(model, name)
        literal = self.style(model, name) == "|"
        number = start.line + 1 + line if literal else start.line
        lines = text_lines(self.tree.read(start.path).decode("utf-8-sig", "replace"))
        source = lines[number - 1] if number <= len(lines) else ""
        indent = len(source) - len(source.lstrip()) if literal else start.column - 1
        column = source.find(words, indent) if words else indent
        if column >= 0:
            return Position(start.path, number, column + 1, max(1, len(words)))
        return Position(start.path, number, indent + 1) if literal else start

    @cached_property
    def _marks(self) -> dict[int, tuple[str, Mark]]:
        """The mark of every object, by identity; built when the first position is asked for."""
        found: dict[int, tuple[str, Mark]] = {}
        for file in (*self.files.values(), *self.packaged.values()):
            _index(file.model, file.mark, file.path, found)
        return found


def proses_of(root: Model) -> Iterator[tuple[Model, str, Prose]]:
    """Yield every prose field inside `root` with its object and its name."""
    yield from _proses(nested(root))


def _proses(models: Iterable[Model]) -> Iterator[tuple[Model, str, Prose]]:
    for model in models:
        for name, value in model:
            if isinstance(value, Prose):
                yield model, name, value


def _written(model: Model, name: str) -> str:
    return type(model).model_fields[name].alias or name


def _index(value: object, mark: Mark, path: str, found: dict[int, tuple[str, Mark]]) -> None:
    if isinstance(value, Model):
        found[id(value)] = (path, mark)
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
            _index(inner, child, path, found)
