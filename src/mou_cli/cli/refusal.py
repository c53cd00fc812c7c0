"""What a command says where errors in the data keep it from doing anything."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from mou_cli.cli.settings import Settings

if TYPE_CHECKING:
    from mou_cli.problems import Problem
    from mou_cli.trees import Tree


def say_errors(
    settings: Settings,
    problems: "Iterable[Problem]",
    nothing: str,
    tree: "Tree | None" = None,
) -> int:
    """Write the errors to stderr, then that nothing was done; return the exit code.

    Args:
        settings: The shared options.
        problems: The errors.
        nothing: A sentence, such as `Nothing was written`.
        tree: The files that were looked at; else those of the folder.
    """
    from mou_cli.checks.validation import source_lines
    from mou_cli.output.problems.text import problems_as_text

    lines = source_lines(tree or settings.tree())
    typer.echo(
        problems_as_text(tuple(problems), lines, colour=settings.colour(sys.stderr)), err=True
    )
    typer.echo(f"\n{nothing}", err=True)
    return 1
