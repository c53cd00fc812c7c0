"""A redline as a Word document with Word's own tracked changes."""

from mou_cli.exporting.docx.changes import Change, Kind, sign_of
from mou_cli.exporting.docx.document import finished, reference_of
from mou_cli.exporting.pandoc import tree_for, write_tree
from mou_cli.exporting.paper import Paper
from mou_cli.exporting.pictures import with_pictures
from mou_cli.exporting.redline.inlines import Json
from mou_cli.exporting.redline.reading import tree_of
from mou_cli.exporting.redline.text import By, Text
from mou_cli.exporting.redline.writing import document_of
from mou_cli.redline import Mark, merged
from mou_cli.trees import Tree

KINDS: dict[Mark, Kind] = {Mark.INSERTED: "ins", Mark.DELETED: "del"}
CLASSES = {Mark.INSERTED: "insertion", Mark.DELETED: "deletion"}
"""Classes of spans that pandoc writes as tracked changes."""


def docx_redline(tree: Tree, old: Text, new: Text, by: By) -> bytes:
    """Return the whole document; accepted it is the new one, rejected the old one.

    Args:
        tree: The repository, for its templates.
        old: The old document.
        new: The new one, which gives the look.
        by: Who made the changes, and when.

    Raises:
        EnvironmentFaultError: pandoc fails.
    """
    both = merged(*(tree_of(_tree(text, new.paper)) for text in (old, new)))
    with reference_of(new.paper) as reference:
        document = document_of(both, TrackedChanges(by))
        data = write_tree(document, "docx", line=new.paper.line, reference=reference)
    return finished(data, tree, new.paper, Change(old.paper, by))


def _tree(text: Text, look: Paper) -> str:
    return tree_for(with_pictures(text.markdown, text.paper), "docx", line=look.line)


class TrackedChanges:
    """Words as pandoc's spans, and a sign for what came or went as a whole."""

    def __init__(self, by: By) -> None:
        self.pairs = [list(pair) for pair in by.written.items()]

    def words(self, mark: Mark, inlines: list[Json]) -> list[Json]:
        """Return inlines in a span that pandoc writes as a tracked change."""
        return [{"t": "Span", "c": [["", [CLASSES[mark]], self.pairs], inlines]}]

    def paragraph(self, mark: Mark, inlines: list[Json]) -> list[Json]:
        """Return the inlines, and a sign for `exporting.docx.changes`."""
        return [*inlines, {"t": "RawInline", "c": ["openxml", sign_of(KINDS[mark])]}]

    def row(self, mark: Mark, attributes: Json) -> Json:  # noqa: ARG002 - its paragraphs tell
        """Return the attributes of a row; the signs in its paragraphs say that it is marked."""
        return attributes
