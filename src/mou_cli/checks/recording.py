"""A record that is to be added: the data as it would be with it, and what it would bring in."""

from collections import Counter
from dataclasses import dataclass

from mou_cli.checks.validation import Validation, validate
from mou_cli.errors import UsageError
from mou_cli.model.kinds import MOU_PATH
from mou_cli.problems import Problem, Severity
from mou_cli.trees import Tree
from mou_cli.trees.layered import with_file


@dataclass(frozen=True, slots=True)
class PreparedRecord:
    """A record that is checked and not yet written.

    Attributes:
        path: The file that it goes into.
        data: All bytes of that file.
        tree: The files as they would be with it.
        problems: What it adds to what `mou validate` finds.
    """

    path: str
    data: bytes
    tree: Tree
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The errors that it would bring into the data."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def is_wrong(self) -> bool:
        """Whether it would bring an error into the data."""
        return bool(self.errors)

    @property
    def files(self) -> dict[str, bytes]:
        """What is to be written."""
        return {self.path: self.data}


def validate_to_record(tree: Tree) -> Validation:
    """Check every data file of `tree`, to which a record is to be added.

    Raises:
        UsageError: There is no agreement here that the record could be about, or more data than is
            looked through.
    """
    if not tree.has(MOU_PATH):
        raise UsageError(
            f"There is no `{MOU_PATH}` here, so there is nothing to record",
            "Go to the folder that holds `data/`, or name it with `-C FOLDER`; of a bare "
            "repository make a clone",
        )
    found = validate(tree)
    for each in found.problems:
        if each.code == "FIL005":
            raise UsageError(f"{each.message} ({each.position.path})", "Run `mou validate`")
    return found


def prepare_record(before: Validation, path: str, data: bytes) -> PreparedRecord:
    """Check a record where it will stand. Nothing is written.

    Args:
        before: What was found without it.
        path: The file that it goes into.
        data: All bytes of that file.
    """
    tree = with_file(before.repository.tree, path, data)
    added = problems_added(before.problems, validate(tree).problems)
    return PreparedRecord(path, data, tree, added)


def problems_added(before: tuple[Problem, ...], after: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the Problems that were not there before, wherever on the page they stood."""
    known = Counter(map(_alike, before))
    found = []
    for problem in after:
        known[_alike(problem)] -= 1
        if known[_alike(problem)] < 0:
            found.append(problem)
    return tuple(found)


def _alike(problem: Problem) -> tuple[str, str, str]:
    """Return what stays of a Problem where lines are put in above it."""
    return problem.code, problem.position.path, problem.message
