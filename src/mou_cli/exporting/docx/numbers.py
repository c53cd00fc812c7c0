"""Numbers of clauses and headings in a redline: Word's own numbering, as far as it can count them.

pandoc's writer gets each number as words between two signs. Where Word counts the same numbers
in the old text and in the new one, the words go and the paragraph joins a list of Word's: a number
that moves because of a clause above is then no change of its own.
"""

from collections.abc import Iterator
from copy import deepcopy
from xml.sax.saxutils import quoteattr

from mou_cli.exporting.docx.counting import FORMATS, CountedList, Level, Numbered, counted_lists
from mou_cli.exporting.docx.package import Package, W
from mou_cli.exporting.docx.paragraphs import set_property, style_of
from mou_cli.exporting.docx.styles import NUMBERING
from mou_cli.office.measures import word_measures
from mou_cli.office.xml import Element, Namespace

SIGN = Namespace("mou", "urn:mou:redline")
END_OF_NUMBER = f'<mou:numbered xmlns:mou="{SIGN.address}"/>'
"""The sign behind a number."""

TAB = {"\t": "&#9;"}
"""A tab in an attribute is read as a space."""

DEPTHS = (*(f"Heading{n}" for n in range(1, 7)), *(f"Clause{n}" for n in range(1, 5)))
"""Styles of paragraphs that bear numbers, from the outermost."""


def number_sign_of(*, was: str | None, now: str | None) -> str:
    """Return the sign in front of a number, which says what it is in both texts."""
    said = "".join(
        f" {name}={quoteattr(text, TAB)}"
        for name, text in (("was", was), ("now", now))
        if text is not None
    )
    return f'<mou:number xmlns:mou="{SIGN.address}"{said}/>'


def set_numbers(package: Package, points: int) -> None:
    """Let Word count the numbers that it can count; no sign is left.

    Args:
        package: The document, with its styles and a sign before and behind each number.
        points: The size of its letters.
    """
    signs = {sign: _numbered_by(sign) for sign in package.body.iter(SIGN("number"))}
    lists = counted_lists([found for found in signs.values() if found is not None])
    paragraphs = {id(found): sign.getparent() for sign, found in signs.items()}
    counted = {id(found) for one in lists for found, _ in one.members}
    for sign, found in signs.items():
        _take_signs(sign, with_words=id(found) in counted)
    for one in lists:
        _add_list(package, one, paragraphs, points)


def _numbered_by(sign: Element) -> Numbered | None:
    style = style_of(sign.getparent()) if sign.getparent().tag == W("p") else ""
    numbers = (sign.get("was"), sign.get("now"))
    return Numbered(DEPTHS.index(style), *numbers) if style in DEPTHS else None


def _take_signs(sign: Element, *, with_words: bool) -> None:
    for element in list(_up_to_end(sign)):
        if with_words or element.tag == SIGN("numbered"):
            element.getparent().remove(element)
    sign.getparent().remove(sign)


def _up_to_end(sign: Element) -> Iterator[Element]:
    for element in sign.itersiblings():
        yield element
        if element.tag == SIGN("numbered"):
            return


def _add_list(
    package: Package, one: CountedList, paragraphs: dict[int, Element], points: int
) -> None:
    numbering = package.tree(NUMBERING)
    free = 1 + max((int(n) for n in numbering.xpath("//@*[local-name() = 'numId']"
                    " | //@*[local-name() = 'abstractNumId']")), default=0)  # fmt: skip
    looks: dict[int, Element] = {}
    for found, level in one.members:
        paragraph = paragraphs[id(found)]
        looks.setdefault(level, paragraph)
        place = W.new("numPr", W.new("ilvl", val=level), W.new("numId", val=free))
        set_property(paragraph, place)
    levels = [
        _level(package, number, level, style_of(looks[number]), points)
        for number, level in sorted(one.levels.items())
    ]
    kind = W.new("multiLevelType", val="multilevel")
    definition = W.new("abstractNum", kind, *levels, abstractNumId=free)
    numbering.insert(0, definition)
    numbering.append(W.new("num", W.new("abstractNumId", val=free), numId=free))


def _level(package: Package, number: int, level: Level, style: str, points: int) -> Element:
    text = "".join(p if isinstance(p, str) else f"%{p + 1}" for p in level.parts) + level.after[:-1]
    tabbed = level.after.endswith("\t")
    return W.new(
        "lvl",
        W.new("start", val=level.start),
        W.new("numFmt", val=FORMATS[level.style]),
        W.new("suff", val="tab" if tabbed else "space"),
        W.new("lvlText", val=text),
        W.new("lvlJc", val="left"),
        W.new("pPr", *(_indents(package, style, points) if tabbed else ())),
        *_look(package, style),
        ilvl=number,
    )


def _indents(package: Package, style: str, points: int) -> Iterator[Element]:
    room = word_measures(points).heading_number
    if style.startswith("Heading"):
        yield W.new("tabs", W.new("tab", val="left", pos=room))
        yield W.new("ind", left=room, hanging=room)
        return
    for name in ("tabs", "ind"):
        found = _style(package, style).find(f"{W('pPr')}/{W(name)}")
        if found is not None:
            yield deepcopy(found)


def _look(package: Package, style: str) -> Iterator[Element]:
    """Yield how the number looks; that of a heading looks as its words."""
    look = _style(package, "ClauseNumber")
    if not style.startswith("Heading") and look is not None:
        yield deepcopy(look.find(W("rPr")))


def _style(package: Package, name: str) -> Element:
    styles = package.tree("word/styles.xml")
    return next((s for s in styles.iter(W("style")) if s.get(W("styleId")) == name), None)
