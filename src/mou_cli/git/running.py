"""A program whose answer is read with a limit of bytes and of time."""

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from threading import Event, Thread, Timer
from typing import IO, cast

CHUNK = 65_536
MOST_SAID = 2_000
"""Bytes that are kept of what a program says beside its answer: the last ones."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How a program ended.

    Attributes:
        code: Its exit code.
        data: What it gave; of a longer answer no more than was asked for and one chunk.
        said: The end of what it said beside it.
        late: It was ended because it took too long.
    """

    code: int
    data: bytes
    said: str
    late: bool


class Said:
    """What a program says beside its answer, read as it comes so that it never waits for us."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._stream = cast("BufferedReader", process.stderr)
        process.stderr = None  # one alone reads it and closes it
        self._end = b""
        self._thread = Thread(target=self._read, daemon=True)
        self._thread.start()

    def text(self) -> str:
        """Return the end of it, once the program has ended."""
        self._thread.join(1)
        return self._end.decode("utf-8", "replace").strip()

    def _read(self) -> None:
        with self._stream:
            while piece := self._stream.read1(CHUNK):
                self._end = (self._end + piece)[-MOST_SAID:]


def answer_of(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    *,
    most: int,
    seconds: float,
) -> Answer:
    """Run a program that is given nothing, and read its answer.

    It must start no other program, which could keep its answer open.

    Args:
        command: The program and its arguments.
        folder: Where it runs.
        environment: Its variables.
        most: Bytes of the answer after which it is ended.
        seconds: Seconds after which it is ended.

    Raises:
        FileNotFoundError: There is no such program.
    """
    late = Event()
    with subprocess.Popen(  # noqa: S603 - a list of our own, no shell
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        said = Said(process)

        def give_up() -> None:
            late.set()
            process.kill()

        patience = Timer(seconds, give_up)
        patience.start()
        try:
            data = _read(cast("IO[bytes]", process.stdout), most)
            if len(data) > most:
                process.kill()
            process.wait()
        finally:
            patience.cancel()
    return Answer(process.returncode, data, said.text(), late.is_set())


def _read(stream: IO[bytes], most: int) -> bytes:
    pieces, length = [], 0
    while length <= most and (piece := stream.read(CHUNK)):
        pieces.append(piece)
        length += len(piece)
    return b"".join(pieces)


class Watch:
    """Ends a process that does not answer. One thread watches for as long as it is used."""

    def __init__(self, kill: Callable[[], None], seconds: float) -> None:
        """Begin to watch; a block is what has to end in time.

        Args:
            kill: Ends the process.
            seconds: The time that it has for one block.
        """
        self._kill = kill
        self._seconds = seconds
        self._since: float | None = None
        self._over = Event()
        Thread(target=self._look, daemon=True).start()

    def end(self) -> None:
        """Watch no longer."""
        self._over.set()

    def __enter__(self) -> None:
        self._since = time.monotonic()

    def __exit__(self, *_: object) -> None:
        self._since = None

    def _look(self) -> None:
        while not self._over.wait(self._seconds / 10):
            since = self._since
            if since is not None and time.monotonic() - since > self._seconds:
                self._kill()
