"""Reports in detail: inserts, links, figures, tables, lists, and what is not given."""

import shutil
from pathlib import Path

import pytest

from conftest import ROOT, Mou, change
from mou_cli.checks.reports import check_reports
from mou_cli.documents.report import Edition, report_document
from mou_cli.loading import load
from mou_cli.loading.loader import packaged_house_style
from mou_cli.operations.keep import keep
from mou_cli.prose.parsing import parse_prose
from mou_cli.prose.tree import plain_text
from mou_cli.report_text.cells import cell_of
from mou_cli.trees import DiskTree
from rule_examples import BASE, EXAMPLES, lay_out

REPORT = "data/reports/marsh-cabinet.yaml"
PURPOSE = (
    "      This report asks the Cabinet to approve the Marsh Care Alliance Memorandum of "
    "Understanding.\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The base of the rules' examples with a report without a problem."""
    lay_out(EXAMPLES / "ok-report", tmp_path)
    return tmp_path


def markdown_of(root: Path, edition: Edition | None = None) -> str:
    repository = load(DiskTree(root)).repository
    return report_document(repository, "marsh-cabinet", edition or Edition()).markdown


def codes_of(root: Path) -> list[str]:
    return [problem.code for problem in check_reports(load(DiskTree(root)).repository)]


@pytest.mark.parametrize(
    ("insert", "words"),
    [
        (
            "participants\n        tier: party",
            "- [Marsh County Council]{id=purpose-1_partner_marsh",
        ),
        ("outcomes\n        domain: wellbeing", "| Indicator | Baseline | Target |"),
        ("definitions", "{.em id=purpose-1_services} – means community health"),
        ("date", "1 April 2024"),
    ],
)
def test_an_insert_prints_what_the_agreement_has(insert: str, words: str, root: Path) -> None:
    change(root, REPORT, PURPOSE, f"{PURPOSE}    then:\n      - insert: {insert}\n")
    assert words in markdown_of(root)


def test_an_insert_leads_nowhere_in_the_agreement(root: Path) -> None:
    change(
        root,
        "data/mou.yaml",
        "      means community",
        "      means, as [](#purpose) and [a page](https://example.org) say, community",
    )
    change(root, REPORT, PURPOSE, f"{PURPOSE}    then:\n      - insert: definitions\n")
    text = markdown_of(root)
    assert "as 1 (Purpose) and [a page](https://example.org) say" in text


def test_links_lead_out_and_to_paragraphs(root: Path) -> None:
    change(
        root,
        REPORT,
        "      The agreement moves no money.",
        "      As [](#purpose-1) and [a page](https://example.org) say, none moves.",
    )
    assert "(#purpose-1) and [a page](https://example.org) say" in markdown_of(root)


def test_figures_of_a_report_are_printed(root: Path, mou: Mou) -> None:
    (root / "assets").mkdir()
    (root / "assets" / "map.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    )
    figure = "caption: The area\n        text: |\n          ![A map](assets/map.svg)\n"
    change(root, REPORT, PURPOSE, f"{PURPOSE}    then:\n      - {figure}")
    first = report_document(load(DiskTree(root)).repository, "marsh-cabinet").paper
    assert list(first.images) == ["assets/map.svg"]
    assert mou("-C", root, "render", "marsh-cabinet", "--format", "md").code == 0
    assert (root / "build" / "assets" / "map.svg").exists()
    (root / "assets" / "map.svg").unlink()
    second = report_document(load(DiskTree(root)).repository, "marsh-cabinet").paper
    assert second.missing == ("assets/map.svg",)
    assert second.digest != first.digest


def test_a_cell_holds_lists_quotations_and_tables() -> None:
    blocks = parse_prose(
        "First.\n\n- one\n- two!\n- three\n\n> said\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    assert plain_text(cell_of(blocks.blocks)) == "First. one; two! three said a b c d"


def test_what_is_blank_is_said_in_the_head(root: Path) -> None:
    change(root, REPORT, "purpose:", "key_decision: not applicable\nwards: none\npurpose:")
    text = markdown_of(root)
    assert "[Key decision]{.term} Not applicable\n" in text
    assert "[Wards affected]{.term} None\n" in text


def test_a_person_without_a_name_is_known_by_the_post(root: Path) -> None:
    change(root, REPORT, "name: Alex Example", "name: to be confirmed")
    text = markdown_of(root)
    assert "[Report of]{.term} Director of Adult Services\n" in text
    assert "- Director of Adult Services\n" in text


def test_unknown_people_are_left_out_of_a_draft(root: Path) -> None:
    change(root, REPORT, "contacts: director", "contacts: [nobody, director]")
    change(root, REPORT, "purpose:", "clearances:\n  - {officer: nobody, date: none}\npurpose:")
    lay_out_style(root, "  - slot: clearances\n    title: Cleared\n    as: list\n")
    text = markdown_of(root)
    assert "Alex Example" in text
    assert "Cleared" not in text


def lay_out_style(root: Path, sections: str, numbering: str = '["1.", "1.1"]') -> None:
    (root / "data" / "house-styles").mkdir(exist_ok=True)
    (root / "data" / "house-styles" / "generic.yaml").write_text(
        f"name: Marsh\nhead: []\nnumbering: {numbering}\nsections:\n  - slot: purpose\n"
        f"    title: Purpose\n{sections}"
    )


def test_a_part_may_begin_with_a_list(root: Path) -> None:
    change(
        root,
        REPORT,
        "    text: |\n      The risks of working together are in the register.\n",
        "    parts:\n      - title: Delivery\n        text: |\n          - late\n          - dear\n"
        "      - title: Money\n        answer: none\n        text: |\n          - no budget\n",
    )
    text = markdown_of(root)
    assert "- [Delivery]{.em}\n" in text
    assert "- [Money]{.em} – None.\n" in text


def test_an_implication_s_title_is_that_of_the_report_or_made_from_its_key(root: Path) -> None:
    change(root, REPORT, "  - topic: risk\n", "  - topic: public-toilets\n")
    assert "[Public toilets]{.strong} The risks" in markdown_of(root)


def test_a_section_without_a_title_has_no_heading(root: Path) -> None:
    lay_out_style(root, "  - slot: recommendations\n", numbering='["1.", "(a)"]')
    assert "[2\\.]{.label} That the Cabinet approves" in markdown_of(root)


def test_a_number_that_stands_twice_is_told_once_though_it_is_printed_twice(root: Path) -> None:
    change(root, REPORT, "  - asks: approve\n", '  - asks: approve\n    label: "2.2"\n')
    change(
        root,
        REPORT,
        "implications:",
        '  - asks: note\n    label: "2.2"\n    text: |\n      That it is noted.\nimplications:',
    )
    again = "  - slot: recommendations\n    title: Decide\n"
    lay_out_style(root, again + again)
    assert codes_of(root).count("NUM001") == 1


def test_a_title_cannot_be_told_where_the_agreement_is_called_otherwise(root: Path) -> None:
    change(root, "data/mou.yaml", "Alliance Memorandum of Understanding", "Alliance Charter")
    change(root, REPORT, "title: Marsh Care Alliance Memorandum of Understanding", "title: Charter")
    assert "RPT007" not in codes_of(root)


def test_a_kept_text_that_is_broken_counts_as_none(root: Path) -> None:
    shutil.rmtree(root)
    lay_out(EXAMPLES / "RPT013", root)
    change(root, "kept/2024-04/data/mou.yaml", "schema: 1", "schema: one")
    assert "RPT011" in codes_of(root)


def test_elsewhere_a_kept_text_needs_a_record_of_its_version(root: Path) -> None:
    shutil.rmtree(root)
    lay_out(EXAMPLES / "ok-published", root)
    change(root, REPORT, "mou:\n", "mou:\n  repository: https://example.org/marsh\n")
    assert "RPT011" not in codes_of(root)
    (root / "data" / "versions" / "2024-04.yaml").unlink()
    assert "RPT011" not in codes_of(root)  # the record that is kept with the text
    (root / "kept" / "2024-04" / "data" / "versions" / "2024-04.yaml").unlink()
    assert "RPT011" in codes_of(root)
    shutil.rmtree(root / "kept")
    assert "RPT011" in codes_of(root)


def test_two_reports_on_one_version_look_for_its_text_once(root: Path) -> None:
    shutil.rmtree(root)
    lay_out(EXAMPLES / "RPT013", root)
    second = root / "data" / "reports" / "marsh-council.yaml"
    second.write_text((root / REPORT).read_text())
    assert codes_of(root) == ["RPT013", "RPT013"]


def test_a_paragraph_that_is_quoted_rightly_is_no_problem(root: Path) -> None:
    change(
        root,
        REPORT,
        "      The agreement moves no money.",
        "      Paragraph 1.1 and section 2.1 of the agreement say so.\n\n"
        "      | a | b |\n      |---|---|\n      | c | d |\n\n      No money moves.",
    )
    assert codes_of(root) == []


def test_logo_and_word_template_are_kept_too(root: Path) -> None:
    change(
        root,
        "data/mou.yaml",
        "legal_status:",
        "look:\n  logo:\n    file: assets/logo.svg\n    alt: Marsh\n"
        "  word_template: assets/letter.docx\nlegal_status:",
    )
    (root / "assets").mkdir()
    logo = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    (root / "assets" / "logo.svg").write_text(logo)
    letter = (ROOT / "examples" / "riverside" / "assets" / "letterhead.docx").read_bytes()
    (root / "assets" / "letter.docx").write_bytes(letter)
    files = keep(DiskTree(root), "2024-04")
    assert files["kept/2024-04/assets/logo.svg"] == logo.encode()
    assert files["kept/2024-04/assets/letter.docx"] == letter


def test_a_fault_in_a_house_style_of_the_package_has_its_position(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "house-styles"
    folder.mkdir()
    (folder / "plain.yaml").write_text("name: Plain\nhed: []\n")
    monkeypatch.setattr("mou_cli.loading.loader.package_folder", lambda name: folder)
    problems = packaged_house_style("plain").problems
    unknown = next(problem for problem in problems if problem.code == "SCH001")
    assert (unknown.position.path, unknown.position.line) == ("house-styles/plain.yaml", 2)


def test_a_report_of_a_base_without_reports_is_unknown(mou: Mou) -> None:
    ran = mou("-C", BASE, "render", "marsh-cabinet")
    assert ran.code == 2
    assert "No document is called `marsh-cabinet`" in ran.err


def test_a_logo_stands_above_the_head(root: Path) -> None:
    lay_out_style(root, "look:\n  logo:\n    file: assets/logo.svg\n    alt: Marsh\n")
    (root / "assets").mkdir()
    (root / "assets" / "logo.svg").write_text("<svg/>")
    assert markdown_of(root).startswith("::: { .logo }\n![Marsh](assets/logo.svg)")


def test_the_readme_of_the_example_is_true(mou: Mou) -> None:
    ran = mou("-C", ROOT / "examples" / "mid-essex-alliance", "validate")
    assert ran.code == 0
    assert "warning NUM001 The number `6(iv)` stands twice" in ran.out


def test_the_page_for_officers_leads_to_a_report(mou: Mou, tmp_path: Path) -> None:
    """Its pieces, put together, are a report without errors; then it is published and decided."""
    root = tmp_path / "riverside"
    shutil.copytree(ROOT / "examples" / "riverside", root)
    page = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
    pieces = [part.partition("```")[0] for part in page.split("```yaml\n")[1:]]
    begin, slots, implications, exempt, private, _, decision, _ = pieces
    report = root / "data" / "reports" / "cabinet-2026-03.yaml"
    report.write_text(begin + slots + implications)
    ran = mou("-C", root, "validate")
    assert ran.code == 0, ran.out
    assert "cabinet-2026-03.yaml" not in ran.out
    with_access = exempt.replace("summary:\n", "consultation:\n")
    report.write_text(begin + slots + implications + with_access)
    (root / "private").mkdir()
    (root / "private" / "cabinet-2026-03.yaml").write_text(private)
    assert mou("-C", root, "validate").code == 0
    report.write_text(report.read_text().replace("draft", 'decided\nmou:\n  version: "2025-04"'))
    decided = decision.replace("2026-01", "2025-04")
    (root / "data" / "decisions" / "cabinet-2026-03.yaml").write_text(decided)
    assert mou("-C", root, "keep", "2025-04").code == 0
    ran = mou("-C", root, "render", "cabinet-2026-03", "--with-appendices", "--format", "md")
    assert ran.code == 0, ran.err
    assert ran.err.endswith("This is a report: Published, on version 2025-04\n")
