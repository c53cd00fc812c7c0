"""A version that is named like a revision, and a revision that git could mean in two ways."""

import shutil
from pathlib import Path

import pytest

import mou_cli
from conftest import ROOT, Mou, change
from histories import run_git
from mou_cli.errors import UsageError
from mou_cli.git import Git
from mou_cli.revisions.opening import revisions_of
from mou_cli.revisions.revision import Revision
from signing import COUNCIL, codes, commit, sign, ssh_of

VERSION = "data/versions/2024-04.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository on a stranger's branch that changes a title; `main` has the version's text."""
    folder = tmp_path / "repository"
    shutil.copytree(ROOT / "tests" / "rules" / "base" / "data", folder / "data")
    run_git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "First", "2026-01-01")
    run_git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    run_git(folder, "checkout", "--quiet", "-b", "topic")
    change(folder, "data/principles.yaml", "title: ", "title: Another ")
    commit(folder, "Another title", "2026-01-02")
    return folder


def name_a_version(root: Path, name: str, *, committed: bool = True) -> None:
    """Record the text of `main` under a name of the stranger's choice."""
    text = (root / VERSION).read_text(encoding="utf-8").replace("2024-04", name, 1)
    (root / f"data/versions/{name}.yaml").write_text(text, encoding="utf-8")
    if committed:
        commit(root, "A version", "2026-01-03")


def found(root: Path, text: str) -> Revision:
    with revisions_of(Git(root, named=True)) as revisions:
        return revisions.find(text)


def of_commit(root: Path, revision: str) -> str:
    return run_git(root, "rev-parse", f"{revision}^{{commit}}")


NAMES = {
    "HEAD": lambda root: "HEAD",
    "a branch": lambda root: "topic",
    "the default branch": lambda root: "main",
    "a tag": lambda root: "approved",
    "a branch of the origin": lambda root: "theirs",
    "a remote": lambda root: "origin",
    "a short id": lambda root: of_commit(root, "topic")[:7],
    "a shorter id": lambda root: of_commit(root, "topic")[:6],
    "a whole id": lambda root: of_commit(root, "topic"),
    "what git describe says": lambda root: f"approved-1-g{of_commit(root, 'topic')[:7]}",
}


