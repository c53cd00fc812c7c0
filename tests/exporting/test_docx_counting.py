"""Which numbers of a redline Word counts by itself, and which stay words."""

from itertools import pairwise

import pytest

from mou_cli.exporting.docx.counting import Numbered, counted_lists

Row = tuple[int, str | None, str | None]


def counted(*rows: Row) -> list[list[Row]]:
    """Return the lists of paragraphs, each with depth and both numbers."""
    paragraphs = [Numbered(*row) for row in rows]
    return [
        [(p.depth, p.was, p.now) for p, _ in found.members] for found in counted_lists(paragraphs)
    ]


def test_where_no_number_moves_nothing_is_counted() -> None:
    assert counted((0, "1.\t", "1.\t"), (1, "1.1\t", "1.1\t"), (1, None, "1.2\t")) == []


@pytest.mark.parametrize(
    "numbers",
    [
        ["1\t", "2\t", "3\t"],
        ["(a)\t", "(b)\t", "(c)\t"],
        ["(i)\t", "(ii)\t", "(iii)\t"],
        ["(h)\t", "(i)\t", "(j)\t"],
        ["A.\t", "B.\t", "C.\t"],
        ["IV)\t", "V)\t", "VI)\t"],
        ["Annex A ", "Annex B ", "Annex C "],
        ["4.9\t", "4.10\t", "4.11\t"],
    ],
)
def test_figures_letters_and_roman_numerals_are_counted(numbers: list[str]) -> None:
    one, two, three = numbers
    rows = ((0, one, one), (0, None, two), (0, two, three))
    assert counted(*rows) == [list(rows)]


def test_below_a_number_that_stays_only_what_stands_below_it_is_counted() -> None:
    moved = ((1, "2.1\t", None), (1, "2.2\t", "2.1\t"), (2, "(a)\t", "(a)\t"))
    rows = ((0, "1.\t", "1.\t"), (1, "1.1\t", "1.1\t"), (0, "2.\t", "2.\t"), *moved,
            (0, "3.\t", "3.\t"), (1, "3.1\t", "3.1\t"))  # fmt: skip
    assert counted(*rows) == [list(moved)]


def test_a_heading_that_moves_takes_its_clauses_along() -> None:
    rows = ((0, "1.\t", "1.\t"), (0, None, "2.\t"), (1, None, "2.1\t"), (0, "2.\t", "3.\t"),
            (1, "2.1\t", "3.1\t"), (2, "2.1.1\t", "3.1.1\t"), (1, "2.2\t", "3.2\t"))  # fmt: skip
    assert counted(*rows) == [list(rows)]


def test_a_stated_number_stays_a_word_and_what_follows_it_in_the_count_does_not() -> None:
    rows = ((0, None, "1.\t"), (0, "1.\t", "2.\t"), (0, "1A.\t", "2A.\t"), (0, "2.\t", "3.\t"))
    assert counted(*rows) == [[rows[0], rows[1], rows[3]]]


def test_what_does_not_follow_in_both_texts_stays_words() -> None:
    rows = ((0, "1.\t", "1.\t"), (0, "2.\t", "5.\t"), (0, "3.\t", "7.\t"))
    assert counted(*rows) == []


def test_letters_behind_aa_stay_words_since_word_writes_others() -> None:
    rows: list[Row] = [(0, None, "(a)\t")]
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [*letters, "aa", "ab"]
    rows += [(0, f"({a})\t", f"({b})\t") for a, b in pairwise(names)]
    assert counted(*rows) == [rows[:-1]]


def test_another_series_of_numbers_is_a_list_of_its_own() -> None:
    one = ((0, None, "1.\t"), (0, "1.\t", "2.\t"))
    other = ((0, "Annex A ", None), (0, "Annex B ", "Annex A "))
    assert counted(*one, *other) == [list(one), list(other)]
