"""Real keys and real repositories for what is signed: made once, copied for each test."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from conftest import ROOT
from histories import run_git
from mou_cli.files.recording import write_record
from mou_cli.git import Git
from mou_cli.operations.sign import PreparedSignature, prepare_signature
from mou_cli.operations.verify import verify
from mou_cli.revisions.opening import revisions_of
from mou_cli.signatures.record_fields import SignatureTold
from mou_cli.trees import DiskTree
from mou_cli.verifying.verification import Checked, Verification, What

COUNCIL, HOSPITAL = "marsh-county-council", "harbour-hospital"
FILE = f"data/signatures/{COUNCIL}.yaml"
KEYS = f"data/allowed-signers/{COUNCIL}"
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
PASSPHRASE = "correct horse battery"  # noqa: S105 - of a key that is made for the tests


@dataclass(frozen=True)
class Keys:
    """A folder of keys: `council`, `hospital`, `mallory`, and `locked`, which has a passphrase."""

    folder: Path

    def __getitem__(self, name: str) -> str:
        return str(self.folder / name)

    def public(self, name: str) -> str:
        kind, blob, _ = (self.folder / f"{name}.pub").read_text("ascii").split(" ", 2)
        return f"{kind} {blob}"


def make_keys(folder: Path) -> Keys:
    folder.mkdir()
    for name in ("council", "hospital", "mallory", "locked"):
        passphrase = PASSPHRASE if name == "locked" else ""
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", name]
        subprocess.run([*command, "-f", str(folder / name)], check=True)
    return Keys(folder)


def make_repository(root: Path, keys: Keys) -> Path:
    """Make a repository in which the council signed with its key, after the key was there."""
    shutil.copytree(ROOT / "tests" / "rules" / "base" / "data", root / "data")
    run_git(root, "init", "--quiet", "--initial-branch", "main")
    allow(root, COUNCIL, keys.public("council"))
    allow(root, HOSPITAL, keys.public("hospital"))
    commit(root, "Keys", "2026-01-05")
    sign(root, keys["council"])
    commit(root, "The council signs", "2026-02-10")
    return root


def allow(root: Path, partner: str, *lines: str, options: str = "") -> None:
    folder = root / "data" / "allowed-signers"
    folder.mkdir(exist_ok=True)
    before = f"{partner} {options}".strip()
    text = "".join(f"{before} {line}\n" for line in lines)
    (folder / partner).write_text(text, encoding="utf-8")


def told(key: str | None = None, partner: str = COUNCIL, **fields: Any) -> SignatureTold:
    evidence = fields.pop("evidence", ())
    state, version = fields.pop("state", "signed"), fields.pop("version", None)
    held = fields.pop("held", None)
    known = {"name": "Zoë Sample", "roles": ["Leader"], "date": "2026-02-10", "recorded_by": "K"}
    return SignatureTold(state, partner, version, {**known, **fields}, evidence, held, key)


def record(
    root: Path, key: str | None = None, partner: str = COUNCIL, **fields: Any
) -> PreparedSignature:
    file = root / "data" / "signatures" / f"{partner}.yaml"
    before = file.read_text("utf-8").count("- state:") if file.exists() else 0
    if before:  # somebody else each time, where no name is given
        fields.setdefault("name", f"Zoë Sample {before + 1}")
    return prepare_signature(DiskTree(root), told(key, partner, **fields))


def sign(
    root: Path, key: str | None = None, partner: str = COUNCIL, **fields: Any
) -> PreparedSignature:
    recording = record(root, key, partner, **fields)
    assert not recording.is_wrong, recording.problems
    write_record(root, recording.path, recording.data, recording.before)
    return recording


def commit(root: Path, message: str, day: str) -> str:
    run_git(root, "add", "--all")
    date = f"{day}T12:00:00+00:00"
    who = {"GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date}
    run_git(root, "commit", "--quiet", "--allow-empty", "--message", message, **who)
    return run_git(root, "rev-parse", "HEAD")


def merge(root: Path, branch: str, day: str, *options: str) -> None:
    date = f"{day}T12:00:00+00:00"
    who = {"GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date}
    run_git(root, "merge", "--quiet", *(options or ("--no-ff",)), "-m", "Merge", branch, **who)


def verified(root: Path, now: datetime = NOW, **options: Any) -> Verification:
    with revisions_of(Git(root)) as revisions:
        return verify(revisions, root.resolve(), now, **options)


def ssh_of(root: Path, now: datetime = NOW, **options: Any) -> list[Checked]:
    found = verified(root, now, **options)
    return [check for check in found.checks if check.what is What.SSH]


def codes(checks: list[Checked]) -> list[str]:
    """Return what each check found: the code of a Problem, or else the verdict."""
    return [check.problem.code if check.problem else check.verdict.value for check in checks]


def path_without(folder: Path, *wanted: str) -> str:
    """Return a PATH on which only some programs are found."""
    folder.mkdir()
    for name in wanted:
        found = shutil.which(name)
        assert found, name
        (folder / name).symlink_to(found)
    return os.fspath(folder)
