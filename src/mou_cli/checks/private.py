"""What is exempt from publication is kept outside git."""

from collections.abc import Iterator

from mou_cli.loading.file_problems import too_much
from mou_cli.loading.repository import Repository
from mou_cli.places import PRIVATE
from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem
from mou_cli.trees import TooMuchError


def check_private(repository: Repository) -> Iterator[Problem]:
    """Yield EXE001 for each file in `private/` that git keeps."""
    try:
        tracked = repository.tree.tracked(PRIVATE)
    except TooMuchError as error:
        yield too_much(error)
        return
    for path in tracked:
        yield problem(
            "EXE001",
            Position(path),
            "This file is in git, and so is published to all who share the repository",
            f"Take it out: `git rm --cached {path}`, and put `/private/` into `.gitignore`. "
            "What was pushed already is known; tell whoever is responsible",
        )
