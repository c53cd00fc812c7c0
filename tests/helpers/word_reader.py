"""What Word does with tracked changes, as ECMA-376 describes it (part 1, section 17.13.5).

LibreOffice is the reader that really opens the files; this one knows what Word knows and
LibreOffice does not: that a paragraph whose end goes takes over the look of the next one.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

from office_lint import W

MOVES = (("moveFrom", "del"), ("moveTo", "ins"))
BETWEEN = (
    f"{W}bookmarkStart",
    f"{W}bookmarkEnd",
    *(f"{W}{name}Range{part}" for name, _ in MOVES for part in ("Start", "End")),
)


def settled(body: Any, *, accept: bool) -> Any:
    """Return the body of a Word document with all changes accepted, or all rejected."""
    body = deepcopy(body)
    _settle_moves(body)
    gone, kept = ("del", "ins") if accept else ("ins", "del")
    for change in list(body.iter(f"{W}pPrChange")):
        properties = change.getparent()
        properties.remove(change)
        if not accept:
            _restore(properties, change.find(f"{W}pPr"))
    _settle_rows(body, gone)
    ends = [p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None]
    for mark in list(body.iter(f"{W}{gone}")):
        mark.getparent().remove(mark)
    for mark in list(body.iter(f"{W}{kept}")):
        for inner in list(mark):
            mark.addprevious(inner)
        mark.getparent().remove(mark)
    for paragraph in reversed(ends):
        _join(paragraph)
    return body


def _settle_moves(body: Any) -> None:
    """What moved went in one place and came in the other."""
    for name, same in MOVES:
        for mark in list(body.iter(f"{W}{name}")):
            mark.tag = f"{W}{same}"


def _settle_rows(body: Any, gone: str) -> None:
    for row in list(body.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{gone}") is not None:
            row.getparent().remove(row)
    for table in [table for table in body.iter(f"{W}tbl") if table.find(f"{W}tr") is None]:
        table.getparent().remove(table)


def _restore(properties: Any, old: Any) -> None:
    """The mark of the paragraph's end is no part of how it looked (section 17.13.5.29)."""
    end = properties.find(f"{W}rPr")
    for element in list(properties):
        properties.remove(element)
    properties.extend(list(old))
    if end is not None:
        properties.append(end)


def _join(paragraph: Any) -> None:
    following = paragraph.getnext()
    while following is not None and following.tag in BETWEEN:
        following = following.getnext()
    words = [element for element in paragraph if element.tag != f"{W}pPr"]
    if following is not None and following.tag == f"{W}p":
        following[_first(following) : _first(following)] = words
    else:
        assert not "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
    paragraph.getparent().remove(paragraph)


def _first(paragraph: Any) -> int:
    return 1 if len(paragraph) and paragraph[0].tag == f"{W}pPr" else 0


def with_numbers(body: Any, numbering: Any) -> Any:
    """Return a settled text with the numbers that Word counts (section 17.9) as words.

    A level counts on from the last paragraph on it, and anew behind one on a level above it.
    """
    body = deepcopy(body)
    counts: dict[str, list[int]] = {}
    for paragraph in body.iter(f"{W}p"):
        place = paragraph.find(f"{W}pPr/{W}numPr")
        if place is None:
            continue
        number, level = (place.find(f"{W}{name}").get(f"{W}val") for name in ("numId", "ilvl"))
        levels = _levels(numbering, number)
        so_far = counts.setdefault(number, [])
        assert len(so_far) >= int(level), "Word would count a level above that has no paragraph"
        start = int(levels[int(level)].find(f"{W}start").get(f"{W}val"))
        own = so_far[int(level)] + 1 if len(so_far) > int(level) else start
        counts[number] = [*so_far[: int(level)], own]
        for run in reversed(_number_runs(levels, counts[number])):
            paragraph.insert(_first(paragraph), run)
    return body


