"""What somebody may try with signatures, each with its expected answer. Real keys, real git."""

import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Mou, change
from histories import run_git
from mou_cli.checks.validation import validate
from mou_cli.errors import EnvironmentFaultError, UsageError
from mou_cli.loading import load
from mou_cli.operations.verify import verify
from mou_cli.signatures import ssh
from mou_cli.signatures.statement import statement_of
from mou_cli.trees import DiskTree
from mou_cli.verifying.verification import What
from signing import (
    COUNCIL,
    FILE,
    HOSPITAL,
    KEYS,
    NOW,
    PASSPHRASE,
    Keys,
    allow,
    codes,
    commit,
    make_keys,
    make_repository,
    merge,
    path_without,
    sign,
    ssh_of,
    verified,
)

pytestmark = pytest.mark.usefixtures("ssh_keygen")


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    return make_keys(tmp_path_factory.mktemp("keys") / "keys")


@pytest.fixture(scope="session")
def signed(tmp_path_factory: pytest.TempPathFactory, keys: Keys) -> Path:
    return make_repository(tmp_path_factory.mktemp("signed") / "repository", keys)


@pytest.fixture
def root(signed: Path, tmp_path: Path) -> Path:
    """A copy of the repository in which the council signed."""
    return Path(shutil.copytree(signed, tmp_path / "repository"))


def test_a_signature_by_a_key_that_was_there_before_is_good(root: Path) -> None:
    (check,) = ssh_of(root)
    keys_commit, signed_commit = run_git(root, "log", "--reverse", "--format=%h").split()
    assert codes([check]) == ["good"]
    assert f"a key of `{COUNCIL}` at {keys_commit[:7]}" in check.words
    assert "dated 10 February 2026, as claimed" in check.words
    assert f"held since commit {signed_commit[:7]} of 2026-02-10" in check.words
    assert not verified(root).is_bad


