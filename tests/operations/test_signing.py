"""`mou sign`, `mou decline`, `mou withdraw`: what is recorded, where, and what is refused."""

import os
import shutil
from pathlib import Path

import pytest

from conftest import ROOT, Mou, change
from histories import run_git
from mou_cli.changes import compare
from mou_cli.errors import EnvironmentFaultError
from mou_cli.loading import load
from mou_cli.signatures import ssh
from mou_cli.trees import DiskTree
from mou_cli.words.changes import label_of, sentence_of
from signing import COUNCIL, FILE, HOSPITAL, KEYS

COUNTY = "data/signatures/essex-county-council.yaml"
KEY = (ROOT / "tests/rules/ok-signed" / KEYS).read_text("utf-8").splitlines()[1].split(" ", 1)[1]


@pytest.fixture
def marsh(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "rules" / "base" / "data", tmp_path / "marsh" / "data")
    return tmp_path / "marsh"


def test_a_signature_is_added_and_all_else_stays(south_east_essex: Path, mou: Mou) -> None:
    run_git(south_east_essex, "init", "--quiet")
    run_git(south_east_essex, "config", "user.name", "Jo Recorder")
    before = (south_east_essex / COUNTY).read_text(encoding="utf-8")
    ran = mou(
        *("-C", south_east_essex, "sign", "essex-county-council", "--name", "A Person"),
        *("--role", "Director", "--role", "Deputy: people", "--date", "2020-05-01"),
        *("--method", "wet-ink", "--place", "Chelmsford", "--reservation", "none"),
        *("--delegation", "Scheme, part 3", "--witness", "A", "--capacity", "as lead"),
    )
    assert (ran.code, ran.out) == (0, f"{COUNTY}\n")
    assert ran.err == (
        f"Next: git add {COUNTY}; git commit\nThen: mou status\n"
        "To take it back, before anything else is changed or committed, "
        f"take lines 17 to 33 out of {south_east_essex}/{COUNTY}: "
        "it held what no commit has, and `git restore` would lose that too\n"
    )
    after = (south_east_essex / COUNTY).read_text(encoding="utf-8")
    assert after.startswith(before)
    assert after.removeprefix(before).splitlines() == [
        "  - state: signed",
        "    name: A Person",
        "    roles:",
        "      - Director",
        '      - "Deputy: people"',
        "    capacity: as lead",
        "    date: 2020-05-01",
        "    place: Chelmsford",
        "    method: wet-ink",
        "    authority:",
        "      delegation: Scheme, part 3",
        "    reservation: none",
        "    witness: A",
        '    version: "2019-03"',
        "    digest: sha256:19ab595bf3d7b8e4c4e6d54d04149f55625d6bbaf4763a7042366775e4206323",
        "    evidence: not stated",
        "    recorded_by: Jo Recorder",
    ]
    assert mou("-C", south_east_essex, "validate", "--strict").code == 0


def test_what_is_not_given_is_not_stated(marsh: Path, mou: Mou) -> None:
    assert mou("-C", marsh, "sign", COUNCIL, "--not-stated").code == 0
    (signature,) = load(DiskTree(marsh)).repository.signatures[COUNCIL].signatures
    stated = {name for name, value in signature if value not in (None, (), "not stated")}
    assert stated == {"state", "version", "digest"}


def test_a_proposed_version_is_signed_before_the_one_in_force(marsh: Path, mou: Mou) -> None:
    text = (marsh / "data/versions/2024-04.yaml").read_text(encoding="utf-8")
    for name, state in (("2026-01", "proposed"), ("2026-02", "withdrawn")):
        other = (
            text.replace("2024-04", name).replace("in-force", state).replace("85c6", name[-2:] * 2)
        )
        (marsh / f"data/versions/{name}.yaml").write_text(other, encoding="utf-8")
    assert mou("-C", marsh, "sign", COUNCIL, "--not-stated").code == 0
    assert mou("-C", marsh, "sign", COUNCIL, "--not-stated", "--version", "2024-04").code == 0
    assert mou("-C", marsh, "withdraw", COUNCIL, "--not-stated", "--effective", "2026-12").code == 0
    assert (
        mou("-C", marsh, "decline", HOSPITAL, "--date", "2026-01", "--reason", "No money").code == 0
    )
    found = load(DiskTree(marsh)).repository.signatures
    assert [(s.state, s.version) for s in found[COUNCIL].signatures] == [
        ("signed", "2026-01"),
        ("signed", "2024-04"),
        ("withdrawn", "2024-04"),
    ]
    (declined,) = found[HOSPITAL].signatures
    assert (declined.version, declined.reason) == ("2026-01", "No money")


