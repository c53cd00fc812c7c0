"""XML of office files: parsed without entities or network, written plainly."""

from typing import Any

from lxml import etree

Element = Any
"""An element of lxml, which has no types of its own."""


def parse_xml(data: bytes) -> Element:
    """Return the root of an XML part. A document type, entities and the network are refused.

    Raises:
        ValueError: It is not well formed, or has a document type.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from None
    if root.getroottree().docinfo.doctype:
        raise ValueError("it has a document type")
    return root


def xml_bytes(root: Element) -> bytes:
    """Return an XML part."""
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


class Namespace:
    """Names of one namespace: `w("p")` is `{...}p`, and `w.new("p", val="1")` an element."""

    def __init__(self, prefix: str, address: str) -> None:
        self.prefix = prefix
        self.address = address
        self.map = {prefix: address}

    def __call__(self, name: str) -> str:
        """Return a name of this namespace, as lxml writes it."""
        return f"{{{self.address}}}{name}"

    def new(self, tag: str, *children: Element, **attributes: str | int) -> Element:
        """Return a new element; its attributes are of this namespace too."""
        qualified = {self(name): str(value) for name, value in attributes.items()}
        element = etree.Element(self(tag), qualified, nsmap=self.map)
        element.extend(children)
        return element

    def root(self, tag: str, *others: "Namespace") -> Element:
        """Return a new root, which declares other namespaces that stand below it."""
        declared = self.map | {other.prefix: other.address for other in others}
        return etree.Element(self(tag), nsmap=declared)

    def text(self, tag: str, text: str) -> Element:
        """Return a new element that holds a text."""
        element = self.new(tag)
        element.text = text
        return element