@pytest.mark.parametrize("kind", NAMES)
def test_what_could_be_a_version_and_a_revision_is_refused_and_both_are_told(
    root: Path, mou: Mou, kind: str
) -> None:
    run_git(root, "tag", "approved", "topic")
    run_git(root, "update-ref", "refs/remotes/origin/theirs", "topic")
    run_git(root, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/theirs")
    if kind == "the default branch":
        run_git(root, "branch", "--force", "main", "topic")
    name = NAMES[kind](root)
    name_a_version(root, name, committed=kind != "HEAD")
    assert "Nothing changed" not in mou("-C", root, "diff", "2024-04", "refs/heads/topic").out
    for command in (
        ["diff", "2024-04", name],
        ["diff", name, "2024-04"],
        ["diff", name],
        ["diff", f"2024-04...{name}"],
        ["diff", f"{name}..2024-04"],
        ["diff", "--format", "html", "2024-04", name],
        ["validate", "--at", name],
        ["render", "--at", name],
        ["verify", "--at", name],
    ):
        ran = mou("-C", root, *command)
        assert (ran.code, ran.out) == (2, ""), command
        assert f"`{name}` could be the version of data/versions/{name}.yaml" in ran.err
        assert f"Write which you mean: `version:{name}`" in ran.err
    with pytest.raises(UsageError, match="could be the version of"):
        mou_cli.compare(root, "2024-04", name)


def test_each_of_the_two_can_be_asked_for(root: Path, mou: Mou) -> None:
    main, topic = of_commit(root, "main"), of_commit(root, "topic")
    name_a_version(root, "topic", committed=False)
    name_a_version(root, "HEAD", committed=False)
    name_a_version(root, topic, committed=False)
    for name in ("version:topic", "version:HEAD", f"version:{topic}", "version:2024-04", "main"):
        assert found(root, name).commit == main, name
    for name in ("refs/heads/topic", "topic^0", "@", "HEAD^0", f"{topic}^0"):
        assert found(root, name).commit == topic, name
    assert mou("-C", root, "diff", "version:topic", "refs/heads/topic").out.startswith(
        "topic → refs/heads/topic\n"
    )
    with pytest.raises(UsageError, match="could be the version of") as caught:
        found(root, topic)
    assert caught.value.mend == f"Write which you mean: `version:{topic}` or `{topic}^0`"
    with pytest.raises(UsageError, match="There is no version called `2024-4`") as caught:
        found(root, "version:2024-4")
    assert "2024-04" in caught.value.mend


def test_what_is_one_commit_either_way_is_no_doubt(root: Path) -> None:
    run_git(root, "tag", "2024-04", "main")
    assert found(root, "2024-04").version == "2024-04"
    run_git(root, "tag", "mou/2024-04", "main")
    assert found(root, "2024-04").version == "2024-04"
    run_git(root, "update-ref", "refs/remotes/origin/2024-04", "topic")
    with pytest.raises(UsageError, match="and the branch `2024-04` of `origin`"):
        found(root, "2024-04")


def test_a_version_that_has_its_name_alone_needs_no_more_words(root: Path) -> None:
    run_git(root, "update-ref", "refs/remotes/origin/of/2024-04", "topic")
    run_git(root, "update-ref", "refs/heads/release/2024-04", "topic")
    run_git(root, "tag", "mou/2024-04", "main")
    assert found(root, "2024-04").commit == of_commit(root, "main")


def test_a_file_that_has_not_the_name_of_a_version_is_none(root: Path) -> None:
    run_git(root, "update-ref", "ORIG_HEAD", "topic")
    run_git(root, "update-ref", "refs/heads/under_score", "topic")
    for name in ("ORIG_HEAD", "under_score", "HEAD~0", "topic^"):
        name_a_version(root, name, committed=False)
        assert found(root, name).commit == of_commit(root, name), name


def test_a_version_whose_text_is_nowhere_is_told_beside_the_branch(root: Path) -> None:
    name_a_version(root, "topic", committed=False)
    change(root, "data/versions/topic.yaml", "sha256:85c6", "sha256:0000")
    with pytest.raises(UsageError, match=r"could be the version of .* and the branch `topic`"):
        found(root, "topic")


def test_a_version_that_only_a_tag_knows_is_one_of_the_two(root: Path) -> None:
    run_git(root, "tag", "mou/topic", "main")
    with pytest.raises(UsageError, match="could be the version of the tag `mou/topic` and the br"):
        found(root, "topic")
    assert found(root, "version:topic").commit == of_commit(root, "main")


def test_what_git_takes_for_the_words_of_git_describe_is_no_tag(root: Path) -> None:
    name = f"x-g{of_commit(root, 'topic')[:5]}"
    with revisions_of(Git(root, named=True)) as revisions:
        assert revisions.tagged(name) is None
        with pytest.raises(UsageError, match="There is no version called"):
            revisions.version(name)
    run_git(root, "tag", f"mou/{name}", "main")
    with pytest.raises(UsageError, match="could be the version of the tag `mou/x-g"):
        found(root, name)
    assert found(root, f"version:{name}").commit == of_commit(root, "main")


def test_versions_of_other_revisions_shadow_nothing(root: Path, mou: Mou) -> None:
    before = mou("-C", root, "diff", "main", "HEAD").out
    assert "Another" in before
    name_a_version(root, "HEAD")
    run_git(root, "checkout", "--quiet", "main")
    assert "Another" in mou("-C", root, "diff", "main", "topic").out
    assert found(root, "HEAD").commit == of_commit(root, "main")
    bare = root.parent / "bare"
    run_git(root.parent, "clone", "--quiet", "--bare", str(root), str(bare))
    assert "Another" in mou("-C", bare, "diff", "main", "topic").out
    # The record that is asked for is that of the files here, whatever the two revisions hold.
    (root / VERSION).unlink()
    with pytest.raises(UsageError, match="There is no version called `2024-04`"):
        found(root, "version:2024-04")
    assert "2024-04" not in found(root, "topic").name


def test_a_recorded_name_of_a_version_is_never_a_revision(root: Path, mou: Mou) -> None:
    sign(root)
    for name in ("topic", of_commit(root, "topic"), "main"):
        record = root / f"data/signatures/{COUNCIL}.yaml"
        text = record.read_text(encoding="utf-8")
        record.write_text(text.replace('version: "2024-04"', f"version: {name}"), encoding="utf-8")
        ran = mou("-C", root, "diff", "--for", COUNCIL, "HEAD")
        assert (ran.code, ran.err.split("\n")[0]) == (
            2,
            f"mou: There is no version called `{name}`",
        )
        record.write_text(text, encoding="utf-8")
    assert "Another" in mou("-C", root, "diff", "--for", COUNCIL, "HEAD").out


TWO = {
    "a tag and a branch": ("refs/tags/topic", "topic", "the tag `topic` and the branch `topic`"),
    "a tag like the origin's branch": (
        "refs/tags/origin/main",
        "origin/main",
        "the tag `origin/main` and `refs/remotes/origin/main`",
    ),
    "a branch like the origin's": (
        "refs/heads/origin/main",
        "origin/main",
        "the branch `origin/main` and `refs/remotes/origin/main`",
    ),
    "a tag called HEAD": ("refs/tags/HEAD", "HEAD", "git's own `HEAD` and the tag `HEAD`"),
    "an expression": ("refs/tags/topic", "topic~1", "the tag `topic` and the branch `topic`"),
}


@pytest.mark.parametrize("kind", TWO)
def test_what_git_itself_could_mean_in_two_ways(root: Path, mou: Mou, kind: str) -> None:
    ref, name, words = TWO[kind]
    commit(root, "Later", "2026-01-04")
    other = "main" if ref.endswith("topic") or ref.endswith("HEAD") else "topic"
    run_git(root, "update-ref", ref, other)
    for command in (["diff", name], ["verify", "--at", name], ["verify", "--trusted", name]):
        ran = mou("-C", root, *command)
        assert ran.code == 2
        assert f"could be {words}" in ran.err, ran.err
    assert found(root, ref).commit == of_commit(root, ref)


@pytest.mark.parametrize("name", ["refs/tags/{}", "refs/heads/{}"])
def test_a_ref_that_is_called_like_the_id_of_a_commit(root: Path, name: str) -> None:
    main = of_commit(root, "main")
    run_git(root, "update-ref", name.format(main[:9]), "topic")
    with pytest.raises(UsageError, match=f"and commit {main[:12]}"):
        found(root, main[:9])
    assert found(root, main[:10]).commit == main
    run_git(root, "update-ref", name.format(main), "topic")
    assert found(root, main).commit == main


def test_a_whole_ref_is_that_ref(root: Path) -> None:
    run_git(root, "update-ref", "refs/tags/refs/heads/main", "topic")
    assert found(root, "refs/heads/main").commit == of_commit(root, "main")


TRUSTED = {
    "HEAD": "topic",
    "main": "main",
    "refs/heads/main": "main",
    "origin/main": "main",
    "topic~1": "main",
}


@pytest.mark.parametrize("name", TRUSTED)
def test_trusted_is_never_a_version(root: Path, mou: Mou, name: str) -> None:
    expected = mou("-C", root, "verify", "--trusted", name)
    if "/" not in name and "~" not in name:
        name_a_version(root, name, committed=False)
    ran = mou("-C", root, "verify", "--trusted", name)
    assert "could be" not in ran.err
    assert (expected.code, expected.err) == (0, "")


@pytest.mark.parametrize("name", ["2024-04", "version:2024-04", "@2026", "@2026-01-01"])
def test_a_version_or_a_date_is_not_trusted(root: Path, mou: Mou, name: str) -> None:
    assert found(root, name).commit
    ran = mou("-C", root, "verify", "--trusted", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"mou: git has no tag, branch or commit called `{name}`\n")


def test_a_tag_of_a_version_may_be_trusted(root: Path, mou: Mou) -> None:
    run_git(root, "tag", "mou/2024-04", "main")
    assert mou("-C", root, "verify", "--trusted", "mou/2024-04").code == 0
    assert "mou/2024-04" in mou("-C", root, "verify", "--trusted", "2024-04").err
    assert codes(ssh_of(root)) == []


BRANCHES = {
    "refs/heads/2024-04": "There is the branch `2024-04` beside the version `2024-04`",
    "refs/tags/2024-04": "There is the tag `2024-04` beside",
    "refs/remotes/origin/2024-04": "There is the branch `2024-04` of `origin` beside",
    "refs/remotes/2024-04/HEAD": "There is `refs/remotes/2024-04/HEAD` beside",
}


@pytest.mark.parametrize("ref", BRANCHES)
def test_verify_tells_of_a_branch_or_a_tag_of_that_name_with_another_text(
    root: Path, mou: Mou, ref: str
) -> None:
    run_git(root, "update-ref", ref, "main")
    assert mou("-C", root, "verify").code == 0
    run_git(root, "update-ref", ref, "topic")
    ran = mou("-C", root, "verify")
    assert ran.code == 1
    assert f"{VERSION}:1:10 error VER005 {BRANCHES[ref]}" in ran.out
    run_git(root, "update-ref", "-d", ref)
    run_git(root, "tag", "mou/2024-04", "main")
    assert mou("-C", root, "verify").code == 0


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("HEAD", "`HEAD` is a name of git's own"),
        ("head", "`head` is a name of git's own"),
        ("main", "`main` is what branches and remotes are called"),
        ("1a2b3c4", "`1a2b3c4` looks like the id of a commit"),
        ("20260301", "`20260301` could be the id of a commit as well\n  Write `2026-03-01`"),
        ("topic", "There is the branch `topic` already"),
        ("approved", "There is the tag `approved` already"),
        ("theirs", "There is the branch `theirs` of `origin` already"),
    ],
)
def test_a_new_version_gets_a_name_that_is_nothing_else(
    root: Path, mou: Mou, name: str, message: str
) -> None:
    run_git(root, "tag", "approved", "topic")
    run_git(root, "update-ref", "refs/remotes/origin/theirs", "topic")
    for more in ([], ["--dry-run"]):
        ran = mou("-C", root, "release", name, *more)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"mou: {message}")
    assert not (root / "build").exists()


