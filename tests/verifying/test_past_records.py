"""Records beside their history: real repositories in which one is edited, removed, moved."""

import shutil
from pathlib import Path

import pytest

from conftest import ROOT, change
from histories import run_git
from mou_cli.errors import EnvironmentFaultError
from mou_cli.operations.verify import verify
from mou_cli.revisions import record_history
from mou_cli.verifying.verification import Checked, What
from signing import COUNCIL, FILE, HOSPITAL, NOW, codes, commit, merge, sign, verified

DECISION = "data/decisions/marsh-cabinet.yaml"
VERSION = "data/versions/2024-04.yaml"
REVIEW = "data/reviews/2025-05-01.yaml"
REVIEWED = """date: 2025-05-01
reviewers: [The Forum]
scope: not stated
version: "2024-04"
outcome: no-change
actions:
  - action: Write to the hospital
    by: Kim
    due: not stated
minute: not stated
recorded_by: K
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a repository with one record of each kind, on its default branch."""
    folder = tmp_path / "repository"
    shutil.copytree(ROOT / "tests" / "rules" / "base" / "data", folder / "data")
    shutil.copytree(ROOT / "tests/rules/SGN007/data/decisions", folder / "data/decisions")
    (folder / "data/reviews").mkdir()
    (folder / REVIEW).write_text(REVIEWED, encoding="utf-8")
    run_git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "First", "2026-01-01")
    sign(folder, name="Zoë Sample", place="Hall")
    commit(folder, "The council signs", "2026-02-10")
    return folder


def history(root: Path, **options: str) -> list[Checked]:
    """Return what is said of the history, but that records stand as they were committed."""
    found = verified(root, **options).checks
    return [c for c in found if c.what is What.HISTORY and c.verdict.value != "good"]


def the_one(root: Path, **options: str) -> Checked:
    (found,) = history(root, **options)
    return found


def test_records_that_stand_as_they_were_committed(root: Path) -> None:
    assert history(root) == []
    (good,) = (check for check in verified(root).checks if check.what is What.HISTORY)
    first = run_git(root, "rev-parse", "HEAD~1")[:7]
    assert good.subject == "4 records"
    assert good.words == (
        "say what they said when they were committed: compared with 2 commits since commit "
        f"{first} of 2026-01-01"
    )


@pytest.mark.parametrize(
    ("path", "was", "now", "subject", "words"),
    [
        (
            FILE,
            "date: 2026-02-10",
            "date: 2026-02-11",
            f"{COUNCIL}, Zoë Sample: signed 2024-04",
            "`date` was 2026-02-10, is 2026-02-11",
        ),
        (
            FILE,
            "name: Zoë Sample",
            "name: Mallory",
            f"{COUNCIL}, Mallory: signed 2024-04",
            "`name` was Zoë Sample, is Mallory",
        ),
        (
            FILE,
            "state: signed",
            "state: declined",
            f"{COUNCIL}, Zoë Sample: declined 2024-04",
            "`state` was signed, is declined",
        ),
        (
            FILE,
            "    place: Hall",
            "    on_behalf_of: [harbour-hospital]\n    place: Hall",
            f"{COUNCIL}, Zoë Sample: signed 2024-04",
            "`on_behalf_of` was left out, is harbour-hospital",
        ),
        (
            DECISION,
            "outcome: agreed",
            "outcome: refused",
            "decision marsh-cabinet",
            "`outcome` was agreed, is refused",
        ),
        (
            REVIEW,
            "outcome: no-change",
            "outcome: amend",
            "review 2025-05-01",
            "`outcome` was no-change, is amend",
        ),
        (
            REVIEW,
            "action: Write to the hospital",
            "action: Write to nobody",
            "review 2025-05-01",
            "`actions` was Write to the hospital, Kim, is Write to nobody, Kim",
        ),
        (
            VERSION,
            "date: ",
            "date: 2023-01-01 #",
            "version 2024-04",
            "`date` was 2024-04-01, is 2023-01-01",
        ),
    ],
)
def test_an_edit_is_told_with_what_stood_there_before(
    root: Path, path: str, was: str, now: str, subject: str, words: str
) -> None:
    before = run_git(root, "log", "-1", "--format=%h", "--abbrev=7", "--", path)
    change(root, path, was, now)
    files = the_one(root)
    assert files.words == f"{subject} was changed in the files, and that is not committed: {words}"
    changed = commit(root, "Correct it", "2026-03-01")
    found = the_one(root)
    assert codes([found]) == ["VFY007"]
    assert found.subject == subject
    assert found.words == f"{subject} was changed in commit {changed[:7]} of 2026-03-01: {words}"
    assert found.problem is not None
    assert f"git show {before}:{path}" in found.problem.mend
    assert (root / path).read_text("utf-8").splitlines()[found.problem.position.line - 1].strip()
    commit(root, "Something else", "2026-03-02")
    assert the_one(root) == found
    assert history(root, at="HEAD~2") == []
    assert the_one(root, at="HEAD~1").words == found.words


