"""Key files: what is read of any bytes, and that no key comes or goes untold."""

import base64
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from mou_cli.changes import compare
from mou_cli.loading import load
from mou_cli.loading.repository import Repository
from mou_cli.model.allowed_signers import (
    MOST_BYTES,
    MOST_KEYS,
    fingerprint_of,
    read_allowed_signers,
)
from mou_cli.trees import DiskTree
from mou_cli.trees.layered import FilesTree
from signing import COUNCIL
from strategies import examples

MOU = load(DiskTree(ROOT / "tests" / "rules" / "base")).repository.mou


def key(number: int) -> str:
    blob = b"\0\0\0\x0bssh-ed25519\0\0\0 " + bytes([number]) * 32
    return f"ssh-ed25519 {base64.b64encode(blob).decode('ascii')}"


WORDS = (
    *(COUNCIL, "*", '"', ",", "cert-authority", "valid-before=", '"20260301"', 'namespaces="git"'),
    *("ssh-ed25519", "ssh-rsa", key(1), key(2), "#", "\n", "\r\n", "\t", "\0", "\u2028", "é"),
)
words = st.sampled_from(WORDS)
files = st.one_of(
    st.binary(max_size=80),
    st.lists(words, max_size=12).map(lambda found: " ".join(found).encode()),
)


@given(files)
@examples(300)
def test_whatever_the_bytes_each_line_is_a_key_or_told(data: bytes) -> None:
    found = read_allowed_signers(data, COUNCIL)
    lines = data.decode("utf-8", "replace").split("\n")
    for fault in found.faults:
        assert 1 <= fault.line <= len(lines)
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
    told = {fault.line for fault in found.faults} | {each.line for each in found.keys}
    for number, line in enumerate(lines, 1):
        assert (number in told) == bool(line.strip(" \t\r") and line.strip(" \t\r")[0] != "#")
    for each in found.keys:
        assert read_allowed_signers(each.line_for(COUNCIL).encode(), COUNCIL).keys


keys = st.dictionaries(st.integers(0, 3), st.sampled_from(["", 'valid-before="20260301" ']))


def repository(found: dict[int, str]) -> Repository:
    text = "".join(f"{COUNCIL} {options}{key(n)}\n" for n, options in found.items())
    allowed = read_allowed_signers(text.encode(), COUNCIL)
    return Repository(FilesTree({}), {}, mou=MOU, allowed_signers={COUNCIL: allowed})


@given(keys, keys)
@examples(100)
def test_keys_that_come_go_or_change_are_told(old: dict[int, str], new: dict[int, str]) -> None:
    changes = list(compare(repository(old), repository(new)))
    assert bool(changes) == (old != new)
    assert not any(change.signed for change in changes)


def test_key_files_have_limits() -> None:
    large = read_allowed_signers(b"x\n" * MOST_BYTES, COUNCIL)
    assert [fault.message for fault in large.faults] == ["The file is too large for keys"]
    many = "\n".join(f"{COUNCIL} {key(number)}" for number in range(MOST_KEYS + 1))
    found = read_allowed_signers(many.encode(), COUNCIL)
    assert len(found.keys) == MOST_KEYS
    assert [(f.line, f.message) for f in found.faults] == [(51, "There are more than 50 keys")]


@pytest.mark.usefixtures("ssh_keygen")
@pytest.mark.parametrize("kind", ["ed25519", "ecdsa", "rsa"])
def test_a_key_has_the_fingerprint_that_ssh_gives_it(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", kind, "-N", "", "-f", str(file)], check=True)
    public = (tmp_path / "key.pub").read_text(encoding="ascii")
    (found,) = read_allowed_signers(f"{COUNCIL} {public}".encode(), COUNCIL).keys
    listed = subprocess.run(
        ["ssh-keygen", "-l", "-f", str(file)], capture_output=True, text=True, check=True
    )
    assert listed.stdout.split()[1] == found.fingerprint == fingerprint_of(found.blob)
