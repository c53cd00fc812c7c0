"""`mou deadlines`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from mou_cli.cli.dates import day_of
from mou_cli.cli.faces import Face, put
from mou_cli.cli.settings import settings_of


class DeadlinesFace(Face):
    """How deadlines are written."""

    TEXT = "text", "people", "output.deadlines.text:deadlines_as_text"
    JSON = "json", "for programs", "output.deadlines.json:deadlines_as_json"
    ICS = "ics", "for a calendar", "output.deadlines.calendar:deadlines_as_calendar"


def deadlines(
    context: typer.Context,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id.")],
    face: Annotated[DeadlinesFace, DeadlinesFace.option()] = DeadlinesFace.TEXT,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Say how each stands on a day: 2021-06-24."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Write to this file instead of printing."),
    ] = None,
) -> int:
    """Count back from a report's meeting: what is due when, and on whose authority."""
    from mou_cli.checks.validation import source_lines
    from mou_cli.operations.deadlines import deadlines as operation
    from mou_cli.output.problems.text import problems_as_text

    settings = settings_of(context)
    tree = settings.tree()
    result = operation(tree, report, day_of(as_of))
    if result.found is None:
        colour = settings.colour(sys.stderr)
        typer.echo(problems_as_text(result.problems, source_lines(tree), colour=colour), err=True)
        typer.echo("\nNothing was counted. More: mou validate", err=True)
        return 1
    written = face.write(result.found)
    put(written if isinstance(written, bytes) else f"{written}\n", output)
    return 0
