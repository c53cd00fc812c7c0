"""`mou status`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from mou_cli.cli.dates import as_of as date_of
from mou_cli.cli.faces import Face, put
from mou_cli.cli.settings import settings_of


class StatusFace(Face):
    """How a status is written."""

    TEXT = "text", "a terminal", "output.status.text:status_as_text", "whole", "colour"
    MARKDOWN = "markdown", "a page", "output.status.markdown:status_as_markdown"
    JSON = "json", "programs", "output.status.json:status_as_json"
    HTML = "html", "a site", "output.status.html:status_as_html", "tree"


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
    face: Annotated[StatusFace, StatusFace.option()] = StatusFace.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write here instead.")
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 1 if something is due, for a scheduled job.")
    ] = False,
) -> int:
    """Show who has signed what, and what is due; on whose authority, and what has moved since."""
    from mou_cli.operations.status import status as operation

    settings = settings_of(context)
    found = operation(settings.git(), date_of(as_of))
    colour = output is None and settings.colour(sys.stdout)
    put(face.write(found, whole=whole, colour=colour, tree=settings.tree()), output)
    return 1 if exit_code and found.is_something_due else 0
