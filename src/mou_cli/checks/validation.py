"""Validate a repository."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain, islice

from mou_cli.checks import check, note_draft
from mou_cli.loading import load
from mou_cli.loading.repository import Repository
from mou_cli.places import PRIVATE, lies_in
from mou_cli.problems import MAX_PROBLEMS, Problem, Severity, in_order
from mou_cli.problems.rules import problem
from mou_cli.trees import Tree, UnreadableFileError
from mou_cli.yaml_files.lines import text_lines

EXEMPT = "[exempt]"
"""What stands in place of exempt text wherever something is told of it."""


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found.

    Attributes:
        repository: The data as far as it could be read.
        problems: All Problems in order.
        files: How many data files were looked at.
    """

    repository: Repository
    problems: tuple[Problem, ...]
    files: int

    def has(self, severity: Severity) -> bool:
        """Say whether there is a Problem of this severity."""
        return any(p.severity is severity for p in self.problems)


def validate(tree: Tree) -> Validation:
    """Check every data file of `tree`. Nothing is written."""
    loaded = load(tree)
    found = _first_of(chain(loaded.problems, check(loaded.repository)))
    mou = loaded.repository.mou
    if mou is not None and not any(p.severity is Severity.ERROR for p in found):
        found.extend(note_draft(loaded.repository, mou))
    problems = in_order(found)
    files = len(loaded.repository.files) + len(loaded.repository.broken)
    return Validation(loaded.repository, problems, files)


def _first_of(problems: Iterable[Problem]) -> list[Problem]:
    """Return as many Problems as are told, the last of them saying so where there are more."""
    found = list(islice(problems, MAX_PROBLEMS + 1))
    if len(found) > MAX_PROBLEMS:
        found[-1] = problem(
            "FIL004",
            found[-1].position,
            f"There are more than {MAX_PROBLEMS} problems, and the rest are not told",
            "Mend these, and run the check again",
        )
    return found


def source_lines(tree: Tree) -> Callable[[str, int], str]:
    """Return a function that gives one line of a file, or nothing where it cannot be read."""
    files: dict[str, list[str]] = {}

    def line(path: str, number: int) -> str:
        if lies_in(path, PRIVATE):
            return EXEMPT
        if path not in files:
            try:
                files[path] = text_lines(tree.read(path).decode("utf-8-sig", "replace"))
            except UnreadableFileError:
                files[path] = []
        lines = files[path]
        return lines[number - 1] if 0 < number <= len(lines) else ""

    return line
