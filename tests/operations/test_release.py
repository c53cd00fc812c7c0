"""`mou release`: the record, the documents, the commit and the tag; and what is refused."""

import shutil
import stat
from hashlib import sha256
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from conftest import ROOT, Mou, change
from histories import run_git
from mou_cli.files.writing import TEMPORARY

pytestmark = pytest.mark.usefixtures("conversions_kept")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The project's own data with a reworded principle, committed, and somebody to commit."""
    folder = tmp_path / "repository"
    shutil.copytree(ROOT / "data", folder / "data")
    run_git(folder, "init", "--quiet", "--initial-branch", "main")
    for name, value in (("user.name", "Jo Sample"), ("user.email", "jo@example.org")):
        run_git(folder, "config", name, value)
    run_git(folder, "add", ".")
    run_git(folder, "commit", "--quiet", "--message", "2019")
    change(folder, "data/principles.yaml", "title: Be ambitious", "title: Be bold")
    change(folder, "data/mou.yaml", "\ndate: 2019-03\n", "\ndate: 2020-05\n")
    run_git(folder, "commit", "--quiet", "--all", "--message", "Be bold")
    return folder


def record(root: Path, version: str = "2020-05") -> dict[str, object]:
    path = root / "data" / "versions" / f"{version}.yaml"
    return dict(YAML(typ="safe").load(path.read_text(encoding="utf-8")))


def test_a_release_is_recorded_committed_and_tagged(root: Path, mou: Mou) -> None:
    (root / "other.txt").write_text("mine", encoding="utf-8")
    run_git(root, "add", "other.txt")
    ran = mou("-C", root, "release", "2020-05")
    assert ran.code == 0, ran.err
    folder = root / "build" / "2020-05"
    found = record(root)
    assert (found["version"], found["state"]) == ("2020-05", "proposed")
    assert found["files"] == [
        {"name": f"mou-2020-05.{kind}", "digest": f"sha256:{digest(folder, kind)}"}
        for kind in ("docx", "pdf")
    ]
    assert run_git(root, "log", "-1", "--format=%s") == "Version 2020-05 is proposed"
    assert run_git(root, "show", "--name-only", "--format=") == "data/versions/2020-05.yaml"
    assert run_git(root, "cat-file", "-t", "mou/2020-05") == "tag"
    assert run_git(root, "rev-parse", "mou/2020-05^{commit}") == run_git(root, "rev-parse", "HEAD")
    assert run_git(root, "diff", "--cached", "--name-only") == "other.txt"
    assert "Keep the documents" in ran.err
    assert "git push origin HEAD mou/2020-05" in ran.err
    assert mou("-C", root, "validate", "--strict").code == 0
    assert mou("-C", root, "diff", "2019-03", "2020-05").code == 0
    assert b"DRAFT" not in (folder / "mou-2020-05.docx").read_bytes()
    mode = stat.S_IMODE((root / "data" / "versions" / "2020-05.yaml").stat().st_mode)
    assert mode & stat.S_IRUSR


def digest(folder: Path, kind: str) -> str:
    return sha256((folder / f"mou-2020-05.{kind}").read_bytes()).hexdigest()


def test_a_dry_run_writes_nothing(root: Path, mou: Mou) -> None:
    head = run_git(root, "rev-parse", "HEAD")
    ran = mou("-C", root, "release", "2020-05", "--dry-run", "--output", root / "out")
    assert ran.out.splitlines() == [
        f"would write {root / 'out' / 'mou-2020-05.docx'}",
        f"would write {root / 'out' / 'mou-2020-05.pdf'}",
        "would write data/versions/2020-05.yaml",
        "would commit: Version 2020-05 is proposed",
        "would tag: mou/2020-05",
    ]
    assert run_git(root, "rev-parse", "HEAD") == head
    assert run_git(root, "status", "--porcelain") == ""


