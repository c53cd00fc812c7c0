"""Committee reports: word for word, in every format and style, and what they take from the MoU."""

import io
import re
import shutil
import zipfile
from difflib import SequenceMatcher
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from conftest import ROOT, Mou, change, same_as_golden
from mou_cli.documents.report import PLAIN_EDITION, Edition, report_document
from mou_cli.loading import load
from mou_cli.loading.loader import packaged_house_styles
from mou_cli.loading.repository import Repository, proses_of
from mou_cli.operations.render import render
from mou_cli.prose.tree import text_of
from mou_cli.trees import DiskTree

MALDON = "maldon-2021-06-30"
REPORT = f"data/reports/{MALDON}.yaml"
ALLIANCE = ROOT / "examples" / "mid-essex-alliance"
RIVERSIDE = ROOT / "examples" / "riverside"
OTHER_STYLES = [
    file.stem.removeprefix(f"{MALDON}-")
    for file in sorted((ROOT / "tests" / "golden" / "mid-essex-alliance").glob(f"{MALDON}-*.md"))
]
"""Those besides its own in which there is a golden document of the report."""

FORMATS = ("html", "md", "docx", "odt", "pdf")


@pytest.fixture
def alliance(tmp_path: Path) -> Path:
    """A copy of the Mid-Essex example, to be changed at will."""
    root = tmp_path / "mid-essex-alliance"
    shutil.copytree(ALLIANCE, root)
    return root


