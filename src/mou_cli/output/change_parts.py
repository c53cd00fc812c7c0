"""Parts of a rewording -> an excerpt: what changed, with a few words round it."""

from collections.abc import Iterator

from mou_cli.changes import Part

ROUND = 7
"""Words that stay shown on each side of what changed."""


def excerpt(parts: tuple[Part, ...]) -> Iterator[Part]:
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
        yield Part("same", lead + " ".join(kept))
