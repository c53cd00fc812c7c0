"""Which version is proposed: every command that asks gets the same answer."""

import shutil
from pathlib import Path

import pytest

from agreements import COUNTY, TRUST, marsh, release, reword, sign, write
from conftest import Mou, change
from histories import run_git
from mou_cli.loading import load
from mou_cli.loading.repository import Repository
from mou_cli.model.dates import PartialDate
from mou_cli.trees import DiskTree
from mou_cli.versions.current import proposed_version, version_to_sign, versions_in_state

OLD, FIRST, LATER, LATEST = "2023-06", "2024-01", "2025-01", "2025-02"


def write_version(root: Path, name: str, state: str) -> None:
    """Put a version on record whose text is nowhere."""
    write(
        root,
        f"data/versions/{name}.yaml",
        f'version: "{name}"\ndate: {name}\nstate: {state}\ntext_format: mou-text-v1\n'
        f"digest: sha256:{name.replace('-', '').ljust(64, '0')}\n",
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An agreement in force, beside a version from before it that stayed `proposed`."""
    found = marsh(tmp_path / "marsh")
    write_version(found, OLD, "proposed")
    return found


def repository(root: Path) -> Repository:
    return load(DiskTree(root)).repository


def signed(root: Path, partner: str) -> list[str]:
    return [each.version for each in repository(root).signatures[partner].signatures]


def test_a_proposal_that_was_overtaken_is_put_to_nobody(root: Path, mou: Mou) -> None:
    assert "Proposed      none" in mou("-C", root, "status").out
    assert mou("-C", root, "sign", COUNTY, "--not-stated").code == 0
    assert mou("-C", root, "decline", TRUST, "--not-stated").code == 0
    assert (signed(root, COUNTY), signed(root, TRUST)) == ([FIRST], [FIRST])
    ran = mou("-C", root, "render", "signature-pages", "--format", "md")
    assert (ran.code, ran.err.count("is not here")) == (0, 0)
    page = root / "build" / "signature-pages" / f"{TRUST}.md"
    assert FIRST in page.read_text(encoding="utf-8")
    run_git(root, "init", "--quiet")
    sign(root, TRUST, date="2024-03")
    assert mou("-C", root, "diff", "--for", TRUST).out.startswith(f"{FIRST} → {FIRST}\n")


def test_a_proposal_that_was_overtaken_can_still_be_named(root: Path, mou: Mou) -> None:
    assert mou("-C", root, "sign", COUNTY, "--not-stated", "--version", OLD).code == 0
    assert signed(root, COUNTY) == [OLD]
    ran = mou("-C", root, "render", "signature-pages", "--version", OLD)
    assert ran.err.startswith(f"mou: The text of version {OLD} is not here\n")


def test_of_several_proposals_the_latest_counts(root: Path, mou: Mou) -> None:
    write_version(root, LATEST, "proposed")
    write_version(root, LATER, "proposed")
    assert f"Proposed      {LATEST}" in mou("-C", root, "status").out
    assert mou("-C", root, "sign", COUNTY, "--not-stated").code == 0
    assert signed(root, COUNTY) == [LATEST]


def test_without_a_version_in_force_the_latest_proposal_counts(root: Path, mou: Mou) -> None:
    change(root, f"data/versions/{FIRST}.yaml", "in-force", "withdrawn")
    assert f"Proposed      {OLD}" in mou("-C", root, "status").out
    assert mou("-C", root, "sign", COUNTY, "--not-stated").code == 0
    assert signed(root, COUNTY) == [OLD]
    (root / "data" / "versions" / f"{OLD}.yaml").unlink()
    (root / "data" / "signatures" / f"{COUNTY}.yaml").unlink()
    ran = mou("-C", root, "sign", COUNTY, "--not-stated")
    assert (ran.code, "no version on record to be signed" in ran.err) == (2, True)


def test_a_day_leaves_out_versions_that_are_dated_later(root: Path) -> None:
    write_version(root, LATER, "proposed")
    found = repository(root)
    before, between, now = map(PartialDate.parse, ("2023-12", "2024-12", "2025"))
    assert [v.version for v in versions_in_state(found, "proposed")] == [OLD, LATER]
    assert [v.version for v in versions_in_state(found, "proposed", between)] == [OLD]
    named = [proposed_version(found, day) for day in (before, between, now, None)]
    assert [v.version if v else None for v in named] == [OLD, None, LATER, LATER]
    assert version_to_sign(found) is found.versions[LATER]


def test_what_is_to_be_done_next_names_the_version_where_another_would_be_signed(
    root: Path, mou: Mou
) -> None:
    """A text that bears the date of a day to come is no proposal yet, and is what `sign` takes."""
    shutil.copytree(root / "data", root / "kept" / FIRST / "data")
    reword(root)
    release(root, "2026-09", "2026-09", "proposed")
    for day, proposed in (("2026-05", "none"), ("2026-10", "2026-09")):
        found = mou("-C", root, "status", "--as-of", day).out
        assert f"Proposed      {proposed}" in found
        assert f"mou sign PARTNER --version {FIRST}\n" in found
    assert "mou sign PARTNER\n" in found


def test_paper_of_a_proposal_that_was_overtaken_says_so(root: Path, mou: Mou) -> None:
    change(root, f"data/versions/{FIRST}.yaml", "in-force", "proposed")
    assert mou("-C", root, "render", "--format", "html").code == 0
    page = root / "build" / "mou.html"
    assert f"Version {FIRST}, proposed · " in page.read_text(encoding="utf-8")
    write_version(root, LATER, "in-force")
    assert "Proposed      none" in mou("-C", root, "status").out
    assert mou("-C", root, "render", "--format", "html").code == 0
    assert f"Version {FIRST}, superseded · " in page.read_text(encoding="utf-8")
