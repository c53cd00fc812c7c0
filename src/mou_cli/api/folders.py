"""The folder that a caller names, as files and as git."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mou_cli.errors import UsageError
from mou_cli.git import Git
from mou_cli.revisions.opening import revisions_of
from mou_cli.trees import DiskTree, Tree


def git_in(folder: str | Path) -> Git:
    """Return git in a folder, which counts more than what a hook's environment says.

    Raises:
        UsageError: There is no such folder.
    """
    return Git(_existing(folder), named=True)


@contextmanager
def files_at(folder: str | Path, at: str | None, *, with_templates: bool = False) -> Iterator[Tree]:
    """Give the files of a folder as they stand, or as they were at a revision.

    Args:
        folder: The folder that holds `data/`.
        at: A version, tag, branch, commit or date (`@2020-04-01`); none for the files on disk.
        with_templates: Take today's templates: a text of then is printed as all are now.

    Raises:
        UsageError: There is no such folder or revision.
        EnvironmentFaultError: There is no git or no repository for a revision to be in.
    """
    root = _existing(folder)
    if at is None:
        yield DiskTree(root)
        return
    with revisions_of(Git(root, named=True)) as revisions:
        _, tree = revisions.files_at(at, with_templates=with_templates)
        yield tree


def _existing(folder: str | Path) -> Path:
    root = Path(folder)
    if not root.is_dir():
        raise UsageError(f"There is no folder `{folder}`", "Name the folder that holds `data/`")
    return root
