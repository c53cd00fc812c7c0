"""`mou release` says what cannot be, and what may be a slip, before it makes anything."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from conftest import ROOT, Mou, Ran, change
from histories import run_git
from releases import RECORD, commits, saltmarsh, state_of, to_release

pytestmark = pytest.mark.usefixtures("conversions_kept")

NOTHING = "\nNothing was recorded\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return to_release(tmp_path / "repository")


@pytest.fixture
def marsh(tmp_path: Path) -> Path:
    return saltmarsh(tmp_path / "saltmarsh")


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Set the clock."""

    def set_clock(day: date) -> None:
        monkeypatch.setattr("mou_cli.cli.dates.today", lambda: day)

    return set_clock


def refused(root: Path, mou: Mou, *arguments: str) -> Ran:
    """Run a release that is refused, dry and then in earnest, and see that all is as it was."""
    before = state_of(root)
    dry = mou("-C", root, "release", *arguments, "--dry-run")
    assert state_of(root) == before
    ran = mou("-C", root, "release", *arguments)
    assert state_of(root) == before
    assert ran == dry
    assert ran.out == ""
    assert ran.code in (1, 2)
    return ran


# Who commits, and onto what


def unset(root: Path, *names: str) -> None:
    for name in names:
        run_git(root, "config", "--unset", name)


@pytest.mark.parametrize("known", [(), ("user.email",), ("user.name",)])
def test_without_a_name_or_an_address_nothing_is_made(
    known: tuple[str, ...], root: Path, mou: Mou
) -> None:
    unset(root, *({"user.name", "user.email"} - {*known}))
    run_git(root, "config", "user.useConfigOnly", "true")
    ran = refused(root, mou, "2020-05")
    assert ran.err == (
        "mou: git does not know who you are, and a commit bears a name and an address\n"
        '  Tell it: git config user.name "Your Name", then git config user.email '
        "you@example.org\n"
    )


def test_an_empty_name_is_no_name(root: Path, mou: Mou) -> None:
    run_git(root, "config", "user.name", "")
    assert "does not know who you are" in refused(root, mou, "2020-05").err
    assert "does not know who you are" in refused(root, mou, "2019-03", "--state", "withdrawn").err


@pytest.mark.parametrize("missing", ["", "AUTHOR", "COMMITTER"])
def test_variables_tell_a_name_as_well(
    missing: str, root: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    unset(root, "user.name", "user.email")
    run_git(root, "config", "user.useConfigOnly", "true")
    for who in {"AUTHOR", "COMMITTER"} - {missing}:
        monkeypatch.setenv(f"GIT_{who}_NAME", "Jo Sample")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "jo@example.org")
    if missing:
        assert "does not know who you are" in refused(root, mou, "2020-05").err
    else:
        assert mou("-C", root, "release", "2020-05").code == 0
        assert run_git(root, "log", "-1", "--format=%an %cn") == "Jo Sample Jo Sample"


def test_to_make_the_tag_that_is_missing_takes_a_name_too(root: Path, mou: Mou) -> None:
    assert mou("-C", root, "release", "2020-05").code == 0
    run_git(root, "tag", "--delete", "mou/2020-05")
    run_git(root, "config", "user.name", "")
    assert "does not know who you are" in refused(root, mou, "2020-05").err


def two_branches(root: Path) -> None:
    """Make another branch whose commit changes a file that this branch changes too."""
    for branch, text in (("other", "theirs"), ("main", "ours")):
        if branch == "other":
            run_git(root, "checkout", "--quiet", "-b", branch)
        else:
            run_git(root, "checkout", "--quiet", branch)
        (root / "notes.txt").write_text(text, encoding="utf-8")
        commits(root, text)


def fails(root: Path, *words: str) -> None:
    with pytest.raises(AssertionError):
        run_git(root, *words)


def merge(root: Path) -> None:
    run_git(root, "merge", "--no-commit", "--no-ff", "--strategy", "ours", "other")


