"""How the tests are shared between processes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from sharing import CASE_BY_CASE, TEST_BY_TEST, part_of

FILE = """
import pytest

@pytest.mark.parametrize("number", range(6))
def test_it(number): ...
"""


def test_a_file_stays_whole() -> None:
    assert part_of("tests/test_a.py::test_b") == part_of("tests/test_a.py::test_c[d]")


@pytest.mark.parametrize("file", sorted(CASE_BY_CASE))
def test_all_tests_of_a_case_stay_together(file: str) -> None:
    assert part_of(f"{file}::test_a[x]") == part_of(f"{file}::test_b[x]")
    assert part_of(f"{file}::test_a[x]") != part_of(f"{file}::test_a[y]")


@pytest.mark.parametrize("file", sorted(TEST_BY_TEST))
def test_each_test_of_a_long_file_goes_by_itself(file: str) -> None:
    assert part_of(f"{file}::test_a[x]") != part_of(f"{file}::test_a[y]")


@pytest.mark.parametrize("file", sorted(TEST_BY_TEST | CASE_BY_CASE))
def test_a_file_that_is_dealt_out_is_there(file: str) -> None:
    assert (ROOT / file).is_file()


def test_xdist_deals_them_out_so(tmp_path: Path) -> None:
    """It would say nothing if it did otherwise: only the time would tell."""
    for name in "abcd":
        (tmp_path / f"test_{name}.py").write_text(FILE, encoding="utf-8")
    path = os.pathsep.join([str(ROOT / "tests"), str(ROOT / "tests" / "helpers")])
    command = [sys.executable, "-m", "pytest", "-p", "xdist.plugin", "-p", "conftest", "-v"]
    ran = subprocess.run(
        [*command, "-n", "2", "--dist", "loadfile", "--rootdir", tmp_path, tmp_path],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )
    found = set(re.findall(r"\[(gw\d)\] .* PASSED (test_\w)\.py::", ran.stdout))
    assert len(found) == 4
    assert {worker for worker, _ in found} == {"gw0", "gw1"}
