"""In large print a table whose words would be broken is a list of labelled values, everywhere."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from conftest import ROOT, Mou
from mou_cli.documents import labelled
from mou_cli.documents.labelled import with_labelled_values
from mou_cli.documents.report import Edition
from mou_cli.exporting import widths
from mou_cli.exporting.formats import DOCUMENT_FORMATS
from mou_cli.exporting.paper import LARGE_PRINT_POINTS, POINTS, Paper
from mou_cli.operations.render import render
from mou_cli.proofreading.pdf import words_of_pdf
from mou_cli.proofreading.proofs import READERS
from mou_cli.trees.layered import FilesTree

RIVERSIDE = ROOT / "examples" / "riverside"
LARGE = Edition(large_print=True)

WIDE = """\
| Organisation | Representation | Participation | Confirmed | Duties |
|---|---|---|---|---|
| Marsh County Council | two councillors | every meeting | 2024-05-01 | secretariat |
| Reedbank | | by \\| **letter** | not yet | [the rules](https://example.org/rules) |
"""
AS_A_LIST = """\
Row by row, with the columns Organisation; Representation; Participation; Confirmed; Duties:

**Marsh County Council**\\
Representation: two councillors\\
Participation: every meeting\\
Confirmed: 2024-05-01\\
Duties: secretariat

**Reedbank**\\
Participation: by \\| **letter**\\
Confirmed: not yet\\
Duties: [the rules](https://example.org/rules)
"""
NARROW = """\
| Term | Meaning |
|---|---|
| Area | the district |
"""


def paper(points: int = LARGE_PRINT_POINTS) -> Paper:
    return Paper("t", (), None, None, None, "d", "f", points=points)


def agreement(table: str, *, caption: str = "") -> FilesTree:
    text = "\n".join(" " * 16 + line for line in table.split("\n"))
    captioned = f"              caption: {caption}\n" if caption else ""
    mou = f"""\
schema: 1
title: A memorandum
date: 2024-05-01
legal_status: {{status: non-binding}}
governance: not stated
variation: not stated
review: not stated
numbering:
  clauses: ["1.", "1.1", "(a)"]
tiers:
  party: {{title: Parties, signs: true}}
participants:
  - {{partner: one, tier: party, name: One}}
  - {{partner: two, tier: party, name: Two}}
sections:
  - key: first
    title: First
    body:
      - section:
          key: wide
          body:
            - text: |
{text}
{captioned}  - key: signing
    title: Signing
    body:
      - insert: signatures
"""
    return FilesTree({"data/mou.yaml": mou.encode()})


def made(tree: FilesTree, edition: Edition = LARGE) -> dict[str, bytes]:
    ran = render(tree, [], [], draft=True, edition=edition)
    assert ran.files, ran.validation.problems
    return {name.rpartition(".")[2]: data for name, data in ran.files.items()}


def tables_in(files: dict[str, bytes]) -> dict[str, int]:
    roots = [page["/StructTreeRoot"] for page in [PdfReader(BytesIO(files["pdf"])).root_object]]
    return {
        "html": files["html"].count(b"<table"),
        "md": len(re.findall(rb"^\|-", files["md"], re.MULTILINE)),
        "docx": _part(files["docx"], "word/document.xml").count(b"<w:tbl>"),
        "odt": _part(files["odt"], "content.xml").count(b"<table:table "),
        "pdf": sum(_tables_below(root) for root in roots),
    }


def _part(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name)


def _tables_below(element: object) -> int:
    found = getattr(element, "get_object", lambda: element)()
    if isinstance(found, list):
        return sum(map(_tables_below, found))
    if not isinstance(found, dict):
        return 0
    return (found.get("/S") == "/Table") + _tables_below(found.get("/K"))


def words_of(form: str, data: bytes) -> str:
    return words_of_pdf(data, apart=True) if form == "pdf" else READERS[form](data)


def test_a_table_whose_words_do_not_fit_is_a_list_in_every_format() -> None:
    files = made(agreement(WIDE, caption="Who takes part"))
    assert list(files) == list(DOCUMENT_FORMATS)
    assert f"**Who takes part**\\\n{AS_A_LIST}" in files["md"].decode()
    assert set(tables_in(files).values()) == {0}
    for form, data in files.items():
        words = "".join(words_of(form, data).replace("*", "").split())
        assert "WhotakespartRowbyrow,withthecolumnsOrganisation;Representation;" in words, form
        assert "MarshCountyCouncilRepresentation:twocouncillorsParticipation:every" in words, form
        assert "ReedbankParticipation:by" in words, form
    for form in ("html", "md"):
        assert files[form].count(b"https://example.org/rules") == 1


def test_a_table_that_fits_stays_one() -> None:
    assert set(tables_in(made(agreement(NARROW))).values()) == {1}


def test_in_normal_print_nothing_is_changed() -> None:
    assert with_labelled_values(WIDE, paper(POINTS)) == WIDE
    assert set(tables_in(made(agreement(WIDE), Edition())).values()) == {1}


def test_every_word_of_a_hostile_table_is_there() -> None:
    """`render` compares each format with the text; what lost a word would not be made."""
    letters = "abcdefghij" * 20
    head = " | ".join(f"Column {number}" for number in range(30))
    row = " | ".join(
        ["", letters, r"a \| b", "**bold** and *slanted*", r"\[x\] {y} <z>", "-", "1."]
    )
    table = f"| {head} |\n|{'---|' * 30}\n| {row} |\n|{'|' * 30}\n| **first** of all | 1. |"
    files = made(agreement(table))
    assert set(tables_in(files).values()) == {0}
    markdown = files["md"].decode()
    assert f"\nColumn 1: {letters}\\\nColumn 2: a \\| b\\\n" in markdown
    assert "\n**first** of all\\\nColumn 1: 1.\n" in markdown


TABLE_ROWS = WIDE.splitlines()


@pytest.mark.parametrize(("first", "inside"), [("- ", "  "), ("> ", "> "), ("> - ", ">   ")])
def test_a_list_of_values_stays_where_its_table_stood(first: str, inside: str) -> None:
    lines = [first + TABLE_ROWS[0], *(inside + line for line in TABLE_ROWS[1:])]
    changed = with_labelled_values("\n".join(lines), paper()).splitlines()
    said = [line for line in changed if line.strip(" >")]
    assert len(said) == 10
    assert all(line.startswith(inside) for line in said[1:])
    assert next(line for line in said if "Row by row" in line).startswith(first)


@pytest.mark.parametrize(
    "table",
    [
        WIDE.replace(TABLE_ROWS[0], "| | | | | |"),
        "\n".join(line.strip("| ") for line in TABLE_ROWS),
        f"| {'a' * 200} |\n|---|\n| b |",
        f"```\n{WIDE}```",
    ],
    ids=["no head", "no bars", "one column", "code"],
)
def test_what_has_no_labels_or_is_no_table_of_bars_is_left(table: str) -> None:
    assert with_labelled_values(table, paper()) == table


def test_a_link_to_a_table_leads_to_its_caption() -> None:
    text = f"::: {{ .captioned id=outcome_1 }}\nTargets\n\n{WIDE}\n:::\n\nBehind it"
    changed = with_labelled_values(text, paper())
    assert "[Targets]{.strong id=outcome_1}\\\nRow by row" in changed
    assert changed.startswith("::: { .insert }\n")
    assert changed.endswith(":::\n\nBehind it")


def test_words_that_the_list_lost_are_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = labelled._blocks
    monkeypatch.setattr(labelled, "_blocks", lambda table: list(blocks(table))[:-1])
    with pytest.raises(Exception, match=r"lacks words of clause 1\.1: “Reedbank"):
        made(agreement(WIDE))


def test_python_and_the_filters_measure_words_alike() -> None:
    folder = ROOT / "src" / "mou_cli" / "exporting" / "filters"
    lua = (folder / "widths.lua").read_text(encoding="utf-8")
    pairs = re.findall(r"\{ (['\"])(.+?)\1, ([\d.]+) \}", lua)
    there = tuple((letters.replace("%u", "[A-Z]"), float(width)) for _, letters, width in pairs)
    assert there == widths.WIDTHS
    assert f"BOLD = {widths.BOLD}, PADDING = {widths.PADDING}" in lua
    columns = (folder / "columns.lua").read_text(encoding="utf-8")
    assert f"WRAPS = {widths.WRAPS}\n" in columns


def test_the_agenda_breaks_no_word(mou: Mou, tmp_path: Path) -> None:
    command = ("-C", RIVERSIDE, "review", "start", "--as-of", "2027-03-01", "--format", "html")
    assert mou(*command, "--large-print", "--output", "large.html").code == 0
    assert mou(*command, "--output", "agenda.html").code == 0
    assert "<table" in (tmp_path / "agenda.html").read_text(encoding="utf-8")
    large = (tmp_path / "large.html").read_text(encoding="utf-8")
    assert "<table" not in large
    assert "with the columns Organisation; State; When; Version; Notes:" in large
