"""No link is followed to what git keeps, to `private/`, or out: on disk and in a revision."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from histories import run_git
from mou_cli.git import Git
from mou_cli.git.objects import Objects
from mou_cli.trees import DiskTree, Tree, UnreadableFileError
from mou_cli.trees.revision import GitTree

OUT = "it leads out of the repository"
HIDDEN = "it leads to a hidden file or folder, such as `.git`"
EXEMPT = "it leads into `private/`, which is exempt from publication"
GITS = "it leads into a folder of git's own"

AWAY = {
    "config": ("../.git/config", HIDDEN),
    "letter-case": ("../.GIT/config", HIDDEN),
    "dots-that-windows-drops": ("../.git./config", HIDDEN),
    "a-short-name-of-windows": ("../GIT~1/config", HIDDEN),
    "a-character-that-nobody-sees": ("../.g\u200cit/config", HIDDEN),
    "one-in-front": ("../\u200c.git/config", HIDDEN),
    "git-itself": ("../.git", HIDDEN),
    "nothing-in-git": ("../.git/nothing", HIDDEN),
    "hidden": ("../.env", HIDDEN),
    "in-a-hidden-folder": ("../.secrets/token.yaml", HIDDEN),
    "exempt": ("../private/secret.yaml", EXEMPT),
    "nothing-exempt": ("../private/nothing.yaml", EXEMPT),
    "exempt-letter-case": ("../Private/secret.yaml", EXEMPT),
    "exempt-dots": ("../private./secret.yaml", EXEMPT),
    "exempt-round-about": ("../data/../private/secret.yaml", EXEMPT),
    "exempt-in-two-steps": ("exempt.yaml", EXEMPT),
    "exempt-in-three-steps": ("exempt-in-two-steps.yaml", EXEMPT),
    "exempt-through-a-folder": ("to-private/secret.yaml", EXEMPT),
    "git-through-a-folder": ("to-git/config", HIDDEN),
    "upwards": ("../../outside.yaml", OUT),
    "upwards-to-nothing": ("../../nothing.yaml", OUT),
    "absolute": ("/etc/hostname", OUT),
    "absolute-to-nothing": ("/nothing/at/all", OUT),
    "out-and-in-again": ("../../elsewhere/../outside.yaml", OUT),
}
"""Where a link in `data/` leads, and what is said of it."""

BEHIND = {
    "data/to-private/secret.yaml": EXEMPT,
    "data/to-private/nothing.yaml": EXEMPT,
    "data/to-git/config": HIDDEN,
    "data/../private/secret.yaml": EXEMPT,
    "data/../.git/config": HIDDEN,
    ".git/config": HIDDEN,
    "../outside.yaml": OUT,
}
"""Paths that are no links themselves."""

HONEST = {
    "same-folder": "plain.yaml",
    "other-folder": "../assets/plain.yaml",
    "round-about": "../assets/../data/./plain.yaml",
    "two-steps": "same-folder.yaml",
    "through-a-folder": "to-assets/plain.yaml",
    "not-private": "../privately/plain.yaml",
    "not-private-either": "../data/private/plain.yaml",
}


def write(root: Path, *paths: str) -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path, encoding="utf-8")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with every link, all of it committed but what is private or git's."""
    root = tmp_path_factory.mktemp("links") / "repository"
    write(root, "data/plain.yaml", "assets/plain.yaml", "privately/plain.yaml")
    write(root, "data/private/plain.yaml")
    write(root.parent, "outside.yaml", "elsewhere/x.yaml")
    targets = {name: target for name, (target, _) in AWAY.items()} | HONEST
    for name, target in targets.items():
        (root / "data" / f"{name}.yaml").symlink_to(target)
    (root / "data" / "to-private").symlink_to("../private")
    (root / "data" / "to-git").symlink_to("../.git")
    (root / "data" / "to-assets").symlink_to("../assets")
    run_git(root, "init", "--quiet")
    run_git(root, "add", "--all")
    run_git(root, "commit", "--quiet", "--message", "x")
    write(root, "private/secret.yaml", ".env", ".secrets/token.yaml")
    (root / "private" / "own.yaml").symlink_to("secret.yaml")
    return root


@pytest.fixture(params=["disk", "git"])
def tree(root: Path, request: pytest.FixtureRequest) -> Iterator[Tree]:
    if request.param == "disk":
        yield DiskTree(root)
        return
    with Objects(Git(root, named=True)) as objects:
        yield GitTree(objects, objects.tree("HEAD^{tree}"))


def why_not(tree: Tree, path: str) -> str:
    with pytest.raises(UnreadableFileError) as error:
        tree.read(path)
    return str(error.value)


@pytest.mark.parametrize("name", AWAY)
def test_a_link_that_leads_away_is_refused(name: str, tree: Tree) -> None:
    path = f"data/{name}.yaml"
    assert why_not(tree, path) == AWAY[name][1]
    assert not tree.has(path)


@pytest.mark.parametrize("path", BEHIND)
def test_a_path_that_leads_away_is_refused(path: str, tree: Tree) -> None:
    assert why_not(tree, path) == BEHIND[path]
    assert not tree.has(path)


@pytest.mark.parametrize("name", HONEST)
def test_a_link_inside_is_followed(name: str, tree: Tree) -> None:
    assert tree.read(f"data/{name}.yaml").endswith(b"/plain.yaml")
    assert tree.has(f"data/{name}.yaml")


def test_a_folder_that_is_a_link_is_listed_and_not_walked_into(tree: Tree) -> None:
    listed = list(tree.files("data"))
    assert {"data/to-private", "data/to-git", "data/to-assets"} <= set(listed)
    assert not any(path.startswith("data/to-private/") for path in listed)


