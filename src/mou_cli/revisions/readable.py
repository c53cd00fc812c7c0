"""Data that can be compared: all of it could be read."""

from mou_cli.errors import UsageError
from mou_cli.loading import Loaded
from mou_cli.loading.repository import Repository
from mou_cli.model.mou import Mou
from mou_cli.problems import Severity


def readable(loaded: Loaded, name: str, at: str) -> tuple[Repository, Mou]:
    """Return data and its agreement, if all of it could be read.

    Args:
        loaded: The data.
        name: What the user calls it.
        at: What `mou validate` needs to find the same data.

    Raises:
        UsageError: A file cannot be read.
    """
    grave = [problem for problem in loaded.problems if problem.severity is Severity.ERROR]
    if grave or loaded.repository.mou is None:
        first = grave[0]
        place = f"{first.position.path}, line {first.position.line}"
        raise UsageError(
            f"The data of {name} cannot be read: {first.message} ({place})",
            f"All that is wrong with it: mou validate{at}",
        )
    return loaded.repository, loaded.repository.mou