def test_a_day_without_hyphens_on_record_is_a_version_like_others(root: Path, mou: Mou) -> None:
    run_git(root, "checkout", "--quiet", "main")
    (root / VERSION).unlink()
    shutil.copytree(ROOT / "tests" / "rules" / "base" / "data" / "versions", root / "old")
    text = (root / "old/2024-04.yaml").read_text(encoding="utf-8")
    shutil.rmtree(root / "old")
    record = root / "data/versions/20240401.yaml"
    record.write_text(text.replace("2024-04", "20240401", 1), encoding="utf-8")
    run_git(root, "checkout", "--quiet", "--orphan", "main-of-old")
    commit(root, "An old name", "2026-01-03")
    run_git(root, "branch", "--quiet", "--move", "--force", "main")
    assert found(root, "20240401").commit == of_commit(root, "main")
    ran = mou("-C", root, "validate")
    assert "warning VER006" in ran.out
    assert ran.code == 0
    assert mou("-C", root, "verify").code == 0


def test_verify_tells_of_names_that_git_has_for_itself(root: Path, mou: Mou) -> None:
    name_a_version(root, "HEAD")
    ran = mou("-C", root, "verify")
    assert ran.code == 1
    assert "data/versions/HEAD.yaml:1:10 error VER005 `HEAD` is a name of git's own" in ran.out
