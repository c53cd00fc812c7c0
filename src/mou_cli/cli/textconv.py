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
    from mou_cli.trees import MAX_FILE_BYTES

    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise EnvironmentFaultError(
            f"`{file}` cannot be read: {error.strerror}", "Name a data file"
        ) from None
    if len(data) > MAX_FILE_BYTES:
        typer.echo(f"The file is larger than {MAX_FILE_BYTES:,} bytes, and is not read")
        return 0
    typer.echo(data_as_prose(data), nl=False)
    return 0
