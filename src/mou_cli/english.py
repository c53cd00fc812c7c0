"""How words stand in an English sentence: lists, numbers, one and many."""

from collections.abc import Iterable

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_VOWELS = "aeiou"


def and_list(words: Iterable[str]) -> str:
    """Return words as `a, b and c`; nothing for no words."""
    return _list(words, "and")


def or_list(words: Iterable[str]) -> str:
    """Return words as `a, b or c`; nothing for no words."""
    return _list(words, "or")


def in_backquotes(words: Iterable[str]) -> list[str]:
    """Return words as they are quoted in a message, one by one."""
    return [f"`{word}`" for word in words]


def plural(noun: str, count: int) -> str:
    """Return a noun as it stands behind a number: `1 party`, `2 parties`, `0 days`."""
    if count == 1 or noun.endswith("s"):
        return noun
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def counted(count: int, noun: str) -> str:
    """Return how many there are, in figures: `1 file`, `2 files`."""
    return f"{count} {plural(noun, count)}"


def number_in_words(count: int) -> str:
    """Return a number in words up to ten, and in figures beyond."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def _list(words: Iterable[str], between: str) -> str:
    *first, last = [*words] or [""]
    return f"{', '.join(first)} {between} {last}" if first else last
