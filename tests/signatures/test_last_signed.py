"""Which version somebody signed last: `mou withdraw` and `mou diff --for` say the same."""

from pathlib import Path

import pytest

from agreements import COUNTY, TRUST, marsh, release, reword, sign
from conftest import Mou
from histories import run_git
from mou_cli.loading import load
from mou_cli.trees import DiskTree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two versions in force, each with its text in a commit of its own."""
    found = marsh(tmp_path / "marsh")
    run_git(found, "init", "--quiet")
    commit(found, "First text")
    reword(found)
    release(found, "2025-01", "2025-01")
    commit(found, "Second text")
    return found


def commit(root: Path, message: str) -> None:
    run_git(root, "add", ".")
    run_git(root, "commit", "--quiet", "-m", message)


def withdrawn(root: Path, mou: Mou, partner: str, *arguments: str) -> str:
    """Return the version that `mou withdraw` takes."""
    ran = mou("-C", root, "withdraw", partner, "--date", "2026-01", *arguments)
    assert ran.code == 0, ran.err
    return load(DiskTree(root)).repository.signatures[partner].signatures[-1].version


def second_digest(root: Path) -> str:
    return load(DiskTree(root)).repository.versions["2025-01"].digest


def test_a_signature_that_was_recorded_late_is_not_the_last(root: Path, mou: Mou) -> None:
    sign(root, TRUST, version="2025-01", digest=second_digest(root), date="2025-02")
    sign(root, TRUST, version="2024-01", date="2024-02")
    assert "signed 2025-01 in February 2025" in mou("-C", root, "diff", "--for", TRUST).out
    assert withdrawn(root, mou, TRUST) == "2025-01"


def test_a_signature_in_the_file_of_another_counts_for_whom_it_is(root: Path, mou: Mou) -> None:
    sign(root, TRUST, date="2024-02")
    both = f"[{COUNTY}, {TRUST}]"
    digest = second_digest(root)
    sign(root, COUNTY, version="2025-01", digest=digest, date="2025-02", on_behalf_of=both)
    assert "signed 2025-01 in February 2025" in mou("-C", root, "diff", "--for", TRUST).out
    assert withdrawn(root, mou, TRUST) == "2025-01"
    assert withdrawn(root, mou, COUNTY, "--on-behalf-of", TRUST) == "2025-01"