def test_a_version_comes_into_force_and_its_file_stays_as_it_was(root: Path, mou: Mou) -> None:
    assert mou("-C", root, "release", "2020-05").code == 0
    path = root / "data" / "versions" / "2020-05.yaml"
    text = "# Sent out in May.\n" + path.read_text(encoding="utf-8").replace(
        "state: proposed", "state: proposed   # until June"
    )
    path.write_text(text, encoding="utf-8")
    run_git(root, "commit", "--quiet", "--all", "--message", "A comment")
    ran = mou("-C", root, "release", "2020-05", "--state", "in-force", "--dry-run")
    assert "would tag" not in ran.out
    ran = mou("-C", root, "release", "2020-05", "--state", "in-force")
    assert (ran.code, ran.err.splitlines()[0]) == (0, "Version 2020-05 is in force")
    assert len(ran.err.splitlines()) == 2
    assert ran.err.splitlines()[1].startswith("To take it back, before it is pushed")
    assert path.read_text(encoding="utf-8") == text.replace("proposed ", "in-force ")
    assert run_git(root, "tag", "--list") == "mou/2020-05"
    assert run_git(root, "status", "--porcelain", "--untracked-files=no") == ""
    assert "working text" in mou("-C", root, "diff").out
    ran = mou("-C", root, "release", "2020-05", "--state", "withdrawn")
    assert ran.err.splitlines()[0] == "Version 2020-05 is withdrawn"


@pytest.mark.parametrize(
    ("version", "state", "message"),
    [
        ("2019-03", "in-force", "Version 2019-03 is in force already"),
        ("2021", "withdrawn", "There is no version 2021 to withdraw"),
        ("../x", "proposed", "`../x` is no version"),
        ("a..b", "proposed", "`a..b` is no version"),
        ("a.lock", "proposed", "`a.lock` is no version"),
        ("-x", "proposed", "No such option: -x"),
    ],
)
def test_what_is_no_version_is_refused(
    version: str, state: str, message: str, root: Path, mou: Mou
) -> None:
    ran = mou("-C", root, "release", version, "--state", state)
    assert ran.code == 2
    assert message in ran.err


def test_what_is_not_committed_is_refused(root: Path, mou: Mou) -> None:
    (root / "data" / "partners" / "new.yaml").write_text("name: New\nkind: charity\n")
    ran = mou("-C", root, "release", "2020-05")
    assert ran.code == 2
    assert ran.err.startswith("mou: `data/partners/new.yaml` is not committed")
    change(root, "data/principles.yaml", "title: Be bold", "title: Be daring")
    ran = mou("-C", root, "release", "2020-05")
    assert "`data/principles.yaml` and 1 more is not committed" in ran.err


def test_data_with_errors_is_refused(root: Path, mou: Mou) -> None:
    change(
        root, "data/mou.yaml", "tier: invited\n    name: Rochford", "tier: x\n    name: Rochford"
    )
    ran = mou("-C", root, "release", "2020-05")
    assert ran.code == 1
    assert "REF001" in ran.err
    assert ran.err.endswith("Nothing was recorded\n")


def test_a_second_version_in_force_on_one_date_is_refused(root: Path, mou: Mou) -> None:
    change(root, "data/mou.yaml", "\ndate: 2020-05\n", "\ndate: 2019-03\n")
    run_git(root, "commit", "--quiet", "--all", "--message", "The old date")
    ran = mou("-C", root, "release", "2019-03b", "--state", "in-force")
    assert ran.code == 1
    assert "VER001" in ran.err
    assert not (root / "data" / "versions" / "2019-03b.yaml").exists()


def test_a_text_that_is_a_version_is_refused(root: Path, mou: Mou) -> None:
    run_git(root, "checkout", "--quiet", "HEAD~1")
    ran = mou("-C", root, "release", "2020-05")
    assert ran.code == 2
    assert "This text is version 2019-03" in ran.err


def test_an_agreement_without_a_date_is_refused(root: Path, mou: Mou) -> None:
    change(root, "data/mou.yaml", "\ndate: 2020-05\n", "\ndate: to be confirmed\n")
    run_git(root, "commit", "--quiet", "--all", "--message", "No date")
    ran = mou("-C", root, "release", "2020-05")
    assert (ran.code, "The agreement bears no date" in ran.err) == (2, True)


def test_a_date_of_a_year_alone_is_quoted(root: Path, mou: Mou) -> None:
    change(root, "data/mou.yaml", "\ndate: 2020-05\n", '\ndate: "2020"\n')
    run_git(root, "commit", "--quiet", "--all", "--message", "A year")
    assert mou("-C", root, "release", "2020").code == 0
    assert record(root, "2020")["date"] == "2020"


