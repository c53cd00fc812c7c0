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


def put_and_say(written: str | bytes, output: Path) -> None:
    """Write a document to a file, print the file's name, and say how to take it back."""
    from mou_cli.cli.faces import put
    from mou_cli.git import Git
    from mou_cli.revisions.taking_back import taking_back

    data = written if isinstance(written, bytes) else written.encode()
    found = taking_back(Git(output.parent), {output.name: data})
    put(data, output)
    folder = output.parent.as_posix()
    _say(found, "" if folder == "." else folder)


def say_taking_back(settings: Settings, found: "Sequence[TakingBack]") -> None:
    """Say how to take back what was written below the repository's root, on stderr."""
    _say(found, folder_typed(settings))


def _say(found: "Sequence[TakingBack]", folder: str) -> None:
    from mou_cli.output.escaping.terminal import visible
    from mou_cli.words.taking_back import taking_back_words

    for sentence in taking_back_words(found, folder):
        typer.echo(visible(sentence), err=True)


def folder_typed(settings: Settings) -> str:
    """Return the repository's root as it is named from where the user stands.

    It is empty where they stand in it.
    """
    root = settings.root()
    if settings.folder is None:
        root = Path(os.path.relpath(root))
    return "" if root == Path() else root.as_posix()
