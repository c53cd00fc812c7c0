"""No line that `mou` prints is a command to the program that runs a pipeline and reads its log.

The rules are those of the forges themselves:

- GitHub Actions, github.com/actions/runner, src/Runner.Common/ActionCommand.cs: `TryParseV2` takes
  a line that begins with `::` after trimming, `TryParse` one that has `##[` anywhere.
- Azure Pipelines, learn.microsoft.com "Logging commands": `##vso[area.action …]`, and `##[section]`
  and its like for the look of a line.
- TeamCity, jetbrains.com/help/teamcity "Service Messages": `##teamcity[…]`.
- GitLab, docs.gitlab.com "CI/CD job logs": `section_start:…` and `section_end:…` behind an escape.
"""

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from conftest import ROOT, Mou, Ran
from histories import run_git
from mou_cli.cli.commands import COMMANDS
from mou_cli.output.escaping.html import without_commands
from mou_cli.output.escaping.terminal import visible

OWNED = "::error::owned ##[error]owned ##vso[task.complete]owned ##teamcity[owned] :"
QUOTES = ("said",)
"""Fields that quote the text, which becomes another one here."""
SUBJECT = "::warning::subject ##[command]subject"

_ANYWHERE = re.compile(r"##\w*\[|\x1b")


def is_command(line: str) -> bool:
    """Say whether a forge would take a line of a log for a command, or for a part of its look."""
    return line.strip().startswith("::") or _ANYWHERE.search(line) is not None


@pytest.mark.parametrize(
    "line", ["::error::x", " \u00a0::debug::x", "a ##[error]x", "##vso[task.complete]x"]
)
def test_the_rule_knows_commands(line: str) -> None:
    assert is_command(line)
    assert not is_command(visible(line))


@pytest.mark.parametrize("value", [":", "::", "a :", "a ::", "\u3000:", ":: a", "\u200b:"])
def test_a_value_and_what_stands_beside_it_make_no_command(value: str) -> None:
    broken = f"{visible(value)}:error::x".split(" ")
    assert not any(map(is_command, broken))


def test_a_page_reads_the_same() -> None:
    page = "<style>\n::selection {}\na::before {content: '##[x'}</style>\n<p>\n ::x ##vso[y] a::b"
    found = without_commands(page)
    assert not any(map(is_command, found.split("\n")))
    style, text = found.split("</style>")
    assert style == "<style>\n/**/::selection {}\na::before {content: '##\\[x'}"
    assert unescape(text) == "\n<p>\n ::x ##vso[y] a::b"


def test_words_with_colons_stay() -> None:
    for text in ("a: b", "std::vector", "10:30", "https://example.org", "Note:", "a:b:c"):
        assert visible(text) == text


def hostile(value: Any) -> Any:
    """Return a value of a data file with such words in its names and between its sentences' words.

    Words that mean something to the data, such as `12 months` and `not stated`, stay.
    """
    if isinstance(value, dict):
        return {name: hostile(each) for name, each in value.items() if name not in QUOTES}
    if isinstance(value, list):
        return [hostile(each) for each in value]
    if isinstance(value, LiteralScalarString):
        return LiteralScalarString("\n".join(map(_hostile_words, value.split("\n"))))
    if not isinstance(value, str) or " " not in value.strip() or _MEANT.fullmatch(value):
        return value
    return DoubleQuotedScalarString(f"::error::owned {value} ##[error]owned")


_MEANT = re.compile(r"\d+ (month|year)s?|not \w+|to be confirmed")


def _hostile_words(line: str) -> str:
    words = line.split(" ")
    if len(words) < 5 or not words[0][:1].isalpha():
        return line
    return " ::error::owned ".join(" ".join(words[at : at + 3]) for at in range(0, len(words), 3))


