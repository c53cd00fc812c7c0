"""pandoc's inlines, as JSON -> tokens, and back."""

import json
import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Protocol

from mou_cli.exporting.redline.labels import Json, LinkLabel, Shape, SpanLabel, StressLabel
from mou_cli.redline.tree import RedlineMark, Token
from mou_cli.redline.wording import pieces


class Wrap(Protocol):
    """What a format puts around words that came or went."""

    def __call__(
        self, mark: RedlineMark, inlines: list[Json], *, follows: bool = False
    ) -> list[Json]:
        """Return inlines with the marks; `follows` says that another change brought this one."""


_NUMBER = re.compile(r"\(?(?:[\d.]+|[a-zA-Z]{1,2}|[ivxlIVXL]+)\)?")

STRESSES = ("Emph", "Strong", "Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps")
"""Formats of words that have no attributes, by pandoc's names."""


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


def _tokens(inlines: list[Json], path: tuple[Hashable, ...]) -> Iterator[Token]:
    for inline in inlines:
        match inline:
            case {"t": "Str", "c": text}:
                yield from (Token(piece, path) for piece in pieces(text))
            case {"t": "Space" | "SoftBreak"}:
                yield Token(" ", path)
            case {"t": kind, "c": inner} if kind in STRESSES:
                yield from _tokens(inner, (*path, StressLabel(kind)))
            case {"t": "Link", "c": [[_, classes, pairs], inner, [address, title]]}:
                around = LinkLabel(Shape.of(classes, pairs), address, title)
                yield from _tokens(inner, (*path, around))
            case {"t": "Span", "c": [[name, classes, pairs], inner]}:
                if name:
                    yield Token("", anchors=(name,))
                shaped = (SpanLabel(Shape.of(classes, pairs)),) if classes or pairs else ()
                yield from _tokens(inner, path + shaped)
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
            own = partial(wrap, follows=True) if _is_reference(path[0], inner) else wrap
            found += [*map(place, names), _around(path[0], inlines_of(inner, own))]
        else:
            found += _bare(list(run), wrap)
    return found


def _is_reference(label: Hashable, tokens: Sequence[Token]) -> bool:
    """Say whether a link still leads to the same place, and only the number there is another."""
    if not isinstance(label, LinkLabel) or not label.address.startswith("#"):
        return False
    changed = [token for token in tokens if token.mark is not RedlineMark.KEPT]
    numbers = all(_NUMBER.fullmatch(token.text) for token in changed)
    return numbers and len({token.mark for token in changed}) > 1


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


def _around(label: Hashable, inner: list[Json]) -> Json:
    match label:
        case LinkLabel(shape, address, title):
            return {"t": "Link", "c": [shape.named(""), inner, [address, title]]}
        case SpanLabel(shape):
            return {"t": "Span", "c": [shape.named(""), inner]}
        case StressLabel(kind):
            return {"t": kind, "c": inner}
        case _:
            raise NotImplementedError(label)
