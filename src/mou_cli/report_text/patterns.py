"""Patterns of house styles: words with facts in braces, and optional parts in square brackets.

`to {body:capitals}[ ({meeting:capitals})] {date:capitals}` needs a body and a date; what stands in
brackets is left out where its fact is not given. Two asterisks on both sides make words bold.
"""

import re
from collections.abc import Iterator, Mapping

from mou_cli.prose.tree import Inline, Paragraph, Strong, Text

Facts = Mapping[str, str | None]

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FACT = re.compile(r"\{([a-z_]+)(:capitals)?\}")


def fill(pattern: str, facts: Facts) -> str | None:
    """Return a pattern's words, or None where a fact that it needs is not given."""
    shorter = _OPTIONAL.sub(lambda part: part[1] if _given(part[1], facts) else "", pattern)
    if not _given(shorter, facts):
        return None
    return _FACT.sub(lambda fact: _printed(facts[fact[1]] or "", fact[2]), shorter)


def facts_in(pattern: str) -> Iterator[str]:
    """Yield the names of the facts that a pattern prints."""
    yield from (fact[1] for fact in _FACT.finditer(pattern))


def unclear_in(pattern: str) -> str | None:
    """Return the first sign of a pattern that opens or closes nothing, or None."""
    rest = _FACT.sub("", _OPTIONAL.sub(lambda part: part[1], pattern))
    return next((sign for sign in rest if sign in "{}[]"), None)


def line_of(words: str) -> Paragraph:
    """Return words as a paragraph; what stands between pairs of asterisks is bold."""
    inlines: list[Inline] = []
    for number, part in enumerate(words.split("**")):
        if part:
            inlines.append(Strong((Text(part),)) if number % 2 else Text(part))
    return Paragraph(tuple(inlines))


def _given(pattern: str, facts: Facts) -> bool:
    return all(facts.get(name) is not None for name in facts_in(pattern))


def _printed(value: str, capitals: str | None) -> str:
    return value.upper() if capitals else value
