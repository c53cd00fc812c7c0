"""What a record must say, what is recorded already, and how what was written is taken back."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from conftest import ROOT, Mou
from histories import run_git
from mou_cli.loading import load
from mou_cli.trees import DiskTree
from signing import COUNCIL, FILE, HOSPITAL

SIGNED = ("sign", COUNCIL, "--name", "Zoë Sample", "--date", "2026-02-10")
REVIEW = ("review", "record", "--date", "2026-04-21", "--outcome", "no-change")
TODAY = date(2026, 5, 4)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mou_cli.cli.dates.today", lambda: TODAY)


@pytest.fixture
def marsh(tmp_path: Path) -> Path:
    """Give a repository in a folder whose name has to be quoted."""
    root = tmp_path / "The marsh's MoU"
    shutil.copytree(ROOT / "tests" / "rules" / "base" / "data", root / "data")
    run_git(root, "init", "--quiet")
    run_git(root, "add", ".")
    run_git(root, "commit", "--quiet", "--message", "The data")
    return root


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize(
    ("arguments", "said", "mend"),
    [
        (
            ("sign", COUNCIL),
            "Nothing says who signed and when",
            f'mou sign {COUNCIL} --name "…" --date 2026-05-04',
        ),
        (
            ("sign", COUNCIL, "--date", "2026"),
            "Nothing says who signed",
            f'mou sign {COUNCIL} --name "…"',
        ),
        (
            ("sign", COUNCIL, "--name", "A", "--role", "Leader", "--dry-run"),
            "Nothing says when that was",
            f"mou sign {COUNCIL} --date 2026-05-04",
        ),
        (
            ("sign", COUNCIL, "--name", "none", "--date", "to be confirmed"),
            "Nothing says who signed and when",
            f'mou sign {COUNCIL} --name "…" --date 2026-05-04',
        ),
        (
            ("decline", COUNCIL, "--reason", "No money"),
            "Nothing says when that was",
            f"mou decline {COUNCIL} --date 2026-05-04",
        ),
        (
            ("withdraw", COUNCIL, "--name", "A", "--effective", "2026-12"),
            "Nothing says when that was",
            f"mou withdraw {COUNCIL} --date 2026-05-04",
        ),
    ],
)
def test_a_record_says_who_and_when(
    marsh: Path, mou: Mou, arguments: tuple[str, ...], said: str, mend: str
) -> None:
    before = files(marsh)
    ran = mou("-C", marsh, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"mou: {said}\n  Say it: {mend}; or add `--not-stated` if the document does not say\n"
    )
    assert files(marsh) == before


def test_a_review_says_who_reviewed(marsh: Path, mou: Mou) -> None:
    ran = mou("-C", marsh, *REVIEW)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        'mou: Nothing says who reviewed\n  Say it: `--reviewer "…"`, a person or a body; or add '
        "`--not-stated` if the minute does not say\n"
    )
    assert not (marsh / "data/reviews").exists()


@pytest.mark.parametrize("state", ["sign", "decline"])
def test_a_source_may_be_silent(marsh: Path, mou: Mou, state: str) -> None:
    assert mou("-C", marsh, state, COUNCIL, "--not-stated").code == 0
    (signature,) = load(DiskTree(marsh)).repository.signatures[COUNCIL].signatures
    assert (signature.name, signature.date) == ("not stated", "not stated")
    assert mou("-C", marsh, *REVIEW, "--not-stated").code == 0


def test_what_the_source_says_is_recorded_whatever_else_it_does_not(marsh: Path, mou: Mou) -> None:
    assert mou("-C", marsh, "sign", COUNCIL, "--date", "2026-03", "--not-stated").code == 0
    assert mou("-C", marsh, "sign", HOSPITAL, "--name", "B", "--not-stated").code == 0
    found = load(DiskTree(marsh)).repository.signatures
    assert found[COUNCIL].signatures[0].date.written == "2026-03"
    assert found[HOSPITAL].signatures[0].name == "B"


def test_what_was_recorded_before_stays_valid(marsh: Path, mou: Mou) -> None:
    assert mou("-C", marsh, "sign", COUNCIL, "--not-stated").code == 0
    assert mou("-C", marsh, "validate", "--strict").code == 0
    ran = mou("-C", marsh, "status", "--all")
    assert "name not stated" in ran.out


@pytest.mark.parametrize("later", ["2026-05-05", "2026-06", "2027"])
@pytest.mark.parametrize(
    "command",
    [
        ("sign", COUNCIL, "--name", "A"),
        ("decline", COUNCIL),
        ("withdraw", COUNCIL),
        ("review", "record", "--outcome", "amend", "--reviewer", "A"),
    ],
)
def test_nothing_is_recorded_before_it_happens(
    marsh: Path, mou: Mou, command: tuple[str, ...], later: str
) -> None:
    before = files(marsh)
    ran = mou("-C", marsh, *command, "--date", later)
    assert (ran.code, ran.out) == (2, "")
    assert "is still to come: by this machine's clock it is 4 May 2026\n" in ran.err
    assert files(marsh) == before


@pytest.mark.parametrize("day", ["2026-05-04", "2026-05", "2026"])
def test_what_may_have_happened_is_recorded(marsh: Path, mou: Mou, day: str) -> None:
    assert mou("-C", marsh, "sign", COUNCIL, "--name", "A", "--date", day).code == 0
    effective = ("--date", day, "--effective", "2027-01-01")
    assert mou("-C", marsh, "withdraw", COUNCIL, *effective).code == 0
    review = ("review", "record", "--outcome", "amend", "--reviewer", "A")
    assert mou("-C", marsh, *review, "--date", day, "--next", "2028").code == 0


def test_the_same_command_twice_is_harmless_and_clear(marsh: Path, mou: Mou) -> None:
    assert mou("-C", marsh, *SIGNED).code == 0
    before = files(marsh)
    for more in ((), ("--role", "Leader"), ("--evidence", marsh / "data/mou.yaml")):
        ran = mou("-C", marsh, *SIGNED, *more)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(
            f"mou: Recorded already: Zoë Sample signed 2024-04 on 10 February 2026 ({FILE}, line 2)"
            "\n  Nothing was written. "
        )
        assert "`--corrects 2026-02-10 --because" in ran.err
    spelt = ("--name", "Zoë  SAMPLE")
    assert mou("-C", marsh, *SIGNED, *spelt).code == 2
    assert files(marsh) == before


def test_each_way_of_saying_the_same_twice_is_refused(marsh: Path, mou: Mou) -> None:
    for command in (
        ("sign", COUNCIL, "--not-stated"),
        ("sign", COUNCIL, "--date", "2026-03", "--not-stated"),
        ("withdraw", COUNCIL, "--date", "2026-04"),
        ("decline", HOSPITAL, "--date", "2026-04"),
        ("sign", COUNCIL, "--on-behalf-of", HOSPITAL, "--date", "2026", "--not-stated"),
    ):
        assert mou("-C", marsh, *command).code == 0
        before = files(marsh)
        ran = mou("-C", marsh, *command)
        assert (ran.code, ran.err.startswith("mou: Recorded already: somebody ")) == (2, True)
        assert "if it was somebody else, say who: `--name` or `--role`" in ran.err
        assert files(marsh) == before


def test_two_persons_whose_names_are_not_stated_are_told_apart_by_their_posts(
    marsh: Path, mou: Mou
) -> None:
    unnamed = ("sign", COUNCIL, "--date", "2026-03", "--not-stated")
    assert mou("-C", marsh, *unnamed, "--role", "Leader").code == 0
    assert mou("-C", marsh, *unnamed, "--role", "Chief Executive").code == 0
    assert mou("-C", marsh, *unnamed, "--role", "Leader").code == 2


def test_nobody_signs_on_two_days(marsh: Path, mou: Mou) -> None:
    assert mou("-C", marsh, *SIGNED).code == 0
    before = files(marsh)
    ran = mou("-C", marsh, *SIGNED, "--date", "2026-02-11")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "mou: There is another record: Zoë Sample signed 2024-04 on 10 February 2026 "
        f"({FILE}, line 2)\n  Nothing was written. If that record is wrong, add "
        '`--corrects 2026-02-10 --because "…"`: what it knew is kept\n'
    )
    declined = mou("-C", marsh, "decline", COUNCIL, "--name", "Zoë Sample", "--date", "2026-03")
    assert declined.code == 2
    assert f"who takes a signature back withdraws: mou withdraw {COUNCIL}\n" in declined.err
    assert files(marsh) == before


def test_what_is_new_is_recorded(marsh: Path, mou: Mou) -> None:
    """Another person, version or participant, a withdrawal, and a signature after it."""
    other = (marsh / "data/versions/2024-04.yaml").read_text(encoding="utf-8")
    other = other.replace("2024-04", "2026-01").replace("in-force", "proposed")
    (marsh / "data/versions/2026-01.yaml").write_text(other.replace("85c6", "0101"), "utf-8")
    name = ("--name", "Zoë Sample")
    for command in (
        ("sign", COUNCIL, *name, "--date", "2026-02-10", "--version", "2024-04"),
        ("sign", COUNCIL, *name, "--date", "2026-02-10", "--version", "2026-01"),
        ("sign", COUNCIL, "--name", "Kim Other", "--date", "2026-02-10", "--version", "2024-04"),
        (
            *("sign", COUNCIL, *name, "--date", "2026-02-10", "--version", "2024-04"),
            *("--on-behalf-of", HOSPITAL),
        ),
        ("withdraw", COUNCIL, *name, "--date", "2026-02-10", "--version", "2024-04"),
        ("sign", COUNCIL, *name, "--date", "2026-03-01", "--version", "2024-04"),
        ("withdraw", COUNCIL, *name, "--date", "2026-03-02", "--version", "2024-04"),
        ("decline", HOSPITAL, *name, "--date", "2026-02-10"),
        ("sign", HOSPITAL, *name, "--date", "2026-02-11"),
    ):
        ran = mou("-C", marsh, *command)
        assert ran.code == 0, (command, ran.err)


def test_nobody_declines_and_signs_on_one_day(marsh: Path, mou: Mou) -> None:
    same = ("--name", "Zoë Sample", "--date", "2026-02-10")
    assert mou("-C", marsh, "decline", COUNCIL, *same).code == 0
    assert "There is another record" in mou("-C", marsh, "sign", COUNCIL, *same).err


def test_a_review_of_that_day_is_recorded_already(marsh: Path, mou: Mou) -> None:
    assert mou("-C", marsh, *REVIEW, "--reviewer", "A").code == 0
    before = files(marsh)
    ran = mou("-C", marsh, *REVIEW, "--reviewer", "A")
    assert (ran.code, ran.out) == (2, "")
    assert "`data/reviews/2026-04-21.yaml` is on record already" in ran.err
    assert files(marsh) == before


WRITES = (
    ("sign", HOSPITAL, "--name", "A", "--date", "2026-02-10"),
    ("decline", HOSPITAL, "--date", "2026-02-10"),
    ("sign", COUNCIL, "--name", "B", "--date", "2026-02-10"),
    ("withdraw", COUNCIL, "--date", "2026-02-11"),
    (*REVIEW, "--reviewer", "A"),
    ("review", "start", "--output", "agenda of 2026.txt"),
)


@pytest.mark.parametrize("staged", [False, True])
@pytest.mark.parametrize("command", WRITES, ids=lambda command: " ".join(command[:2]))
def test_what_was_written_is_taken_back_as_printed(
    marsh: Path,
    mou: Mou,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    staged: bool,
) -> None:
    """A file that was there, and one that was not; from the folder, and with `-C`."""
    assert mou("-C", marsh, *SIGNED).code == 0
    run_git(marsh, "add", ".")
    run_git(marsh, "commit", "--quiet", "--message", "Signed")
    before = files(marsh)
    for place, options in ((marsh, ()), (marsh / "data", ()), (marsh.parent, ("-C", marsh.name))):
        monkeypatch.chdir(place)
        ran = mou(*options, *command)
        assert ran.code == 0, ran.err
        *_, last = ran.err.splitlines()
        beginning = "To take it back, before anything else is changed or committed: "
        assert last.startswith(beginning)
        assert files(marsh.parent) != {
            f"{marsh.name}/{name}": data for name, data in before.items()
        }
        if staged:
            run_git(marsh, "add", ".")
        subprocess.run(["sh", "-c", last.removeprefix(beginning)], cwd=place, check=True)
        assert files(marsh) == before
        assert not [name for name in files(marsh.parent) if "agenda" in name]
        assert run_git(marsh, "status", "--porcelain") == ""


def test_lines_are_told_where_a_command_would_lose_other_words(marsh: Path, mou: Mou) -> None:
    assert mou("-C", marsh, *SIGNED).code == 0
    before = (marsh / FILE).read_text(encoding="utf-8")
    ran = mou("-C", marsh, "withdraw", COUNCIL, "--date", "2026-02-11")
    said = ran.err.splitlines()[-1]
    assert "`git restore` would lose that too" in said
    first, last = (
        int(word) for word in said.split("take lines ")[1].split(" out")[0].split(" to ")
    )
    lines = (marsh / FILE).read_text(encoding="utf-8").splitlines(keepends=True)
    assert "".join(lines[: first - 1] + lines[last:]) == before
    assert mou("-C", marsh, "sign", HOSPITAL, "--not-stated", "--dry-run").err.count("back") == 0
