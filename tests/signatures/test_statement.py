"""The statement `mou-signature-v1`: frozen, and made once more from `docs/signatures.md` alone."""

import json
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from conftest import ROOT
from mou_cli.loading import load
from mou_cli.model.signatures import Signature
from mou_cli.signatures import every_record_of
from mou_cli.signatures.statement import statement_of
from mou_cli.trees import DiskTree
from signing import COUNCIL, FILE, KEYS, make_keys, make_repository

RECORD = {
    "state": "signed",
    "name": "Zoe\u0308  Sample",
    "roles": ["Leader", "Chair"],
    "date": "2026-02",
    "place": "not stated",
    "method": "email",
    "authority": {"delegation": "Scheme"},
    "reservation": "none",
    "witness": "not stated",
    "version": "2024-04",
    "digest": "sha256:" + "0" * 64,
    "evidence": [{"name": "a.pdf", "digest": "not stated", "held": "Hall", "file": "private/a"}],
    "recorded_by": "Kim \u201cK\u201d",
}


def test_the_statement_is_frozen() -> None:
    statement = statement_of("county", Signature.model_validate(RECORD)).decode()
    assert statement == (
        '{"format":"mou-signature-v1","partner":"county","record":{"authority":{"delegation":'
        '"Scheme"},"date":"2026-02","digest":"sha256:'
        + "0"
        * 64
        + '","evidence":[{"digest":"not stated","file":"private/a","held":"Hall","name":"a.pdf"}],'
        '"method":"email","name":"Zo\u00eb Sample","place":"not stated","recorded_by":'
        '"Kim \u201cK\u201d","reservation":"none","roles":["Leader","Chair"],"state":"signed",'
        '"version":"2024-04","witness":"not stated"}}'
    )


def by_the_book(partner: str, record: dict[str, Any]) -> bytes:
    """Make a statement as the documentation says, from what a plain YAML reader gives."""
    fields = {name: value for name, value in record.items() if name != "ssh" and value != []}
    data = {"format": "mou-signature-v1", "partner": partner, "record": fields}
    return json.dumps(
        normal(data), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()


def normal(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, dict):
        return {name: normal(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [normal(inner) for inner in value]
    return unicodedata.normalize("NFC", " ".join(str(value).split()))


def read(file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = YAML(typ="safe").load(file.read_text("utf-8"))["signatures"]
    return found


@pytest.mark.parametrize(
    "folder", [".", "examples/riverside", "tests/rules/ok-signed", "tests/rules/ok-corrected"]
)
def test_a_second_program_makes_the_same(folder: str) -> None:
    root = ROOT / folder
    expected = [
        by_the_book(file.stem, record)
        for file in sorted((root / "data/signatures").glob("*.yaml"))
        for record in read(file)
    ]
    found = every_record_of(load(DiskTree(root)).repository)
    assert [statement_of(each.partner, each.signature) for each in found] == expected


@pytest.mark.usefixtures("ssh_keygen")
def test_a_second_program_verifies_a_signature(tmp_path: Path) -> None:
    root = make_repository(tmp_path / "repository", make_keys(tmp_path / "keys"))
    (record,) = read(root / FILE)
    (tmp_path / "record.sig").write_text(record["ssh"], encoding="ascii")
    command = ["ssh-keygen", "-Y", "verify", "-f", str(root / KEYS), "-I", COUNCIL]
    command += ["-n", "mou-signature-v1", "-s", str(tmp_path / "record.sig")]
    for statement, code in ((by_the_book(COUNCIL, record), 0), (b"{}", 255)):
        done = subprocess.run(command, input=statement, capture_output=True, check=False)
        assert done.returncode == code
