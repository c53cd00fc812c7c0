"""Every rule has an example folder, and its `expected.txt` is what `mou validate` says of it.

`rules/base` is a small repository without a problem. Every other folder holds the files that differ
from it; a file called `DELETE` lists, a line each, those that are taken away. A folder is called
after the rule that it breaks, with a word behind it where the rule can be broken in several ways;
`ok-…` breaks none. Paths in a file called `TRACKED` are added to a git repository.
MOU_UPDATE_GOLDEN=1 writes each `expected.txt` anew.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest

from conftest import ROOT, UPDATE
from mou_cli.checks.validation import Validation, source_lines, validate
from mou_cli.output.problems.text import problems_as_text
from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import RULES
from mou_cli.trees import DiskTree
from rule_examples import BASE, EXAMPLES, lay_out

NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir() and path != BASE)
OF_A_RULE = re.compile(r"(?P<code>[A-Z]{3}[0-9]{3})(?:-[a-z0-9]+)*")
OF_NO_RULE = re.compile(r"many|ok-[a-z]+")


@dataclass(frozen=True)
class Example:
    """An example folder, laid out as a repository and validated."""

    name: str
    root: Path
    validation: Validation

    @property
    def expected(self) -> Path:
        return EXAMPLES / self.name / "expected.txt"

    @property
    def said(self) -> str:
        """What `mou validate` prints."""
        lines = source_lines(DiskTree(self.root))
        text = problems_as_text(self.validation.problems, lines, colour=False)
        return f"{text}\n" if text else ""


@pytest.fixture(scope="module")
def made_example(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Example]:
    """Lay out and validate each example once; what is made is only to be read."""
    folder = tmp_path_factory.mktemp("rules")

    @cache
    def made(name: str) -> Example:
        lay_out(EXAMPLES / name, folder / name)
        return Example(name, folder / name, validate(DiskTree(folder / name)))

    return made


@pytest.fixture(params=NAMES)
def example(request: pytest.FixtureRequest, made_example: Callable[[str], Example]) -> Example:
    return made_example(str(request.param))


def code_of(name: str) -> str:
    """Return the rule that a folder is called after; empty if it is called after none."""
    match = OF_A_RULE.fullmatch(name)
    return match["code"] if match else ""


def test_the_base_has_no_problem() -> None:
    assert validate(DiskTree(BASE)).problems == ()


def test_an_example_says_what_is_expected(example: Example) -> None:
    if UPDATE:
        example.expected.write_text(example.said, encoding="utf-8", newline="\n")
    expected = example.expected.read_text(encoding="utf-8")
    assert example.said == expected, difference(expected, example.said)


def difference(expected: str, said: str) -> str:
    lines = unified_diff(expected.splitlines(), said.splitlines(), "expected", "said", lineterm="")
    return "\n".join(["look, then MOU_UPDATE_GOLDEN=1", *lines])


def test_an_example_breaks_its_rule(example: Example) -> None:
    code = code_of(example.name)
    found = {problem.code for problem in example.validation.problems}
    assert code in found if code else example.name == "many" or not found


def test_the_severity_is_that_of_the_table(example: Example) -> None:
    for problem in example.validation.problems:
        assert problem.severity is RULES[problem.code].severity


def test_a_position_lies_inside_its_file(example: Example) -> None:
    outside = [p for p in example.validation.problems if not lies_inside(p.position, example.root)]
    assert outside == []


def lies_inside(position: Position, root: Path) -> bool:
    """Say whether the line is there, and the column on it or just behind it."""
    lines = lines_of(root / position.path)
    if not 1 <= position.line <= len(lines):
        return False
    return 1 <= position.column <= len(lines[position.line - 1]) + 1


def lines_of(file: Path) -> list[str]:
    """Return the lines of a file as an editor counts them; one empty line if there is none."""
    data = file.read_bytes() if file.is_file() else b""
    text = data.decode("utf-8-sig", "replace").removesuffix("\n")
    return [line.removesuffix("\r") for line in text.split("\n")]


def test_many_faults_in_many_files_are_found_in_one_run(tmp_path: Path) -> None:
    lay_out(EXAMPLES / "many", tmp_path)
    problems = validate(DiskTree(tmp_path)).problems
    assert faults_by_file(problems) == {
        "data/mou.yaml": ["REF001", "REF002"],
        "data/partners/harbour-charity.yaml": ["YML001"],
        "data/principles.yaml": ["SCH001", "SCH002"],
    }


def faults_by_file(problems: tuple[Problem, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for problem in problems:
        found.setdefault(problem.position.path, []).append(problem.code)
    return found


def test_every_rule_has_an_example_of_its_own_name() -> None:
    """Those of `mou verify` are about histories and keys: see `test_signing_attacks.py`."""
    assert {code for code in RULES.keys() - set(NAMES) if not code.startswith("VFY")} == set()


def test_every_example_is_called_after_a_rule_or_is_known() -> None:
    strange = [n for n in NAMES if code_of(n) not in RULES and not OF_NO_RULE.fullmatch(n)]
    assert strange == []


def test_every_code_of_the_program_is_in_the_table_and_the_other_way_round() -> None:
    assert set(codes_in_the_program()) == RULES.keys()


def codes_in_the_program() -> Iterator[str]:
    package = ROOT / "src" / "mou_cli"
    for file in package.rglob("*.py"):
        if package / "problems" / "rules" not in file.parents:
            yield from re.findall(r'"([A-Z]{3}[0-9]{3})"', file.read_text(encoding="utf-8"))
