"""A wrong record, from the mistake to its correction, as two officers do it with git."""

import shutil
from pathlib import Path

import pytest

from conftest import ROOT, Mou, change
from histories import run_git
from signing import COUNCIL, FILE, commit

SIGNED = "data/signatures/marsh-county-council.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    shutil.copytree(ROOT / "tests" / "rules" / "base" / "data", folder / "data")
    run_git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "First", "2026-01-01")
    return folder


def test_a_wrong_date_is_edited_and_then_corrected(root: Path, mou: Mou) -> None:
    options = ("--name", "Zoë Sample", "--role", "Leader", "--method", "wet-ink")
    assert mou("-C", root, "sign", COUNCIL, *options, "--date", "2024-05-21").code == 0
    commit(root, "The council signed", "2026-01-02")
    assert mou("-C", root, "verify").code == 0

    # Somebody mends it in place, as one mends a text.
    change(root, FILE, "date: 2024-05-21", "date: 2024-05-12")
    edited = commit(root, "Wrong date", "2026-01-03")
    ran = mou("-C", root, "diff", "HEAD~1", "HEAD")
    assert "One fact that stood on record reads differently or is gone" in " ".join(ran.out.split())
    assert "! Signature  Marsh County Council: date goes from 21 May 2024 to 12 May 2024" in ran.out
    ran = mou("-C", root, "verify")
    assert ran.code == 1
    words = " ".join(ran.out.split())
    assert f"was changed in commit {edited[:7]} of 2026-01-03" in words
    assert "`date` was 2024-05-21, is 2024-05-12" in words
    assert "docs/signatures.md, When a record is wrong" in words

    # The way of docs/signatures.md.
    run_git(root, "checkout", "--quiet", "HEAD~1", "--", FILE)
    text = (root / FILE).read_text("utf-8")
    right = text.removeprefix("signatures:\n").replace("2024-05-21", "2024-05-12")
    corrects = 'version: "2024-04"\n      name: Zoë Sample\n      date: 2024-05-21\n'
    reason = "      reason: The digits were turned round\n"
    (root / FILE).write_text(f"{text}{right}    corrects:\n      {corrects}{reason}", "utf-8")
    assert mou("-C", root, "validate").code == 0
    commit(root, "The date was the 12th", "2026-01-04")

    ran = mou("-C", root, "verify")
    assert ran.code == 0
    words = " ".join(ran.out.split())
    assert "counts no more, corrected by a later record: The digits were turned round" in words
    assert "brought back in commit" in words
    ran = mou("-C", root, "diff", "HEAD~2", "HEAD")
    assert "on record" not in ran.out
    assert (
        "+ Signature  A record of Marsh County Council is added: signed 2024-04 on 12 May 2024"
        in ran.out
    )
    assert "12 May 2024" in mou("-C", root, "status", "--all").out
    assert "21 May 2024" not in mou("-C", root, "status").out
    words = " ".join(mou("-C", root, "status", "--all").out.split())
    assert words.count("21 May 2024") == 1
    assert "on 21 May 2024; corrected by a later record" in words
    told = " ".join(mou("-C", root, "history").out.split())
    assert "corrected since" in told
    assert "(corrects the record of Zoë Sample, 2024-05-21: The digits were turned round)" in told


def test_a_signature_of_the_wrong_organisation_is_struck_out(root: Path, mou: Mou) -> None:
    options = ("--name", "Zoë Sample", "--date", "2024-05-21", "--method", "wet-ink")
    assert mou("-C", root, "sign", COUNCIL, *options).code == 0
    commit(root, "The council signed", "2026-01-02")
    text = (root / FILE).read_text("utf-8")
    corrects = 'version: "2024-04"\n      name: Zoë Sample\n      date: 2024-05-21\n'
    more = "      in_error: true\n      reason: It was the hospital\n"
    again = text.removeprefix("signatures:\n")
    (root / FILE).write_text(f"{text}{again}    corrects:\n      {corrects}{more}", "utf-8")
    commit(root, "Not the council", "2026-01-03")
    ran = mou("-C", root, "verify")
    assert ran.code == 0
    assert "says that another was recorded in error: It was the hospital" in ran.out
    assert "0 of 2" in " ".join(mou("-C", root, "status").out.split())


def test_a_review_and_its_correction_are_told(root: Path, mou: Mou) -> None:
    options = ("--date", "2025-05-01", "--outcome", "amend", "--recorded-by", "K", "--not-stated")
    assert mou("-C", root, "review", "record", *options).code == 0
    commit(root, "Review", "2026-01-02")
    wrong = root / "data/reviews/2025-05-01.yaml"
    corrects = "corrects:\n  review: 2025-05-01\n  reason: The minutes say no change\n"
    right = wrong.read_text("utf-8").replace("amend", "no-change") + corrects
    wrong.with_stem("2025-05-01-corrected").write_text(right, "utf-8")
    assert mou("-C", root, "validate").code == 0
    commit(root, "The outcome was wrong", "2026-01-03")
    assert mou("-C", root, "verify").code == 0
    found = " ".join(mou("-C", root, "history").out.split())
    assert "amend; corrected by 2025-05-01-corrected" in found
    assert "no change (corrects 2025-05-01: The minutes say no change)" in found
    as_of = ("--as-of", "2025-06-01")
    status = " ".join(mou("-C", root, "review", "list", *as_of).out.split())
    assert "no change; of 2024-04" in status
    assert "no change; of 2024-04; corrects 2025-05-01: The minutes say no change" in status
    assert "amend; of 2024-04; corrected by 2025-05-01-corrected" in status
    listed = mou("-C", root, "review", "list", "--format", "json").out
    assert '"corrected_by": "2025-05-01-corrected"' in listed
