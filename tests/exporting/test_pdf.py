"""The PDF: its words, its structure, and the checks of PDF/UA-1 and PDF/A-2a."""

import io
import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import page
import pytest
from pypdf import PdfReader

from conftest import ROOT, Mou, change
from mou_cli.operations.render import render
from mou_cli.trees import DiskTree
from pdf_checks import failures_of

KEPT = {"equal", "insert"}
REPOSITORIES = {"south-east-essex": ROOT, "riverside": ROOT / "examples" / "riverside"}


@pytest.fixture(scope="module", params=sorted(REPOSITORIES))
def made(request: pytest.FixtureRequest) -> dict[str, bytes]:
    return render(
        DiskTree(REPOSITORIES[request.param]), [], ["html", "md", "pdf"], draft=False
    ).files


def test_it_passes_the_checks_for_readers_and_for_archives(made: dict[str, bytes]) -> None:
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert failures_of(made["mou.pdf"], profile) == []


def test_it_has_every_word_of_the_markdown_in_order(made: dict[str, bytes]) -> None:
    markdown = re.sub(r"!\[[^]]*\]\([^)]*\)", "", made["mou.md"].decode("utf-8"))
    expected = _words(re.sub(r"\]\([^)]*\)", "]", markdown))
    printed = _words("\n".join(_text_of_pages(made["mou.pdf"])))
    matcher = SequenceMatcher(None, expected, printed, autojunk=False)
    lost = [expected[a:b] for tag, a, b, _, _ in matcher.get_opcodes() if tag not in KEPT]
    assert lost == []


def test_every_page_is_a4_and_bears_number_title_and_version(made: dict[str, bytes]) -> None:
    reader = PdfReader(io.BytesIO(made["mou.pdf"]))
    title = str(reader.metadata.title if reader.metadata else "")
    for number, text in enumerate(_text_of_pages(made["mou.pdf"]), start=1):
        foot = " ".join(text.split()[-40:])
        assert title in foot
        assert "Version 20" in foot
        assert f"{number} of {len(reader.pages)}" in foot
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in reader.pages} == {
        (595, 842)
    }


def test_it_says_its_title_language_and_parties(made: dict[str, bytes]) -> None:
    reader = PdfReader(io.BytesIO(made["mou.pdf"]))
    assert reader.metadata is not None
    assert "Memorandum of Understanding" in str(reader.metadata.title)
    assert "County Council" in str(reader.metadata.author)
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert len(reader.outline) > 5


def test_a_numbered_clause_is_a_list_item_with_its_number_as_label() -> None:
    files = render(DiskTree(REPOSITORIES["riverside"]), [], ["pdf"], draft=False).files
    root = PdfReader(io.BytesIO(files["mou.pdf"])).trailer["/Root"]["/StructTreeRoot"]
    kinds = list(_kinds(root))
    assert kinds.count("/LI") == kinds.count("/Lbl") == kinds.count("/LBody")
    assert kinds.count("/Lbl") > 60
    assert kinds.count("/TH") > 15


def test_the_same_input_gives_the_same_bytes(made: dict[str, bytes]) -> None:
    again = [
        render(DiskTree(root), [], ["pdf"], draft=False).files["mou.pdf"]
        for root in REPOSITORIES.values()
    ]
    assert made["mou.pdf"] in again


def test_a_draft_says_so_on_every_page(mou: Mou, south_east_essex: Path) -> None:
    change(south_east_essex, "data/principles.yaml", "and with the public", "and with everyone")
    mou("render", "-C", south_east_essex, "--format", "pdf")
    data = (south_east_essex / "build" / "mou.pdf").read_bytes()
    for text in _text_of_pages(data):
        assert "DRAFT" in text
        assert "Version" not in text


def test_an_agreement_without_a_date_passes_the_checks_for_readers(
    mou: Mou, south_east_essex: Path
) -> None:
    change(south_east_essex, "data/mou.yaml", "date: 2019-03", "date: to be confirmed")
    mou("render", "-C", south_east_essex, "--format", "pdf")
    data = (south_east_essex / "build" / "mou.pdf").read_bytes()
    assert failures_of(data, page.ValidationProfile.PDF_UA_1) == []


