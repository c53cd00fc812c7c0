"""Namespaces of OpenDocument 1.3, part 3, section 2."""

from mou_cli.office.xml import Namespace

OFFICE = Namespace("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0")
META = Namespace("meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0")
STYLE = Namespace("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0")
TEXT = Namespace("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0")
TABLE = Namespace("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0")
FO = Namespace("fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0")
SVG = Namespace("svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0")
DC = Namespace("dc", "http://purl.org/dc/elements/1.1/")
XLINK = Namespace("xlink", "http://www.w3.org/1999/xlink")
