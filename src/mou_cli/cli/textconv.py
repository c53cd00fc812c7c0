"""`mou textconv`."""

from pathlib import Path
from typing import Annotated

import typer


def textconv(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A data file, or git's copy of it.")],
) -> int:
    """Print a data file as prose, for git's own diffs; see docs/comparing.md."""
    from mou_cli.errors import EnvironmentFaultError
    from mou_cli.output.data_file.prose import data_as_prose

    try:
        data = file.read_bytes()
    except OSError as error:
        raise EnvironmentFaultError(
            f"`{file}` cannot be read: {error.strerror}", "Name a data file"
        ) from None
    typer.echo(data_as_prose(data), nl=False)
    return 0
