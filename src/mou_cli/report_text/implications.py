"""Implications: in the order and under the names that a house style gives them."""

from mou_cli.model.house_style import HouseStyle, ImplicationStyle
from mou_cli.model.report import Report
from mou_cli.model.report_parts import Implication, ImplicationPart
from mou_cli.prose.tree import Blocks, Bullets, Cell, Emphasis, Paragraph, Strong, Table, Text
from mou_cli.report_text.cells import cell_of
from mou_cli.report_text.facts import answer_of, facts_of_officer
from mou_cli.report_text.patterns import line_of
from mou_cli.signed_text.text import ProseText

Titled = tuple[str, Implication]


def implications_in_order(report: Report, style: HouseStyle) -> list[Titled]:
    """Return the implications with their names: the house style's first, then all others."""
    order = [listed.key for listed in style.implications]
    known = sorted(
        (i for i in report.implications if i.topic in order), key=lambda i: order.index(i.topic)
    )
    others = [i for i in report.implications if i.topic not in order]
    return [
        (_title_of_implication(implication, style), implication)
        for implication in (*known, *others)
    ]


def implication_blocks(implication: Implication, style: HouseStyle) -> Blocks:
    """Return an implication's answer, its parts as a list."""
    blocks = _answer(implication, style)
    if not implication.parts:
        return blocks
    listed = _style_of_implication(implication, style)
    names = {part.key: part.title for part in listed.parts} if listed else {}
    items = tuple(_part(part, names, style) for part in implication.parts)
    return (*blocks, Bullets(items))


def implications_table(report: Report, style: HouseStyle, ordered: list[Titled]) -> ProseText:
    """Return the implications as a table; officers and dates have columns if any is given."""
    named = any(implication.officer for _, implication in ordered)
    cleared = any(implication.cleared for _, implication in ordered)
    titles = ["Implication", "What it means"]
    titles += ["Officer responsible"] * named + ["Cleared"] * cleared
    rows = []
    for title, implication in ordered:
        row: list[Cell] = [(Strong((Text(title),)),)]
        row.append(cell_of(implication_blocks(implication, style)))
        if named:
            row.append((Text(_officer(report, implication.officer)),))
        if cleared:
            row.append((Text(implication.cleared.printed if implication.cleared else ""),))
        rows.append(tuple(row))
    heading = tuple((Text(title),) for title in titles)
    return ProseText(
        (Table(("",) * len(titles), heading, tuple(rows)),), "What the decision would mean"
    )


def _style_of_implication(implication: Implication, style: HouseStyle) -> ImplicationStyle | None:
    return next((found for found in style.implications if found.key == implication.topic), None)


def _title_of_implication(implication: Implication, style: HouseStyle) -> str:
    listed = _style_of_implication(implication, style)
    return implication.title or (listed.title if listed else in_words(implication.topic))


def _part(part: ImplicationPart, names: dict[str, str], style: HouseStyle) -> Blocks:
    title = part.title or names.get(part.key or "") or in_words(part.key or "")
    blocks = _answer(part, style)
    name = Emphasis((Text(title),))
    if isinstance(blocks[0], Paragraph):
        return (Paragraph((name, Text(" – "), *blocks[0].children)), *blocks[1:])
    return (Paragraph((name,)), *blocks)


def _answer(answered: Implication | ImplicationPart, style: HouseStyle) -> Blocks:
    """Return the word in front of its reason, both in one paragraph where that is possible."""
    reason = answered.text.blocks if answered.text else ()
    if answered.answer is None:
        return reason
    word = line_of(answer_of(answered.answer, style.words))
    if reason and isinstance(reason[0], Paragraph):
        return (Paragraph((*word.children, Text(" "), *reason[0].children)), *reason[1:])
    return (word, *reason)


def _officer(report: Report, key: str | None) -> str:
    officer = report.officers.get(key or "")
    return (officer and facts_of_officer(officer)["name"]) or ""


def in_words(key: str) -> str:
    """Return a key as words: `crime-and-disorder` as `Crime and disorder`."""
    words = key.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]
