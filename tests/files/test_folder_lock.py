"""One run at a time writes into a folder, and nothing is left that says so."""

import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from mou_cli.errors import EnvironmentFaultError
from mou_cli.files import folder_lock
from mou_cli.files.folder_lock import folder_locked


def nothing() -> None:
    """Nobody has to be told."""


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_lock, "SILENT", 0.05)
    monkeypatch.setattr(folder_lock, "PATIENCE", 0.2)


@pytest.fixture(params=["here", "windows"])
def system(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Lock as this system does, and as Windows does."""
    if request.param == "windows":
        import fcntl

        def locking(descriptor: int, how: int, _bytes: int) -> None:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise PermissionError(13, "Permission denied") from None

        pretended = SimpleNamespace(locking=locking, LK_NBLCK=2)
        monkeypatch.setitem(sys.modules, "msvcrt", pretended)
        monkeypatch.setattr(
            folder_lock, "os", SimpleNamespace(**{**vars(os), "name": "nt", "path": os.path})
        )
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return str(request.param)


@pytest.mark.usefixtures("impatient")
def test_who_comes_second_is_told_and_gives_up_after_a_time(system: str, tmp_path: Path) -> None:
    folder = tmp_path / "repository"
    folder.mkdir()
    said: list[str] = []
    with folder_locked(folder, nothing):
        begun = time.monotonic()
        with (
            pytest.raises(EnvironmentFaultError, match=r"^Another `mou` has been writing") as error,
            folder_locked(folder, lambda: said.append("waits")),
        ):
            pytest.fail("two have it")
        assert 0.2 <= time.monotonic() - begun < 10
        assert str(folder) in error.value.message
        assert "passphrase" in error.value.mend
    assert said == ["waits"]
    assert list(folder.iterdir()) == []
    with folder_locked(folder, lambda: pytest.fail("nobody has it")):
        pass


def test_who_comes_second_goes_on_when_the_first_has_ended(system: str, tmp_path: Path) -> None:
    first = folder_locked(tmp_path, nothing)
    first.__enter__()
    waits = iter([lambda: None, lambda: first.__exit__(None, None, None)])
    sleep = time.sleep
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.sleep", lambda _: next(waits, lambda: sleep(0.01))())
        with folder_locked(tmp_path, lambda: pytest.fail("it takes a moment alone")):
            pass


def test_two_folders_are_two(system: str, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    with folder_locked(tmp_path / "a", nothing), folder_locked(tmp_path / "b", nothing):
        pass


def test_a_folder_is_the_same_by_whatever_path(system: str, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to("a")
    held = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folder_lock, "PATIENCE", 0.05)
        with folder_locked(tmp_path / "a", nothing):
            for path in (tmp_path / "link", tmp_path / "a" / ".." / "a"):
                with pytest.raises(EnvironmentFaultError), folder_locked(path, nothing):
                    held.append(path)
    assert held == []


@pytest.mark.parametrize("number", [9, 37, 38, 95])
def test_where_nothing_can_be_locked_it_runs_all_the_same(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_descriptor: int, _how: int) -> None:
        raise OSError(number, "No locks available")

    monkeypatch.setattr("fcntl.flock", no_locks)
    with folder_locked(tmp_path, nothing), folder_locked(tmp_path, nothing):
        pass


def test_a_folder_that_cannot_be_opened_is_no_hindrance(tmp_path: Path) -> None:
    with folder_locked(tmp_path / "missing", nothing):
        pass


def test_a_program_that_a_run_starts_does_not_keep_the_folder(tmp_path: Path) -> None:
    import subprocess

    with folder_locked(tmp_path, nothing):
        program = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with program, folder_locked(tmp_path, lambda: pytest.fail("the program keeps it")):
        program.kill()
