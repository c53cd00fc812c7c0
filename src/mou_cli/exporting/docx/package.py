"""The parts of a Word document, and how they hang together (ECMA-376, part 2)."""

import re

from mou_cli.office.package import Parts
from mou_cli.office.xml import Element, Namespace, parse_xml, xml_bytes

W = Namespace("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
R = Namespace("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."

BODY = "word/document.xml"
LINKS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"


_FURNITURE = re.compile(r"word/(header|footer)[^/]*\.xml")


class Package:
    """A Word document in parts; those that were asked for are kept as trees until the end."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._trees: dict[str, Element] = {}

    def tree(self, name: str) -> Element:
        """Return the root of an XML part, to be changed in place."""
        if name not in self._trees:
            self._trees[name] = parse_xml(self._parts[name])
        return self._trees[name]

    @property
    def body(self) -> Element:
        """The element that holds the text."""
        return self.tree(BODY).find(W("body"))

    def texts(self) -> list[Element]:
        """Return the body, and every header and footer."""
        names = [name for name in [*self._parts, *self._trees] if _FURNITURE.match(name)]
        return [self.body, *(self.tree(name) for name in dict.fromkeys(names))]

    def put(self, name: str, data: bytes) -> None:
        """Put a part in place of the one that stands there."""
        self._trees.pop(name, None)
        self._parts[name] = data

    def add(self, kind: str, data: bytes) -> str:
        """Add a header or footer, and return the id by which the text refers to it."""
        name = f"{kind}-mou.xml"
        self.put(f"word/{name}", data)
        types = self.tree(TYPES)
        override = types.makeelement(f"{{{CONTENT_TYPES}}}Override", {})
        override.set("PartName", f"/word/{name}")
        override.set("ContentType", f"{WORD_TYPE}{kind}+xml")
        types.append(override)
        link = self.tree(LINKS).makeelement(f"{{{RELATIONSHIPS}}}Relationship", {})
        link.set("Type", f"{R.address}/{kind}")
        link.set("Id", f"mou-{kind}")
        link.set("Target", name)
        self.tree(LINKS).append(link)
        return f"mou-{kind}"

    def target(self, identifier: str) -> str:
        """Return the name of the part that the text refers to by this id."""
        link = self.tree(LINKS).find(f"{{{RELATIONSHIPS}}}Relationship[@Id='{identifier}']")
        return f"word/{link.get('Target')}"

    def parts(self) -> Parts:
        """Return all parts, the list of their types first."""
        written = {name: xml_bytes(tree) for name, tree in self._trees.items()}
        return {TYPES: b"", **self._parts, **written}
