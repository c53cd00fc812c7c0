"""YAML as an officer writes it: values, where they stand, and what is refused in which words."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mou_cli.problems import Problem
from mou_cli.yaml_files.builder import MAX_DEPTH, MAX_NODES, Mark
from mou_cli.yaml_files.nodes import Nodes, parse_yaml
from mou_cli.yaml_files.scalars import plain_value
from strategies import examples

DATA = Path(__file__).parents[2] / "data"
PATH = "data/mou.yaml"
Read = Callable[[str], Nodes]


def by_libyaml(text: str) -> Nodes:
    return parse_yaml(text.encode("utf-8"), PATH)


def by_ruamel(text: str) -> Nodes:
    """Read as on a machine without `ruamel.yaml.clib`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "_ruamel_yaml", None)
        return parse_yaml(text.encode("utf-8"), PATH)


either = pytest.mark.parametrize("read", [by_libyaml, by_ruamel])


def said(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{p.position.line}:{p.position.column} {p.code} {p.message}" for p in problems]


def mark_at(nodes: Nodes, *path: str | int) -> Mark:
    mark = nodes.mark
    assert mark is not None
    for part in path:
        mark = mark.children[part]
    return mark


def test_both_parsers_are_there_to_be_compared() -> None:
    import _ruamel_yaml

    assert _ruamel_yaml.CParser
    assert by_ruamel("a: 1").value == {"a": 1}


# What a plain word means: YAML 1.2.2, section 10.3.


@either
@pytest.mark.parametrize(
    ("written", "value"),
    [
        *((word, word) for word in ("no", "No", "yes", "on", "off", "y", "n", "tRue", "nULL")),
        *((word, word) for word in ("1:30", "2019-03-01", "2019-03", "1_000", "1,200", "1.2.3")),
        *((word, word) for word in ("0x1F", "0o17", "0b11", ".inf", "-.inf", ".nan", "1e", "e3")),
        *((word, word) for word in ("+", ".", "-.", "+-1", "²", "١٢", "12%", "=")),
        ("12345678901234567890", "12345678901234567890"),
        *((word, True) for word in ("true", "True", "TRUE")),
        *((word, False) for word in ("false", "False", "FALSE")),
        ("2019", 2019),
        ("00012345", 12345),
        ("+12", 12),
        ("-7", -7),
        ("0", 0),
        ("1.10", 1.1),
        ("-.5", -0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("-1.5E-2", -0.015),
        ("a # comment", "a"),
        ("a#b", "a#b"),
        ("'no'", "no"),
        ("'12'", "12"),
        ('"null"', "null"),
        ("''", ""),
        ("'it''s'", "it's"),
        (r'"a\tb\u00e9"', "a\tbé"),
        ("|\n  12\n", "12\n"),
        ("|-\n  12\n", "12"),
        ("|+\n  12\n\n", "12\n\n"),
        (">\n  a\n  b\n", "a b\n"),
        ("a\n  b\n\n  c", "a b\nc"),
        ("[1, no, '3']", [1, "no", "3"]),
        ("{b: 1, c: {}}", {"b": 1, "c": {}}),
    ],
)
def test_values_are_those_of_yaml_1_2(read: Read, written: str, value: object) -> None:
    nodes = read(f"a: {written}")
    assert nodes.problems == ()
    assert nodes.value == {"a": value}
    assert type(nodes.value["a"]) is type(value)


@either
@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "# a comment"])
def test_a_field_without_a_value_is_left_out_and_named(read: Read, written: str) -> None:
    nodes = read(f"b: 1\na: {written}\n")
    assert nodes.value == {"b": 1}
    assert said(nodes.problems) == ["2:1 SCH006 `a` has no value"]


def test_a_number_too_large_to_hold_stays_text() -> None:
    assert plain_value("1e999") == "1e999"


@either
@pytest.mark.parametrize("text", ["- 1\n-\n- 3\n", "- 1\n- ~\n- 3\n", "- 1\n-   # none\n- 3\n"])
def test_an_item_without_a_value_keeps_the_place_of_the_others(read: Read, text: str) -> None:
    assert read(text).value == [1, None, 3]


