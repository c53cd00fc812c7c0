"""Whatever a stranger sends is answered: with a file and a line, and never with a traceback."""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import made_files  # noqa: F401 - it registers its cases, as do the next ones
import made_prose  # noqa: F401
import made_signatures  # noqa: F401
import made_yaml  # noqa: F401
import pytest
from cases import ANSWER, MADE, Made, command_of, folders, lay_out, name_of

from alarms import no_hang
from conftest import UPDATE, Mou, Ran
from histories import run_git
from mou_cli.files.writing import TEMPORARY

Record = Callable[[str, object], None]

NAMES = [name_of(folder) for folder in folders()]
A_FILE = re.compile(r"(data|templates|assets)/[^ :`]+|/build\b")
WITH_LINE = re.compile(r"data/[^ :`]+:[0-9]+:[0-9]+ |templates/[^ :`]+, line [0-9]+: ")
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
COMMAND = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)
"""What GitHub Actions and Azure Pipelines take for a command in a log."""


@pytest.mark.parametrize("folder", folders(), ids=NAMES)
def test_a_case_that_is_files(
    folder: Path, mou: Mou, tmp_path: Path, record_property: Record
) -> None:
    root = tmp_path / "repository"
    lay_out(root, folder)
    command = command_of(folder)
    ran = timed(mou, root, command, record_property)
    text = f"$ mou {' '.join(command)}\n{ran.out}{ran.err}exit {ran.code}\n"
    expected = folder / ANSWER
    if UPDATE:
        expected.write_text(text, encoding="utf-8", newline="\n")
    assert text == expected.read_text(encoding="utf-8"), "look, then MOU_UPDATE_GOLDEN=1"
    looks_right(folder.name, ran, root)


@pytest.mark.parametrize("case", MADE, ids=lambda case: f"{case.family}/{case.name}")
def test_a_case_that_is_made(case: Made, mou: Mou, tmp_path: Path, record_property: Record) -> None:
    root = tmp_path / "repository"
    lay_out(root)
    try:
        case.make(root)
    except AttributeError:
        pytest.skip("this system has no such files")
    ran = timed(mou, root, case.command.split(), record_property)
    answer = ran.out + ran.err
    for words in case.says:
        assert words in answer, answer[:2000]
    assert ran.code == case.code, answer[:2000]
    looks_right(case.name, ran, root)


@pytest.fixture
def readable_by_all() -> Iterator[Path]:
    """A folder that somebody else can go into, as pytest's own is not."""
    folder = Path(tempfile.mkdtemp(prefix="mou-hostile-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@contextmanager
def as_anybody() -> Iterator[None]:
    """Be another user than the superuser, who may read everything."""
    if not hasattr(os, "geteuid"):
        pytest.skip("Windows keeps permissions in another way")
    superuser = os.geteuid() == 0
    if superuser:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if superuser:
            os.seteuid(0)


NOBODY = 65534


@pytest.mark.parametrize("path", ["data/mou.yaml", "data/partners/harbour-charity.yaml"])
def test_a_file_that_may_not_be_read(path: str, mou: Mou, readable_by_all: Path) -> None:
    lay_out(readable_by_all)
    assert mou("-C", readable_by_all, "validate").code == 0
    (readable_by_all / path).chmod(0)
    with as_anybody():
        ran = mou("-C", readable_by_all, "validate")
    assert ran.code == 1
    assert f"{path}:1:1 error FIL002" in ran.out
    assert "you have no permission to read it" in ran.out


@pytest.mark.parametrize("path", ["data", "data/versions", "data/partners"])
def test_a_folder_that_may_not_be_looked_into(path: str, mou: Mou, readable_by_all: Path) -> None:
    lay_out(readable_by_all)
    assert mou("-C", readable_by_all, "validate").code == 0
    (readable_by_all / path).chmod(0)
    try:
        with as_anybody():
            ran = mou("-C", readable_by_all, "validate")
    finally:
        (readable_by_all / path).chmod(0o755)
    assert ran.code == 1
    assert f"{path}:1:1 error FIL002 The file cannot be read: you have no permission" in ran.out


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        ("validate", 1, "data/notes:1:1 error FIL005 The folder holds folders more than 40 deep"),
        ("render --format md", 1, "data/notes:1:1 error FIL005"),
        ("status", 2, "The folder holds folders more than 40 deep"),
        ("verify", 2, "The folder holds folders more than 40 deep"),
        ("history", 2, "The folder holds folders more than 40 deep"),
        ("diff HEAD", 2, "The folder holds folders more than 40 deep"),
        ("keep 2024-04", 2, "mou validate"),
        ("calendar", 1, "FIL005"),
        ("sign harbour-hospital --name A --date 2024-05-01", 2, "folders more than 40 deep"),
        ("review record --date 2024-06-01 --outcome no-change", 2, "folders more than 40 deep"),
        ("release 2025-01", 1, "FIL005"),
    ],
)
def test_a_thousand_nested_folders_are_a_problem(
    command: str, code: int, says: str, mou: Mou, tmp_path: Path
) -> None:
    root = tmp_path / "repository"
    lay_out(root)
    run_git(root, "init", "--quiet")
    run_git(root, "add", "--all")
    run_git(root, "commit", "--quiet", "--message", "x")
    deepest = root / "data" / "notes"
    for _ in range(1_000):
        deepest.mkdir()
        deepest = deepest / "a"
    with no_hang():
        ran = mou("-C", root, *command.split())
    os.removedirs(deepest.parent)  # what clears up behind tests does not come so deep
    assert ran.code == code, ran.out + ran.err
    assert says in ran.out + ran.err


