"""The number in front of a clause or a heading, in pandoc's inlines: which one it is, and back.

A number follows from what stands above. So it is kept apart from the words: one clause more is one
change, however many numbers move on.
"""

import json
from dataclasses import replace

from mou_cli.exporting.redline.inlines import is_place
from mou_cli.exporting.redline.labels import Json, Shape, SpanLabel
from mou_cli.redline.tree import RedlineMark, RedlineWords, Token

CLAUSE_NUMBER: Json = ["", [], [["custom-style", "Clause Number"]]]
"""The attributes of a clause's number behind the filters for Word."""

HEADING_NUMBER: Json = ["", [], []]
"""The same of a heading's."""

PAGE_NUMBER: Json = ["", ["label"], []]
"""The attributes of a number on a page."""

NUMBERS: tuple[Json, ...] = (PAGE_NUMBER, CLAUSE_NUMBER, HEADING_NUMBER)
"""The attributes of a number: on a page, and in Word in front of a clause and of a heading."""

TAB: Json = {"t": "RawInline", "c": ["openxml", "<w:r><w:tab/></w:r>"]}
GAPS: tuple[tuple[Json, str], ...] = (({"t": "Space"}, " "), (TAB, "\t"))


def number_and_words(inlines: list[Json]) -> tuple[str, list[Json]]:
    """Return the number with the gap behind it, and all that is no number.

    Args:
        inlines: A paragraph; places may stand in front of the number.
    """
    start = next((n for n, inline in enumerate(inlines) if not is_place(inline)), 0)
    match inlines[start : start + 2]:
        case [{"t": "Span", "c": [attributes, inner]}, after] if attributes in NUMBERS:
            gap = next((text for inline, text in GAPS if inline == after), "")
            if gap and inner and all(part["t"] in ("Str", "Space") for part in inner):
                text = "".join(part.get("c", " ") for part in inner)
                return text + gap, inlines[:start] + inlines[start + 2 :]
    return "", inlines


def number_tokens(number: str, attributes: Json) -> tuple[Token, ...]:
    """Return a number as the words that it is in a format.

    Args:
        number: The number with the gap behind it.
        attributes: Those of the span that it stands in.
    """
    _, classes, pairs = attributes
    path = (SpanLabel(Shape.of(classes, pairs)),) if classes or pairs else ()
    return (Token(number[:-1], path), gap_token(number)) if number else ()


def numbers_marked(words: RedlineWords, mark: RedlineMark, attributes: Json) -> tuple[Token, ...]:
    """Return the numbers of a paragraph as words that came, went or stayed.

    Args:
        words: The paragraph.
        mark: What became of it.
        attributes: Those of the span that a number stands in.
    """
    now = number_tokens(words.number, attributes)
    if words.was is None:
        return tuple(replace(token, mark=mark) for token in now)
    before = number_tokens(words.was, attributes)
    gap = now[-1:] if now[-1:] == before[-1:] else ()
    gone = [replace(t, mark=RedlineMark.DELETED) for t in before[: len(before) - len(gap)]]
    came = [replace(t, mark=RedlineMark.INSERTED) for t in now[: len(now) - len(gap)]]
    return (*gone, *came, *gap)


def gap_token(number: str) -> Token:
    """Return what stands between a number and the words."""
    return Token(" ") if number.endswith(" ") else Token("", thing=json.dumps(TAB))
