"""`mou history`."""

import sys
from typing import Annotated

import typer

from mou_cli.cli.faces import Face, put
from mou_cli.cli.settings import settings_of


class HistoryFace(Face):
    """How a history is written."""

    TEXT = "text", "a terminal", "output.history.text:history_as_text", "colour"
    MARKDOWN = "markdown", "a page", "output.history.markdown:history_as_markdown"
    JSON = "json", "programs", "output.history.json:history_as_json"


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
    face: Annotated[HistoryFace, HistoryFace.option()] = HistoryFace.TEXT,
) -> int:
    """Show which commits changed the text, and what is on record; or what became of one thing."""
    from mou_cli.loading.reading import Known
    from mou_cli.operations.history import MOST_BYTES
    from mou_cli.operations.history import history as operation
    from mou_cli.revisions.opening import revisions_of

    settings = settings_of(context)
    with revisions_of(settings.git(), Known(MOST_BYTES)) as revisions:
        found = operation(revisions, what)
    put(face.write(found, colour=settings.colour(sys.stdout)), None)
    return 0
