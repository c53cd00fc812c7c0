"""Outcomes -> a table in Markdown."""

import platform
from collections.abc import Iterable, Iterator
from importlib.metadata import version

from bench.timing import Outcome

HEAD = ("what", "beside", "ratio", "least to most", "aim", "met", "seconds", "memory")
OURS = ("mou-cli", "pydantic", "ruamel.yaml", "ruamel.yaml.clib", "typer", "typst")


def head(peers: Iterable[str]) -> Iterator[str]:
    """Yield what was measured, with versions, and the head of the table."""
    own = ", ".join(f"{name} {version(name)}" for name in OURS)
    yield f"Python {platform.python_version()} on {platform.system()} {platform.machine()}; {own}"
    yield f"Peers: {', '.join(peers)}"
    yield ""
    yield _row(HEAD)
    yield _row("---" for _ in HEAD)


def row(outcome: Outcome) -> str:
    """Return one row of the table."""
    pair, ratios = outcome.pair, outcome.ratios
    what = "as fast" if pair.faster else "as long"
    limit = "" if pair.limit is None else f"{'≥' if pair.faster else '≤'} {pair.limit:g}"
    seconds = sorted(run.seconds for run in outcome.ours)[len(outcome.ours) // 2]
    memory = outcome.megabytes
    return _row(
        (
            pair.ours.name,
            pair.theirs.name,
            f"{outcome.ratio:.1f} × {what}",
            f"{ratios[0]:.1f} to {ratios[-1]:.1f}",
            limit,
            "" if pair.limit is None else ("yes" if outcome.met else "**no**"),
            f"{seconds:.2f}",
            "" if memory is None else f"{memory:.0f} MB",
        )
    )


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
