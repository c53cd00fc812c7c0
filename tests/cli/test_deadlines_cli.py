"""`mou deadlines`, as an officer calls it."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Mou, change
from mou_cli.loading.loader import packaged_house_style, packaged_house_styles
from mou_cli.model.deadlines import DeadlineRule
from mou_cli.model.house_style import HouseStyle
from mou_cli.operations.deadlines import deadlines
from mou_cli.trees import DiskTree
from mou_cli.yaml_files.nodes import parse_yaml

REPORT = "maldon-2021-06-30"
FILE = f"data/reports/{REPORT}.yaml"


@pytest.fixture
def alliance(tmp_path: Path) -> Path:
    """A copy of the example with Maldon's report, to be changed at will."""
    root = tmp_path / "alliance"
    shutil.copytree(ROOT / "examples" / "mid-essex-alliance", root)
    return root


def test_maldons_papers_are_due_on_22_june(alliance: Path, mou: Mou) -> None:
    ran = mou("-C", alliance, "deadlines", REPORT)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "Mid-Essex Alliance - Memorandum of Understanding\n"
        "Council (Extraordinary), Wednesday 30 June 2021\n"
    )
    assert (
        "\nBy Tuesday 22 June 2021: Agenda and reports are open to public inspection\n"
        "  5 clear days before the meeting; Saturdays, Sundays, bank holidays and "
        "days of the Christmas and Easter breaks are not counted (England)\n"
    ) in ran.out
    assert (
        "  Authority: Local Government Act 1972, sections 100B(3) and 243; SI 2002/715\n" in ran.out
    )
    assert ran.out.endswith("\nCounted by the house style's rules; not legal advice\n")


def test_as_of_says_what_cannot_be_met(alliance: Path, mou: Mou) -> None:
    ran = mou("-C", alliance, "deadlines", REPORT, "--as-of", "2021-06-24")
    assert ran.code == 0
    assert "inspection\n  cannot be met: passed 2 days ago\n" in ran.out
    assert "Earliest meeting that leaves time for all: Friday 2 July 2021\n" in ran.out


def test_json_is_pure(alliance: Path, mou: Mou) -> None:
    data = json.loads(mou("-C", alliance, "deadlines", REPORT, "--format", "json").out)
    assert (data["schema_version"], data["report"], data["undated"]) == (1, REPORT, [])
    assert {d["date"] for d in data["meetings"][0]["deadlines"]} == {"2021-06-22"}


def test_a_calendar_file_has_its_own_line_ends(alliance: Path, mou: Mou, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mou_cli", "-C", alliance, "deadlines", REPORT]
    done = subprocess.run([*command, "--format", "ics"], capture_output=True, check=True)
    ran = mou("-C", alliance, "deadlines", REPORT, "--format", "ics", "--output", "out/a.ics")
    assert (ran.code, ran.out) == (0, f"{Path('out/a.ics')}\n")
    assert (tmp_path / "out" / "a.ics").read_bytes() == done.stdout
    assert done.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    assert done.stdout.count(b"BEGIN:VEVENT\r\n") == 3


def test_text_goes_into_a_file_too(alliance: Path, mou: Mou, tmp_path: Path) -> None:
    assert mou("-C", alliance, "deadlines", REPORT, "--output", "due.txt").code == 0
    printed = mou("-C", alliance, "deadlines", REPORT).out
    assert (tmp_path / "due.txt").read_text(encoding="utf-8") == printed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["maldon"], f"No report is called `maldon`\n  Did you mean `{REPORT}`?\n"),
        ([REPORT, "--as-of", "tomorrow"], "`tomorrow` is no day of the calendar\n"),
        ([REPORT, "--as-of", "2021-06"], "`2021-06` is no day of the calendar\n"),
        ([REPORT, "--as-of", "1066-10-14"], "Deadlines cannot be counted for 1066-10-14\n"),
    ],
)
def test_wrong_use_is_said(arguments: list[str], said: str, alliance: Path, mou: Mou) -> None:
    ran = mou("-C", alliance, "deadlines", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"mou: {said}")


def test_a_meeting_without_a_day_is_told(alliance: Path, mou: Mou) -> None:
    change(alliance, FILE, "date: 2021-06-30\nkind", "date: 2021-06\nkind")
    ran = mou("-C", alliance, "deadlines", REPORT)
    assert ran.code == 2
    assert (
        "has a day to count back from\n  Write `date: 2021-06-30` under `to:` in data/" in ran.err
    )


