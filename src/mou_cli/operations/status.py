"""Tell who has signed what, with the texts of earlier versions from wherever they are kept."""

from mou_cli.git import Git
from mou_cli.loading import Loaded, load
from mou_cli.model.dates import PartialDate
from mou_cli.revisions.opening import revisions_if_any
from mou_cli.revisions.readable import readable
from mou_cli.revisions.revisions import Revisions
from mou_cli.revisions.texts import texts_of
from mou_cli.standing import Status, status_of
from mou_cli.trees import DiskTree


def status(git: Git, as_of: PartialDate) -> Status:
    """Return who has signed what on a day.

    Where there is no git, as in an unpacked ZIP, the texts of earlier versions are looked for in
    the working files and in `kept/` alone.

    Raises:
        UsageError: The data cannot be read.
    """
    with revisions_if_any(git) as revisions:
        if revisions is None:
            return _status(load(DiskTree(git.folder)), None, as_of)
        return status_in(revisions, as_of)


def status_in(revisions: Revisions, as_of: PartialDate) -> Status:
    """Return who has signed what on a day, in a repository that is open.

    Raises:
        UsageError: The data cannot be read.
    """
    return _status(revisions.load(revisions.now), revisions, as_of)


def _status(loaded: Loaded, revisions: Revisions | None, as_of: PartialDate) -> Status:
    repository, mou = readable(loaded, "the working text", "")
    return status_of(repository, mou, texts_of(repository, mou, revisions), as_of)
