"""The command line, and the options that all commands share."""

from pathlib import Path
from typing import Annotated

import typer

from mou_cli.cli.commands import Commands
from mou_cli.cli.settings import Settings

app = typer.Typer(
    cls=Commands,
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
        from mou_cli.about import __version__

        typer.echo(f"mou {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
