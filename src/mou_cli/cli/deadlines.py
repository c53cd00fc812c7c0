"""`mou deadlines`."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mou_cli.cli.dates import day_of
from mou_cli.cli.settings import settings_of

if TYPE_CHECKING:
    from mou_cli.deadlines.schedule import ReportDeadlines


class Format(StrEnum):
    """How deadlines are written."""

    TEXT = "text"
    JSON = "json"
    ICS = "ics"


def deadlines(
    context: typer.Context,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id.")],
    output_format: Annotated[
        Format, typer.Option("--format", help="For people, for programs, or for a calendar.")
    ] = Format.TEXT,
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
    from mou_cli.files.writing import write_files
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
    text = _formatted(result.found, output_format)
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_files(
            output.parent, {output.name: text if isinstance(text, bytes) else text.encode()}
        )
        typer.echo(output)
    return 0


def _formatted(found: "ReportDeadlines", output_format: Format) -> str | bytes:
    """Return a calendar file as bytes: its lines end as RFC 5545 says on every system."""
    from mou_cli.output.calendar.file import calendar_file
    from mou_cli.output.deadlines.text import (
        deadlines_as_events,
        deadlines_as_json,
        deadlines_as_text,
    )

    if output_format is Format.ICS:
        return calendar_file(found.title, deadlines_as_events(found))
    write = deadlines_as_json if output_format is Format.JSON else deadlines_as_text
    return f"{write(found)}\n"
