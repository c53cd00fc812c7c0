"""One command at a time adds to a repository; who waits for another is told so."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from mou_cli.cli.settings import Settings


@contextmanager
def one_at_a_time(settings: Settings, *, dry_run: bool = False) -> Iterator[None]:
    """Hold the repository from reading to writing, and sweep up what killed runs left in it.

    Args:
        settings: The shared options.
        dry_run: Nothing is to be written, so nobody has to wait.
    """
    if dry_run:
        yield
        return
    from mou_cli.files.folder_lock import folder_locked
    from mou_cli.files.writing import sweep
    from mou_cli.places import DATA

    root = settings.root()
    with folder_locked(root, _say_waiting):
        sweep(root / DATA)
        yield


def _say_waiting() -> None:
    typer.echo("Another `mou` is writing here; waiting for it to end", err=True)
