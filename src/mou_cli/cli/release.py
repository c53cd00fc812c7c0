"""`mou release`."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mou_cli.cli.one_at_a_time import one_at_a_time
from mou_cli.cli.settings import Settings, settings_of

if TYPE_CHECKING:
    from mou_cli.operations.release import Release


class ReleaseState(StrEnum):
    """The state of a version."""

    PROPOSED = "proposed"
    IN_FORCE = "in-force"
    WITHDRAWN = "withdrawn"


def release(
    context: typer.Context,
    version: Annotated[str, typer.Argument(metavar="VERSION", help="Its name, such as 2019-03.")],
    state: Annotated[
        ReleaseState,
        typer.Option("--state", help="Put to the parties, agreed, or taken back."),
    ] = ReleaseState.PROPOSED,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FOLDER", help="Where the documents go; else `build`."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check everything, and write nothing.")
    ] = False,
) -> int:
    """Record the committed text as a version: PDF and Word, digests, a commit and a tag."""
    settings = settings_of(context)
    folder = output or settings.root() / "build" / version
    with one_at_a_time(settings, dry_run=dry_run):
        return _release_alone(settings, version, state, folder, dry_run=dry_run)


def _release_alone(
    settings: Settings, version: str, state: ReleaseState, folder: Path, *, dry_run: bool
) -> int:
    from mou_cli.operations.release import carry_out, prepare
    from mou_cli.problems import Severity

    git = settings.git()
    found = prepare(git, version, state.value)
    if found.validation.has(Severity.ERROR):
        return _refuse(settings, found)
    if dry_run:
        _tell_what_would_be_done(found, folder)
        return 0
    for path in carry_out(git, found, folder):
        typer.echo(path)
    typer.echo(found.message, err=True)
    if found.commit:
        typer.echo(
            "An earlier run recorded it and ended before the tag, which is made now. "
            "Keep the documents that it wrote",
            err=True,
        )
    if found.files:
        typer.echo(
            "Keep the documents: their digests are on record, and a later release of pandoc "
            "cannot make the same bytes again",
            err=True,
        )
    if found.tag:
        typer.echo(f"Next: git push origin HEAD {found.tag}", err=True)
    return 0


def _tell_what_would_be_done(found: "Release", folder: Path) -> None:
    if not found.commit:
        for name in (*(folder / name for name in found.files), found.path):
            typer.echo(f"would write {name}")
        typer.echo(f"would commit: {found.message}")
    if found.tag:
        typer.echo(f"would tag: {found.tag}")


def _refuse(settings: Settings, found: "Release") -> int:
    from mou_cli.checks.validation import source_lines
    from mou_cli.output.problems.text import problems_as_text
    from mou_cli.problems import Severity

    grave = tuple(p for p in found.validation.problems if p.severity is Severity.ERROR)
    colour = settings.colour(sys.stderr)
    lines = source_lines(settings.tree())
    typer.echo(problems_as_text(grave, lines, colour=colour), err=True)
    typer.echo("\nNothing was recorded", err=True)
    return 1
