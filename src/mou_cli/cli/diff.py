"""`mou diff`."""

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mou_cli.cli.settings import settings_of
from mou_cli.errors import UsageError

if TYPE_CHECKING:
    from mou_cli.changes.comparison import Comparison
    from mou_cli.revisions.revisions import Revisions


class Format(StrEnum):
    """How changes are written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    JSON = "json"


def diff(
    context: typer.Context,
    base: Annotated[
        str | None,
        typer.Argument(
            metavar="[BASE]",
            help="A version, tag, branch, commit or date (@2020-04-01), or BASE...HEAD for where "
            "the two parted; none for the version in force.",
        ),
    ] = None,
    head: Annotated[
        str | None, typer.Argument(metavar="[HEAD]", help="Likewise; none for the working files.")
    ] = None,
    document: Annotated[
        str | None,
        typer.Option(
            "--document",
            metavar="ID",
            help="A report by its id; else the agreement. With the last commit, if no BASE is "
            "named.",
        ),
    ] = None,
    output_format: Annotated[
        Format,
        typer.Option(
            "--format",
            help="For a terminal, a comment, or programs; "
            "html and docx are the whole text as a redline.",
        ),
    ] = Format.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write here instead.")
    ] = None,
    only: Annotated[
        str,
        typer.Option(
            "--only",
            metavar="TOPICS",
            help="Separated by commas: parties, text, outcomes, terms, record.",
        ),
    ] = "",
    partner: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="PARTNER",
            help="What it last signed or approved against what it is asked to sign, or HEAD.",
        ),
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 1 if there are differences.")
    ] = False,
) -> int:
    """Show what changed between two texts of the agreement, or of a report."""
    from mou_cli.cli.dates import as_of
    from mou_cli.operations.diff import diff as operation
    from mou_cli.operations.diff import diff_for, topics_named
    from mou_cli.output.escaping.terminal import visible
    from mou_cli.revisions.revisions import revisions_of

    _must_have_a_file(output_format, output)
    settings = settings_of(context)
    topics = topics_named(only)
    report = None if document == "mou" else document
    if report is not None and partner is not None:
        raise UsageError(
            "`--for` compares the agreement, and `--document` names a report",
            "Take one of the two out",
        )
    colour = output is None and settings.colour(sys.stdout)
    with revisions_of(settings.git()) as revisions:
        if partner is None:
            comparison = operation(revisions, base, head, report, as_of=as_of(None))
        else:
            comparison = diff_for(revisions, partner, _head_alone(base, head), as_of=as_of(None))
        if topics:
            comparison = comparison.only(topics)
        text = _face(output_format, revisions, colour)(comparison)
    if output is None:
        typer.echo(text if output_format is Format.DOCX else text.decode(), nl=False)
    else:
        from mou_cli.files.writing import write_files

        for path in write_files(output.parent, {output.name: text}):
            typer.echo(path)
    if comparison.ground and output_format is Format.DOCX:
        typer.echo(visible(comparison.ground), err=True)  # a document has no room for it
    return 1 if exit_code and comparison.changes else 0


def _head_alone(first: str | None, second: str | None) -> str | None:
    """Return the later text that is named beside `--for`, which finds the earlier one itself."""
    if second is None and (first is None or ".." not in first):
        return first
    raise UsageError(
        "`--for` finds the earlier text itself, so no BASE stands beside it",
        "Name the later text alone: mou diff --for PARTNER HEAD",
    )


def _must_have_a_file(output_format: Format, output: Path | None) -> None:
    if output_format is Format.DOCX and output is None and sys.stdout.isatty():
        raise UsageError(
            "A Word document cannot be shown in a terminal",
            "Name a file for it: `--output changes.docx`",
        )


def _face(
    output_format: Format, revisions: "Revisions", colour: bool
) -> "Callable[[Comparison], bytes]":
    """Return what writes a format; each is imported only where it is wanted."""
    match output_format:
        case Format.TEXT:
            from mou_cli.output.changes.text import changes_as_text

            return lambda found: changes_as_text(found, colour=colour).encode()
        case Format.MARKDOWN:
            from mou_cli.output.changes.markdown import changes_as_markdown

            return lambda found: changes_as_markdown(found).encode()
        case Format.HTML:
            from mou_cli.operations.redline import places_of, redline_of
            from mou_cli.output.changes.html import changes_as_html

            return lambda found: redline_of(
                revisions, found, "html", changes_as_html(found, places_of(found))
            )
        case Format.DOCX:
            from mou_cli.operations.redline import redline_of

            return lambda found: redline_of(revisions, found, "docx")
        case Format.JSON:
            from mou_cli.output.changes.json import changes_as_json

            return lambda found: changes_as_json(found).encode()
