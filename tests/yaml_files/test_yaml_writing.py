"""A record more in a file: read back it is the same, and every other byte is as it was."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from mou_cli.errors import EnvironmentFaultError
from mou_cli.yaml_files.nodes import parse_yaml
from mou_cli.yaml_files.writing import new_file, with_item
from strategies import examples

AWKWARD = (
    *("no", "yes", "null", "~", "1:30", "2019", "1.10", "2019-03", "2019-03-29", "00012", "0x1F"),
    *("1e3", "a # b", "#", "a: b", "a:", ": a", "- a", "-", "--- a", "...", "%TAG", "? a", "&a"),
    *("*a", "!a", "|", ">", "[a", "{a", "a]", "@a", "`a", "'", '"', "O'Brien", 'say "yes"', "\\"),
    *("a\\n", "$(id); `id`", "a\nb\n", "a\n\nb\n", "a\n", "\n", " a\nb\n", "a \nb\n", "a\n\n\n"),
    *("# a\n- b\n", "a\tb", "a\nb", "<<<<<<< HEAD\n", "é ŵ – “x”", "\u00a0a", "\u200b", "\u2028"),
    *("\ufeff", "", "😀", "x" * 400),
)
PRINTED = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"
)
keys = st.sampled_from(["name", "version", "date", "note", "on", "4"])
texts = st.one_of(st.sampled_from(AWKWARD), st.text(PRINTED, max_size=30))
scalars = st.one_of(texts, st.integers(0, 10**6), st.booleans())
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=3)),
    max_leaves=6,
)
items = st.dictionaries(keys, values, min_size=1, max_size=4)
FILES = {
    "as written here": "# c\nsignatures:\n  - name: a # b\n    roles: [x,  y]\n",
    "a list not indented": "signatures:\n- name: 'a'\n- name: b\nmore: 1\n",
    "deeply indented": "signatures:\n      -   name: a\n          note: |\n            # b\n\n",
    "comments behind it": "signatures:\n  - name: a\n  # of a\n# of more\n\nmore:\n  - x\n",
    "blank lines between": "signatures:\n  - name: a\n\n  - name: b\nmore: 1\n",
    "prose that ends in lines": "signatures:\n  - note: |+\n      a\n\n\nmore: 1",
    "no last line end": "more: 1\nsignatures:\n  - name: a",
    "no such list": "more: 1",
    "lists inside": "signatures:\n  - - a\n    - b\n  - c\n",
    "a list inline": "signatures: [a, {b: c}] # d\nmore: 2019-03-29\n",
}


def read(data: bytes) -> Any:
    found = parse_yaml(data, "file")
    assert found.problems == ()
    return found.value


@given(items)
@examples(300)
def test_what_is_written_is_read_again(fields: dict[str, Any]) -> None:
    assert read(new_file({"signatures": [fields], **fields}))["signatures"] == [fields]


@given(st.sampled_from(sorted(FILES)), items, st.booleans(), st.booleans())
@examples(300)
def test_an_item_more_leaves_all_else_as_it_was(
    name: str, item: dict[str, Any], crlf: bool, bom: bool
) -> None:
    text = FILES[name].replace("\n", "\r\n") if crlf else FILES[name]
    data = (b"\xef\xbb\xbf" if bom else b"") + text.encode()
    added = with_item(data, "signatures", item)
    before = read(data)
    assert read(added) == {**before, "signatures": [*before.get("signatures", []), item]}
    if name == "a list inline":
        assert added.startswith(data[: data.index(b" [")])
        assert b"# d" in added
    else:
        assert is_kept(data, added)
    crlf = b"\r\n" in data
    assert added.count(b"\n") == added.count(b"\r\n") or not crlf


def is_kept(old: bytes, new: bytes) -> bool:
    """Say whether `new` is `old` with something put in at one place."""
    same = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    return any(new.endswith(old[i:]) for i in range(same + 1))


def test_a_record_reads_as_people_write_it() -> None:
    record = {
        "name": "Jo O'Brien",
        "date": "2019-03-29",
        "version": "1.10",
        "roles": ["Chair", "Leader: interim"],
        "note": "A long sentence without a break, " * 6 + "to its end.",
        "text": "One paragraph.\n\nAnd another.\n",
    }
    assert new_file({"signatures": [record]}).decode().splitlines() == [
        "signatures:",
        "  - name: Jo O'Brien",
        "    date: 2019-03-29",
        '    version: "1.10"',
        "    roles:",
        "      - Chair",
        '      - "Leader: interim"',
        f"    note: {record['note']}",
        "    text: |",
        "      One paragraph.",
        "",
        "      And another.",
    ]


def test_the_files_of_2019_are_only_added_to() -> None:
    for path in sorted((ROOT / "data" / "signatures").glob("*.yaml")):
        data = path.read_bytes()
        assert with_item(data, "signatures", {"state": "signed"}) == data + b"  - state: signed\n"


def test_a_comment_of_what_follows_stays_with_it() -> None:
    text = FILES["comments behind it"]
    added = with_item(text.encode(), "signatures", {"name": "b"}).decode()
    assert added == text.replace("  # of a\n", "  # of a\n  - name: b\n")


@pytest.mark.parametrize("text", ["signatures: a\n", "- a\n", "a: [\n", ""])
def test_a_file_that_has_no_such_list_is_left_alone(text: str) -> None:
    with pytest.raises(EnvironmentFaultError, match="no list called `signatures`"):
        with_item(text.encode(), "signatures", {"name": "a"})


def test_what_no_file_can_hold_is_refused() -> None:
    with pytest.raises(EnvironmentFaultError, match="reads as it should"):
        new_file({"name": "\x07"})
    with pytest.raises(EnvironmentFaultError, match="reads as it should"):
        with_item(b"signatures: [a]\n", "signatures", {"x": "\x07"})


def test_a_file_that_only_the_reader_here_takes_is_left_alone() -> None:
    data = b"signatures: [a]\ndate: 2019-02-30\n"
    with pytest.raises(EnvironmentFaultError, match="reads as it should"):
        with_item(data, "signatures", {"name": "a"})
