"""A record is written only where the file still is what was read."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from mou_cli.errors import EnvironmentFaultError
from mou_cli.files.locks import lock
from mou_cli.files.recording import write_record
from mou_cli.files.writing import TEMPORARY, sweep


def strays(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.name.startswith(TEMPORARY)]


def test_a_file_that_is_as_it_was_read_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    assert write_record(tmp_path, "a", b"new", b"old") == tmp_path / "a"
    assert (tmp_path / "a").read_bytes() == b"new"
    assert strays(tmp_path) == []


def test_a_new_file_is_made_with_its_folders(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_record(tmp_path, "a/b/c", b"new", None)
    finally:
        os.umask(before)
    file = tmp_path / "a" / "b" / "c"
    assert file.read_bytes() == b"new"
    assert (file.stat().st_nlink, stat.S_IMODE(file.stat().st_mode)) == (1, 0o640)
    assert strays(tmp_path) == []


def other_bytes(file: Path) -> None:
    file.write_bytes(b"mine")


def as_long(file: Path) -> None:
    file.write_bytes(b"odd")


def gone(file: Path) -> None:
    file.unlink()


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@pytest.mark.parametrize("change", [other_bytes, as_long, gone, a_folder, a_pipe])
def test_what_was_changed_meanwhile_is_not_replaced(
    change: Callable[[Path], None], tmp_path: Path
) -> None:
    file = tmp_path / "data" / "a"
    file.parent.mkdir()
    file.write_bytes(b"old")
    change(file)
    after = os.lstat(file) if os.path.lexists(file) else None
    with pytest.raises(EnvironmentFaultError) as error:
        write_record(tmp_path, "data/a", b"new", b"old")
    assert error.value.message == (
        "`data/a` was changed while mou was writing, so nothing was written"
    )
    assert error.value.mend == "Give the command again"
    assert (os.lstat(file) if os.path.lexists(file) else None) == after
    assert strays(tmp_path) == []


@pytest.mark.parametrize("hard_links", [True, False])
@pytest.mark.parametrize("there", ["file", "empty", "folder", "link"])
def test_what_was_made_meanwhile_is_not_replaced(
    there: str, hard_links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hard_links:
        monkeypatch.setattr("os.link", refuse_links)
    file = tmp_path / "a"
    if there == "folder":
        file.mkdir()
    elif there == "link":
        file.symlink_to("nowhere")
    else:
        file.write_bytes(b"mine" if there == "file" else b"")
    with pytest.raises(EnvironmentFaultError, match="`a` was changed while mou was writing"):
        write_record(tmp_path, "a", b"new", None)
    assert there != "file" or file.read_bytes() == b"mine"
    assert there != "link" or not (tmp_path / "nowhere").exists()
    assert strays(tmp_path) == []


def refuse_links(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_a_file_system_without_hard_links_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.link", refuse_links)
    write_record(tmp_path, "a", b"new", None)
    assert (tmp_path / "a").read_bytes() == b"new"
    assert strays(tmp_path) == []


def test_a_file_that_was_swept_too_early_is_written_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, swept = os.link, []

    def link(source: Path, target: Path) -> None:
        if not swept:
            swept.append(source)
            source.unlink()
        real(source, target)

    monkeypatch.setattr("os.link", link)
    write_record(tmp_path, "a", b"new", None)
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.parametrize("call", ["os.fsync", "os.link", "os.open"])
def test_a_record_that_cannot_be_written_is_told(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(call, refuse)
    if call == "os.link":
        monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(EnvironmentFaultError) as error:
        write_record(tmp_path, "a", b"new", None)
    assert error.value.message == f"`{tmp_path / 'a'}` cannot be written: No space left on device"
    assert "--output" not in error.value.mend
    assert list(tmp_path.iterdir()) == []


def test_while_another_run_writes_the_file_it_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    real, said = os.fsync, []

    def another_run_meanwhile(descriptor: int) -> None:
        real(descriptor)
        if not said:
            said.append("")
            with pytest.raises(EnvironmentFaultError) as error:
                write_record(tmp_path, "a", b"other", b"old")
            said.append(error.value.message)

    monkeypatch.setattr("os.fsync", another_run_meanwhile)
    write_record(tmp_path, "a", b"new", b"old")
    assert said[1].startswith(f"Another `mou` is writing `{tmp_path / 'a'}` just now")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert strays(tmp_path) == []


def test_what_a_killed_run_left_of_the_same_file_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: int) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", killed)
        patch.setattr("pathlib.Path.unlink", lambda *_, **__: None)
        with pytest.raises(SystemExit):
            write_record(tmp_path, "a", b"half", None)
    assert len(strays(tmp_path)) == 1
    write_record(tmp_path, "a", b"new", None)
    assert (tmp_path / "a").read_bytes() == b"new"
    assert strays(tmp_path) == []


def test_a_file_that_another_run_takes_for_a_stray_is_made_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def lost_at_first(descriptor: int) -> bool:
        tried.append(descriptor)
        if len(tried) == 1:
            (stray,) = tmp_path.glob(f"{TEMPORARY}*")
            stray.unlink()
        return lock(descriptor)

    monkeypatch.setattr("mou_cli.files.recording.lock", lost_at_first)
    write_record(tmp_path, "a", b"new", None)
    assert (len(tried), (tmp_path / "a").read_bytes()) == (2, b"new")


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    with pytest.raises(EnvironmentFaultError, match="cannot be written"):
        write_record(tmp_path, "a/b", b"new", None)


def test_sweeping_looks_into_the_folders_of_a_folder_and_follows_no_link(tmp_path: Path) -> None:
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    (data / "a" / "b").mkdir(parents=True)
    elsewhere.mkdir()
    (data / "link").symlink_to("../elsewhere")
    for folder in (data, data / "a", elsewhere):
        (folder / f"{TEMPORARY}x").write_bytes(b"half")
    sweep(data)
    assert strays(data) == []
    assert strays(elsewhere) == [f"{TEMPORARY}x"]
    (tmp_path / "whole").symlink_to("elsewhere")
    sweep(tmp_path / "whole")
    sweep(tmp_path / "missing")
    assert strays(elsewhere) == [f"{TEMPORARY}x"]