def am(root: Path) -> None:
    patch = run_git(root, "format-patch", "-1", "--stdout", "other")
    (root.parent / "theirs.patch").write_text(patch + "\n", encoding="utf-8")
    fails(root, "am", str(root.parent / "theirs.patch"))


UNFINISHED: dict[str, Callable[[Path], object]] = {
    "merge": merge,
    "cherry-pick": lambda root: fails(root, "cherry-pick", "other"),
    "revert": lambda root: fails(root, "revert", "HEAD~1"),
    "rebase": lambda root: fails(root, "rebase", "other"),
    "am": am,
    "bisect": lambda root: run_git(root, "bisect", "start"),
}


@pytest.mark.parametrize("command", UNFINISHED)
@pytest.mark.parametrize("arguments", [("2020-05",), ("2019-03", "--state", "withdrawn")])
def test_nothing_comes_into_the_middle_of_what_is_not_finished(
    arguments: tuple[str, ...], command: str, root: Path, mou: Mou
) -> None:
    two_branches(root)
    if command == "revert":
        (root / "notes.txt").write_text("more", encoding="utf-8")
        commits(root, "more")
    UNFINISHED[command](root)
    ran = refused(root, mou, *arguments)
    end = "reset" if command == "bisect" else "--abort"
    assert ran.err == (
        f"mou: A `git {command}` is not finished, and a commit would come into the middle of it\n"
        f"  See `git status`; finish it, or give it up: git {command} {end}\n"
    )
    run_git(root, command, end)
    assert mou("-C", root, "release", *arguments, "--dry-run").code == 0


@pytest.mark.parametrize("arguments", [("2020-05",), ("2019-03", "--state", "withdrawn")])
def test_a_commit_that_no_branch_would_have_is_not_made(
    arguments: tuple[str, ...], root: Path, mou: Mou
) -> None:
    run_git(root, "checkout", "--quiet", "--detach")
    ran = refused(root, mou, *arguments)
    assert ran.err.startswith("mou: No branch is checked out, so the commit would be on none\n")
    assert "git switch BRANCH" in ran.err


def test_a_tag_that_is_missing_is_made_from_anywhere(root: Path, mou: Mou) -> None:
    assert mou("-C", root, "release", "2020-05").code == 0
    run_git(root, "tag", "--delete", "mou/2020-05")
    run_git(root, "checkout", "--quiet", "--detach")
    assert mou("-C", root, "release", "2020-05").code == 0
    assert run_git(root, "rev-parse", "mou/2020-05^{commit}") == run_git(root, "rev-parse", "main")


# The name


@pytest.mark.parametrize("version", ["2020 05", "2020/05", "mou/2020-05", "", " ", "v:1", "@", "é"])
def test_what_is_no_name_is_refused(version: str, root: Path, mou: Mou) -> None:
    assert f"`{version}` is no version" in refused(root, mou, version).err


def test_names_that_a_disk_may_take_for_one_are_refused(root: Path, mou: Mou) -> None:
    assert mou("-C", root, "release", "2020-May").code == 0
    change(root, "data/principles.yaml", "title: Be bold", "title: Be daring")
    change(root, "data/mou.yaml", "\ndate: 2020-05\n", "\ndate: 2020-06\n")
    commits(root, "Be daring")
    ran = refused(root, mou, "2020-MAY")
    assert ran.err.startswith("mou: Version 2020-May is on record, and many a disk keeps one file")


@pytest.mark.parametrize("tag", ["mou", "mou/2020-05/draft"])
def test_a_tag_beside_which_git_keeps_no_other_is_refused(tag: str, root: Path, mou: Mou) -> None:
    run_git(root, "tag", tag)
    ran = refused(root, mou, "2020-05")
    assert ran.err == (
        f"mou: There is a tag `{tag}`, and beside it git can keep none called `mou/2020-05`\n"
        f"  Choose another name; or take it away, if nobody needs it: git tag --delete {tag}\n"
    )


def test_a_tag_of_this_name_is_refused(root: Path, mou: Mou) -> None:
    run_git(root, "tag", "mou/2020-05")
    assert "There is a tag `mou/2020-05`" in refused(root, mou, "2020-05").err


