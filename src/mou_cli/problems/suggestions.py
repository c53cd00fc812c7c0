"""What somebody may have meant, in a sentence."""

from collections.abc import Iterable
from difflib import get_close_matches
from heapq import nsmallest

from mou_cli.english import in_backquotes, or_list

SHORTEST = 3
"""Letters from which on the beginning of a word tells which is meant."""

MOST_COMPARED = 100
"""Known words that are compared letter by letter, which takes about ten microseconds each."""

LONGEST = 100
"""Letters of a word that are looked at; no key or name of a field is as long."""

MANY = 24
"""How many words a message lists; more nobody reads."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like `word`, or begins as it does; None if none is.

    A word with a kind in front, such as `principle/be-open`, is compared without it as well.
    """
    words = list(known)
    compared = _candidates(word, words)
    tails = {name.rpartition("/")[2]: name for name in compared}
    near = get_close_matches(word, compared, n=1) or [
        tails[tail] for tail in get_close_matches(word, list(tails), n=1)
    ]
    begun = [name for name in words if len(word) >= SHORTEST and name.startswith(word)]
    return next(iter((*near, *begun)), None)


def _candidates(word: str, words: list[str]) -> list[str]:
    """Return the known words that are compared: of very many, those with its length and letters."""
    if len(words) <= MOST_COMPARED:
        return words
    letters = set(word[:LONGEST])
    return nsmallest(
        MOST_COMPARED,
        words,
        key=lambda name: abs(len(name) - len(word)) + len(letters.symmetric_difference(name)),
    )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a sentence that names the known word nearest to `word`, or all if they are few."""
    words = list(known)
    near = nearest(word, words)
    if near:
        return f"Did you mean `{near}`?"
    if not words:
        return "There is none yet"
    if len(words) <= MANY:
        return f"Use {or_list(in_backquotes(words))}"
    return f"There are {len(words)}; `{words[0]}` is one"


def sentences(first: str, then: str) -> str:
    """Join two hints, the second in small letters, whether or not the first is a question."""
    if not then:
        return first
    if first.endswith("?"):
        return f"{first} {then[0].upper()}{then[1:]}"
    return f"{first}; {then}"
