"""`mou status`."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mou_cli.cli.dates import as_of as date_of
from mou_cli.cli.settings import Settings, settings_of

if TYPE_CHECKING:
    from mou_cli.standing import Status


class Format(StrEnum):
    """How a status is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"


def status(
    context: typer.Context,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="Say how things stood on a day, in a month or a year; without it, today.",
        ),
    ] = None,
    whole: Annotated[
        bool,
        typer.Option(
            "--all", help="Show every participant, and each signature with its authority."
        ),
    ] = False,
    output_format: Annotated[
        Format, typer.Option("--format", help="For a terminal, a page, a site, or programs.")
    ] = Format.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write here instead.")
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 1 if something is due, for a scheduled job.")
    ] = False,
) -> int:
    """Show who has signed what, on whose authority, what has moved since, and what is due."""
    from mou_cli.operations.status import status as operation

    settings = settings_of(context)
    found = operation(settings.git(), date_of(as_of))
    colour = output is None and settings.colour(sys.stdout)
    text = _written(found, output_format, settings, whole=whole, colour=colour)
    if output is None:
        typer.echo(text, nl=False)
    else:
        from mou_cli.files.writing import write_files

        for path in write_files(output.parent, {output.name: text.encode()}):
            typer.echo(path)
    return 1 if exit_code and found.is_something_due else 0


def _written(
    found: "Status", output_format: Format, settings: Settings, *, whole: bool, colour: bool
) -> str:
    """Write a status; each face is imported only where it is wanted."""
    match output_format:
        case Format.TEXT:
            from mou_cli.output.status.text import status_as_text

            return status_as_text(found, whole=whole, colour=colour)
        case Format.MARKDOWN:
            from mou_cli.output.status.markdown import status_as_markdown

            return status_as_markdown(found)
        case Format.JSON:
            from mou_cli.output.status.json import status_as_json

            return status_as_json(found)
        case Format.HTML:
            from mou_cli.output.status.html import status_as_html

            return status_as_html(settings.tree(), found)
