"""What is longer or wider than a page: every word stands on a page, and none on another."""

import io
import re
from collections import Counter

import page
import pytest
from pypdf import PdfReader

from long_texts import (
    BEFORE,
    EMAIL,
    FIGURED,
    FIGURES,
    HIGH,
    SIZES,
    WIDE,
    captioned,
    clause,
    document,
    png,
    table,
)
from mou_cli.proofreading.pdf import words_of_pdf
from pdf_checks import failures_of
from pdf_places import LEFT, RIGHT, edges_of, faults_of_places, pictures_of


@pytest.mark.parametrize("points", SIZES)
@pytest.mark.parametrize("name", HIGH)
def test_what_is_longer_than_a_page_has_all_its_words_on_pages(name: str, points: int) -> None:
    data = document("pdf", BEFORE + HIGH[name] + "The end.\n", points)
    assert faults_of_places(data) == []
    expected = Counter(re.findall(r"\w+", re.sub(r"\{[^}]*\}", "", HIGH[name])))
    del expected["captioned"], expected["signatures"], expected["signature"], expected["head"]
    printed = Counter(re.findall(r"\w+", text_of(data)))
    assert expected - printed == Counter()
    assert failures_of(data, page.ValidationProfile.PDF_UA_1) == []


@pytest.mark.parametrize("points", SIZES)
@pytest.mark.parametrize("name", WIDE)
def test_what_is_wider_than_its_place_is_broken_and_copied_whole(name: str, points: int) -> None:
    markdown, expected = WIDE[name]
    before = "" if markdown.startswith(("# ", "::: head")) else BEFORE
    after = "# A title\n\n" if markdown.startswith("::: head") else ""
    data = document("pdf", f"{before}{markdown}{after}The end.\n", points)
    assert faults_of_places(data) == []
    printed = "".join(text_of(data).split())
    for word in set(expected):
        assert printed.count(word) >= expected.count(word)
    assert "\u200b" not in printed
    assert "\u00ad" not in printed
    assert failures_of(data, page.ValidationProfile.PDF_UA_1) == []


@pytest.mark.parametrize("points", SIZES)
@pytest.mark.parametrize("before", ["", "A paragraph.\n\n" * 40])
def test_a_clause_that_begins_with_a_table_keeps_its_number(points: int, before: str) -> None:
    numbered = clause("1.1", table(1, 2, 2), 2).replace(" A paragraph.", "")
    data = document("pdf", before + numbered, points)
    assert "1.1" in words_of_pdf(data)
    assert faults_of_places(data) == []
    assert failures_of(data, page.ValidationProfile.PDF_UA_1) == []


@pytest.mark.parametrize("points", SIZES)
def test_a_figure_fits_on_its_page_together_with_its_caption(points: int) -> None:
    data = document("pdf", BEFORE + FIGURED, points, FIGURES)
    assert faults_of_places(data) == []
    pictures = pictures_of(data)
    assert len(pictures) == 3  # the drawing is lines and fillings
    texts = [one.extract_text() for one in PdfReader(io.BytesIO(data)).pages]
    for number, caption in ((0, "CaptionOne"), (2, "CaptionTwo")):
        assert caption in texts[pictures[number] - 1]
    assert failures_of(data, page.ValidationProfile.PDF_UA_1) == []


@pytest.mark.parametrize("points", SIZES)
@pytest.mark.parametrize(
    "furniture",
    [
        {"title": ("Partnership of " * 20)[:200]},
        {"title": "Partnershi" * 20},
        {"strapline": ("Partnership of " * 60)[:400]},
        {"notice": "Not for publication " * 12},
    ],
    ids=lambda furniture: "".join(furniture),
)
def test_head_and_foot_stand_on_the_page(furniture: dict[str, str], points: int) -> None:
    data = document("pdf", BEFORE + "A paragraph.\n\n" * 40, points, **furniture)
    left, right, low, high = edges_of(data)
    assert left > LEFT - 1
    assert right < RIGHT + 5
    assert low > 12
    assert high < 830
    printed = "".join(text_of(data).split())
    pages = len(PdfReader(io.BytesIO(data)).pages)
    assert printed.count("".join(next(iter(furniture.values())).split())) == pages
    assert f"{pages}of{pages}" in printed


def test_a_short_table_stands_on_one_page_with_its_caption() -> None:
    filling = "A paragraph.\n\n" * 20
    data = document("pdf", BEFORE + filling + captioned("Its caption", table(7, 2, 8)), 12)
    texts = [one.extract_text() for one in PdfReader(io.BytesIO(data)).pages]
    assert ["Its caption" in text for text in texts] == [False, True]
    assert ["r0c0x0" in text for text in texts] == [False, True]


def test_words_that_fit_are_never_broken() -> None:
    cells = ("Responsibility", "accountability", "a council", "an organisation")
    printed = text_of(document("pdf", BEFORE + table(2, 4, 0, cells), 12)).split()
    assert all(printed.count(word) == 2 for cell in cells for word in cell.split() if word != "a")


def test_an_own_look_that_knows_nothing_of_it_loses_no_word_either() -> None:
    look = '#set document(title: "A title")\n#let document-title(words) = title(words)\n'
    text = BEFORE + HIGH["a cell longer than a page"] + WIDE["nine columns"][0]
    printed = text_of(document("pdf", text, 12, look=look))
    assert "".join(printed.split()).count(EMAIL) == 18
    assert "r0c1x696" in printed


def text_of(data: bytes) -> str:
    return "\n".join(one.extract_text() for one in PdfReader(io.BytesIO(data)).pages)


def test_a_picture_beside_long_tables_stops_no_document() -> None:
    picture = {"assets/grey.png": png(8, 8)}
    text = BEFORE + table(30, 6, 40) * 3 + "![A picture](assets/grey.png)\n"
    assert document("pdf", text, 18, picture).startswith(b"%PDF")
