"""Counts as figures, letters or Roman numerals, and back; `1 a A i I` name the styles."""

from collections.abc import Callable

LONGEST = 60
"""Characters of a count that is read. The longest below some thousands is a Roman one."""


def written(style: str, count: int) -> str:
    """Return a count as a style writes it."""
    return _STYLES[style][0](count)


def count_of(style: str, text: str) -> int | None:
    """Return the count that a style writes so, or None if it writes none so."""
    if len(text) > LONGEST:
        return None
    count = _STYLES[style][1](text)
    return count if count and written(style, count) == text else None


def letters_of(count: int) -> str:
    """Return a count in small letters: a to z, then aa; nothing for 0."""
    letters = ""
    while count > 0:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _count_of_letters(letters: str) -> int:
    count = 0
    for letter in letters.lower():
        count = count * 26 + ord(letter) - ord("a") + 1
    return count


_ROMAN = {
    "c": 100,
    "xc": 90,
    "l": 50,
    "xl": 40,
    "x": 10,
    "ix": 9,
    "v": 5,
    "iv": 4,
    "i": 1,
}


def _roman(count: int) -> str:
    numeral = ""
    for letters, value in _ROMAN.items():
        times, count = divmod(count, value)
        numeral += letters * times
    return numeral


def _count_of_roman(numeral: str) -> int:
    rest, count = numeral.lower(), 0
    for letters, value in _ROMAN.items():
        while rest.startswith(letters):
            rest, count = rest[len(letters) :], count + value
    return count


def _count_of_digits(digits: str) -> int:
    return int(digits) if digits.isascii() and digits.isdigit() else 0


_STYLES: dict[str, tuple[Callable[[int], str], Callable[[str], int]]] = {
    "1": (str, _count_of_digits),
    "a": (letters_of, _count_of_letters),
    "A": (lambda count: letters_of(count).upper(), _count_of_letters),
    "i": (_roman, _count_of_roman),
    "I": (lambda count: _roman(count).upper(), _count_of_roman),
}