@either
@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n", "~", "null\n", "---\n", "\ufeff"])
def test_a_file_that_says_nothing_is_empty(read: Read, text: str) -> None:
    nodes = read(text)
    assert (nodes.value, nodes.mark) == (None, None)
    assert said(nodes.problems) == ["1:1 YML009 The file is empty"]


@either
def test_one_document_may_be_marked_as_such(read: Read) -> None:
    nodes = read("--- # the agreement\na: 1\n")
    assert (nodes.value, nodes.problems) == ({"a": 1}, ())


@either
@pytest.mark.parametrize(
    ("text", "line"),
    [("%YAML 1.2\n---\na: 1\n", 1), ("%FOO\n---\na: 1\n", 1), ("a: 1\n...\n", 2), ("a: 1\n...", 2)],
)
def test_other_marks_of_yaml_are_refused(read: Read, text: str, line: int) -> None:
    (problem,) = read(text).problems
    assert (problem.code, problem.position.line) == ("YML005", line)


@either
@pytest.mark.parametrize(
    ("escape", "name"), [("\\e", "U+001B"), ("\\0", "U+0000"), ("\\N", "U+0085")]
)
def test_a_backslash_brings_no_control_character_in(read: Read, escape: str, name: str) -> None:
    nodes = read(f'a: "x{escape}y"\n')
    (problem,) = nodes.problems
    assert (problem.code, problem.position.column) == ("YML008", 4)
    assert name in problem.message
    assert nodes.value == {"a": "xy"}


# Where things stand.


@either
@pytest.mark.parametrize(
    ("text", "path", "place", "style", "key"),
    [
        ("a: bcd\n", ["a"], (1, 4, 3), "plain", (1, 1, 1)),
        ("ab:   'c'  # d\n", ["ab"], (1, 7, 3), "'", (1, 1, 2)),
        ('"a b": "c\\n"\n', ["a b"], (1, 8, 5), '"', (1, 1, 5)),
        ("\ufeffab: cd\n", ["ab"], (1, 5, 2), "plain", (1, 1, 2)),
        ("x: 1\r\nab: cd\r\n", ["ab"], (2, 5, 2), "plain", (2, 1, 2)),
        ("😀é: 𝔘b\n", ["😀é"], (1, 5, 2), "plain", (1, 1, 2)),
        ("- 😀\n- 😀: x\n", [1, "😀"], (2, 6, 1), "plain", (2, 3, 1)),
        ("a: '😀' # 😀\nb: c\n", ["b"], (2, 4, 1), "plain", (2, 1, 1)),
        ("a: |\n  b\n  c\nd: e\n", ["a"], (1, 4, 1), "|", (1, 1, 1)),
        ("a: |\n  b\n  c\nd: e\n", ["d"], (4, 4, 1), "plain", (4, 1, 1)),
        ("a: |2-\n    b\n", ["a"], (1, 4, 1), "|", (1, 1, 1)),
        ("a: >-\n  b\n", ["a"], (1, 4, 1), ">", (1, 1, 1)),
        ("a: b\n  c\n", ["a"], (1, 4, 1), "plain", (1, 1, 1)),
        ("a:\n  b\n", ["a"], (2, 3, 1), "plain", (1, 1, 1)),
        ("a: 'b\n  c'\n", ["a"], (1, 4, 1), "'", (1, 1, 1)),
        ("a:\n  b:\n    - c: 1\n", ["a"], (2, 3, 1), "map", (1, 1, 1)),
        ("a:\n  b:\n    - c: 1\n", ["a", "b"], (3, 5, 1), "list", (2, 3, 1)),
        ("a:\n  b:\n    - c: 1\n", ["a", "b", 0], (3, 7, 1), "map", None),
        ("a:\n  b:\n    - c: 1\n", ["a", "b", 0, "c"], (3, 10, 1), "plain", (3, 7, 1)),
        ("a:\n- b\n- c\n", ["a", 1], (3, 3, 1), "plain", None),
        ("a: [b, {c: de}]\n", ["a", 1, "c"], (1, 12, 2), "plain", (1, 9, 1)),
        ("? a\n: b\n", ["a"], (2, 3, 1), "plain", (1, 3, 1)),
        ("ab cd: e\n", ["ab cd"], (1, 8, 1), "plain", (1, 1, 5)),
        ("a: ''\n", ["a"], (1, 4, 2), "'", (1, 1, 1)),
        ("{}\n", [], (1, 1, 1), "map", None),
        ("\n# c\n\nhello\n", [], (4, 1, 5), "plain", None),
    ],
)
def test_each_value_and_key_keeps_its_place(
    read: Read,
    text: str,
    path: list[str | int],
    place: tuple[int, int, int],
    style: str,
    key: tuple[int, int, int] | None,
) -> None:
    mark = mark_at(read(text), *path)
    assert ((mark.line, mark.column, mark.length), mark.style, mark.key) == (place, style, key)


