"""Files are replaced whole or not at all, and nothing unfinished is left behind."""

import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mou_cli.errors import EnvironmentFaultError
from mou_cli.files.locks import left, lock
from mou_cli.files.writing import TEMPORARY, TRIES, temporary_folder, write_files


def strays(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.name.startswith(TEMPORARY)]


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


def test_files_are_written_below_a_folder_that_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    written = write_files(folder, {"mou.html": b"<p>", "assets/x.svg": b"<svg>"})
    assert written == [folder / "mou.html", folder / "assets" / "x.svg"]
    assert [path.read_bytes() for path in written] == [b"<p>", b"<svg>"]
    assert strays(tmp_path) == []


def test_no_files_make_no_folder(tmp_path: Path) -> None:
    assert write_files(tmp_path / "a", {}) == []
    assert not (tmp_path / "a").exists()


def test_a_file_that_stands_there_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old and long")
    write_files(tmp_path, {"a": b"new"})
    assert file.read_bytes() == b"new"


def test_a_reader_of_the_old_file_keeps_it_whole(tmp_path: Path) -> None:
    write_files(tmp_path, {"a": b"old"})
    with (tmp_path / "a").open("rb") as reader:
        write_files(tmp_path, {"a": b"new"})
        assert reader.read() == b"old"


def test_a_link_is_replaced_and_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "a").symlink_to("target")
    write_files(tmp_path, {"a": b"new"})
    assert (tmp_path / "target").read_bytes() == b"old"
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.usefixtures("umask")
def test_permissions_follow_the_umask(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"")
    (tmp_path / "old").chmod(0o600)
    for path in write_files(tmp_path, {"new": b"", "old": b""}):
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.umask(0o027) == 0o027


def test_what_a_killed_run_left_is_swept_up(tmp_path: Path) -> None:
    stray = tmp_path / f"{TEMPORARY}abc123"
    stray.write_bytes(b"half")
    long_ago = 1_000_000_000
    os.utime(stray, (long_ago, long_ago))
    write_files(tmp_path, {"a": b"whole"})
    assert strays(tmp_path) == []


def test_a_folder_that_only_looks_unfinished_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / f"{TEMPORARY}notes").mkdir()
    write_files(tmp_path, {"a": b"whole"})
    assert (tmp_path / "a").read_bytes() == b"whole"
    assert (tmp_path / f"{TEMPORARY}notes").is_dir()


def test_two_runs_at_once_do_not_sweep_up_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync
    inner: list[Path] = []

    def another_run_meanwhile(descriptor: int) -> None:
        real(descriptor)
        if not inner:
            inner.append(tmp_path)
            inner[:] = write_files(tmp_path, {"b": b"other"})

    monkeypatch.setattr("os.fsync", another_run_meanwhile)
    write_files(tmp_path, {"a": b"this"})
    assert (tmp_path / "a").read_bytes() == b"this"
    assert (tmp_path / "b").read_bytes() == b"other"


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (PermissionError(13, "Permission denied"), "Permission denied"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (OSError("odd"), "odd"),
    ],
)
@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace", "tempfile.mkstemp"])
def test_a_file_that_cannot_be_written_is_told_and_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, fault: OSError, words: str
) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def refuse(*arguments: object, **options: object) -> None:
        raise fault

    monkeypatch.setattr(call, refuse)
    with pytest.raises(EnvironmentFaultError) as error:
        write_files(tmp_path, {"a": b"new"})
    assert error.value.message == f"`{tmp_path / 'a'}` cannot be written: {words}"
    assert "--output" in error.value.mend
    assert (tmp_path / "a").read_bytes() == b"old"
    assert strays(tmp_path) == []


def test_an_interrupt_leaves_the_old_file_and_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_files(tmp_path, {"a": b"new"})
    assert (tmp_path / "a").read_bytes() == b"old"
    assert strays(tmp_path) == []


@pytest.mark.parametrize("name", ["a", "a/b"])
def test_a_file_where_a_folder_is_needed_or_the_other_way_round(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder" / "a" / "b").mkdir(parents=True)
    for folder in ("file", "folder"):
        with pytest.raises(EnvironmentFaultError, match="cannot be written"):
            write_files(tmp_path / folder, {name: b"x"})
    assert strays(tmp_path) == []


def test_a_file_that_a_killed_run_left_just_now_is_swept_at_once(tmp_path: Path) -> None:
    (tmp_path / f"{TEMPORARY}abc123").write_bytes(b"half")
    write_files(tmp_path, {"a": b"whole"})
    assert strays(tmp_path) == []


def test_a_file_that_is_being_written_is_left_alone(tmp_path: Path) -> None:
    live = tmp_path / f"{TEMPORARY}live"
    with live.open("wb") as file:
        lock(file.fileno())
        write_files(tmp_path, {"a": b"whole"})
        assert live.exists()
    write_files(tmp_path, {"a": b"whole"})
    assert not live.exists()


def test_a_link_that_looks_unfinished_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "notes").write_bytes(b"mine")
    (tmp_path / f"{TEMPORARY}link").symlink_to("notes")
    write_files(tmp_path, {"a": b"whole"})
    assert (tmp_path / "notes").read_bytes() == b"mine"


