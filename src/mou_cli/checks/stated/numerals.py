"""Numbers in figures and in words: `12`, `twelve`, `three (3)`, `one and a half`."""

from mou_cli.checks.stated.tokens import Tokens, each_word, word_at

_UNITS = {
    word: number
    for number, word in enumerate(
        each_word(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        ),
        start=1,
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        each_word("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        each_word("second third fourth fifth sixth seventh eighth ninth tenth"), start=2
    )
} | {"other": 2, "alternate": 2}
"""`every second year`; `first` is none of them, since nobody says `every first year`."""

Numeral = tuple[float, int]
"""A number, and the place behind it."""


def numeral_at(tokens: Tokens, at: int) -> Numeral | None:
    """Return the number that begins at a place, if one does and it contradicts itself nowhere."""
    found = _plain_at(tokens, at)
    if found is None:
        return None
    number, behind = found
    if word_at(tokens, behind) == "(":
        again = _plain_at(tokens, behind + 1)
        if again is not None and word_at(tokens, again[1]) == ")":
            if again[0] != number:
                return None
            behind = again[1] + 1
    if [word_at(tokens, behind + n) for n in range(3)] == ["and", "a", "half"]:
        return number + 0.5, behind + 3
    return number, behind


def _plain_at(tokens: Tokens, at: int) -> Numeral | None:
    word = word_at(tokens, at)
    if word[:1].isdigit():
        figures = word.replace(",", "")
        plain = figures.replace(".", "", 1)
        return (float(figures), at + 1) if plain.isascii() and plain.isdigit() else None
    if word in ("a", "one") and word_at(tokens, at + 1) == "hundred":
        rest = at + 3 if word_at(tokens, at + 2) == "and" else at + 2
        below = _below_hundred(tokens, rest)
        return (100 + below[0], below[1]) if below else (100, at + 2)
    return _below_hundred(tokens, at)


def _below_hundred(tokens: Tokens, at: int) -> Numeral | None:
    word = word_at(tokens, at)
    if word in _TENS:
        unit = _UNITS.get(word_at(tokens, at + 1), 10)
        return (_TENS[word] + unit, at + 2) if unit < 10 else (_TENS[word], at + 1)
    return (_UNITS[word], at + 1) if word in _UNITS else None
