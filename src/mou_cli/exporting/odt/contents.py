"""The list of contents of an ODT document (OpenDocument 1.3, part 3, section 8.3).

Its page numbers are fields, which office programs fill in by themselves.
"""

from collections.abc import Iterator

from mou_cli.exporting.odt.names import OFFICE, TEXT, XLINK
from mou_cli.exporting.odt.names import STYLE as STYLES
from mou_cli.office.contents import depth_of, has_contents
from mou_cli.office.xml import Element

STYLE = TEXT("style-name")
LEVEL = TEXT("outline-level")
_FACTS = ("Title_20_Fact", "Title_20_Fact_20_Last")


def add_contents(content: Element, points: int) -> None:
    """Put the list below the title of a long document, and let its text begin a page.

    Args:
        content: The root of the content.
        points: The size of the letters.
    """
    body = content.find(f"{OFFICE('body')}/{OFFICE('text')}")
    title = next((p for p in body.iter(TEXT("p")) if p.get(STYLE) == "Title"), None)
    headings = [(int(h.get(LEVEL)), h) for h in body.findall(TEXT("h"))]
    words = ("".join(p.itertext()) for p in body.iter(TEXT("p"), TEXT("h")))
    if title is None or len(headings) < 2 or not has_contents(words, points):
        return
    depth = depth_of(level for level, _ in headings)
    shown = [(level, heading) for level, heading in headings if level <= depth]
    lines = [_line(level, heading, number) for number, (level, heading) in enumerate(shown)]
    head = TEXT.new("index-title", _words("p", "Contents", "Contents_20_Heading"))
    head.set(TEXT("name"), "Contents_Head")
    listed = TEXT.new("table-of-content", _source(depth), TEXT.new("index-body", head, *lines))
    listed.set(TEXT("name"), "Contents")
    listed.set(TEXT("protected"), "true")
    _end_of_title(title).addnext(listed)
    after = listed.getnext()
    if after is not None and after.tag == TEXT("h") and not after.get(STYLE).endswith("Page"):
        after.set(STYLE, f"{after.get(STYLE)}_20_Page")


def _end_of_title(title: Element) -> Element:
    """Return the last line of the block below the title, or the title where it has none."""
    last = title
    while (line := last.getnext()) is not None and line.get(STYLE) in _FACTS:
        last = line
    return last


def _line(level: int, heading: Element, number: int) -> Element:
    name = f"contents_{number}"
    mark = TEXT.new("bookmark", name=name)
    mark.tail, heading.text = heading.text, None
    heading.insert(0, mark)
    link = TEXT.new("a")
    link.set(XLINK("type"), "simple")
    link.set(XLINK("href"), f"#{name}")
    for state in ("", "visited-"):
        link.set(TEXT(f"{state}style-name"), "Contents_20_Link")
    _add_words(link, heading)
    link.append(TEXT.new("tab"))
    page = TEXT.new("bookmark-ref")
    page.set(TEXT("reference-format"), "page")
    page.set(TEXT("ref-name"), name)
    link.append(page)
    line = TEXT.new("p", link)
    line.set(STYLE, f"Contents_20_{level}")
    return line


def _add_words(link: Element, heading: Element) -> None:
    """Put the words of a heading into a link, and the tab behind its number."""
    number, tab, words = "".join(_words_and_tabs(heading)).partition("\t")
    link.text = number
    if tab:
        link.append(TEXT.new("tab"))
        link[-1].tail = words


def _words_and_tabs(element: Element) -> Iterator[str]:
    yield "\t" if element.tag == TEXT("tab") else element.text or ""
    for child in element:
        yield from _words_and_tabs(child)
        yield child.tail or ""


def _source(depth: int) -> Element:
    title = _words("index-title-template", "Contents", "Contents_20_Heading")
    source = TEXT.new("table-of-content-source", title)
    source.set(LEVEL, str(depth))
    for level in range(1, depth + 1):
        stop = TEXT.new("index-entry-tab-stop")
        stop.set(STYLES("type"), "right")
        template = TEXT.new(
            "table-of-content-entry-template",
            TEXT.new("index-entry-link-start"),
            TEXT.new("index-entry-text"),
            stop,
            TEXT.new("index-entry-page-number"),
            TEXT.new("index-entry-link-end"),
        )
        template.set(LEVEL, str(level))
        template.set(STYLE, f"Contents_20_{level}")
        source.append(template)
    return source


def _words(tag: str, words: str, style: str) -> Element:
    element = TEXT.text(tag, words)
    element.set(STYLE, style)
    return element