@pytest.mark.parametrize("path", [FILE, DECISION, REVIEW])
def test_a_file_that_went_is_told_with_what_it_said(root: Path, path: str) -> None:
    (root / path).unlink()
    assert codes(history(root)) == ["VFY008"]
    removed = commit(root, "Tidy up", "2026-03-01")
    found = the_one(root)
    assert codes([found]) == ["VFY008"]
    assert f" was removed in commit {removed[:7]} of 2026-03-01. It said: `" in found.words


def test_a_version_that_went(root: Path) -> None:
    other = root / "data/versions/2020-01.yaml"
    text = (root / VERSION).read_text("utf-8")
    other.write_text(text.replace("2024-04", "2020-01").replace("85c6", "1111"), "utf-8")
    commit(root, "From the archive", "2026-03-01")
    other.unlink()
    found = the_one(root)
    assert codes([found]) == ["VFY008"]
    assert "version 2020-01 was removed in the files" in found.words
    assert "`version` 2020-01; `date` 2020-01" in found.words


def test_one_record_of_several_went(root: Path) -> None:
    for name in ("Bo", "Cy", "Di"):
        sign(root, name=name)
    commit(root, "More", "2026-02-11")
    text = (root / FILE).read_text("utf-8")
    pieces = text.split("  - state")
    (root / FILE).write_text("  - state".join([*pieces[:2], *pieces[3:]]), "utf-8")
    commit(root, "Less", "2026-03-01")
    found = the_one(root)
    assert codes([found]) == ["VFY008"]
    assert found.subject == f"{COUNCIL}, Bo: signed 2024-04"
    assert "`name` Bo; `roles` Leader; `date` 2026-02-10; " in found.words


def test_one_went_and_another_came_in_one_commit(root: Path) -> None:
    sign(root, name="Bo", roles=["Chair"], date="2025-12-01", place="Elsewhere")
    commit(root, "Bo", "2026-02-11")
    text = (root / FILE).read_text("utf-8")
    head, first, _ = text.split("  - state")
    (root / FILE).write_text(f"{head}  - state{first}", "utf-8")
    sign(root, name="Cy", roles=["Clerk"], date="2026-01-03", place="Hut", method="email")
    commit(root, "Bo to Cy", "2026-03-01")
    assert set(codes(history(root))) <= {"VFY007", "VFY008"}
    assert "Bo" in the_one(root).words


def test_layout_comments_and_the_order_of_fields_are_no_change(root: Path) -> None:
    lines = (root / FILE).read_text("utf-8").splitlines()
    name, place = lines.index("    name: Zoë Sample"), lines.index("    place: Hall")
    lines[name], lines[place] = lines[place], '    name: "Zoë Sample"  # as on the page'
    (root / FILE).write_text("# Signatures\n\n" + "\r\n".join(lines) + "\n# end\n", "utf-8")
    text = (root / REVIEW).read_text("utf-8")
    (root / REVIEW).write_text(text.replace("[The Forum]", "\n  - The Forum"), "utf-8")
    assert history(root) == []
    commit(root, "Tidy", "2026-03-01")
    assert history(root) == []


def test_what_was_not_stated_may_be_added(root: Path) -> None:
    change(root, FILE, "method: not stated", "method: wet-ink")
    change(
        root,
        FILE,
        "evidence: not stated",
        "evidence:\n      - name: a.pdf\n        digest: not stated\n        held: not stated",
    )
    added = commit(root, "Known now", "2026-03-01")
    found = the_one(root)
    assert found.verdict == "recorded"
    assert found.words == (
        f"said more in commit {added[:7]} of 2026-03-01: `method` was not stated, is wet-ink; "
        "`evidence` was not stated, is a.pdf"
    )
    change(root, FILE, "name: a.pdf", "name: b.pdf")
    commit(root, "And changed", "2026-03-02")
    assert codes([the_one(root)]) == ["VFY007"]
    assert "`evidence` was a.pdf" in the_one(root).words


