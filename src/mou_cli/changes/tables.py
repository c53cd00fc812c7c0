"""Tables of a section, before and after -> what changed, by row and column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from mou_cli.changes.matching import Match, match
from mou_cli.changes.plain import plain_cell
from mou_cli.changes.values import shortened
from mou_cli.prose.tree import Blocks, Cell, Row, Table

Told = tuple[str, str | None, str | None]
"""What of a table changed, how it read before, and how it reads now."""

TABLE = "table"
"""The word by which a change of a table is known: it stands in what each one is called."""


def compare_tables(old: Blocks, new: Blocks) -> Iterator[Told]:
    """Yield what changed in the tables of a text: columns, rows, and single cells."""
    before, after = (
        [block for block in blocks if isinstance(block, Table)] for blocks in (old, new)
    )
    several = max(len(before), len(after)) > 1
    for number, (was, now) in enumerate(_together(before, after)):
        which = f"{TABLE} {number + 1}" if several else f"the {TABLE}"
        if was is None or now is None:
            yield which.removeprefix("the "), _whole(was), _whole(now)
        elif was != now:
            yield from _Pair(was, now, which).changes()


def _together(
    old: Sequence[Table], new: Sequence[Table]
) -> Iterator[tuple[Table | None, Table | None]]:
    """Put tables together: of as many each with each, else those with the same columns."""
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    before, after = ([_texts(table.header) for table in tables] for tables in (old, new))
    for name, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if name == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield from ((table, None) for table in old[a:b])
            yield from ((None, table) for table in new[c:d])


@dataclass(frozen=True)
class _Pair:
    """A table before and after, and what it is called."""

    old: Table
    new: Table
    which: str

    def changes(self) -> Iterator[Told]:
        found = [*self._columns(), *self._rows(), *self._cells()]
        yield from found or [(f"the layout of {self.which}", None, None)]

    @cached_property
    def columns(self) -> Match["_Column"]:
        """The columns by their heading; one at its place, or with the same cells, is the same."""
        alike = len(self.old.header) == len(self.new.header)
        return match(
            _columns(self.old),
            _columns(self.new),
            lambda column: column.name,
            lambda was, now: was.cells == now.cells or (alike and was.number == now.number),
        )

    @cached_property
    def rows(self) -> Match[Row]:
        """The rows by their first cell; one whose other cells are the same is the same."""
        return match(self.old.rows, self.new.rows, _name, lambda was, now: was[1:] == now[1:])

    def _columns(self) -> Iterator[Told]:
        found = self.columns
        for column in found.removed.values():
            yield f"the column {column.called} of {self.which}", column.told(self.old), None
        for column in found.added.values():
            yield f"the column {column.called} of {self.which}", None, column.told(self.new)
        for was, now in found.both.values():
            if self.old.header[was.number] != self.new.header[now.number]:
                old, new = _as_they_differ(self.old.header[was.number], self.new.header[now.number])
                yield f"the heading of column {now.number + 1} of {self.which}", old, new
        if found.moved:
            yield f"the order of the columns of {self.which}", None, None

    def _rows(self) -> Iterator[Told]:
        found = self.rows
        for row in found.removed.values():
            yield f"the row {_called(row, self.old)} of {self.which}", _told(row, self.old), None
        for row in found.added.values():
            yield f"the row {_called(row, self.new)} of {self.which}", None, _told(row, self.new)
        if found.moved:
            yield f"the order of the rows of {self.which}", None, None

    def _cells(self) -> Iterator[Told]:
        for was, now in self.rows.both.values():
            row = f"the row {_called(now, self.new)} of {self.which}"
            for before, after in self.columns.both.values():
                if was[before.number] != now[after.number]:
                    old, new = _as_they_differ(was[before.number], now[after.number])
                    yield f"{after.called} in {row}", old or None, new or None


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its place, its heading and its cells."""

    number: int
    name: str
    cells: tuple[Cell, ...]

    @property
    def called(self) -> str:
        """What a reader calls it."""
        return f"“{shortened(self.name)}”" if self.name else f"{self.number + 1}"

    def told(self, table: Table) -> str:
        """Its cells, each with the name of its row."""
        told = (_with_name(_called(row, table), plain_cell(row[self.number])) for row in table.rows)
        return "; ".join(filter(None, told)) or "without words"


def _columns(table: Table) -> Iterator[_Column]:
    for number, cell in enumerate(table.header):
        yield _Column(number, plain_cell(cell), tuple(row[number] for row in table.rows))


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(plain_cell(cell) for cell in row)


def _name(row: Row) -> str:
    return plain_cell(row[0]) if row else ""


def _called(row: Row, table: Table) -> str:
    """Return what a reader calls a row: its first words, or its number."""
    name = next(filter(None, _texts(row)), "")
    return f"“{shortened(name)}”" if name else f"{table.rows.index(row) + 1}"


def _told(row: Row, table: Table) -> str:
    """Return what a row says, each cell with the name of its column."""
    cells = list(zip(_texts(table.header), _texts(row), strict=False))
    if len(cells) > 1 and _called(row, table) == f"“{cells[0][1]}”":
        cells = cells[1:]  # its name says it already
    told = "; ".join(filter(None, (_with_name(name, text) for name, text in cells)))
    return told or "without words"


def _with_name(name: str, text: str) -> str:
    return f"{name} “{text}”".strip() if text else ""


def _whole(table: Table | None) -> str | None:
    if table is None:
        return None
    rows = (", ".join(filter(None, _texts(row))) for row in (table.header, *table.rows))
    return "; ".join(filter(None, rows)) or "without words"


def _as_they_differ(old: Cell, new: Cell) -> tuple[str, str]:
    """Return two cells in plain words, and how they are set where that alone is different."""
    before, after = plain_cell(old), plain_cell(new)
    if before == after:
        return plain_cell(old, styled=True), plain_cell(new, styled=True)
    return before, after
