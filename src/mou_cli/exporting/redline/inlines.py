"""pandoc's inlines, as JSON -> tokens, and back."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from mou_cli.redline.tree import RedlineMark, Token
from mou_cli.redline.wording import pieces

Json = Any
"""A value of pandoc's JSON (pandoc-types 1.23)."""

Wrap = Callable[[RedlineMark, list[Json]], list[Json]]
"""What a format puts around words that came or went."""

FORMATS = ("Emph", "Strong", "Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps")
"""Formats of words that have no attributes."""


def label_of(*parts: Json) -> str:
    """Return a label; equal parts give equal labels."""
    return json.dumps(parts, ensure_ascii=False)


def tokens_of(inlines: list[Json]) -> tuple[Token, ...]:
    """Return the words of a paragraph, each with the formats around it.

    A name stands with the token behind it, so that words below a new name are still the same words.
    """
    found: list[Token] = []
    names: tuple[str, ...] = ()
    for token in _tokens(inlines, ()):
        if token.text or token.thing:
            found.append(replace(token, anchors=names + token.anchors))
            names = ()
        else:
            names += token.anchors
    return (*found, Token("", anchors=names)) if names else tuple(found)


def _tokens(inlines: list[Json], path: tuple[str, ...]) -> Iterator[Token]:
    for inline in inlines:
        match inline:
            case {"t": "Str", "c": text}:
                yield from (Token(piece, path) for piece in pieces(text))
            case {"t": "Space" | "SoftBreak"}:
                yield Token(" ", path)
            case {"t": kind, "c": inner} if kind in FORMATS:
                yield from _tokens(inner, (*path, label_of(kind)))
            case {"t": "Link", "c": [attributes, inner, target]}:
                yield from _tokens(inner, (*path, label_of("Link", attributes[1:], target)))
            case {"t": "Span", "c": [[name, *shape], inner]}:
                if name:
                    yield Token("", anchors=(name,))
                around = (label_of("Span", shape),) if any(shape) else ()
                yield from _tokens(inner, path + around)
            case _:
                yield Token("", path, json.dumps(inline, ensure_ascii=False))


def inlines_of(tokens: Sequence[Token], wrap: Wrap) -> list[Json]:
    """Return tokens as inlines again.

    Marks stand inside of links: Word loses the words of a link that is inside of a mark.
    """
    found: list[Json] = []
    for path, run in groupby(tokens, lambda token: token.path[:1]):
        if path:
            inner = [replace(token, path=token.path[1:]) for token in run]
            names = inner[0].anchors
            inner[0] = replace(inner[0], anchors=())
            found += [*map(place, names), _around(path[0], inlines_of(inner, wrap))]
        else:
            found += _bare(list(run), wrap)
    return found


def _bare(tokens: list[Token], wrap: Wrap) -> list[Json]:
    found: list[Json] = []
    for mark, run in groupby(tokens, lambda token: token.mark):
        inner: list[Json] = []
        for token in run:
            inner += map(place, token.anchors)
            _append(inner, token)
        if mark is RedlineMark.KEPT or all(map(is_place, inner)):
            found += inner
        else:
            found += wrap(mark, inner)
    return found


def _append(inlines: list[Json], token: Token) -> None:
    if token.thing:
        inlines.append(json.loads(token.thing))
    elif token.text == " ":
        inlines.append({"t": "Space"})
    elif inlines and inlines[-1]["t"] == "Str":
        inlines[-1] = {"t": "Str", "c": inlines[-1]["c"] + token.text}
    elif token.text:
        inlines.append({"t": "Str", "c": token.text})


def place(name: str) -> Json:
    """Return a place that links lead to."""
    return {"t": "Span", "c": [[name, [], []], []]}


def is_place(inline: Json) -> bool:
    """Say whether an inline is a place, which prints nothing."""
    return inline["t"] == "Span" and not inline["c"][1]


def _around(label: str, inner: list[Json]) -> Json:
    kind, *parts = json.loads(label)
    if kind == "Link":
        attributes, target = parts
        return {"t": "Link", "c": [["", *attributes], inner, target]}
    if kind == "Span":
        return {"t": "Span", "c": [["", *parts[0]], inner]}
    return {"t": kind, "c": inner}