EDITS: dict[str, Callable[[str], str]] = {
    "the name": lambda text: text.replace("Zoë Sample", "Somebody Else"),
    "a look-alike letter": lambda text: text.replace("Zoë Sample", "Zoë S\u0430mple"),
    "a reservation": lambda text: text.replace("reservation: not stated", "reservation: none"),
    "another post": lambda text: text.replace("- Leader", "- Leader\n      - Chair"),
    "the date": lambda text: text.replace("2026-02-10", "2026-02-09"),
    "the state": lambda text: text.replace("state: signed", "state: declined"),
    "the method": lambda text: text.replace("method: ssh", "method: wet-ink"),
    "the authority": lambda text: text.replace(
        "authority: not stated", "authority:\n      delegation: Scheme"
    ),
    "for whom": lambda text: text.replace(
        "    date:", f"    on_behalf_of: [{HOSPITAL}]\n    date:"
    ),
    "a note": lambda text: text.replace("    ssh:", "    note: And more.\n    ssh:"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_record_edited_after_signing(root: Path, edit: str) -> None:
    before = (root / FILE).read_text(encoding="utf-8")
    after = EDITS[edit](before)
    assert after != before
    (root / FILE).write_text(after, encoding="utf-8")
    assert codes(ssh_of(root)) == ["VFY004"]
    commit(root, "An edit", "2026-03-01")
    assert codes(ssh_of(root)) == ["VFY004"]
    assert verified(root).is_bad


def test_a_signature_moved_to_another_party(root: Path) -> None:
    shutil.copy(root / FILE, root / f"data/signatures/{HOSPITAL}.yaml")
    assert codes(ssh_of(root)) == ["VFY004", "good"]


def test_a_signature_moved_to_another_version(root: Path) -> None:
    text = (root / "data/versions/2024-04.yaml").read_text(encoding="utf-8")
    other = text.replace("2024-04", "2026-01").replace("sha256:85c6", "sha256:0000")
    (root / "data/versions/2026-01.yaml").write_text(other, encoding="utf-8")
    change(root, FILE, 'version: "2024-04"', 'version: "2026-01"')
    change(root, FILE, "sha256:85c6", "sha256:0000")
    assert codes(ssh_of(root)) == ["VFY004"]


def test_the_same_text_in_another_form_of_unicode_and_other_yaml_is_the_same(root: Path) -> None:
    text = (root / FILE).read_text(encoding="utf-8")
    changed = (
        unicodedata.normalize("NFD", text)
        .replace("2024-04", "2024-04")
        .replace('version: "2024-04"', "version: '2024-04'")
    )
    assert changed != text
    (root / FILE).write_text(f"# A comment\n{changed}", encoding="utf-8")
    assert codes(ssh_of(root)) == ["good"]


def test_an_unknown_key(root: Path, keys: Keys) -> None:
    sign(root, keys["mallory"])
    first, second = ssh_of(root)
    assert codes([first, second]) == ["good", "VFY005"]
    assert second.problem
    assert "Ask `marsh-county-council` whose key it is" in second.problem.mend


def test_the_key_of_another_party(root: Path, keys: Keys) -> None:
    sign(root, keys["hospital"])
    assert codes(ssh_of(root)) == ["good", "VFY005"]


def test_a_key_that_was_taken_out_signs_no_more_and_what_it_signed_stays(
    root: Path, keys: Keys
) -> None:
    allow(root, COUNCIL, keys.public("mallory"))
    commit(root, "Another officer", "2026-03-01")
    sign(root, keys["council"], name="Later")
    commit(root, "Signed with the old key", "2026-04-01")
    assert codes(ssh_of(root)) == ["good", "VFY005"]


def test_an_expired_key_and_a_date_that_is_only_claimed(root: Path, keys: Keys) -> None:
    allow(root, COUNCIL, keys.public("council"), options='valid-before="20260301"')
    commit(root, "The officer left", "2026-03-01")
    sign(root, keys["council"], name="Later", date="2026-02-20")
    first, second = ssh_of(root)
    assert codes([first, second]) == ["good", "VFY006"]
    assert second.problem
    assert "was not valid on 2026-06-01" in second.problem.message
    assert "the date in the record is only claimed" in second.problem.mend
    commit(root, "Signed", "2026-04-01")
    assert "was not valid on 2026-04-01" in ssh_of(root)[1].words


def test_a_commit_that_is_dated_back(root: Path, keys: Keys) -> None:
    allow(root, COUNCIL, keys.public("council"), options='valid-before="20260301"')
    commit(root, "The officer left", "2026-03-01")
    run_git(root, "checkout", "--quiet", "-b", "change")
    sign(root, keys["council"], name="Later", date="2026-02-20")
    commit(root, "Dated back", "2026-02-20")
    assert codes(ssh_of(root)) == ["good", "VFY006"]
    run_git(root, "checkout", "--quiet", "main")
    merge(root, "change", "2026-05-01")
    assert codes(ssh_of(root)) == ["good", "VFY006"]


def test_a_key_that_is_not_valid_yet(root: Path, keys: Keys) -> None:
    allow(root, COUNCIL, keys.public("mallory"), options='valid-after="20270101Z"')
    commit(root, "From next year", "2026-03-01")
    sign(root, keys["mallory"])
    assert codes(ssh_of(root)) == ["good", "VFY006"]


def test_a_key_in_the_same_change(root: Path, keys: Keys) -> None:
    run_git(root, "checkout", "--quiet", "-b", "change")
    with (root / KEYS).open("a", encoding="utf-8") as file:
        file.write(f"{COUNCIL} {keys.public('mallory')}\n")
    commit(root, "A key", "2026-03-01")
    sign(root, keys["mallory"])
    commit(root, "Signed", "2026-03-02")
    found = ssh_of(root)
    assert codes(found) == ["good", "VFY005"]
    assert found[1].problem
    assert "First the key has to come to the default branch" in found[1].problem.mend
    assert codes(ssh_of(root, trusted="change")) == ["good", "good"]
    assert codes(ssh_of(root, at="change", trusted="main")) == ["good", "VFY005"]
    run_git(root, "checkout", "--quiet", "main")
    merge(root, "change", "2026-03-03")
    assert codes(ssh_of(root)) == ["good", "VFY005"]


def test_a_change_that_is_squashed(root: Path, keys: Keys) -> None:
    with (root / KEYS).open("a", encoding="utf-8") as file:
        file.write(f"{COUNCIL} {keys.public('mallory')}\n")
    sign(root, keys["mallory"])
    commit(root, "A key and a signature", "2026-03-02")
    assert codes(ssh_of(root)) == ["good", "VFY005"]


def test_a_key_first_and_then_a_signature_from_a_branch(root: Path, keys: Keys) -> None:
    allow(root, COUNCIL, keys.public("council"), keys.public("mallory"))
    commit(root, "A key", "2026-03-01")
    run_git(root, "checkout", "--quiet", "-b", "change")
    sign(root, keys["mallory"])
    assert ssh_of(root)[1].words.endswith("; not committed yet")
    commit(root, "Signed", "2026-03-02")
    found = ssh_of(root)
    assert codes(found) == ["good", "good"]
    assert found[1].words.endswith("of 2026-03-02, not yet on main")


def test_a_partner_without_a_key_file(root: Path, keys: Keys) -> None:
    (root / KEYS).unlink()
    commit(root, "No keys any more", "2026-03-01")
    sign(root, keys["council"], name="Later")
    first, second = ssh_of(root)
    assert codes([first, second]) == ["good", "VFY005"]
    assert f"There are no trusted keys of `{COUNCIL}`" in second.words


def test_a_record_that_was_taken_out_and_put_back(root: Path) -> None:
    text = (root / FILE).read_text(encoding="utf-8")
    (root / FILE).unlink()
    commit(root, "By mistake", "2026-03-01")
    (root / FILE).write_text("signatures: [\n", encoding="utf-8")
    commit(root, "Broken", "2026-03-02")
    (root / FILE).write_text(text, encoding="utf-8")
    commit(root, "Put back", "2026-03-03")
    (check,) = ssh_of(root)
    assert codes([check]) == ["good"]
    assert "of 2026-02-10" in check.words


def test_the_first_commit_has_no_trusted_keys(root: Path) -> None:
    shutil.rmtree(root / ".git")
    run_git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "All at once", "2026-03-01")
    (check,) = ssh_of(root)
    assert codes([check]) == ["VFY005"]
    assert "the first commit, which has none before it" in check.words


@pytest.mark.parametrize(
    "before",
    [
        "*",
        f"{COUNCIL},{HOSPITAL}",
        "marsh-*",
        f"{COUNCIL} cert-authority",
        f'{COUNCIL} namespaces="git"',
        f"{COUNCIL} no-such-option",
    ],
)
def test_lines_of_key_files_that_say_more_than_one_key(root: Path, keys: Keys, before: str) -> None:
    (root / KEYS).write_text(f"{before} {keys.public('mallory')}\n", encoding="utf-8")
    commit(root, "A line", "2026-03-01")
    assert "SSH001" in {problem.code for problem in validate(DiskTree(root)).problems}
    sign(root, keys["mallory"])
    assert codes(ssh_of(root)) == ["good", "VFY005"]


@pytest.mark.parametrize("namespace", ["git", "file", "mou-signature-v2"])
def test_a_signature_for_another_namespace(root: Path, keys: Keys, namespace: str) -> None:
    (signature,) = load(DiskTree(root)).repository.signatures[COUNCIL].signatures
    made = ssh.sign(statement_of(COUNCIL, signature), keys["council"], namespace)
    text = (root / FILE).read_text(encoding="utf-8")
    head = text[: text.index("    ssh: |\n")]
    block = "".join(f"      {line}\n" for line in made.splitlines())
    (root / FILE).write_text(f"{head}    ssh: |\n{block}", encoding="utf-8")
    assert codes(ssh_of(root)) == ["VFY004"]


def test_a_moved_tag(root: Path) -> None:
    run_git(root, "tag", "mou/2024-04")
    assert codes([c for c in verified(root).checks if c.what is What.TAG]) == ["good"]
    change(root, "data/principles.yaml", "title: ", "title: Another ")
    commit(root, "Another text", "2026-03-01")
    run_git(root, "tag", "--force", "mou/2024-04")
    found = verified(root)
    assert codes([c for c in found.checks if c.what is What.TAG]) == ["VFY002"]
    assert found.is_bad


def test_evidence_that_was_exchanged(root: Path) -> None:
    scan = root / "private" / "scan.pdf"
    scan.parent.mkdir()
    scan.write_bytes(b"signed")
    recording = sign(root, evidence=(scan,), held="Shire Hall", name="On paper")
    (item,) = recording.signature.evidence
    assert (item.name, item.file, item.held) == ("scan.pdf", "private/scan.pdf", "Shire Hall")
    assert evidence_of(root) == ["good"]
    scan.write_bytes(b"signed by another")
    assert evidence_of(root) == ["SGN011"]
    assert "SGN011" in {problem.code for problem in validate(DiskTree(root)).problems}
    scan.unlink()
    assert evidence_of(root) == ["cannot-be-checked"]
    elsewhere = root / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "scan.pdf").write_bytes(b"signed")
    assert evidence_of(root, evidence=elsewhere) == ["good"]


