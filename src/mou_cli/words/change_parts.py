"""Parts of a rewording -> an excerpt: what changed, with a few words round it."""

from collections.abc import Iterator

from mou_cli.changes import ChangePart
from mou_cli.changes.values import shortened

ROUND = 7
"""Words that stay shown on each side of what changed."""


def excerpt(parts: tuple[ChangePart, ...]) -> Iterator[ChangePart]:
    """Yield the parts, of those that stayed only the words next to a change."""
    last = len(parts) - 1
    for number, part in enumerate(parts):
        if part.operation != "same":
            yield part
            continue
        lead = " " if part.text.startswith(" ") else ""
        words = part.text.split()
        keep_begin = ROUND if number else 0
        keep_end = ROUND if number < last else 0
        if len(words) <= keep_begin + keep_end + 1:
            yield part
            continue
        kept = [*words[:keep_begin], "…", *words[len(words) - keep_end :]]
        yield ChangePart("same", lead + " ".join(kept))


MOST_SPOKEN = 3


def spoken(parts: tuple[ChangePart, ...]) -> str:
    """Tell a rewording as a clause without marks: `“twice” becomes “four times”`."""
    told: list[str] = []
    gone = ""
    for part in (*parts, ChangePart("same", "")):
        if part.operation == "deleted":
            gone = part.text.strip()
        elif part.operation == "inserted":
            come = shortened(part.text.strip())
            told.append(f"“{shortened(gone)}” becomes “{come}”" if gone else f"“{come}” is added")
            gone = ""
        elif gone:
            told.append(f"“{shortened(gone)}” is taken out")
            gone = ""
    more = ["and more"] if len(told) > MOST_SPOKEN else []
    return "; ".join(told[:MOST_SPOKEN] + more)
