"""A lint of Word and ODT documents: what an accessibility checker of an office program looks for.

Sources: WCAG 2.2 (1.1.1, 1.3.1, 2.4.2, 2.4.6, 3.1.1); GOV.UK, *Publishing accessible documents*
(sentence case, at least 12 point, header rows, no italics).
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"

LEAST_POINTS = 12
CAPITALS = re.compile(r"[A-Z]{2,}(?:\W+[A-Z]{2,}){2,}")


def lint_docx(data: bytes) -> list[str]:
    """Return what is wrong with a Word document, a sentence each."""
    parts = _parts(data)
    core = etree.fromstring(parts["docProps/core.xml"])
    styles = etree.fromstring(parts["word/styles.xml"])
    body = etree.fromstring(parts["word/document.xml"])
    return [
        *_missing(core, {"title": f"{DC}title", "author": f"{DC}creator"}),
        *_missing(core, {"language": f"{DC}language", "date": f"{DCTERMS}created"}),
        *_docx_language(styles),
        *_docx_sizes(styles, body),
        *_heading_order(_docx_headings(body)),
        *_docx_tables(body),
        *_docx_pictures(body),
        *_capitals("".join(p.itertext(f"{W}t")) for p in body.iter(f"{W}p")),
        *(["the text is set in italics"] if body.findall(f".//{W}i") else []),
        *(["the text is justified"] if _values(body, "jc") & {"both", "distribute"} else []),
    ]


def lint_odt(data: bytes) -> list[str]:
    """Return what is wrong with an ODT document, a sentence each."""
    parts = _parts(data)
    meta = etree.fromstring(parts["meta.xml"])
    styles = etree.fromstring(parts["styles.xml"])
    content = etree.fromstring(parts["content.xml"])
    return [
        *_missing(meta, {"title": f"{DC}title", "author": f"{META}initial-creator"}),
        *_missing(meta, {"language": f"{DC}language", "date": f"{META}creation-date"}),
        *_odt_language(styles),
        *_odt_sizes(styles, content),
        *_heading_order(
            int(heading.get(f"{TEXT}outline-level")) for heading in content.iter(f"{TEXT}h")
        ),
        *_odt_tables(content),
        *_odt_pictures(content),
        *_odt_known_styles(styles, content),
        *_capitals("".join(p.itertext()) for p in content.iter(f"{TEXT}p", f"{TEXT}h")),
        *(
            ["the text is set in italics"]
            if b'fo:font-style="italic"' in parts["content.xml"]
            else []
        ),
    ]


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _missing(properties: Any, names: dict[str, str]) -> Iterator[str]:
    for name, tag in names.items():
        if not (properties.findtext(f".//{tag}") or "").strip():
            yield f"the properties give no {name}"


def _values(root: Any, tag: str) -> set[str]:
    return {element.get(f"{W}val") for element in root.iter(f"{W}{tag}")}


def _docx_language(styles: Any) -> Iterator[str]:
    language = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if language is None or language.get(f"{W}val") != "en-GB":
        yield "the language is not British English"


def _docx_sizes(styles: Any, body: Any) -> Iterator[str]:
    for root, where in ((styles, "a style"), (body, "the text")):
        for size in root.iter(f"{W}sz"):
            if int(size.get(f"{W}val")) < 2 * LEAST_POINTS and not _is_border(size):
                yield f"{where} is set in {int(size.get(f'{W}val')) / 2} points"
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    if default is None:
        yield "no size is given for the text, so it is 10 points"


def _is_border(element: Any) -> bool:
    return element.getparent().tag.endswith(("Bdr", "Borders"))


def _docx_headings(body: Any) -> Iterator[int]:
    for style in body.iter(f"{W}pStyle"):
        found = re.fullmatch(r"Heading(\d)", style.get(f"{W}val"))
        if found:
            yield int(found[1])


def _heading_order(levels: Any) -> Iterator[str]:
    before = 0
    for level in levels:
        if level > before + 1:
            yield f"a heading of level {level} follows one of level {before}"
        before = level
    if not before:
        yield "there are no headings"


def _docx_tables(body: Any) -> Iterator[str]:
    for table in body.iter(f"{W}tbl"):
        header = table.find(f"{W}tr/{W}trPr/{W}tblHeader")
        if header is None or header.get(f"{W}val") in ("0", "off", "false"):
            yield "a table has no header row"
        if len({len(row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")}) > 1:
            yield "a table has rows of different lengths"


def _docx_pictures(body: Any) -> Iterator[str]:
    for picture in body.iter(f"{WP}docPr"):
        if not (picture.get("descr") or "").strip():
            yield "a picture has no alternative text"


def _capitals(paragraphs: Any) -> Iterator[str]:
    for words in paragraphs:
        if CAPITALS.search(words):
            yield f"words are set in capitals: {words[:60]}"


def _odt_language(styles: Any) -> Iterator[str]:
    letters = styles.find(
        f".//{STYLE}default-style[@{STYLE}family='paragraph']/{STYLE}text-properties"
    )
    if (letters.get(f"{FO}language"), letters.get(f"{FO}country")) != ("en", "GB"):
        yield "the language is not British English"


def _odt_sizes(*roots: Any) -> Iterator[str]:
    for root in roots:
        for letters in root.iter(f"{STYLE}text-properties"):
            size = letters.get(f"{FO}font-size") or ""
            if size.endswith("pt") and float(size.removesuffix("pt")) < LEAST_POINTS:
                yield f"a style is set in {size}"


def _odt_tables(content: Any) -> Iterator[str]:
    for table in content.iter(f"{TABLE}table"):
        if table.find(f"{TABLE}table-header-rows") is None:
            yield "a table has no header row"


def _odt_pictures(content: Any) -> Iterator[str]:
    for frame in content.iter(f"{DRAW}frame"):
        words = frame.findtext(f"{SVG}title") or frame.findtext(f"{SVG}desc") or ""
        if not words.strip():
            yield "a picture has no alternative text"


def _odt_known_styles(styles: Any, content: Any) -> Iterator[str]:
    """Every style that the text names must exist, or an office program shows something else."""
    known = {
        s.get(f"{STYLE}name") for root in (styles, content) for s in root.iter(f"{STYLE}style")
    }
    for element in content.iter(f"{TEXT}p", f"{TEXT}h", f"{TEXT}span"):
        if element.get(f"{TEXT}style-name") not in known | {None}:
            yield f"there is no style {element.get(f'{TEXT}style-name')}"
