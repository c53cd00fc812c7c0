"""The story of one invented agreement, from the first text to a review that nobody recorded.

It runs on a real git repository with real keys. `docs/story.md` tells it for an officer: what
stands there as output is what this test got.
"""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Mou, Ran, change
from histories import run_git

COUNTY, DISTRICT = "saltmarsh-county-council", "harbour-district-council"
NORTH, SOUTH, BOARD = "north-marsh-ccg", "south-marsh-ccg", "saltmarsh-icb"
CARERS, LIGHTS, POLICE = "saltmarsh-carers", "harbour-lights", "saltmarsh-police"

DECISION = """\
# Invented.
kind: {kind}
body: {body}
partner: {partner}
date: {date}
effective: {effective}
minute: "{minute}"
outcome: agreed
resolution: |
  That the Council signs the memorandum.
votes: not stated
version: "{version}"
"""

ABOLISHED = """\
events:
  - event: abolished
    date: 2022-07-01
    successors: [saltmarsh-icb]
    source: Invented
"""


@dataclass
class Officer:
    """The partnership's officer: a repository, a day, and the commands that they type."""

    root: Path
    mou: Mou
    monkeypatch: pytest.MonkeyPatch
    shown: list[str] = field(default_factory=list)

    def on(self, day: str) -> None:
        """Go on to another day: git's clock tells it."""
        for who in ("AUTHOR", "COMMITTER"):
            self.monkeypatch.setenv(f"GIT_{who}_DATE", f"{day}T12:00:00+00:00")

    def does(self, *arguments: str | Path) -> Ran:
        """Run a command that succeeds, and return what it said."""
        ran = self.mou("-C", self.root, *arguments)
        assert ran.code == 0, ran
        return ran

    def shows(self, command: str) -> str:
        """Run a command that the page tells too; return what it said, in one line."""
        out = self.does(*command.split()[1:]).out
        self.shown.append(f"$ {command}\n{out}")
        return " ".join(out.split())

    def commits(self, message: str) -> None:
        run_git(self.root, "add", ".")
        run_git(self.root, "commit", "--quiet", "--message", message)

    def writes(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def status(self, day: str) -> Any:
        return json.loads(self.does("status", "--as-of", day, "--format", "json").out)

    def states(self, day: str) -> dict[str, str]:
        found = self.status(day)["participants"]
        return {each["key"]: each["state"] for each in found}

    def screen(self, day: str) -> str:
        """Return what `mou status` shows, each run of white space as one space."""
        return " ".join(self.does("status", "--as-of", day).out.split())


@pytest.fixture
def officer(tmp_path: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch) -> Officer:
    root = tmp_path / "saltmarsh"
    shutil.copytree(ROOT / "tests" / "story" / "data", root / "data")
    (root / ".gitignore").write_text("private/\nbuild/\n", encoding="utf-8")
    run_git(root, "init", "--quiet", "--initial-branch", "main")
    run_git(root, "config", "user.name", "Pat Officer")
    run_git(root, "config", "user.email", "pat@example.org")
    officer = Officer(root, mou, monkeypatch)
    officer.on("2021-04-01")
    officer.commits("The memorandum, agreed by the officers")
    return officer


@pytest.fixture
def keys(tmp_path: Path, ssh_keygen: str) -> dict[str, Path]:
    """Real keys of the two councils, kept outside the repository."""
    made = {}
    for partner in (COUNTY, DISTRICT):
        made[partner] = tmp_path / "keys" / partner
        made[partner].parent.mkdir(exist_ok=True)
        subprocess.run(
            [ssh_keygen, "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", made[partner]],
            check=True,
        )
    return made


def test_the_story(officer: Officer, keys: dict[str, Path]) -> None:
    _the_text_is_put_to_the_parties(officer)
    _two_councils_approve(officer, keys)
    _three_parties_sign(officer, keys)
    _a_charity_signs_with_a_reservation_and_one_declines(officer)
    _it_comes_into_force(officer)
    _a_clause_is_reworded_and_released(officer)
    _the_county_signs_again(officer, keys)
    _the_commissioning_groups_are_abolished(officer)
    _a_review_goes_unrecorded(officer)
    _all_of_it_is_history(officer, keys)
    page = (ROOT / "docs" / "story.md").read_text(encoding="utf-8")
    told = re.findall(r"^```\n(\$ mou .*?)^```$", page, flags=re.DOTALL | re.MULTILINE)
    assert told == officer.shown


def _the_text_is_put_to_the_parties(officer: Officer) -> None:
    officer.on("2021-04-02")
    assert "Version 2021-04 is proposed" in officer.does("release", "2021-04").err
    found = officer.status("2021-04-03")
    assert found["proposed"]["version"] == "2021-04"
    assert found["in_force"] is None
    assert "when three parties have signed: 0 of 3" in officer.screen("2021-04-03")


def _two_councils_approve(officer: Officer, keys: dict[str, Path]) -> None:
    officer.on("2021-04-16")
    county = {"kind": "cabinet", "body": "Cabinet", "minute": "22", "version": "2021-04"}
    officer.writes(
        "data/decisions/county-2021.yaml",
        DECISION.format(partner=COUNTY, date="2021-04-13", effective="2021-04-21", **county),
    )
    district = {**county, "kind": "council", "body": "Full Council", "minute": "C7"}
    officer.writes(
        "data/decisions/district-2021.yaml",
        DECISION.format(partner=DISTRICT, date="2021-04-15", effective="2021-04-15", **district),
    )
    for partner, key in keys.items():
        kind, public, *_ = key.with_suffix(".pub").read_text(encoding="utf-8").split()
        officer.writes(f"data/allowed-signers/{partner}", f"{partner} {kind} {public}\n")
    officer.does("validate")
    officer.commits("Both councils approve; their keys are known")


def _three_parties_sign(officer: Officer, keys: dict[str, Path]) -> None:
    officer.on("2021-04-22")
    officer.does(
        *("sign", COUNTY, "--name", "Avery Example", "--role", "Leader of the Council"),
        *("--date", "2021-04-22", "--authority", "county-2021", "--key", keys[COUNTY]),
    )
    officer.commits("The County Council signs")
    officer.writes("private/district.pdf", "a scan that stays outside git")
    officer.does(
        *("sign", DISTRICT, "--name", "Sam Specimen", "--role", "Head of Paid Service"),
        *("--date", "2021-04-22", "--authority", "district-2021", "--key", keys[DISTRICT]),
        *("--evidence", officer.root / "private/district.pdf", "--held", "Democratic services"),
    )
    officer.does(
        *("sign", NORTH, "--name", "Chris Pattern", "--role", "Accountable Officer"),
        *("--date", "2021-04-22", "--method", "email"),
    )
    officer.commits("The District Council and NHS North Marsh sign")
    screen = officer.screen("2021-04-22")
    assert "began on 22 April 2021, when three parties had signed" in screen
    verified = officer.does("verify", "--format", "json")
    assert verified.code == 0
    assert "private/district.pdf" not in run_git(officer.root, "ls-files")


def _a_charity_signs_with_a_reservation_and_one_declines(officer: Officer) -> None:
    officer.on("2021-04-28")
    officer.does(
        *("sign", CARERS, "--name", "Kim Instance", "--role", "Chief Executive"),
        *("--date", "2021-04-26", "--method", "wet-ink"),
        *("--reservation", "subject to the trustees’ approval on 6 May 2021"),
    )
    officer.does(
        *("decline", LIGHTS, "--name", "Lee Model", "--role", "Chair of Trustees"),
        *("--date", "2021-04-27", "--reason", "We shall decide again next year."),
    )
    officer.commits("Saltmarsh Carers sign, Harbour Lights decline")


def _it_comes_into_force(officer: Officer) -> None:
    officer.on("2021-05-01")
    assert (
        "Version 2021-04 is in force"
        in officer.does("release", "2021-04", "--state", "in-force").err
    )
    assert officer.states("2021-05-01") == {
        COUNTY: "current",
        DISTRICT: "current",
        NORTH: "current",
        SOUTH: "pending",
        CARERS: "current",
        LIGHTS: "declined",
        POLICE: "not required",
    }
    screen = officer.shows("mou status --as-of 2021-05-01")
    assert "reservation: subject to the trustees’ approval on 6 May 2021" in screen
    assert "“We shall decide again next year”" in screen
    assert "mou sign south-marsh-ccg" in screen
    assert officer.states("2021-04-22")[CARERS] == "pending", "what is dated later does not count"


def _a_clause_is_reworded_and_released(officer: Officer) -> None:
    officer.on("2022-06-01")
    change(officer.root, "data/mou.yaml", "needs twice a year.", "needs four times a year.")
    change(officer.root, "data/mou.yaml", "\ndate: 2021-04-01", "\ndate: 2022-06-01")
    assert officer.states("2022-06-01")[COUNTY] == "current", "a draft leaves nobody behind"
    officer.commits("Share four times a year")
    officer.does("release", "2022-06")
    assert officer.states("2022-06-01")[COUNTY] == "current", "and nor does a proposal"
    officer.does("release", "2022-06", "--state", "in-force")


def _the_county_signs_again(officer: Officer, keys: dict[str, Path]) -> None:
    officer.on("2022-06-03")
    ran = officer.does(
        *("sign", COUNTY, "--name", "Avery Example", "--role", "Leader of the Council"),
        *("--date", "2022-06-03", "--authority", "county-2021", "--key", keys[COUNTY]),
    )
    assert "is about version `2021-04`, and `2022-06` was signed" in ran.err
    officer.commits("The County Council signs the new text")
    states = officer.states("2022-06-04")
    assert (states[COUNTY], states[DISTRICT]) == ("current", "on an earlier version")
    screen = officer.shows("mou status --as-of 2022-06-04")
    assert "the decision county-2021 was about 2021-04" in screen
    assert "Since 2021-04: One section is reworded" in screen
    assert "began on 22 April 2021" in screen, "another text does not begin it anew"
    assert "[-twice-] [+four times+]" in screen
    told = officer.shows("mou diff --for harbour-district-council")
    assert "[-twice-] [+four times+]" in told


def _the_commissioning_groups_are_abolished(officer: Officer) -> None:
    officer.on("2022-07-04")
    for partner in (NORTH, SOUTH):
        file = officer.root / "data" / "partners" / f"{partner}.yaml"
        file.write_text(file.read_text(encoding="utf-8") + ABOLISHED, encoding="utf-8")
    officer.commits("The commissioning groups are abolished")
    screen = officer.screen("2022-07-04")
    assert (
        "abolished on 1 July 2022; its successor is NHS Saltmarsh Integrated Care Board" in screen
    )
    assert "abolished" not in officer.screen("2022-06-30"), "the day before they were not"
    officer.on("2022-09-05")
    officer.does(
        *("sign", BOARD, "--name", "Jo Sample", "--role", "Chief Executive"),
        *("--date", "2022-09-01", "--method", "email"),
        *("--on-behalf-of", NORTH, "--on-behalf-of", SOUTH),
    )
    officer.commits("The board signs for both commissioning groups")
    states = officer.states("2022-09-05")
    assert (states[NORTH], states[SOUTH]) == ("current", "current")
    assert "no re-affirmation" not in officer.screen("2022-09-05")


def _a_review_goes_unrecorded(officer: Officer) -> None:
    assert "next due in April 2022" in officer.screen("2022-03-31")
    screen = officer.shows("mou status --as-of 2023-05-10")
    assert "every 12 months from April 2022: 2 due, none recorded" in screen
    assert "missed" not in screen
    assert (
        officer.mou("-C", officer.root, "status", "--as-of", "2023-05-10", "--exit-code").code == 1
    )
    officer.on("2023-05-11")
    officer.does(
        *("review", "record", "--date", "2023-05-10", "--outcome", "no-change"),
        *("--reviewer", "Saltmarsh Care Partnership", "--scope", "The whole memorandum"),
    )
    officer.commits("The review of May 2023")
    assert "2 due, one recorded" in officer.screen("2023-05-11")


def _all_of_it_is_history(officer: Officer, keys: dict[str, Path]) -> None:
    verified = json.loads(officer.does("verify", "--format", "json").out)
    subjects = {(each["what"], each["verdict"]) for each in verified["checks"]}
    assert ("ssh-signature", "good") in subjects
    history = officer.does("history").out
    for words in ("Avery Example", "Cabinet", "Lee Model", "One section is reworded"):
        assert words in history
    at_first = officer.does("status", "--as-of", "2021-05-01").out
    assert "2021-04" in at_first
    everything = b"".join(path.read_bytes() for path in officer.root.rglob("*") if path.is_file())
    for key in keys.values():
        secret = key.read_bytes().split(b"\n")[3:-2]
        assert secret
        assert not any(line in everything for line in secret)
