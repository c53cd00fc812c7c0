"""Which version a text is: paper, redline, comparison and status say the same."""

import json
from pathlib import Path

import pytest

from agreements import FIRST, marsh, reword
from conftest import Mou, change
from histories import run_git

RECORD = "data/versions/2024-01.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A text in force that was taken back in the second commit."""
    found = marsh(tmp_path / "marsh")
    run_git(found, "init", "--quiet")
    commit(found, "First text")
    run_git(found, "tag", "mou/2024-01")
    change(found, RECORD, "state: in-force", "state: withdrawn")
    commit(found, "Take it back")
    return found


def commit(root: Path, message: str) -> None:
    run_git(root, "add", ".")
    run_git(root, "commit", "--quiet", "-m", message)


def again(root: Path, name: str, state: str) -> None:
    """Put the same text on record under another name."""
    text = (root / RECORD).read_text(encoding="utf-8").replace("withdrawn", state)
    file = root / "data" / "versions" / f"{name}.yaml"
    file.write_text(text.replace("2024-01", name), encoding="utf-8")


def compared(root: Path, mou: Mou) -> list[str | None]:
    """Return what `mou diff` takes the two texts for."""
    found = json.loads(mou("-C", root, "diff", "2024-01", "HEAD", "--format", "json").out)
    return [found[side]["version"] for side in ("base", "head")]


def redline(root: Path, mou: Mou) -> str:
    return mou("-C", root, "diff", "2024-01", "HEAD", "--format", "html").out


def rendered(root: Path, mou: Mou, *arguments: str) -> str:
    assert mou("-C", root, "render", "--draft", "--format", "html", *arguments).code == 0
    return (root / "build" / "mou.html").read_text(encoding="utf-8")


def working(root: Path, mou: Mou) -> str:
    out = mou("-C", root, "status").out
    return out.partition("Working text  ")[2].partition("\n")[0]


def test_paper_bears_no_name_that_was_taken_back(root: Path, mou: Mou) -> None:
    draft = "DRAFT · a18b 38a9"
    assert draft in rendered(root, mou)
    assert draft in rendered(root, mou, "--at", "2024-01")
    page = redline(root, mou)
    assert page.count(f"<dd>{draft}") == 2
    assert "<dd>Version 2024-01" not in page
    assert compared(root, mou) == [None, None]
    assert working(root, mou) == "a draft (fingerprint a18b 38a9)"


def test_a_text_that_was_taken_back_is_on_record_all_the_same(root: Path, mou: Mou) -> None:
    ran = mou("-C", root, "release", "2024-02")
    assert ran.err == (
        "mou: This text is version 2024-01\n"
        "  To change its state: mou release 2024-01 --state proposed\n"
    )
    assert "VER003" not in mou("-C", root, "validate").out


@pytest.mark.parametrize("names", [("2023-12", "2024-02"), ("2023-10", "2023-11")])
def test_of_several_the_latest_counts_that_was_not_taken_back(
    names: tuple[str, str], root: Path, mou: Mou
) -> None:
    for name in names:
        again(root, name, "proposed")
    commit(root, "Record the text again")
    assert redline(root, mou).count(f"<dd>Version {names[1]}") == 2
    assert compared(root, mou) == [names[1], names[1]]
    assert working(root, mou) == f"same as {names[1]}"


def test_a_text_that_nobody_recorded_is_no_version(root: Path, mou: Mou) -> None:
    reword(root)
    assert FIRST[7:11] not in working(root, mou)
    assert "VER003" in mou("-C", root, "validate").out
