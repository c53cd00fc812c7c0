"""The redline of a whole document as a page and for Word."""

import io
import re
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from markupsafe import Markup
from openxml_audit import OpenXmlValidator, ValidationSeverity

from conftest import change
from mou_cli.exporting.changed_by import ChangedBy
from mou_cli.exporting.docx import docx_document
from mou_cli.exporting.html import html_page
from mou_cli.exporting.redline.outline import outline_of
from mou_cli.operations.redline import redline
from office_lint import W, lint_docx
from redline_pairs import MOU, PAIRS, RIVERSIDE, document_of, edited
from word_reader import lines_of, settled, with_numbers

MOMENT = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
AUTHOR = "A. Officer & <b>others</b>"
CHANGES = Markup('<ul><li>Clause <a href="#reporting">reporting</a></li></ul>')


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pairs")


@cache
def redline_of(name: str, folder: Path, form: str) -> bytes:
    base, _ = PAIRS[name]
    root = folder / name.replace(" ", "-")
    tree, new = document_of(root if root.exists() else edited(name, folder))
    _, old = document_of(base)
    return redline(tree, old, new, form, author=AUTHOR, moment=MOMENT, changes=CHANGES)


@pytest.fixture(params=sorted(PAIRS))
def name(request: pytest.FixtureRequest, conversions_kept: None) -> str:
    return str(request.param)


def test_word_accepts_it_to_the_new_version_and_rejects_it_to_the_old(
    name: str, folder: Path
) -> None:
    data = redline_of(name, folder, "docx")
    assert read_by_word(data, accept=True) == lines_of(plain(folder / name.replace(" ", "-")))
    assert read_by_word(data, accept=False) == lines_of(plain(PAIRS[name][0]))


def test_the_word_document_is_sound(name: str, folder: Path, tmp_path: Path) -> None:
    data = redline_of(name, folder, "docx")
    assert lint_docx(data) == []
    (tmp_path / "redline.docx").write_bytes(data)
    found = OpenXmlValidator().validate(tmp_path / "redline.docx").errors
    assert [str(one) for one in found if one.severity is ValidationSeverity.ERROR] == []


def test_every_change_has_a_number_an_author_and_a_date(name: str, folder: Path) -> None:
    archive = zipfile.ZipFile(io.BytesIO(redline_of(name, folder, "docx")))
    parts = [n for n in archive.namelist() if n.startswith("word/") and n.endswith(".xml")]
    marks = [
        mark
        for part in parts
        for mark in etree.fromstring(archive.read(part)).iter(
            f"{W}ins", f"{W}del", f"{W}pPrChange", f"{W}bookmarkStart"
        )
    ]
    numbers = [mark.get(f"{W}id") for mark in marks]
    assert len(numbers) == len(set(numbers))
    changes = [mark for mark in marks if mark.tag != f"{W}bookmarkStart"]
    assert changes
    assert {mark.get(f"{W}author") for mark in changes} == {AUTHOR}
    assert {mark.get(f"{W}date") for mark in changes} == {"2026-05-01T09:30:00Z"}


def test_the_page_has_the_words_of_both_versions(name: str, folder: Path) -> None:
    page = page_of(redline_of(name, folder, "html"))
    for root, gone in ((folder / name.replace(" ", "-"), "del"), (PAIRS[name][0], "ins")):
        tree, document = document_of(root)
        whole = page_of(html_page(tree, document.paper, document.markdown))
        assert printed(page, gone) == printed(whole, "nothing")


def test_each_link_of_the_page_leads_to_a_place_that_stands_there_once(
    name: str, folder: Path
) -> None:
    page = page_of(redline_of(name, folder, "html"))
    places = page.xpath("//@id")
    assert len(places) == len(set(places))
    targets = {str(link)[1:] for link in page.xpath("//a/@href") if str(link).startswith("#")}
    old_only = targets - set(places)
    assert old_only <= {"reporting"}, "the list of changes is the test's own"


@pytest.mark.parametrize("name", ["a clause in the middle", "a numbered section"])
def test_a_number_that_follows_from_another_is_no_mark_in_word(name: str, folder: Path) -> None:
    body = body_of(redline_of(name, folder, "docx"))
    marked = {
        "".join(mark.itertext(f"{W}t", f"{W}delText"))
        for mark in body.iter(f"{W}ins", f"{W}del")
        if next(mark.iterancestors(f"{W}hyperlink"), None) is None  # what refers to a number
    }
    assert not any(re.fullmatch(r"\(?[\w.]{1,5}\)?\s*", words) for words in marked if words)


