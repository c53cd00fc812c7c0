"""`mou render`."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mou_cli.cli.settings import Settings, settings_of

if TYPE_CHECKING:
    from mou_cli.operations.render import Rendering
    from mou_cli.trees import Tree


def render(
    context: typer.Context,
    documents: Annotated[
        list[str] | None,
        typer.Argument(metavar="[DOCUMENT]...", help="Documents; none for the agreement (mou)."),
    ] = None,
    formats: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMATS",
            help="Separated by commas; else all: html,md,docx,odt,pdf.",
        ),
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FOLDER", help="Where to write; else `build`."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Every document of the repository.")] = False,
    large_print: Annotated[
        bool,
        typer.Option("--large-print", help="In 18 point; the files are named `…-large-print`."),
    ] = False,
    draft: Annotated[
        bool, typer.Option("--draft", help="Render in spite of errors, marked as a draft.")
    ] = False,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="REVISION", help="Render a version, tag, branch or commit."),
    ] = None,
) -> int:
    """Write the documents."""
    settings = settings_of(context)
    names = [name.strip() for name in formats.split(",") if name.strip()]
    wish = Wish(documents or [], names, every, draft, large_print)
    if at is None:
        return _render(settings, settings.tree(), wish, output or _build_folder(settings))
    from mou_cli.operations.revisions import revisions_of

    with revisions_of(settings.git()) as revisions:
        revision, tree = revisions.files_at(at, with_templates=True)
        folder = output or _build_folder(settings) / revision.short
        return _render(settings, tree, wish, folder)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be rendered."""

    documents: list[str]
    formats: list[str]
    every: bool
    draft: bool
    large_print: bool


def _render(settings: Settings, tree: "Tree", wish: Wish, folder: Path) -> int:
    from mou_cli.operations.render import document_names, write_rendering
    from mou_cli.operations.render import render as operation
    from mou_cli.output.progress import progress

    wanted = document_names(tree) if wish.every else wish.documents
    with progress("Making the documents", shown=settings.colour(sys.stderr)) as made:
        rendering = operation(
            tree,
            wanted,
            wish.formats,
            draft=wish.draft,
            large_print=wish.large_print,
            made=made,
        )
    _report(settings, tree, rendering)
    if not rendering.files:
        drafted = rendering.validation.repository.mou is not None
        more = " To see it all the same: mou render --draft" if drafted else ""
        typer.echo(f"Nothing was written.{more}", err=True)
        return 1
    for path in write_rendering(rendering, folder):
        typer.echo(_nearby(path))
    kind = (
        f"version {rendering.version}" if rendering.version else "a draft; its text is no version"
    )
    if rendering.other_words:
        kind = "a draft: the repository's own templates print other words than the signed text"
    typer.echo(f"This is {kind}", err=True)
    return 0


def _report(settings: Settings, tree: "Tree", rendering: "Rendering") -> None:
    """Say what was found: all of it where errors stand in the way, else its number alone."""
    from mou_cli.operations.validate import source_lines
    from mou_cli.output.problems import problems_as_text, summary
    from mou_cli.problems import Severity

    found = rendering.validation
    grave = tuple(p for p in found.problems if p.severity is Severity.ERROR)
    if grave:
        colour = settings.colour(sys.stderr)
        typer.echo(problems_as_text(grave, source_lines(tree), colour=colour), err=True)
        typer.echo(err=True)
    if found.has(Severity.ERROR) or found.has(Severity.WARNING):
        typer.echo(summary(found.problems, found.files), err=True)


def _build_folder(settings: Settings) -> Path:
    """Return `build`, which may be no link: it comes with the repository and may lead anywhere."""
    from mou_cli.errors import EnvironmentFaultError

    folder = settings.tree().root / "build"
    if folder.is_symlink():
        raise EnvironmentFaultError(
            f"`{folder}` is a link to another folder", "Name the folder with `--output FOLDER`"
        )
    return folder


def _nearby(path: Path) -> str:
    """Return the path as seen from here, where that is shorter."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
