"""Figures of a Word document, as large as their page lets them."""

from mou_cli.office.lengths import HIGHEST_FIGURE
from mou_cli.office.xml import Element, Namespace

DRAWING = Namespace("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")
PICTURE = Namespace("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture")
SHAPE = Namespace("a", "http://schemas.openxmlformats.org/drawingml/2006/main")

EMUS = 12700
"""Word's measure of pictures: so many to a point."""


def describe_figures(body: Element) -> None:
    """Let every place where Word keeps a description of a picture say its alternative text.

    pandoc puts the address of the picture in one of them, and that holds the picture itself.

    Args:
        body: The text.
    """
    for number, picture in enumerate(body.iter(DRAWING("inline")), start=1):
        shown = picture.find(DRAWING("docPr"))
        for place in (shown, *picture.iter(PICTURE("cNvPr"))):
            place.set("name", f"Picture {number}")
            place.set("descr", shown.get("descr", ""))
            place.attrib.pop("title", None)


def fit_figures(body: Element) -> None:
    """Let no figure be higher than its page, with room for its caption.

    Args:
        body: The text.
    """
    for picture in body.iter(DRAWING("inline")):
        extent = picture.find(DRAWING("extent"))
        part = HIGHEST_FIGURE * EMUS / int(extent.get("cy"))
        if part < 1:
            for size in (extent, *picture.iter(SHAPE("ext"))):
                for side in ("cx", "cy"):
                    size.set(side, str(int(int(size.get(side)) * part)))
