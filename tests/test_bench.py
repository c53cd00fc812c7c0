"""What `make bench` measures is what it says it is. Nothing here looks at a clock."""

import json
from pathlib import Path

from bench.floor import main as floor
from bench.register import write_register
from bench.revisions import SIGNED_ONE_IN, many_commits, two_revisions
from conftest import Mou
from histories import run_git
from mou_cli.checks.validation import validate
from mou_cli.trees import DiskTree
from mou_cli.yaml_files.quick import quick_value


def test_the_register_is_clean_ordinary_and_of_the_size_that_it_should_be(tmp_path: Path) -> None:
    root = write_register(tmp_path / "register", 40)
    assert validate(DiskTree(root)).problems == ()
    bodies = [file.read_bytes() for file in (root / "data" / "partners").glob("body-*.yaml")]
    assert len(bodies) == 40
    assert all(quick_value(data) is not None for data in bodies)
    assert all(900 < len(data) < 1100 for data in bodies)


def test_the_floor_reads_every_partner(tmp_path: Path) -> None:
    root = write_register(tmp_path / "register", 3)
    assert floor(root) == len(list((root / "data" / "partners").glob("*.yaml")))


def test_two_revisions_differ_in_a_principle_and_in_ten_partners(tmp_path: Path, mou: Mou) -> None:
    root = two_revisions(tmp_path / "two", 80)
    ran = mou("-C", root, "diff", "HEAD~1", "HEAD", "--format", "json")
    changes = json.loads(ran.out)["changes"]
    addresses = [found["address"] for found in changes]
    assert addresses[0] == "principle/be-transparent"
    assert len({address for address in addresses if address.startswith("partner/body-")}) == 10


def test_one_commit_in_many_changes_the_signed_text(tmp_path: Path, mou: Mou) -> None:
    root = many_commits(tmp_path / "many", 2 * SIGNED_ONE_IN + 1)
    assert run_git(root, "rev-list", "--count", "HEAD", "--", "data") == str(2 * SIGNED_ONE_IN + 1)
    found = json.loads(mou("-C", root, "history", "--format", "json").out)
    assert [entry["commit"]["subject"] for entry in found["entries"]] == [
        f"Commit {2 * SIGNED_ONE_IN}",
        f"Commit {SIGNED_ONE_IN}",
        "x",
    ]
