"""The files of a revision: the same answers as from disk, and nothing checked out."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from histories import run_git
from mou_cli.errors import EnvironmentFaultError
from mou_cli.git import Git
from mou_cli.git.objects import AT_ONCE, Objects
from mou_cli.loading import load
from mou_cli.loading.reading import Known
from mou_cli.trees import MAX_FILE_BYTES, DiskTree, UnreadableFileError
from mou_cli.trees.disk import blob_id
from mou_cli.trees.layered import FilesTree, LayeredTree
from mou_cli.trees.revision import GitTree


def commit_all(root: Path) -> None:
    if not (root / ".git").exists():
        run_git(root, "init", "--quiet")
    run_git(root, "add", "--all", "--force")
    run_git(root, "commit", "--quiet", "--message", "x")


def write(root: Path, *paths: str) -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path, encoding="utf-8")


@contextmanager
def tree_of(root: Path, name: str = "HEAD^{tree}") -> Iterator[GitTree]:
    with Objects(Git(root, named=True)) as objects:
        yield GitTree(objects, objects.tree(name))


def why_not(tree: GitTree | DiskTree, path: str) -> str:
    with pytest.raises(UnreadableFileError) as error:
        tree.read(path)
    return str(error.value)


PATHS = (
    "data/b.yaml",
    "data/a/z.yaml",
    "data/a/b/c.yaml",
    "data/B.yaml",
    "data/.hidden.yaml",
    "data/.git2/config",
    "data/a.b/c.yaml",
    "data/folder.yaml/inner",
    "data/é 😀 'quoted' \"twice\".yaml",
    "data/tab\there.yaml",
    "x.yaml",
)


def test_files_are_those_of_the_disk_in_the_same_order(tmp_path: Path) -> None:
    write(tmp_path, *PATHS)
    commit_all(tmp_path)
    disk = DiskTree(tmp_path)
    with tree_of(tmp_path) as tree:
        assert list(tree.files("data")) == list(disk.files("data"))
        for path in disk.files("data"):
            if path != "data/folder.yaml":
                assert tree.read(path) == disk.read(path)
                assert tree.has(path)
                assert tree.content_id(path) == blob_id(disk.read(path))
                assert disk.content_id(path) is None
        assert list(tree.files("nothing")) == []
        assert list(tree.files("x.yaml")) == []


def test_many_files_are_read_some_at_a_time_and_one_alone(tmp_path: Path) -> None:
    count = 3 * AT_ONCE
    write(tmp_path, *(f"data/{number:04}.yaml" for number in range(count)))
    commit_all(tmp_path)
    with tree_of(tmp_path) as tree:
        assert [tree.read(path).decode() for path in tree.files("data")] == [
            f"data/{number:04}.yaml" for number in range(count)
        ]
        assert tree.read("data/0100.yaml") == b"data/0100.yaml"
    with tree_of(tmp_path) as tree:
        assert tree.read("data/0100.yaml") == b"data/0100.yaml"


def test_links_inside_are_followed_and_others_refused(tmp_path: Path) -> None:
    root = tmp_path / "repository"
    write(root, "assets/a.svg", "data/a.yaml")
    outside = tmp_path / "outside.yaml"
    outside.write_text("secret", encoding="utf-8")
    links = {
        "assets/b.svg": "a.svg",
        "assets/c.svg": "../assets/./b.svg",
        "other": "assets",
        "data/out.yaml": str(outside),
        "data/up.yaml": "../../outside.yaml",
        "data/loop.yaml": "loop.yaml",
        "data/one.yaml": "two.yaml",
        "data/two.yaml": "one.yaml",
        "data/nothing.yaml": "missing.yaml",
        "data/place.yaml": ".",
        "data/through.yaml": "a.yaml/b",
    }
    for name, target in links.items():
        (root / name).symlink_to(target)
    commit_all(root)
    disk = DiskTree(root)
    with tree_of(root) as tree:
        for path in ("assets/b.svg", "assets/c.svg", "other/a.svg", "other/c.svg"):
            assert tree.read(path) == disk.read(path) == b"assets/a.svg"
            assert tree.has(path)
        for name in ("out", "up", "loop", "one", "two", "nothing", "place"):
            path = f"data/{name}.yaml"
            assert why_not(tree, path) == why_not(disk, path)
            assert not tree.has(path)
        assert why_not(tree, "data/through.yaml") == "it does not exist"
        assert why_not(tree, "../outside.yaml") == "it leads out of the repository"
        assert why_not(tree, str(outside)) == "it leads out of the repository"
        assert tree.read("data/../data/a.yaml") == b"data/a.yaml"
        assert list(tree.files("data")) == list(disk.files("data"))
        assert tree.content_id("data/out.yaml") is None


def test_what_is_too_large_is_never_read(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "large.yaml").write_bytes(b"x" * (MAX_FILE_BYTES + 1))
    (tmp_path / "data" / "most.yaml").write_bytes(b"x" * MAX_FILE_BYTES)
    (tmp_path / "data" / "next.yaml").write_bytes(b"next")
    commit_all(tmp_path)
    with tree_of(tmp_path) as tree:
        assert why_not(tree, "data/large.yaml") == "it is larger than 2,000,000 bytes"
        assert len(tree.read("data/most.yaml")) == MAX_FILE_BYTES
        assert tree.read("data/next.yaml") == b"next"


def test_a_submodule_is_no_file(tmp_path: Path) -> None:
    write(tmp_path / "inner", "a.yaml")
    commit_all(tmp_path / "inner")
    write(tmp_path, "data/a.yaml")
    commit_all(tmp_path)
    with tree_of(tmp_path) as tree:
        assert why_not(tree, "inner") == "it is not an ordinary file"


def test_an_object_that_is_missing_is_told(tmp_path: Path) -> None:
    write(tmp_path, "data/a.yaml")
    commit_all(tmp_path)
    identity = blob_id(b"data/a.yaml")
    (tmp_path / ".git" / "objects" / identity[:2] / identity[2:]).unlink()
    with tree_of(tmp_path) as tree:
        assert why_not(tree, "data/a.yaml").startswith("git does not have it")


def test_names_are_never_options_or_two_names(tmp_path: Path) -> None:
    write(tmp_path, "data/a.yaml")
    commit_all(tmp_path)
    with Objects(Git(tmp_path, named=True)) as objects:
        for name in ("--batch-check", "-e", "HEAD\nHEAD", "HEAD\0", "", "no such", "HEAD:data/b"):
            assert objects.get(name) is None
        assert objects.tree("HEAD:data/a.yaml") == ""
        assert objects.entries("") == {}
        found = objects.get("HEAD")
        assert found is not None
        assert found.kind == "commit"


def test_a_git_that_ended_is_told(tmp_path: Path) -> None:
    write(tmp_path, "data/a.yaml")
    commit_all(tmp_path)
    with Objects(Git(tmp_path, named=True)) as objects:
        objects._process.kill()
        objects._process.wait()
        with pytest.raises(EnvironmentFaultError, match="git ended, or did not answer"):
            objects.get("HEAD")


def test_a_git_that_waits_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mou_cli.git.objects.TIMEOUT", 0.2)
    write(tmp_path, "data/a.yaml")
    commit_all(tmp_path)
    with Objects(Git(tmp_path, named=True)) as objects:
        os.kill(objects._process.pid, 19)
        with pytest.raises(EnvironmentFaultError, match="git ended, or did not answer"):
            objects.get("HEAD")


def test_a_file_that_two_revisions_share_is_parsed_once(
    south_east_essex: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mou_cli.loading import reading

    commit_all(south_east_essex)
    partner = south_east_essex / "data" / "partners" / "southend-ccg.yaml"
    partner.write_text(partner.read_text() + "note: Something new.\n")
    commit_all(south_east_essex)
    read = []
    parse = reading.read_yaml
    monkeypatch.setattr(
        reading, "read_yaml", lambda data, path: (read.append(path), parse(data, path))[1]
    )
    known = Known()
    with Objects(Git(south_east_essex, named=True)) as objects:
        trees = [GitTree(objects, objects.tree(f"{name}^{{tree}}")) for name in ("HEAD~1", "HEAD")]
        first, second = (load(tree, known).repository for tree in trees)
        third = load(DiskTree(south_east_essex), known).repository
    assert sorted(read) == sorted([*first.files, "data/partners/southend-ccg.yaml"])
    assert second.mou is first.mou is third.mou
    assert third.partners["southend-ccg"] is second.partners["southend-ccg"]
    assert second.partners["southend-ccg"].note == "Something new."


def test_equal_files_in_one_tree_are_told_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        file = tmp_path / "data" / "partners" / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("name: One\nkind: charity\n", encoding="utf-8")
    found = load(DiskTree(tmp_path), Known()).repository
    for name in ("a", "b"):
        assert found.where(found.partners[name]).path == f"data/partners/{name}.yaml"


def test_what_is_kept_in_mind_is_limited(south_east_essex: Path) -> None:
    known = Known(2_000)
    first = load(DiskTree(south_east_essex), known).repository
    second = load(DiskTree(south_east_essex), known).repository
    assert first.partners == second.partners
    assert sum(parsed.size for parsed in known._parsed.values()) <= 2_000
    assert known._size <= 2_000


def test_broken_files_are_broken_again_in_the_next_tree(south_east_essex: Path) -> None:
    (south_east_essex / "data" / "partners" / "southend-ccg.yaml").write_text("name: [\n")
    known = Known()
    first, second = (load(DiskTree(south_east_essex), known) for _ in range(2))
    assert first.problems == second.problems != []


def test_one_tree_over_another(tmp_path: Path) -> None:
    write(tmp_path, "data/a.yaml", "data/versions/1.yaml", "templates/x.j2", "data/c.yaml")
    above = FilesTree({"data/versions/2.yaml": b"2", "data/b.yaml": b"b", "data/c.yaml": b"c"})
    tree = LayeredTree(DiskTree(tmp_path), above, ("data/versions", "data/c.yaml"))
    assert list(tree.files("data")) == ["data/a.yaml", "data/c.yaml", "data/versions/2.yaml"]
    assert tree.read("data/c.yaml") == b"c"
    assert tree.read("data/a.yaml") == b"data/a.yaml"
    assert not tree.has("data/versions/1.yaml")
    assert tree.has("data/versions/2.yaml")
    assert tree.content_id("data/c.yaml") is None
    with pytest.raises(UnreadableFileError, match="it does not exist"):
        tree.read("data/versions/1.yaml")


@pytest.mark.parametrize(
    ("names", "is_taken"),
    [
        (("a", "b.yaml", "b0"), True),
        (("zzz", "data"), False),  # git's own walk through the history sees no `data` here
        (("b", "a"), False),
        (("a", "a"), False),
    ],
)
def test_a_folder_that_is_not_in_gits_order_is_refused(
    tmp_path: Path, names: tuple[str, ...], is_taken: bool
) -> None:
    write(tmp_path, "a")
    commit_all(tmp_path)
    blob = bytes.fromhex(run_git(tmp_path, "rev-parse", "HEAD:a"))
    data = b"".join(b"100644 " + name.encode() + b"\0" + blob for name in names)
    command = ["git", "hash-object", "-t", "tree", "-w", "--literally", "--stdin"]
    made = subprocess.run(command, cwd=tmp_path, input=data, capture_output=True, check=True)
    if is_taken:
        with tree_of(tmp_path, made.stdout.decode().strip()) as tree:
            assert tree.has("b0")
        return
    with (
        pytest.raises(EnvironmentFaultError, match="made to mislead"),
        tree_of(tmp_path, made.stdout.decode().strip()) as tree,
    ):
        tree.has("data")
