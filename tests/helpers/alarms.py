"""An end to what hangs."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 30
"""A test that fails when the machine is busy tells nothing, so this limit finds hangs alone."""


@contextmanager
def no_hang() -> Iterator[None]:
    """Raise TimeoutError where it takes too long, on systems that have alarms."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def ring(_signal: int, _frame: object) -> None:
        raise TimeoutError(f"no answer within {SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