def test_an_answer_is_no_blank_that_may_be_filled(root: Path) -> None:
    change(root, FILE, "reservation: not stated", "reservation: none")
    commit(root, "None", "2026-03-01")
    assert the_one(root).verdict == "recorded"
    change(root, FILE, "reservation: none", "reservation: subject to the board")
    assert codes([the_one(root)]) == ["VFY007"]


def test_whom_a_signature_is_for_and_what_a_decision_is_subject_to_are_no_lists_to_add_to(
    root: Path,
) -> None:
    sign(root, partner=HOSPITAL, name="Bo", on_behalf_of=[HOSPITAL])
    change(root, DECISION, "outcome: agreed", "outcome: conditional\nconditions: [The lease ends]")
    run_git(root, "commit", "--quiet", "--amend", "--all", "--no-edit")
    commit(root, "The hospital signs", "2026-02-20")
    run_git(root, "checkout", "--quiet", "--orphan", "anew")  # what was decided is one commit
    commit(root, "All of it", "2026-02-21")
    run_git(root, "branch", "--quiet", "--force", "main", "anew")
    assert history(root) == []
    file = f"data/signatures/{HOSPITAL}.yaml"
    change(root, file, f"      - {HOSPITAL}\n", f"      - {HOSPITAL}\n      - {COUNCIL}\n")
    change(root, DECISION, "[The lease ends]", "[The lease ends, The sun shines]")
    assert codes(history(root)) == ["VFY007", "VFY007"]


def test_a_fact_that_was_added_and_taken_away_is_told(root: Path) -> None:
    change(root, FILE, "method: not stated", "method: wet-ink")
    commit(root, "Known now", "2026-03-01")
    change(root, FILE, "method: wet-ink", "method: not stated")
    commit(root, "Known no more", "2026-03-02")
    assert the_one(root).verdict == "recorded"
    assert "brought back" in the_one(root).words


def test_what_is_to_be_written_later_is_passed_over(root: Path) -> None:
    change(root, REVIEW, "due: not stated", "due: not stated\n    done: 2025-07-01")
    change(root, VERSION, "state: in-force", "state: withdrawn")
    change(root, DECISION, "outcome: agreed", "outcome: agreed\nconditions_met: 2024-06-01")
    commit(root, "Done", "2026-03-01")
    assert history(root) == []
    change(root, REVIEW, "done: 2025-07-01", "done: 2025-08-01")
    assert codes([the_one(root)]) == ["VFY007"]


def test_what_was_changed_and_brought_back_is_told_and_no_fault(root: Path) -> None:
    change(root, FILE, "place: Hall", "place: Hull")
    changed = commit(root, "Change", "2026-03-01")
    change(root, FILE, "place: Hull", "place: Hall")
    back = commit(root, "Back", "2026-03-02")
    found = the_one(root)
    assert found.verdict == "recorded"
    assert found.words == (
        f"was changed in commit {changed[:7]} of 2026-03-01 and brought back in commit "
        f"{back[:7]} of 2026-03-02; in between it said: `place` Hull"
    )
    sign(root, name="Bo")
    change(root, FILE, "method: not stated", "method: email")
    commit(root, "More", "2026-03-03")
    assert [each.verdict for each in history(root)] == ["recorded", "recorded"]


def test_each_edit_of_several_is_held_against_the_first_words(root: Path) -> None:
    for number, name in enumerate(("Hull", "Hill", "Hell")):
        before = ("Hall", "Hull", "Hill")[number]
        change(root, FILE, f"place: {before}", f"place: {name}")
        commit(root, name, f"2026-03-0{number + 1}")
    assert "`place` was Hall, is Hell" in the_one(root).words
    (root / FILE).unlink()
    commit(root, "Gone", "2026-03-04")
    assert codes(history(root)) == ["VFY008"]
    assert "`place` Hall" in the_one(root).words


def test_a_file_that_nobody_can_read_hides_no_edit(root: Path) -> None:
    text = (root / FILE).read_text("utf-8")
    (root / FILE).write_text("signatures: [\n", "utf-8")
    commit(root, "Broken", "2026-03-01")
    (root / FILE).write_text(text.replace("Hall", "Hull"), "utf-8")
    commit(root, "Mended", "2026-03-02")
    bad, unread = history(root)
    assert codes([bad, unread]) == ["VFY007", "cannot-be-checked"]
    assert "`place` was Hall, is Hull" in bad.words
    assert unread.subject == "1 earlier state of a file"


