"""SVG drawings that stand alone, and show the same in a browser and on paper."""

import re
from base64 import b64decode
from collections.abc import Iterator
from typing import Any

from lxml import etree

from mou_cli.printable.characters import named, unprintable
from mou_cli.printable.photographs import OF_ANOTHER_KIND, PictureFault, photograph_fault

SVG = "http://www.w3.org/2000/svg"
PLAIN = "Save it as plain SVG, with nothing linked"
LONGEST_REASON = 120

_ADDRESS = re.compile(r"""(?:@import\s+(?:url\()?|url\()\s*["']?\s*(?!["'#]|data:)([^"')\s;]+)""")
_PHOTOGRAPH = re.compile(r"data:image/(?:png|jpe?g);base64,")


def drawing_fault(data: bytes) -> PictureFault | None:
    """Return why a drawing cannot be shown in every format, or None if it can.

    Args:
        data: Its bytes, which a stranger may have sent.
    """
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return PictureFault("its letters are not UTF-8", "Save it as UTF-8")
    if b"<!ENTITY" in data:
        return PictureFault("it declares entities", "Save it as plain SVG")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason = str(error)[:LONGEST_REASON]
        return PictureFault(f"its XML is broken: {reason}", "Save it again in a drawing program")
    if root.tag == "svg":
        return PictureFault(
            "it does not say that it is SVG, so that no browser shows it",
            f'Let it begin with `<svg xmlns="{SVG}"`',
        )
    if root.tag != f"{{{SVG}}}svg":
        return PictureFault(OF_ANOTHER_KIND)
    return next((fault for element in root.iter() for fault in _of_element(element)), None)


def _of_element(element: Any) -> Iterator[PictureFault]:
    if not isinstance(element.tag, str):
        return  # a comment, or an instruction to a program
    name = etree.QName(element).localname
    if name == "script":
        yield PictureFault("it holds a script", "Save it as plain SVG")
    if name == "foreignObject" and etree.QName(element.getparent()).localname != "switch":
        yield PictureFault("it holds a piece of a web page, which paper does not show", PLAIN)
    if name in ("image", "feImage", "use"):
        yield from _of_link(element)
    if name == "text":
        yield from _of_words("".join(element.itertext()))
    yield from _of_style([*element.attrib.values(), (element.text or "") * (name == "style")])


def _of_link(element: Any) -> Iterator[PictureFault]:
    for attribute, target in element.attrib.items():
        if etree.QName(attribute).localname != "href" or target.strip().startswith("#"):
            continue
        link = "".join(target.split())
        if not link.startswith("data:"):
            yield PictureFault(f"it links to `{target}`, which no document can hold", PLAIN)
        elif photograph := _PHOTOGRAPH.match(link):
            yield from _of_photograph(link[photograph.end() :])


def _of_photograph(base64: str) -> Iterator[PictureFault]:
    try:
        fault = photograph_fault(b64decode(base64))
    except ValueError:
        fault = PictureFault("it breaks off")
    if fault is not None:
        yield PictureFault(f"of a picture in it: {fault.reason}", "Put that picture in anew")


def _of_style(values: list[str]) -> Iterator[PictureFault]:
    for value in values:
        if found := _ADDRESS.search(value):
            yield PictureFault(f"it links to `{found[1]}`, which no document can hold", PLAIN)


def _of_words(words: str) -> Iterator[PictureFault]:
    for run in unprintable(words):
        yield PictureFault(
            f"the documents' fonts do not have its `{run}` ({named(run[0])})",
            "Write it in another way, or make outlines of the letters",
        )