def test_a_clause_that_moves_is_a_move_in_word(folder: Path) -> None:
    body = body_of(redline_of("a clause that moves", folder, "docx"))
    starts = [next(body.iter(f"{W}{name}RangeStart")) for name in ("moveFrom", "moveTo")]
    ends = [next(body.iter(f"{W}{name}RangeEnd")) for name in ("moveFrom", "moveTo")]
    assert len({start.get(f"{W}name") for start in starts}) == 1
    assert [e.get(f"{W}id") for e in ends] == [s.get(f"{W}id") for s in starts]
    for name in ("moveFrom", "moveTo"):
        (words,) = (m for m in body.iter(f"{W}{name}") if len(m))
        assert "".join(words.itertext(f"{W}t")).startswith("Each Party bears its own costs")
    assert not [m for m in body.iter(f"{W}del") if "own costs" in "".join(m.itertext())]


def test_a_clause_that_moves_tells_of_both_places_on_the_page(folder: Path) -> None:
    page = page_of(redline_of("a clause that moves", folder, "html"))
    notes = [note.text_content() for note in page.xpath("//span[@class='moved']")]
    assert notes == ["moved from 8.1", "moved to 6.3"]


@pytest.mark.parametrize("way", ["taken out", "added"])
def test_a_column_that_came_or_went_is_told_as_such_on_the_page(folder: Path, way: str) -> None:
    root = folder / "a-column"
    tree, narrow = document_of(root if root.exists() else edited("a column", folder))
    _, wide = document_of(RIVERSIDE)
    pair = (wide, narrow) if way == "taken out" else (narrow, wide)
    page = page_of(redline(tree, *pair, "html", author="A", moment=MOMENT))
    notes = [note.text_content() for note in page.xpath("//span[@class='moved']")]
    assert notes == [f"Column {way}: “2026/27”"]


def test_a_stated_number_that_counting_does_not_give_is_marked_as_words(folder: Path) -> None:
    body = body_of(redline_of("a label and who signs", folder, "docx"))
    marked = {"".join(m.itertext(f"{W}t", f"{W}delText")) for m in body.iter(f"{W}ins", f"{W}del")}
    assert {"5.", "5A."} <= marked


def test_on_the_page_the_old_number_stands_apart_from_the_new_one(folder: Path) -> None:
    page = page_of(redline_of("a clause in the middle", folder, "html"))
    (label,) = page.xpath("//div[@id='reporting']//span[@class='label']")
    assert label.text_content() == "[now 6.4] [was 6.3]"
    assert [part.get("class") for part in label] == ["number", "number"]
    assert not label.xpath(".//@id"), "a number that follows is no change of its own"


def test_the_counts_on_the_page_leave_numbers_out(folder: Path) -> None:
    page = page_of(redline_of("a numbered section", folder, "html"))
    counts = {" ".join(item.text_content().split()) for item in page.xpath("//nav//li[span]")}
    assert any(text.endswith("Volunteers new, 1 change") for text in counts), counts
    assert not any("Review" in text for text in counts), "only its number moved"


def test_the_page_says_in_words_what_came_and_went(folder: Path) -> None:
    page = page_of(redline_of("a word", folder, "html"))
    gone, came = page.xpath("//div[@class='text']//del")[0], page.xpath("//div[@class='text']//ins")
    assert " ".join(gone.text_content().split()) == "[deleted: clear language]"
    assert " ".join(came[0].text_content().split()) == "[inserted: plain words]"
    assert [hidden.get("class") for hidden in gone] == ["spoken", "spoken"]


def test_the_page_begins_with_both_versions_who_when_and_the_list(folder: Path) -> None:
    page = page_of(redline_of("a word", folder, "html"))
    said = [" ".join(dd.text_content().split()) for dd in page.xpath("//dl//dd")]
    assert said[0] == "Version 2019-03 · 19ab 595b"
    assert said[1].startswith("DRAFT · ")
    assert said[2] == f"{AUTHOR}, 1 May 2026"
    headings = [h.text_content() for h in page.xpath("//div[@class='changes']//h2")]
    assert headings == ["What changed", "The whole text"]
    assert page.xpath("//div[@class='changes']//a/@href") == ["#reporting"]
    counts = page.xpath("//nav//li[span]")
    assert [" ".join(item.text_content().split()) for item in counts] == [
        "Purpose of this Memorandum of Understanding 1 change"
    ]


