"""Word and ODT documents of one size have the same measures, each in its own unit."""

import pytest

from mou_cli.office.measures import DEPTHS, TWIPS, odt_measures, word_measures

SIZES = pytest.mark.parametrize("points", [12, 18])


@SIZES
def test_word_has_the_measures_of_odt_in_whole_twips(points: int) -> None:
    word, odt = word_measures(points), odt_measures(points)
    for name in ("em", "heading_number", "bullet", "paragraph_gap", "item_gap", "column_gap"):
        assert getattr(word, name) == round(getattr(odt, name) * TWIPS), name
    assert word.clause_texts == tuple(round(text * TWIPS) for text in odt.clause_texts)


@SIZES
def test_the_text_of_a_clause_begins_behind_the_numbers_of_all_round_it(points: int) -> None:
    found = word_measures(points)
    assert len(found.clause_texts) == len(found.clause_numbers) == DEPTHS + 1
    for depth in range(DEPTHS + 1):
        assert found.clause_texts[depth] == sum(found.clause_numbers[: depth + 1])
