"""A redline as a Word document with Word's own tracked changes."""

from mou_cli.exporting.changed_by import ChangedBy
from mou_cli.exporting.docx.changes import sign_of
from mou_cli.exporting.docx.document import finished, reference_of
from mou_cli.exporting.docx.marks import TrackedChange, TrackedKind
from mou_cli.exporting.docx.numbers import END_OF_NUMBER, number_sign_of
from mou_cli.exporting.pandoc import tree_for, write_tree
from mou_cli.exporting.paper import Paper
from mou_cli.exporting.pictures import with_pictures
from mou_cli.exporting.redline.inlines import inlines_of
from mou_cli.exporting.redline.labels import HeadingLabel, Json
from mou_cli.exporting.redline.numbers import CLAUSE_NUMBER, HEADING_NUMBER, numbers_marked
from mou_cli.exporting.redline.reading import RedlineText, tree_of
from mou_cli.exporting.redline.writing import document_of
from mou_cli.redline import Move, RedlineMark, RedlineWords, merged
from mou_cli.trees import Tree

KINDS: dict[RedlineMark, TrackedKind] = {RedlineMark.INSERTED: "ins", RedlineMark.DELETED: "del"}
CLASSES = {RedlineMark.INSERTED: "insertion", RedlineMark.DELETED: "deletion"}
"""Classes of spans that pandoc writes as tracked changes."""


def docx_redline(tree: Tree, old: RedlineText, new: RedlineText, by: ChangedBy) -> bytes:
    """Return the whole document; accepted it is the new one, rejected the old one.

    Args:
        tree: The repository, for its templates.
        old: The old document.
        new: The new one, which gives the look.
        by: Who made the changes, and when.

    Raises:
        EnvironmentFaultError: pandoc fails.
    """
    both = merged(*(tree_of(_tree_behind_word_filters(text, new.paper)) for text in (old, new)))
    with reference_of(new.paper) as reference:
        document = document_of(both, TrackedChanges(by))
        data = write_tree(document, "docx", line=new.paper.line, reference=reference)
    return finished(data, tree, new.paper, TrackedChange(old.paper, by))


def _tree_behind_word_filters(text: RedlineText, look: Paper) -> str:
    return tree_for(with_pictures(text.markdown, text.paper), "docx", line=look.line)


class TrackedChanges:
    """Words as pandoc's spans, and a sign for what came or went as a whole."""

    def __init__(self, by: ChangedBy) -> None:
        self.pairs = [list(pair) for pair in by.written.items()]

    def words(
        self,
        mark: RedlineMark,
        inlines: list[Json],
        *,
        follows: bool = False,  # noqa: ARG002 - Word has one kind of mark
    ) -> list[Json]:
        """Return inlines in a span that pandoc writes as a tracked change."""
        return [{"t": "Span", "c": [["", [CLASSES[mark]], self.pairs], inlines]}]

    def paragraph(self, mark: RedlineMark, inlines: list[Json], move: Move | None) -> list[Json]:
        """Return the inlines, and a sign for `exporting.docx.changes`."""
        return [*inlines, _raw(sign_of(KINDS[mark], move.name if move else 0))]

    def note(self, words: str) -> list[Json]:  # noqa: ARG002 - it would stay in one of the texts
        """Return nothing: what is accepted or rejected is either text, and no more."""
        return []

    def moved(self, mark: RedlineMark, move: Move) -> list[Json]:  # noqa: ARG002 - Word tells it
        """Return nothing: Word shows both places itself."""
        return []

    def number(self, words: RedlineWords, mark: RedlineMark) -> list[Json]:
        """Return the number between two signs, for `exporting.docx.numbers`."""
        look = HEADING_NUMBER if isinstance(words.label, HeadingLabel) else CLAUSE_NUMBER
        tokens = numbers_marked(words, mark, look)
        was = words.number if words.was is None else words.was
        sign = number_sign_of(
            was=was if mark is not RedlineMark.INSERTED else None,
            now=words.number if mark is not RedlineMark.DELETED else None,
        )
        inlines = inlines_of(tokens, self.words)
        return [_raw(sign), *inlines, _raw(END_OF_NUMBER)]

    def row(self, mark: RedlineMark, attributes: Json) -> Json:  # noqa: ARG002 - its paragraphs tell
        """Return the attributes of a row; the signs in its paragraphs say that it is marked."""
        return attributes


def _raw(code: str) -> Json:
    return {"t": "RawInline", "c": ["openxml", code]}
