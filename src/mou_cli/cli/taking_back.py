"""What a command that has written says of how to take it back."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mou_cli.cli.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mou_cli.files.taking_back import TakingBack


def ways_back(settings: Settings, files: "Mapping[str, bytes]") -> "Sequence[TakingBack]":
    """Return how files can be taken back; to be asked before they are written.

    Args:
        settings: The shared options.
        files: What is about to be written, by path below the repository's root.
    """
    from mou_cli.revisions.taking_back import taking_back

    return taking_back(settings.git(), files)


def say_taking_back(settings: Settings, found: "Sequence[TakingBack]") -> None:
    """Say how to take back what was written, on stderr."""
    from mou_cli.output.escaping.terminal import visible
    from mou_cli.words.taking_back import taking_back_words

    for sentence in taking_back_words(found, folder_typed(settings)):
        typer.echo(visible(sentence), err=True)


def folder_typed(settings: Settings) -> str:
    """Return the repository's root as it is named from where the user stands.

    It is empty where they stand in it.
    """
    root = settings.root()
    if settings.folder is None:
        root = Path(os.path.relpath(root))
    return "" if root == Path() else root.as_posix()
