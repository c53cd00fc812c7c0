"""Who comes second waits and is told why; what an editor saves meanwhile is never overwritten."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Mou, change
from histories import run_git
from mou_cli.files import folder_lock
from mou_cli.files.folder_lock import folder_locked
from signing import COUNCIL, FILE, make_keys

REVIEW = "data/reviews/2024-07-01.yaml"
SIGN = ("sign", COUNCIL, "--name", "Ann", "--date", "2024-06-05", "--version", "2024-04")
WRITE = {
    "sign": SIGN,
    "decline": ("decline", *SIGN[1:]),
    "withdraw": ("withdraw", *SIGN[1:]),
    "review": (
        *("review", "record", "--date", "2024-07-01", "--outcome", "no-change"),
        *("--reviewer", "Ann"),
    ),
    "keep": ("keep", "2024-04"),
    "release": ("release", "2024-04", "--state", "withdrawn"),
}
READ = {
    "validate": ("validate",),
    "status": ("status",),
    "sign --dry-run": (*SIGN, "--dry-run"),
    "review --dry-run": (*WRITE["review"], "--dry-run"),
    "release --dry-run": (*WRITE["release"], "--dry-run"),
    "render": ("render", "--format", "md", "--output", "out"),
    "schema": ("schema", "mou", "--output", "out"),
}
CHANGED = "was changed while mou was writing, so nothing was written\n  Give the command again\n"


@pytest.fixture
def marsh(tmp_path: Path) -> Path:
    root = tmp_path / "marsh"
    shutil.copytree(ROOT / "tests" / "rules" / "base" / "data", root / "data")
    run_git(root, "init", "--quiet", "--template=", "--initial-branch", "main")
    run_git(root, "add", ".")
    run_git(root, "commit", "--quiet", "--message", "All")
    for name, value in (("user.name", "Jo Sample"), ("user.email", "jo@example.org")):
        run_git(root, "config", name, value)
    return root


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_lock, "SILENT", 0.05)
    monkeypatch.setattr(folder_lock, "PATIENCE", 0.2)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("name", WRITE)
def test_who_writes_waits_is_told_and_gives_up(name: str, marsh: Path, mou: Mou) -> None:
    before = run_git(marsh, "status", "--porcelain")
    with folder_locked(marsh, lambda: None):
        ran = mou("-C", marsh, *WRITE[name])
    assert (ran.code, ran.out) == (2, "")
    waiting, given_up, mend = ran.err.splitlines()
    assert waiting == "Another `mou` is writing here; waiting for it to end"
    assert given_up.startswith(f"mou: Another `mou` has been writing in `{marsh}` for ")
    assert "give the command again" in mend
    assert run_git(marsh, "status", "--porcelain") == before


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("name", READ)
def test_who_only_reads_or_writes_elsewhere_does_not_wait(name: str, marsh: Path, mou: Mou) -> None:
    with folder_locked(marsh, lambda: None):
        ran = mou("-C", marsh, *READ[name])
    assert (ran.code, "Another" in ran.err) == (0, False), ran.err


def save_meanwhile(monkeypatch: pytest.MonkeyPatch, place: str, save: Callable[[], object]) -> None:
    """Let an editor save when a function of the program is called."""
    module, _, name = place.rpartition(".")
    module_found = __import__(module, fromlist=[name])
    real, calls = getattr(module_found, name), []

    def called(*arguments: Any, **options: Any) -> Any:
        calls.append(name)
        if len(calls) == 1:
            save()
        return real(*arguments, **options)

    monkeypatch.setattr(module_found, name, called)


@pytest.mark.parametrize(
    ("state", "there"),
    [("sign", False), ("decline", False), ("sign", True), ("decline", True), ("withdraw", True)],
)
def test_a_record_that_somebody_saves_meanwhile_is_kept(
    state: str, there: bool, marsh: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert mou("-C", marsh, *SIGN, "--role", "Leader").code == 0
    first = (marsh / FILE).read_bytes()
    if not there:
        (marsh / FILE).unlink()
    by_hand = first + b"# by hand\n"
    save = lambda: (marsh / FILE).write_bytes(by_hand)  # noqa: E731 - one word for it
    save_meanwhile(monkeypatch, "mou_cli.operations.sign.prepare_record", save)
    command = (state, COUNCIL, "--name", "Ben", "--date", "2024-06-06", "--version", "2024-04")
    ran = mou("-C", marsh, *command)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f"mou: `{FILE}` {CHANGED}")
    assert (marsh / FILE).read_bytes() == by_hand


def test_what_is_saved_while_a_passphrase_is_asked_for_is_kept(
    marsh: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ssh_keygen: str
) -> None:
    assert ssh_keygen
    keys = make_keys(tmp_path / "keys")
    assert mou("-C", marsh, *SIGN).code == 0
    comment = b"# by hand\n"
    save_meanwhile(
        monkeypatch,
        "mou_cli.signatures.ssh.sign",
        lambda: (marsh / FILE).write_bytes((marsh / FILE).read_bytes() + comment),
    )
    command = ("sign", COUNCIL, "--name", "Ben", "--date", "2024-06-06", "--key", keys["council"])
    assert mou("-C", marsh, *command).code == 0
    text = (marsh / FILE).read_bytes()
    assert (b"name: Ann" in text, b"name: Ben" in text, comment in text) == (True, True, True)


def test_a_review_that_somebody_saves_meanwhile_is_kept(
    marsh: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = marsh / REVIEW

    def save() -> None:
        file.parent.mkdir()
        file.write_bytes(b"mine")

    save_meanwhile(monkeypatch, "mou_cli.operations.review_record.prepare_record", save)
    ran = mou("-C", marsh, *WRITE["review"])
    assert (ran.code, ran.err) == (2, f"mou: `{REVIEW}` {CHANGED}")
    assert file.read_bytes() == b"mine"


def test_what_is_no_file_where_a_review_should_be_is_told(marsh: Path, mou: Mou) -> None:
    (marsh / "data" / "reviews").mkdir()
    (marsh / REVIEW).symlink_to("nowhere.yaml")
    ran = mou("-C", marsh, *WRITE["review"])
    assert (ran.code, ran.out) == (2, "")
    assert f"`{REVIEW}` is no file that can be read" in ran.err


def test_a_state_that_somebody_saves_meanwhile_is_kept(
    marsh: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "data/versions/2024-04.yaml"
    save_meanwhile(
        monkeypatch,
        "mou_cli.operations.release.record_in_state",
        lambda: change(marsh, path, "in-force", "proposed"),
    )
    head = run_git(marsh, "rev-parse", "HEAD")
    ran = mou("-C", marsh, *WRITE["release"])
    assert (ran.code, ran.err) == (2, f"mou: `{path}` {CHANGED}")
    assert "state: proposed" in (marsh / path).read_text(encoding="utf-8")
    assert run_git(marsh, "rev-parse", "HEAD") == head


def test_a_commit_that_comes_meanwhile_keeps_a_release_from_being_made(
    marsh: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    def commit() -> None:
        change(marsh, "data/mou.yaml", "tier: invited", "tier: invited # yes")
        run_git(marsh, "commit", "--quiet", "--all", "--message", "Meanwhile")

    save_meanwhile(monkeypatch, "mou_cli.operations.release.record_in_state", commit)
    ran = mou("-C", marsh, *WRITE["release"])
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("mou: Something was committed while mou was preparing the version")
    assert run_git(marsh, "log", "-1", "--format=%s") == "Meanwhile"
    assert run_git(marsh, "status", "--porcelain") == ""
    monkeypatch.undo()
    monkeypatch.chdir(marsh.parent)
    assert mou("-C", marsh, *WRITE["release"]).code == 0


def test_a_text_that_is_saved_while_it_is_kept_is_not_kept_in_halves(
    marsh: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_meanwhile(
        monkeypatch,
        "mou_cli.operations.keep._data",
        lambda: change(marsh, "data/mou.yaml", "\ntitle: ", "\ntitle: Other "),
    )
    ran = mou("-C", marsh, *WRITE["keep"])
    assert (ran.code, ran.out) == (2, "")
    assert "were changed while mou was reading them, so nothing was written" in ran.err
    assert not (marsh / "kept").exists()


RECORDING = {
    "cli/keep.py": "cli/keep.py",
    "cli/review.py": "cli/review.py",
    "cli/sign.py": "cli/sign.py",
    "operations/release_writing.py": "cli/release.py",
}
"""What writes into the repository, and the command that it is part of: each of them waits."""

MAKING = {"cli/calendar.py", "cli/faces.py", "cli/schema.py", "operations/render.py"}
"""What writes where it is told to, and may be made again at any time."""

ROOMS = {"files/as_before.py", "files/recording.py", "files/writing.py", "signatures/ssh.py"}
"""What others write by, and temporary files."""


def test_whoever_writes_either_waits_or_writes_what_can_be_made_again() -> None:
    package = ROOT / "src" / "mou_cli"
    writing = re.compile(r"\b(write_files|write_record|write_bytes|write_text)\(")
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if writing.search(path.read_text(encoding="utf-8"))
    }
    temporary = {"exporting/docx/document.py", "exporting/typst.py"}
    assert found - temporary == RECORDING.keys() | MAKING | ROOMS
    for path in RECORDING.values():
        text = (package / path).read_text(encoding="utf-8")
        assert "with one_at_a_time(" in text, path
