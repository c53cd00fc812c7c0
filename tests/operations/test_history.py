"""`mou history`: golden pages of each history, and what it leaves out."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from agreements import COUNTY, marsh, sign
from conftest import Mou, same_as_golden
from histories import NAMES, History, run_git
from mou_cli.output.shapes.schemas import output_schema

Made = Callable[[str], History]
FACES = {"text": "txt", "markdown": "md", "json": "json"}


def without_ids(text: str) -> str:
    text = re.sub(r"\b[0-9a-f]{40}\b", "0" * 40, text)
    return re.sub(r"\b[0-9a-f]{7}\b(?=[ )])", "0" * 7, text)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("name", NAMES)
def test_each_face_of_each_history(name: str, face: str, made_history: Made, mou: Mou) -> None:
    ran = mou("-C", made_history(name).root, "history", "--format", face)
    assert (ran.code, ran.err) == (0, "")
    same_as_golden(f"histories/{name}/history.{FACES[face]}", without_ids(ran.out).encode())
    if face == "json":
        jsonschema.validate(json.loads(ran.out), output_schema("history"))


def subjects(mou: Mou, history: History, *what: str) -> list[str]:
    ran = mou("-C", history.root, "history", *what, "--format", "json")
    assert ran.code == 0, ran.err
    return [entry["commit"]["subject"] for entry in json.loads(ran.out)["entries"]]


def test_how_one_thing_came_to_read_as_it_does(made_history: Made, mou: Mou) -> None:
    history = made_history("principles-reordered")
    found = mou("-C", history.root, "history", "principle/be-transparent").out
    assert "sharing information openly with one another[+, with carers+] and with the" in found
    assert subjects(mou, history, "principle/be-transparent") == [
        "Name carers",
        "Transparency comes first",
        "The memorandum as signed in March 2019",
    ]
    assert subjects(mou, history, "principle/be-generous") == [
        "The memorandum as signed in March 2019"
    ]
    page = mou("-C", history.root, "history", "principle/be-transparent", "--format", "markdown")
    assert "**Principle:** “Be transparent” moves" in page.out


def test_a_thing_that_was_added_begins_there(made_history: Made, mou: Mou) -> None:
    history = made_history("clause-inserted")
    assert subjects(mou, history, "late-payment") == ["Say what happens when a payment is late"]
    assert subjects(mou, history, "section/data") == ["A clause on information"]


def test_a_thing_keeps_its_history_under_another_key(made_history: Made, mou: Mou) -> None:
    history = made_history("file-renamed")
    assert subjects(mou, history, "partner/friends-of-the-heron") == [
        "The Friends have a new name",
        "Call the file as the body calls itself",
        "First text",
    ]


def test_the_history_of_a_version_and_of_a_target(made_history: Made, mou: Mou) -> None:
    assert subjects(mou, made_history("icb-replaces-ccgs"), "version/2022-07") == [
        "Record version 2022-07"
    ]
    assert subjects(mou, made_history("target-tightened"), "indicator/cold-homes") == [
        "Tighten two targets",
        "First text",
    ]


@pytest.mark.parametrize(
    ("what", "mend"),
    [
        ("principle/be-transparant", None),
        ("be-transparent", "Did you mean `principle/be-transparent`?"),
        ("thing/be-transparent", "Did you mean `principle/be-transparent`?"),
    ],
)
def test_things_that_there_are_not(
    what: str, mend: str | None, made_history: Made, mou: Mou
) -> None:
    ran = mou("-C", made_history("principles-reordered").root, "history", what)
    if mend is None:  # it may have been there before
        assert ran.code == 0
    else:
        assert ran.err == f"mou: Nothing is called `{what}`\n  {mend}\n"


def test_the_whole_agreement_may_be_named(made_history: Made, mou: Mou) -> None:
    history = made_history("clause-inserted")
    assert subjects(mou, history, "mou") == subjects(mou, history)


def test_a_text_that_comes_back_changed_the_text_twice(
    made_history: Made, mou: Mou, tmp_path: Path
) -> None:
    made = made_history("party-joins")
    root = tmp_path / "clone"
    run_git(tmp_path, "clone", "--quiet", made.root.as_uri(), str(root))
    run_git(root, "revert", "--no-edit", "HEAD")
    history = History(root, made.commits)
    assert subjects(mou, history)[0] == 'Revert "Rochford joins; review twice a year"'
    ran = mou("-C", root, "history")
    assert ran.out.count("version 2019-03") == 2


def test_a_data_file_that_was_not_there_at_first(mou: Mou, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "principles.yaml").write_text("principles: []\n")
    run_git(tmp_path, "init", "--quiet")
    run_git(tmp_path, "add", ".")
    run_git(tmp_path, "commit", "--quiet", "--message", "Begin")
    ran = mou("-C", tmp_path, "history")
    assert ran.code == 2
    assert "There is no `data/mou.yaml` here" in ran.err


def test_nothing_committed_of_the_data(made_history: Made, mou: Mou, tmp_path: Path) -> None:
    run_git(tmp_path, "init", "--quiet")
    run_git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "Begin")
    made = made_history("clause-inserted").root
    shutil.copytree(made / "data", tmp_path / "data")
    ran = mou("-C", tmp_path, "history")
    assert ran.code == 0
    assert "No commit changed it" in ran.out


def test_what_changes_no_word_is_passed_over(made_history: Made, mou: Mou, tmp_path: Path) -> None:
    made = made_history("clause-inserted")
    root = tmp_path / "clone"
    run_git(tmp_path, "clone", "--quiet", made.root.as_uri(), str(root))
    run_git(root, "update-index", "--chmod=+x", "data/mou.yaml")
    run_git(root, "commit", "--quiet", "--message", "Only its mode")
    file = root / "data" / "mou.yaml"
    file.write_text("# A comment\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    run_git(root, "commit", "--quiet", "--all", "--message", "Only a comment")
    history = History(root, made.commits)
    assert subjects(mou, history) == subjects(mou, made)
    assert subjects(mou, history, "money") == ["First text"]


def test_each_record_names_the_commit_that_first_held_it(made_history: Made, mou: Mou) -> None:
    history = made_history("signed-and-reviewed")
    data = json.loads(mou("-C", history.root, "history", "--format", "json").out)
    held = [(r["address"], r["date"], r["commit"]["id"]) for r in data["records"]]
    assert held == [
        ("signature/meadow-district-council", "2025-04-01", history.commits[8]),
        ("signature/marsh-county-council", "2025-03-18", history.commits[8]),
        ("review/2025-01-21", "2025-01-21", history.commits[5]),
        ("signature/meadow-district-council", "2024-03-12", history.commits[4]),
        ("signature/reedbank-trust", "2024-03", history.commits[4]),
        ("signature/marsh-county-council", "2024-03-01", history.commits[3]),
        ("decision/meadow-2024-02", "2024-02-20", history.commits[2]),
        ("decision/marsh-2024-02", "2024-02-06", history.commits[1]),
    ]
    assert "first in" not in mou("-C", history.root, "history", "principle/be-kind").out


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (
            "signature/marsh-county-council",
            ["The county signs the new text, the district does not", "The county signs"],
        ),
        ("decision/meadow-2024-02", ["The district approves"]),
        ("review/2025-01-21", ["The Board reviews the memorandum"]),
        ("decision/never-made", []),
    ],
)
def test_the_history_of_one_record(
    what: str, expected: list[str], made_history: Made, mou: Mou
) -> None:
    assert subjects(mou, made_history("signed-and-reviewed"), what) == expected


def test_signatures_that_the_first_text_had(made_history: Made, mou: Mou) -> None:
    history = made_history("icb-replaces-ccgs")
    assert subjects(mou, history, "signature/essex-county-council") == [
        "The memorandum as signed in March 2019"
    ]


def test_records_that_moved_on_since_they_were_first_held(
    made_history: Made, mou: Mou, tmp_path: Path
) -> None:
    made = made_history("signed-and-reviewed")
    root = tmp_path / "top" / "clone"
    (tmp_path / "top").mkdir()
    run_git(tmp_path, "clone", "--quiet", made.root.as_uri(), str(root))
    file = root / "data" / "signatures" / "marsh-county-council.yaml"
    text = file.read_text(encoding="utf-8")
    file.unlink()
    run_git(root, "commit", "--quiet", "--all", "-m", "Out")
    file.write_text("signatures: [", encoding="utf-8")
    run_git(root, "add", ".")
    run_git(root, "commit", "--quiet", "-m", "Broken")
    file.write_text(text.replace("place: not stated", "place: County Hall"), encoding="utf-8")
    sign(root, "ferry-parish-council", date="not stated", name="not stated")
    data = json.loads(mou("-C", root, "history", "--format", "json").out)
    held = {(r["address"], r["date"]): r["commit"] for r in data["records"]}
    assert held["signature/marsh-county-council", "2024-03-01"]["id"] == made.commits[3]
    assert held["signature/ferry-parish-council", "not stated"] is None
    jsonschema.validate(data, output_schema("history"))
    told = mou("-C", root, "history").out
    assert "no date           Ferry Parish Council signed 2024-01\n" in told
    assert "not committed yet" in told


def test_records_in_a_subfolder_of_a_larger_repository(mou: Mou, tmp_path: Path) -> None:
    root = marsh(tmp_path / "agreements" / "marsh")
    sign(root, COUNTY)
    sign(root, COUNTY)
    run_git(tmp_path, "init", "--quiet")
    run_git(tmp_path, "add", ".")
    run_git(tmp_path, "commit", "--quiet", "-m", "All at once")
    data = json.loads(mou("-C", root, "history", "--format", "json").out)
    assert [r["commit"]["subject"] for r in data["records"]] == ["All at once", "All at once"]
    sign(root, COUNTY)
    data = json.loads(mou("-C", root, "history", "--format", "json").out)
    assert [bool(r["commit"]) for r in data["records"]].count(False) == 1