WORDS = st.text("abcxyzé😀", min_size=1, max_size=4).map(lambda word: f"k{word}")
NESTED = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(WORDS, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def written(value: Any, indent: int = 0) -> Iterator[str]:
    """Write nested words in the block style, each on its line."""
    lead = " " * indent
    if isinstance(value, str):
        yield lead + value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield f"{lead}{key}:"
            yield from written(inner, indent + 2)
    else:
        for inner in value:
            first, *rest = written(inner, indent + 2)
            yield f"{lead}- {first.lstrip()}"
            yield from rest


def words_at_their_marks(value: Any, mark: Mark, lines: list[str]) -> None:
    def there(line: int, column: int, length: int) -> str:
        return lines[line - 1][column - 1 : column - 1 + length]

    if isinstance(value, str):
        assert there(mark.line, mark.column, mark.length) == value
        return
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        child = mark.children[key]
        assert isinstance(key, int) or (child.key and there(*child.key) == key)
        words_at_their_marks(inner, child, lines)


@examples(60)
@given(NESTED, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_every_word_stands_where_its_mark_says(value: Any, newline: str, bom: str) -> None:
    lines = list(written(value))
    nodes = by_libyaml(bom + newline.join(lines) + newline)
    assert nodes.value == value
    assert nodes.mark is not None
    words_at_their_marks(value, nodes.mark, lines)


# What is refused, and in which words.


@either
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", ["3:1 YML002 `a` is given twice"]),
        ("a: {b: 1, b: 2}\n", ["1:11 YML002 `b` is given twice"]),
        ("a: 1\n'a': 2\n", ["2:1 YML002 `a` is given twice"]),
        ("a: 1\na: 2\na: 3\n", ["2:1 YML002 `a` is given twice", "3:1 YML002 `a` is given twice"]),
        ("- a: 1\n- a: 2\n", []),
        ("a:\na: 2\n", ["1:1 SCH006 `a` has no value", "2:1 YML002 `a` is given twice"]),
        ("a: 2\na:\n", ["2:1 YML002 `a` is given twice", "2:1 SCH006 `a` has no value"]),
        ("a: &x 1\n", ["1:4 YML003 An anchor (`&x`) is not allowed"]),
        ("&x a: 1\n", ["1:1 YML003 An anchor (`&x`) is not allowed"]),
        ("a: &x\n  b: 1\n", ["1:4 YML003 An anchor (`&x`) is not allowed"]),
        ("- &x [1]\n", ["1:3 YML003 An anchor (`&x`) is not allowed"]),
        ("a: *x\n", ["1:4 YML003 An alias (`*x`) is not allowed"]),
        ("- *x\n", ["1:3 YML003 An alias (`*x`) is not allowed"]),
        ("*x : 1\n", ["1:1 YML003 An alias (`*x`) is not allowed"]),
        ("a: !x 1\n", ["1:4 YML003 A tag (a word that begins with `!`) is not allowed"]),
        ("a: !!str 1\n", ["1:4 YML003 A tag (a word that begins with `!`) is not allowed"]),
        ("a: !<x> {}\n", ["1:4 YML003 A tag (a word that begins with `!`) is not allowed"]),
        ("a: ! 1\n", ["1:4 YML003 A tag (a word that begins with `!`) is not allowed"]),
        ("a:\n  <<: {b: 1}\n", ["2:3 YML003 A merge key (`<<`) hides values"]),
        ("a: 1\n---\nb: 1\n", ["2:1 YML005 A second document begins here (`---`)"]),
        ("a: 1\n---\n", ["2:1 YML005 A second document begins here (`---`)"]),
        ("---\n---\na: 1\n", ["2:1 YML005 A second document begins here (`---`)"]),
        ("[a, b]: 1\n", ["1:1 YML001 A list or block cannot be a key"]),
        ("{a: 1}: 1\n", ["1:1 YML001 A list or block cannot be a key"]),
        ("? - a\n: 1\n", ["1:3 YML001 A list or block cannot be a key"]),
    ],
)
def test_what_hides_values_is_refused(read: Read, text: str, expected: list[str]) -> None:
    assert said(read(text).problems) == expected


