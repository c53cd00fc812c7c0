"""What the table says can be shown is what Typst shows."""

import runpy
import unicodedata

import pytest

from conftest import ROOT
from mou_cli.printable.characters import (
    TABLE,
    is_letter,
    may_be_unprintable,
    named,
    unprintable,
)

TOOL = runpy.run_path(str(ROOT / "tools" / "write_characters.py"))
refusal, as_lines = TOOL["refusal"], TOOL["as_lines"]

RANGES = [
    (int(first, 16), int(last or first, 16))
    for first, _, last in (line.partition("-") for line in TABLE.read_text("ascii").split())
]
SHOWN = [code for first, last in RANGES for code in range(first, last + 1)]
LETTERS = [chr(code) for code in SHOWN if not unicodedata.category(chr(code)).startswith("M")]


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_typst_shows_every_character_of_the_table(weight: str) -> None:
    assert refusal([f"a{letter}b {letter}" for letter in LETTERS], weight) is None


@pytest.mark.parametrize(
    "character", ["\u4e16", "\u0a17", "\u0995", "\U0001f600", "\u3042", "\ua4d0"]
)
def test_what_the_table_lacks_typst_refuses(character: str) -> None:
    assert list(unprintable(f"a{character}b")) == [character]
    assert refusal([character]) == character


def test_what_is_passed_over_by_a_glance_can_be_shown() -> None:
    """The glance must never be wider than the table."""
    seldom = set(map(chr, range(0xA0, 0x3000))) - set(map(chr, SHOWN))
    assigned = [c for c in seldom if unicodedata.category(c) not in ("Cn", "Cs", "Co", "Cc")]
    assert [c for c in assigned if not may_be_unprintable(c)] == []


def test_european_greek_cyrillic_and_hebrew_words_are_no_problem() -> None:
    words = "Ŵyl’r Bwrdd — “½” ✓ → ☐ Ωμέγα Łódź Київ שלום ẽ e\u0323\u0302 −5 … ‑ €"
    assert may_be_unprintable(words)
    assert list(unprintable(words)) == []
    assert refusal([words]) is None


def test_plain_text_is_never_looked_at_closely() -> None:
    assert not may_be_unprintable("The Board meets every three months, “as agreed” – in Ynys Môn.")


def test_a_character_is_named_as_the_standard_names_it() -> None:
    assert named("\U0001f389") == "U+1F389, Party popper"
    assert named("\u4e16") == "U+4E16, CJK unified ideograph-4e16"
    assert named("\ue000") == "U+E000"
    assert is_letter("\u0a17")
    assert not is_letter("\U0001f389")


def test_the_table_has_a_line_for_each_range() -> None:
    assert as_lines([0xA0, 0xA1, 0xA2, 0xB0]) == "A0-A2\nB0\n"
    assert as_lines(SHOWN) == TABLE.read_text("ascii")