def test_evidence_that_leads_elsewhere_is_not_looked_at(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"x")
    (root / "private").mkdir()
    link = root / "private" / "scan.pdf"
    link.symlink_to(tmp_path / "secret")
    digest = "sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    listed = f"\n      - name: ../secret\n        digest: {digest}\n        held: none\n        "
    change(root, FILE, "evidence: not stated", f"evidence:{listed}file: private/scan.pdf")
    assert evidence_of(root, evidence=root / "private") == ["cannot-be-checked"]
    link.unlink()
    link.symlink_to(link)
    assert evidence_of(root) == ["cannot-be-checked"]


def evidence_of(root: Path, **options: Any) -> list[str]:
    return codes([c for c in verified(root, **options).checks if c.what is What.EVIDENCE])


def test_what_a_shell_would_act_on_is_text(root: Path, keys: Keys) -> None:
    name = "$(touch pwned) `touch pwned`; touch pwned | x > pwned & \"'\\ -n --"
    sign(root, keys["council"], name=name)
    assert codes(ssh_of(root)) == ["good", "good"]
    assert not list(root.rglob("pwned"))
    assert not Path("pwned").exists()


@pytest.mark.parametrize("name", ["Zoë\nstate: signed", "Zoë\r", "Zoë\x1b[2J"])
def test_a_line_break_or_a_control_character_is_refused(root: Path, name: str) -> None:
    with pytest.raises(UsageError, match="`--name` h"):
        sign(root, name=name)