def test_of_two_values_the_first_stays_and_the_mend_says_where_it_is() -> None:
    nodes = by_libyaml("b: 1\na: {x: 1}\na: {y: 2}\n")
    assert nodes.value == {"b": 1, "a": {"x": 1}}
    assert list(mark_at(nodes, "a").children) == ["x"]
    assert nodes.problems[0].mend == "Keep one; the first is in this block, line 2"


@either
@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("text: Be generous: share\n", "1:18 YML004", "colon cannot stand here"),
        ("items:\n  - note: a: b\n", "2:12 YML004", "colon cannot stand here"),
        ("b: 1\na: 'it\nc: 2\n", "2:4 YML001", "quotation mark is opened here"),
        ('a: "it\n', "1:4 YML001", "quotation mark is opened here"),
        ("a: @x\n", "1:4 YML001", "cannot begin with this character"),
        ("a: `x`\n", "1:4 YML001", "cannot begin with this character"),
        ("a: %x\n", "1:4 YML001", "cannot begin with this character"),
        ('a: "C:\\qed"\n', "1:7 YML001", "backslash"),
        ("a: [b, c\nd: 1\n", "1:4 YML001", "bracket is opened"),
        ("a: [b, c\n", "1:4 YML001", "bracket is opened"),
        ("a: {b: c\n", "1:4 YML001", "bracket is opened"),
        ("- a\nb: c\n", "2:1 YML001", "an item of the list was expected"),
        ("a:\n    b: 1\n  c: 2\n", "3:3 YML001", "indentation fits no line above"),
        ("a:\n  - b\n c: d\n", "3:2 YML001", "indentation fits no line above"),
        ("a: 'b' c\n", "1:8 YML001", "behind a closing quotation mark"),
        ("a: [b] c\n", "1:8 YML001", "behind a closing bracket"),
        ("b: c\na\nd: e\n", "2:1 YML001", "colon is missing"),
        ("b: c\nWord\n", "2:1 YML001", "colon is missing"),
        ("title\n  text: x\n", "1:5 YML001", "colon is missing"),
        ("title\n\n  text: x\n", "1:5 YML001", "colon is missing"),
    ],
)
def test_faults_are_told_in_plain_english(read: Read, text: str, place: str, words: str) -> None:
    (problem,) = read(text).problems
    assert said((problem,))[0].startswith(place)
    assert words in problem.message
    assert problem.mend
    assert read(text).value is None


def test_the_mend_of_a_colon_names_the_field() -> None:
    (problem,) = by_libyaml("  - text: a: b\n").problems
    assert "`text: |`" in problem.mend


JARGON = re.compile(
    "did not find|could not find|expected|found |in this context|allowed here|None|indicator|token"
)


