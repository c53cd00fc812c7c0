"""What leads to something stands on one page with it, in each format that has pages."""

import io
from typing import Any
from zipfile import ZipFile

import page
import pytest
from lxml import etree
from pypdf import PdfReader

from long_texts import SIZES, document, png
from pdf_checks import failures_of

LEADS = {
    "a list": "The parties will:\n\n- meet often\n- publish a report\n\n",
    "clauses": (
        "::: { .clause level=1 id=a }\n[1.1]{.label} The parties will:\n:::\n\n"
        "::: { .clause level=2 id=b }\n[(a)]{.label} meet often\n:::\n\n"
        "::: { .clause level=2 id=c }\n[(b)]{.label} publish a report\n:::\n\n"
    ),
    "a list in a clause": (
        "::: { .clause level=1 id=a }\n[1.1]{.label} The parties will:\n\n"
        "- meet often\n- publish a report\n:::\n\n"
    ),
}


@pytest.mark.parametrize("points", SIZES)
@pytest.mark.parametrize("lead", LEADS)
def test_a_paragraph_that_ends_in_a_colon_stays_with_what_follows_in_pdf(
    lead: str, points: int
) -> None:
    lines = range(30, 38) if points == 12 else range(16, 24)
    parted = 0
    for number in lines:
        before = "".join(f"Line {line}\\\n" for line in range(number))
        data = document("pdf", f"# A title\n\n{before}Last line.\n\n{LEADS[lead]}", points)
        pages = [one.extract_text() for one in PdfReader(io.BytesIO(data)).pages]
        leading = next(n for n, text in enumerate(pages) if "parties will:" in text)
        assert "meet often" in pages[leading]
        parted += leading
    assert 0 < parted < len(lines)  # some begin the second page, and some stay on the first


@pytest.mark.parametrize("lead", LEADS)
def test_a_paragraph_that_ends_in_a_colon_stays_with_what_follows_in_word_and_odt(
    lead: str,
) -> None:
    markdown = f"# A title\n\nLines.\n\n{LEADS[lead]}The end.\n"
    kept = kept_in_word(document("docx", markdown, 12))
    assert {words: keeps for words, keeps in kept.items() if "will:" in words} != {}
    assert all(keeps == ("will:" in words) for words, keeps in kept.items() if "meet" not in words)
    kept = kept_in_odt(document("odt", markdown, 12))
    assert all(keeps == ("will:" in words) for words, keeps in kept.items() if "meet" not in words)


@pytest.mark.parametrize("kept_in", ["docx", "odt"])
def test_the_last_item_of_a_list_never_stands_alone(kept_in: str) -> None:
    data = document(kept_in, "# A title\n\nText.\n\n- one\n- two\n- three\n\nThe end.\n", 12)
    kept = kept_in_word(data) if kept_in == "docx" else kept_in_odt(data)
    assert kept == {"Text.": False, "one": False, "two": True, "three": False, "The end.": False}


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_no_more_is_kept_together_than_a_page_holds(kind: str) -> None:
    markdown = "# A title\n\n" + "A line that leads on:\n\n" * 60
    many = document(kind, markdown + f"{'words ' * 200}:\n\nThe end.\n", 12)
    root = part(many, {"docx": "word/document.xml", "odt": "content.xml"}[kind])
    if kind == "docx":
        assert len(list(root.iter(f"{W}keepNext"))) == 4
    else:
        styles = [p.get(f"{TEXT}style-name") for p in root.iter(f"{TEXT}p")]
        assert sum(style.endswith("_Lead") for style in styles) == 4


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt"])
def test_a_heading_that_says_so_begins_a_page(kind: str) -> None:
    markdown = (
        "# A title\n\n## First\n\nText.\n\n## Annex A: More {.new-page id=annex-a}\n\nText.\n"
    )
    data = document(kind, markdown, 12)
    if kind == "pdf":
        pages = [one.extract_text() for one in PdfReader(io.BytesIO(data)).pages]
        assert len(pages) == 2
        assert "Annex A: More" in pages[1]
    elif kind == "docx":
        (broken,) = part(data, "word/document.xml").iter(f"{W}pageBreakBefore")
        assert "Annex A: More" in "".join(broken.getparent().getparent().itertext())
    else:
        names = [h.get(f"{TEXT}style-name") for h in part(data, "content.xml").iter(f"{TEXT}h")]
        assert names == ["Heading_20_1", "Heading_20_1_20_Page"]


