"""Problems: findings in somebody's data, as values."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MAX_PROBLEMS = 500
"""More are not told in one run: nobody reads them, and a file made to have them by the hundred
thousand would hold the command for minutes."""


class Severity(StrEnum):
    """How grave a Problem is. Only errors make a command exit 1 (warnings too with `--strict`)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file.

    Attributes:
        path: Path below the repository's root, with forward slashes.
        line: Line, counted from 1.
        column: Column in characters, counted from 1.
        length: How many characters the finding covers, at least 1.
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding.

    Attributes:
        code: The rule's code, as in `docs/rules.md`.
        severity: How grave it is.
        position: Where it is.
        message: What is wrong, one sentence without a full stop.
        mend: What to do about it.
    """

    code: str
    severity: Severity
    position: Position
    message: str
    mend: str


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return each Problem once, sorted by file, line, column, code and message."""
    return tuple(
        sorted(
            set(problems),
            key=lambda p: (
                p.position.path,
                p.position.line,
                p.position.column,
                p.code,
                p.message,
            ),
        )
    )
