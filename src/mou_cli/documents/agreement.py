"""The documents of a repository, as text, before any format."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from mou_cli.documents.title_block import below_the_title, title_block
from mou_cli.exporting.paper import ACCENT, LARGE_PRINT_POINTS, POINTS, Paper
from mou_cli.loading.repository import Repository
from mou_cli.model.dates import PartialDate
from mou_cli.model.look import Look
from mou_cli.model.mou import Mou
from mou_cli.printable.pictures import picture_fault, upright
from mou_cli.rendering.templates import (
    own_template_file,
    own_template_names,
    render_markdown,
)
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.signed_text.text import SignedText
from mou_cli.trees import Tree, UnreadableFileError
from mou_cli.views.document import view_of
from mou_cli.views.values import DocumentView
from mou_cli.words.title_block import title_facts


@dataclass(frozen=True, slots=True)
class Document:
    """A document as Markdown.

    Attributes:
        name: Its name, and that of its files.
        paper: What the formats need beside the text.
        markdown: Its text.
        other_words: Whether the repository's own templates print other words than the signed text.
        beside: The bytes of files that go out with it, by name.
        notes: What whoever makes it should know, a sentence each.
        page_limit: How many pages it may have.
        is_report: Whether it is a committee report.
        signed: The signed text that it prints, if it is the agreement.
        title_block: Lines below its title that are no part of its text, as Markdown.
    """

    name: str
    paper: Paper
    markdown: str
    other_words: bool
    beside: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    page_limit: int | None = None
    is_report: bool = False
    signed: SignedText | None = None
    title_block: str = ""

    @property
    def printed(self) -> str:
        """All that it prints: its text, with the block below its title."""
        return below_the_title(self.markdown, self.title_block)


def agreement(
    repository: Repository,
    mou: Mou,
    *,
    with_errors: bool = False,
    large_print: bool = False,
    templates: Tree | None = None,
) -> Document:
    """Return the agreement.

    Args:
        repository: Its data.
        mou: The agreement of that repository.
        with_errors: The data has errors, so it is a draft whatever its digest says.
        large_print: Set its text in 18 point.
        templates: The files whose templates are used; else those of the data itself.

    Raises:
        TemplateFaultError: A template has a fault.
    """
    templates = templates or repository.tree
    view = view_of(repository, mou, with_errors=with_errors)
    markdown = render_markdown(templates, "mou.md.j2", document=view)
    other_words = prints_other_words(templates, markdown, view)
    paper = paper_of(repository.tree, mou, view, LARGE_PRINT_POINTS if large_print else POINTS)
    if other_words:
        paper = replace(paper, version=None)  # the paper is what was hashed, or it has no version
    name = "mou-large-print" if large_print else "mou"
    signed = signed_text_of(repository, mou)
    block = title_block(_facts(repository, mou, view, paper))
    return Document(name, paper, markdown, other_words, signed=signed, title_block=block)


def _facts(
    repository: Repository, mou: Mou, view: DocumentView, paper: Paper
) -> Iterator[tuple[str, str]]:
    return title_facts(
        repository,
        mou,
        parties=view.parties,
        date=view.date,
        version=paper.version,
        standing=paper.standing,
        fingerprint=paper.fingerprint,
    )


def prints_other_words(tree: Tree, markdown: str, view: DocumentView) -> bool:
    """Say whether the text of a document has other words than the package's templates print.

    Args:
        tree: The repository, which may have templates of its own.
        markdown: The document, from whatever templates.
        view: What it was made from.
    """
    if not has_own_text(tree):
        return False
    signed = render_markdown(None, "mou.md.j2", document=view)
    return markdown != signed and _words_printed(markdown) != _words_printed(signed)


def has_own_text(tree: Tree) -> bool:
    """Say whether a repository has a template of its own that prints text."""
    names = (name for name in own_template_names(tree) if name.endswith(".md.j2"))
    return any(own_template_file(tree, name) is not None for name in names)


_MARKS = re.compile(r"(?<!\\)\{[^{}]*\}|^:::.*$|^#+ ", re.MULTILINE)


def _words_printed(markdown: str) -> list[str]:
    return re.findall(r"\w+", _MARKS.sub(" ", markdown))


def paper_of(tree: Tree, mou: Mou, view: DocumentView, points: int) -> Paper:
    """Return what the formats need of an agreement beside its text.

    Args:
        tree: The repository's files.
        mou: The agreement.
        view: Its view.
        points: The size of the text.
    """
    images = dict(images_of(tree, view.images))
    look = mou.look or Look()
    # A council's Word template has sizes of its own, so large print takes the plain design.
    template = look.word_template if points == POINTS else None
    return Paper(
        title=view.title,
        authors=view.parties,
        date=mou.date if isinstance(mou.date, PartialDate) else None,
        version=view.version,
        standing=view.standing,
        digest=view.digest,
        fingerprint=view.fingerprint,
        accent=look.accent or ACCENT,
        word_template=read_or_none(tree, template) if template else None,
        points=points,
        images=images,
        missing=tuple(path for path in view.images if path not in images),
    )


def images_of(tree: Tree, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield what can be shown; a draft shows the alternative texts of the others (REF003)."""
    for path in paths:
        data = read_or_none(tree, path)
        if data is not None and picture_fault(path, data) is None:
            yield path, upright(path, data)


def read_or_none(tree: Tree, path: str) -> bytes | None:
    """Return a file's bytes, or None where it cannot be read."""
    try:
        return tree.read(path)
    except UnreadableFileError:
        return None
