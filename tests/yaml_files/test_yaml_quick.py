"""The quick reader of ordinary files: what it gives is what the whole reader gives."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from mou_cli.yaml_files.builder import MAX_DEPTH
from mou_cli.yaml_files.nodes import mark_of, parse_yaml, read_yaml
from mou_cli.yaml_files.quick import MOST_BYTES, quick_value

FILES = sorted(
    path
    for folder in ("data", "examples", "tests/rules")
    for path in (ROOT / folder).rglob("*.yaml")
    if path.is_file()
)


def agrees(data: bytes) -> bool:
    """Say whether the quick reader gave a value, which then is the whole reader's."""
    value = quick_value(data)
    if value is None:
        return False
    nodes = parse_yaml(data, "x.yaml")
    assert nodes.problems == ()
    assert nodes.value == value
    assert repr(nodes.value) == repr(value)  # 1, 1.0 and True are equal and not the same
    return True


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_both_readers_agree_on_every_file_of_the_project(path: Path) -> None:
    agrees(path.read_bytes())


def test_most_partners_are_read_quickly() -> None:
    partners = sorted((ROOT / "data" / "partners").glob("*.yaml"))
    assert sum(agrees(path.read_bytes()) for path in partners) > len(partners) * 0.9


@pytest.mark.parametrize(
    "text",
    [
        "a: b",
        "---\na: b\n",
        "a: b # said\n# said\n",
        "a:\r\n  - b\r\n  - c\r\n",
        "a: {b: 1, c: [x, 1.5, true, -2]}\n",
        "'a': \"b\"\nno: yes\n",
        "? a\n: b\n",
        "a: >\n  b\n  c\n",
        "a: b\n  c\n\n  d\n",
        "a: é – 😀\n",
        "a: ''\nb: \"\"\n",
        "{}",
    ],
)
def test_what_is_ordinary_is_read_quickly(text: str) -> None:
    assert agrees(text.encode())


ODD = {
    "no utf-8": b"a: \xff",
    "a byte order mark": b"\xef\xbb\xbfa: b",
    "nothing": b"",
    "no mapping": b"- a\n",
    "a text alone": b"a",
    "prose": b"a: |\n  b\n",
    "an anchor": b"a: &b c\n",
    "an anchor of a list": b"a: &b [c]\n",
    "an alias": b"a: *b\n",
    "an alias as key": b"*a : b\n",
    "a tag": b"a: !b c\n",
    "a merge key": b"<<: {a: b}\n",
    "an escape": b'a: "\\u0007"\n',
    "an empty value": b"a:\nb: c\n",
    "an empty item": b"a:\n  -\n",
    "null": b"a: null\n",
    "an empty key": b": b\n",
    "a list as key": b"? [a]\n: b\n",
    "a key twice": b"a: b\na: c\n",
    "a second document": b"a: b\n---\nc: d\n",
    "an end of document": b"a: b\n...\n",
    "a directive": b"%YAML 1.2\n---\na: b\n",
    "a conflict": b"=======\na: b\n",
    "a tab": b"a:\tb\n",
    "a lone carriage return": b"a: b\rc: d\n",
    "a line of spaces": b"a: b\n  \nc: d\n",
    "spaces at the end": b"a: b\n  ",
    "a next line": "a: b\u0085".encode(),
    "no YAML": b"a: b: c\n",
    "no end": b"a: [b\n",
    "too deep": b"a: " + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH,
    "deep without end": b"a: " + b"[" * 100_000,
    "too large": b"a: b\n" + b"#" * MOST_BYTES,
}


@pytest.mark.parametrize("data", ODD.values(), ids=ODD.keys())
def test_all_else_is_left_to_the_whole_reader(data: bytes) -> None:
    assert quick_value(data) is None
    if len(data) < MOST_BYTES:
        assert read_yaml(data, "x.yaml") == parse_yaml(data, "x.yaml")


def test_without_the_c_parser_the_whole_reader_reads_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "_ruamel_yaml", None)
    assert quick_value(b"a: b\n") is None
    assert read_yaml(b"a: b\n", "x.yaml").value == {"a": "b"}


def test_marks_can_be_had_afterwards() -> None:
    assert read_yaml(b"a: b\n", "x.yaml").mark is None
    assert mark_of(b"a: b\n", "x.yaml").children["a"].column == 4


YAML_LIKE = st.text(alphabet="ab:- \n'\"[]{},#?>|&*!<%.=1~\r\té\u2028", max_size=60)


@given(YAML_LIKE)
def test_both_readers_agree_on_anything(text: str) -> None:
    agrees(text.encode())


@given(YAML_LIKE)
def test_both_readers_agree_on_anything_in_a_mapping(text: str) -> None:
    agrees(f"a:\n  b: {text}\nc: d\n".encode())
