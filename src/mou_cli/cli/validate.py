"""`mou validate`."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from mou_cli.cli.settings import Settings, settings_of

if TYPE_CHECKING:
    from mou_cli.trees import Tree


class Format(StrEnum):
    """How Problems are written."""

    TEXT = "text"
    JSON = "json"


def validate(
    context: typer.Context,
    output_format: Annotated[
        Format, typer.Option("--format", help="For people, or for programs.")
    ] = Format.TEXT,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 for warnings too, not for errors alone.")
    ] = False,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="REVISION", help="Check a version, tag, branch or commit."),
    ] = None,
) -> int:
    """Check every file of the repository. Nothing is changed."""
    settings = settings_of(context)
    if at is None:
        return _validate(settings, settings.tree(), output_format, strict=strict)
    from mou_cli.revisions.revisions import revisions_of

    with revisions_of(settings.git()) as revisions:
        _, tree = revisions.files_at(at)
        return _validate(settings, tree, output_format, strict=strict)


def _validate(settings: Settings, tree: "Tree", output_format: Format, *, strict: bool) -> int:
    from mou_cli.checks.validation import source_lines
    from mou_cli.checks.validation import validate as operation
    from mou_cli.output.problems.text import problems_as_json, problems_as_text, summary
    from mou_cli.problems import Severity

    result = operation(tree)
    if output_format is Format.JSON:
        typer.echo(problems_as_json(result.problems, result.files))
    elif result.problems:
        colour = settings.colour(sys.stdout)
        typer.echo(problems_as_text(result.problems, source_lines(tree), colour=colour))
        typer.echo(err=True)
    if output_format is Format.TEXT:
        typer.echo(summary(result.problems, result.files), err=True)
    found = result.has(Severity.ERROR) or (strict and result.has(Severity.WARNING))
    return 1 if found else 0