def _levels(numbering: Any, number: str) -> list[Any]:
    (use,) = numbering.findall(f"{W}num[@{W}numId='{number}']")
    definition = use.find(f"{W}abstractNumId").get(f"{W}val")
    (found,) = numbering.findall(f"{W}abstractNum[@{W}abstractNumId='{definition}']")
    return list(found.findall(f"{W}lvl"))


def _number_runs(levels: list[Any], counts: list[int]) -> list[Any]:
    level = levels[len(counts) - 1]
    text = level.find(f"{W}lvlText").get(f"{W}val")
    for number, count in enumerate(counts):
        style = levels[number].find(f"{W}numFmt").get(f"{W}val")
        text = text.replace(f"%{number + 1}", _written(style, count))
    words = etree.fromstring(f'<w:r xmlns:w="{W[1:-1]}"><w:t/></w:r>')
    gap = "<w:tab/>" if level.find(f"{W}suff").get(f"{W}val") == "tab" else "<w:t> </w:t>"
    words[0].text = text
    return [words, etree.fromstring(f'<w:r xmlns:w="{W[1:-1]}">{gap}</w:r>')]


def _written(style: str, count: int) -> str:
    if style == "decimal":
        return str(count)
    letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    tens = ("", "x", "xx", "xxx", "xl", "l")[count // 10]
    roman = tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[count % 10]
    small = letter if style.endswith("Letter") else roman
    return small.upper() if style.startswith("upper") else small


def lines_of(body: Any) -> list[str]:
    """Return a text as lines: style and words of each paragraph, with rows, links and pictures.

    A list of contents is no part of it: its lines are those of the headings.
    """
    lines = []
    listed = {line for contents in body.iter(f"{W}sdt") for line in contents.iter(f"{W}p")}
    for element in body.iter(f"{W}p", f"{W}tr"):
        if element in listed:
            continue
        if element.tag == f"{W}tr":
            lines.append("row")
            continue
        style = element.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else style.get(f"{W}val")
        lines.append(f"{name}: {''.join(map(_word, element.iter()))}")
    return lines


def _word(element: Any) -> str:
    name = element.tag.rpartition("}")[2]
    if name in ("t", "delText"):
        return element.text or ""
    if name == "hyperlink" and next(element.iter(f"{W}t", f"{W}delText"), None) is not None:
        return f"<{element.get(f'{W}anchor') or 'elsewhere'}>"
    if name == "tab" and element.getparent().tag != f"{W}r":  # a place for tabs
        return ""
    if name == "br" and element.get(f"{W}type") == "column":
        return ""
    return {"tab": "\t", "br": "\n", "docPr": f"[{element.get('descr')}]"}.get(name, "")


def shown(body: Any) -> str:
    """Return a text with its changes as Word shows them: `[-went-][+came+]`, `ins` a paragraph."""
    return "\n".join(_shown_lines(body)) + "\n"


def _shown_lines(body: Any) -> Iterator[str]:
    for element in body.iter(f"{W}p", f"{W}tr"):
        kind = _kind(element.find(f"{W}pPr/{W}rPr" if element.tag == f"{W}p" else f"{W}trPr"))
        if element.tag == f"{W}tr":
            yield f"{kind} row".strip()
            continue
        words = ""
        for run in element.iter(f"{W}r"):
            mark = next((SIGNS[a.tag] for a in run.iterancestors() if a.tag in SIGNS), ("", ""))
            words += f"{mark[0]}{''.join(map(_word, run.iter()))}{mark[1]}"
        words = words.replace("+][+", "").replace("-][-", "")
        yield f"{kind} {words}".strip()


SIGNS = {
    f"{W}ins": ("[+", "+]"),
    f"{W}moveTo": ("[+", "+]"),
    f"{W}del": ("[-", "-]"),
    f"{W}moveFrom": ("[-", "-]"),
}
KINDS = ("ins", "del", "moveTo", "moveFrom")


def _kind(properties: Any) -> str:
    if properties is None:
        return ""
    return next((name for name in KINDS if properties.find(f"{W}{name}") is not None), "")
