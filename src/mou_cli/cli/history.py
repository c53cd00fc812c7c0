"""`mou history`."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from mou_cli.cli.settings import settings_of

if TYPE_CHECKING:
    from mou_cli.changes.text_history import TextHistory


class Format(StrEnum):
    """How a history is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def history(
    context: typer.Context,
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[KEY]",
            help="A section's key, or an address such as principle/be-ambitious; none for the "
            "whole text.",
        ),
    ] = None,
    output_format: Annotated[
        Format, typer.Option("--format", help="For a terminal, a page, or programs.")
    ] = Format.TEXT,
) -> int:
    """Show which commits changed the signed text, or one thing in it, and how."""
    from mou_cli.loading.reading import Known
    from mou_cli.operations.history import MOST_BYTES
    from mou_cli.operations.history import history as operation
    from mou_cli.revisions.revisions import revisions_of

    settings = settings_of(context)
    with revisions_of(settings.git(), Known(MOST_BYTES)) as revisions:
        found = operation(revisions, what)
    typer.echo(_written(found, output_format, colour=settings.colour(sys.stdout)), nl=False)
    return 0


def _written(found: "TextHistory", output_format: Format, *, colour: bool) -> str:
    if output_format is Format.JSON:
        from mou_cli.output.history.json import history_as_json

        return history_as_json(found)
    from mou_cli.output.history.text import history_as_markdown, history_as_text

    if output_format is Format.MARKDOWN:
        return history_as_markdown(found)
    return history_as_text(found, colour=colour)