@pytest.mark.parametrize(("age", "stray"), [(0, False), (3600, True)])
def test_without_locks_the_age_of_a_file_tells(
    age: float, stray: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_descriptor: int, _how: int) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", no_locks)
    file = tmp_path / "x"
    with file.open("wb") as opened:
        assert lock(opened.fileno())
    then = time.time() - age
    os.utime(file, (then, then))
    with left(file) as is_left:
        assert is_left is stray


def test_windows_tells_by_refusing_to_delete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setattr("mou_cli.files.writing.RENAMES_OPEN_FILES", False)
    real = Path.unlink
    live, dead = tmp_path / f"{TEMPORARY}live", tmp_path / f"{TEMPORARY}dead"
    live.write_bytes(b"")
    dead.write_bytes(b"")

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path == live:
            raise PermissionError(13, "It is used by another process")
        real(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    write_files(tmp_path, {"a": b"whole"})
    assert strays(tmp_path) == [live.name]
    assert (tmp_path / "a").read_bytes() == b"whole"


@pytest.mark.parametrize("times", [1, TRIES - 1, TRIES])
def test_a_file_that_was_swept_too_early_is_written_once_more(
    times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, swept = Path.replace, []

    def replace(path: Path, target: Path) -> Path:
        if len(swept) < times:
            swept.append(path)
            path.unlink()
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    if times < TRIES:
        write_files(tmp_path, {"a": b"whole"})
        assert (tmp_path / "a").read_bytes() == b"whole"
        return
    with pytest.raises(EnvironmentFaultError, match="cannot be written: No such file"):
        write_files(tmp_path, {"a": b"whole"})


def test_several_runs_that_write_many_files_into_one_folder_do_not_hinder_each_other(
    tmp_path: Path,
) -> None:
    program = (
        "import sys; from pathlib import Path; from mou_cli.files.writing import write_files\n"
        "for _ in range(25): write_files(Path(sys.argv[1]), {str(n): b'x' for n in range(20)})"
    )
    runs = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path)]) for _ in range(4)]
    assert [run.wait() for run in runs] == [0] * 4
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(map(str, range(20)))


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_a_temporary_folder_is_gone_afterwards(temporary: Path) -> None:
    with temporary_folder() as folder:
        (folder / "x").write_bytes(b"")
        with temporary_folder() as other:
            assert folder.is_dir()
            assert other != folder
    assert list(temporary.iterdir()) == []


def test_a_temporary_folder_that_a_killed_run_left_is_swept(temporary: Path) -> None:
    left, other = temporary / f"{TEMPORARY}left", temporary / f"{TEMPORARY}other"
    for folder in (left, other):
        (folder / "inside").mkdir(parents=True)
    (left / ".in-use").write_bytes(b"")
    with temporary_folder():
        assert not left.exists()
        assert other.exists()  # nothing says that it is one of ours


def test_a_temporary_folder_of_somebody_else_is_left(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = temporary / f"{TEMPORARY}left"
    left.mkdir()
    (left / ".in-use").write_bytes(b"")

    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "unlink", refuse)
    with temporary_folder():
        assert left.exists()


def test_what_cannot_be_opened_is_not_ours(tmp_path: Path) -> None:
    with left(tmp_path / "missing") as is_left:
        assert not is_left


def test_a_file_that_is_taken_for_a_stray_just_now_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "x"
    with file.open("wb") as opened:
        with left(file) as is_left:
            assert is_left
            assert not lock(opened.fileno())
            file.unlink()
        assert not lock(opened.fileno())


def test_a_folder_that_is_swept_before_it_is_locked_is_made_once_more(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def lost_at_first(descriptor: int) -> bool:
        tried.append(descriptor)
        if len(tried) == 1:
            next(temporary.glob(f"{TEMPORARY}*/.in-use")).unlink()
        return lock(descriptor)

    monkeypatch.setattr("mou_cli.files.writing.lock", lost_at_first)
    with temporary_folder() as folder:
        assert (folder / ".in-use").exists()
        assert len(tried) == 2
    assert list(temporary.iterdir()) == []