@pytest.fixture(scope="module", params=packaged_house_styles())
def files(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """Maldon's report in every format, in one house style."""
    edition = Edition(house_style=str(request.param))
    rendered = render(DiskTree(ALLIANCE), [MALDON], [], draft=False, edition=edition)
    return {**rendered.files, "style": str(request.param).encode()}


def repository_of(root: Path) -> Repository:
    return load(DiskTree(root)).repository


def markdown_of(root: Path, name: str = MALDON, edition: Edition = PLAIN_EDITION) -> str:
    return report_document(repository_of(root), name, edition).markdown


def test_all_documents_read_as_the_golden_ones(mou: Mou, tmp_path: Path) -> None:
    ran = mou("-C", ALLIANCE, "render", "--all", "--format", "html,md", "--output", tmp_path)
    assert ran.code == 0
    assert "`mou` is a draft; its text is no version" in ran.err
    assert f"`{MALDON}` is a draft of a report" in ran.err
    for name in ("mou.html", "mou.md", f"{MALDON}.html", f"{MALDON}.md"):
        same_as_golden(f"mid-essex-alliance/{name}", (tmp_path / name).read_bytes())


@pytest.mark.parametrize("style", OTHER_STYLES)
def test_other_house_styles_read_as_the_golden_ones(style: str, mou: Mou, tmp_path: Path) -> None:
    options = ("--house-style", style, "--format", "md", "--output", tmp_path)
    assert mou("-C", ALLIANCE, "render", MALDON, *options).code == 0
    same_as_golden(
        f"mid-essex-alliance/{MALDON}-{style}.md", (tmp_path / f"{MALDON}.md").read_bytes()
    )


def test_a_report_that_fills_every_slot_reads_as_the_golden_one(mou: Mou, tmp_path: Path) -> None:
    options = ("--format", "html,md", "--output", tmp_path)
    assert mou("-C", RIVERSIDE, "render", "riverside-2026", *options).code == 0
    for name in ("riverside-2026.html", "riverside-2026.md"):
        same_as_golden(f"riverside/{name}", (tmp_path / name).read_bytes())


@pytest.mark.parametrize("ending", FORMATS)
def test_no_format_and_no_style_loses_a_word(ending: str, files: dict[str, bytes]) -> None:
    printed = words(text_in(files[f"{MALDON}.{ending}"], ending))
    for prose in report_proses():
        assert is_in(words(prose), printed), (files["style"], ending, prose[:60])


def test_numbers_are_text_in_every_format() -> None:
    rendered = render(DiskTree(ALLIANCE), [MALDON], [], draft=False).files
    expected = words(
        "3.4 The Key Aims of the Mid Essex Alliance are set out in section 4 of the MOU"
    )
    for ending in FORMATS:
        text = text_in(rendered[f"{MALDON}.{ending}"], ending)
        assert is_in(expected, words(text))
        assert text.count("(iv)") == 2, ending  # the source has it twice


def test_a_literal_label_counts_in_the_report_s_own_style_alone() -> None:
    assert markdown_of(ALLIANCE).count("[(iv)]") == 2
    other = markdown_of(ALLIANCE, edition=Edition(house_style="generic"))
    assert "(iv)" not in other
    assert "[6\\.7]" in other


def test_head_title_and_strapline_are_those_of_the_council(mou: Mou, tmp_path: Path) -> None:
    ran = mou("-C", ALLIANCE, "render", MALDON, "--output", tmp_path)
    assert ran.code == 0
    text = (tmp_path / f"{MALDON}.md").read_text(encoding="utf-8")
    assert text.split("\n\n")[1:4] == [
        "REPORT of DIRECTOR OF STRATEGY, PERFORMANCE AND GOVERNANCE",
        "to COUNCIL (EXTRAORDINARY) 30 JUNE 2021",
        "# MID-ESSEX ALLIANCE - MEMORANDUM OF UNDERSTANDING",
    ]
    strapline = "Our Vision: Sustainable Council - Prosperous Future"
    assert strapline not in text
    for page_text in pages_of((tmp_path / f"{MALDON}.pdf").read_bytes()):
        assert strapline in page_text
    for ending, part in (("docx", "word/mou-footer.xml"), ("odt", "styles.xml")):
        with zipfile.ZipFile(tmp_path / f"{MALDON}.{ending}") as archive:
            names = [n for n in archive.namelist() if "footer" in n or n == "styles.xml"]
            assert any(strapline in archive.read(n).decode("utf-8") for n in names), part


def test_capitals_are_a_look_and_the_words_are_as_written(mou: Mou, tmp_path: Path) -> None:
    """GOV.UK, *Publishing accessible documents*: no words in all capitals."""
    assert mou("-C", ALLIANCE, "render", MALDON, "--output", tmp_path).code == 0
    html = (tmp_path / f"{MALDON}.html").read_text(encoding="utf-8")
    assert '<span class="capitals">Purpose of the report</span>' in html
    for ending, name in (("docx", "word/document.xml"), ("odt", "content.xml")):
        body = zipfile.ZipFile(tmp_path / f"{MALDON}.{ending}").read(name).decode("utf-8")
        assert "Purpose of the report" in body
        assert "PURPOSE" not in body


def test_every_style_makes_a_pdf_for_readers_and_archives(files: dict[str, bytes]) -> None:
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert faults_of(files[f"{MALDON}.pdf"], profile) == []


def test_a_draft_follows_the_working_text(alliance: Path) -> None:
    change(alliance, "data/mou.yaml", "Embed Social Value", "Weigh Social Value")
    text = markdown_of(alliance)
    assert "Weigh Social Value in all that we do" in text
    assert "Embed Social Value" not in text


def test_a_reference_follows_the_number_and_title_of_the_agreement(alliance: Path) -> None:
    change(alliance, "data/mou.yaml", '    label: "4"\n', '    label: "5"\n    title: Key Aims\n')
    assert "set out in section 5 (Key Aims) of the MOU" in markdown_of(alliance)


@pytest.mark.parametrize("how", ["state", "decision"])
def test_a_decided_report_stays_as_it_was_and_says_that_the_mou_moved(
    how: str, alliance: Path, mou: Mou
) -> None:
    put_to_the_council(alliance, mou, how)
    assert mou("-C", alliance, "keep", "2021-06").code == 0
    before = markdown_of(alliance)
    change(alliance, "data/mou.yaml", "Embed Social Value", "Weigh Social Value")
    assert markdown_of(alliance) == before
    assert "Embed Social Value in all that we do" in before
    ran = mou("-C", alliance, "validate")
    assert ran.code == 0
    assert "note RPT013 The agreement has changed since version `2021-06`" in ran.out
    ran = mou("-C", alliance, "render", MALDON, "--format", "md")
    text = (alliance / "build" / f"{MALDON}.md").read_text(encoding="utf-8")
    assert "Embed Social Value" in text
    if how == "state":
        assert ran.err.endswith("This is a report: Published, on version 2021-06\n")
        assert not text.startswith("**DRAFT")


def test_without_a_kept_text_a_changed_mou_stops_the_decided_report(
    alliance: Path, mou: Mou
) -> None:
    put_to_the_council(alliance, mou, "state")
    assert "warning RPT012 The text of version `2021-06`" in mou("-C", alliance, "validate").out
    change(alliance, "data/mou.yaml", "Embed Social Value", "Weigh Social Value")
    ran = mou("-C", alliance, "render", MALDON)
    assert ran.code == 1
    assert "error RPT011" in ran.err
    ran = mou("-C", alliance, "keep", "2021-06")
    assert ran.code == 2
    assert "The working files have another text than version `2021-06`" in ran.err


def put_to_the_council(root: Path, mou: Mou, how: str) -> None:
    """Record the working text as a version, and let the report be decided on it."""
    said = mou("-C", root, "validate").out
    digest = re.findall(r"sha256:[0-9a-f]{64}", said)[0]
    (root / "data" / "versions").mkdir()
    (root / "data" / "versions" / "2021-06.yaml").write_text(
        "version: 2021-06\ndate: 2021-06\nstate: proposed\ntext_format: mou-text-v1\n"
        f"digest: {digest}\n"
    )
    if how == "state":
        change(root, REPORT, "state: draft", "state: decided\nmou:\n  version: 2021-06")
    (root / "data" / "decisions").mkdir()
    (root / "data" / "decisions" / f"{MALDON}.yaml").write_text(
        "kind: council\nbody: Council\npartner: maldon-district-council\ndate: 2021-06-30\n"
        "effective: not stated\nminute: not stated\noutcome: agreed\nresolution: not stated\n"
        f"votes: not stated\nreport: {MALDON}\nversion: 2021-06\n"
    )


def test_what_is_kept_is_a_repository_of_its_own(mou: Mou, tmp_path: Path) -> None:
    root = tmp_path / "riverside"
    shutil.copytree(RIVERSIDE, root)
    ran = mou("-C", root, "keep", "2025-04")
    assert (ran.code, ran.out) == (0, "kept/2025-04\n")
    kept = root / "kept" / "2025-04"
    assert (kept / "assets" / "governance.svg").exists()
    assert not (kept / "data" / "reports").exists()
    assert [path.name for path in (kept / "data" / "versions").iterdir()] == ["2025-04.yaml"]
    assert mou("-C", kept, "validate", "--strict").code == 0
    mou("-C", root, "render", "--format", "md", "--output", tmp_path / "a")
    mou("-C", kept, "render", "--format", "md", "--output", tmp_path / "b")
    assert (tmp_path / "a" / "mou.md").read_bytes() == (tmp_path / "b" / "mou.md").read_bytes()


@pytest.mark.parametrize(
    ("version", "message"),
    [("2024-04", "No version is called `2024-04`"), ("2023-04", "have another text than version")],
)
def test_only_the_text_of_a_version_is_kept(version: str, message: str, mou: Mou) -> None:
    ran = mou("-C", RIVERSIDE, "keep", version)
    assert ran.code == 2
    assert message in ran.err


def test_broken_data_is_not_kept(alliance: Path, mou: Mou) -> None:
    put_to_the_council(alliance, mou, "decision")
    change(alliance, "data/mou.yaml", "tier: party", "tier: partie")
    ran = mou("-C", alliance, "keep", "2021-06")
    assert ran.code == 2
    assert "The data has errors" in ran.err


def test_a_council_keeps_its_reports_in_a_repository_of_its_own(
    alliance: Path, mou: Mou, tmp_path: Path
) -> None:
    put_to_the_council(alliance, mou, "decision")
    mou("-C", alliance, "keep", "2021-06")
    council = tmp_path / "council"
    shutil.copytree(alliance / "kept", council / "kept")
    shutil.copytree(alliance / "data" / "partners", council / "data" / "partners")
    shutil.copytree(alliance / "data" / "reports", council / "data" / "reports")
    change(
        council,
        REPORT,
        "state: draft",
        "state: published\nmou:\n  version: 2021-06\n  repository: https://example.org/alliance",
    )
    ran = mou("-C", council, "validate")
    assert ran.code == 0, ran.out
    assert mou("-C", council, "render", "--format", "md").code == 0
    text = (council / "build" / f"{MALDON}.md").read_text(encoding="utf-8")
    assert "Embed Social Value in all that we do" in text


def test_a_report_on_an_agreement_elsewhere_names_its_version(alliance: Path, mou: Mou) -> None:
    change(alliance, REPORT, "state: draft", "state: draft\nmou:\n  repository: example.org/a")
    (alliance / "data" / "mou.yaml").unlink()
    ran = mou("-C", alliance, "render", "--format", "md")
    assert ran.code == 0
    text = (alliance / "build" / f"{MALDON}.md").read_text(encoding="utf-8")
    assert "set out in section mou:#aims of the MOU" in text


def test_a_pack_numbers_its_pages_through(mou: Mou, tmp_path: Path) -> None:
    options = ("--with-appendices", "--output", tmp_path)
    assert mou("-C", ALLIANCE, "render", MALDON, *options).code == 0
    data = (tmp_path / f"{MALDON}-pack.pdf").read_bytes()
    pages = pages_of(data)
    for number, text in enumerate(pages, start=1):
        assert f"{number} of {len(pages)}" in " ".join(text.split())
    assert "Appendix 1: Mid Essex Alliance Memorandum of" in pages[-1]
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert faults_of(data, profile) == []
    html = (tmp_path / f"{MALDON}-pack.html").read_text(encoding="utf-8")
    assert '<a href="#mou_aims">4</a>' in html
    assert 'id="mou_aims"' in html
    body = zipfile.ZipFile(tmp_path / f"{MALDON}-pack.docx").read("word/document.xml").decode()
    assert "pageBreakBefore" in body


def test_the_places_of_an_agreement_in_a_pack_are_all_there(mou: Mou, tmp_path: Path) -> None:
    options = ("--with-appendices", "--format", "html,md", "--output", tmp_path)
    assert mou("-C", RIVERSIDE, "render", "riverside-2026", *options).code == 0
    html = (tmp_path / "riverside-2026-pack.html").read_text(encoding="utf-8")
    anchors = re.findall(r' id="([^"]+)"', html)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(anchors)
    assert (tmp_path / "assets" / "governance.svg").exists()
    assert "Sam Specimen" in html  # the signature blocks, with their signatories


def test_a_file_goes_beside_the_pack(alliance: Path, mou: Mou) -> None:
    add_file_appendix(alliance, b"%PDF-1.7")
    ran = mou("-C", alliance, "render", MALDON, "--with-appendices", "--format", "md")
    assert "`plan.pdf` goes beside the pack" in ran.err
    assert (alliance / "build" / "plan.pdf").read_bytes() == b"%PDF-1.7"
    text = (alliance / "build" / f"{MALDON}-pack.md").read_text(encoding="utf-8")
    assert "## Appendix 2: The plan\n\nThis appendix is a file of its own: plan.pdf" in text


def test_a_file_that_cannot_go_beside_the_pack_is_told(alliance: Path, mou: Mou) -> None:
    add_file_appendix(alliance, b"x" * 2_000_001)
    ran = mou("-C", alliance, "render", MALDON, "--with-appendices", "--format", "md")
    assert "`assets/plan.pdf` is not beside the pack: it is larger than" in ran.err
    assert not (alliance / "build" / "plan.pdf").exists()


def add_file_appendix(root: Path, data: bytes) -> None:
    (root / "assets").mkdir()
    (root / "assets" / "plan.pdf").write_bytes(data)
    change(
        root,
        REPORT,
        "background_papers: none",
        '  - label: "2"\n    title: The plan\n    file: assets/plan.pdf\nbackground_papers: none',
    )


def test_a_report_that_is_too_long_is_told(alliance: Path, mou: Mou) -> None:
    own_style(alliance, "\npage_limit: 2\n")
    ran = mou("-C", alliance, "render", MALDON, "--format", "pdf")
    assert f"`{MALDON}.pdf` has 3 pages; the house style allows 2" in ran.err
    assert "allows" not in mou("-C", alliance, "render", MALDON, "--format", "md").err


def own_style(root: Path, more: str) -> None:
    """Give the repository a house style of its own that goes before the package's."""
    style = (ROOT / "house-styles" / "maldon.yaml").read_text(encoding="utf-8")
    (root / "data" / "house-styles").mkdir()
    (root / "data" / "house-styles" / "maldon.yaml").write_text(style + more, encoding="utf-8")


def test_a_house_style_of_the_repository_goes_before_the_package_s(alliance: Path) -> None:
    own_style(alliance, "")
    change(alliance, "data/house-styles/maldon.yaml", "Purpose of", "Aim of")
    assert "[Aim of the report]{.capitals}" in markdown_of(alliance)


def test_errors_make_a_published_report_a_draft(alliance: Path, mou: Mou) -> None:
    change(alliance, REPORT, "house_style: maldon", "house_style: maldn")
    ran = mou("-C", alliance, "render", MALDON, "--format", "md", "--draft")
    assert ran.code == 0
    text = (alliance / "build" / f"{MALDON}.md").read_text(encoding="utf-8")
    assert text.startswith("**DRAFT")
    assert "Purpose of the report" in text  # laid out plainly


def test_a_withdrawn_report_says_so(alliance: Path, mou: Mou) -> None:
    put_to_the_council(alliance, mou, "state")
    change(alliance, REPORT, "state: decided", "state: withdrawn")
    ran = mou("-C", alliance, "render", MALDON, "--format", "md")
    assert ran.err.endswith("This is a report: Withdrawn, on version 2021-06\n")


def test_an_unknown_house_style_is_wrong_use(mou: Mou) -> None:
    ran = mou("-C", ALLIANCE, "render", MALDON, "--house-style", "genric")
    assert ran.code == 2
    assert "No house style is called `genric`\n  Did you mean `generic`?" in ran.err


def test_large_print_of_a_report(alliance: Path) -> None:
    document = report_document(repository_of(alliance), MALDON, Edition(large_print=True))
    assert document.name == f"{MALDON}-large-print"
    assert document.paper.points == 18


def report_proses() -> list[str]:
    report = repository_of(ALLIANCE).reports[MALDON]
    texts = [text_of(prose.blocks) for _, _, prose in proses_of(report)]
    lines = [line for text in texts for line in text.split("\n")]
    return [line for line in lines if "section" not in line]  # a reference reads as its number


def words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text)]


