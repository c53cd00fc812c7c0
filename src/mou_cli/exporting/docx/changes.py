"""Word's tracked changes of whole paragraphs and rows (ECMA-376, part 1, section 17.13.5).

pandoc marks words. It has no mark for a paragraph or a row that came or went as a whole, so its
filter leaves a sign in each such paragraph, which is put into Word's terms here.

The mark of a paragraph is that of its end (`ends`); where marks touch, `joints` parts them.
"""

from collections.abc import Iterator

from mou_cli.exporting.changed_by import ChangedBy
from mou_cli.exporting.docx.ends import WholeParagraphs, let_last_end_stay
from mou_cli.exporting.docx.joints import part_insertions
from mou_cli.exporting.docx.marks import TrackedKind, change_mark
from mou_cli.exporting.docx.moves import SIGN, mark_moves, moves_of
from mou_cli.exporting.docx.package import W
from mou_cli.exporting.docx.paragraphs import properties_of
from mou_cli.office.xml import Element


def sign_of(kind: TrackedKind, move: int = 0) -> str:
    """Return the sign that a filter leaves in a paragraph that came or went as a whole.

    Args:
        kind: What became of it.
        move: The count of the move, of one that moved.
    """
    moved = f' move="{move}"' if move else ""
    return f'<mou:whole xmlns:mou="{SIGN.address}" kind="{kind}"{moved}/>'


def mark_whole(body: Element, by: ChangedBy) -> None:
    """Mark paragraphs and rows that came or went as a whole.

    Args:
        body: The text, with a sign in each such paragraph.
        by: Who made the changes.
    """
    moves = moves_of(body)
    kinds = _taken_signs(body)
    _part_tables(body, kinds)
    for row in body.iter(W("tr")):
        kind = _kind_of_whole(row, kinds)
        if kind:
            properties_of(row, "trPr").append(change_mark(by, kind))
    for run in _runs_of_paragraphs(body):
        let_last_end_stay(run, kinds, by)
    for run in _runs_of_paragraphs(body):
        part_insertions(run, kinds, by)
    for paragraph, kind in kinds.items():
        properties = properties_of(paragraph, "pPr")
        mark = W.new("rPr", change_mark(by, kind))
        change = properties.find(W("pPrChange"))
        properties.append(mark) if change is None else change.addprevious(mark)
    mark_moves(moves, by)


def is_whole(paragraph: Element) -> bool:
    """Say whether the end of a paragraph came or went."""
    marks = (f"{W('pPr')}/{W('rPr')}/{W(kind)}" for kind in ("ins", "del"))
    return any(paragraph.find(mark) is not None for mark in marks)


def _taken_signs(body: Element) -> WholeParagraphs:
    kinds: WholeParagraphs = {}
    for sign in list(body.iter(SIGN("whole"))):
        paragraph = next(sign.iterancestors(W("p")))
        kinds[paragraph] = sign.get("kind")
        sign.getparent().remove(sign)
    return kinds


def _kind_of_whole(part: Element, kinds: WholeParagraphs) -> TrackedKind | None:
    """Return what became of a row or a table, where it came or went as a whole."""
    found = {kinds.get(paragraph) for paragraph in part.iter(W("p"))}
    return found.pop() if len(found) == 1 else None


def _part_tables(body: Element, kinds: WholeParagraphs) -> None:
    """Settle the empty paragraphs that pandoc puts between tables.

    One between a table that went and the one in its place goes: no version has it.
    """
    for paragraph in [p for p in body.findall(W("p")) if len(p) == 0]:
        beside = (paragraph.getprevious(), paragraph.getnext())
        found = {_kind_of_whole(table, kinds) for table in beside if table is not None}
        if found == {"ins", "del"}:
            body.remove(paragraph)
        elif kind := next((kind for kind in found if kind), None):
            kinds[paragraph] = kind


def _runs_of_paragraphs(body: Element) -> Iterator[list[Element]]:
    """Yield the paragraphs that follow each other up to a table or the end of the text."""
    run: list[Element] = []
    for element in list(body):
        if element.tag == W("p"):
            run.append(element)
        elif element.tag in (W("tbl"), W("sectPr")) and run:
            yield run
            run = []
