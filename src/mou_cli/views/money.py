"""Where an agreement speaks of money: a reader who is to sign looks for that first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mou_cli.signed_text.digest import item_as_json
from mou_cli.signed_text.text import SectionText, SignedText

_MONEY = re.compile(
    r"\b(?:budget|costs?\b|fees?\b|financ|fund|invoic|money|pay(?!roll)|paid|pric|subscription)\w*|£",
    re.IGNORECASE,
)
"""Words by which an agreement that costs something would say so. What they mean, people judge."""


@dataclass(frozen=True, slots=True)
class MoneyView:
    """A part of the text in which words about money stand, and the words, in small letters."""

    place: str
    words: tuple[str, ...]


def money_in(text: SignedText) -> Iterator[MoneyView]:
    """Yield the parts of the text in which words about money stand, in its order."""
    for section in text.content:
        words = (
            match for told in _words_of_section(section, text) for match in _MONEY.findall(told)
        )
        found = tuple(dict.fromkeys(word.lower() for word in words))
        if found:
            yield MoneyView(_heading(section), found)


def _heading(section: SectionText) -> str:
    return " ".join(words for words in (section.number, section.title) if words)


def _words_of_section(section: SectionText, text: SignedText) -> Iterator[str]:
    yield section.title or ""
    for item in section.content:
        if isinstance(item, SectionText):
            yield from _words_of_section(item, text)
        else:
            yield from _strings(item_as_json(item, text.images))


def _strings(json: Any) -> Iterator[str]:
    if isinstance(json, str):
        yield json
    elif isinstance(json, dict | list):
        for inner in json.values() if isinstance(json, dict) else json:
            yield from _strings(inner)