def test_a_tag_of_another_version_is_in_nobodys_way(root: Path, mou: Mou) -> None:
    for tag in ("mou/2020-05b", "mou/2020", "mou/x/2020-05"):
        run_git(root, "tag", tag)
    assert mou("-C", root, "release", "2020-05", "--dry-run").code == 0


@pytest.mark.parametrize("name", ["2021-05", "2019", "2020-04", "2020-06-01"])
def test_a_name_that_says_another_date_is_remarked_on(name: str, root: Path, mou: Mou) -> None:
    ran = mou("-C", root, "release", name, "--dry-run")
    assert (ran.code, ran.err) == (
        0,
        f"Note: The version is called {name}, and the agreement bears the date May 2020\n",
    )


@pytest.mark.parametrize("name", ["2020-05", "2020", "2020-05-17", "final", "2020-05b"])
def test_a_name_that_says_no_other_date_is_not(name: str, root: Path, mou: Mou) -> None:
    assert mou("-C", root, "release", name, "--dry-run").err == ""


# The date


def dated(root: Path, written: str) -> None:
    change(root, "data/mou.yaml", "\ndate: 2020-05\n", f"\ndate: {written}\n")
    commits(root, f"Dated {written}")


def test_the_date_of_an_earlier_version_is_doubted(root: Path, mou: Mou) -> None:
    dated(root, "2019-03")
    ran = refused(root, mou, "2020-05")
    assert ran.err == (
        "mou: The agreement still bears the date of version 2019-03: March 2019\n"
        "  Write the date of this text into data/mou.yaml, and commit it; "
        "or, if it is meant: --keep-date\n" + NOTHING
    )
    assert ran.code == 2
    ran = mou("-C", root, "release", "2020-05", "--keep-date")
    assert ran.code == 0
    assert ran.err.startswith(
        "Note: The agreement still bears the date of version 2019-03: March 2019\n"
    )
    assert (root / RECORD).exists()


@pytest.mark.parametrize("written", ["2019-02", "2018-12-31", '"2019"', "2019-03-01"])
def test_a_date_that_comes_before_an_earlier_version_is_doubted(
    written: str, root: Path, mou: Mou
) -> None:
    dated(root, written)
    ran = refused(root, mou, "2020-05")
    assert "which does not come after that of version 2019-03: March 2019" in ran.err
    assert mou("-C", root, "release", "2020-05", "--keep-date", "--dry-run").code == 0


def test_the_date_of_a_version_that_was_taken_back_may_stay(root: Path, mou: Mou) -> None:
    dated(root, "2019-03")
    assert mou("-C", root, "release", "2019-03", "--state", "withdrawn").code == 0
    assert mou("-C", root, "release", "2020-05", "--dry-run").code == 0


def test_of_two_in_force_on_one_date_it_is_told_where_that_can_be_mended(
    root: Path, mou: Mou
) -> None:
    dated(root, "2019-03")
    for more in ((), ("--keep-date",)):
        ran = refused(root, mou, "2020-05", "--state", "in-force", *more)
        assert ran.code == 1
        assert ran.err.startswith(
            "data/mou.yaml:6:7 error VER001 Version `2019-03` came into force on the same date"
        )
        assert "date: 2019-03" in ran.err
        assert RECORD not in ran.err


@pytest.mark.parametrize("recorded", [False, True])
def test_nothing_is_in_force_from_a_day_to_come(
    recorded: bool, root: Path, mou: Mou, on: Callable[[date], None]
) -> None:
    dated(root, "2020-05-02")
    on(date(2020, 5, 1))
    if recorded:
        ran = mou("-C", root, "release", "2020-05")
        assert ran.code == 0
        assert ran.err.startswith(
            "Note: The date of version 2020-05 is still to come: 2 May 2020\n"
        )
    ran = refused(root, mou, "2020-05", "--state", "in-force", "--keep-date")
    assert ran.err == (
        "mou: Version 2020-05 bears the date 2 May 2020, and is not in force before that\n"
        "  Put it in force on that day or later; until then it is proposed\n"
    )
    on(date(2020, 5, 2))
    ran = mou("-C", root, "release", "2020-05", "--state", "in-force", "--dry-run")
    assert (ran.code, ran.err) == (0, "")