@pytest.mark.usefixtures("conversions_kept")
def test_two_versions_of_the_same_words_have_no_changes() -> None:
    tree, document = document_of(RIVERSIDE)
    made = {
        form: redline(tree, document, document, form, author="A", moment=MOMENT)
        for form in ("html", "docx")
    }
    page = page_of(made["html"])
    assert page.xpath("//ins | //del") == []
    assert "Both versions print the same words." in page.text_content()
    assert "What changed" not in page.text_content()
    body = body_of(made["docx"])
    assert list(body.iter(f"{W}ins", f"{W}del")) == []
    assert lines_of(body) == lines_of(plain(RIVERSIDE))


@pytest.mark.usefixtures("conversions_kept")
def test_documents_that_have_nothing_in_common_are_told_exactly(folder: Path) -> None:
    (_, old), (tree, new) = document_of(PAIRS["a word"][0]), document_of(RIVERSIDE)
    for before, after in ((old, new), (new, old)):
        data = redline(tree, before, after, "docx", author="A", moment=MOMENT)
        for document, accept in ((after, True), (before, False)):
            whole = body_of(docx_document(tree, document.paper, document.markdown))
            assert read_by_word(data, accept=accept) == lines_of(whole)


def test_the_foot_of_the_page_is_tracked_too(folder: Path) -> None:
    archive = zipfile.ZipFile(io.BytesIO(redline_of("the title", folder, "docx")))
    names = [n for n in archive.namelist() if n.startswith("word/footer")]
    footer = "".join(archive.read(n).decode() for n in names)
    assert "<w:delText" in footer
    assert "Version 2025-04" in footer
    assert "DRAFT" in footer
    header = archive.read("word/header-mou.xml").decode() if "word/header-mou.xml" in names else ""
    assert "Draft" not in header  # the letterhead of the council stays as it is


@pytest.mark.parametrize(("first", "kind"), [("old", "ins"), ("new", "del")])
def test_draft_at_the_head_comes_and_goes_with_the_version(
    folder: Path, first: str, kind: str
) -> None:
    base, _ = PAIRS["a word"]
    root = folder / "a-word"
    tree, draft = document_of(root if root.exists() else edited("a word", folder))
    _, version = document_of(base)
    pair = (version, draft) if first == "old" else (draft, version)
    data = redline(tree, *pair, "docx", author="A", moment=MOMENT)
    header = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/header-mou.xml"))
    assert len(list(header.iter(f"{W}{kind}"))) == 1


def test_a_footer_of_another_make_is_that_of_the_new_version(tmp_path: Path) -> None:
    """Its own template may print a line more in one version; no mark could tell that."""
    root = edited("the title", tmp_path)
    (root / "templates").mkdir()
    footer = (
        '<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p>'
        "<w:r><w:t>{{ paper.mark }}</w:t></w:r>"
        "{% if not paper.version %}<w:r><w:t>not agreed</w:t></w:r>{% endif %}</w:p></w:ftr>"
    )
    (root / "templates" / "footer.docx.xml.j2").write_text(footer, encoding="utf-8")
    (_, old), (tree, new) = document_of(RIVERSIDE), document_of(root)
    archive = zipfile.ZipFile(
        io.BytesIO(redline(tree, old, new, "docx", author="A", moment=MOMENT))
    )
    feet = [archive.read(n).decode() for n in archive.namelist() if n.startswith("word/footer")]
    assert any("not agreed" in foot for foot in feet)
    assert not any("<w:del " in foot for foot in feet)


def test_a_table_in_place_of_another_leaves_no_empty_paragraph(folder: Path) -> None:
    body = body_of(redline_of("a column", folder, "docx"))
    tables = [t for t in body.iter(f"{W}tbl") if t.find(f"{W}tr/{W}trPr/{W}del") is not None]
    assert [t.getnext().tag for t in tables] == [f"{W}tbl"]


@pytest.mark.usefixtures("conversions_kept")
def test_tables_that_follow_each_other_may_come_and_go(tmp_path: Path) -> None:
    one = "\n                | A |\n                |---|\n                | b |\n"
    here = "                Each Party bears its own costs, apart from the shared budget.\n"
    docs = {}
    for number in (1, 2, 3):
        root = edited("links", tmp_path / str(number))
        change(root, MOU, here, here + one * number)
        docs[number] = document_of(root)
    for before, after in ((1, 3), (3, 1), (2, 3)):
        (_, old), (tree, new) = docs[before], docs[after]
        data = redline(tree, old, new, "docx", author="A", moment=MOMENT)
        for document, accept in ((new, True), (old, False)):
            whole = body_of(docx_document(tree, document.paper, document.markdown))
            assert read_by_word(data, accept=accept) == lines_of(whole)