def test_a_record_that_was_corrected_by_a_new_one(root: Path) -> None:
    """The way of `docs/signatures.md`: the wrong record stays, and the new one names it."""
    text = (root / FILE).read_text("utf-8")
    new = text.removeprefix("signatures:\n").replace("2026-02-10", "2026-02-12")
    corrects = "    corrects:\n      version: '2024-04'\n      name: Zoë Sample\n"
    reason = "      date: 2026-02-10\n      reason: The page says the 12th\n"
    (root / FILE).write_text(f"{text}{new}{corrects}{reason}", "utf-8")
    commit(root, "The date was wrong", "2026-03-01")
    assert history(root) == []
    found = verified(root)
    assert not found.is_bad
    recorded = [check.words for check in found.checks if check.what is What.RECORDED]
    assert recorded[0] == "counts no more, corrected by a later record: The page says the 12th"
    change(root, FILE, "reason: The page says the 12th", "reason: Guessed")
    assert codes([the_one(root)]) == ["VFY007"]
    change(root, FILE, "    corrects:\n      version: '2024-04'\n      name: Zoë Sample\n", "")
    text = (root / FILE).read_text("utf-8")
    (root / FILE).write_text(text.replace("      date: 2026-02-10\n      reason: Guessed\n", ""))
    assert codes([the_one(root)]) == ["VFY007"]


def test_a_correction_may_not_be_added_to_a_record_that_is_there(root: Path) -> None:
    sign(root, name="Bo")
    commit(root, "Bo", "2026-02-11")
    text = (root / FILE).read_text("utf-8")
    corrects = "    corrects:\n      version: '2024-04'\n      name: Zoë Sample\n"
    (root / FILE).write_text(f"{text}{corrects}      date: 2026-02-10\n      reason: So\n", "utf-8")
    assert codes([the_one(root)]) == ["VFY007"]
    assert "`corrects` was left out" in the_one(root).words


# Branches and merges


def branch(root: Path, name: str, start: str = "HEAD") -> None:
    run_git(root, "checkout", "--quiet", "-b", name, start)


def back(root: Path, name: str = "main") -> None:
    run_git(root, "checkout", "--quiet", name)


def test_a_draft_on_a_branch_is_no_record_yet(root: Path) -> None:
    branch(root, "hospital")
    sign(root, partner=HOSPITAL, name="Bo", place="Hull")
    commit(root, "A draft", "2026-03-01")
    assert history(root) == []
    change(root, f"data/signatures/{HOSPITAL}.yaml", "place: Hull", "place: Home")
    commit(root, "The place was mistyped", "2026-03-02")
    assert the_one(root).words == (
        "stood on branches, and did not come to the line of commits as they were: "
        f"{HOSPITAL}, Bo: signed 2024-04"
    )
    back(root)
    merge(root, "hospital", "2026-03-03")
    found = the_one(root)
    assert (found.verdict, found.subject) == ("recorded", "1 draft")
    change(root, f"data/signatures/{HOSPITAL}.yaml", "place: Home", "place: Nowhere")
    assert "VFY007" in codes(history(root))


def test_a_branch_that_edits_a_record_of_the_default_branch(root: Path) -> None:
    branch(root, "change")
    change(root, FILE, "place: Hall", "place: Hull")
    edited = commit(root, "Change", "2026-03-01")
    words = f"was changed in commit {edited[:7]} of 2026-03-01: `place` was Hall, is Hull"
    assert words in the_one(root).words
    back(root)
    assert history(root) == []
    merge(root, "change", "2026-03-02")
    bad = [check for check in history(root) if check.verdict == "BAD" or check.problem]
    assert words in bad[0].words


def test_a_merge_that_drops_what_the_branch_brought(root: Path) -> None:
    branch(root, "hospital")
    sign(root, partner=HOSPITAL, name="Bo")
    commit(root, "The hospital signs", "2026-03-01")
    back(root)
    sign(root, name="Cy")
    commit(root, "The council once more", "2026-03-02")
    merge(root, "hospital", "2026-03-03", "--no-ff", "--strategy", "ours")
    merged = run_git(root, "rev-parse", "HEAD")
    found = the_one(root)
    assert codes([found]) == ["VFY008"]
    assert f"{HOSPITAL}, Bo: signed 2024-04 was removed in commit {merged[:7]}" in found.words


