"""A walk ends, whatever there is to walk through: the same answer from disk and from a revision."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from histories import run_git
from mou_cli.git import Git
from mou_cli.git.objects import Objects
from mou_cli.loading import load, loader
from mou_cli.problems import Severity
from mou_cli.trees import DiskTree, FolderTree, TooMuchError, Tree, bounds
from mou_cli.trees.bounds import MOST_IN_A_NAME, MOST_IN_A_PATH, MOST_LEVELS
from mou_cli.trees.revision import GitTree


def write(root: Path, *paths: str) -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")


@contextmanager
def both(root: Path) -> Iterator[tuple[Tree, Tree]]:
    """Commit a folder, and give it as it stands on disk and as git has it."""
    run_git(root, "init", "--quiet")
    run_git(root, "add", "--all")
    run_git(root, "commit", "--quiet", "--message", "x")
    with Objects(Git(root, named=True)) as objects:
        yield DiskTree(root), GitTree(objects, objects.tree("HEAD^{tree}"))


def too_much(tree: Tree, folder: str = "data") -> tuple[str, str]:
    with pytest.raises(TooMuchError) as error:
        list(tree.files(folder))
    return error.value.folder, str(error.value)


def test_folders_in_folders(tmp_path: Path) -> None:
    deep = "a/" * (MOST_LEVELS - 1)
    write(tmp_path, f"data/x/{deep}f", f"assets/x/{deep}a/f")
    with both(tmp_path) as trees:
        for tree in trees:
            assert list(tree.files("data")) == [f"data/x/{deep}f"]
            assert too_much(tree, "assets") == ("assets/x", "folders more than 40 deep")


def test_a_long_path(tmp_path: Path) -> None:
    part = "b" * 99 + "/"
    fits = "data/" + part * 9 + "c" * (MOST_IN_A_PATH - 5 - 900)
    write(tmp_path, fits)
    with both(tmp_path) as trees:
        for tree in trees:
            assert list(tree.files("data")) == [fits]
    write(tmp_path, fits + "c")
    with both(tmp_path) as trees:
        for tree in trees:
            assert too_much(tree) == ("data/" + part[:-1], "a path of more than 1,000 characters")


def test_a_long_name(tmp_path: Path) -> None:
    write(tmp_path, "data/" + "b" * MOST_IN_A_NAME)
    with both(tmp_path) as (disk, tree):
        assert list(disk.files("data")) == list(tree.files("data"))
    blob = run_git(tmp_path, "hash-object", "-w", "data/" + "b" * MOST_IN_A_NAME)
    name = "data/" + "b" * (MOST_IN_A_NAME + 1)
    run_git(tmp_path, "update-index", "--add", "--cacheinfo", f"100644,{blob},{name}")
    run_git(tmp_path, "commit", "--quiet", "--message", "x")
    with Objects(Git(tmp_path, named=True)) as objects:
        tree = GitTree(objects, objects.tree("HEAD^{tree}"))
        assert too_much(tree) == ("data", "a name of more than 255 characters")


@pytest.mark.parametrize("hidden", ["", "."])
def test_very_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hidden: str) -> None:
    monkeypatch.setattr(bounds, "MOST_ENTRIES", 100)
    write(
        tmp_path, *(f"data/a/{hidden}{n}" for n in range(50)), *(f"data/b/{n}" for n in range(48))
    )
    with both(tmp_path) as trees:
        for tree in trees:
            assert len(list(tree.files("data"))) == (48 if hidden else 98)
    write(tmp_path, "data/b/more")
    with both(tmp_path) as trees:
        for tree in trees:
            assert too_much(tree) == ("data/b", "more than 100 files and folders")


def test_a_folder_of_another_tree_is_told_by_its_own_name(tmp_path: Path) -> None:
    write(tmp_path, "kept/2024-04/data/x/" + "a/" * (MOST_LEVELS + 1) + "f")
    tree = FolderTree(DiskTree(tmp_path), "kept/2024-04")
    assert too_much(tree) == ("data/x", "folders more than 40 deep")


def test_a_closed_end_is_one_problem_and_nothing_else(tmp_path: Path) -> None:
    deep = tmp_path / "data" / "notes"
    deep.mkdir(parents=True)
    for _ in range(60):
        deep = deep / "a"
        deep.mkdir()
    write(tmp_path, "data/partners/broken.yaml")
    found = load(DiskTree(tmp_path))
    assert [(p.code, p.severity, p.position.path) for p in found.problems] == [
        ("FIL005", Severity.ERROR, "data/notes")
    ]
    assert found.repository.mou is None


def test_the_bytes_of_all_data_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "MOST_BYTES", 1_000)
    for number in range(4):
        write(tmp_path, f"data/partners/p{number}.yaml")
        (tmp_path / f"data/partners/p{number}.yaml").write_text("name: x\n" + "#\n" * 150)
    with both(tmp_path) as trees:
        for tree in trees:
            problems = load(tree).problems
            assert [p.code for p in problems] == ["FIL005"]
            assert "files of more than 1,000 bytes together" in problems[0].message


def test_very_many_problems_do_not_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loader, "MOST_PROBLEMS", 100)
    for number in range(10):
        write(tmp_path, f"data/partners/p{number}.yaml")
        unknown = "".join(f"unknown{n}: x\n" for n in range(60))
        (tmp_path / f"data/partners/p{number}.yaml").write_text(
            f"name: x\nkind: charity\n{unknown}"
        )
    problems = load(DiskTree(tmp_path)).problems
    assert {p.position.path for p in problems} >= {f"data/partners/p{n}.yaml" for n in range(10)}
    assert len(problems) == 60 + 60 + 8 + 1
