"""Parts of a rewording -> an excerpt: what changed, with a few words round it."""

from collections.abc import Iterator

from mou_cli.changes import ChangePart
from mou_cli.words.phrases import Phrase

ROUND = 7
"""Words that stay shown on each side of what changed."""

LONGEST_SPOKEN = 300
"""Characters of a passage that came or went; a longer one ends in an ellipsis."""

_SIGNS = {
    ",": "a comma",
    ".": "a full stop",
    ";": "a semicolon",
    ":": "a colon",
    "?": "a question mark",
}
"""Signs that nobody reads aloud by themselves."""


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


def spoken(parts: tuple[ChangePart, ...]) -> str:
    """Tell a rewording as a clause without marks: `“twice” becomes “four times”`."""
    told: list[str] = []
    gone = ""
    for part in (*parts, ChangePart("same", "")):
        if part.operation == "deleted":
            gone = part.text
        elif part.operation == "inserted":
            told.append(_come(part.text, gone))
            gone = ""
        elif gone:
            told.append(Phrase.WORDS_ARE_TAKEN_OUT(old=_quoted(gone)))
            gone = ""
    return "; ".join(told)


def is_cut_short(parts: tuple[ChangePart, ...]) -> bool:
    """Say whether a passage is too long to be spoken whole."""
    return any(part.operation != "same" and len(part.text) > LONGEST_SPOKEN for part in parts)


def _come(text: str, gone: str) -> str:
    if gone:
        return Phrase.WORDS_BECOME(old=_quoted(gone), new=_quoted(text))
    return Phrase.WORDS_ARE_ADDED(new=_quoted(text))


def _quoted(text: str) -> str:
    """Return a passage as a sentence quotes it; a sign, or what is no passage, by its name."""
    words = text.strip()
    if words in _SIGNS:
        return _SIGNS[words]
    if words.startswith("(a ") and words.endswith(")"):
        return words[1:-1]
    words = words.strip(" ;") or words
    if len(words) > LONGEST_SPOKEN:
        words = f"{words[: LONGEST_SPOKEN - 1].rsplit(' ', 1)[0]} …"
    return f"“{words}”"