@pytest.mark.parametrize("twin", [False, True])
def test_a_merge_by_which_the_default_branch_becomes_the_other_one(root: Path, twin: bool) -> None:
    """A branch that takes the default branch in and leaves its records out, and takes its place."""
    branch(root, "other")
    if twin:
        sign(root, name="Bo", place="Forged")
    commit(root, "Something", "2026-03-01")
    back(root)
    sign(root, name="Bo", place="Real")
    commit(root, "Bo signs", "2026-03-02")
    back(root, "other")
    merge(root, "main", "2026-03-03", "--strategy", "ours")
    back(root)
    run_git(root, "merge", "--quiet", "--ff-only", "other")
    assert codes(history(root)) == ["VFY008"]
    assert "`place` Real" in the_one(root).words


def test_a_record_is_no_edit_of_a_forged_one_that_says_so(root: Path) -> None:
    """As before; and a third branch makes the real record look like a slip that was refused."""
    sign(root, name="Bo", place="Real")
    real = (root / FILE).read_text("utf-8")
    run_git(root, "checkout", "--quiet", "--", FILE)
    branch(root, "other")
    (root / FILE).write_text(real.replace("Real", "Forged"), "utf-8")
    commit(root, "Bo signs", "2026-03-01")
    branch(root, "slip")
    (root / FILE).write_text(real, "utf-8")
    commit(root, "A slip", "2026-03-01")
    back(root, "other")
    merge(root, "slip", "2026-03-02", "--no-ff", "--strategy", "ours")
    assert [check.verdict for check in history(root)] == ["recorded"]
    back(root)
    (root / FILE).write_text(real, "utf-8")
    commit(root, "Bo signs", "2026-03-02")
    back(root, "other")
    merge(root, "main", "2026-03-03", "--strategy", "ours")
    back(root)
    run_git(root, "merge", "--quiet", "--ff-only", "other")
    assert codes(history(root)) == ["VFY008"]
    assert "`place` Real" in the_one(root).words


@pytest.mark.parametrize("again", [False, True])
def test_an_old_branch_that_still_has_what_was_brought_back(root: Path, again: bool) -> None:
    """The edit is told once, and the branch that left while it stood brings no fault."""
    change(root, FILE, "place: Hall", "place: Hull")
    commit(root, "Change", "2026-03-01")
    branch(root, "old")
    if again:
        change(root, FILE, "place: Hull", "place: Hell")
        commit(root, "Once more", "2026-03-01")
        change(root, FILE, "place: Hell", "place: Hull")
    sign(root, partner=HOSPITAL, name="Bo")
    commit(root, "The hospital signs", "2026-03-01")
    back(root)
    change(root, FILE, "place: Hull", "place: Hall")
    commit(root, "Back", "2026-03-02")
    merge(root, "old", "2026-03-03")
    assert {check.verdict.value for check in history(root)} == {"recorded"}


def test_an_edit_that_a_merge_refused_is_no_fault(root: Path) -> None:
    branch(root, "change")
    change(root, FILE, "place: Hall", "place: Hull")
    commit(root, "Change", "2026-03-01")
    back(root)
    sign(root, name="Cy")
    commit(root, "The council once more", "2026-03-02")
    merge(root, "change", "2026-03-03", "--no-ff", "--strategy", "ours")
    assert the_one(root).verdict == "recorded"


def test_merges_that_are_made_to_fill_the_machine(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_history, "MOST_LINES", 1)
    for number in range(2):
        branch(root, f"change-{number}")
        change(root, FILE, "place: Hall", f"place: Hull {number}")
        commit(root, "Change", "2026-03-01")
        back(root)
        merge(root, f"change-{number}", "2026-03-03", "--no-ff", "--strategy", "ours")
    with pytest.raises(EnvironmentFaultError, match="more than 1 merges, and is not read"):
        verified(root)


def test_an_edit_in_the_merge_itself(root: Path) -> None:
    branch(root, "hospital")
    sign(root, partner=HOSPITAL, name="Bo")
    commit(root, "The hospital signs", "2026-03-01")
    back(root)
    run_git(root, "merge", "--quiet", "--no-ff", "--no-commit", "hospital")
    change(root, FILE, "place: Hall", "place: Hull")
    merged = commit(root, "Merge", "2026-03-03")
    assert f"in commit {merged[:7]} of 2026-03-03: `place` was Hall" in the_one(root).words


