"""`mou diff`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from mou_cli.cli.faces import Face, put
from mou_cli.cli.settings import settings_of
from mou_cli.errors import UsageError


class ChangesFace(Face):
    """How changes are written."""

    TEXT = "text", "a terminal", "output.changes.text:changes_as_text", "colour"
    MARKDOWN = "markdown", "a comment", "output.changes.markdown:changes_as_markdown"
    HTML = "html", "", "operations.redline_faces:redline_as_html", "revisions"
    DOCX = "docx", "", "operations.redline_faces:redline_as_docx", "revisions"
    JSON = "json", "programs", "output.changes.json:changes_as_json"


def diff(
    context: typer.Context,
    base: Annotated[
        str | None,
        typer.Argument(
            metavar="[BASE]",
            help="A version, tag, branch, commit or date (@2020-04-01), or BASE...HEAD for where "
            "the two parted; none for the version in force. version:2019-03 and refs/heads/main "
            "are nothing else.",
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
    face: Annotated[
        ChangesFace, ChangesFace.option("html and docx are the whole text as a redline")
    ] = ChangesFace.TEXT,
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
    from mou_cli.revisions.opening import revisions_of

    _must_have_a_file(face, output)
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
        written = face.write(comparison, revisions=revisions, colour=colour)
    put(written, output)
    if comparison.ground and face is ChangesFace.DOCX:
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


def _must_have_a_file(face: ChangesFace, output: Path | None) -> None:
    if face is ChangesFace.DOCX and output is None and sys.stdout.isatty():
        raise UsageError(
            "A Word document cannot be shown in a terminal",
            "Name a file for it: `--output changes.docx`",
        )
