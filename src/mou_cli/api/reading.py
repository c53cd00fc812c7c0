"""`load` and `validate`."""

from pathlib import Path

from mou_cli.api.folders import files_at
from mou_cli.checks import validation
from mou_cli.checks.validation import Validation
from mou_cli.loading import Loaded, loader


def load(folder: str | Path, at: str | None = None) -> Loaded:
    """Read the data, without checking more than that it can be read.

    Args:
        folder: The folder that holds `data/`.
        at: A version, tag, branch, commit or date (`@2020-04-01`); without it, the files on disk.

    Raises:
        UsageError: There is no such folder or revision.
        EnvironmentFaultError: A revision was named, and there is no git or no repository.
    """
    with files_at(folder, at) as tree:
        return loader.load(tree)


def validate(folder: str | Path, at: str | None = None) -> Validation:
    """Check every data file, as `mou validate` does.

    Args:
        folder: The folder that holds `data/`.
        at: A version, tag, branch, commit or date (`@2020-04-01`); without it, the files on disk.

    Raises:
        UsageError: There is no such folder or revision.
        EnvironmentFaultError: A revision was named, and there is no git or no repository.
    """
    with files_at(folder, at) as tree:
        return validation.validate(tree)