def test_two_branches_that_add_to_one_file(root: Path) -> None:
    text = (root / FILE).read_text("utf-8")
    for name in ("one", "two"):
        branch(root, name, "main")
        sign(root, name=name)
        commit(root, name, "2026-03-01")
    both = (root / FILE).read_text("utf-8").replace(text, "")
    back(root)
    merge(root, "one", "2026-03-02")
    run_git(root, "merge", "--quiet", "--no-commit", "--strategy", "ours", "two")
    (root / FILE).write_text((root / FILE).read_text("utf-8") + both, "utf-8")
    commit(root, "Both", "2026-03-03")
    assert history(root) == []


# Organisations that go by another name


def test_a_partner_with_another_id_keeps_its_records(root: Path) -> None:
    sign(root, partner=HOSPITAL, name="Bo", on_behalf_of=[COUNCIL])
    commit(root, "On behalf", "2026-02-11")
    for path in sorted((root / "data").rglob("*.yaml")):
        text = path.read_text("utf-8")
        path.write_text(text.replace(COUNCIL, "marsh"), "utf-8")
        if path.stem == COUNCIL:
            path.rename(path.with_stem("marsh"))
    commit(root, "Shorter ids", "2026-03-01")
    found = the_one(root)
    assert found.verdict == "recorded"
    assert found.words.endswith("and stands in data/signatures/marsh.yaml")
    change(root, "data/signatures/marsh.yaml", "place: Hall", "place: Hull")
    assert codes(history(root)) == ["recorded", "VFY007"]


def test_a_record_in_the_file_of_another_organisation_is_another_record(root: Path) -> None:
    (root / FILE).rename(root / f"data/signatures/{HOSPITAL}.yaml")
    commit(root, "Not the council", "2026-03-01")
    assert codes(history(root)) == ["VFY008"]


def test_a_decision_with_another_id(root: Path) -> None:
    (root / DECISION).rename(root / "data/decisions/cabinet.yaml")
    commit(root, "Another id", "2026-03-01")
    found = the_one(root)
    assert found.verdict == "recorded"
    assert found.words.endswith("and stands in data/decisions/cabinet.yaml")


# What cannot be looked at


def test_a_shallow_clone_says_how_far_it_looks(root: Path, tmp_path: Path) -> None:
    change(root, FILE, "place: Hall", "place: Hull")
    commit(root, "Change", "2026-03-01")
    clone = tmp_path / "clone"
    run_git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{root}", str(clone))
    found = the_one(clone)
    assert found.verdict == "cannot-be-checked"
    assert "this clone is shallow, so nothing is compared further back than commit" in found.words
    assert "git fetch --unshallow" in found.words


def test_without_git_or_a_commit(root: Path) -> None:
    found = [check for check in verify(None, root, NOW).checks if check.what is What.HISTORY]
    assert codes(found) == ["cannot-be-checked"]
    run_git(root, "update-ref", "-d", "HEAD")
    assert codes(history(root)) == ["cannot-be-checked"]


def test_records_of_which_no_commit_has_any_are_not_passed_over(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copytree(root / "data", elsewhere / "data")
    run_git(elsewhere, "init", "--quiet", "--initial-branch", "main")
    (elsewhere / "README.md").write_text("Nothing yet\n", encoding="utf-8")
    run_git(elsewhere, "add", "README.md")
    run_git(elsewhere, "commit", "--quiet", "--message", "Begin")
    assert codes(history(elsewhere)) == ["cannot-be-checked"]


def test_a_setting_that_hides_what_the_first_commit_brought_hides_no_edit(root: Path) -> None:
    run_git(root, "reset", "--quiet", "--soft", "HEAD~1")
    run_git(root, "commit", "--quiet", "--amend", "--no-edit")
    run_git(root, "config", "log.showRoot", "false")
    change(root, FILE, "date: 2026-02-10", "date: 2026-02-11")
    commit(root, "Edited", "2026-03-01")
    assert codes(history(root)) == ["VFY007"]


def test_a_folder_below_the_top_of_the_repository(root: Path, tmp_path: Path) -> None:
    top = tmp_path / "top"
    shutil.copytree(root / "data", top / "agreements" / "data")
    run_git(top, "init", "--quiet", "--initial-branch", "main")
    commit(top, "First", "2026-01-01")
    change(top / "agreements", FILE, "place: Hall", "place: Hull")
    found = the_one(top / "agreements")
    assert codes([found]) == ["VFY007"]
    assert found.problem is not None
    assert f":agreements/{FILE})" in found.problem.mend