@either
@pytest.mark.parametrize(
    "text",
    [
        "  a: 1\nb: 2\n",
        "a: 1\n...\nb: 2\n",
        "a: x\n]\n",
        "a: - b\n",
        "a: ? b\n",
        "a: &\n",
        "a: *\n",
        "a: !<\n",
        "a: |x\n x\n",
        "a: |0\n x\n",
        "a: '\n---\n'\n",
        '"a\n---\n": 1\n',
        "%a: b\n",
        "%YAML 2.0\n---\na: 1\n",
        'a: "\\ud800"\n',
        'a: "\\U00110000"\n',
        'a: "\\xZZ"\n',
        "&a &b c\n",
        "a: }\n",
        "? a\n? b\n:\n  :\n   x: y: z\n",
        f"a: {'[' * 30}\n",
    ],
)
def test_no_message_is_in_the_words_of_the_parser(read: Read, text: str) -> None:
    problems = read(text).problems
    assert problems
    assert [p.message for p in problems if JARGON.search(p.message)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n", "2:1 YML007"),
        ("a: |\n  text\n=======\n  more\n", "3:1 YML007"),
        ("a: 1\r\n=======\r\nb: 1\r\n", "2:1 YML007"),
    ],
)
def test_a_merge_left_half_done_is_named_once(text: str, expected: str) -> None:
    assert said(by_libyaml(text).problems) == [
        f"{expected} A merge was left half done: this is a conflict marker of git"
    ]


@pytest.mark.parametrize("text", ["a: |\n  =======\n", "a: <<<<<<<\n", "# =======\n\na: 1\n"])
def test_what_only_looks_like_a_conflict_marker_stays(text: str) -> None:
    assert by_libyaml(text).problems == ()


@either
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a:\n\tb: 1\n", 2),
        ("a:\n  \tb: 1\n", 2),
        ("a:\tb\n", 1),
        ("a: |\n\tb\n", 2),
        ("a: \tb\n", 1),
        ("a: b\t\n", 1),
        ("a: b\t# c\n", 1),
        ("a: |\t\n  b\n", 1),
        ("-\ta\n", 1),
    ],
)
def test_a_tab_is_refused_by_both_parsers_alike(read: Read, text: str, line: int) -> None:
    (problem,) = read(text).problems
    assert (problem.position.line, problem.code) == (line, "YML008")
    assert problem.message == "A tab stands here"


@either
@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000"),
        ("\x07", "U+0007"),
        ("\x0b", "U+000B"),
        ("\x0c", "U+000C"),
        ("\x1b", "U+001B"),
        ("\x7f", "U+007F"),
        ("\x85", "U+0085"),
        ("\x9b", "U+009B"),
        ("\u2028", "U+2028"),
        ("\u2029", "U+2029"),
        ("\ufeff", "U+FEFF"),
        ("\uffff", "U+FFFF"),
        ("\r", "U+000D"),
    ],
)
def test_characters_that_are_read_differently_are_refused(
    read: Read, character: str, name: str
) -> None:
    nodes = read(f"b: 1\na: x{character}y\n")
    assert said(nodes.problems) == [f"2:5 YML008 The character {name} cannot stand in a data file"]
    assert nodes.mark is None


def test_each_kind_of_odd_character_is_named_once() -> None:
    codes = said(by_libyaml("a:\x07\x07b\n\tc:\td\n=======\n").problems)
    assert [text.split()[1] for text in codes] == ["YML008", "YML008", "YML007"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: 1\nb: \xe9\n", "2:1 FIL002 The file is not UTF-8 text"),
        (b"\xc0\x80", "1:1 FIL002 The file is not UTF-8 text"),
        (b"a: \xed\xa0\x80\n", "1:1 FIL002 The file is not UTF-8 text"),
        ("a: é\n".encode("utf-16"), "1:1 FIL002 The file is UTF-16, not UTF-8"),
        (b"\xfe\xff\x00a", "1:1 FIL002 The file is UTF-16, not UTF-8"),
    ],
)
def test_a_file_in_another_encoding_is_refused(data: bytes, expected: str) -> None:
    nodes = parse_yaml(data, PATH)
    assert (nodes.value, said(nodes.problems)) == (None, [expected])


