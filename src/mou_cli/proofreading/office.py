"""The words of a Word or ODT document: those of its text, not of its header and footer."""

from collections.abc import Iterator

from mou_cli.office.package import read_parts
from mou_cli.office.xml import Element, parse_xml

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_WORD}noBreakHyphen": "\u2011", f"{_WORD}softHyphen": "\u00ad"}

_OPENDOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"
_OFFICE, _TEXT = f"{{{_OPENDOCUMENT}:office:1.0}}", f"{{{_OPENDOCUMENT}:text:1.0}}"
_SVG = f"{{{_OPENDOCUMENT}:svg-compatible:1.0}}"
_TABLE = f"{{{_OPENDOCUMENT}:table:1.0}}"
_APART = frozenset(
    {f"{where}{name}" for where in (_SVG, _TABLE) for name in ("title", "desc")}
    | {f"{_TEXT}table-of-content"}
)
"""What stands among the words of a text, and is none of it."""

_LIST_OF_CONTENTS = f"{_WORD}sdtPr/{_WORD}docPartObj"
"""What makes a part of a Word document its list of contents (ISO/IEC 29500-1, 17.5.2.12)."""


def words_of_word(data: bytes) -> str:
    """Return the words of a Word document (ISO/IEC 29500-1, section 17.3.3)."""
    body = parse_xml(read_parts(data)["word/document.xml"])
    words = (f"{_WORD}t", *_SIGNS)
    for part in list(body.iter(f"{_WORD}sdt")):
        if part.find(_LIST_OF_CONTENTS) is not None:
            part.getparent().remove(part)
    return "".join(_SIGNS.get(found.tag) or found.text or "" for found in body.iter(*words))


def words_of_odt(data: bytes) -> str:
    """Return the words of an ODT document (OpenDocument 1.3, part 3, section 5.1)."""
    content = parse_xml(read_parts(data)["content.xml"])
    return "".join(_below(content.find(f"{_OFFICE}body/{_OFFICE}text")))


def _below(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in _APART:
            yield from _below(child)
        yield child.tail or ""
