"""Two prose texts -> the words that stayed, went and came, as plain text.

These words are not those of `redline/wording.py`: a list of changes tells each sign by itself and
writes its line anew, while a redline prints every space again, and marks `(a)` and `£1,200` whole.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from mou_cli.changes.change import ChangePart, Operation
from mou_cli.changes.plain import Word, in_one_line, with_signs

MOST_PAIRS = 4_000_000
"""Beyond so many pairs of words a comparison takes seconds, and nobody could read what it finds."""


def parts_of(old: Sequence[Word], new: Sequence[Word]) -> tuple[ChangePart, ...]:
    """Compare word by word."""
    signed = (with_signs(old), with_signs(new))
    merged: list[tuple[Operation, list[Word]]] = []
    for operation, words in _runs_of_words(old, new, signed):
        if merged and merged[-1][0] == operation:
            merged[-1][1].extend(words)
        elif words:
            merged.append((operation, list(words)))
    return tuple(_in_plain_text(merged))


def _in_plain_text(runs: Sequence[tuple[Operation, list[Word]]]) -> Iterator[ChangePart]:
    begun = False
    for number, (operation, words) in enumerate(runs):
        styled = operation != "same" and _says_the_same(runs, number)
        text = in_one_line(words, styled=styled)
        if operation != "same" and all(word.mark for word in words):
            text = f" ({words[0].mark})"
        if text.strip():
            yield ChangePart(operation, text if begun else text.removeprefix(" "))
            begun = True


def _says_the_same(runs: Sequence[tuple[Operation, list[Word]]], number: int) -> bool:
    """Say whether the words that went and those that came differ by how they are set alone."""
    other = number + (1 if runs[number][0] == "deleted" else -1)
    if not 0 <= other < len(runs) or runs[other][0] in ("same", runs[number][0]):
        return False
    return in_one_line(runs[number][1]) == in_one_line(runs[other][1])


Signed = tuple[Sequence[Word], Sequence[Word]]


def _runs_of_words(
    old: Sequence[Word], new: Sequence[Word], signed: Signed
) -> Iterator[tuple[Operation, Sequence[Word]]]:
    begin = _common(old, new)
    end = _common(old[begin:][::-1], new[begin:][::-1])
    before, after = (words[begin : len(words) - end] for words in signed)
    yield "same", signed[1][:begin]
    yield from _middle(old[begin : len(old) - end], new[begin : len(new) - end], (before, after))
    yield "same", signed[1][len(new) - end :]


def _middle(
    old: Sequence[Word], new: Sequence[Word], signed: Signed
) -> Iterator[tuple[Operation, Sequence[Word]]]:
    before, after = signed
    if len(old) * len(new) > MOST_PAIRS:
        yield "deleted", before
        yield "inserted", after
        return
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for name, a, b, c, d in codes:
        if name == "equal":
            yield "same", after[c:d]
        else:
            yield "deleted", before[a:b]
            yield "inserted", after[c:d]


def _common(old: Sequence[Word], new: Sequence[Word]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count
