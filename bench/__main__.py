"""`python -m bench`: print the table, row by row as it is measured."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.pairs import PEERS, Bench, rounds_asked_for
from bench.report import head, row
from bench.timing import Outcome, measure

NAMES = ("check-jsonschema", "deepdiff", "doorstop", "ruamel.yaml", "weasyprint", "yamllint")


def main() -> None:
    """Measure every pair."""
    # Python keeps what it compiled, as it does for users, even where developers switched that off.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    large = os.environ.get("BENCH_LARGE") == "1"
    for line in head(_peers()):
        _say(line)
    with TemporaryDirectory(prefix="mou-bench-") as folder:
        outcomes = []
        for pair in Bench(Path(folder), rounds_asked_for()).pairs(large=large):
            outcomes.append(measure(pair))
            _say(row(outcomes[-1]))
    _say("")
    for line in _memory(outcomes):
        _say(line)


def _peers() -> Iterator[str]:
    listing = subprocess.check_output(
        (str(PEERS / "python"), "-m", "pip", "list", "--format", "freeze", "--no-index"),
        stderr=subprocess.DEVNULL,
        text=True,
    )
    for line in listing.splitlines():
        name, _, version = line.partition("==")
        if name.lower() in NAMES:
            yield f"{name} {version}"


def _memory(outcomes: list[Outcome]) -> Iterator[str]:
    """Say how much memory each further thousand files take, where a register grows."""
    for outcome in outcomes:
        few, many = outcome.pair.theirs.name, outcome.pair.ours.name
        if "files" in few and "files" in many:
            less = max(run.megabytes or 0 for run in outcome.theirs)
            thousands = (_files(many) - _files(few)) / 1000
            more = ((outcome.megabytes or 0) - less) / thousands
            yield f"From {few} to {many}: {more:.1f} MB for each further 1,000 files"


def _files(name: str) -> int:
    return int(name.rpartition(", ")[2].split()[0].replace(",", ""))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
