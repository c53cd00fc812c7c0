"""A record that is to be added: the data as it would be with it, and what it would bring in."""

from collections import Counter
from dataclasses import dataclass

from mou_cli.checks.validation import Validation, validate
from mou_cli.errors import UsageError
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
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
        before: Its bytes as they were read; None where there was no such file.
        tree: The files as they would be with it.
        problems: What it adds to what `mou validate` finds.
    """

    path: str
    data: bytes
    before: bytes | None
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


def check_has_happened(when: Blank | PartialDate, today: PartialDate | None) -> None:
    """Refuse a record of what is still to come.

    Args:
        when: Its date.
        today: The day; None where nobody says.

    Raises:
        UsageError: The date is certainly later than the day.
    """
    if today is not None and isinstance(when, PartialDate) and today.certainly_before(when):
        raise UsageError(
            f"`--date`: {when.printed} is still to come: by this machine's clock it is "
            f"{today.printed}",
            "Give the day on which it happened; what is still to come is recorded when it has",
        )


def prepare_record(
    without: Validation, path: str, data: bytes, before: bytes | None
) -> PreparedRecord:
    """Check a record where it will stand. Nothing is written.

    Args:
        without: What was found without it.
        path: The file that it goes into.
        data: All bytes of that file.
        before: Its bytes as they were read; None where there was no such file.
    """
    tree = with_file(without.repository.tree, path, data)
    added = problems_added(without.problems, validate(tree).problems)
    return PreparedRecord(path, data, before, tree, added)


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
