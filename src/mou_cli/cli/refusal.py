"""What a command says of problems in the data, and where they keep it from doing anything."""

import sys
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import typer

from mou_cli.cli.settings import Settings

if TYPE_CHECKING:
    from mou_cli.problems import Problem
    from mou_cli.trees import Tree


def say_problems(
    settings: Settings,
    problems: "Iterable[Problem]",
    tree: "Tree",
    unwritten: "Collection[str]" = (),
) -> None:
    """Write problems to stderr.

    Args:
        settings: The shared options.
        problems: The problems.
        tree: The files that were looked at.
        unwritten: Paths of those that are not in the folder as they were looked at.
    """
    from mou_cli.checks.validation import source_lines
    from mou_cli.output.problems.text import problems_as_text

    colour = settings.colour(sys.stderr)
    text = problems_as_text(tuple(problems), source_lines(tree), colour=colour, unwritten=unwritten)
    typer.echo(text, err=True)


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
    found, now = tuple(problems), settings.tree()
    unwritten = _unwritten(found, tree, now) if tree else ()
    say_problems(settings, found, tree or now, unwritten)
    typer.echo(f"\n{nothing}", err=True)
    return 1


def _unwritten(problems: "Iterable[Problem]", tree: "Tree", now: "Tree") -> "Collection[str]":
    """Return the paths of files that have problems and are otherwise in the folder, or not there.

    Args:
        problems: The problems.
        tree: The files that were looked at.
        now: Those of the folder.
    """
    paths = {problem.position.path for problem in problems}
    there = {path for path in paths if tree.has(path)}
    return {path for path in there if not now.has(path) or now.read(path) != tree.read(path)}
