"""A redline as one accessible HTML page."""

import json

from markupsafe import Markup

from mou_cli.exporting.changed_by import ChangedBy
from mou_cli.exporting.html import data_uri
from mou_cli.exporting.pandoc import tree_for, write_tree
from mou_cli.exporting.redline.inlines import inlines_of
from mou_cli.exporting.redline.labels import Json
from mou_cli.exporting.redline.numbers import PAGE_NUMBER, numbers_marked
from mou_cli.exporting.redline.outline import outline_of
from mou_cli.exporting.redline.reading import RedlineText, tree_of
from mou_cli.exporting.redline.writing import document_of
from mou_cli.redline import Move, RedlineMark, RedlineWords, is_renumbered, merged
from mou_cli.rendering.templates import read_template_file, render_page
from mou_cli.trees.layered import FilesTree

ELEMENTS = {RedlineMark.INSERTED: "ins", RedlineMark.DELETED: "del"}
SPOKEN = {RedlineMark.INSERTED: "inserted", RedlineMark.DELETED: "deleted"}
"""What those hear or read who see neither lines nor colours; few screen readers tell `ins`."""

NUMBERS = {RedlineMark.INSERTED: "now", RedlineMark.DELETED: "was"}
"""The same of numbers that follow from others."""

PACKAGE_ALONE = FilesTree({})
"""What shows a change is never a part of it: one line of a stylesheet hides what went and came."""

UNSEEN = ("Space", "SoftBreak", "LineBreak")


def html_redline(old: RedlineText, new: RedlineText, by: ChangedBy, changes: Markup) -> bytes:
    """Return the page: the list of changes, then the whole new text with what went and came.

    Args:
        old: The old document.
        new: The new one, which gives the look.
        by: Who made the changes, and when.
        changes: The list of changes as HTML, its headings from level 3; may be empty. Its links
            lead to places of the text by their anchors: `#payment`, `#principle_be-ambitious`.

    Raises:
        EnvironmentFaultError: pandoc fails.
    """
    before, after = (tree_of(_tree_with_pictures(text)) for text in (old, new))
    both = merged(before, after)
    page = write_tree(document_of(both, Elements()), "html").decode("utf-8")
    heading, end_of_heading, body = page.replace("\r\n", "\n").partition("</h1>")
    whole = render_page(
        PACKAGE_ALONE,
        "redline.html.j2",
        paper=new.paper,
        before=old.paper,
        by=by,
        heading=Markup(heading + end_of_heading),  # noqa: S704 - as the body
        body=Markup(body),  # noqa: S704 - pandoc made it from escaped Markdown; marks are ours
        style=_styles_of_page(),
        changes=changes,
        outline=outline_of(body),
        changed=both != after or is_renumbered(both),
    )
    return whole.encode("utf-8")


def _styles_of_page() -> Markup:
    sheets = (read_template_file(PACKAGE_ALONE, name) for name in ("page.css", "redline.css"))
    return Markup("\n".join(sheets))  # noqa: S704 - a stylesheet is no text


def _tree_with_pictures(text: RedlineText) -> str:
    """Return the tree with each picture in it: two versions may have two of one name."""
    tree = tree_for(text.markdown, "html")
    for path, data in text.paper.images.items():
        tree = tree.replace(f'["{path}",', f"[{json.dumps(data_uri(path, data))},")
    return tree


class Elements:
    """Words in `ins` and `del`, each a place of its own, with words that only a machine reads."""

    def __init__(self) -> None:
        self.changes = 0

    def words(self, mark: RedlineMark, inlines: list[Json], *, follows: bool = False) -> list[Json]:
        """Return inlines in an element; a number that follows from another has no name."""
        name = ELEMENTS[mark]
        if follows:
            before = f'<{name} class="number"><span class="spoken">[{NUMBERS[mark]} </span>'
            return [_raw(before), *inlines, _raw(f'<span class="spoken">]</span></{name}>')]
        if all(inline["t"] in UNSEEN for inline in inlines):
            return [_raw(f"<{name}>"), *inlines, _raw(f"</{name}>")]
        self.changes += 1
        before = f'<{name} id="change-{self.changes}"><span class="spoken">[{SPOKEN[mark]}: </span>'
        return [_raw(before), *inlines, _raw(f'<span class="spoken">]</span></{name}>')]

    def paragraph(
        self,
        mark: RedlineMark,  # noqa: ARG002 - all of the inlines are marked
        inlines: list[Json],
        move: Move | None,  # noqa: ARG002 - it is told in words
    ) -> list[Json]:
        """Return the inlines: all of them are marked as it is."""
        return inlines

    def note(self, words: str) -> list[Json]:
        """Return a line in front of what it tells of."""
        note = {"t": "Span", "c": [["", ["moved"], []], [{"t": "Str", "c": words}]]}
        return [{"t": "Para", "c": [note]}]

    def moved(self, mark: RedlineMark, move: Move) -> list[Json]:
        """Return a line that says where else the paragraph stands; one is enough for a move."""
        if not move.first:
            return []
        way = "from" if mark is RedlineMark.INSERTED else "to"
        place = move.other.removesuffix(".") or ("below" if move.below else "above")
        words = {"t": "Str", "c": f"moved {way} {place}"}
        return [{"t": "Span", "c": [["", ["moved"], []], [words]]}, {"t": "Space"}]

    def number(self, words: RedlineWords, mark: RedlineMark) -> list[Json]:
        """Return the number; where it is another one, the old one stands small beside it.

        Such a number is no change of its own, so no link leads to it.
        """
        if words.was is None:
            return inlines_of(numbers_marked(words, mark, PAGE_NUMBER), self.words)
        numbers = [
            self.words(mark, [{"t": "Str", "c": number.strip()}], follows=True)
            for mark, number in (
                (RedlineMark.INSERTED, words.number),
                (RedlineMark.DELETED, words.was),
            )
            if number
        ]
        inside = [part for number in numbers for part in (*number, {"t": "Space"})][:-1]
        return [{"t": "Span", "c": [PAGE_NUMBER, inside]}, {"t": "Space"}]

    def row(self, mark: RedlineMark, attributes: Json) -> Json:
        """Return the attributes of a row with a class."""
        name, classes, pairs = attributes
        return [name, [*classes, SPOKEN[mark]], pairs]


def _raw(code: str) -> Json:
    return {"t": "RawInline", "c": ["html", code]}
