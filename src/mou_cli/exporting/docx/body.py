"""The text of a Word document, finished: tables, numbered headings, lists, new pages."""

import re

from mou_cli.exporting.docx.contents import add_contents
from mou_cli.exporting.docx.figures import describe_figures, fit_figures
from mou_cli.exporting.docx.furniture import text_width
from mou_cli.exporting.docx.package import W
from mou_cli.exporting.docx.paragraphs import (
    block_beside,
    properties_of,
    set_property,
    style_of,
    words_of,
)
from mou_cli.exporting.docx.signatures import set_signatures
from mou_cli.exporting.paper import POINTS
from mou_cli.office.leads import is_short, leads_of
from mou_cli.office.lengths import MOST_KEPT, MOST_REPEATED, height_of
from mou_cli.office.measures import CELL_GAP, TWIPS, word_measures
from mou_cli.office.xml import Element

NEW_PAGE = "new_page_"
"""What the names begin with of the places at which a page begins (`filters/office.lua`)."""


def finish_body(body: Element, points: int, *, contents: bool) -> None:
    """Finish the text in place.

    Args:
        body: The text.
        points: The size of its letters.
        contents: Whether a long text has a list of its contents.
    """
    measures = word_measures(points)
    width = text_width(body.find(W("sectPr")))
    for table in body.iter(W("tbl")):
        # In large print a table needs the whole width.
        indent = 0 if points > POINTS else measures.clause_texts[_clause_depth(table)]
        _finish_word_table(table, width, indent, points)
    for paragraph in body.iter(W("p")):
        _hang_number(paragraph, measures.heading_number)
        _end_list(paragraph, measures.paragraph_gap)
    for bookmark in body.iter(W("bookmarkStart")):
        if bookmark.get(W("name"), "").startswith(NEW_PAGE):
            _begin_new_page(bookmark)
    _keep_leads(body)
    describe_figures(body)
    fit_figures(body)
    if contents:
        add_contents(body, width, measures.heading_number, points)
    set_signatures(body, measures.column_gap, points)


def _keep_leads(body: Element) -> None:
    """Keep paragraphs that end in a colon with what follows."""
    paragraphs = ((p, words_of(p)) for p in body.findall(W("p")))
    for paragraph in leads_of(paragraphs):
        set_property(paragraph, W.new("keepNext"))


def _begin_new_page(bookmark: Element) -> None:
    """Let a page begin with the heading that a bookmark stands in or in front of."""
    heading = next(bookmark.iterancestors(W("p")), None)
    if heading is None:
        heading = block_beside(bookmark, "getnext")
    if heading is not None and heading.tag == W("p"):
        set_property(heading, W.new("pageBreakBefore"))


def _finish_word_table(table: Element, width: int, indent: int, points: int) -> None:
    """Set widths, place and name; keep short rows on one page; set what follows apart."""
    properties = table.find(W("tblPr"))
    if indent:
        properties.find(W("tblW")).addnext(W.new("tblInd", w=indent, type="dxa"))
    _set_widths(table, width - indent)
    for row in table.findall(W("tr")):
        _keep_together(row, points)
    caption = table.getprevious()
    if caption is not None and style_of(caption) == "TableCaption":
        words = "".join(caption.itertext(W("t")))
        properties.append(W.new("tblCaption", val=words))
        set_property(caption, W.new("ind", left=indent))
    after = block_beside(table, "getnext")
    if after is not None and after.tag == W("p") and not style_of(after).startswith("Heading"):
        set_property(after, W.new("spacing", before=points * TWIPS))


def _keep_together(row: Element, points: int) -> None:
    """Keep a row on one page; one that is too long for that may break, and is not repeated."""
    places = (
        (
            words_of(cell),
            int(cell.find(f"{W('tcPr')}/{W('tcW')}").get(W("w"))) / TWIPS - CELL_GAP * points,
        )
        for cell in row.findall(W("tc"))
    )
    height = height_of(places, points)
    if height <= MOST_KEPT:
        properties_of(row, "trPr").insert(0, W.new("cantSplit"))
    repeated = row.find(f"{W('trPr')}/{W('tblHeader')}")
    if repeated is not None and height > MOST_REPEATED:
        repeated.getparent().remove(repeated)


def _set_widths(table: Element, width: int) -> None:
    columns = table.findall(f"{W('tblGrid')}/{W('gridCol')}")
    given = [int(column.get(W("w"))) for column in columns]
    widths = [share * width // sum(given) for share in given]
    total = table.find(f"{W('tblPr')}/{W('tblW')}")
    total.set(W("type"), "dxa")
    total.set(W("w"), str(sum(widths)))
    for column, own in zip(columns, widths, strict=True):
        column.set(W("w"), str(own))
    for row in table.findall(W("tr")):
        for cell, own in zip(row.findall(W("tc")), widths, strict=True):
            cell.find(W("tcPr")).append(W.new("tcW", w=own, type="dxa"))


def _clause_depth(table: Element) -> int:
    """Return the depth of the clause that a table stands in; 0 outside of clauses.

    A clause begins with a paragraph of its own, so the paragraph above tells.
    """
    above = block_beside(table, "getprevious")
    while above is not None and (above.tag == W("tbl") or style_of(above) == "TableCaption"):
        above = block_beside(above, "getprevious")
    found = re.match(r"Clause(\d)", style_of(above)) if above is not None else None
    return int(found[1]) if found else 0


def _hang_number(paragraph: Element, room: int) -> None:
    """Let the second line of a numbered heading begin below its words, not below the number."""
    style = style_of(paragraph)
    if style.startswith("Heading") and _has_number(paragraph):
        set_property(paragraph, W.new("tabs", W.new("tab", val="left", pos=room)))
        set_property(paragraph, W.new("ind", left=room, hanging=room))


def _has_number(paragraph: Element) -> bool:
    """Say whether a tab stands behind a number, in a redline behind one that did not go."""
    runs = [paragraph, *paragraph.iter(W("ins"))]
    return any(run.find(f"{W('r')}/{W('tab')}") is not None for run in runs)


def _end_list(paragraph: Element, gap: int) -> None:
    """Set the text below a list as far apart as below a paragraph; let no last item stand alone."""
    after = block_beside(paragraph, "getnext")
    if _is_listed(paragraph) and not (after is not None and _is_listed(after)):
        set_property(paragraph, W.new("spacing", after=gap))
        before = block_beside(paragraph, "getprevious")
        if before is not None and _is_listed(before) and is_short(words_of(before)):
            set_property(before, W.new("keepNext"))


def _is_listed(element: Element) -> bool:
    style = style_of(element)
    return "Bullet" in style or style.startswith("ListContinue")
