"""What is left of links and footnotes: found wherever it prints, and never where it was meant."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, change
from mou_cli.checks.leftovers import check_leftovers
from mou_cli.loading import load
from mou_cli.trees import DiskTree
from mou_cli.trees.layered import FilesTree
from strategies import examples

BASE = (ROOT / "tests" / "rules" / "base" / "data" / "mou.yaml").read_text(encoding="utf-8")
SENTENCE = "The Board reviews this agreement every year, as clause 2.1 allows."
LIMIT = 5
"""Seconds for the longest text, which takes a tenth of them."""


def found_in(text: str) -> list[str]:
    """Return what is told of a text in the agreement, each with the words that it points at."""
    indented = text.replace("\n", "\n                ")
    data = BASE.replace(SENTENCE, indented)
    repository = load(FilesTree({"data/mou.yaml": data.encode()})).repository
    assert repository.mou is not None, text
    lines = data.split("\n")
    found = []
    for problem in check_leftovers(repository):
        place = problem.position
        words = lines[place.line - 1][place.column - 1 :][: place.length]
        found.append(f"{problem.code} {words}")
    return sorted(found)


LEFT_OVER = {
    "a bracket that is never closed": ("See [the Board](#board.", ["PRO016 ](#"]),
    "a bracket that is never opened": ("See the Board](#board).", ["PRO016 ](#"]),
    "a space between the two": ("See [the Board] (#board).", ["PRO016 (#"]),
    "a line between the two": ("See [the Board]\n(#board).", ["PRO016 (#"]),
    "a target alone": ("See clause 2 (#board).", ["PRO016 (#"]),
    "no target": ("See clause [] of it.", ["PRO016 []"]),
    "no target behind no words": ("See clause [](#board of it.", ["PRO016 [](#"]),
    "an address cut off": ("See [it](https://example.org.", ["PRO016 ]("]),
    "a space in the target": ("See [it](the Board).", ["PRO016 ]("]),
    "a picture cut off": ("See ![a map](assets/map.svg.", ["PRO016 ]("]),
    "in a list": ("It is:\n\n- clause [] of it;\n- [it](#board.", ["PRO016 []", "PRO016 ](#"]),
    "in a table": ("| A | B |\n|---|---|\n| [the | Board](#board) |", ["PRO016 ](#"]),
    "in emphasis": ("See *[] of it*.", ["PRO016 []"]),
    "beside one that works": (
        "See [the Board](#board), the Board](#board) and [the Board](#board.",
        ["PRO016 ](#", "PRO016 ](#"],
    ),
    "twice on a line": ("See [] and [].", ["PRO016 []", "PRO016 []"]),
    "a mark without a note": ("See it.[^1]", ["PRO017 [^1]"]),
    "a mark with the note of another": ("See it.[^1]\n\n[^2]: A note of words.", ["PRO017 [^1]"]),
    "a mark in words": ("See it.[^act]", ["PRO017 [^act]"]),
}  # fmt: skip


@pytest.mark.parametrize("name", LEFT_OVER)
def test_what_is_left_over_is_told(name: str) -> None:
    text, expected = LEFT_OVER[name]
    assert found_in(text) == expected


MEANT = [
    "See [the Board](#board).",
    "See [](#board) and [the Board](#board), [the\nBoard](#board).",
    'See [the Board](https://example.org/a "Board") now.',
    "See [the [small] Board](#board) and \\[\\].",
    "See [it](<#board>).",
    "See [it](https://example.org/a_(b)) and [it](https://example.org/a_\\(b), \\[\\].",
    "See ![a map](assets/map.svg).",
    "Tick a box: \\[\\] yes, \\[\\] no, [ ] perhaps.",
    "Lot (#2) and lot (# 3), \\(#board).",
    "The Board \\[of Marsh\\](which is new) and [of Meadow\\](which is old) meet.",
    "The Board [of Marsh] (which is new) meets.",
    "The array a\\[](b) is none.",
    "See it.[^1]\n\n[^1]: A note of words.",
    "- See it.[^1]\n- [^1]: A note of words.",
    "See it.\\[^1] It is 2[^ as they say.",
    "See [it](javascript:alert).",
]


@pytest.mark.parametrize("text", MEANT)
def test_what_is_meant_is_not_told(text: str) -> None:
    assert found_in(text) == []


def test_the_note_may_stand_in_another_text_of_the_file() -> None:
    data = BASE.replace(SENTENCE, "See it.[^1]").replace(
        "The Alliance Board meets every three months.", "[^1]: As the Act asks."
    )
    repository = load(FilesTree({"data/mou.yaml": data.encode()})).repository
    assert list(check_leftovers(repository)) == []


def test_a_report_is_looked_at_as_well(tmp_path: Path, south_east_essex: Path) -> None:
    change(
        south_east_essex, "data/principles.yaml", "and with the public", "and with [] the public"
    )
    found = list(check_leftovers(load(DiskTree(south_east_essex)).repository))
    assert [(problem.code, problem.position.path) for problem in found] == [
        ("PRO016", "data/principles.yaml")
    ]


words = st.text("abc DE.", min_size=1, max_size=6).map(str.strip).filter(bool)
whole = st.one_of(
    words,
    st.builds("[{}](#board)".format, words),
    st.just("[](#board)"),
    st.builds("[{}](https://example.org/{})".format, words, st.sampled_from(["", "a_(b)", "c#d"])),
    st.sampled_from(["\\[\\]", "\\[a\\](b)", "\\(#board)", "(#4)", "\\[^1\\]", "*a*", "[ ]"]),
)
broken = st.sampled_from(["[a](#board", "a](#board) ", "[a] (#board)", "[]", "[^9]"])


@given(st.lists(whole, min_size=1, max_size=6))
@examples(150)
def test_links_that_work_are_never_told(pieces: list[str]) -> None:
    assert found_in("See " + " and ".join(pieces) + ".") == []


@given(st.lists(whole, max_size=4), broken, st.lists(words, max_size=2))
@examples(150)
def test_a_link_that_is_broken_is_told_wherever_it_stands(
    before: list[str], one: str, behind: list[str]
) -> None:
    assert len(found_in("See " + " and ".join([*before, one, *behind]) + ".")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[" * 10_000 + "]",
        "a](#b " * 10_000 + "[c](#b)",
        "[](#" * 10_000,
        "[^" * 10_000,
        "[] ](" + "\\(a\\)" * 15_000,
        "[] ](" + "(a)" * 25_000,
    ],
)
def test_a_long_text_of_brackets_is_looked_at_in_time(text: str) -> None:
    began = time.process_time()
    found_in(text)
    assert time.process_time() - began < LIMIT
