"""The test material itself: each history can be made, twice alike, and says what it is about."""

from pathlib import Path

import pytest

from conftest import Mou
from histories import NAMES, build, commits_of

BROKEN = {("broken-commit", 1)}
"""The one commit whose data cannot be read, counted from 0."""


@pytest.mark.parametrize("name", NAMES)
def test_a_history_is_made_twice_alike(name: str, tmp_path: Path) -> None:
    first, second = build(name, tmp_path / "a"), build(name, tmp_path / "b")
    assert first.commits == second.commits
    assert len(first.commits) == len(commits_of(name)) == len(set(first.commits))
    assert first.git("status", "--porcelain") == ""


@pytest.mark.parametrize("name", NAMES)
def test_every_commit_but_the_broken_one_is_valid(name: str, tmp_path: Path, mou: Mou) -> None:
    history = build(name, tmp_path / "a")
    for number, commit in enumerate(history.commits):
        history.git("checkout", "--quiet", commit)
        ran = mou("-C", history.root, "validate", "--strict")
        assert ran.code == ((name, number) in BROKEN), ran.out


def test_there_are_enough_histories() -> None:
    assert len(NAMES) >= 8
