"""`mou calendar`."""

from pathlib import Path
from typing import Annotated

import typer

from mou_cli.cli.refusal import say_errors
from mou_cli.cli.settings import settings_of
from mou_cli.english import counted


def calendar(
    context: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="FILE", help="Write to this file instead of printing; - prints."
        ),
    ] = None,
) -> int:
    """Write every date as a calendar file: reviews, meetings, deadlines, notice and the end."""
    from mou_cli.files.writing import write_files
    from mou_cli.operations.calendar import calendar as operation
    from mou_cli.output.calendar.file import calendar_file

    settings = settings_of(context)
    found = operation(settings.tree())
    if found.problems:
        return say_errors(settings, found.problems, "Nothing was written. More: mou validate")
    data = calendar_file(found.title, found.events)
    if output is None or str(output) == "-":
        typer.echo(data, nl=False)
        return 0
    for path in write_files(output.parent, {output.name: data}):
        typer.echo(path)
    count = len(found.events)
    typer.echo(counted(count, "event"), err=True)
    return 0