@either
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", "")])
def test_forty_levels_are_read_and_one_more_is_not(read: Read, opening: str, closing: str) -> None:
    def nested(levels: int) -> Nodes:
        return read(opening * levels + "x" + closing * levels)

    assert nested(MAX_DEPTH).problems == ()
    (problem,) = nested(MAX_DEPTH + 1).problems
    assert problem.message == "Values are nested more than 40 levels deep"
    assert problem.position.column == MAX_DEPTH * len(opening) + 1


@either
def test_hostile_nesting_is_stopped_at_once(read: Read) -> None:
    (problem,) = read("[" * 100_000).problems
    assert (problem.code, problem.position.column) == ("YML006", MAX_DEPTH + 1)


def test_a_file_of_too_many_values_is_stopped() -> None:
    (problem,) = by_libyaml("[" + "1," * (MAX_NODES + 10) + "]").problems
    assert (problem.code, problem.message) == ("YML006", "The file holds more than 50,000 values")


# The two parsers.


FILES = [
    *(path.read_text(encoding="utf-8") for path in sorted(DATA.rglob("*.yaml"))),
    "# c\r\na: 1\r\nb:\r\n  - 'c'\r\n  - |\r\n    d\r\n\r\n    e\r\n",
    "\ufeff# c\n😀: [😀, {é: '😀'}] # 😀\nb: \"\\u00e9\\\n  x\"\n",
    "a: |+\n  b\n\n\nc: >-\n  d\n   e\n\n  f\n",
    "a: l1\n  l2\n\n  l3\n'b c': \"d\n  e\"\n",
    "- - a\n  - b\n- c: 1\n  d: 2\n-\n  - e\n",
    "a: [b, {c: d, e: [f]}, 'g', ]\n",
    "{a: b, 'c': d}\n",
    "a: b#c\nd: e #f\n#g\nh: i,j\n",
    "? a\n: b\n? |\n  c\n: d\n",
    "a:\nb:\n  c:\n  d: 1\ne: {f: , g}\n",
    "a: &x 1\nb: *x\nc: !t {d: e}\n<<: f\na: 2\n",
    "a: - b\n",
    "- a: 1\n b: 2\n",
    "a: 'x' 'y'\n",
    "a: 1\n b: 2\n",
    "a: [b\n - c\n",
    "a:\n  - b\n  c\n",
    'a: "\\q"\n',
]


@pytest.mark.parametrize("text", FILES, ids=lambda text: repr(text[:40]))
def test_without_libyaml_a_file_reads_the_same(text: str) -> None:
    assert by_ruamel(text) == by_libyaml(text)


# Whatever is in the file.

PIECES = st.sampled_from(
    [
        *"abé😀1-?:,[]{}#&*!|>'\"%@`~ \n\t\r\0\x1b\ufeff\u2028",
        *["- ", ": ", "---\n", "<<: ", "null", "1e9"],
    ]
)
ANYTHING = st.one_of(
    st.binary(max_size=40),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(PIECES, max_size=16).map(lambda pieces: "".join(pieces).encode()),
)


def stands_inside(problem: Problem, lines: list[str]) -> bool:
    line, column = problem.position.line, problem.position.column
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


def all_is_well(nodes: Nodes, data: bytes) -> None:
    lines = data.decode("utf-8-sig", "replace").split("\n")
    assert [p for p in nodes.problems if not stands_inside(p, lines)] == []
    assert (nodes.mark is not None) or nodes.problems


@examples(400)
@given(ANYTHING)
def test_nothing_raises_and_every_place_lies_inside_the_file(data: bytes) -> None:
    all_is_well(parse_yaml(data, PATH), data)


@examples(200)
@given(ANYTHING)
def test_nor_does_it_without_libyaml(data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "_ruamel_yaml", None)
        all_is_well(parse_yaml(data, PATH), data)
