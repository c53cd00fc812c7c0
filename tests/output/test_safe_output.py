"""Somebody's data on a terminal or in a log: nothing in it steers, and the caret stands right."""

import json
import re

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mou_cli.output.escaping.json import visible_json
from mou_cli.output.escaping.terminal import visible
from mou_cli.output.problems.json import problems_as_json
from mou_cli.output.problems.text import problems_as_text
from mou_cli.output.rules.markdown import rules_as_markdown
from mou_cli.output.rules.text import rule_as_text, rules_as_text
from mou_cli.output.shapes.schemas import output_schema
from mou_cli.problems import Position, Problem, Severity, in_order
from mou_cli.problems.rules import RULES
from mou_cli.words.problems import summary_of_problems
from strategies import examples

HIDDEN = [
    *("\x00", "\x07", "\x08", "\x0b", "\x0c", "\x0d", "\x1b", "\x7f", "\x80", "\x85", "\x9b"),
    *("\u061c", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069"),
    *("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u2028", "\u2029"),
]
STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


def problem(
    line: int = 1,
    column: int = 1,
    length: int = 1,
    message: str = "Wrong",
    *,
    path: str = "data/mou.yaml",
    mend: str = "Mend it",
    code: str = "SCH001",
    severity: Severity = Severity.ERROR,
) -> Problem:
    return Problem(code, severity, Position(path, line, column, length), message, mend)


def text_of(found: Problem, source: str, *, colour: bool = False) -> list[str]:
    written = problems_as_text((found,), lambda path, line: source, colour=colour)
    return written.split("\n")


@pytest.mark.parametrize("character", HIDDEN)
def test_a_hidden_character_is_written_as_its_code(character: str) -> None:
    code = f"\\u{ord(character):04x}"
    assert visible(f"a{character}b") == f"a{code}b"
    found = problem(1, 3, 1, f"m{character}", path=f"p{character}", mend=f"e{character}")
    written = "\n".join(text_of(found, f"s{character}t"))
    assert character not in written
    assert written.count(code) == 4


@pytest.mark.parametrize("character", HIDDEN)
def test_json_escapes_a_hidden_character_and_keeps_its_value(character: str) -> None:
    found = problem(message=f"m{character}", path=f"p{character}", mend=f"e{character}")
    written = problems_as_json((found,), 1)
    assert character not in written.replace("\n", "")
    (read,) = json.loads(written)["problems"]
    assert (read["message"], read["path"], read["mend"]) == (
        f"m{character}",
        f"p{character}",
        f"e{character}",
    )


@pytest.mark.parametrize(
    "text", ["plain", "é 😀 汉 ع", "tab\there", "no-break\u00a0space", "e\u0301"]
)
def test_what_hides_nothing_stays(text: str) -> None:
    assert visible(text) == text


@examples(200)
@given(st.text(), st.text(), st.text(), st.text(), st.integers(1, 130), st.integers(1, 130))
def test_no_text_steers_the_terminal(
    path: str, message: str, mend: str, source: str, column: int, length: int
) -> None:
    found = problem(3, column, length, message, path=path, mend=mend)
    written = problems_as_text((found,), lambda _path, _line: source, colour=False)
    assert not STEERING.search(written)
    assert written.count("\n") <= 3
    as_json = problems_as_json((found,), 1)
    assert not STEERING.search(as_json)
    assert json.loads(as_json)["problems"][0]["message"] == message


@examples(100)
@given(st.text())
def test_escaping_twice_changes_nothing_more(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert json.loads(visible_json(json.dumps(text, ensure_ascii=False))) == text


def marked(source: str, column: int, length: int) -> str:
    """Return what of the excerpt stands above the caret."""
    _, excerpt, caret, _ = text_of(problem(7, column, length), source)
    start = caret.index("^")
    assert set(caret) <= {" ", "^"}
    return excerpt[start : start + caret.count("^")]


@pytest.mark.parametrize(
    ("source", "column", "length", "expected"),
    [
        ("    tier: invitd", 11, 6, "invitd"),
        ("tier: invitd", 1, 4, "tier"),
        ("\ttier: invitd", 8, 6, "invitd"),
        ("a\tb\tc", 5, 1, "c"),
        ("\x1b[31mred: x", 11, 1, "x"),
        ("a\u202eb: x", 6, 1, "x"),
        ("é😀: x", 5, 1, "x"),
        ("x" * 99 + "y", 100, 1, "y"),
        ("x" * 100 + "y" + "z" * 200, 101, 1, "y"),
        ("x" * 300 + "word", 301, 4, "word"),
        ("x" * 70 + "word" + "z" * 90, 71, 4, "word"),
        ("a: b", 4, 99, "b"),
        ("a" * 200, 150, 200, "a" * 51),
        ("a: b", 1, 1, "a"),
    ],
)
def test_the_caret_stands_below_the_words_it_means(
    source: str, column: int, length: int, expected: str
) -> None:
    assert marked(source, column, length) == expected


def test_a_long_line_is_cut_on_both_sides() -> None:
    source = "".join(chr(ord("a") + number % 26) for number in range(400))
    _, excerpt, _, _ = text_of(problem(7, 200, 3), source)
    assert excerpt.startswith("  7 | …")
    assert excerpt.endswith("…")
    assert len(excerpt) <= 110


def test_a_fault_behind_the_end_of_the_line_has_its_caret_there() -> None:
    _, excerpt, caret, _ = text_of(problem(1, 5), "a: b")
    assert caret.index("^") == len(excerpt)


@pytest.mark.parametrize("source", ["", "   ", "\t"])
def test_an_empty_line_is_not_shown(source: str) -> None:
    assert text_of(problem(2, 1), source) == [
        "data/mou.yaml:2:1 error SCH001 Wrong",
        "  Mend it",
    ]


def test_a_problem_reads_as_designed() -> None:
    found = problem(31, 11, 6, "No tier is called `invitd`", code="REF001", mend="Did you mean it?")
    assert text_of(found, "    tier: invitd") == [
        "data/mou.yaml:31:11 error REF001 No tier is called `invitd`",
        "  31 |     tier: invitd",
        " " * 17 + "^^^^^^",
        "  Did you mean it?",
    ]


def test_colour_is_added_only_where_it_is_wanted() -> None:
    assert "\x1b" not in "".join(text_of(problem(), "x"))
    head, _, caret, _ = text_of(problem(), "x", colour=True)
    assert "\x1b[1;31merror\x1b[0m" in head
    assert "\x1b[1;31m^\x1b[0m" in caret
    plain = re.sub(r"\x1b\[[\d;]*m", "", "\n".join(text_of(problem(), "x", colour=True)))
    assert plain.split("\n") == text_of(problem(), "x")


def test_problems_are_separated_by_an_empty_line() -> None:
    written = problems_as_text((problem(1), problem(2)), lambda path, line: "", colour=False)
    assert written.count("\n\n") == 1


W, N = Severity.WARNING, Severity.NOTE


@pytest.mark.parametrize(
    ("problems", "files", "expected"),
    [
        ((), 1, "No problems in 1 file"),
        ((), 24, "No problems in 24 files"),
        ((problem(),), 1, "1 error in 1 of 1 file. Nothing was changed. More: mou explain SCH001"),
        (
            (problem(), problem(2, path="b"), problem(3, severity=W)),
            24,
            "2 errors and 1 warning in 2 of 24 files. "
            "Nothing was changed. More: mou explain SCH001",
        ),
        (
            (problem(severity=N, code="SIC001"), problem(2, severity=N, code="SIC001")),
            3,
            "2 notes in 1 of 3 files. Nothing was changed. More: mou explain SIC001",
        ),
    ],
)
def test_the_summary_counts(problems: tuple[Problem, ...], files: int, expected: str) -> None:
    assert summary_of_problems(problems, files) == expected


def test_json_carries_its_version_and_the_counts() -> None:
    written = json.loads(problems_as_json((problem(2, 3, 4), problem(severity=W)), 5))
    jsonschema.validate(written, output_schema("problems"))
    assert written["schema_version"] == 1
    assert written["summary"] == {"files": 5, "errors": 1, "warnings": 1, "notes": 0}
    assert written["problems"][0] == {
        "code": "SCH001",
        "severity": "error",
        "path": "data/mou.yaml",
        "line": 2,
        "column": 3,
        "length": 4,
        "message": "Wrong",
        "mend": "Mend it",
    }


def test_problems_are_put_in_order_and_each_stands_once() -> None:
    first, second = problem(2, 1), problem(10, 1)
    other = problem(1, 1, path="data/principles.yaml")
    assert in_order([other, second, first, first, second]) == (first, second, other)


def test_every_rule_says_why_and_how_to_mend() -> None:
    for code, rule in RULES.items():
        assert re.fullmatch(r"[A-Z]{3}\d{3}", code)
        written = rule_as_text(rule, colour=False)
        assert written.startswith(f"{code} ({rule.severity.value}): {rule.title}")
        assert rule.why in written
        assert f"Mend: {rule.mend}" in written
        assert (f"Source: {rule.source}" in written) == bool(rule.source)


def test_the_list_of_rules_and_their_page_name_every_rule_once() -> None:
    assert len(rules_as_text(RULES.values()).split("\n")) == len(RULES)
    page = rules_as_markdown(RULES.values())
    assert [code for code in RULES if page.count(f"## {code}: ") != 1] == []
    assert page.endswith("\n")
    assert not page.endswith("\n\n")
