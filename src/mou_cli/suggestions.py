"""What somebody may have meant, in a sentence."""

from collections.abc import Iterable
from difflib import get_close_matches

MANY = 24
"""How many words a message lists; more nobody reads."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a sentence that names the known word nearest to `word`, or all if they are few."""
    words = list(known)
    tails = {name.rpartition("/")[2]: name for name in words}
    near = get_close_matches(word, words, n=1) or [
        tails[tail] for tail in get_close_matches(word, list(tails), n=1)
    ]
    if near:
        return f"Did you mean `{near[0]}`?"
    if not words:
        return "There is none yet"
    if len(words) <= MANY:
        return "Use " + listed(words)
    return f"There are {len(words)}; `{words[0]}` is one"


def listed(words: list[str]) -> str:
    """Return words in backquotes, separated by commas and a last "or"."""
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def sentences(first: str, then: str) -> str:
    """Join two hints, the second in small letters, whether or not the first is a question."""
    if first.endswith("?"):
        return f"{first} {then[0].upper()}{then[1:]}"
    return f"{first}; {then}"
