"""`mou diff`: the faces of each history, and what the command line does."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from agreements import TRUST, marsh, release, reword, sign, write
from conftest import Mou, change, same_as_golden
from histories import NAMES, History, run_git
from mou_cli.git import Git
from mou_cli.model.dates import PartialDate
from mou_cli.operations.diff import diff
from mou_cli.output.changes.text import changes_as_text
from mou_cli.output.shapes.schemas import output_schema
from mou_cli.revisions.opening import revisions_of

FACES = {"text": "txt", "markdown": "md", "json": "json"}

Made = Callable[[str], History]


def first_version(history: History) -> str:
    tags = history.git("tag", "--list", "mou/*").split()
    return tags[0].removeprefix("mou/")


def without_ids(text: str) -> str:
    return re.sub(r"\b[0-9a-f]{40}\b", "0" * 40, text)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("name", NAMES)
def test_each_face_of_each_history(name: str, face: str, made_history: Made, mou: Mou) -> None:
    history = made_history(name)
    ran = mou("-C", history.root, "diff", first_version(history), "HEAD", "--format", face)
    assert (ran.code, ran.err) == (0, "")
    golden = f"histories/{name}/changes.{FACES[face]}"
    same_as_golden(golden, without_ids(ran.out).encode())


@pytest.mark.parametrize("name", NAMES)
def test_the_faces_tell_the_same_changes(name: str, made_history: Made, mou: Mou) -> None:
    history = made_history(name)
    base = first_version(history)
    data = json.loads(mou("-C", history.root, "diff", base, "--format", "json").out)
    jsonschema.validate(data, output_schema("changes"))
    text = " ".join(mou("-C", history.root, "diff", base).out.split())
    comment = mou("-C", history.root, "diff", base, "--format", "markdown").out
    assert data["changes"]
    for found in data["changes"]:
        assert found["sentence"] in text
        assert found["sentence"].split("(")[0].split("_")[0][:40] in comment.replace("\\", "")
    assert data["summary"] in text
    assert comment.startswith(data["summary"])


def test_without_names_the_version_in_force_is_compared_with_the_files(
    made_history: Made, mou: Mou, tmp_path: Path
) -> None:
    history = made_history("clause-inserted")
    assert mou("-C", history.root, "diff").out == mou("-C", history.root, "diff", "2024-01").out
    copy = tmp_path / "copy"
    run_git(tmp_path, "clone", "--quiet", str(history.root), str(copy))
    change(copy, "data/mou.yaml", "title: Money\n", "title: Money and work\n")
    assert "“Money” is now “Money and work”" in mou("-C", copy, "diff").out
    assert "Money and work" not in mou("-C", copy, "diff", "2024-01", "HEAD").out


def test_only_some_topics(made_history: Made, mou: Mou) -> None:
    history = made_history("party-joins")
    found = mou("-C", history.root, "diff", "2019-03", "--only", "terms").out
    assert "The review cycle goes from 12 months to 6 months" in found
    assert "Rochford" not in found
    both = mou("-C", history.root, "diff", "2019-03", "--only", "terms, parties").out
    assert "Rochford District Council joins" in both
    ran = mou("-C", history.root, "diff", "2019-03", "--only", "partys")
    assert (ran.code, ran.err) == (
        2,
        "mou: No topic is called `partys`\n  Did you mean `parties`?\n",
    )


def test_the_exit_code_is_asked_for(made_history: Made, mou: Mou) -> None:
    root = made_history("party-joins").root
    assert mou("-C", root, "diff", "2019-03").code == 0
    assert mou("-C", root, "diff", "2019-03", "--exit-code").code == 1
    ran = mou("-C", root, "diff", "HEAD", "HEAD", "--exit-code")
    assert (ran.code, ran.out) == (0, "HEAD → HEAD\nNothing changed.\n")


def test_into_a_file(made_history: Made, mou: Mou, tmp_path: Path) -> None:
    root = made_history("party-joins").root
    file = tmp_path / "out" / "changes.md"
    ran = mou("-C", root, "diff", "2019-03", "--format", "markdown", "--output", file)
    assert ran.out == f"{file}\n"
    assert file.read_text(encoding="utf-8").startswith("One party joins; ")


def test_colours_only_where_they_are_wanted(made_history: Made) -> None:
    with revisions_of(Git(made_history("party-joins").root, named=True)) as revisions:
        comparison = diff(revisions, "2019-03", None, as_of=PartialDate.parse("2026-06"))
    coloured = changes_as_text(comparison, colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == changes_as_text(comparison)
    assert "\x1b[32m[+\x1b[0m\x1b[32mevery six months\x1b[0m\x1b[32m+]\x1b[0m" in coloured
    assert "\x1b" not in changes_as_text(comparison)


def test_data_that_cannot_be_read_is_named_with_its_revision(made_history: Made, mou: Mou) -> None:
    history = made_history("broken-commit")
    ran = mou("-C", history.root, "diff", "2024-01", "HEAD~1")
    assert ran.code == 2
    assert ran.err == (
        "mou: The data of HEAD~1 cannot be read: A colon cannot stand here "
        "(data/mou.yaml, line 200)\n  All that is wrong with it: mou validate --at HEAD~1\n"
    )


def test_data_without_an_agreement_is_named_too(mou: Mou, tmp_path: Path) -> None:
    run_git(tmp_path, "init", "--quiet")
    (tmp_path / "README").write_text("nothing else", encoding="utf-8")
    run_git(tmp_path, "add", ".")
    run_git(tmp_path, "commit", "--quiet", "-m", "x")
    ran = mou("-C", tmp_path, "diff", "HEAD")
    assert ran.code == 2
    assert ran.err.startswith("mou: The data of HEAD cannot be read: There is no `data/mou.yaml`")


def test_without_a_version_in_force_something_has_to_be_named(
    made_history: Made, mou: Mou, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    run_git(tmp_path, "clone", "--quiet", str(made_history("clause-inserted").root), str(copy))
    (copy / "data" / "versions" / "2024-01.yaml").unlink()
    ran = mou("-C", copy, "diff")
    assert ran.code == 2
    assert "No version is in force" in ran.err
    assert "mou diff HEAD" in ran.err


def test_the_sentence_says_no_more_than_was_asked_for(made_history: Made, mou: Mou) -> None:
    root = made_history("party-joins").root
    outcomes = mou("-C", root, "diff", "2019-03", "--only", "outcomes").out
    assert outcomes.splitlines()[1] == "Nothing of this changed; five other things did."
    root = made_history("icb-replaces-ccgs").root
    record = mou("-C", root, "diff", "2019-03", "--only", "record").out
    assert record.splitlines()[1] == "Outside the text that eight parties signed, one fact changed."


@pytest.mark.parametrize(
    ("path", "old", "new", "sentence"),
    [
        ("data/mou.yaml", "title: Marsh and Meadow P", "title: P", "The agreement has another"),
        ("data/mou.yaml", "          key: accounts", "          key: accounts\n          "
         'label: "4.9"', "The written number of one section changes. It changes"),
        ("data/outcomes/living-well.yaml", "value: 66, by: 2027-03", "value: 70, by: 2027-03",
         "The target for North Marsh goes from 66% to 70% by March 2027. It changes"),
        ("data/mou.yaml", '"(a)"]', '"(i)"]', "The numbering changes. It changes"),
    ],
)  # fmt: skip
def test_the_first_sentence(
    path: str, old: str, new: str, sentence: str, made_history: Made, mou: Mou, tmp_path: Path
) -> None:
    root = tmp_path / "copy"
    run_git(tmp_path, "clone", "--quiet", str(made_history("clause-inserted").root), str(root))
    run_git(root, "checkout", "--quiet", "mou/2024-01")
    change(root, path, old, new)
    found = mou("-C", root, "diff", "--format", "markdown").out
    assert found.startswith(sentence), found.splitlines()[0]


def test_who_may_agree_is_told_as_far_as_the_agreement_says(
    made_history: Made, mou: Mou, tmp_path: Path
) -> None:
    root = tmp_path / "copy"
    run_git(tmp_path, "clone", "--quiet", str(made_history("clause-inserted").root), str(root))
    file = root / "data" / "mou.yaml"
    text = file.read_text(encoding="utf-8")
    begin, end = text.index("variation:\n"), text.index("review:\n")
    rules = "variation:\n  - {change: correction, agreed_by: officer, officer: the clerk}\n\n"
    file.write_text(text[:begin] + rules + text[end:], encoding="utf-8")
    run_git(root, "-c", "user.name=A", "commit", "--quiet", "--all", "--message", "x")
    change(root, "data/mou.yaml", "title: Money\n", "title: Means\n")
    found = " ".join(mou("-C", root, "diff", "HEAD").out.split())
    assert (
        "Who may agree this: the MoU does not say (a change of the wording); the clerk (a mere "
        "correction)" in found
    )


def test_a_comment_that_would_be_too_long_is_cut(
    made_history: Made, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mou_cli.output.changes.markdown.MOST_CHARACTERS", 300)
    root = made_history("prose-and-lists").root
    found = mou("-C", root, "diff", "2024-01", "--format", "markdown").out
    assert found.rstrip().endswith("more lines: `mou diff` shows them all.")
    assert len(found) < 400


def test_what_a_partner_last_signed_against_what_it_is_asked_to_sign(
    made_history: Made, mou: Mou
) -> None:
    root = made_history("signed-and-reviewed").root
    found = mou("-C", root, "diff", "--for", "reedbank-trust").out
    assert found.startswith("2024-01 → 2025-03\nReedbank Trust signed 2024-01 in March 2024\n")
    assert "No Party pays for another [+Party's work+]" in found
    current = mou("-C", root, "diff", "--for", "marsh-county-council").out
    assert current.startswith("2025-03 → 2025-03\nMarsh County Council signed 2025-03 on 18 March")
    named = mou("-C", root, "diff", "--for", "reedbank-trust", "2024-01").out
    assert named.startswith("2024-01 → 2024-01\n")


@pytest.mark.parametrize("face", ["text", "markdown", "html", "json"])
def test_each_face_says_on_what_ground(face: str, made_history: Made, mou: Mou) -> None:
    root = made_history("signed-and-reviewed").root
    found = mou("-C", root, "diff", "--for", "reedbank-trust", "--format", face).out
    assert "Reedbank Trust signed 2024-01 in March 2024" in found
    if face == "json":
        jsonschema.validate(json.loads(found), output_schema("changes"))


def test_a_document_has_no_room_for_the_ground(
    made_history: Made, mou: Mou, tmp_path: Path
) -> None:
    root, file = made_history("signed-and-reviewed").root, tmp_path / "x.docx"
    options = ("--format", "docx", "--output", file)
    ran = mou("-C", root, "diff", "--for", "reedbank-trust", *options)
    assert (ran.out, ran.err) == (f"{file}\n", "Reedbank Trust signed 2024-01 in March 2024\n")


def test_a_successor_is_asked_about_what_was_signed_before_it(made_history: Made, mou: Mou) -> None:
    root = made_history("icb-replaces-ccgs").root
    found = " ".join(mou("-C", root, "diff", "--for", "mid-and-south-essex-icb").out.split())
    assert found.startswith(
        "2019-03 → 2022-07 NHS Castle Point and Rochford Clinical Commissioning Group, which NHS "
        "Mid and South Essex Integrated Care Board came after, signed 2019-03 in March 2019 "
    )


def test_without_a_signature_a_decision_that_approved_counts(mou: Mou, tmp_path: Path) -> None:
    root = marsh(tmp_path / "marsh")
    decided = {"a-1": ("refused", '"2024-01"'), "a-2": ("agreed", "not stated")}
    decided |= {"a-3": ("agreed", '"2024-01"')}
    for number, (name, (outcome, version)) in enumerate(decided.items(), 1):
        write(
            root,
            f"data/decisions/{name}.yaml",
            f"kind: trustees\nbody: Trustees\npartner: {TRUST}\ndate: 2024-02-0{4 - number}\n"
            "effective: not stated\nminute: not stated\nresolution: not stated\n"
            f"votes: not stated\noutcome: {outcome}\nversion: {version}\n",
        )
    run_git(root, "init", "--quiet")
    found = mou("-C", root, "diff", "--for", TRUST)
    assert found.out.startswith(
        "2024-01 → 2024-01\n"
        "Reedbank Trust approved 2024-01 on 1 February 2024, by the decision a-3\n"
    )
    sign(root, TRUST, state="declined")
    sign(root, TRUST, date="not stated")
    assert "Reedbank Trust signed 2024-01\n" in mou("-C", root, "diff", "--for", TRUST).out
    run_git(root, "add", ".")
    run_git(root, "commit", "--quiet", "-m", "First")
    reword(root)
    release(root, "2025-01", "2025-01", "proposed")
    assert "2024-01 → 2025-01\n" in mou("-C", root, "diff", "--for", TRUST).out
    change(root, "data/versions/2024-01.yaml", "state: in-force", "state: proposed")
    (root / "data" / "versions" / "2025-01.yaml").unlink()
    assert "2024-01 → 2024-01\n" in mou("-C", root, "diff", "--for", TRUST).out
    change(root, "data/versions/2024-01.yaml", "state: proposed", "state: withdrawn")
    assert "2024-01 → working text\n" in mou("-C", root, "diff", "--for", TRUST).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--for", "heron-friends"],
            "mou: Friends of the Heron has signed and approved no version that is on record\n"
            "  Name what to compare: mou diff BASE HEAD\n",
        ),
        (
            ["--for", "reedbank-trus"],
            "mou: No partner is called `reedbank-trus`\n  Did you mean `reedbank-trust`?\n",
        ),
        (
            ["--for", "reedbank-trust", "2024-01", "HEAD"],
            "mou: `--for` finds the earlier text itself, so no BASE stands beside it\n"
            "  Name the later text alone: mou diff --for PARTNER HEAD\n",
        ),
        (
            ["--for", "reedbank-trust", "2024-01...HEAD"],
            "mou: `--for` finds the earlier text itself, so no BASE stands beside it\n"
            "  Name the later text alone: mou diff --for PARTNER HEAD\n",
        ),
    ],
)
def test_partners_for_whom_nothing_can_be_compared(
    arguments: list[str], said: str, made_history: Made, mou: Mou
) -> None:
    ran = mou("-C", made_history("signed-and-reviewed").root, "diff", *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", said)
