"""Revisions by name, in every kind of repository that git knows."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, Mou, change
from histories import History, build, run_git
from mou_cli.git import Git
from mou_cli.revisions.opening import revisions_of
from mou_cli.revisions.revision import Revision

Made = Callable[[str], History]


def found(root: Path, text: str) -> Revision:
    with revisions_of(Git(root, named=True)) as revisions:
        return revisions.find(text)


def clone(history: History, folder: Path, *options: str) -> Path:
    run_git(folder, "clone", "--quiet", *options, history.root.as_uri(), str(folder / "clone"))
    return folder / "clone"


def test_every_way_to_name_a_commit(made_history: Made) -> None:
    history = made_history("icb-replaces-ccgs")
    first, second, third = history.commits
    names = {
        "2019-03": first,
        "2022-07": third,
        "mou/2019-03": first,
        "main": third,
        "HEAD": third,
        "HEAD~1": second,
        "HEAD^": second,
        first: first,
        second[:8]: second,
        "@2019": first,
        "@2022-07-03": first,
        "@2022-07-04": second,
        "@2022-07": third,
    }
    assert {name: found(history.root, name).commit for name in names} == names


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("2019-3", "There is no version, tag, branch or commit called `2019-3`\n  Did you mean"),
        ("HEAD~9", "There is no version, tag, branch or commit called `HEAD~9`"),
        ("--all", "There is no version, tag, branch or commit called `--all`"),
        ("-c", "There is no version, tag, branch or commit called `-c`"),
        ("a\nb", "There is no version, tag, branch or commit called `a\\u000ab`"),
        ("@2018", "There is no commit yet in 2018\n  Name a later date"),
        ("@2018-13", "`@2018-13` is no date"),
        ("HEAD:data", "There is no version, tag, branch or commit called `HEAD:data`"),
    ],
)
def test_names_of_nothing(name: str, message: str, made_history: Made, mou: Mou) -> None:
    ran = mou("-C", made_history("icb-replaces-ccgs").root, "diff", "--", name)
    assert ran.code == 2
    assert ran.err.startswith(f"mou: {message}")


def test_the_merge_base_is_where_two_revisions_parted(
    made_history: Made, mou: Mou, tmp_path: Path
) -> None:
    history = made_history("sign-offs-merged")
    root = clone(history, tmp_path)
    run_git(root, "branch", "topic", history.commits[1])
    text = mou("-C", root, "diff", "main...topic").out
    assert text.startswith("main (where topic parted from it) → topic\n")
    assert mou("-C", root, "diff", "2024-01...topic").code == 0
    run_git(root, "checkout", "--quiet", history.commits[2])
    assert "Lee Model" in mou("-C", root, "diff", "main~1...").out
    assert "HEAD → main" in mou("-C", root, "diff", "..main").out
    run_git(root, "checkout", "--quiet", "--orphan", "alone")
    run_git(root, "commit", "--quiet", "--message", "alone")
    ran = mou("-C", root, "diff", "main...alone")
    assert ran.code == 2
    assert "`main` and `alone` have no common commit here" in ran.err


def test_a_version_without_a_tag_is_found_by_its_text(
    made_history: Made, mou: Mou, tmp_path: Path
) -> None:
    history = made_history("party-joins")
    root = clone(history, tmp_path, "--no-tags")
    assert found(root, "2019-03").commit == history.commits[0]
    for file in ("data/mou.yaml", "data/partners/southend-ccg.yaml"):
        run_git(root, "checkout", "--quiet", history.commits[0], "--", file)
    run_git(root, "commit", "--quiet", "--message", "Back to the text of 2019")
    head = run_git(root, "rev-parse", "HEAD")
    assert found(root, "2019-03").commit == head


def test_a_version_that_only_the_files_have(tmp_path: Path, mou: Mou) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    run_git(tmp_path, "init", "--quiet")
    assert found(tmp_path, "2019-03").commit is None
    assert mou("-C", tmp_path, "diff").out == "2019-03 → working text\nNothing changed.\n"
    change(tmp_path, "data/principles.yaml", "title: Be ambitious", "title: Be bold")
    ran = mou("-C", tmp_path, "diff")
    assert ran.code == 2
    assert ran.err == (
        "mou: No commit here has the text of version 2019-03\n"
        "  Fetch the branch or the tag that has it\n"
    )


def test_a_repository_without_commits(tmp_path: Path, mou: Mou) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    run_git(tmp_path, "init", "--quiet")
    for command in (["diff", "HEAD"], ["history"], ["diff", "@2020"], ["release", "1"]):
        ran = mou("-C", tmp_path, *command)
        assert ran.code == 2
        assert ran.err.startswith("mou: This repository has no commit yet\n  Commit the data first")


def test_a_tag_that_was_moved_is_told(made_history: Made, mou: Mou, tmp_path: Path) -> None:
    root = clone(made_history("party-joins"), tmp_path)
    run_git(root, "tag", "--force", "mou/2019-03", "HEAD")
    ran = mou("-C", root, "diff", "2019-03")
    assert ran.code == 2
    assert "The tag `mou/2019-03` points at a text that is not version 2019-03" in ran.err


def test_a_version_that_only_its_tag_knows(made_history: Made, tmp_path: Path) -> None:
    history = made_history("party-joins")
    root = clone(history, tmp_path)
    (root / "data" / "versions" / "2019-03.yaml").unlink()
    assert found(root, "2019-03").commit == history.commits[0]


def test_a_shallow_clone_says_what_to_fetch(made_history: Made, mou: Mou, tmp_path: Path) -> None:
    root = clone(made_history("party-joins"), tmp_path, "--depth", "1", "--no-tags")
    fetch = "Fetch the rest: git fetch --unshallow --tags (in CI: fetch-depth: 0)\n"
    for name in ("2019-03", "HEAD~1", "mou/2019-03", "@2019-06"):
        ran = mou("-C", root, "diff", name)
        assert ran.code == 2
        assert ran.err.endswith(fetch), name
    assert mou("-C", root, "diff", "HEAD", "HEAD").code == 0
    assert "git fetch --unshallow" in mou("-C", root, "history").out
    assert "not in this shallow" in mou("-C", root, "history", "--format", "markdown").out


def test_a_bare_repository(made_history: Made, mou: Mou, tmp_path: Path) -> None:
    root = clone(made_history("party-joins"), tmp_path, "--bare")
    assert "Rochford District Council joins" in mou("-C", root, "diff").out
    assert "2019-03 → HEAD" in mou("-C", root, "diff").out
    assert "Rochford joins" in mou("-C", root, "history").out
    ran = mou("-C", root, "release", "2020-04")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "mou: A bare repository has no files")


def test_a_worktree_and_a_detached_head(made_history: Made, mou: Mou, tmp_path: Path) -> None:
    history = made_history("party-joins")
    root = clone(history, tmp_path)
    run_git(root, "worktree", "add", "--quiet", "--detach", "../tree", history.commits[0])
    assert mou("-C", tmp_path / "tree", "diff").out == "2019-03 → working text\nNothing changed.\n"
    assert "joins" in mou("-C", tmp_path / "tree", "diff", "2019-03", "main").out


def test_data_in_a_folder_of_a_larger_repository(
    tmp_path: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = build("party-joins", tmp_path / "own")
    large = tmp_path / "large"
    (large / "weiß ‘quoted’").mkdir(parents=True)
    folder = large / "weiß ‘quoted’" / "essex"
    run_git(large, "init", "--quiet")
    for commit in history.commits:
        run_git(history.root, "checkout", "--quiet", commit)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(history.root / "data", folder / "data")
        run_git(large, "add", "--all")
        run_git(large, "commit", "--quiet", "--message", "x")
    (large / "README").write_text("Another matter", encoding="utf-8")
    run_git(large, "add", "--all")
    run_git(large, "commit", "--quiet", "--message", "Another matter")
    assert "Rochford District Council joins" in mou("-C", folder, "diff").out
    monkeypatch.chdir(folder / "data" / "partners")
    assert "Rochford District Council joins" in mou("diff").out
    assert "Another matter" not in mou("-C", folder, "history").out
    assert found(folder, "2019-03").commit == run_git(large, "rev-parse", "HEAD~2")


def test_in_a_hook(
    made_history: Made, mou: Mou, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = clone(made_history("party-joins"), tmp_path)
    other = tmp_path / "other"
    shutil.copytree(made_history("clause-inserted").root, other)
    monkeypatch.chdir(root)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert "Rochford District Council joins" in mou("diff").out
    assert "“Information” (clause 4) is added" in mou("-C", other, "diff").out
    monkeypatch.setenv("GIT_DIR", os.fspath(root / ".git"))
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert "One party joins" in mou("history").out


def test_other_files_and_names_of_files_do_not_matter(
    made_history: Made, mou: Mou, tmp_path: Path
) -> None:
    root = clone(made_history("party-joins"), tmp_path)
    (root / "data" / "partners" / 'ünïcode "quoted".yaml').write_text("name: x\n")
    run_git(root, "add", "--all")
    run_git(root, "commit", "--quiet", "--message", "x")
    ran = mou("-C", root, "diff", "HEAD~1", "HEAD")
    assert ran.code == 2
    assert "The data of HEAD cannot be read" in ran.err


def test_validate_and_render_a_revision(
    made_history: Made, mou: Mou, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = made_history("icb-replaces-ccgs")
    root = clone(history, tmp_path)
    broken = made_history("broken-commit").root
    ran = mou("-C", broken, "validate", "--at", "HEAD~1")
    assert ran.code == 1
    assert "200 |     title: Money: who pays" in ran.out
    assert mou("-C", broken, "validate", "--at", "HEAD").code == 0
    ran = mou("-C", root, "render", "--at", "2019-03", "--format", "md")
    assert ran.err == "This is version 2019-03\n"
    page = root / "build" / "2019-03" / "mou.md"
    assert "NHS Southend Clinical Commissioning Group" in page.read_text(encoding="utf-8")
    ran = mou("-C", root, "render", "--at", "HEAD~1", "--format", "md")
    assert ran.err.endswith("This is a draft; its text is no version\n")
    assert (root / "build" / history.commits[1][:12] / "mou.md").exists()
    monkeypatch.chdir(root)
    ran = mou("render", "--at", "2022-07", "--format", "md", "--output", tmp_path / "out")
    assert "version 2022-07" in ran.err


def test_a_text_of_then_is_printed_by_the_templates_of_now(
    made_history: Made, mou: Mou, tmp_path: Path
) -> None:
    root = clone(made_history("party-joins"), tmp_path)
    (root / "templates").mkdir()
    (root / "templates" / "page.css").write_text("body { color: #123456 }", encoding="utf-8")
    assert mou("-C", root, "render", "--at", "2019-03", "--format", "html").code == 0
    page = (root / "build" / "2019-03" / "mou.html").read_text(encoding="utf-8")
    assert "#123456" in page


def test_a_version_is_looked_for_behind_what_cannot_be_read_and_what_comes_again(
    made_history: Made, mou: Mou, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mou_cli.revisions.revisions.KEPT_REVISIONS", 2)
    monkeypatch.setattr("mou_cli.git.objects.KEPT_ENTRIES", 3)
    history = made_history("broken-commit")
    root = clone(history, tmp_path, "--no-tags")
    assert found(root, "2024-01").commit == history.commits[0]
    run_git(root, "revert", "--no-edit", "HEAD")
    run_git(root, "revert", "--no-edit", "HEAD")
    assert found(root, "2024-01").commit == history.commits[0]
    change(root, "data/versions/2024-01.yaml", "sha256:a", "sha256:b")
    ran = mou("-C", root, "diff")
    assert "No commit here has the text of version 2024-01" in ran.err