def test_a_dry_run_prints_the_record_and_writes_nothing(marsh: Path, mou: Mou) -> None:
    ran = mou("-C", marsh, "sign", COUNCIL, "--name", "Zoë", "--not-stated", "--dry-run")
    assert ran.code == 0
    assert ran.out.splitlines()[:3] == ["signatures:", "  - state: signed", "    name: Zoë"]
    assert ran.err == f"would be added to {FILE}; nothing was written\n"
    assert not (marsh / FILE).exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sign", "marsh-council"], "No partner is called `marsh-council`\n  Did you mean"),
        (
            ["sign", COUNCIL, "--version", "working"],
            "`working` is no version, and only a version can be signed\n  There are: `2024-04`; "
            "the working text is a draft until it is recorded: mou release VERSION",
        ),
        (["sign", COUNCIL, "--date", "2024-13"], "`--date`: `2024-13` is no date"),
        (["sign", COUNCIL, "--name", "x" * 501], "`--name`: This text is too long"),
        (["sign", COUNCIL, "--role", " x"], "`--role`: White space stands at an end"),
        (["sign", COUNCIL, "--on-behalf-of", "A b"], "`--on-behalf-of`: `A b` is no key"),
        (["sign", COUNCIL, "--evidence", "none.pdf"], "There is no file `none.pdf`"),
        (
            ["sign", COUNCIL, "--authority", "a", "--delegation", "b"],
            "`--authority` and `--delegation` are given",
        ),
        (["sign", COUNCIL, "--key", "k", "--method", "email"], "`--method` and `--key` are given"),
        (["sign", COUNCIL, "--not-stated", "--key", "none"], "There is no file `none`"),
        (["sign", COUNCIL, "--not-stated", "--key", f"marsh/{FILE}"], "There is no file"),
        (["sign", COUNCIL, "--not-stated", "--key", "marsh/data/mou.yaml"], "holds no SSH key"),
    ],
)
def test_what_is_refused(marsh: Path, mou: Mou, arguments: list[str], said: str) -> None:
    ran = mou("-C", marsh, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("mou: ")
    assert said in ran.err
    assert not (marsh / "data/signatures").exists()


def test_without_a_version_there_is_nothing_to_sign(marsh: Path, mou: Mou) -> None:
    (marsh / "data/versions/2024-04.yaml").unlink()
    ran = mou("-C", marsh, "sign", COUNCIL)
    assert ran.code == 2
    assert "the working text is a draft" in ran.err
    assert "mou release VERSION" in ran.err


def test_a_record_that_would_be_wrong_is_not_written(marsh: Path, mou: Mou) -> None:
    ran = mou("-C", marsh, "withdraw", COUNCIL, "--not-stated")
    assert ran.code == 1
    assert f"What would be written to {FILE}: error SGN012" in ran.err
    assert "  |   - state: withdrawn" in ran.err
    assert ran.err.endswith("\nNothing was recorded\n")
    assert mou("-C", marsh, "decline", HOSPITAL, "--not-stated").code == 0
    assert mou("-C", marsh, "withdraw", HOSPITAL, "--not-stated").code == 1
    unknown = mou("-C", marsh, "sign", COUNCIL, "--not-stated", "--authority", "no-such-decision")
    assert unknown.code == 1
    assert "No decision is called `no-such-decision`" in unknown.err
    assert not (marsh / FILE).exists()


def test_nobody_is_asked_for_a_key_for_a_record_that_would_be_refused(
    marsh: Path, mou: Mou
) -> None:
    ran = mou("-C", marsh, "withdraw", COUNCIL, "--not-stated", "--key", "there-is-no-such-key")
    assert ran.code == 1
    assert "SGN012" in ran.err


def test_a_second_fault_of_the_same_words_is_a_new_one(marsh: Path, mou: Mou) -> None:
    shutil.copytree(ROOT / "tests/rules/SGN012/data/signatures", marsh / "data/signatures")
    ran = mou("-C", marsh, "withdraw", COUNCIL, "--not-stated")
    assert ran.code == 1
    assert ran.err.count("SGN012") == 1
    assert mou("-C", marsh, "decline", COUNCIL, "--not-stated").code == 0


def test_what_may_have_a_reason_is_told_and_written(marsh: Path, mou: Mou) -> None:
    shutil.copytree(ROOT / "tests/rules/SGN007/data/decisions", marsh / "data/decisions")
    arguments = (
        "sign",
        COUNCIL,
        "--authority",
        "marsh-cabinet",
        "--name",
        "A",
        "--date",
        "2024-05-20",
    )
    ran = mou("-C", marsh, *arguments)
    assert ran.code == 0
    assert "warning SGN007 This is dated 20 May 2024" in ran.err
    assert (marsh / FILE).exists()


def test_faults_that_were_there_before_are_no_hindrance(marsh: Path, mou: Mou) -> None:
    change(marsh, "data/mou.yaml", "tier: invited", "tier: invitd")
    ran = mou("-C", marsh, "sign", COUNCIL, "--name", "A", "--not-stated")
    assert ran.code == 0
    assert "invitd" not in ran.err
    (marsh / FILE).write_text("signatures: [\n", encoding="utf-8")
    broken = mou("-C", marsh, "sign", COUNCIL, "--name", "A", "--not-stated")
    assert broken.code == 2
    assert f"`{FILE}` has errors, so nothing can be added to it" in broken.err


def test_records_beside_an_agreement_that_is_missing_or_broken(marsh: Path, mou: Mou) -> None:
    shutil.copytree(ROOT / "tests/rules/SGN007/data/decisions", marsh / "data/decisions")
    authority = ("--authority", "marsh-cabinet")
    assert mou("-C", marsh, "sign", COUNCIL, "--name", "A", "--not-stated", *authority).code == 0
    (marsh / "data/decisions/marsh-cabinet.yaml").write_text("broken: [\n", encoding="utf-8")
    (marsh / "data/versions/2024-04.yaml").write_text("broken: [\n", encoding="utf-8")
    (marsh / "data/partners" / f"{COUNCIL}.yaml").write_text("broken: [\n", encoding="utf-8")
    (marsh / "data/mou.yaml").unlink()
    ran = mou("-C", marsh, "validate")
    assert ran.code == 1
    assert FILE not in ran.out


def test_each_of_two_successors_may_sign(marsh: Path, mou: Mou) -> None:
    ended = f"data/partners/{HOSPITAL}.yaml"
    shutil.copy(marsh / ended, marsh / "data/partners/marsh-hospital.yaml")
    change(marsh, "data/partners/marsh-hospital.yaml", "Harbour", "Marsh")
    with (marsh / ended).open("a", encoding="utf-8") as file:
        file.write("events:\n  - event: split\n    date: 2025-07-01\n    source: invented\n")
        file.write("    successors: [harbour-charity, marsh-hospital]\n")
    for partner in ("harbour-charity", "marsh-hospital"):
        options = ("--on-behalf-of", HOSPITAL, "--date", "2025-09-01", "--not-stated")
        ran = mou("-C", marsh, "sign", partner, *options)
        assert (ran.code, ran.err.count("SGN")) == (0, 0), ran.err
    ran = mou("-C", marsh, "sign", HOSPITAL, "--date", "2025-09-01", "--not-stated")
    assert ran.code == 0
    assert "warning SGN010 `harbour-hospital` was split on 1 July 2025" in ran.err


def test_evidence_is_hashed_and_not_copied(marsh: Path, mou: Mou, tmp_path: Path) -> None:
    (tmp_path / "scan of the page.pdf").write_bytes(b"signed")
    scan = tmp_path / "scan of the page.pdf"
    before = sorted(marsh.rglob("*"))
    arguments = ("--evidence", scan, "--held", "Deed room", "--not-stated")
    ran = mou("-C", marsh, "sign", COUNCIL, *arguments)
    assert ran.code == 0
    (signature,) = load(DiskTree(marsh)).repository.signatures[COUNCIL].signatures
    (item,) = signature.evidence
    assert (item.name, item.held, item.file) == ("scan of the page.pdf", "Deed room", None)
    assert item.digest.startswith("sha256:")
    assert set(marsh.rglob("*")) - set(before) == {marsh / FILE, marsh / "data/signatures"}


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand a script in the place of ssh-keygen."""
    program = tmp_path / "bin" / "ssh-keygen"
    program.parent.mkdir()
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "key").write_text("-----BEGIN OPENSSH PRIVATE KEY-----\n", encoding="ascii")
    return program


@pytest.mark.parametrize("said", ["rubbish", "AAAA", "U1NIU0lHAAAAAQAAAAM="])
def test_what_is_no_signature_is_never_written(pretend: Path, tmp_path: Path, said: str) -> None:
    pretend.write_text(f"#!/bin/sh\n[ $3 = sign ] && echo {said}\n", encoding="ascii")
    pretend.chmod(0o700)
    with pytest.raises(EnvironmentFaultError, match="does not fit what was signed"):
        ssh.sign(b"a", str(tmp_path / "key"), "n")


def test_a_key_that_does_not_sign(pretend: Path, tmp_path: Path) -> None:
    pretend.write_text("#!/bin/sh\nexit 255\n", encoding="ascii")
    pretend.chmod(0o700)
    with pytest.raises(EnvironmentFaultError) as caught:
        ssh.sign(b"a", str(tmp_path / "key"), "n")
    assert "was the passphrase right" in caught.value.mend


def test_a_program_that_hangs(
    pretend: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend.write_text("#!/bin/sh\nwhile :; do :; done\n", encoding="ascii")
    pretend.chmod(0o700)
    monkeypatch.setattr(ssh, "PATIENCE", 0.2)
    with pytest.raises(EnvironmentFaultError, match=r"did not answer for 0\.2 seconds"):
        ssh.sign(b"a", str(tmp_path / "key"), "n")


def test_a_file_that_may_not_be_read(
    marsh: Path, mou: Mou, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "key").write_text("x", encoding="ascii")
    monkeypatch.setattr(Path, "open", refuse)
    for option in ("--key", "--evidence"):
        ran = mou("-C", marsh, "sign", COUNCIL, "--not-stated", option, tmp_path / "key")
        assert ran.code == 2
        assert "cannot be read: Permission denied" in ran.err


def test_keys_that_come_and_go_are_told(marsh: Path) -> None:
    def said(text: str) -> list[str]:
        old = load(DiskTree(marsh)).repository
        file = marsh / KEYS
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8") if text else file.unlink()
        changes = list(compare(old, load(DiskTree(marsh)).repository))
        assert not any(change.signed for change in changes)
        return [f"{label_of(change)}: {sentence_of(change)}" for change in changes]

    who = "A key that signs for Marsh County Council"
    finger = "SHA256:lXHdGKzoawfLtU6i9Wn+CDtOQPC3oMADamURCJJdfYc"
    assert said(f"{COUNCIL} {KEY}\n") == [f"key: {who} is added: {finger}"]
    assert said(f"# a comment\n{COUNCIL} {KEY}") == []
    assert said(f'{COUNCIL} valid-before="20260331" {KEY}\n') == [
        f"key: {who} goes from “{finger}” to “{finger}, valid-before 20260331”"
    ]
    assert said("") == [f"key: {who} is taken out: {finger}, valid-before 20260331"]


def test_a_key_file_that_cannot_be_read_is_told(marsh: Path, mou: Mou) -> None:
    (marsh / KEYS).parent.mkdir()
    (marsh / KEYS).symlink_to("/etc/hostname")
    ran = mou("-C", marsh, "validate")
    assert f"{KEYS}:1:1 error FIL002 The file cannot be read: it leads out" in ran.out


@pytest.mark.parametrize(
    "command",
    [
        ("sign", "saltmarsh-carers", "--name", "Kim Instance"),
        ("review", "record", "--date", "2025-01-01", "--outcome", "amend"),
    ],
)
def test_nothing_is_recorded_where_there_is_no_agreement(
    command: tuple[str, ...], mou: Mou, tmp_path: Path
) -> None:
    ran = mou("-C", tmp_path, *command)
    assert (ran.code, ran.out) == (2, "")
    assert "There is no `data/mou.yaml` here" in ran.err
    assert list(tmp_path.iterdir()) == []