def test_what_is_private_is_read_by_its_own_name_alone(root: Path) -> None:
    assert DiskTree(root).read("private/secret.yaml") == b"private/secret.yaml"
    assert DiskTree(root).read("private/own.yaml") == b"private/secret.yaml"


@pytest.mark.parametrize(
    ("inside", "reason"),
    [("private/secret.yaml", EXEMPT), (".git/config", HIDDEN), (".env", HIDDEN)],
)
def test_an_absolute_link_into_the_repository(root: Path, inside: str, reason: str) -> None:
    link = root / "data" / "absolute-inside.yaml"
    link.symlink_to(root / inside)
    try:
        assert why_not(DiskTree(root), "data/absolute-inside.yaml") == reason
    finally:
        link.unlink()


def to_whole_folder(root: Path, target: str) -> None:
    (root / "data").symlink_to(target)
    run_git(root, "init", "--quiet")
    run_git(root, "add", "data")
    run_git(root, "commit", "--quiet", "--message", "x")
    write(root.parent, "elsewhere/names-of-others.yaml")
    write(root, "private/names-of-others.yaml")


@pytest.mark.parametrize("target", ["private", ".git", "../elsewhere"])
def test_nothing_of_a_folder_that_leads_away_is_listed(tmp_path: Path, target: str) -> None:
    root = tmp_path / "repository"
    root.mkdir()
    to_whole_folder(root, target)
    with Objects(Git(root, named=True)) as objects:
        for tree in (DiskTree(root), GitTree(objects, objects.tree("HEAD^{tree}"))):
            assert list(tree.files("data")) == ["data"]
            assert why_not(tree, "data").startswith("it leads ")


def test_a_folder_inside_may_stand_for_data(tmp_path: Path) -> None:
    write(tmp_path, "text/a.yaml")
    (tmp_path / "data").symlink_to("text")
    run_git(tmp_path, "init", "--quiet")
    run_git(tmp_path, "add", "--all")
    run_git(tmp_path, "commit", "--quiet", "--message", "x")
    with Objects(Git(tmp_path, named=True)) as objects:
        for tree in (DiskTree(tmp_path), GitTree(objects, objects.tree("HEAD^{tree}"))):
            assert list(tree.files("data")) == ["data/a.yaml"]
            assert tree.read("data/a.yaml") == b"text/a.yaml"


def test_gits_own_folder_is_known_wherever_it_is(tmp_path: Path) -> None:
    root, second = tmp_path / "repository", tmp_path / "repository" / "second"
    root.mkdir()
    run_git(root, "init", "--quiet", "--separate-git-dir", str(root / "store"))
    write(root, "data/a.yaml")
    run_git(root, "add", "data")
    run_git(root, "commit", "--quiet", "--message", "x")
    run_git(root, "worktree", "add", "--quiet", "--detach", str(second))
    run_git(root, "init", "--quiet", "--bare", str(root / "assets" / "other"))
    links = ("store/config", "store/hooks/x", "store/worktrees/second/HEAD", "assets/other/config")
    for number, target in enumerate(links):
        (root / "data" / f"{number}.yaml").symlink_to(f"../{target}")
        assert why_not(DiskTree(root), f"data/{number}.yaml") == GITS
    (second / "data" / "x.yaml").symlink_to("../.git")
    assert why_not(DiskTree(second), "data/x.yaml") == HIDDEN
    (second / "data" / "y.yaml").symlink_to(root / "store" / "config")
    assert why_not(DiskTree(second), "data/y.yaml") == OUT


def test_a_chain_of_very_many_links_is_one_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for number in range(3_000):
        (tmp_path / "data" / f"{number}.yaml").symlink_to(f"{number + 1}.yaml")
    assert why_not(DiskTree(tmp_path), "data/0.yaml") == "it is a link that leads back to itself"
    assert not DiskTree(tmp_path).has("data/0.yaml")


def test_a_link_through_nothing_leads_nowhere(tmp_path: Path) -> None:
    write(tmp_path, "data/a.yaml")
    (tmp_path / "data" / "b.yaml").symlink_to("nothing/../a.yaml")
    (tmp_path / "data" / "c.yaml").symlink_to("a.yaml/../a.yaml")
    run_git(tmp_path, "init", "--quiet")
    run_git(tmp_path, "add", "--all")
    run_git(tmp_path, "commit", "--quiet", "--message", "x")
    with Objects(Git(tmp_path, named=True)) as objects:
        for tree in (DiskTree(tmp_path), GitTree(objects, objects.tree("HEAD^{tree}"))):
            assert why_not(tree, "data/b.yaml") == "it does not exist"
            why_not(tree, "data/c.yaml")


def test_a_target_that_is_longer_than_any_system_takes(tmp_path: Path) -> None:
    write(tmp_path, "data/a.yaml", "target")
    (tmp_path / "target").write_text("./" * 500_000 + "a.yaml", encoding="utf-8")
    run_git(tmp_path, "init", "--quiet")
    blob = run_git(tmp_path, "hash-object", "-w", "target")
    run_git(tmp_path, "update-index", "--add", "--cacheinfo", f"120000,{blob},data/b.yaml")
    run_git(tmp_path, "commit", "--quiet", "--message", "x")
    with Objects(Git(tmp_path, named=True)) as objects:
        tree = GitTree(objects, objects.tree("HEAD^{tree}"))
        assert why_not(tree, "data/b.yaml") == "it is a link that no system follows"
