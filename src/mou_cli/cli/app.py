"""The commands, and the options that all of them share."""

from pathlib import Path
from typing import Annotated

import typer

from mou_cli.cli.calendar import calendar
from mou_cli.cli.deadlines import deadlines
from mou_cli.cli.diff import diff
from mou_cli.cli.explain import explain
from mou_cli.cli.history import history
from mou_cli.cli.keep import keep
from mou_cli.cli.release import release
from mou_cli.cli.render import render
from mou_cli.cli.review import review
from mou_cli.cli.schema import schema
from mou_cli.cli.settings import Settings
from mou_cli.cli.sign import decline, sign, withdraw
from mou_cli.cli.status import status
from mou_cli.cli.textconv import textconv
from mou_cli.cli.validate import validate
from mou_cli.cli.verify import verify

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Keeps a Memorandum of Understanding as YAML in git, checks it and renders it.",
    epilog="-C and --no-color may stand anywhere on the line.",
)


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Option("-C", metavar="FOLDER", help="Work on the repository in this folder."),
    ] = None,
    no_color: Annotated[
        bool, typer.Option("--no-color", help="No colours; so does the variable NO_COLOR.")
    ] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Set what every command shares."""
    context.obj = Settings(folder, no_color)
    if version:
        from mou_cli import __version__

        typer.echo(f"mou {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


COMMANDS = (
    validate,
    render,
    diff,
    status,
    history,
    release,
    sign,
    decline,
    withdraw,
    verify,
    deadlines,
    calendar,
    keep,
    explain,
    schema,
    textconv,
)

for command in COMMANDS:
    app.command()(command)

app.add_typer(review, name="review")
