"""LibreOffice accepts a redline to the new version and rejects it to the old one, exactly."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from converters import conversions_kept
from histories import NAMES, History
from mou_cli.documents.agreement import Document, agreement
from mou_cli.exporting.docx import docx_document
from mou_cli.git import Git
from mou_cli.model.dates import PartialDate
from mou_cli.operations.diff import diff
from mou_cli.operations.redline import redline, redline_of
from mou_cli.revisions.opening import revisions_of
from mou_cli.trees import Tree
from office_reader import Settled, furniture_of, lines_of, read_by_libreoffice
from redline_pairs import PAIRS, RIVERSIDE, SOUTH_EAST_ESSEX, document_of, edited

pytestmark = pytest.mark.tools

Made = Callable[[str], History]

MOMENT = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
WHOLE = ("another agreement", "another agreement, backwards")
"""Two agreements that have nothing in common but a few words."""

COLUMNS = "LibreOffice cuts a paragraph in two that begins a column and ends a section"
WORDS_ALONE = {
    "a table in front of a table": "the end of a caption between two tables cannot go",
    "the last paragraph": "columns at the end of a text have an empty paragraph below them",
    "icb-replaces-ccgs": COLUMNS,
    WHOLE[0]: COLUMNS,
    WHOLE[1]: COLUMNS,
}
"""Where LibreOffice sets an empty paragraph more or less, and why: there the words are compared."""


@dataclass(frozen=True)
class Case:
    """A redline, and the two versions as they are rendered by themselves."""

    redline: bytes
    old: bytes
    new: bytes


@dataclass(frozen=True)
class Found:
    """What LibreOffice makes of a case."""

    settled: Settled
    old: Any
    new: Any


@pytest.fixture(scope="module")
def found(
    tmp_path_factory: pytest.TempPathFactory, made_history: Made, soffice: str
) -> dict[str, Found]:
    """What LibreOffice, which is started once, makes of all cases."""
    folder = tmp_path_factory.mktemp("redlines")
    with conversions_kept():
        cases = {
            **{name: pair_of(name, folder) for name in PAIRS},
            **{name: history_of(made_history(name)) for name in NAMES},
            **dict(zip(WHOLE, whole_texts(), strict=True)),
        }
    redlines = {name: case.redline for name, case in cases.items()}
    # Many cases have an old side in common: each plain document is read once.
    plain = {hash(data): data for case in cases.values() for data in (case.old, case.new)}
    settled, shown = read_by_libreoffice(
        soffice, redlines, {str(key): data for key, data in plain.items()}, folder / "office"
    )
    return {
        name: Found(settled[name], shown[str(hash(case.old))], shown[str(hash(case.new))])
        for name, case in cases.items()
    }


@pytest.mark.parametrize("name", [*PAIRS, *NAMES, *WHOLE])
def test_accepted_it_is_the_new_version_and_rejected_the_old_one(
    name: str, found: dict[str, Found]
) -> None:
    case = found[name]
    for settled, expected in (
        (case.settled.accepted, case.new),
        (case.settled.rejected, case.old),
    ):
        lines, wanted = lines_of(settled), lines_of(expected)
        if name in WORDS_ALONE:
            lines, wanted = spoken(lines), spoken(wanted)
        assert lines == wanted


def spoken(lines: list[str]) -> list[str]:
    words = [line.partition(": ")[2] for line in lines]
    return [word for word in words if word]


@pytest.mark.parametrize("name", ["a word", "the title"])
def test_header_and_footer_are_those_of_either_version(name: str, found: dict[str, Found]) -> None:
    case = found[name]
    for settled, expected in ((case.settled.accepted, case.new), (case.settled.rejected, case.old)):
        said = {line.partition("\t")[0] for line in furniture_of(settled) if line}
        assert said == {line.partition("\t")[0] for line in furniture_of(expected) if line}


def pair_of(name: str, folder: Path) -> Case:
    base, _ = PAIRS[name]
    return case_of(document_of(base), document_of(edited(name, folder)))


def whole_texts() -> tuple[Case, Case]:
    one, other = document_of(SOUTH_EAST_ESSEX), document_of(RIVERSIDE)
    return case_of(one, other), case_of(other, one)


def case_of(old: tuple[Tree, Document], new: tuple[Tree, Document]) -> Case:
    tree, after = new
    data = redline(tree, old[1], after, "docx", author="A. Officer", moment=MOMENT)
    return Case(data, word(*old), word(*new))


def history_of(history: History) -> Case:
    """The first version of a history, and its end."""
    base = history.git("tag", "--list", "mou/*").split()[0].removeprefix("mou/")
    with revisions_of(Git(history.root, named=True)) as revisions:
        comparison = diff(revisions, base, "HEAD", as_of=PartialDate.parse("2026-06"))
        sides = (comparison.base, comparison.head)
        plain = [word(s.repository.tree, agreement(s.repository, s.mou)) for s in sides]
        return Case(redline_of(revisions, comparison, "docx"), *plain)


def word(tree: Tree, document: Document) -> bytes:
    return docx_document(tree, document.paper, document.markdown)
