"""`mou validate`."""

import json
from pathlib import Path

import pytest

from conftest import ROOT, Mou, change


def test_own_data_is_clean(mou: Mou) -> None:
    ran = mou("-C", ROOT, "validate", "--strict")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("No problems in ")


def test_problems_go_to_stdout_and_the_summary_to_stderr(mou: Mou, south_east_essex: Path) -> None:
    change(south_east_essex, "data/mou.yaml", "tier: represented\n", "tier: representd\n")
    ran = mou("validate", "-C", south_east_essex)
    assert ran.code == 1
    assert ran.out.splitlines()[0] == (
        "data/mou.yaml:90:11 error REF001 No tier is called `representd`"
    )
    assert "  90 |     tier: representd\n                 ^^^^^^^^^^\n" in ran.out
    assert "Did you mean `represented`? Tiers are in data/mou.yaml, line 13" in ran.out
    assert "Nothing was changed. More: mou explain" in ran.err


def test_json_is_pure_and_versioned(mou: Mou, south_east_essex: Path) -> None:
    change(south_east_essex, "data/principles.yaml", "title: Be generous", "title: 7")
    ran = mou("validate", "-C", south_east_essex, "--format", "json")
    report = json.loads(ran.out)
    assert (ran.code, ran.err, report["schema_version"]) == (1, "", 1)
    assert report["summary"]["errors"] == 1
    assert report["problems"][0] == {
        "code": "SCH005",
        "severity": "error",
        "path": "data/principles.yaml",
        "line": 38,
        "column": 12,
        "length": 1,
        "message": "This is read as a number or a truth value, and a text belongs here",
        "mend": "Put double quotes round it",
    }


def test_warnings_fail_only_when_strict(mou: Mou, south_east_essex: Path) -> None:
    change(south_east_essex, "data/partners/essex-county-council.yaml", "short: ECC", "short: TBC")
    assert mou("validate", "-C", south_east_essex).code == 0
    assert mou("validate", "-C", south_east_essex, "--strict").code == 1


def test_a_changed_word_is_a_note_that_fails_nothing(mou: Mou, south_east_essex: Path) -> None:
    change(south_east_essex, "data/principles.yaml", "and with the public", "and with everyone")
    ran = mou("validate", "-C", south_east_essex, "--strict")
    assert ran.code == 0
    assert "note VER003 The text (" in ran.out
    assert "1 note in 1 of 32 files" in ran.err


def test_a_broken_file_does_not_stop_the_rest(mou: Mou, south_east_essex: Path) -> None:
    change(south_east_essex, "data/principles.yaml", "principles:\n", "principles\n")
    change(south_east_essex, "data/partners/southend-ccg.yaml", "ods: 99G", "ods: 9-9-G")
    change(south_east_essex, "data/mou.yaml", "date: 2019-03\n", "date: 2019-13\n")
    found = {
        (problem["path"], problem["code"])
        for problem in json.loads(mou("validate", "-C", south_east_essex, "--format", "json").out)[
            "problems"
        ]
    }
    assert found == {
        ("data/mou.yaml", "SCH008"),
        ("data/partners/southend-ccg.yaml", "IDN001"),
        ("data/principles.yaml", "YML001"),
    }


def test_the_repository_is_found_from_a_folder_below_it(
    mou: Mou, south_east_essex: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(south_east_essex / "data" / "partners")
    assert mou("validate").code == 0


def test_a_folder_without_data_says_so(mou: Mou, tmp_path: Path) -> None:
    ran = mou("validate", "-C", tmp_path)
    assert ran.code == 1
    assert "FIL001 There is no `data/mou.yaml` here" in ran.out


def test_terminal_codes_in_data_are_shown_and_not_obeyed(mou: Mou, south_east_essex: Path) -> None:
    change(
        south_east_essex,
        "data/mou.yaml",
        "tier: represented\n",
        'tier: "\\e[31m\\u202e::error::"\n',
    )
    ran = mou("validate", "-C", south_east_essex)
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert "YML008 The text holds the character U+001B, written with a backslash" in ran.out
    assert "KEY001 `[31m\\u202e::error::` is no key" in ran.out


def test_a_folder_with_the_name_of_a_file_is_told(mou: Mou, south_east_essex: Path) -> None:
    (south_east_essex / "data" / "partners" / "folder.yaml").mkdir()
    ran = mou("validate", "-C", south_east_essex)
    assert ran.code == 1
    assert "folder.yaml:1:1 error FIL002 The file cannot be read: it is not an ordinary file" in (
        ran.out
    )


def test_one_odd_file_of_each_kind_stops_nothing_else(mou: Mou, south_east_essex: Path) -> None:
    partners = south_east_essex / "data" / "partners"
    (partners / "bomb.yaml").write_text("a: &a [x, x]\nb: [*a, *a]\n")
    (partners / "deep.yaml").write_text("[" * 100_000)
    (partners / "out.yaml").symlink_to("/etc/hostname")
    change(south_east_essex, "data/mou.yaml", "tier: represented\n", "tier: representd\n")
    found = {
        (problem["path"].rpartition("/")[2], problem["code"])
        for problem in json.loads(mou("validate", "-C", south_east_essex, "--format", "json").out)[
            "problems"
        ]
    }
    assert found >= {
        ("bomb.yaml", "YML003"),
        ("deep.yaml", "YML006"),
        ("out.yaml", "FIL002"),
        ("mou.yaml", "REF001"),
    }
