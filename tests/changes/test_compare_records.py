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
        ["signature: Rivershire County Council: name goes from Jo Sample to Jo Example"],
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
        ["report: Riverside Partnership Memorandum of Understanding: recommendations go from"],
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
        "signature: A record of NHS Rivershire Integrated Care Board is taken out: signed "
        "2025-04 in April 2025, by Chris Pattern",
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


# What stood on record is rewritten, or only says more


def rewritten(before: Repository, root: Path) -> list[str]:
    after = load(DiskTree(root)).repository
    return [sentence_of(found) for found in compare(before, after) if found.rewrites]


@pytest.mark.parametrize("name", sorted(EDITS.keys() - {"who asks"}))
def test_an_edit_of_a_record_is_no_addition(name: str, before: Repository, root: Path) -> None:
    path, old, new, _ = EDITS[name]
    change(root, path, old, new)
    assert rewritten(before, root) == [w.partition(": ")[2] for w in told(before, root)]


def test_a_version_and_a_decision_that_are_edited(before: Repository, root: Path) -> None:
    change(root, "data/versions/2025-04.yaml", "date: 2025-04-01", "date: 2025-04-02")
    change(root, "data/decisions/county-2025-03.yaml", "outcome: agreed", "outcome: noted")
    assert len(rewritten(before, root)) == 2
    (root / "data/decisions/county-2025-03.yaml").rename(root / "data/decisions/county.yaml")
    assert any("is taken out" in words for words in rewritten(before, root))


def test_records_that_go_were_on_record(before: Repository, root: Path) -> None:
    (root / REVIEW).unlink()
    (root / "data/signatures/rivershire-icb.yaml").unlink()
    (root / "data/versions/2023-04.yaml").unlink()
    assert len(rewritten(before, root)) == 3


def test_what_says_more_rewrites_nothing(before: Repository, root: Path) -> None:
    change(root, "data/versions/2025-04.yaml", "state: in-force", "state: withdrawn")
    change(root, COUNTY, "place: not stated", "place: County Hall")
    (root / "data/decisions/county-2025-03.yaml").rename(root / "data/decisions/county.yaml")
    text = (root / COUNTY).read_text("utf-8")
    head, _, last = text.rpartition("  - state:")
    corrects = "\n    corrects:\n      version: '2025-04'\n      name: Jo Sample\n"
    right = f"{last.rstrip()}{corrects}      date: 2025-04-01\n      reason: Mistyped\n"
    (root / COUNTY).write_text(f"{head}  - state:{last.rstrip()}\n  - state:{right}", "utf-8")
    assert rewritten(before, root) == []
    assert any("is added: signed" in words for words in told(before, root))


def test_records_of_a_partner_with_another_id(before: Repository, root: Path) -> None:
    for path in sorted((root / "data").rglob("*.yaml")):
        text = path.read_text("utf-8").replace("rivershire-county-council", "rivershire-county")
        path.write_text(text, "utf-8")
        if path.stem == "rivershire-county-council":
            path.rename(path.with_stem("rivershire-county"))
    assert rewritten(before, root) == []


@pytest.mark.parametrize("in_error", [False, True])
def test_a_decision_and_a_review_that_correct_another_one_say_so(
    before: Repository, root: Path, in_error: bool
) -> None:
    for path, kind in (("data/decisions/county-2025-03.yaml", "decision"), (REVIEW, "review")):
        wrong = (root / path).stem
        corrects = f"corrects:\n  {kind}: {wrong}\n  reason: Mistyped\n"
        corrects += "  in_error: true\n" if in_error else ""
        new = (root / path).with_name(f"{wrong}-again.yaml")
        new.write_text((root / path).read_text("utf-8") + corrects, "utf-8")
    verb = "strikes out" if in_error else "corrects"
    assert told(before, root) == [
        f"decision: county-2025-03-again is added: Cabinet, agreed ({verb} county-2025-03: "
        "Mistyped)",
        f"review: The review of 21 April 2026 is added: no change ({verb} 2026-04-21: Mistyped)",
    ]
    assert rewritten(before, root) == []
