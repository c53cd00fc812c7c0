"""Word's moves: a paragraph that went in one place and came in another (section 17.13.5.21-28).

A move is told as one where both ends are whole paragraphs outside of tables. Elsewhere the words
went and came, which says the same to who accepts or rejects it.
"""

from collections import defaultdict

from mou_cli.exporting.changed_by import ChangedBy
from mou_cli.exporting.docx.marks import change_mark
from mou_cli.exporting.docx.package import W
from mou_cli.office.xml import Element, Namespace

SIGN = Namespace("mou", "urn:mou:redline")
"""The sign in a paragraph: `<mou:whole kind="ins"/>`."""

Moves = dict[str, dict[str, list[Element]]]
"""By the count of the move, the paragraphs that went (`del`) and that came (`ins`)."""

NAMES = {"del": "moveFrom", "ins": "moveTo"}


def moves_of(body: Element) -> Moves:
    """Return the paragraphs of all moves, as their signs tell."""
    found: Moves = defaultdict(lambda: defaultdict(list))
    for sign in body.iter(SIGN("whole")):
        if sign.get("move"):
            paragraph = next(sign.iterancestors(W("p")))
            found[sign.get("move")][sign.get("kind")].append(paragraph)
    return found


def mark_moves(moves: Moves, by: ChangedBy) -> None:
    """Tell as moved what is marked as gone and as come.

    Args:
        moves: The paragraphs, with all other marks.
        by: Who made the changes.
    """
    for name, places in moves.items():
        if all(_is_whole(p, kind) for kind, paragraphs in places.items() for p in paragraphs):
            for kind, paragraphs in places.items():
                _mark_place(paragraphs, kind, f"move{name}", by)


def _is_whole(paragraph: Element, kind: str) -> bool:
    """Say whether nothing but one kind of mark is in a paragraph, and its end bears it too."""
    other = "ins" if kind == "del" else "del"
    return (
        paragraph.getparent() is not None
        and paragraph.getparent().tag == W("body")
        and paragraph.find(f"{W('pPr')}/{W('rPr')}/{W(kind)}") is not None
        and next(paragraph.iter(W("pPrChange"), W(other)), None) is None
    )


def _mark_place(paragraphs: list[Element], kind: str, name: str, by: ChangedBy) -> None:
    for paragraph in paragraphs:
        for mark in paragraph.iter(W(kind)):
            mark.tag = W(NAMES[kind])
        for text in paragraph.iter(W("delText")):
            text.tag = W("t")
    start = change_mark(by, f"{NAMES[kind]}RangeStart")
    start.set(W("name"), name)
    end = W.new(f"{NAMES[kind]}RangeEnd", id=0)
    first = paragraphs[0]
    first.insert(1 if first.find(W("pPr")) is not None else 0, start)
    paragraphs[-1].addnext(end)
