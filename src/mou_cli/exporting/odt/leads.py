"""What leads to something in an ODT document stays on one page with it."""

from collections.abc import Iterator

from mou_cli.exporting.odt.names import FO, STYLE, TABLE, TEXT
from mou_cli.office.leads import is_short, leads_of
from mou_cli.office.xml import Element

NAME, STYLE_NAME = STYLE("name"), TEXT("style-name")


def keep_leads(content: Element, styles: Element) -> None:
    """Keep with what follows what ends in a colon, and the last item but one of a list.

    Each of their styles has one beside it that says so.

    Args:
        content: The root of the content.
        styles: The automatic styles; none of them can be built upon.
    """
    own = {style.get(NAME) for style in styles}
    outside = (p for p in content.iter(TEXT("p")) if not _is_in_a_table(p))
    leads = list(leads_of((p, "".join(p.itertext())) for p in outside))
    for paragraph in dict.fromkeys([*leads, *_last_but_one(content)]):
        style = paragraph.get(STYLE_NAME)
        if style is None or style in own:
            continue
        name = f"{style}_20_Lead"
        paragraph.set(STYLE_NAME, name)
        if styles.find(f"{STYLE('style')}[@{NAME}='{name}']") is None:
            styles.append(_kept(name, style))


def _last_but_one(content: Element) -> Iterator[Element]:
    for items in content.iter(TEXT("list")):
        paragraphs = list(items.iter(TEXT("p")))
        outer = items.getparent().tag != TEXT("list-item")
        if outer and len(paragraphs) > 1 and is_short("".join(paragraphs[-2].itertext())):
            yield paragraphs[-2]


def _kept(name: str, parent: str) -> Element:
    properties = STYLE.new("paragraph-properties")
    properties.set(FO("keep-with-next"), "always")
    style = STYLE.new("style", properties, name=name, family="paragraph")
    style.set(STYLE("parent-style-name"), parent)
    return style


def _is_in_a_table(paragraph: Element) -> bool:
    return next(paragraph.iterancestors(TABLE("table")), None) is not None
