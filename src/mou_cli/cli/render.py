"""`mou render`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mou_cli.cli.settings import Settings, settings_of

if TYPE_CHECKING:
    from mou_cli.operations.documents import Document
    from mou_cli.operations.render import Rendering
    from mou_cli.trees import DiskTree


def render(
    context: typer.Context,
    documents: Annotated[
        list[str] | None,
        typer.Argument(metavar="[DOCUMENT]...", help="Documents: mou, or a report; none for mou."),
    ] = None,
    formats: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMATS", help="Separated by commas; else all: html,md,pdf."
        ),
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FOLDER", help="Where to write; else `build`."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every document: the agreement and all reports.")
    ] = False,
    house_style: Annotated[
        str | None,
        typer.Option("--house-style", metavar="NAME", help="Lay reports out in another style."),
    ] = None,
    exempt: Annotated[
        bool,
        typer.Option("--exempt", help="With exempt texts: not for publication. Refused in CI."),
    ] = False,
    draft: Annotated[
        bool, typer.Option("--draft", help="Render in spite of errors, marked as a draft.")
    ] = False,
) -> int:
    """Write the documents."""
    from mou_cli.operations.render import render as operation
    from mou_cli.operations.render import write_rendering
    from mou_cli.operations.reports import Edition

    settings = settings_of(context)
    tree = settings.tree()
    names = [name.strip() for name in formats.split(",") if name.strip()]
    rendering = operation(
        tree,
        documents or [],
        names,
        draft=draft,
        everything=everything,
        edition=Edition(house_style=house_style, exempt=exempt),
    )
    _report(settings, tree, rendering)
    if not rendering.files:
        drafted = rendering.validation.repository.mou is not None
        more = " To see it all the same: mou render --draft" if drafted else ""
        typer.echo(f"Nothing was written.{more}", err=True)
        return 1
    for path in write_rendering(rendering, output or _build_folder(tree)):
        typer.echo(_nearby(path))
    for document in rendering.documents:
        name = "This" if len(rendering.documents) == 1 else f"`{document.name}`"
        typer.echo(f"{name} is {_standing(document)}", err=True)
    return 0


def _standing(document: "Document") -> str:
    """Say what a document is: a version, a draft, a report."""
    if document.other_words:
        return "a draft: the repository's own templates print other words than the signed text"
    if document.paper.version:
        return f"version {document.paper.version}"
    if document.paper.published:
        return f"a report: {document.paper.published}"
    return "a draft; its text is no version" if document.name == "mou" else "a draft of a report"


def _report(settings: Settings, tree: "DiskTree", rendering: "Rendering") -> None:
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


def _build_folder(tree: "DiskTree") -> Path:
    """Return `build`, which may be no link: it comes with the repository and may lead anywhere."""
    from mou_cli.errors import EnvironmentFaultError

    folder = tree.root / "build"
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
