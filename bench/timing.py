"""Two sides of a pair, run in turn, and what came of it.

Tools such as hyperfine and pyperf take all runs of one command before those of the next, so that a
machine which slows down meanwhile falsifies the ratio. Here each round runs both sides.
"""

import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

LONG_ONES = 3
"""Pairs of so few rounds take minutes; that files are cold in the first is nothing to them."""


@dataclass(frozen=True, slots=True)
class Side:
    """A command, where it runs, and how it may end."""

    name: str
    command: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """What is compared.

    Attributes:
        ours: The side that mou is on.
        theirs: The yardstick.
        rounds: How often each side is run.
        limit: The ratio that is aimed at; None where it is only told.
        faster: Whether the ratio says how many times as fast as theirs ours is, and is to be at
            least the limit; else how many times as long ours takes, and is to be at most that.
    """

    ours: Side
    theirs: Side
    rounds: int
    limit: float | None = None
    faster: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds on the clock, and the most memory that it held at a time, in MB."""

    seconds: float
    megabytes: float | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The runs of a pair, round by round."""

    pair: Pair
    ours: tuple[Run, ...]
    theirs: tuple[Run, ...]

    @property
    def ratios(self) -> list[float]:
        """The ratio of each round, the least first."""
        rounds = [
            mine.seconds / other.seconds for mine, other in zip(self.ours, self.theirs, strict=True)
        ]
        return sorted(1 / ratio if self.pair.faster else ratio for ratio in rounds)

    @property
    def ratio(self) -> float:
        """The median of the ratios."""
        return median(self.ratios)

    @property
    def megabytes(self) -> float | None:
        """The most memory that a run of ours held."""
        return max((run.megabytes for run in self.ours if run.megabytes is not None), default=None)

    @property
    def met(self) -> bool:
        """Whether the median is within the limit."""
        limit = self.pair.limit
        if limit is None:
            return True
        return self.ratio >= limit if self.pair.faster else self.ratio <= limit


def measure(pair: Pair) -> Outcome:
    """Run both sides of a pair in turn. Where runs are short, a first one does not count."""
    if pair.rounds > LONG_ONES:
        _run(pair.ours), _run(pair.theirs)
    rounds = [(_run(pair.ours), _run(pair.theirs)) for _ in range(pair.rounds)]
    return Outcome(pair, tuple(mine for mine, _ in rounds), tuple(other for _, other in rounds))


def _run(side: Side) -> Run:
    environment = {**os.environ, **side.environment}
    begin = time.perf_counter()
    with subprocess.Popen(
        side.command,
        cwd=side.folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{side.name} ended with {process.returncode}: {side.command[:4]}")
    unit = 1024 if os.uname().sysname == "Linux" else 1024 * 1024
    return Run(seconds, usage.ru_maxrss / unit)