def timed(mou: Mou, root: Path, command: list[str], record: Record) -> Ran:
    begun = time.monotonic()
    with no_hang():
        ran = mou("-C", root, *command)
    record("seconds", round(time.monotonic() - begun, 2))
    return ran


def looks_right(name: str, ran: Ran, root: Path) -> None:
    """Say what holds for the answer to every case."""
    answer = ran.out + ran.err
    assert "Traceback" not in answer
    assert not STEERING.search(answer)
    assert not COMMAND.search(answer)
    assert [path for path in root.rglob(f"{TEMPORARY}*") if path.is_file()] == []
    accepted = name.startswith(("ok-", "warned-"))
    assert ran.code == 0 if accepted else ran.code in (1, 2)
    assert "warning" in answer if name.startswith("warned-") else True
    if not accepted:
        assert A_FILE.search(answer), answer
        assert not (root / "build" / "mou.html").exists()


def test_the_corpus_is_as_large_as_it_was() -> None:
    assert len(NAMES) + len(MADE) >= 250


def test_every_family_has_cases_and_most_answers_name_a_line() -> None:
    answers = {folder: (folder / ANSWER).read_text(encoding="utf-8") for folder in folders()}
    refused = [text for text in answers.values() if not text.endswith("exit 0\n")]
    assert sum(bool(WITH_LINE.search(text)) for text in refused) > len(refused) * 3 / 4
    families = {name.split("/")[0] for name in NAMES} | {case.family for case in MADE}
    assert families == {"yaml", "files", "prose", "templates", "output"}


FORBIDDEN = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]|\xc2[\x80-\x9f]")


@pytest.mark.parametrize(
    "folder",
    [f for f in folders() if f.parent.name == "output" or f.name.startswith("ok-")],
    ids=name_of,
)
def test_documents_hold_nothing_that_runs_or_steers(folder: Path, mou: Mou, tmp_path: Path) -> None:
    """A draft is made in spite of the errors that these names are, and still steers nothing."""
    lay_out(tmp_path, folder)
    assert mou("-C", tmp_path, "render", "--draft", "--format", "html,md").code in (0, 1)
    for document in tmp_path.glob("build/*"):
        data = document.read_bytes()
        assert not FORBIDDEN.search(data)
        if document.suffix == ".html" or folder.parent.name != "templates":  # code shows as code
            assert not re.search(rb"(?<!\\)<(script|img (?!src=.data:))", data)
        assert b'href="javascript:' not in data