def test_of_several_meetings_each_has_its_deadlines(alliance: Path, mou: Mou) -> None:
    more = "kind: decision\n"
    meetings = (
        "  - body: Cabinet\n    date: 2021-07-14\n  - body: Board\n    date: to be confirmed\n"
    )
    change(alliance, FILE, more, meetings + more)
    ran = mou("-C", alliance, "deadlines", REPORT)
    assert "\nCabinet, Wednesday 14 July 2021\n\nBy Tuesday 6 July 2021: " in ran.out
    assert "\nBoard: the day of the meeting is not known, so nothing was counted\n" in ran.out


def keys(root: Path) -> list[str]:
    found = deadlines(DiskTree(root), REPORT).found
    assert found is not None
    return [deadline.rule.key for deadline in found.schedules[0].deadlines]


def test_key_decisions_and_private_meetings_have_more(alliance: Path) -> None:
    change(alliance, FILE, "house_style: maldon", "house_style: generic")
    assert keys(alliance) == ["public-notice", "publication"]
    change(alliance, FILE, "kind: decision\n", "kind: decision\nkey_decision: to be confirmed\n")
    assert keys(alliance) == ["key-decision", "public-notice", "publication"]
    change(alliance, FILE, "key_decision: to be", "access: {status: exempt}\nkey_decision: to be")
    assert keys(alliance) == [
        "key-decision",
        "private-meeting",
        "public-notice",
        "publication",
        "private-meeting-again",
    ]


def test_a_board_has_no_deadlines_unless_its_style_says(alliance: Path, mou: Mou) -> None:
    change(alliance, FILE, "house_style: maldon", "house_style: nhs-board")
    ran = mou("-C", alliance, "deadlines", REPORT, "--as-of", "2021-06-24")
    assert "The house style `nhs-board` has no deadlines for this report\n" in ran.out


def test_faults_in_an_unread_report_or_its_style_stand_in_the_way(alliance: Path, mou: Mou) -> None:
    shutil.copytree(
        ROOT / "tests" / "rules" / "DLN001-itself" / "data" / "house-styles",
        alliance / "data" / "house-styles",
    )
    change(alliance, FILE, "house_style: maldon", "house_style: harbour")
    ran = mou("-C", alliance, "deadlines", REPORT)
    assert (ran.code, ran.out) == (1, "")
    assert "error DLN001 `draft` is counted from itself" in ran.err
    assert ran.err.endswith("\n\nNothing was counted. More: mou validate\n")
    change(alliance, FILE, "house_style: harbour", "house_stile: harbour")
    assert "error SCH001 There is no field `house_stile` here" in (
        mou("-C", alliance, "deadlines", REPORT).err
    )


def test_an_unknown_house_style_is_told(alliance: Path, mou: Mou) -> None:
    change(alliance, FILE, "house_style: maldon", "house_style: maldn")
    ran = mou("-C", alliance, "deadlines", REPORT)
    assert (ran.code, ran.out) == (2, "")
    assert "No house style is called `maldn`" in ran.err
    assert "Did you mean `maldon`?" in ran.err


def test_other_faults_do_not(alliance: Path, mou: Mou) -> None:
    change(alliance, FILE, "kind: decision\n", "kind: decision\naccess: {status: exempt}\n")
    assert mou("-C", alliance, "validate").code == 1
    change(alliance, "data/mou.yaml", "schema: 1", "schema: one")
    assert mou("-C", alliance, "deadlines", REPORT).code == 0


def test_the_rules_in_the_docs_can_be_copied() -> None:
    page = (ROOT / "docs" / "deadlines.md").read_text(encoding="utf-8")
    pieces = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    for piece in pieces:
        rules: Any = parse_yaml(piece.encode(), "docs/deadlines.md").value
        assert all(DeadlineRule.model_validate(rule) for rule in rules["deadlines"])
    assert len(pieces) == 2


def packaged(name: str) -> HouseStyle:
    return packaged_house_style(name).repository.house_styles[name]


@pytest.mark.parametrize("name", packaged_house_styles())
def test_a_packaged_style_states_an_authority_and_what_is_uncertain(name: str) -> None:
    rules: Any = packaged(name).deadlines
    assert all(rule.authority and rule.note for rule in rules)
    assert all(not rule.certain for rule in rules if "2012/2089" in rule.authority)


def test_councils_have_deadlines_and_boards_of_the_nhs_have_none() -> None:
    assert packaged("generic").deadlines
    assert packaged("maldon").deadlines
    assert not packaged("nhs-board").deadlines