def test_a_pair_of_signatures_that_has_no_room_begins_a_page_in_word() -> None:
    block = (
        "::: { .signature }\n[A name]{.strong}\\\nA council\n\n"
        + "[Line]{.line}\n\n" * 4
        + ":::\n\n"
    )
    markdown = f"# A title\n\n## First\n\n## Sign\n\n::: {{ .signatures }}\n{block * 10}\n:::\n"
    body = part(document("docx", markdown, 12), "word/document.xml")[0]
    kinds = [
        section.find(f"{W}type").get(f"{W}val")
        for section in body.iter(f"{W}sectPr")
        if section.find(f"{W}cols") is not None and section.find(f"{W}cols").get(f"{W}num") == "2"
    ]
    assert len(kinds) == 5
    assert kinds[0] == "continuous"
    assert kinds.count("nextPage") == 1


def test_word_keeps_alternative_texts_in_every_place_and_no_picture_in_any() -> None:
    markdown = "# A title\n\n![Three waves](assets/a.png)\n"
    data = document("docx", markdown, 12, {"assets/a.png": png(20, 20)})
    root = part(data, "word/document.xml")
    places = [e for e in root.iter() if str(e.tag).endswith(("}docPr", "}cNvPr"))]
    assert [place.get("descr") for place in places] == ["Three waves", "Three waves"]
    assert "base64" not in str(etree.tostring(root))


def test_clauses_that_follow_each_other_are_one_list_with_lists_inside() -> None:
    clauses = (
        "::: { .clause level=1 id=a }\n[1.1]{.label} One\n:::\n\n"
        "::: { .clause level=2 id=b }\n[(a)]{.label} Two\n:::\n\n"
        "::: { .clause level=3 id=c }\n[(i)]{.label} Three\n:::\n\n"
        "::: { .clause level=2 id=d }\n[(b)]{.label} Four\n:::\n\n"
        "::: { .clause level=1 }\nOne goes on.\n:::\n\n"
        "::: { .clause level=1 id=e }\n[1.2]{.label} Five\n:::\n\n"
    )
    data = document("pdf", f"# A title\n\n{clauses}", 12)
    root = PdfReader(io.BytesIO(data)).trailer["/Root"]["/StructTreeRoot"]
    assert lists_of(root) == [["LI", ["LI", ["LI"], "LI"], "LI"]]
    assert failures_of(data, page.ValidationProfile.PDF_UA_1) == []


def lists_of(element: Any) -> list[Any]:
    """Return the lists below an element of a structure tree, with their items and inner lists."""
    found = element.get_object()
    if isinstance(found, list):
        return [inner for one in found for inner in lists_of(one)]
    if not isinstance(found, dict):
        return []
    inside = lists_of(found["/K"]) if "/K" in found else []
    kind = found.get("/S")
    return [inside] if kind == "/L" else ["LI", *inside] if kind == "/LI" else inside


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def part(data: bytes, name: str) -> Any:
    """Return the root of a part of an office document."""
    return etree.fromstring(ZipFile(io.BytesIO(data)).read(name))


def kept_in_word(data: bytes) -> dict[str, bool]:
    """Return the words of each paragraph of the text, and whether it stays with the next."""
    body = part(data, "word/document.xml")[0]
    found = {
        "".join(p.itertext(f"{W}t")): p.find(f"{W}pPr/{W}keepNext") is not None
        for p in body.findall(f"{W}p")
    }
    del found["A title"]
    return found


def kept_in_odt(data: bytes) -> dict[str, bool]:
    """Return the words of each paragraph of the text, and whether it stays with the next."""
    root = part(data, "content.xml")
    found = {
        "".join(p.itertext()): p.get(f"{TEXT}style-name").endswith("_Lead")
        for p in root.iter(f"{TEXT}p")
    }
    del found["A title"]
    return found
