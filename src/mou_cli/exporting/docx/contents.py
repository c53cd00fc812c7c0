"""The list of contents of a Word document: a field, whose lines are right before it is updated.

Only Word knows on which page a heading stands, and it tells so when somebody updates the field. No
number is guessed, and no document asks on opening whether it may update itself.
"""

import re

from mou_cli.exporting.docx.package import W
from mou_cli.exporting.docx.paragraphs import block_beside, set_property, style_of, words_of
from mou_cli.office.contents import depth_of, has_contents
from mou_cli.office.xml import Element

FIRST_ID = 100_000
"""Ids of the places that the list leads to begin here, beyond pandoc's."""

_FACTS = ("TitleFact", "TitleFactLast")

_HEADING = re.compile(r"Heading([12])$")


def add_contents(body: Element, width: int, number_width: int, points: int) -> None:
    """Put the list below the title of a long document, and let its text begin a page.

    Args:
        body: The text.
        width: The width between the margins.
        number_width: The room for the number of a heading.
        points: The size of the letters.
    """
    title = next((p for p in body.findall(W("p")) if style_of(p) == "Title"), None)
    headings = [(int(found[1]), p) for p in body.findall(W("p")) if (found := _level(p))]
    words = (words_of(paragraph) for paragraph in body.iter(W("p")))
    if title is None or len(headings) < 2 or not has_contents(words, points):
        return
    depth = depth_of(level for level, _ in headings)
    shown = [(level, heading) for level, heading in headings if level <= depth]
    lines = [
        _line(level, heading, number, (number_width * level, width))
        for number, (level, heading) in enumerate(shown)
    ]
    _make_field(lines, depth)
    above = _end_of_title(title)
    above.addnext(_framed([_paragraph("TOCHeading", _run(W.text("t", "Contents"))), *lines]))
    after = block_beside(above.getnext(), "getnext")
    if after is not None and after.tag == W("p"):
        set_property(after, W.new("pageBreakBefore"))


def _end_of_title(title: Element) -> Element:
    """Return the last line of the block below the title, or the title where it has none."""
    last = title
    while (line := block_beside(last, "getnext")) is not None and style_of(line) in _FACTS:
        last = line
    return last


def _level(paragraph: Element) -> re.Match[str] | None:
    return _HEADING.match(style_of(paragraph))


def _line(level: int, heading: Element, number: int, stops: tuple[int, int]) -> Element:
    """Return the line of a heading: a link to it, and behind a tab the field of its page."""
    name = f"_Toc{FIRST_ID + number}"
    heading.insert(1, W.new("bookmarkStart", id=FIRST_ID + number, name=name))
    heading.append(W.new("bookmarkEnd", id=FIRST_ID + number))
    words = [
        _run(W.new("tab") if e.tag == W("tab") else _text(e.text or ""))
        for e in heading.iter(W("t"), W("tab"))
        if e.getparent().tag == W("r")
    ]
    page = [_mark("begin"), _instruction(f" PAGEREF {name} \\h "), _mark("separate"), _mark("end")]
    link = W.new("hyperlink", *words, _run(W.new("tab")), *page, anchor=name, history=1)
    line = _paragraph(f"TOC{level}", link)
    inner, outer = stops
    tabs = (W.new("tab", val="left", pos=inner), W.new("tab", val="right", pos=outer))
    set_property(line, W.new("tabs", *tabs))
    return line


def _make_field(lines: list[Element], depth: int) -> None:
    begin = [_mark("begin"), _instruction(f' TOC \\o "1-{depth}" \\h \\z \\u '), _mark("separate")]
    for number, part in enumerate(begin, start=1):
        lines[0].insert(number, part)
    lines[-1].append(_mark("end"))


def _framed(paragraphs: list[Element]) -> Element:
    gallery = W.new("docPartGallery", val="Table of Contents")
    kind = W.new("docPartObj", gallery, W.new("docPartUnique"))
    return W.new("sdt", W.new("sdtPr", kind), W.new("sdtContent", *paragraphs))


def _paragraph(style: str, *content: Element) -> Element:
    return W.new("p", W.new("pPr", W.new("pStyle", val=style)), *content)


def _run(*content: Element) -> Element:
    return W.new("r", *content)


def _mark(kind: str) -> Element:
    return _run(W.new("fldChar", fldCharType=kind))


def _instruction(words: str) -> Element:
    return _run(_kept(W.text("instrText", words)))


def _text(words: str) -> Element:
    return _kept(W.text("t", words))


def _kept(text: Element) -> Element:
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return text
