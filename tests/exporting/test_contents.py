"""A long document has a list of its contents; what it says is right before anything is updated."""

import io
import re
from typing import Any
from zipfile import ZipFile

import page
import pytest
from lxml import etree
from pypdf import PdfReader

from long_texts import SIZES, document
from office_lint import lint_docx, lint_odt
from pdf_checks import failures_of

PARTS = 9
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def text_of(parts: int) -> str:
    """Return a document whose parts fill a page each."""
    body = "Some words that fill a page. " * 14 + "\n\n"
    return "# A title\n\n" + "".join(
        f"## [{n}.]{{.label}} Part {n} {{id=part-{n}}}\n\n{body * 6}" for n in range(1, parts + 1)
    )


@pytest.mark.parametrize("points", SIZES)
def test_the_pdf_lists_headings_with_the_pages_on_which_they_stand(points: int) -> None:
    data = document("pdf", text_of(PARTS), points)
    pages = [one.extract_text() for one in PdfReader(io.BytesIO(data)).pages]
    assert "Contents" in pages[0]
    listed = re.findall(r"Part (\d)[ .]*?(\d+)\n", pages[0])
    assert len(listed) == PARTS
    for part_number, page_number in listed:
        assert f"Part {part_number}" in pages[int(page_number) - 1]
    assert failures_of(data, page.ValidationProfile.PDF_UA_1) == []


def test_word_has_a_field_that_does_not_ask_on_opening() -> None:
    data = document("docx", text_of(PARTS), 12)
    body = part(data, "word/document.xml")[0]
    (frame,) = body.iter(f"{W}sdt")
    lines = ["".join(p.itertext(f"{W}t")) for p in frame.iter(f"{W}p")]
    assert lines == ["Contents", *(f"{n}.Part {n}" for n in range(1, PARTS + 1))]
    instructions = [element.text for element in frame.iter(f"{W}instrText")]
    assert instructions[0] == ' TOC \\o "1-2" \\h \\z \\u '
    places = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert {link.get(f"{W}anchor") for link in frame.iter(f"{W}hyperlink")} <= places
    assert b"updateFields" not in ZipFile(io.BytesIO(data)).read("word/settings.xml")
    assert not list(body.iter(f"{W}dirty"))
    assert lint_docx(data) == ["the properties give no date"]


def test_odt_has_a_list_whose_page_numbers_are_fields() -> None:
    data = document("odt", text_of(PARTS), 12)
    root = part(data, "content.xml")
    (listed,) = root.iter(f"{TEXT}table-of-content")
    lines = ["".join(p.itertext()) for p in listed.iter(f"{TEXT}p")]
    assert lines == ["Contents", *(f"{n}.Part {n}" for n in range(1, PARTS + 1))]
    places = {mark.get(f"{TEXT}name") for mark in root.iter(f"{TEXT}bookmark")}
    fields = list(listed.iter(f"{TEXT}bookmark-ref"))
    assert {field.get(f"{TEXT}ref-name") for field in fields} <= places
    assert len(fields) == PARTS
    assert lint_odt(data) == ["the properties give no date"]


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt"])
def test_a_short_document_has_none(kind: str) -> None:
    data = document(kind, text_of(3), 12)
    if kind == "pdf":
        assert "Contents" not in PdfReader(io.BytesIO(data)).pages[0].extract_text()
    else:
        name = {"docx": "word/document.xml", "odt": "content.xml"}[kind]
        assert b"Contents" not in ZipFile(io.BytesIO(data)).read(name)


def part(data: bytes, name: str) -> Any:
    """Return the root of a part of an office document."""
    return etree.fromstring(ZipFile(io.BytesIO(data)).read(name))
