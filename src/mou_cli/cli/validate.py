"""`mou validate`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from mou_cli.cli.faces import Face
from mou_cli.cli.settings import Settings, settings_of

if TYPE_CHECKING:
    from mou_cli.trees import Tree


class ProblemsFace(Face):
    """How Problems are written."""

    TEXT = "text", "people", "output.problems.text:problems_as_text", "line_of", "colour"
    JSON = "json", "for programs", "output.problems.json:problems_as_json", "files"


def validate(
    context: typer.Context,
    face: Annotated[ProblemsFace, ProblemsFace.option()] = ProblemsFace.TEXT,
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
        return _validate(settings, settings.tree(), face, strict=strict)
    from mou_cli.revisions.opening import revisions_of

    with revisions_of(settings.git()) as revisions:
        _, tree = revisions.files_at(at)
        return _validate(settings, tree, face, strict=strict)


def _validate(settings: Settings, tree: "Tree", face: ProblemsFace, *, strict: bool) -> int:
    from mou_cli.checks.validation import source_lines
    from mou_cli.checks.validation import validate as operation
    from mou_cli.problems import Severity
    from mou_cli.words.problems import summary_of_problems

    result = operation(tree)
    for_people = face is ProblemsFace.TEXT
    if result.problems or not for_people:
        lines, colour = source_lines(tree), settings.colour(sys.stdout)
        written = face.write(result.problems, line_of=lines, colour=colour, files=result.files)
        typer.echo(written)
    if for_people:
        if result.problems:
            typer.echo(err=True)
        typer.echo(summary_of_problems(result.problems, result.files), err=True)
    found = result.has(Severity.ERROR) or (strict and result.has(Severity.WARNING))
    return 1 if found else 0
