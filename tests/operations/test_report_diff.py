"""`mou diff --document ID`: what changed in a committee report."""

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree, html

from conftest import ROOT, Mou, change, same_as_golden
from histories import run_git
from mou_cli.output.shapes.schemas import output_schema
from word_reader import lines_of, settled

REPORT = "data/reports/riverside-2026.yaml"
ASKED = ("diff", "--document", "riverside-2026")


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a committed report, and an edited one in its place."""
    root = tmp_path_factory.mktemp("council") / "riverside"
    shutil.copytree(ROOT / "examples" / "riverside", root)
    run_git(root, "init", "--quiet")
    run_git(root, "add", ".")
    run_git(root, "commit", "--quiet", "--message", "The report")
    change(root, REPORT, "Each party keeps its powers.", "Each party keeps all its powers.")
    change(root, REPORT, "          Nobody goes to court first.", "          Nobody goes first.")
    change(root, REPORT, "date: 2026-03-03", "date: 2026-03-10")
    change(root, REPORT, "That the Council signs the", "That the Council approves and signs the")
    change(root, REPORT, "key: aims", "key: aims\n    sic:\n      - '`Aims.` has a full stop.'")
    change(root, REPORT, "[](#aims)", "[the aims](#aims)")
    change(root, "data/partners/rivershire-police.yaml", "name:", "short: RP\nname:")
    return root


def test_a_report_is_told_slot_by_slot_and_word_by_word(council: Path, mou: Mou) -> None:
    ran = mou("-C", council, *ASKED)
    assert (ran.code, ran.err) == (0, "")
    same_as_golden("riverside/report-changes.txt", ran.out.encode())
    ran = mou("-C", council, *ASKED, "--format", "markdown")
    same_as_golden("riverside/report-changes.md", ran.out.encode())


def test_programs_get_the_changes_of_the_report_alone(council: Path, mou: Mou) -> None:
    data = json.loads(mou("-C", council, *ASKED, "--format", "json").out)
    jsonschema.validate(data, output_schema("changes"))
    assert {found["address"] for found in data["changes"]} == {"report/riverside-2026"}
    assert [found["field"] for found in data["changes"]] == [
        "meetings",
        "recommendations",
        "summary",
    ]
    assert data["base"]["name"] == "HEAD"


def test_the_page_shows_the_report_with_what_went_and_came(council: Path, mou: Mou) -> None:
    page = html.document_fromstring(mou("-C", council, *ASKED, "--format", "html").out)
    text = page.xpath("//div[@class='text']")[0]
    inserted = [" ".join(found.text_content().split()) for found in text.xpath(".//ins")]
    assert "[inserted: approves and ]" in inserted
    assert page.xpath("string(//div[@class='changes']/h3)") == "In the report"


@pytest.mark.parametrize(("accept", "at"), [(True, ()), (False, ("--at", "HEAD"))])
def test_the_word_document_holds_both_reports(
    council: Path, mou: Mou, tmp_path: Path, accept: bool, at: tuple[str, ...]
) -> None:
    redline = tmp_path / "changes.docx"
    mou("-C", council, *ASKED, "--format", "docx", "--output", redline)
    mou("-C", council, "render", "riverside-2026", *at, "--format", "docx", "--output", tmp_path)
    whole = body_of(tmp_path / "riverside-2026.docx")
    assert words_of(settled(body_of(redline), accept=accept)) == words_of(whole)


def test_a_report_that_is_not_there_is_told(council: Path, mou: Mou) -> None:
    ran = mou("-C", council, "diff", "--document", "riverside-2025")
    assert ran.code == 2
    assert "There is no report `riverside-2025` in working text" in ran.err
    assert "riverside-2026" in ran.err


def test_a_report_that_was_not_there_before_is_told(council: Path, mou: Mou) -> None:
    shutil.copy(council / REPORT, council / "data/reports/later.yaml")
    try:
        ran = mou("-C", council, "diff", "--document", "later")
    finally:
        (council / "data/reports/later.yaml").unlink()
    assert ran.code == 2
    assert "There is no report `later` in HEAD" in ran.err


def test_a_report_that_did_not_change_says_so(council: Path, mou: Mou) -> None:
    ran = mou("-C", council, *ASKED, "HEAD", "HEAD", "--exit-code")
    assert ran.code == 0
    assert "Nothing changed in the report" in ran.out


def body_of(file: Path) -> Any:
    return etree.fromstring(
        zipfile.ZipFile(io.BytesIO(file.read_bytes())).read("word/document.xml")
    )[0]


def words_of(body: Any) -> list[str]:
    return [word for line in lines_of(body) for word in line.split()]
