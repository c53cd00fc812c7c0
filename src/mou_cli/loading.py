"""Tree -> Repository and Problems. A broken file never stops the rest."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from mou_cli import __version__
from mou_cli.model.base import check_key
from mou_cli.model.kinds import KINDS, MOU_PATH, Kind
from mou_cli.model.mou import SCHEMA
from mou_cli.problems import Position, Problem
from mou_cli.repository import DataFile, Repository
from mou_cli.rules import problem
from mou_cli.trees import MAX_FILE_BYTES, Tree, UnreadableFileError, blob_id
from mou_cli.yaml_nodes import mark_of, read_yaml


@dataclass(slots=True)
class Loaded:
    """A Repository, and what is wrong with its files one by one."""

    repository: Repository
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class _Parsed:
    """What the bytes of one file gave: the file or nothing, and what is wrong with it."""

    file: DataFile | None
    problems: tuple[Problem, ...]
    size: int


class Known:
    """What files held that were loaded before, so that a file which did not change is parsed once.

    It goes by path and content. Of two equal files in one tree each has objects of its own, since
    `Repository.where` tells places by the identity of objects.
    """

    def __init__(self, most: int | None = None) -> None:
        """Begin with nothing.

        Args:
            most: How many bytes the files may have that are kept in mind; those that were asked
                for longest ago go first.
        """
        self._most = most
        self._size = 0
        self._parsed: dict[tuple[str, str], _Parsed] = {}

    def get(self, path: str, content: str) -> _Parsed | None:
        """Return what a file with this content gave, if it was loaded before."""
        found = self._parsed.pop((path, content), None)
        if found is not None:
            self._parsed[path, content] = found
        return found

    def keep(self, path: str, content: str, parsed: _Parsed) -> None:
        """Keep in mind what a file gave."""
        self._parsed[path, content] = parsed
        self._size += parsed.size
        while self._most is not None and self._size > self._most:
            self._size -= self._parsed.pop(next(iter(self._parsed))).size


def load(tree: Tree, known: Known | None = None) -> Loaded:
    """Read and validate every data file of `tree`.

    Args:
        tree: The files.
        known: What was loaded before; what is new is added to it.
    """
    loading = _Loading(tree, known)
    with _without_garbage_collection():
        for path in tree.files("data"):
            loading.add(path)
    if MOU_PATH not in loading.files and MOU_PATH not in loading.broken:
        loading.problems.append(
            problem(
                "FIL001",
                Position(MOU_PATH),
                "There is no `data/mou.yaml` here",
                "Go to the folder that holds `data/`, or name it with `-C FOLDER`",
            )
        )
    return Loaded(loading.repository(), loading.problems)


@dataclass(slots=True)
class _Loading:
    tree: Tree
    known: Known | None = None
    files: dict[str, DataFile] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    by_kind: dict[str, dict[str, Any]] = field(default_factory=lambda: {k.name: {} for k in KINDS})
    problems: list[Problem] = field(default_factory=list)

    def add(self, path: str) -> None:
        for kind in KINDS:
            stem = kind.stem(path)
            if stem is not None:
                self._load(kind, stem, path)
                return
        self.problems.append(
            problem(
                "FIL003",
                Position(path),
                "No kind of data is kept under this name",
                "Data files end in `.yaml`, in the folder of their kind; others go out of `data/`",
            )
        )

    def _load(self, kind: Kind, stem: str, path: str) -> None:
        file = self._read(kind, path) if self._may_be_called(kind, stem, path) else None
        if file is None:
            self.broken.add(path)
            return
        self.files[path] = file
        self.by_kind[kind.name][stem] = file.model

    def _read(self, kind: Kind, path: str) -> DataFile | None:
        try:
            parsed = self._parsed(kind, path)
        except UnreadableFileError as error:
            self.problems.append(
                problem(
                    "FIL002",
                    Position(path),
                    f"The file cannot be read: {error}",
                    f"Put a text file of at most {MAX_FILE_BYTES:,} bytes in its place",
                )
            )
            return None
        self.problems.extend(parsed.problems)
        return parsed.file

    def _parsed(self, kind: Kind, path: str) -> _Parsed:
        if self.known is None:
            return _parse(kind, path, self.tree.read(path))
        content = self.tree.content_id(path)
        found = self.known.get(path, content) if content else None
        if found is not None:
            return found
        data = self.tree.read(path)
        if content is None:
            content = blob_id(data)
            found = self.known.get(path, content)
        if found is None:
            found = _parse(kind, path, data)
            self.known.keep(path, content, found)
        return found

    def _may_be_called(self, kind: Kind, stem: str, path: str) -> bool:
        if not kind.stem_is_key:
            return True
        try:
            check_key(stem)
        except PydanticCustomError as error:
            context = error.context or {}
            self.problems.append(
                problem(
                    error.type,
                    Position(path),
                    context["message"],
                    f"Rename the file. {context['mend']}",
                )
            )
            return False
        return True

    def repository(self) -> Repository:
        return Repository(
            tree=self.tree,
            files=self.files,
            broken=frozenset(self.broken),
            mou=self.by_kind["mou"].get("mou"),
            partners=self.by_kind["partner"],
            principle_list=self.by_kind["principles"].get("principles"),
            outcomes=self.by_kind["outcomes"],
            versions=self.by_kind["version"],
        )


def _parse(kind: Kind, path: str, data: bytes) -> _Parsed:
    nodes = read_yaml(data, path)
    found = list(nodes.problems)
    if nodes.value is None:
        return _Parsed(None, tuple(found), len(data))
    newer = _newer(nodes.value, data, path)
    if newer is not None:
        return _Parsed(None, (*found, newer), len(data))
    try:
        model = kind.model.model_validate(nodes.value)
    except ValidationError as error:
        from mou_cli.model_problems import problems_of

        found.extend(problems_of(error, kind.model, mark_of(data, path), path))
        return _Parsed(None, tuple(found), len(data))
    return _Parsed(DataFile(path, model, data, nodes.mark), tuple(found), len(data))


def _newer(value: object, data: bytes, path: str) -> Problem | None:
    """Return a Problem if the file asks for a newer format or release than this."""
    if path != MOU_PATH or not isinstance(value, dict):
        return None
    schema, requires = value.get("schema"), value.get("requires")
    if isinstance(schema, int) and schema > SCHEMA:
        name, has = "schema", f"format {schema}; this release of mou reads up to {SCHEMA}"
    elif isinstance(requires, str) and _release(requires) > _release(__version__):
        name, has = "requires", f"mou {requires} or later; this is {__version__}"
    else:
        return None
    mark = mark_of(data, path).children[name]
    return problem(
        "SCH007",
        Position(path, mark.line, mark.column, mark.length),
        f"The data needs {has}",
        "Install a newer release: `pipx upgrade mou-cli`",
    )


def _release(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isascii() and part.isdigit())


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Nothing made while loading is garbage, and looking for it takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
