"""The text of an ODT document, finished: tables, lists, numbered headings, signature blocks."""

import re

from mou_cli.exporting.odt.contents import add_contents
from mou_cli.exporting.odt.leads import keep_leads
from mou_cli.exporting.odt.names import FO, OFFICE, STYLE, SVG, TABLE, TEXT
from mou_cli.exporting.odt.rows import keep_rows_together
from mou_cli.exporting.paper import POINTS
from mou_cli.office.lengths import HIGHEST_FIGURE, MOST_KEPT, height_of
from mou_cli.office.measures import odt_measures
from mou_cli.office.xml import Element

NAME = STYLE("name")
STYLE_NAME = TEXT("style-name")

TEXT_WIDTH = 160 / 25.4 * 72
"""Points between the margins of A4: 210 mm less 25 mm on each side."""

NEW_PAGE = "new_page_"
"""What the names begin with of the places at which a page begins (`filters/office.lua`)."""


def finish_content(content: Element, wanted: Element, points: int) -> None:
    """Finish the text in place.

    Args:
        content: The root of the content.
        wanted: The package's automatic styles, which replace pandoc's of the same name.
        points: The size of the letters.
    """
    styles = content.find(OFFICE("automatic-styles"))
    _set_automatic_styles(styles, wanted)
    for table in content.iter(TABLE("table")):
        _finish_odt_table(table, styles, points)
    for words in list(content.iter(SVG("title"))):
        _finish_picture(words.getprevious(), words)
    for heading in content.iter(TEXT("h")):
        if heading.find(TEXT("tab")) is not None:
            _extend_style(heading, "Numbered")
        marks = heading.iter(TEXT("bookmark-start"), TEXT("bookmark"))
        if any(mark.get(TEXT("name"), "").startswith(NEW_PAGE) for mark in marks):
            _extend_style(heading, "Page")
    for items in content.iter(TEXT("list")):
        if items.getparent().tag != TEXT("list-item"):
            _extend_style(list(items.iter(TEXT("p")))[-1], "Last")
    _set_signatures(content, points)
    keep_leads(content, styles)
    add_contents(content, points)
    content.remove(content.find(OFFICE("font-face-decls")))  # pandoc's; ours stand by the styles
    _drop_unused(styles, content.find(OFFICE("body")))


def _set_signatures(content: Element, points: int) -> None:
    headings = [content.find(f".//{TEXT('h')}")]
    for section in list(content.iter(TEXT("section"))):
        if section.get(STYLE_NAME) == "Signatures":
            heading = section.getprevious()
            if heading is not None and heading.tag == TEXT("h") and heading not in headings:
                _extend_style(heading, "Page")
            _set_pairs_in_columns(section, points)
    named = [s for s in content.iter(TEXT("section")) if s.get(STYLE_NAME) == "Signatures"]
    for number, section in enumerate(named, start=1):
        section.set(TEXT("name"), f"Signatures {number}")  # two of one name are not allowed


def _set_automatic_styles(styles: Element, wanted: Element) -> None:
    ours = {style.get(NAME): style for style in wanted}
    for style in list(styles):
        if style.get(NAME) in ours:
            styles.remove(style)
    styles.extend(ours.values())


def _finish_picture(frame: Element, words: Element) -> None:
    """Move the alternative text, which stands behind a picture, into it; set a figure's size."""
    frame.tail, words.tail = words.tail, None
    frame.append(words)
    if frame.get(STYLE("rel-width")):
        width, height = (float(frame.get(SVG(side))[:-2]) for side in ("width", "height"))
        wide = min(TEXT_WIDTH, HIGHEST_FIGURE * width / height)
        frame.set(STYLE("rel-width"), f"{100 * wide / TEXT_WIDTH:.1f}%")
        frame.set(SVG("width"), f"{wide:.1f}pt")
        frame.set(SVG("height"), f"{wide * height / width:.1f}pt")


def _finish_odt_table(table: Element, styles: Element, points: int) -> None:
    """Name a table by its caption, for those who cannot see it, and set its place."""
    caption = table.getprevious()
    if caption is None or caption.get(STYLE_NAME) != "Table_20_Caption":
        caption = None
    indent = _clause_indent(table if caption is None else caption, points)
    if caption is not None:
        table.insert(0, TABLE.text("title", "".join(caption.itertext())))
        if indent:
            _extend_style(caption, f"Clause_20_{indent[0]}")
    style = styles.find(f"{STYLE('style')}[@{NAME}='{table.get(TABLE('style-name'))}']")
    properties = style.find(STYLE("table-properties"))
    properties.set(TABLE("align"), "margins")
    properties.set(FO("margin-left"), f"{indent[1]:.2f}pt" if indent else "0pt")
    properties.set(FO("margin-bottom"), f"{points}pt")
    keep_rows_together(table, styles, TEXT_WIDTH - (indent[1] if indent else 0), points)


def _clause_indent(element: Element, points: int) -> tuple[int, float] | None:
    """Return the depth of the clause that an element stands in, and where its text begins.

    A clause begins with a paragraph of its own, so the paragraph above tells. In large print a
    table needs the whole width.
    """
    if points > POINTS:
        return None
    above = element.getprevious()
    while above is not None and _is_table_or_caption(above):
        above = above.getprevious()
    style = "" if above is None else above.get(STYLE_NAME) or ""
    found = re.match(r"(?:Bullets_20_)?Clause_20_(\d)", style)
    return (int(found[1]), odt_measures(points).clause_texts[int(found[1])]) if found else None


def _drop_unused(styles: Element, body: Element) -> None:
    """Take out automatic styles that nothing has; pandoc leaves some for what is not there."""
    used = {
        value
        for element in body.iter()
        for name, value in element.attrib.items()
        if name.endswith("style-name")
    }
    used |= {style.get(STYLE("parent-style-name")) for style in styles if style.get(NAME) in used}
    for style in list(styles):
        if style.get(NAME) not in used:
            styles.remove(style)


def _is_table_or_caption(element: Element) -> bool:
    style = element.get(STYLE_NAME) or ""
    return element.tag == TABLE("table") or style.startswith("Table_20_Caption")


def _set_pairs_in_columns(section: Element, points: int) -> None:
    """Set signature blocks two by two, each pair in a section of two columns."""
    blocks: list[list[Element]] = []
    for paragraph in list(section):
        if paragraph.get(STYLE_NAME) == "Signature_20_Name":
            blocks.append([])
        blocks[-1].append(paragraph)
    for first in range(0, len(blocks), 2):
        pair = section.makeelement(section.tag, {STYLE_NAME: "Signatures"})
        section.addprevious(pair)
        for number, block in enumerate(blocks[first : first + 2]):
            if number:
                _extend_style(block[0], "Second")
            _let_long_block_break(block, points)
            _extend_style(block[-1], "Last")
            pair.extend(block)
    section.getparent().remove(section)


def _let_long_block_break(block: list[Element], points: int) -> None:
    words = " ".join("".join(paragraph.itertext()) for paragraph in block)
    width = (TEXT_WIDTH - odt_measures(points).column_gap) / 2
    if height_of([(words, width)], points) > MOST_KEPT:
        for paragraph in block[1:-1]:
            _extend_style(paragraph, "Long")


def _extend_style(paragraph: Element, ending: str) -> None:
    """Give a paragraph the variant of its style with this ending."""
    paragraph.set(STYLE_NAME, f"{paragraph.get(STYLE_NAME)}_20_{ending}")
