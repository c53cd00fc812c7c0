"""What is said of how to take back what was written is true, word for word, in a real shell."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from histories import run_git
from mou_cli.files.taking_back import TakingBack, Way, lines_added
from mou_cli.files.writing import write_files
from mou_cli.git import Git
from mou_cli.revisions.taking_back import taking_back
from mou_cli.words.shell import can_be_typed, command
from mou_cli.words.taking_back import taking_back_words

NAME = "data/signatures/marsh.yaml"
BEFORE = b"signatures:\n  - a\n  - a\n"
AFTER = b"signatures:\n  - a\n  - a\n  - a\n"

SHELLS = [name for name in ("sh", "bash", "zsh", "pwsh") if shutil.which(name)]
"""Each that is here; `sh` is on every system but Windows."""


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest) -> list[str]:
    return [request.param, "-c"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a repository with one commit, in a folder that has to be quoted."""
    root = tmp_path / "The Marsh's $HOME `x` (2)"
    (root / NAME).parent.mkdir(parents=True)
    (root / NAME).write_bytes(BEFORE)
    run_git(root, "init", "--quiet")
    run_git(root, "add", ".")
    run_git(root, "commit", "--quiet", "--message", "A")
    return root


def said(root: Path, files: dict[str, bytes], folder: str = "") -> tuple[list[TakingBack], str]:
    """Write files as a command does; return the ways back and the one command that was told."""
    found = taking_back(Git(root), files)
    write_files(root, files)
    (sentence,) = taking_back_words(found, folder)
    return list(found), sentence.partition(": ")[2]


def state(root: Path) -> dict[str, bytes | str]:
    """Return every file of a repository and what git says of it."""
    files = {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }
    return {**files, "git": run_git(root, "status", "--porcelain", "--untracked-files=all")}


def run(shell: list[str], words: str, folder: Path) -> None:
    done = subprocess.run([*shell, words], cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), (words, done.stderr)


@pytest.mark.parametrize("staged", [False, True])
@pytest.mark.parametrize("where", ["in it", "below it", "above it", "elsewhere"])
def test_as_printed_it_takes_back_what_was_written(
    root: Path, shell: list[str], where: str, staged: bool
) -> None:
    before = state(root)
    place, folder = {
        "in it": (root, ""),
        "below it": (root / "data", ".."),
        "above it": (root.parent, root.name),
        "elsewhere": (Path("/"), str(root)),
    }[where]
    files = {NAME: AFTER, "data/reviews/2026-01-01.yaml": b"date\n"}
    found, words = said(root, files, folder)
    assert [each.way for each in found] == [Way.RESTORE, Way.DELETE]
    assert state(root) != before
    if staged:
        run_git(root, "add", "data")
    run(shell, words, place)
    assert state(root) == before


def test_what_is_no_commit_yet_is_kept(root: Path) -> None:
    other = BEFORE + b"  - b\n"
    for stage in (False, True):
        (root / NAME).write_bytes(other)
        if stage:
            run_git(root, "add", ".")
        found, words = said(root, {NAME: b"signatures:\n  - a\n  - c\n  - a\n  - b\n"})
        assert [each.way for each in found] == [Way.TAKE_LINES_OUT]
        assert found[0].lines == (3, 3)
        assert words == WHY


WHY = "it held what no commit has, and `git restore` would lose that too"


def test_a_staged_file_that_was_changed_back_is_not_restored(root: Path) -> None:
    (root / NAME).write_bytes(BEFORE + b"  - b\n")
    run_git(root, "add", ".")
    (root / NAME).write_bytes(BEFORE)
    (found,), _ = said(root, {NAME: AFTER})
    assert found.way is Way.TAKE_LINES_OUT


def test_without_a_commit_or_without_git_no_command_of_git_is_told(
    tmp_path: Path, shell: list[str]
) -> None:
    for initialised in (False, True):
        folder = tmp_path / str(initialised)
        (folder / NAME).parent.mkdir(parents=True)
        if initialised:
            run_git(folder, "init", "--quiet")
        found, words = said(folder, {NAME: AFTER})
        assert found[0].way is Way.DELETE
        assert ("git" in words) is initialised
        run(shell, words, folder)
        assert not (folder / NAME).exists()
        (folder / NAME).write_bytes(BEFORE)
        (again,), told = said(folder, {NAME: AFTER})
        assert again.way is Way.TAKE_LINES_OUT
        assert ("git restore" in told) is initialised


