"""Pages without their stylesheets, as golden files keep them."""

import re

from conftest import ROOT

SHEETS = {file.name: file.read_text(encoding="utf-8") for file in ROOT.glob("templates/*.css")}


def without_stylesheets(page: str) -> str:
    """Put the name of each of the package's stylesheets in its place.

    What a document adds of its own stays: its colour, and the foot of a printed page.
    """
    head, begin, rest = page.partition("<style>")
    style, end, body = rest.partition("</style>")
    for name, sheet in SHEETS.items():
        style = style.replace(sheet.strip(), f"/* {name} */")
    assert "page.css" in style, "a page that does not have the stylesheet word for word"
    return "".join((head, begin, re.sub(r"\n{2,}", "\n", style), end, body))
