"""What a command says of problems in the data, and where they keep it from doing anything."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from mou_cli.cli.settings import Settings

if TYPE_CHECKING:
    from mou_cli.problems import Problem
    from mou_cli.trees import Tree


def say_problems(settings: Settings, problems: "Iterable[Problem]", tree: "Tree") -> None:
    """Write problems to stderr.

    Args:
        settings: The shared options.
        problems: The problems.
        tree: The files that were looked at.
    """
    from mou_cli.checks.validation import source_lines
    from mou_cli.output.problems.text import problems_as_text

    colour = settings.colour(sys.stderr)
    typer.echo(problems_as_text(tuple(problems), source_lines(tree), colour=colour), err=True)


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
    say_problems(settings, problems, tree or settings.tree())
    typer.echo(f"\n{nothing}", err=True)
    return 1
