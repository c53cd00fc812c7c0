"""Progress on a terminal, for work that takes longer than a moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(what: str, *, shown: bool) -> Iterator[Callable[[str], None]]:
    """Show on stderr what is being done, and what was done last; nothing stays when it is over.

    Args:
        what: What is being done.
        shown: Whether stderr is a terminal that takes control codes.

    Yields:
        A function to be told, from any thread, of each thing that is done.
    """
    if not shown:
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status(what) as status:
        yield lambda done: status.update(f"{what}: {done} is made")
