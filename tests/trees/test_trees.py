"""Files of a folder: what is listed, what is read, and what is refused in plain words."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mou_cli.loading import load
from mou_cli.trees import MAX_FILE_BYTES, DiskTree, UnreadableFileError


def write(root: Path, *paths: str) -> DiskTree:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path, encoding="utf-8")
    return DiskTree(root)


def why_not(tree: DiskTree, path: str) -> str:
    with pytest.raises(UnreadableFileError) as error:
        tree.read(path)
    return str(error.value)


def test_files_are_listed_in_order_at_every_depth(tmp_path: Path) -> None:
    tree = write(
        tmp_path, "data/b.yaml", "data/a/z.yaml", "data/a/b/c.yaml", "data/B.yaml", "x.yaml"
    )
    assert list(tree.files("data")) == [
        "data/B.yaml",
        "data/a/b/c.yaml",
        "data/a/z.yaml",
        "data/b.yaml",
    ]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    tree = write(tmp_path, "data/.a.yaml", "data/.git/config", "data/a.yaml", "data/b/.DS_Store")
    assert list(tree.files("data")) == ["data/a.yaml"]


def test_a_folder_that_does_not_exist_has_no_files(tmp_path: Path) -> None:
    assert list(DiskTree(tmp_path).files("data")) == []
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    assert list(DiskTree(tmp_path).files("data")) == []


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "é 😀.yaml").write_bytes(b"\xef\xbb\xbfa\r\n\x00")
    assert DiskTree(tmp_path).read("é 😀.yaml") == b"\xef\xbb\xbfa\r\n\x00"


def test_the_root_may_be_reached_by_a_link(tmp_path: Path) -> None:
    write(tmp_path / "real", "data/a.yaml")
    (tmp_path / "link").symlink_to("real")
    tree = DiskTree(tmp_path / "link")
    assert [tree.read(path) for path in tree.files("data")] == [b"data/a.yaml"]


def test_a_link_inside_the_repository_is_followed(tmp_path: Path) -> None:
    tree = write(tmp_path, "assets/a.svg")
    (tmp_path / "assets" / "b.svg").symlink_to("a.svg")
    assert tree.read("assets/b.svg") == b"assets/a.svg"
    assert tree.has("assets/b.svg")


def out_of_it(folder: Path) -> None:
    outside = folder.parents[2] / "outside.yaml"
    outside.write_text("secret", encoding="utf-8")
    (folder / "x.yaml").symlink_to(outside)


def through_a_folder(folder: Path) -> None:
    (folder / "x.yaml").symlink_to("../../..")


def loop(folder: Path) -> None:
    (folder / "x.yaml").symlink_to("y.yaml")
    (folder / "y.yaml").symlink_to("x.yaml")


def itself(folder: Path) -> None:
    (folder / "x.yaml").symlink_to("x.yaml")


def dangling(folder: Path) -> None:
    (folder / "x.yaml").symlink_to("missing.yaml")


def nothing(folder: Path) -> None:
    assert not (folder / "x.yaml").exists()


def a_directory(folder: Path) -> None:
    (folder / "x.yaml").mkdir()


def a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "x.yaml")


def too_large(folder: Path) -> None:
    with (folder / "x.yaml").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (out_of_it, "it leads out of the repository"),
        (through_a_folder, "it leads out of the repository"),
        (loop, "it is a link that leads back to itself"),
        (itself, "it is a link that leads back to itself"),
        (dangling, "it does not exist"),
        (nothing, "it does not exist"),
        (a_directory, "it is not an ordinary file"),
        (a_pipe, "it is not an ordinary file"),
        (too_large, "it is larger than 2,000,000 bytes"),
    ],
)
def test_what_is_no_file_of_the_repository_is_refused_with_the_reason(
    tmp_path: Path, make: Callable[[Path], None], reason: str
) -> None:
    folder = tmp_path / "repository" / "data" / "partners"
    folder.mkdir(parents=True)
    make(folder)
    found = why_not(DiskTree(tmp_path / "repository"), "data/partners/x.yaml")
    assert found.startswith(reason)
    assert str(tmp_path) not in found


@pytest.mark.parametrize("make", [out_of_it, loop, dangling, a_directory, a_pipe, too_large])
def test_an_unreadable_data_file_is_a_problem_and_never_holds_the_command(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    folder = tmp_path / "repository" / "data" / "partners"
    folder.mkdir(parents=True)
    make(folder)
    loaded = load(DiskTree(tmp_path / "repository"))
    found = [p for p in loaded.problems if p.position.path == "data/partners/x.yaml"]
    assert [problem.code for problem in found] == ["FIL002"]
    assert loaded.repository.partners == {}


def test_a_path_that_leads_out_is_refused(tmp_path: Path) -> None:
    tree = write(tmp_path / "repository", "data/a.yaml")
    write(tmp_path, "outside.yaml")
    assert why_not(tree, "../outside.yaml") == "it leads out of the repository"
    assert why_not(tree, str(tmp_path / "outside.yaml")) == "it leads out of the repository"
    assert tree.read("data/../data/a.yaml") == b"data/a.yaml"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("data/" + "x" * 300, "the system says: File name too long"),
        ("data/a.yaml/b", ""),
        ("data/a\0b", ""),
    ],
)
def test_a_path_that_the_system_refuses_is_told(tmp_path: Path, path: str, reason: str) -> None:
    tree = write(tmp_path, "data/a.yaml")
    assert why_not(tree, path).startswith(reason)


def test_a_file_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = write(tmp_path, "data/a.yaml")

    def refuse(path: str) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("mou_cli.trees.disk.FileIO", refuse)
    assert why_not(tree, "data/a.yaml") == "you have no permission to read it"


def test_the_largest_file_that_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.truncate(MAX_FILE_BYTES)
    assert len(DiskTree(tmp_path).read("a")) == MAX_FILE_BYTES


def test_only_files_are_there(tmp_path: Path) -> None:
    tree = write(tmp_path, "templates/a.j2")
    loop(tmp_path)
    assert tree.has("templates/a.j2")
    assert not tree.has("templates")
    assert not tree.has("templates/b.j2")
    assert not tree.has("x.yaml")


def test_a_folder_that_is_a_link_is_not_walked_into(tmp_path: Path) -> None:
    write(tmp_path / "outside", "a.yaml")
    tree = write(tmp_path / "repository", "data/b.yaml")
    (tmp_path / "repository" / "data" / "partners").symlink_to(tmp_path / "outside")
    (tmp_path / "repository" / "data" / "loop").symlink_to(".")
    assert list(tree.files("data")) == ["data/b.yaml", "data/loop", "data/partners"]
    assert why_not(tree, "data/partners") == "it leads out of the repository"
    assert why_not(tree, "data/loop") == "it is not an ordinary file"