def is_in(wanted: list[str], printed: list[str]) -> bool:
    """Say whether words stand in a text in order, furniture of a page between them allowed."""
    matcher = SequenceMatcher(None, wanted, printed, autojunk=False)
    start = " ".join(wanted) in " ".join(printed)
    return start or sum(block.size for block in matcher.get_matching_blocks()) == len(wanted)


def text_in(data: bytes, ending: str) -> str:
    if ending == "pdf":
        return "\n".join(pages_of(data))
    if ending in ("docx", "odt"):
        name = "word/document.xml" if ending == "docx" else "content.xml"
        xml = zipfile.ZipFile(io.BytesIO(data)).read(name).decode("utf-8")
        xml = re.sub(r"</(?:w:p|text:p|text:h)>|<w:tab/>|<text:tab/>", " ", xml)
        return re.sub(r"<[^>]+>", "", xml)
    text = data.decode("utf-8")
    if ending == "html":
        text = re.sub(r"</?(?:em|strong|span|a)\b[^>]*>", "", text.partition("<main")[2])
        text = re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<nav.*?</nav>", "", text))
    return re.sub(r"[*\\]|\{[^}]*\}", "", text)


def pages_of(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


MISJUDGED = "PDFA2A-STREAM-LENGTH-001"
"""See `test_pdf.py`, which looks at the streams itself."""


def faults_of(data: bytes, profile: page.ValidationProfile) -> list[str]:
    report = page.validate_pdf_bytes(data, profile=profile)
    return [str(failure) for failure in report.failures if failure.rule_id != MISJUDGED]
