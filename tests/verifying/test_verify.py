"""`mou verify`: versions, tags, kept copies, decisions, and its faces."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from conftest import ROOT, Mou, change, same_as_golden
from histories import run_git
from mou_cli.errors import UsageError
from mou_cli.operations.schema import json_schemas
from mou_cli.operations.verify import verify
from mou_cli.verifying.verification import Verification, What
from signing import COUNCIL, FILE, NOW, codes, commit, sign, verified

VERSION = "data/versions/2024-04.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    shutil.copytree(ROOT / "tests" / "rules" / "base" / "data", folder / "data")
    run_git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "First", "2026-01-01")
    return folder


def of(found: Verification, what: What) -> list[str]:
    return codes([check for check in found.checks if check.what is what])


def test_a_text_is_found_wherever_it_is(root: Path, mou: Mou) -> None:
    words = {"here": "the text here has its digest"}
    assert words["here"] in version_words(verified(root))
    assert mou("-C", root, "keep", "2024-04").code == 0
    change(root, "data/principles.yaml", "title: ", "title: Another ")
    assert "the text in `kept/2024-04/`" in version_words(verified(root))
    assert of(verified(root), What.KEPT) == ["good"]
    change(root, "kept/2024-04/data/principles.yaml", "title: ", "title: A third ")
    found = verified(root)
    assert of(found, What.KEPT) == ["VFY003"]
    assert "the text of commit " in version_words(found)
    run_git(root, "tag", "mou/2024-04")
    assert "the text of its tag" in version_words(verified(root))
    (root / "kept/2024-04/data/mou.yaml").write_text("broken: [\n", encoding="utf-8")
    assert of(verified(root), What.KEPT) == []


def version_words(found: Verification) -> str:
    (check,) = (check for check in found.checks if check.what is What.VERSION)
    return check.words


def test_a_digest_that_is_no_text_s(root: Path) -> None:
    change(root, VERSION, "sha256:85c6", "sha256:0000")
    assert of(verified(root), What.VERSION) == ["VFY001"]
    assert of(verify(None, root, NOW), What.VERSION) == ["cannot-be-checked"]


def test_an_old_version_without_a_text_is_wrong_only_if_its_digest_was_changed(root: Path) -> None:
    text = (root / VERSION).read_text(encoding="utf-8")
    old = root / "data/versions/2020-01.yaml"
    old.write_text(text.replace("2024-04", "2020-01").replace("85c6", "1111"), encoding="utf-8")
    assert of(verified(root), What.VERSION) == ["cannot-be-checked", "good"]
    commit(root, "From the archive", "2026-02-01")
    assert of(verified(root), What.VERSION) == ["cannot-be-checked", "good"]
    change(root, "data/versions/2020-01.yaml", "sha256:1111", "sha256:2222")
    assert of(verified(root), What.VERSION) == ["VFY001", "good"]
    run_git(root, "update-ref", "-d", "HEAD")
    assert of(verified(root), What.VERSION) == ["cannot-be-checked", "good"]


def test_the_authority_of_a_signature(root: Path) -> None:
    shutil.copytree(ROOT / "tests/rules/SGN007/data/decisions", root / "data/decisions")
    sign(root, authority={"decision": "marsh-cabinet"}, date="2024-05-20")
    sign(root, authority={"delegation": "Scheme, part 3"})
    found = verified(root)
    checks = [check for check in found.checks if check.what is What.AUTHORITY]
    assert codes(checks) == ["good", "recorded"]
    assert checks[0].words == (
        "decision `marsh-cabinet` (Cabinet, 14 May 2024): agreed; This is dated 20 May 2024, and "
        "`marsh-cabinet` took effect on 22 May 2024"
    )
    change(root, "data/decisions/marsh-cabinet.yaml", "outcome: agreed", "outcome: refused")
    assert of(verified(root), What.AUTHORITY) == ["SGN006", "recorded"]
    (root / "data/decisions/marsh-cabinet.yaml").unlink()
    assert of(verified(root), What.AUTHORITY) == ["REF001", "recorded"]


def test_a_record_about_another_text(root: Path) -> None:
    sign(root)
    change(root, FILE, "sha256:85c6", "sha256:0000")
    assert of(verified(root), What.DIGEST) == ["SGN003"]


def test_evidence_without_a_digest_is_on_record(root: Path) -> None:
    sign(root)
    item = "\n      - name: an email\n        digest: not stated\n        held: not stated"
    change(root, FILE, "evidence: not stated", f"evidence:{item}")
    assert of(verified(root), What.EVIDENCE) == ["recorded"]
    change(
        root, FILE, "digest: not stated\n        held", f"digest: sha256:{'0' * 64}\n        held"
    )
    assert of(verified(root), What.EVIDENCE) == ["cannot-be-checked"]


def test_the_working_files_or_a_revision(root: Path, mou: Mou) -> None:
    sign(root)
    assert of(verified(root), What.RECORDED) == ["recorded"]
    assert of(verified(root, at="HEAD"), What.RECORDED) == []
    assert "Verified: HEAD" in mou("-C", root, "verify", "--at", "HEAD").out


def test_what_cannot_be_verified(root: Path, mou: Mou, tmp_path: Path) -> None:
    assert "There is no folder" in mou("-C", root, "verify", "--evidence", "none").err
    change(root, FILE.replace("signatures", "partners"), "kind:", "knd:")
    with pytest.raises(UsageError, match="cannot be read"):
        verified(root)
    shutil.rmtree(root / ".git")
    ran = mou("-C", root, "verify", "--trusted", "main")
    assert ran.code == 2
    assert "lies in no git repository" in ran.err


def test_data_that_cannot_be_read_is_looked_for_where_it_is(root: Path, mou: Mou) -> None:
    file = root / "data" / "mou.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text("schema: [", encoding="utf-8")
    run_git(root, "add", ".")
    run_git(root, "commit", "--quiet", "-m", "Break it")
    file.write_text(text, encoding="utf-8")
    ran = mou("-C", root, "verify", "--at", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("mou: The data of HEAD cannot be read: ")
    assert ran.err.endswith("\n  All that is wrong with it: mou validate --at HEAD\n")
    file.unlink()
    assert mou("-C", root, "verify").err.endswith("\n  All that is wrong with it: mou validate\n")


def test_its_faces(root: Path, mou: Mou) -> None:
    shutil.copytree(ROOT / "tests/rules/SGN007/data/decisions", root / "data/decisions")
    sign(root, authority={"decision": "marsh-cabinet"}, method="wet-ink", name="Zoë x")
    sign(root, authority={"delegation": "Scheme"}, name="Jo")
    change(root, VERSION, "sha256:85c6", "sha256:0000")
    change(root, FILE, "Zoë x", "Zoë \u202e x")
    ran = mou("-C", root, "verify", "--evidence", root)
    assert ran.code == 1
    same_as_golden("verify/marsh.txt", ran.out.encode())
    written = mou("-C", root, "verify", "--format", "json")
    assert (written.code, written.err) == (1, "")
    found = json.loads(written.out)
    jsonschema.validate(
        found, json.loads(json_schemas(["verification"])["verification.schema.json"])
    )
    assert found["summary"]["bad"] == 4
    assert "\u202e" not in ran.out + written.out


def test_without_git_what_needs_none_is_verified(root: Path, mou: Mou) -> None:
    shutil.rmtree(root / ".git")
    ran = mou("-C", root, "verify")
    assert ran.code == 0
    assert "Trusted keys: nowhere: there is no git here" in ran.out
    assert f"{COUNCIL}" not in ran.out