@pytest.mark.parametrize(
    "attributes", ["", "* text=auto", "* -text", "* text eol=crlf", "* eol=lf"]
)
@pytest.mark.parametrize("setting", ["", "true", "input", "false"])
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_line_ends_are_as_they_were_or_no_command_is_told(
    root: Path, attributes: str, setting: str, ends: bytes
) -> None:
    if setting:
        run_git(root, "config", "core.autocrlf", setting)
    (root / ".gitattributes").write_text(attributes + "\n", encoding="utf-8")
    (root / NAME).write_bytes(BEFORE.replace(b"\n", ends))
    run_git(root, "add", "--renormalize", ".")
    run_git(root, "commit", "--quiet", "--message", "B", "--allow-empty")
    before = (root / NAME).read_bytes()
    (found,), words = said(root, {NAME: AFTER.replace(b"\n", ends)})
    if found.way is Way.RESTORE:
        run(["sh", "-c"], words, root)
    else:
        lines = (root / NAME).read_bytes().splitlines(keepends=True)
        first, last = found.lines
        (root / NAME).write_bytes(b"".join(lines[: first - 1] + lines[last:]))
    assert (root / NAME).read_bytes() == before
    if not attributes and setting in ("", "false"):
        assert found.way is Way.RESTORE
    if not attributes and setting == "true":  # as git for Windows is set up
        assert found.way is Way.RESTORE


def test_no_program_of_the_repository_runs(root: Path) -> None:
    trap = root.parent / "ran"
    run_git(root, "config", "filter.trap.smudge", f"touch '{trap}'; cat")
    run_git(root, "config", "filter.trap.clean", f"touch '{trap}'; cat")
    (root / ".gitattributes").write_text("* filter=trap\n", encoding="utf-8")
    taking_back(Git(root), {NAME: AFTER})
    assert not trap.exists()


def test_a_pattern_in_a_name_is_no_pattern(root: Path, shell: list[str]) -> None:
    for name in ("out/a*.md", "out/ab.md", "out/a[b].md"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(b"1\n")
    run_git(root, "add", ".")
    run_git(root, "commit", "--quiet", "--message", "B")
    (root / "out/ab.md").write_bytes(b"mine\n")
    before = state(root)
    _, words = said(root, {"out/a*.md": b"2\n", "out/a[b].md": b"2\n"})
    run(shell, words, root)
    assert state(root) == before


@pytest.mark.parametrize("name", ["a\nb", "##[error]x", "a\u202eb"])
def test_what_cannot_be_typed_is_not_told(tmp_path: Path, name: str) -> None:
    root = tmp_path / name
    (root / NAME).parent.mkdir(parents=True)
    found = taking_back(Git(root), {NAME: AFTER, "x.yaml": b""})
    (sentence,) = taking_back_words(found, str(root))
    assert sentence.endswith(
        "committed, in the folder itself: rm data/signatures/marsh.yaml; rm x.yaml"
    )


def test_what_no_command_takes_back_is_said(root: Path) -> None:
    (root / NAME).write_bytes(b"other\n")
    found, words = said(root, {NAME: AFTER})
    assert found[0].way is Way.BY_HAND
    assert words == WHY


@given(before=st.lists(st.sampled_from([b"a", b"b", b""])), data=st.data())
def test_lines_that_were_added_are_found(before: list[bytes], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(before)))
    more = data.draw(st.lists(st.sampled_from([b"a", b"b", b""]), min_size=1))
    after = [*before[:place], *more, *before[place:]]
    found = lines_added(_joined(before), _joined(after))
    assert found is not None
    first, last = found
    assert last - first + 1 == len(more)
    assert [*after[: first - 1], *after[last:]] == before


def test_lines_that_went_are_no_lines_added() -> None:
    assert lines_added(b"a\nb\n", b"a\n") is None
    assert lines_added(b"a\nb\n", b"a\nc\nd\n") is None
    assert lines_added(b"a\nb", b"a\nb\nc\n") == (3, 3)


def _joined(lines: list[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)


WORDS = st.text(st.sampled_from("ab '\"$`\\!*?[]{}()<>|&;#~%^=@,-‘’“”é"), min_size=1)


@pytest.mark.skipif(os.name == "nt", reason="PowerShell's own quotes")
@given(words=st.lists(WORDS.filter(lambda word: can_be_typed(word) and word[0] != "-")))
def test_a_word_reaches_a_program_as_it_is(words: list[str]) -> None:
    typed = command("printf", r"%s\n", *words)
    done = subprocess.run(["sh", "-c", typed], capture_output=True, check=True)
    assert done.stdout.decode().split("\n")[:-1] == (words or [""])


@pytest.mark.parametrize("word", ["", "##[x", "::error::x", "a :", "a\nb", "a\u202eb"])
def test_what_would_be_shown_otherwise_is_not_typed(word: str) -> None:
    assert not can_be_typed(word)
