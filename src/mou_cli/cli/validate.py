"""`mou validate`."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from mou_cli.cli.settings import settings_of


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
) -> int:
    """Check every file of the repository. Nothing is changed."""
    from mou_cli.operations.validate import source_lines
    from mou_cli.operations.validate import validate as operation
    from mou_cli.output.problems import problems_as_json, problems_as_text, summary
    from mou_cli.problems import Severity

    settings = settings_of(context)
    tree = settings.tree()
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