def test_a_month_that_has_begun_is_not_to_come(
    root: Path, mou: Mou, on: Callable[[date], None]
) -> None:
    on(date(2020, 5, 1))
    ran = mou("-C", root, "release", "2020-05", "--state", "in-force", "--dry-run")
    assert (ran.code, ran.err) == (0, "")


# Signatures, by the agreement's own terms


def begins(root: Path, words: str) -> None:
    change(root, "data/mou.yaml", "  when: number-sign\n  number: 3\n", words)
    commits(root, "Another beginning")


def signs(root: Path, mou: Mou, *partners: str, version: str = "2021-04") -> None:
    for partner in partners:
        ran = mou(
            *("-C", root, "sign", partner, "--version", version),
            *("--name", "Avery Example", "--date", "2021-04-22"),
        )
        assert ran.code == 0, ran.err
    commits(root, "Signed")


IN_FORCE = ("2021-04", "--state", "in-force")
FIRST, SECOND, THIRD = "saltmarsh-county-council", "harbour-district-council", "north-marsh-ccg"


def test_too_few_signatures_are_doubted(marsh: Path, mou: Mou) -> None:
    assert mou("-C", marsh, "release", "2021-04").code == 0
    signs(marsh, mou, FIRST, SECOND)
    ran = refused(marsh, mou, *IN_FORCE)
    assert ran.err == (
        "mou: Version 2021-04 would be in force before it begins by its own terms: when three "
        "parties have signed: 2 of 3; not yet: NHS North Marsh Clinical Commissioning Group, NHS "
        "South Marsh Clinical Commissioning Group, Saltmarsh Carers and Harbour Lights\n"
        "  Record the signatures first, of a version that is proposed: mou sign PARTNER; "
        "or, if it is meant: --with-fewer-signatures\n" + NOTHING
    )
    assert mou("-C", marsh, "release", *IN_FORCE, "--keep-date").code == 2
    signs(marsh, mou, THIRD)
    assert mou("-C", marsh, "release", *IN_FORCE, "--dry-run").err == ""


def test_fewer_signatures_may_be_meant(marsh: Path, mou: Mou) -> None:
    ran = refused(marsh, mou, *IN_FORCE)
    assert "when three parties have signed: 0 of 3" in ran.err
    ran = mou("-C", marsh, "release", *IN_FORCE, "--with-fewer-signatures")
    assert ran.code == 0
    assert ran.err.startswith("Note: Version 2021-04 would be in force before it begins")


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        ("  when: all-sign\n", "when every party has signed: 2 of 6"),
        ("  when: each-signs\n", None),
    ],
)
def test_every_way_to_begin_by_signing_counts(
    terms: str, told: str | None, marsh: Path, mou: Mou
) -> None:
    begins(marsh, terms)
    assert mou("-C", marsh, "release", "2021-04").code == 0
    assert "begins by its own terms" in refused(marsh, mou, *IN_FORCE).err
    signs(marsh, mou, FIRST, SECOND)
    if told:
        assert told in refused(marsh, mou, *IN_FORCE).err
    else:
        assert mou("-C", marsh, "release", *IN_FORCE, "--dry-run").code == 0


def test_an_agreement_that_begins_on_a_day_is_not_in_force_before(
    marsh: Path, mou: Mou, on: Callable[[date], None]
) -> None:
    begins(marsh, "  when: date\n  date: 2021-05-01\n")
    on(date(2021, 4, 30))
    ran = refused(marsh, mou, *IN_FORCE, "--with-fewer-signatures")
    assert ran.err == (
        "mou: By its own terms the agreement begins on 1 May 2021, and no version of it is in "
        "force before that\n"
        "  Put it in force on that day or later; until then it is proposed\n"
    )
    on(date(2021, 5, 1))
    assert mou("-C", marsh, "release", *IN_FORCE, "--dry-run").code == 0