@pytest.fixture
def repository(made: Path, tmp_path: Path) -> Path:
    """A copy, for commands that write."""
    return shutil.copytree(made, tmp_path / "riverside")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fullest example, with such words in every text, subject, author and branch."""
    root = tmp_path_factory.mktemp("made") / "riverside"
    shutil.copytree(ROOT / "examples" / "riverside", root, ignore=shutil.ignore_patterns("build"))
    run_git(root, "init", "--quiet", "--initial-branch", "main")
    _commit(root)
    yaml = YAML()
    yaml.width = 10**6
    for file in sorted((root / "data").rglob("*.yaml")):
        data = yaml.load(file.read_text(encoding="utf-8"))
        with file.open("w", encoding="utf-8") as stream:
            yaml.dump(hostile(data), stream)
    _commit(root)
    return root


def _commit(root: Path) -> None:
    run_git(root, "add", "--all")
    run_git(
        *(root, "-c", "user.name=::error::author ##[error]", "-c", "user.email=::error::@x"),
        *("commit", "--quiet", "--message", SUBJECT),
    )


def lines_of(ran: Ran) -> Iterator[str]:
    yield from re.split(r"[\r\n]", ran.out + "\n" + ran.err)


SIGN = ("--name", OWNED, "--date", "2024-05-01", "--reservation", OWNED, "--note", OWNED)
RUNS: dict[str, Sequence[Sequence[str]]] = {
    "validate": [("--format", face) for face in ("text", "json")],
    "render": [("--draft", "--format", "md"), ("--all", "--format", "md"), (OWNED,)],
    "diff": [
        *(("HEAD~1", "--format", face) for face in ("text", "markdown", "html", "json")),
        *(
            ("HEAD~1", "--document", "riverside-2026", "--format", face)
            for face in ("text", "markdown")
        ),
        (OWNED,),
    ],
    "status": [("--all", "--format", face) for face in ("text", "markdown", "json", "html")],
    "history": [
        *(("--format", face) for face in ("text", "markdown", "json")),
        ("section/data-breach",),
        (OWNED,),
    ],
    "release": [("2031-01",), ("2031-01", "--dry-run"), (OWNED,)],
    "sign": [
        ("rivershire-county-council", *SIGN),
        ("riverside-county-council", *SIGN, "--dry-run"),
    ],
    "decline": [("rivershire-county-council", "--reason", OWNED, "--dry-run"), (OWNED,)],
    "withdraw": [("rivershire-county-council", "--reason", OWNED, "--dry-run"), (OWNED,)],
    "verify": [("--format", "text"), ("--format", "json"), ("--at", OWNED)],
    "review": [
        *(("list", "--format", face) for face in ("text", "markdown", "json")),
        *(("start", "--format", face) for face in ("text", "markdown")),
        (
            "record",
            "--date",
            "2026-01-05",
            "--outcome",
            "no-change",
            "--reviewer",
            OWNED,
            "--minute",
            OWNED,
            "--dry-run",
        ),
    ],
    "deadlines": [
        *(("riverside-2026", "--format", face) for face in ("text", "json", "ics")),
        (OWNED,),
    ],
    "calendar": [("--output", "-")],
    "keep": [(OWNED,), ("2024-01",)],
    "explain": [("--format", "text"), ("--format", "markdown"), (OWNED,)],
    "schema": [(), (OWNED,)],
    "textconv": [],
}


def test_every_command_is_tried() -> None:
    assert set(RUNS) == set(COMMANDS)


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "textconv"])
def test_no_line_of_a_command_is_one(command: str, repository: Path, mou: Mou) -> None:
    for words in RUNS[command]:
        ran = mou("-C", repository, command, *words)
        assert ran.code in (0, 1, 2), ran.err
        assert not [line for line in lines_of(ran) if is_command(line)], words


def test_the_words_reach_the_outputs(repository: Path, mou: Mou) -> None:
    assert mou("-C", repository, "validate").code == 0
    for command in ("status", "history", "review", "diff", "deadlines", "calendar", "verify"):
        for words in RUNS[command]:
            ran = mou("-C", repository, command, *words)
            assert "owned" in ran.out + ran.err or "subject" in ran.out, words


def test_no_line_of_a_file_as_prose_is_one(repository: Path, mou: Mou) -> None:
    for file in sorted((repository / "data").rglob("*.yaml")):
        ran = mou("textconv", file)
        assert not [line for line in lines_of(ran) if is_command(line)], file


@pytest.mark.skipif(os.name == "nt", reason="Windows has no folders of such names")
@pytest.mark.parametrize("name", ["::error::owned", "a\n::error::owned", "##[error]owned"])
def test_the_folder_that_a_document_was_written_to_is_no_command(
    name: str, mou: Mou, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "tests" / "rules" / "base" / "data", tmp_path / name / "data")
    ran = mou("-C", name, "render", "--format", "md")
    assert ran.code == 0
    assert (tmp_path / name / "build" / "mou.md").is_file()
    assert "mou.md" in ran.out
    assert not any(map(is_command, lines_of(ran)))
