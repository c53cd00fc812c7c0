"""What is told of signatures, reviews and reports: a table of edits of the invented partnership."""

import shutil
from pathlib import Path

import pytest

from conftest import ROOT, change
from mou_cli.changes import compare
from mou_cli.loading import load
from mou_cli.loading.repository import Repository
from mou_cli.trees import DiskTree
from mou_cli.words.changes import label_of, sentence_of

RIVERSIDE = ROOT / "examples" / "riverside"
COUNTY = "data/signatures/rivershire-county-council.yaml"
REVIEW = "data/reviews/2026-04-21.yaml"
REPORT = "data/reports/riverside-2026.yaml"
EDITS = {
    "a place": (
        COUNTY,
        "place: County Hall",
        "place: Town Hall",
        ["signature: Rivershire County Council: place goes from County Hall to Town Hall"],
    ),
    "a person": (
        COUNTY,
        "name: Jo Sample",
        "name: Jo Example",
        [
            "signature: Rivershire County Council is added: signed 2025-04 on 1 April 2025 by "
            "Jo Example, Chief Executive",
            "signature: Rivershire County Council is taken out: signed 2025-04 on 1 April 2025 by "
            "Jo Sample, Chief Executive",
        ],
    ),
    "a review's outcome": (
        REVIEW,
        "outcome: no-change",
        "outcome: amend",
        ["review: The review of 21 April 2026: outcome goes from no-change to amend"],
    ),
    "who asks": (
        REPORT,
        "  - asks: delegate\n",
        "  - asks: approve\n",
        ["report: Riverside Partnership Memorandum of Understanding: recommendations goes from"],
    ),
}


@pytest.fixture(scope="module")
def before() -> Repository:
    return load(DiskTree(RIVERSIDE)).repository


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RIVERSIDE, tmp_path / "riverside"))


def told(before: Repository, root: Path) -> list[str]:
    after = load(DiskTree(root)).repository
    assert not after.broken
    changes = list(compare(before, after))
    assert not any(found.signed for found in changes)
    return [f"{label_of(found)}: {sentence_of(found)}" for found in changes]


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_of_a_record_is_told(name: str, before: Repository, root: Path) -> None:
    path, old, new, expected = EDITS[name]
    change(root, path, old, new)
    found = told(before, root)
    assert len(found) == len(expected)
    for words, beginning in zip(found, expected, strict=True):
        assert words.startswith(beginning)


def test_records_that_go_are_told(before: Repository, root: Path) -> None:
    (root / REVIEW).unlink()
    (root / "data/signatures/rivershire-icb.yaml").unlink()
    assert told(before, root) == [
        "signature: NHS Rivershire Integrated Care Board is taken out: signed 2025-04 in April "
        "2025 by Chris Pattern",
        "review: The review of 21 April 2026 is taken out: no change",
    ]


def test_records_in_another_order_are_told(before: Repository, root: Path) -> None:
    file = root / COUNTY
    head, *records = file.read_text(encoding="utf-8").split("  - state:")
    turned = [records[1], records[0], *records[2:]]
    if not turned[0].endswith("\n"):
        turned[0] += "\n"
    file.write_text("  - state:".join([head, *turned]), encoding="utf-8")
    (found,) = told(before, root)
    assert found.startswith("signature: Rivershire County Council moves from signed 20")