def test_a_text_that_is_not_in_the_clone_says_nothing_of_signatures(
    marsh: Path, mou: Mou, tmp_path: Path
) -> None:
    assert mou("-C", marsh, "release", "2021-04").code == 0
    change(marsh, "data/mou.yaml", "needs twice a year.", "needs four times a year.")
    commits(marsh, "Four times")
    clone = tmp_path / "clone"
    run_git(tmp_path, "clone", "--quiet", "--depth=1", "--no-tags", f"file://{marsh}", str(clone))
    for name, value in (("user.name", "A"), ("user.email", "a@example.org")):
        run_git(clone, "config", name, value)
    ran = refused(clone, mou, *IN_FORCE)
    assert ran.err.startswith("mou: The text of version 2021-04 is not in this clone, so how many")
    run_git(clone, "fetch", "--quiet", "--unshallow", "--tags")
    assert "0 of 3" in refused(clone, mou, *IN_FORCE).err


def test_signatures_that_were_taken_back_do_not_count(marsh: Path, mou: Mou) -> None:
    assert mou("-C", marsh, "release", "2021-04").code == 0
    signs(marsh, mou, FIRST, SECOND)
    ran = mou("-C", marsh, "decline", THIRD, "--name", "A", "--date", "2021-04-22")
    assert ran.code == 0
    commits(marsh, "Declined")
    assert "2 of 3" in refused(marsh, mou, *IN_FORCE).err


def test_what_has_begun_goes_on_with_a_new_text_and_that_is_remarked_on(
    marsh: Path, mou: Mou
) -> None:
    assert mou("-C", marsh, "release", "2021-04").code == 0
    signs(marsh, mou, FIRST, SECOND, THIRD)
    assert mou("-C", marsh, "release", *IN_FORCE).code == 0
    change(marsh, "data/mou.yaml", "needs twice a year.", "needs four times a year.")
    change(marsh, "data/mou.yaml", "\ndate: 2021-04-01", "\ndate: 2022-06-01")
    commits(marsh, "Four times")
    ran = mou("-C", marsh, "release", "2022-06", "--state", "in-force", "--dry-run")
    assert (ran.code, ran.err) == (
        0,
        "Note: 0 of 6 have signed version 2022-06; the agreement began with an earlier one\n",
    )


def test_an_agreement_that_does_not_say_when_it_begins_asks_for_none(root: Path, mou: Mou) -> None:
    ran = mou("-C", root, "release", "2020-05", "--state", "in-force", "--dry-run")
    assert (ran.code, ran.err) == (0, "")


# States


def test_a_version_that_is_superseded_from_the_start_is_remarked_on(root: Path, mou: Mou) -> None:
    assert mou("-C", root, "release", "2020-05").code == 0
    change(root, "data/principles.yaml", "title: Be bold", "title: Be daring")
    change(root, "data/mou.yaml", "\ndate: 2020-05\n", "\ndate: 2020-06\n")
    commits(root, "Be daring")
    assert mou("-C", root, "release", "2020-06", "--state", "in-force").code == 0
    ran = mou("-C", root, "release", "2020-05", "--state", "in-force", "--dry-run")
    assert ran.err == (
        "Note: Version 2020-06 is in force as well and bears a later date, so version 2020-05 is "
        "superseded\n"
    )


@pytest.mark.parametrize("state", ["in-force", "withdrawn"])
def test_the_command_without_a_state_takes_no_version_back_to_a_proposal(
    state: str, root: Path, mou: Mou
) -> None:
    assert mou("-C", root, "release", "2020-05").code == 0
    assert mou("-C", root, "release", "2020-05", "--state", state).code == 0
    ran = refused(root, mou, "2020-05")
    assert ran.err == (
        f"mou: Version 2020-05 is {state.replace('-', ' ')} already\n"
        "  For another text choose another name; to change its state name one: --state\n"
    )
    assert mou("-C", root, "release", "2020-05", "--state", "proposed").code == 0


def test_the_command_given_twice_changes_nothing(root: Path, mou: Mou) -> None:
    assert mou("-C", root, "release", "2020-05").code == 0
    assert "Version 2020-05 is proposed already" in refused(root, mou, "2020-05").err