def test_a_list_of_another_make_and_a_line_across_are_told(tmp_path: Path) -> None:
    """A repository's own templates may print what the package's never do."""
    roots = [edited(name, tmp_path) for name in ("links", "a list")]
    for number, root in enumerate(roots):
        (root / "templates").mkdir()
        (root / "templates" / "item.md.j2").write_text(
            f'1. one ^{number}^\n2. two `code`\n\n***\n\n"quoted {number}" <x>\n\n> {number}\n',
            encoding="utf-8",
        )
    (_, old), (tree, new) = map(document_of, roots)
    page = page_of(redline(tree, old, new, "html", author="A", moment=MOMENT))
    assert page.xpath("//ol/li//ins")
    assert page.xpath("//hr")
    assert page.xpath("//code")


def test_the_moment_is_written_in_universal_time_and_printed_as_it_was() -> None:
    by = ChangedBy("A", datetime(2026, 6, 1, 0, 30, tzinfo=timezone(timedelta(hours=1))))
    assert by.written == {"author": "A", "date": "2026-05-31T23:30:00Z"}
    assert by.printed == "A, 1 June 2026"


@pytest.mark.usefixtures("conversions_kept")
def test_files_that_nobody_committed_have_no_moment(folder: Path) -> None:
    (_, old), (tree, new) = document_of(PAIRS["a word"][0]), document_of(RIVERSIDE)
    data = redline(tree, old, new, "docx", author="Working text", moment=None)
    body = body_of(data)
    assert {mark.get(f"{W}date") for mark in body.iter(f"{W}ins", f"{W}del")} == {None}
    page = page_of(redline(tree, old, new, "html", author="Working text", moment=None))
    assert page.xpath("//dl//dd")[-1].text_content() == "Working text"


def test_the_outline_counts_changes_that_touch_each_other_as_one() -> None:
    body = (
        '<p>a <ins id="change-1">x</ins></p>'
        '<h2 id="one">One</h2><p><del id="change-2"><span class="spoken">[deleted: </span>b</del>'
        '<ins id="change-3">c</ins> d <ins id="change-4">e</ins></p>'
        '<p><ins id="change-5">f</ins></p>'
        '<h3 id="two"><ins id="change-6">New</ins></h3>'
        '<h2><del id="change-7">Old</del></h2>'
        '<h2 id="three"><del id="change-8">Was</del><ins id="change-9">Is</ins></h2>'
        '<h4 id="deep">Deep</h4><h2 id="four">Four <em>words</em></h2>'
    )
    found = [(p.level, p.place, p.title, p.state, p.changes) for p in outline_of(body)]
    assert found == [
        (2, "change-1", "", "", 1),
        (2, "change-2", "One", "", 3),
        (3, "change-6", "New", "new", 1),
        (2, "change-7", "Old", "deleted", 1),
        (2, "change-8", "Is", "", 1),
        (2, "four", "Four words", "", 0),
    ]


@pytest.mark.parametrize("form", ["html", "docx"])
def test_the_same_two_versions_give_the_same_bytes(form: str, folder: Path) -> None:
    again = redline_of.__wrapped__("a list", folder, form)  # without what is kept
    assert again == redline_of("a list", folder, form)


def body_of(data: bytes) -> Any:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))[0]


def read_by_word(data: bytes, *, accept: bool) -> list[str]:
    """Return what Word has when all is accepted or rejected, with the numbers that it counts."""
    numbering = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/numbering.xml"))
    return lines_of(with_numbers(settled(body_of(data), accept=accept), numbering))


@cache
def plain(root: Path) -> Any:
    tree, document = document_of(root)
    return body_of(docx_document(tree, document.paper, document.markdown))


def page_of(data: bytes) -> Any:
    return html.document_fromstring(data.decode("utf-8"))


def printed(page: Any, gone: str) -> list[str]:
    """Return the words of title and text, line by line."""
    whole = html.document_fromstring(html.tostring(page))
    for element in whole.xpath(f"//{gone} | //*[@class='spoken' or @class='moved']"):
        element.drop_tree()
    parts = whole.xpath("//h1 | //div[@class='text']")
    return " ".join(part.text_content() for part in parts).split()
