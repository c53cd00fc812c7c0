"""Opening a repository's revisions; git ends when they are closed."""

from collections.abc import Iterator
from contextlib import contextmanager

from mou_cli.errors import EnvironmentFaultError
from mou_cli.git import Git, GitRefusedError
from mou_cli.git.objects import Objects
from mou_cli.loading.reading import Known
from mou_cli.revisions.revisions import Revisions


@contextmanager
def revisions_of(git: Git, known: Known | None = None) -> Iterator[Revisions]:
    """Open a repository's revisions; git ends with the block.

    Raises:
        EnvironmentFaultError: There is no git or no repository, or git refuses it.
    """
    with Objects(git) as objects:
        yield Revisions(git, objects, known or Known())


@contextmanager
def revisions_if_any(git: Git) -> Iterator[Revisions | None]:
    """Open a repository's revisions; None where there is no git, as in an unpacked ZIP."""
    try:
        git.is_bare  # noqa: B018 - the first question to git tells whether it is there
    except (EnvironmentFaultError, GitRefusedError):
        yield None
        return
    with revisions_of(git) as revisions:
        yield revisions
