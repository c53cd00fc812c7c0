"""`mou status`: golden files of its faces, and what the command line does."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from agreements import COUNTY, DISTRICT, TRUST, becomes, marsh, release, reword, sign
from conftest import ROOT, Mou, change, same_as_golden
from histories import History
from mou_cli.output.shapes.schemas import output_schema

FACES = {"text": "txt", "markdown": "md", "json": "json", "html": "html"}
DAY = "2026-11-24"
HISTORY = "signed-and-reviewed"

Made = Callable[[str], History]


@pytest.fixture
def agreements(made_history: Made) -> dict[str, Path]:
    return {
        "south-east-essex": ROOT,
        "riverside": ROOT / "examples" / "riverside",
        f"histories/{HISTORY}": made_history(HISTORY).root,
    }


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("name", ["south-east-essex", "riverside", f"histories/{HISTORY}"])
def test_each_face(name: str, face: str, agreements: dict[str, Path], mou: Mou) -> None:
    ran = mou("-C", agreements[name], "status", "--as-of", DAY, "--format", face)
    assert (ran.code, ran.err) == (0, "")
    same_as_golden(f"{name}/status.{FACES[face]}", ran.out.encode())
    if face == "json":
        jsonschema.validate(json.loads(ran.out), output_schema("status"))


def test_the_faces_say_the_same(agreements: dict[str, Path], mou: Mou) -> None:
    root = agreements[f"histories/{HISTORY}"]
    whole = " ".join(mou("-C", root, "status", "--as-of", DAY, "--all").out.split())
    data = json.loads(mou("-C", root, "status", "--as-of", DAY, "--format", "json").out)
    page = mou("-C", root, "status", "--as-of", DAY, "--format", "html").out
    for found in data["participants"]:
        if found["state"] != "not required":
            assert found["state"] in whole
        assert found["name"] in whole
        assert found["name"] in page
        for note in found["notes"]:
            assert note in whole
            assert note in page
    for step in data["next"]:
        assert step["text"] in whole
        assert step["text"] in page
    assert data["since"][0]["sentence"] in whole


def test_a_screen_has_no_room_for_all_that_are_current(mou: Mou, tmp_path: Path) -> None:
    short = mou("-C", ROOT, "status", "--as-of", DAY).out
    assert "  … 4 more are current: mou status --all\n" in short
    assert "Essex County Council" not in short
    whole = mou("-C", ROOT, "status", "--as-of", DAY, "--all").out
    assert "Peter Fairley, Director for Integration and Partnerships, in March 2019" in whole
    assert "more are current" not in whole
    root = marsh(tmp_path / "marsh")
    for number in range(5):
        change(
            root,
            "data/mou.yaml",
            "localities:",
            f"  - open_class: guests-{number}\n    tier: invited\n    name: Guests {number}\n"
            "localities:",
        )
    release(root, "2024-01", "2024-01")
    for partner in (COUNTY, DISTRICT, TRUST):
        sign(root, partner)
    found = mou("-C", root, "status", "--as-of", DAY).out
    assert all(name in found for name in ("Marsh County", "Meadow District", "Reedbank Trust"))
    assert "Guests 0, Guests 1 and 3 others" in found


def test_nobody_is_to_sign(mou: Mou, tmp_path: Path) -> None:
    root = marsh(tmp_path / "marsh")
    change(root, "data/mou.yaml", "signs: true", "signs: false")
    release(root, "2024-01", "2024-01")
    assert "Nobody is to sign\n" in mou("-C", root, "status", "--as-of", "2024-06").out
    page = mou("-C", root, "status", "--as-of", "2024-06", "--format", "html").out
    assert "<table>" not in page
    assert "Participants" not in mou("-C", root, "status", "--format", "markdown").out


def test_a_scheduled_job_fails_where_something_is_due(mou: Mou, tmp_path: Path) -> None:
    root = marsh(tmp_path / "marsh")
    for partner in (COUNTY, DISTRICT):
        sign(root, partner)
    assert mou("-C", root, "status", "--as-of", "2024-06", "--exit-code").code == 1
    sign(root, TRUST)
    for day, code in (("2024-06", 0), ("2025-01-30", 0), ("2025-01-31", 1)):
        assert mou("-C", root, "status", "--as-of", day, "--exit-code").code == code
    assert mou("-C", root, "status", "--as-of", "2025-02").code == 0
    reword(root)
    assert mou("-C", root, "status", "--as-of", "2024-06", "--exit-code").code == 0
    becomes(root, TRUST, "abolished", "2024-05-01", "reed-north")
    assert mou("-C", root, "status", "--as-of", "2024-06", "--exit-code").code == 1


def test_without_a_day_it_is_today(
    mou: Mou, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import date

    root = marsh(tmp_path / "marsh")
    monkeypatch.setattr("mou_cli.cli.dates.today", lambda: date(2031, 5, 6))
    assert "As of 6 May 2031\n" in mou("-C", root, "status").out


def test_a_day_that_there_is_not(mou: Mou, tmp_path: Path) -> None:
    ran = mou("-C", marsh(tmp_path / "marsh"), "status", "--as-of", "2024-02-30")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "mou: `2024-02-30` is no date: there is no such day in the calendar\n"
        "  Write `2024-05-31`, `2024-05` or `2024`\n"
    )


def test_it_goes_into_a_file(mou: Mou, tmp_path: Path) -> None:
    root = marsh(tmp_path / "marsh")
    file = tmp_path / "out" / "status.html"
    ran = mou("-C", root, "status", "--format", "html", "--output", file)
    assert ran.out == f"{file}\n"
    assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_words_that_try_to_be_something_else_stay_words(mou: Mou, tmp_path: Path) -> None:
    root = marsh(tmp_path / "marsh")
    hostile = "@all <script>alert(1)</script> | [x](javascript:y) \\u202e ##[error]"
    sign(root, COUNTY, reservation=hostile, name=hostile)
    sign(root, DISTRICT, state="declined", reason=hostile)
    text = mou("-C", root, "status", "--all").out
    assert "\u202e" not in text
    assert "##[error]" not in text
    comment = mou("-C", root, "status", "--format", "markdown").out
    assert "<script>" not in comment
    assert "\\| \\[x\\]" in comment
    assert "\u202e" not in comment
    page = mou("-C", root, "status", "--format", "html").out
    assert "<script>" not in page
    assert "\u202e" not in page
    data = mou("-C", root, "status", "--format", "json").out
    assert "\u202e" not in data
    assert "\u202e" in json.loads(data)["participants"][0]["reservations"][0]


def test_colours_where_they_are_wanted(mou: Mou, tmp_path: Path) -> None:
    from mou_cli.git import Git
    from mou_cli.model.dates import PartialDate
    from mou_cli.operations.status import status
    from mou_cli.output.status.text import status_as_text

    root = marsh(tmp_path / "marsh")
    found = status(Git(root, named=True), PartialDate.parse("2024-06"))
    coloured = status_as_text(found, colour=True)
    assert "\x1b[33mpending" in coloured
    assert "\x1b" not in status_as_text(found)


def test_a_proposed_version_in_each_face(mou: Mou, tmp_path: Path) -> None:
    root = marsh(tmp_path / "marsh")
    change(
        root,
        "data/mou.yaml",
        "      - name: Avery Example\n",
        "      - name: Avery Example\n      - name: Jo Sample\n",
    )
    reword(root)
    digest = release(root, "2025-01", "2025-01", "proposed")
    sign(root, COUNTY, version="2025-01", digest=digest, date="2025-02")
    sign(root, TRUST, version="2025-01", digest=digest, date="2025-02")
    sign(root, DISTRICT)
    day = ("--as-of", "2025-03")
    answers = "Marsh County Council (1 of 2 signatures), Meadow District Council"
    for face in ("text", "markdown", "html"):
        found = " ".join(mou("-C", root, "status", *day, "--format", face).out.split())
        assert answers in found
        assert "Reedbank Trust" in found
    data = json.loads(mou("-C", root, "status", *day, "--format", "json").out)
    jsonschema.validate(data, output_schema("status"))
    assert [(a["key"], a["signed"], a["required"]) for a in data["asked"]] == [
        (COUNTY, 1, 2),
        (DISTRICT, 0, 1),
        (TRUST, 1, 1),
    ]


def test_a_text_that_is_nowhere_in_each_face(mou: Mou, tmp_path: Path) -> None:
    root = marsh(tmp_path / "marsh")
    sign(root, COUNTY)
    reword(root)
    release(root, "2025-01", "2025-01")
    for face in ("text", "markdown", "html"):
        found = " ".join(mou("-C", root, "status", "--format", face).out.split())
        assert (
            "What changed since 2024-01 cannot be shown: the text of 2024-01 is not here" in found
        )
    data = json.loads(mou("-C", root, "status", "--format", "json").out)
    jsonschema.validate(data, output_schema("status"))
    assert data["since"] == [{"version": "2024-01", "sentence": None, "changes": None}]
    (root / "data" / "versions" / "2025-01.yaml").unlink()
    data = json.loads(mou("-C", root, "status", "--format", "json").out)
    jsonschema.validate(data, output_schema("status"))
    assert (data["review"], data["commencement"], data["legal_status"]) == (None, None, None)


def test_nothing_changed_in_the_signed_text_of_two_versions(mou: Mou, tmp_path: Path) -> None:
    root = marsh(tmp_path / "marsh")
    sign(root, COUNTY)
    release(root, "2024-02", "2024-02")
    for face in ("text", "markdown", "html"):
        found = mou("-C", root, "status", "--as-of", "2024-03", "--format", face).out
        assert "Since 2024-01: nothing in the signed text" in found