def test_a_fault_in_the_page_template_is_said(mou: Mou, south_east_essex: Path) -> None:
    (south_east_essex / "templates").mkdir()
    (south_east_essex / "templates" / "page.typ").write_text("#nonsense()\n")
    ran = mou("render", "-C", south_east_essex, "--format", "pdf")
    assert ran.code == 2
    assert "The PDF could not be made: unknown variable: nonsense" in ran.err
    assert not (south_east_essex / "build").exists()


def test_a_missing_font_is_said(
    mou: Mou, south_east_essex: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Typst alone would take another font and say nothing."""
    monkeypatch.setattr("mou_cli.exporting.typst.package_folder", lambda name: tmp_path)
    ran = mou("render", "-C", south_east_essex, "--format", "pdf")
    assert ran.code == 2
    assert "The package's font `SourceSans3-Regular.ttf` is missing" in ran.err


def test_a_drawing_that_cannot_be_read_is_said(mou: Mou, south_east_essex: Path) -> None:
    (south_east_essex / "assets").mkdir()
    (south_east_essex / "assets" / "map.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'>")
    words = "          The following organisations are parties to the MoU:\n"
    change(
        south_east_essex, "data/mou.yaml", words, f"{words}\n          ![A map](assets/map.svg)\n"
    )
    ran = mou("render", "-C", south_east_essex, "--format", "docx")
    assert ran.code == 1
    assert "REF003 The picture `assets/map.svg` cannot be used: its XML is broken" in ran.err
    assert not (south_east_essex / "build").exists()


def test_a_drawing_of_which_only_typst_complains_is_said(mou: Mou, south_east_essex: Path) -> None:
    (south_east_essex / "assets").mkdir()
    huge = "<svg xmlns='http://www.w3.org/2000/svg' width='1e9' height='1e9'/>"
    (south_east_essex / "assets" / "map.svg").write_text(huge)
    words = "          The following organisations are parties to the MoU:\n"
    change(
        south_east_essex, "data/mou.yaml", words, f"{words}\n          ![A map](assets/map.svg)\n"
    )
    ran = mou("render", "-C", south_east_essex, "--format", "docx")
    assert ran.code == 2
    assert "picture" in ran.err


def test_the_longest_title_leaves_room_on_every_page(mou: Mou, south_east_essex: Path) -> None:
    title = "South East Essex Locality Partnership Memorandum of Understanding"
    longest = f"{title} on working together for the people who live here".ljust(200, "x")[:200]
    change(south_east_essex, "data/mou.yaml", f"title: {title}", f"title: {longest}")
    assert mou("render", "-C", south_east_essex, "--format", "pdf").code == 0
    data = (south_east_essex / "build" / "mou.pdf").read_bytes()
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert failures_of(data, profile) == []
    for text in _text_of_pages(data):
        assert "DRAFT" in text


def _text_of_pages(data: bytes) -> list[str]:
    return [one.extract_text() for one in PdfReader(io.BytesIO(data)).pages]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text)]


def _kinds(element: Any) -> list[str]:
    """Return the kinds of all elements of a structure tree."""
    found, waiting = [], [element]
    while waiting:
        current = waiting.pop().get_object()
        if isinstance(current, list):
            waiting.extend(current)
        elif isinstance(current, dict):
            found.append(str(current.get("/S", "")))
            if "/K" in current:
                waiting.append(current["/K"])
    return found


ODD = (
    *("at -5 °C", "wait ...", "why -?", "a -- b", "a --- b", "it's", "’90s", "‘a’ “b” «c»", "x~y"),
    *("1. a", "a/b//c", "@all #x $y$ =z", "(-7)", "…", "–", "—", "5 - 3", "{x} [y]", "_z_"),
)


def test_every_character_stays_as_it_is_written(tmp_path: Path) -> None:
    from shutil import copytree

    root = tmp_path / "marsh"
    copytree(ROOT / "tests" / "histories" / "marsh" / "data", root / "data")
    escaped = [re.sub(r"([\\`*_{}\[\]#~$@|])", r"\\\1", words) for words in ODD]
    rows = "".join(f"      | {words} | {words} |\n" for words in escaped)
    items = "".join(f"      - x {words} y\n" for words in escaped)
    change(
        root,
        "data/mou.yaml",
        "    text: |\n",
        f"    text: |\n{items}\n      | A | B |\n      |---|---|\n{rows}\n",
    )
    files = render(DiskTree(root), [], ["pdf"], draft=True).files
    printed = " ".join("\n".join(_text_of_pages(files["mou.pdf"])).split())
    assert [words for words in ODD if printed.count(words) < 3] == []
