"""Where an agreement speaks of money: a reader who is to sign looks for that first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mou_cli.signed_text.canonical import item_as_json
from mou_cli.signed_text.text import SectionText, SignedText

_MONEY = re.compile(
    r"\b(?:budget|costs?\b|fees?\b|financ|fund|invoic|money|pay(?!roll)|paid|pric|subscription)\w*|£",
    re.IGNORECASE,
)
"""Words by which an agreement that costs something would say so. What they mean, people judge."""


@dataclass(frozen=True, slots=True)
class MoneyView:
    """A place of the text where words about money stand, and the words, in small letters."""

    place: str
    words: tuple[str, ...]


def money_in(text: SignedText) -> Iterator[MoneyView]:
    """Yield the places where words about money stand, in the order of the text."""
    found: dict[str, dict[str, None]] = {}
    for section in text.content:
        for place, words in _told(section, text, ""):
            for match in _MONEY.finditer(words):
                found.setdefault(place, {})[match.group().lower()] = None
    for place, each in found.items():
        yield MoneyView(place, tuple(each))


def heading_of(section: SectionText) -> str:
    """Return the number and the title of a section, as far as it has them."""
    return " ".join(words for words in (section.number, section.title) if words)


def _told(section: SectionText, text: SignedText, above: str) -> Iterator[tuple[str, str]]:
    """Yield each place of a section with words that stand there."""
    place = heading_of(section) or above
    yield place, section.title or ""
    for item in section.content:
        if isinstance(item, SectionText):
            yield from _told(item, text, place)
        else:
            for words in _strings(item_as_json(item, text.images)):
                yield place, words


def _strings(json: Any) -> Iterator[str]:
    if isinstance(json, str):
        yield json
    elif isinstance(json, dict | list):
        for inner in json.values() if isinstance(json, dict) else json:
            yield from _strings(inner)
