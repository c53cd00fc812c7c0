"""States of files of records: read once, cut where it is safe, within limits."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from histories import run_git
from mou_cli.changes import record_pairs
from mou_cli.errors import EnvironmentFaultError
from mou_cli.git import Git
from mou_cli.git.objects import Objects
from mou_cli.revisions import record_states
from mou_cli.revisions.opening import revisions_of
from mou_cli.revisions.record_history import RecordHistory, files_of
from mou_cli.revisions.record_states import RecordStates, kind_of

FILE = "data/signatures/marsh.yaml"
DIGEST = f"sha256:{'0' * 64}"


def record(name: str, **more: str) -> str:
    fields = {
        "state": "signed",
        "name": name,
        "roles": "[Leader]",
        "date": "2024-05-20",
        **dict.fromkeys(("place", "method", "authority", "reservation"), "not stated"),
        "witness": "none",
        "version": '"2024-04"',
        "digest": DIGEST,
        "evidence": "none",
        "recorded_by": "K",
        **more,
    }
    return "  - " + "    ".join(f"{key}: {value}\n" for key, value in fields.items())


@pytest.fixture
def states(tmp_path: Path) -> Iterator[RecordStates]:
    run_git(tmp_path, "init", "--quiet")
    with Objects(Git(tmp_path)) as objects:
        yield RecordStates(objects)


def names(states: RecordStates, text: str) -> list[str] | None:
    found = states.state_of(FILE, text.encode())
    return None if found is None else [getattr(states.model(each), "name") for each in found]  # noqa: B009


ONE, TWO = record("One"), record("Two")


@pytest.mark.parametrize(
    "text",
    [
        f"signatures:\n{ONE}{TWO}",
        f"\ufeffsignatures:\n{ONE}{TWO}",
        f"# Told\n\nsignatures:\n{ONE}\n  # more\n{TWO}\n# end\n",
        f"signatures:\n{ONE}{TWO}".replace("\n", "\r\n"),
        f"signatures:\n{ONE}{TWO}".replace("  - ", "- ").replace("\n    ", "\n  "),
        f"signatures:\n{ONE}{TWO}".removesuffix("\n"),
        f"signatures: # told\n{ONE}{TWO}",
        f"signatures:\n{ONE}{TWO}".replace("  - state: signed", "  -\n    state: signed"),
    ],
)
def test_the_records_of_a_file_however_it_is_laid_out(states: RecordStates, text: str) -> None:
    assert names(states, f"signatures:\n{ONE}{TWO}") == ["One", "Two"]
    known = states.state_of(FILE, f"signatures:\n{ONE}{TWO}".encode())
    assert states.state_of(FILE, text.encode()) == known


def test_a_quotation_that_looks_like_an_item_is_none(states: RecordStates) -> None:
    trap = f'"a\n{TWO}    b"'
    text = f"signatures:\n{record('One', note=trap)}"
    assert names(states, text) in (None, ["One"])


def test_equal_records_are_told_apart(states: RecordStates) -> None:
    assert states.state_of(FILE, f"signatures:\n{ONE}{ONE}".encode()) == ((0, 1), (0, 2))


@pytest.mark.parametrize("text", ["", "signatures:\n", "signatures: [\n", f"signed:\n{ONE}", "\0"])
def test_what_is_no_file_of_records(states: RecordStates, text: str) -> None:
    assert names(states, text) is None


def test_other_files_hold_no_record(states: RecordStates) -> None:
    assert kind_of("data/signatures/README.md") is None
    assert states.state_of("data/mou.yaml", b"title: Told\n") == ()


def history_of(root: Path, texts: list[str]) -> str:
    """Make a commit of each text of a file, without checking anything out."""
    run_git(root, "init", "--quiet", "--initial-branch", "main")
    stream = []
    for number, text in enumerate(texts):
        data = text.encode()
        head = f"commit refs/heads/main\ncommitter A <a@example.org> {1700000000 + number} +0000\n"
        stream.append(f"{head}data 4\nSign\nM 100644 inline {FILE}\ndata {len(data)}\n".encode())
        stream.append(data + b"\n")
    command = ["git", "fast-import", "--quiet"]
    subprocess.run(command, cwd=root, input=b"".join(stream), check=True)
    return run_git(root, "rev-parse", "main")


def test_a_long_history_is_parsed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file that grew by a record in each of 300 commits each record is parsed once."""
    records = [record(f"Person {number}") for number in range(300)]
    texts = ["signatures:\n" + "".join(records[: end + 1]) for end in range(300)]
    head = history_of(tmp_path, texts)
    monkeypatch.setattr(record_states, "MOST_PARSED", int(1.2 * len(texts[-1])))
    with revisions_of(Git(tmp_path)) as revisions:
        history = RecordHistory(revisions, head, head)
        (file,) = files_of(history, {FILE: texts[-1].encode()})
    assert len(file.first) == 300
    assert not file.taken


@pytest.mark.parametrize("limit", ["MOST_READ", "MOST_PARSED"])
def test_a_history_that_is_made_to_fill_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    texts = [f"signatures:\n{record(f'Person {number}')}" for number in range(50)]
    head = history_of(tmp_path, texts)
    monkeypatch.setattr(record_states, limit, 2000)
    with (
        revisions_of(Git(tmp_path)) as revisions,
        pytest.raises(EnvironmentFaultError, match="history of the records has more than 2,000"),
    ):
        RecordHistory(revisions, head, head)


def test_records_that_are_all_written_anew_are_compared_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After some comparisons a record that was edited is one that went, and another that came."""
    monkeypatch.setattr(record_pairs, "MOST_COMPARED", 1000)
    texts = [
        "signatures:\n" + "".join(record(f"{letter} {number}") for number in range(20))
        for letter in "ABCDEF"
    ]
    head = history_of(tmp_path, texts)
    with revisions_of(Git(tmp_path)) as revisions:
        history = RecordHistory(revisions, head, head)
        (file,) = files_of(history, {FILE: texts[-1].encode()})
    assert len(file.taken) == 100
    assert 40 <= len(file.came_of) < 60


def test_a_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_states, "MAX_FILE_BYTES", 1000)
    head = history_of(tmp_path, [f"signatures:\n{ONE}", f"signatures:\n{ONE * 9}"])
    with revisions_of(Git(tmp_path)) as revisions:
        history = RecordHistory(revisions, head, head)
        (file,) = files_of(history, {})
    assert file.unreadable == 1
    assert len(file.taken) == 1
