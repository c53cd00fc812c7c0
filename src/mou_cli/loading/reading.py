"""The bytes of one file -> what it holds, and what is wrong with it."""

from dataclasses import dataclass

from pydantic import ValidationError

from mou_cli.about import __version__
from mou_cli.loading.marks import DataFile
from mou_cli.model.kinds import MOU_PATH, FileKind
from mou_cli.model.mou import SCHEMA
from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem
from mou_cli.yaml_files.nodes import mark_of, read_yaml


@dataclass(frozen=True, slots=True)
class Parsed:
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
        self._parsed: dict[tuple[str, str], Parsed] = {}

    def get(self, path: str, content: str) -> Parsed | None:
        """Return what a file with this content gave, if it was loaded before."""
        found = self._parsed.pop((path, content), None)
        if found is not None:
            self._parsed[path, content] = found
        return found

    def keep(self, path: str, content: str, parsed: Parsed) -> None:
        """Keep in mind what a file gave."""
        self._parsed[path, content] = parsed
        self._size += parsed.size
        while self._most is not None and self._size > self._most:
            self._size -= self._parsed.pop(next(iter(self._parsed))).size


def read_file(kind: FileKind, path: str, data: bytes) -> Parsed:
    """Read and validate one file.

    Args:
        kind: Its kind.
        path: Where it stands.
        data: Its bytes.
    """
    nodes = read_yaml(data, path)
    found = list(nodes.problems)
    if nodes.value is None:
        return Parsed(None, tuple(found), len(data))
    newer = _newer(nodes.value, data, path)
    if newer is not None:
        return Parsed(None, (*found, newer), len(data))
    try:
        model = kind.model.model_validate(nodes.value)
    except ValidationError as error:
        from mou_cli.loading.model_problems import problems_of

        found.extend(problems_of(error, kind.model, mark_of(data, path), path))
        return Parsed(None, tuple(found), len(data))
    return Parsed(DataFile(path, kind.name, model, data, nodes.mark), tuple(found), len(data))


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
    parts = version.split(".")[:3]
    return tuple(int(part[:9]) for part in parts if part.isascii() and part.isdigit())
