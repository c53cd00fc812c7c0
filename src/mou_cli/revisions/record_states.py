"""What files of records held, state by state; each record is parsed once, however many have it.

A file of signatures grows by a record with each commit. So it is cut where a new item of its list
begins, and each piece is read by itself. Every piece reads by itself only where no quotation mark
or bracket is open at a cut, so together they say what the file says; else the file is read whole.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from mou_cli.changes.values import normal
from mou_cli.git.faults import too_large
from mou_cli.git.objects import Objects
from mou_cli.loading.reading import read_file
from mou_cli.model.base import Model
from mou_cli.model.kinds import DECISIONS, REVIEWS, SIGNATURES, VERSIONS, FileKind
from mou_cli.model.signatures import Signatures
from mou_cli.trees import MAX_FILE_BYTES

RECORD_KINDS = (SIGNATURES, DECISIONS, REVIEWS, VERSIONS)

MOST_READ = 1_000_000_000
"""Bytes of earlier states that are read: 5,000 commits to a file of 200 KB are as many."""

MOST_PARSED = 60_000_000
"""Bytes of them that are parsed: 40,000 records, each of which was changed once."""

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?(?:#[^\n]*\n|\r?\n)*signatures:[ \r]*\n(?= *- )")
_ITEM = re.compile(rb" *- ")

Token = tuple[int, int]
"""A record: the number of what it says, and which of several in one file that say the same."""

State = tuple[Token, ...]
"""The records of a file in order."""


class RecordStates:
    """Reads states of files of records."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._blobs: dict[tuple[str, str], State | None] = {}
        self._parsed: dict[tuple[str, bytes], tuple[int, ...] | None] = {}
        self._numbers: dict[str, int] = {}
        self._models: list[Model] = []
        self._bytes_read = 0
        self._bytes_parsed = 0

    def read(self, wanted: Iterable[tuple[str, str]]) -> None:
        """Read states of files.

        Args:
            wanted: The path and the blob of each.

        Raises:
            EnvironmentFaultError: There is too much of them.
        """
        files = [each for each in dict.fromkeys(wanted) if each not in self._blobs]
        found = self._objects.many([blob for _, blob in files], MAX_FILE_BYTES)
        for (path, blob), held in zip(files, found, strict=True):
            self._bytes_read = _within(MOST_READ, self._bytes_read + (held.size if held else 0))
            # Of a larger file nothing is given, and no file with nothing in it can be read.
            self._blobs[path, blob] = self.state_of(path, held.data) if held else None

    def of(self, path: str, blob: str) -> State | None:
        """Return what a file held that was read; None where it could not be."""
        return self._blobs[path, blob] if blob else ()

    def model(self, token: Token) -> Model:
        """Return the record that a token stands for."""
        return self._models[token[0]]

    def state_of(self, path: str, data: bytes) -> State | None:
        """Return what a file holds; None where it cannot be read."""
        kind = kind_of(path)
        numbers = () if kind is None else self._numbers_in(kind, path, data)
        return None if numbers is None else tuple(_tokens(numbers))

    def _numbers_in(self, kind: FileKind, path: str, data: bytes) -> tuple[int, ...] | None:
        found: list[int] = []
        for piece in _pieces(data) if kind is SIGNATURES else (data,):
            numbers = self._parse(kind, path, piece)
            if numbers is None:
                return self._parse(kind, path, data)
            found += numbers
        return tuple(found)

    def _parse(self, kind: FileKind, path: str, data: bytes) -> tuple[int, ...] | None:
        """Return the numbers of the records in a file, or in a piece of one."""
        known = kind.name, data
        if known not in self._parsed:
            self._bytes_parsed = _within(MOST_PARSED, self._bytes_parsed + len(data))
            file = read_file(kind, path, data).file
            self._parsed[known] = (
                tuple(map(self._number, _records(file.model))) if file is not None else None
            )
        return self._parsed[known]

    def _number(self, model: Model) -> int:
        """Return the number of what a record says; its layout in the file means nothing."""
        number = self._numbers.setdefault(repr(normal(model)), len(self._models))
        if number == len(self._models):
            self._models.append(model)
        return number


def kind_of(path: str) -> FileKind | None:
    """Return the kind of a file that holds records; None for every other file."""
    return next((kind for kind in RECORD_KINDS if kind.stem(path) is not None), None)


def _records(model: Model) -> tuple[Model, ...]:
    return model.signatures if isinstance(model, Signatures) else (model,)


def _pieces(data: bytes) -> Iterator[bytes]:
    """Cut a file of signatures before each item of its list; it may be one piece."""
    head = _HEAD.match(data)
    if head is None:
        yield data
        return
    begin = _ITEM.match(data, head.end())
    item = begin.group() if begin else b""
    rest = data[head.end() + len(item) :].split(b"\n" + item)
    yield from (b"signatures:\n" + item + piece.removesuffix(b"\n") + b"\n" for piece in rest)


def _tokens(numbers: Iterable[int]) -> Iterator[Token]:
    seen: Counter[int] = Counter()
    for number in numbers:
        seen[number] += 1
        yield number, seen[number]


def _within(most: int, size: int) -> int:
    if size > most:
        raise too_large(f"The history of the records has more than {most:,} bytes")
    return size
