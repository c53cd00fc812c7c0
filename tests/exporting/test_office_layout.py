"""Word and ODT: what no page can hold may break, and figures fit on theirs."""

import io
import re
import zipfile
from typing import Any

import pytest
from lxml import etree

from long_texts import BEFORE, FIGURED, FIGURES, HIGH, SIZES, WIDE, document, table, words
from mou_cli.office.lengths import HIGHEST_FIGURE, lines_of
from office_lint import FO, STYLE, SVG, TABLE, TEXT, WP, W, lint_docx, lint_odt

LINTS = {"docx": lint_docx, "odt": lint_odt}
LONG_AND_SHORT = f"| A | B |\n|---|---|\n| {words(700, 'x')} | b |\n| c | d |\n\n"
DRAW = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.mark.parametrize("points", SIZES)
def test_a_row_that_is_longer_than_a_page_may_break_in_word(points: int) -> None:
    body = part(document("docx", BEFORE + LONG_AND_SHORT, points), "word/document.xml")
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in body.iter(f"{W}tr")]
    assert whole == [True, False, True]


@pytest.mark.parametrize("points", SIZES)
def test_a_row_that_is_longer_than_a_page_may_break_in_odt(points: int) -> None:
    content = part(document("odt", BEFORE + LONG_AND_SHORT, points), "content.xml")
    kept = {
        style.get(f"{STYLE}name"): style[0].get(f"{FO}keep-together")
        for style in content.iter(f"{STYLE}style")
        if style.get(f"{STYLE}family") == "table-row"
    }
    rows = [kept[row.get(f"{TABLE}style-name")] for row in content.iter(f"{TABLE}table-row")]
    assert rows == ["always", "auto", "always"]


def test_a_head_that_is_longer_than_a_page_is_not_repeated() -> None:
    text = BEFORE + HIGH["a head of a table longer than a page"]
    assert not list(part(document("docx", text, 12), "word/document.xml").iter(f"{W}tblHeader"))
    content = part(document("odt", text, 12), "content.xml")
    assert not list(content.iter(f"{TABLE}table-header-rows"))
    assert len(list(content.iter(f"{TABLE}table-row"))) == 2


@pytest.mark.parametrize("points", SIZES)
def test_a_signature_block_that_is_longer_than_a_page_may_break(points: int) -> None:
    text = BEFORE + HIGH["signatures"]
    body = part(document("docx", text, points), "word/document.xml")
    kept = [
        paragraph.find(f"{W}pPr/{W}keepNext").get(f"{W}val")
        for paragraph in body.iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val").startswith("Signature")
    ]
    assert kept == list("1110" + "1000" + "1110" * 3)
    content = part(document("odt", text, points), "content.xml")
    names = [str(p.get(f"{TEXT}style-name")) for p in content.iter(f"{TEXT}p")]
    assert [name for name in names if name.endswith("Long")] == [
        "Signature_20_Details_20_Long",
        "Signature_20_Line_20_Long",
    ]


@pytest.mark.parametrize("points", SIZES)
def test_a_figure_leaves_room_for_its_caption(points: int) -> None:
    body = part(document("docx", BEFORE + FIGURED, points, FIGURES), "word/document.xml")
    sizes = [
        (int(size.get("cx")), int(size.get("cy")))
        for size in body.iter(f"{WP}extent", f"{DRAW}ext")
        if size.get("cx")
    ]
    assert len(sizes) == 8
    assert max(height for _, height in sizes) <= HIGHEST_FIGURE * 12700
    assert shapes(sizes) == [3, 3, 5, 5, 0.3, 0.3, 0.3, 0.3]
    content = part(document("odt", BEFORE + FIGURED, points, FIGURES), "content.xml")
    frames = [e for e in content.iter() if e.get(f"{SVG}height")]
    found = [
        (float(frame.get(f"{SVG}width")[:-2]), float(frame.get(f"{SVG}height")[:-2]))
        for frame in frames
    ]
    assert max(height for _, height in found) <= HIGHEST_FIGURE + 1
    assert shapes(found) == [3, 5, 0.3, 0.3]
    assert frames[0].get(f"{STYLE}rel-width") != "100.0%"
    assert frames[2].get(f"{STYLE}rel-width") == "100.0%"


@pytest.mark.parametrize("kind", LINTS)
def test_the_lint_finds_nothing_in_long_and_wide_texts(kind: str) -> None:
    parts = [
        text
        for name, text in HIGH.items()
        if name not in ("the head of a report", "a head of a table longer than a page")
    ]
    parts += [text for name, (text, _) in WIDE.items() if "title" not in name]
    data = document(kind, BEFORE + "".join(parts) + FIGURED, 12, FIGURES)
    found = [said for said in LINTS[kind](data) if "no date" not in said]
    assert found == []
    member = {"docx": "word/document.xml", "odt": "content.xml"}[kind]
    printed = "".join(part(data, member).itertext())
    expected = re.findall(r"\w+x\d+", "".join(parts))
    assert len(expected) > 1000
    assert [word for word in expected if word not in printed] == []


def test_no_column_is_squeezed_for_another() -> None:
    cells = ("abcdefghij" * 17, "Responsibilities", "councils")
    for points in SIZES:
        body = part(document("docx", BEFORE + table(1, 3, 0, cells), points), "word/document.xml")
        widths = [int(cell.get(f"{W}w")) / 20 for cell in body.iter(f"{W}gridCol")]
        assert widths[1] > 0.49 * points * len(cells[1])
        assert widths[2] > 0.49 * points * len(cells[2])
        assert sum(widths) <= 454


@pytest.mark.parametrize(
    ("said", "letters", "lines"),
    [
        ("", 10, 1),
        ("one two", 10, 1),
        ("one two three", 10, 2),
        ("one twothreefour five", 10, 3),
        ("x" * 30, 10, 3),
        ("word", 0.1, 4),
    ],
)
def test_lines_are_estimated(said: str, letters: float, lines: int) -> None:
    assert lines_of(said, letters * 0.5501 * 12, 12) == lines


def shapes(sizes: list[tuple[float, float]]) -> list[float]:
    """Return how many times as high as wide each is, rounded."""
    return [round(height / width, 1) for width, height in sizes]


def part(data: bytes, name: str) -> Any:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))
