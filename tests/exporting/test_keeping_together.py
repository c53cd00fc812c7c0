"""What leads to something stands on one page with it, in each format that has pages."""

import io
from typing import Any

import page
import pytest
from pypdf import PdfReader

from long_texts import SIZES, document
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