# The text


def test_a_text_that_no_commit_would_have_is_refused(root: Path, mou: Mou) -> None:
    words = "mou: The last commit has another text than the files, though git sees no change\n"
    for flag, back in (
        ("--assume-unchanged", "--no-assume-unchanged"),
        ("--skip-worktree", "--no-skip-worktree"),
    ):
        run_git(root, "update-index", flag, "data/principles.yaml")
        change(root, "data/principles.yaml", "title: Be bold", "title: Be daring")
        assert refused(root, mou, "2020-05").err.startswith(words)
        change(root, "data/principles.yaml", "title: Be daring", "title: Be bold")
        run_git(root, "update-index", back, "data/principles.yaml")
    assert mou("-C", root, "release", "2020-05", "--dry-run").code == 0


def test_a_file_that_git_ignores_is_missed(tmp_path: Path, mou: Mou) -> None:
    root = tmp_path / "repository"
    shutil.copytree(ROOT / "data", root / "data")
    (root / ".gitignore").write_text("principles.yaml\ndata/versions/\n", encoding="utf-8")
    for words in (("init", "--quiet"), ("config", "user.name", "A"), ("config", "user.email", "a")):
        run_git(root, *words)
    shutil.rmtree(root / "data" / "versions")
    shutil.rmtree(root / "data" / "signatures")
    commits(root, "Without the principles")
    ran = refused(root, mou, "2019-03")
    assert ran.err.startswith("mou: The last commit has another text than the files")
    assert "git status --ignored" in ran.err


def test_a_repository_of_reports_alone_has_no_text_to_record(tmp_path: Path, mou: Mou) -> None:
    root = tmp_path / "reports"
    shutil.copytree(ROOT / "examples" / "mid-essex-alliance", root)
    (report,) = (root / "data" / "reports").glob("*maldon*")
    text = report.read_text(encoding="utf-8")
    report.write_text(f"{text}mou:\n  repository: example.org/a\n", encoding="utf-8")
    (root / "data" / "mou.yaml").unlink()
    for words in (("init", "--quiet"), ("config", "user.name", "A"), ("config", "user.email", "a")):
        run_git(root, *words)
    commits(root, "No agreement")
    ran = refused(root, mou, "2020-05")
    assert ran.err.startswith(
        "mou: There is no `data/mou.yaml` here, so there is no text to record"
    )


# Where it is given


@pytest.mark.parametrize("place", ["data/partners", "."])
def test_it_can_be_given_from_below(
    place: str, root: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / place)
    assert mou("release", "2020-05").code == 0
    assert (root / "build" / "2020-05" / "mou-2020-05.pdf").exists()
    assert run_git(root, "show", "--name-only", "--format=") == RECORD


def test_on_another_branch_the_branch_has_it(root: Path, mou: Mou) -> None:
    run_git(root, "checkout", "--quiet", "-b", "proposal")
    main = run_git(root, "rev-parse", "main")
    assert mou("-C", root, "release", "2020-05").code == 0
    assert run_git(root, "rev-parse", "main") == main
    assert run_git(root, "rev-parse", "proposal~1") == main
    run_git(root, "checkout", "--quiet", "main")
    assert "There is a tag `mou/2020-05`, and no record" in refused(root, mou, "2020-05").err


def test_in_a_worktree_of_its_own_it_goes_on_where_another_merges(root: Path, mou: Mou) -> None:
    two_branches(root)
    run_git(root, "worktree", "add", "--quiet", "-b", "second", "../second")
    fails(root, "merge", "other")
    assert "git merge" in refused(root, mou, "2020-05").err
    assert mou("-C", root.parent / "second", "release", "2020-05").code == 0


def test_a_name_that_git_could_mean_is_told_without_a_place(root: Path, mou: Mou) -> None:
    run_git(root, "branch", "spring")
    for name in ("HEAD", "main", "deadbeef", "spring"):
        ran = refused(root, mou, name)
        assert ran.code == 2
        assert f"`{name}`" in ran.err
        assert "data/versions" not in ran.err