def test_a_tag_without_a_record_is_refused(root: Path, mou: Mou) -> None:
    run_git(root, "tag", "mou/2020-05")
    ran = mou("-C", root, "release", "2020-05")
    assert (ran.code, "There is a tag `mou/2020-05`" in ran.err) == (2, True)


def test_templates_that_print_other_words_are_refused(root: Path, mou: Mou) -> None:
    templates = root / "templates"
    templates.mkdir()
    text = (ROOT / "templates" / "mou.md.j2").read_text(encoding="utf-8")
    (templates / "mou.md.j2").write_text(text + "\nAnd another thing.\n", encoding="utf-8")
    run_git(root, "add", ".")
    run_git(root, "commit", "--quiet", "--message", "Templates")
    ran = mou("-C", root, "release", "2020-05")
    assert (ran.code, "own templates print other words" in ran.err) == (2, True)


def hook(root: Path, name: str) -> None:
    path = root / ".git" / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("#!/bin/sh\necho not today >&2\nexit 1\n", encoding="utf-8")
    path.chmod(0o755)


def test_a_commit_that_git_refuses_leaves_nothing_behind(root: Path, mou: Mou) -> None:
    hook(root, "pre-commit")
    ran = mou("-C", root, "release", "2020-05")
    assert ran.code == 2
    assert ran.err.startswith("mou: git did not commit the record: not today\n")
    assert run_git(root, "status", "--porcelain", "--", "data") == ""
    ran = mou("-C", root, "release", "2019-03", "--state", "withdrawn")
    assert ran.code == 2
    assert run_git(root, "status", "--porcelain", "--", "data") == ""


def test_a_tag_that_git_refuses_is_told(root: Path, mou: Mou) -> None:
    run_git(root, "config", "tag.gpgSign", "true")
    run_git(root, "config", "gpg.program", "false")
    ran = mou("-C", root, "release", "2020-05")
    assert ran.code == 2
    assert "The version is recorded and committed, and git made no tag" in ran.err
    assert "git tag --annotate mou/2020-05" in ran.err


def test_a_tag_is_signed_where_git_signs_tags(root: Path, mou: Mou, tmp_path: Path) -> None:
    program = tmp_path / "sign"
    program.write_text(
        "#!/bin/sh\ncat > /dev/null\necho '[GNUPG:] SIG_CREATED ' >&2\n"
        "echo '-----BEGIN PGP SIGNATURE-----'\necho '-----END PGP SIGNATURE-----'\n"
    )
    program.chmod(0o755)
    run_git(root, "config", "tag.gpgSign", "true")
    run_git(root, "config", "gpg.program", str(program))
    assert mou("-C", root, "release", "2020-05").code == 0
    assert "BEGIN PGP SIGNATURE" in run_git(root, "cat-file", "tag", "mou/2020-05")


RECORD = "data/versions/2020-05.yaml"


def is_whole(root: Path) -> bool:
    """Say whether the version is committed by itself, tagged there, and nothing is left over."""
    return (
        run_git(root, "log", "-1", "--format=%s") == "Version 2020-05 is proposed"
        and run_git(root, "show", "--name-only", "--format=") == RECORD
        and run_git(root, "rev-parse", "mou/2020-05^{commit}") == run_git(root, "rev-parse", "HEAD")
        and run_git(root, "status", "--porcelain", "--", "data") == ""
        and list(root.rglob(f"{TEMPORARY}*")) == []
    )


@pytest.mark.parametrize("added", [False, True])
def test_a_record_that_a_killed_run_did_not_commit_is_committed(
    added: bool, root: Path, mou: Mou
) -> None:
    assert mou("-C", root, "release", "2020-05").code == 0
    run_git(root, "tag", "--delete", "mou/2020-05")
    run_git(root, "reset", "--soft" if added else "--mixed", "HEAD~1")
    assert (root / RECORD).exists()
    assert mou("-C", root, "release", "2020-05").code == 0
    assert is_whole(root)