def test_without_ssh_keygen(
    root: Path, keys: Keys, mou: Mou, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", path_without(tmp_path / "bin", "git"))
    found = mou("-C", root, "verify")
    assert found.code == 0
    assert "there is no ssh-keygen on this machine: it cannot be checked here" in " ".join(
        found.out.split()
    )
    assert mou("-C", root, "sign", COUNCIL, "--name", "On paper", "--not-stated").code == 0
    refused = mou("-C", root, "sign", COUNCIL, "--not-stated", "--key", keys["council"])
    assert (refused.code, refused.err.partition("\n")[0]) == (
        2,
        "mou: `ssh-keygen` is not installed, or cannot be found",
    )


@pytest.fixture
def agent(tmp_path_factory: pytest.TempPathFactory, keys: Keys) -> Iterator[str]:
    """An agent that holds the council's key."""
    socket = tmp_path_factory.mktemp("agent") / "socket"
    process = subprocess.Popen(
        ["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    process.stdout.readline()  # it says where it listens as soon as it does
    try:
        subprocess.run(
            ["ssh-add", "-q", keys["council"]],
            env={**os.environ, "SSH_AUTH_SOCK": str(socket)},
            check=True,
        )
        yield str(socket)
    finally:
        process.terminate()
        process.communicate(timeout=10)


def test_a_key_that_an_agent_holds(
    root: Path, keys: Keys, agent: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = tmp_path / "officer.pub"
    public.write_text(f"{keys.public('council')} officer\n", encoding="ascii")
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    with pytest.raises(EnvironmentFaultError, match="did not sign") as caught:
        sign(root, str(public))
    assert "No agent has the private half" in caught.value.mend
    monkeypatch.setenv("SSH_AUTH_SOCK", agent)
    sign(root, str(public))
    sign(root, f"key::{keys.public('council')}")
    sign(root, keys.public("council"))
    assert codes(ssh_of(root)) == ["good"] * 4
    with pytest.raises(EnvironmentFaultError, match="did not sign"):
        sign(root, keys.public("mallory"))


def test_two_records_that_a_merge_joins(root: Path, keys: Keys) -> None:
    before = (root / FILE).read_text(encoding="utf-8")
    joined = before
    for branch, name in (("one", "First Officer"), ("two", "Second Officer")):
        run_git(root, "checkout", "--quiet", "-b", branch, "main")
        sign(root, keys["council"], name=name)
        joined += (root / FILE).read_text(encoding="utf-8").removeprefix(before)
        commit(root, branch, "2026-03-02")
    run_git(root, "checkout", "--quiet", "main")
    merge(root, "one", "2026-03-03")
    # git asks which of the two to keep, and the answer is both.
    run_git(root, "merge", "--quiet", "--strategy", "ours", "--no-commit", "two")
    (root / FILE).write_text(joined, encoding="utf-8")
    commit(root, "Both", "2026-03-04")
    found = ssh_of(root)
    assert codes(found) == ["good"] * 3
    assert ["First Officer" in c.subject for c in found] == [False, True, False]
    assert "of 2026-03-04" in found[2].words


def test_one_body_that_signs_for_two(root: Path, keys: Keys) -> None:
    charity = "harbour-charity"
    event = f"events:\n  - event: merged\n    date: 2025-07-01\n    successors: [{charity}]\n"
    for partner in (COUNCIL, HOSPITAL):
        with (root / f"data/partners/{partner}.yaml").open("a", encoding="utf-8") as file:
            file.write(f"{event}    source: invented\n")
    allow(root, charity, keys.public("mallory"))
    commit(root, "Two become one", "2026-03-01")
    sign(root, keys["mallory"], charity, on_behalf_of=[COUNCIL, HOSPITAL])
    assert codes(ssh_of(root)) == ["good", "good"]
    change(root, f"data/signatures/{charity}.yaml", f"      - {HOSPITAL}\n", "")
    assert codes(ssh_of(root)) == ["VFY004", "good"]


def test_no_secret_reaches_a_file_an_argument_or_the_output(
    root: Path, keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = watched(tmp_path / "bin", tmp_path / "arguments.log", monkeypatch)
    asking = tmp_path / "ask"
    asking.write_text(f"#!/bin/sh\necho '{PASSPHRASE}'\n", encoding="ascii")
    asking.chmod(0o700)
    monkeypatch.setenv("SSH_ASKPASS", str(asking))
    monkeypatch.setenv("SSH_ASKPASS_REQUIRE", "force")
    command = [sys.executable, "-m", "mou_cli", "-C", str(root)]
    arguments = ["sign", COUNCIL, "--name", "Zoë", "--not-stated", "--key", keys["locked"]]
    ran = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "is not in data/allowed-signers" in ran.stderr
    assert codes(ssh_of(root)) == ["good", "VFY005"]
    said = log.read_text(encoding="utf-8") + ran.stdout + ran.stderr
    assert "-Y sign" in said
    private = Path(keys["locked"]).read_text(encoding="ascii").splitlines()[1:-1]
    written = [path.read_bytes() for path in root.rglob("*") if path.is_file()]
    for secret in (PASSPHRASE, "PRIVATE KEY", *private):
        assert secret not in said
        assert not [data for data in written if secret.encode() in data]


def watched(folder: Path, log: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a program before ssh-keygen that writes down its arguments and its environment."""
    folder.mkdir()
    real = shutil.which("ssh-keygen")
    wrapper = folder / "ssh-keygen"
    wrapper.write_text(f'#!/bin/sh\necho "$@" >> {log}\nenv >> {log}\nexec {real} "$@"\n')
    wrapper.chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return log


def strike_out(
    root: Path, key: str | None, wrong: str = "Zoë Sample", *, in_error: bool = True
) -> None:
    """Record that a record is wrong, as anybody can."""
    text, file = (root / FILE).read_text("utf-8"), root / FILE
    lines = ("version: '2024-04'", f"name: {wrong}", "date: 2026-02-10", "reason: So they say")
    corrects = "".join(f"      {line}\n" for line in lines)
    corrects += "      in_error: true\n" if in_error else ""
    alike = text.partition("    ssh: |")[0].removeprefix("signatures:\n")
    alike = alike.replace("Zoë Sample", wrong).replace("method: ssh", "method: email")
    file.write_text(f"{text}{alike}    corrects:\n{corrects}", "utf-8")
    if key is not None:
        repository = load(DiskTree(root)).repository
        record = repository.signatures[COUNCIL].signatures[-1]
        made = ssh.sign(statement_of(COUNCIL, record), key, "mou-signature-v1")
        armour = "".join(f"      {line}\n" for line in made.splitlines())
        file.write_text(f"{file.read_text('utf-8')}    ssh: |\n{armour}", "utf-8")


def about_corrections(root: Path) -> list[str]:
    kinds = (What.RECORDED, What.SSH)
    return codes([check for check in verified(root).checks if check.what in kinds])


def test_what_a_key_signed_is_not_struck_out_by_a_record_that_no_key_signed(
    root: Path, keys: Keys
) -> None:
    strike_out(root, None)
    commit(root, "It never happened", "2026-03-01")
    assert about_corrections(root) == ["recorded", "VFY009", "recorded"]
    strike_out(root, keys["council"], in_error=False)
    commit(root, "It did, says who signed it", "2026-03-02")
    assert about_corrections(root) == ["recorded", "recorded", "good"]


def test_who_signed_with_a_key_strikes_it_out_with_a_key(root: Path, keys: Keys) -> None:
    strike_out(root, keys["council"])
    commit(root, "It never happened", "2026-03-01")
    assert about_corrections(root) == ["recorded", "recorded", "good"]


def test_the_key_of_somebody_else_strikes_nothing_out(root: Path, keys: Keys) -> None:
    strike_out(root, keys["mallory"])
    commit(root, "It never happened", "2026-03-01")
    assert about_corrections(root) == ["recorded", "VFY009", "recorded", "VFY005"]


def test_what_no_trusted_key_signed_is_corrected_without_one(root: Path, keys: Keys) -> None:
    sign(root, keys["mallory"], name="Mallory")
    commit(root, "Forged", "2026-03-01")
    strike_out(root, None, "Mallory")
    commit(root, "It was forged", "2026-03-02")
    assert about_corrections(root) == ["good", "recorded", "recorded"]


def test_in_a_shallow_clone_it_cannot_be_checked(root: Path, tmp_path: Path) -> None:
    commit(root, "Later", "2026-03-01")
    clone = tmp_path / "clone"
    run_git(tmp_path, "clone", "--quiet", "--depth", "1", root.as_uri(), str(clone))
    (check,) = ssh_of(clone)
    assert codes([check]) == ["cannot-be-checked"]
    assert "git fetch --unshallow" in check.words
    run_git(root, "checkout", "--quiet", "--orphan", "apart")
    commit(root, "Apart", "2026-03-02")
    with pytest.raises(UsageError, match="no commit in common with main"):
        ssh_of(root)
    both = tmp_path / "both"
    options = ("--quiet", "--depth", "1", "--no-single-branch", "--branch", "apart")
    run_git(tmp_path, "clone", *options, root.as_uri(), str(both))
    run_git(both, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    assert codes(ssh_of(both)) == ["cannot-be-checked"]


def test_a_clone_goes_by_the_branch_of_its_origin(root: Path, keys: Keys, tmp_path: Path) -> None:
    run_git(root, "branch", "--move", "trunk")
    clone = tmp_path / "clone"
    run_git(tmp_path, "clone", "--quiet", root.as_uri(), str(clone))
    allow(clone, COUNCIL, keys.public("mallory"))
    commit(clone, "A key that was not pushed", "2026-03-01")
    sign(clone, keys["mallory"])
    assert codes(ssh_of(clone)) == ["good", "VFY005"]
    tip = run_git(root, "rev-parse", "--short=7", "trunk")
    trusted = f"origin/trunk at {tip} of 2026-02-10, and before each signature came to it"
    assert verified(clone).trusted == trusted


def test_without_a_default_branch_somebody_has_to_say_what_is_trusted(root: Path) -> None:
    run_git(root, "branch", "--move", "trunk")
    with pytest.raises(UsageError, match="no default branch here"):
        ssh_of(root)
    assert codes(ssh_of(root, trusted="trunk")) == ["good"]
    run_git(root, "config", "init.defaultBranch", "trunk")
    assert codes(ssh_of(root)) == ["good"]


def test_without_git_and_without_a_commit(root: Path) -> None:
    run_git(root, "update-ref", "-d", "HEAD")
    assert codes(ssh_of(root)) == ["cannot-be-checked"]
    shutil.rmtree(root / ".git")
    found = verify(None, root, NOW)
    assert codes([c for c in found.checks if c.what is What.SSH]) == ["cannot-be-checked"]
    assert found.trusted == "nowhere: there is no git here"
    change(root, FILE, "Zoë Sample", "Zoë Simple")
    found = verify(None, root, NOW)
    assert codes([c for c in found.checks if c.what is What.SSH]) == ["VFY004"]