def test_a_killed_run_is_finished_below_the_top_of_a_repository_too(root: Path, mou: Mou) -> None:
    below = root / "agreements" / "essex"
    below.mkdir(parents=True)
    run_git(root, "mv", "data", "agreements/essex/data")
    run_git(root, "commit", "--quiet", "--message", "Moved")
    assert mou("-C", below, "release", "2020-05").code == 0
    run_git(root, "tag", "--delete", "mou/2020-05")
    run_git(root, "reset", "--mixed", "HEAD~1")
    assert mou("-C", below, "release", "2020-05").code == 0
    assert run_git(root, "show", "--name-only", "--format=") == f"agreements/essex/{RECORD}"
    run_git(root, "tag", "--delete", "mou/2020-05")
    assert mou("-C", below, "release", "2020-05").code == 0
    assert run_git(root, "rev-parse", "mou/2020-05^{commit}") == run_git(root, "rev-parse", "HEAD")
    change(below, RECORD, "state: proposed", "state: in-force")
    assert mou("-C", below, "release", "2020-05", "--state", "in-force").code == 0
    assert run_git(root, "log", "-1", "--format=%s") == "Version 2020-05 is in force"


def test_a_record_that_only_the_index_has_is_written_and_committed(root: Path, mou: Mou) -> None:
    assert mou("-C", root, "release", "2020-05").code == 0
    run_git(root, "tag", "--delete", "mou/2020-05")
    run_git(root, "reset", "--soft", "HEAD~1")
    (root / RECORD).unlink()  # taken back, while a lock kept git from doing so
    assert mou("-C", root, "release", "2020-05").code == 0
    assert is_whole(root)


def test_a_state_that_a_killed_run_did_not_commit_is_committed(root: Path, mou: Mou) -> None:
    change(root, "data/versions/2019-03.yaml", "state: in-force", "state: withdrawn")
    assert mou("-C", root, "release", "2019-03", "--state", "withdrawn").code == 0
    assert run_git(root, "log", "-1", "--format=%s") == "Version 2019-03 is withdrawn"
    assert run_git(root, "status", "--porcelain", "--", "data") == ""


def test_a_tag_that_a_killed_run_did_not_make_is_made_where_it_belongs(
    root: Path, mou: Mou
) -> None:
    assert mou("-C", root, "release", "2020-05").code == 0
    commit = run_git(root, "rev-parse", "HEAD")
    run_git(root, "tag", "--delete", "mou/2020-05")
    run_git(root, "commit", "--quiet", "--allow-empty", "--message", "Later")
    ran = mou("-C", root, "release", "2020-05", "--dry-run")
    assert ran.out == "would tag: mou/2020-05\n"
    ran = mou("-C", root, "release", "2020-05")
    assert ran.code == 0
    assert "ended before the tag" in ran.err
    assert "git push origin HEAD mou/2020-05" in ran.err
    assert run_git(root, "rev-parse", "mou/2020-05^{commit}") == commit
    assert run_git(root, "log", "-1", "--format=%s") == "Later"
    assert "is proposed already" in mou("-C", root, "release", "2020-05").err


def test_a_record_of_ones_own_is_not_overwritten(root: Path, mou: Mou) -> None:
    assert mou("-C", root, "release", "2020-05").code == 0
    run_git(root, "tag", "--delete", "mou/2020-05")
    run_git(root, "reset", "--mixed", "HEAD~1")
    change(root, RECORD, "version:", "# Mine.\nversion:")
    ran = mou("-C", root, "release", "2020-05")
    assert ran.code == 2
    assert f"`{RECORD}` is not committed" in ran.err
    assert "Commit it if you wrote it" in ran.err
    (root / RECORD).unlink()
    assert mou("-C", root, "release", "2020-05").code == 0
    assert is_whole(root)


def test_a_record_that_was_deleted_is_not_written_anew(root: Path, mou: Mou) -> None:
    assert mou("-C", root, "release", "2020-05").code == 0
    (root / RECORD).unlink()
    ran = mou("-C", root, "release", "2020-05", "--state", "in-force")
    assert (ran.code, f"`{RECORD}` is not committed" in ran.err) == (2, True)


def test_an_unfinished_record_is_swept_up(root: Path, mou: Mou) -> None:
    (root / "data" / "versions" / f"{TEMPORARY}x").write_bytes(b"versi")
    assert mou("-C", root, "release", "2020-05").code == 0
    assert is_whole(root)
