"""`mou render signature-pages`: a sheet that explains, and a page to sign, for each who signs."""

import io
import re
import shutil
from collections.abc import Callable
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

import page
import pytest
from openxml_audit import OdfValidator, OpenXmlValidator, ValidationSeverity
from pypdf import PdfReader

from conftest import ROOT, Mou, change, same_as_golden
from mou_cli.git import Git
from mou_cli.operations.signature_pages import signature_pages
from mou_cli.revisions.opening import revisions_if_any
from mou_cli.trees import DiskTree
from office_lint import lint_docx, lint_odt
from pdf_checks import failures_of

if TYPE_CHECKING:
    from histories import History

RIVERSIDE = ROOT / "examples" / "riverside"
COUNTY = "rivershire-county-council"
DIGEST = "e56bf760d6e91078d49a02a8fe10ead41410d5d48be70325a765f7155e5783f3"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The pages of one organisation for which two people sign, in every format."""
    formats = ["html", "md", "docx", "odt", "pdf"]
    files = signature_pages(DiskTree(RIVERSIDE), None, [COUNTY], formats).files
    return {name.removeprefix("signature-pages/"): data for name, data in files.items()}


@pytest.fixture
def riverside(tmp_path: Path) -> Path:
    """A copy of the example, to be changed at will."""
    root = tmp_path / "riverside"
    shutil.copytree(RIVERSIDE, root)
    return root


def sheet(root: Path, partner: str, *, draft: bool = False, version: str | None = None) -> str:
    """Return the page of a partner as Markdown, with the repository's history if it has one."""
    with revisions_if_any(Git(root)) as revisions:
        files = signature_pages(
            DiskTree(root), revisions, [partner], ["md"], draft=draft, version=version
        ).files
    return files[f"signature-pages/{partner}.md"].decode()


def under(heading: str, text: str) -> str:
    """Return what stands below a heading."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0].strip()


def test_each_person_who_signs_has_a_page(made: dict[str, bytes]) -> None:
    stems = {name.partition(".")[0] for name in made if not name.startswith("assets/")}
    assert stems == {f"{COUNTY}-1", f"{COUNTY}-2"}
    one, two = (made[f"{COUNTY}-{number}.md"].decode() for number in (1, 2))
    assert "**To be signed by:** Avery Example, Leader of the Council" in one
    assert "**Also signing:** Jo Sample, Chief Executive" in one
    assert "**To be signed by:** Jo Sample, Chief Executive" in two
    assert "assets/logo.svg" in made


def test_the_sheet_reads_as_it_does(made: dict[str, bytes]) -> None:
    same_as_golden("riverside/signature-page.md", made[f"{COUNTY}-1.md"])
    text = sheet(ROOT, "essex-county-council")
    same_as_golden("south-east-essex/signature-page.md", text.encode())


def test_the_page_is_for_one_version(made: dict[str, bytes]) -> None:
    text = made[f"{COUNTY}-1.md"].decode()
    groups = re.findall(r"\*\*SHA-256 digest:\*\* ([0-9a-f ]+)\n", text)
    assert groups[0].replace(" ", "") == DIGEST
    assert {len(group) for group in groups[0].split()} == {4}
    assert "**Version:** 2025-04, dated 1 April 2025" in under("Signature page", text)


def test_the_pdf_passes_the_checks_and_has_the_block_on_a_page_of_its_own(
    made: dict[str, bytes],
) -> None:
    data = made[f"{COUNTY}-1.pdf"]
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert failures_of(data, profile) == []
    *sheets, last = (each.extract_text() for each in PdfReader(io.BytesIO(data)).pages)
    assert last.lstrip().startswith("Signature page")
    assert "Witness" in last
    assert all("Witness" not in text for text in sheets)
    assert len(sheets) <= 3
    assert all("Version 2025-04 · e56b f760" in text for text in (*sheets, last))


def test_in_large_print_all_lines_to_be_filled_in_stand_on_the_last_page() -> None:
    files = signature_pages(DiskTree(RIVERSIDE), None, [], ["pdf"], large_print=True).files
    assert len(files) > 5
    for name, data in files.items():
        texts = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
        assert "On behalf of" in texts[-1], name
        assert "Witness" in texts[-1], name
        # What the list of contents alone would fill makes no sheet long.
        assert "Contents" not in texts[0], name


def test_the_office_documents_pass_the_lint_and_meet_the_schemas(
    made: dict[str, bytes], tmp_path: Path
) -> None:
    assert lint_docx(made[f"{COUNTY}-1.docx"]) == []
    assert lint_odt(made[f"{COUNTY}-1.odt"]) == []
    for kind, validator in (("docx", OpenXmlValidator()), ("odt", OdfValidator())):
        file = tmp_path / f"page.{kind}"
        file.write_bytes(made[f"{COUNTY}-1.{kind}"])
        found = validator.validate(file).errors
        assert [str(e) for e in found if e.severity is ValidationSeverity.ERROR] == []


def test_the_pdf_has_every_word_of_the_markdown(made: dict[str, bytes]) -> None:
    markdown = re.sub(r"!\[[^]]*\]\([^)]*\)", "", made[f"{COUNTY}-1.md"].decode())
    pages = PdfReader(io.BytesIO(made[f"{COUNTY}-1.pdf"])).pages
    printed = re.findall(r"\w+", "\n".join(each.extract_text() for each in pages))
    matcher = SequenceMatcher(None, re.findall(r"\w+", markdown), printed, autojunk=False)
    assert {tag for tag, *_ in matcher.get_opcodes()} <= {"equal", "insert"}


def test_the_page_in_a_browser_has_lines_to_fill_in(made: dict[str, bytes]) -> None:
    html = made[f"{COUNTY}-1.html"].decode()
    assert '<div class="form">' in html
    assert '<span class="line">Signature</span>' in html


def test_what_is_on_record_is_told() -> None:
    heading = "What has changed since you last signed?"
    assert under(heading, sheet(RIVERSIDE, "rivershire-icb")) == (
        "Nothing. A signature of NHS Rivershire Integrated Care Board for this version is on "
        "record already, made in April 2025."
    )
    assert under(heading, sheet(RIVERSIDE, "rivershire-hospitals")) == (
        "No signature of Rivershire Hospital NHS Foundation Trust that counts is on record. "
        "You withdrew from version 2023-04."
    )
    assert under(heading, sheet(RIVERSIDE, "rivershire-example-homes")).endswith(
        "You declined version 2025-04."
    )


def test_what_became_of_the_organisation_is_told() -> None:
    assert under("What has changed since you last signed?", sheet(ROOT, "southend-ccg")) == (
        "Nothing. A signature of NHS Southend Clinical Commissioning Group for this version is on "
        "record already, made in March 2019. It is on record that NHS Southend Clinical "
        "Commissioning Group was abolished on 1 July 2022. Its successor is NHS Mid and South "
        "Essex Integrated Care Board."
    )


@pytest.mark.parametrize(
    ("day", "told"), [("2029-03-31", "is to be abolished"), ("2029-04-02", "was abolished")]
)
def test_what_is_still_to_come_is_told_as_such(day: str, told: str) -> None:
    partner, when = "riverside-district-council", date.fromisoformat(day)
    files = signature_pages(DiskTree(RIVERSIDE), None, [partner], ["md"], day=when).files
    assert (
        f"It is on record that Riverside District Council {told} in April 2029 (not certain). "
        "Its successor is Rivershire County Council."
    ) in files[f"signature-pages/{partner}.md"].decode()


@pytest.mark.parametrize(
    ("effective", "told"),
    [
        ("2125-03-31", "Your withdrawal from version 2023-04 has still to take effect."),
        ("2025-03-31", "You withdrew from version 2023-04."),
    ],
)
def test_a_withdrawal_that_is_still_to_take_effect(
    effective: str, told: str, riverside: Path
) -> None:
    path = "data/signatures/rivershire-hospitals.yaml"
    change(riverside, path, "effective: 2025-03-31", f"effective: {effective}")
    assert told in sheet(riverside, "rivershire-hospitals")


def test_a_signature_without_a_date_has_none(riverside: Path) -> None:
    path = "data/signatures/rivershire-icb.yaml"
    change(riverside, path, "date: 2025-04\n", "date: not stated\n")
    assert "for this version is on record already." in sheet(riverside, "rivershire-icb")


def test_an_earlier_text_that_is_not_here_is_told(riverside: Path) -> None:
    path = riverside / "data" / "signatures" / "riverside-district-council.yaml"
    text = path.read_text(encoding="utf-8").replace('version: "2025-04"', 'version: "2023-04"')
    old = "2f4b2342f3dda5fd05e8fa815d1da06faa9891ece9130d24762b72309180a745"
    path.write_text(text.replace(DIGEST, old), encoding="utf-8")
    assert (
        "You last signed version 2023-04, on 2 April 2025. What has changed since cannot be told "
        "here: the text of that version is not in this repository."
    ) in sheet(riverside, "riverside-district-council")


def test_what_changed_since_the_last_signature(
    made_history: "Callable[[str], History]",
) -> None:
    root = made_history("icb-replaces-ccgs").root
    told = under(
        "What has changed since you last signed?", sheet(root, "southend-voluntary-services")
    )
    assert told.startswith("You last signed version 2019-03, in March 2019. This has changed since")
    assert "NHS Mid and South Essex Integrated Care Board takes the place of two parties" in told
    assert "- The section “Parties to the Memorandum of Understanding” is reworded: " in told
    assert (
        "Your predecessor, NHS Southend Clinical Commissioning Group, signed version 2019-03."
    ) in sheet(root, "mid-and-south-essex-icb")


def test_an_earlier_version_is_taken_from_the_history(
    made_history: "Callable[[str], History]", mou: Mou, tmp_path: Path
) -> None:
    root = made_history("icb-replaces-ccgs").root
    text = sheet(root, "southend-ccg", version="2019-03")
    assert "The agreement is between 8 organisations that sign it:" in text
    assert "**Version:** 2019-03, dated March 2019" in text
    command = ("render", "signature-pages", "southend-ccg", "--version", "2019-03")
    ran = mou("-C", root, *command, "--output", tmp_path / "out", "--format", "pdf")
    assert (ran.code, ran.err) == (0, "This is version 2019-03\n")
    data = (tmp_path / "out" / "signature-pages" / "southend-ccg.pdf").read_bytes()
    first = PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert "Version 2019-03, superseded · 19ab 595b" in first


def test_all_changes_are_listed_however_many(
    made_history: "Callable[[str], History]", tmp_path: Path
) -> None:
    root = tmp_path / "copy"
    shutil.copytree(made_history("icb-replaces-ccgs").root, root)
    shutil.rmtree(root / "data" / "versions")
    shutil.copytree(ROOT / "data" / "versions", root / "data" / "versions")
    principles = root / "data" / "principles.yaml"
    text = principles.read_text(encoding="utf-8")
    principles.write_text(re.sub(r"(text: \|\n +)", r"\1Always ", text), encoding="utf-8")
    told = under(
        "What has changed since you last signed?",
        sheet(root, "southend-voluntary-services", draft=True),
    )
    assert told.count("\n- ") == 14
    assert told.count("“Always” is added.") == 11
    assert not re.search(r"\[|\*|\|| more$|¶|•", told)


LEGAL = (
    "legal_status:\n  status: non-binding\n  said: this MoU is not legally binding and does not "
    "give rise to any new rights or liabilities for any of the parties\n"
)


@pytest.mark.parametrize(
    ("written", "heading", "said"),
    [
        ("legal_status: not stated\n", "Does it bind in law?", "The agreement does not say."),
        (
            "legal_status: {status: binding}\n",
            "Does it bind in law?",
            "Yes. The agreement says that it binds in law.",
        ),
        (
            "legal_status: {status: conditional, condition: to be confirmed}\n",
            "Does it bind in law?",
            "In part, or on a condition. The condition is not stated.",
        ),
        (
            f"{LEGAL}commencement: {{when: all-sign}}\nterm: {{until: none, notice: 3 months}}\n",
            "How long does it last?",
            "It begins once every party has signed. It has no end date. "
            "The notice to leave it is 3 months.",
        ),
        (
            f"{LEGAL}commencement: {{when: number-sign, number: 5}}\n"
            "term: {until: 2030-03, notice: not stated}\n",
            "How long does it last?",
            "It begins once 5 parties have signed. It ends in March 2030.",
        ),
        (
            f"{LEGAL}commencement: {{when: each-signs}}\n",
            "How long does it last?",
            "It begins for each party when that party signs. "
            "The agreement does not say when it ends.",
        ),
        (
            f"{LEGAL}contact: {{name: not stated, email: mou@example.org}}\n",
            "Where to send it",
            "mou@example.org",
        ),
        (LEGAL, "Where to send it", "Send it to: ……………………………………………………"),
    ],
)
def test_the_sheet_says_what_the_data_says_and_no_more(
    written: str, heading: str, said: str, south_east_essex: Path
) -> None:
    change(south_east_essex, "data/mou.yaml", LEGAL, written)
    text = sheet(south_east_essex, "essex-county-council")
    assert re.sub(r"\s+", " ", under(heading, text)) == said


def test_words_about_money_are_pointed_to(south_east_essex: Path) -> None:
    heading = "Does it cost money?"
    assert under(heading, sheet(south_east_essex, "essex-county-council")) == (
        "Words about money stand in these parts of the agreement. Read them before you sign.\n\n"
        "- in “Our objectives”: “financial”\n- in “Key principles”: “budgets”, “money”"
    )
    change(south_east_essex, "data/mou.yaml", "financial and clinical", "lasting and clinical")
    principles = south_east_essex / "data" / "principles.yaml"
    text = principles.read_text(encoding="utf-8")
    principles.write_text(re.sub("budgets|money", "time", text), encoding="utf-8")
    assert under(heading, sheet(south_east_essex, "essex-county-council", draft=True)) == (
        "The agreement does not say. It has no words such as money, funding, finance, cost, fee, "
        "price, budget or payment."
    )


def test_an_agreement_without_lists_says_so(south_east_essex: Path) -> None:
    path = south_east_essex / "data" / "mou.yaml"
    text = re.sub(
        r"      - insert: (objectives|domains|principles)\n", "", path.read_text(encoding="utf-8")
    )
    path.write_text(text, encoding="utf-8")
    assert "The agreement has no list of objectives or principles." in sheet(
        south_east_essex, "essex-county-council", draft=True
    )


def test_a_person_who_is_not_named_has_lines_for_it(riverside: Path) -> None:
    block = under("Signature page", sheet(riverside, "rivershire-hospitals"))
    assert "**Legal name:** Rivershire Hospitals NHS Foundation Trust" in block
    assert "**Role:** Chief Executive" in block
    assert "\nName: …" in block
    path = riverside / "data" / "mou.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "    signatories:\n      - name: to be confirmed\n        role: Chief Executive\n", "", 1
    )
    path.write_text(text, encoding="utf-8")
    text = sheet(riverside, "rivershire-hospitals")
    assert "To be signed by" not in text
    assert "\nRole: …" in under("Signature page", text)


def test_the_latest_names_count(riverside: Path) -> None:
    change(riverside, "data/mou.yaml", "name: Chris Pattern", "name: Nia <b>New</b> *Name*")
    text = sheet(riverside, "rivershire-icb")
    assert r"**To be signed by:** Nia \<b\>New\</b\> \*Name\*" in text


def test_a_draft_says_on_every_page_that_it_is_none_to_sign(
    south_east_essex: Path, mou: Mou
) -> None:
    change(south_east_essex, "data/mou.yaml", "title: South East Essex", "title: South Essex")
    ran = mou("-C", south_east_essex, "render", "signature-pages", "southend-ccg", "--draft")
    assert ran.code == 0
    assert ran.err.endswith("This is a draft; its text is no version\n")
    data = (south_east_essex / "build" / "signature-pages" / "southend-ccg.pdf").read_bytes()
    pages = [each.extract_text() for each in PdfReader(io.BytesIO(data)).pages]
    assert all("DRAFT" in text for text in pages)
    assert "This is a draft. Nobody should sign it." in pages[0]
    assert "None: this is a draft, and not to be signed" in pages[-1]


def test_all_who_sign_have_pages_in_word_and_pdf(mou: Mou, tmp_path: Path) -> None:
    command = ("-C", ROOT, "render", "signature-pages", "--output", tmp_path)
    assert mou(*command, "southend-ccg", "--large-print").code == 0
    assert {path.name for path in (tmp_path / "signature-pages").iterdir()} == {
        "southend-ccg-large-print.docx",
        "southend-ccg-large-print.pdf",
    }
    assert mou(*command, "--format", "md").out.count(".md\n") == 8


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rochford-district-council"], "`rochford-district-council` does not sign\n  Its tier"),
        (["southend-cg"], "No participant is called `southend-cg`\n  Did you mean `southend-ccg`?"),
        (["--version", "2019"], "No version is called `2019`\n  Did you mean `2019-03`?"),
        (["--format", "rtf"], "No format is called `rtf`"),
        (["--all"], "Of the options for documents only `--format`, `--output`, `--large-print`"),
        (["--exempt"], "Of the options for documents only"),
        (["--at", "2019-03"], "Of the options for documents only"),
        (["--draft", "--version", "2019-03"], "`--draft` is for the files as they stand, and"),
    ],
)
def test_wrong_use_is_said(arguments: list[str], said: str, mou: Mou) -> None:
    ran = mou("-C", ROOT, "render", "signature-pages", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"mou: {said}")


def test_only_signature_pages_have_a_version_of_their_own(mou: Mou) -> None:
    ran = mou("-C", ROOT, "render", "--version", "2019-03")
    assert ran.code == 2
    assert ran.err == "mou: `--version` is for signature pages\n  Use `--at` for other documents\n"


def test_a_text_that_is_no_version_is_refused(south_east_essex: Path, mou: Mou) -> None:
    command = ("-C", south_east_essex, "render", "signature-pages")
    change(south_east_essex, "data/mou.yaml", "title: South East Essex", "title: South Essex")
    ran = mou(*command)
    assert ran.code == 2
    assert ran.err == (
        "mou: The text of version 2019-03 is not here\n  Fetch the commit or the tag that has it; "
        "or see a draft of the files: --draft\n"
    )
    version = "data/versions/2019-03.yaml"
    change(south_east_essex, version, "state: in-force", "state: withdrawn")
    assert "mou: Version 2019-03 was withdrawn" in mou(*command, "--version", "2019-03").err
    assert mou(*command).err.startswith(
        "mou: No version is proposed or in force, so there is nothing to sign\n"
    )


def test_a_proposed_version_goes_first(south_east_essex: Path) -> None:
    path = south_east_essex / "data" / "versions" / "2019-03.yaml"
    record = path.read_text(encoding="utf-8")
    later = record.replace('"2019-03"', '"2019-04"').replace("date: 2019-03", "date: 2019-04")
    later = later.replace("state: in-force", "state: proposed")
    path.with_name("2019-04.yaml").write_text(later, encoding="utf-8")
    path.write_text(record.replace("19ab595b", "00ab595b"), encoding="utf-8")
    for file in (south_east_essex / "data" / "signatures").iterdir():
        file.unlink()
    assert "**Version:** 2019-04, dated March 2019" in sheet(south_east_essex, "southend-ccg")


def test_errors_in_the_data_stand_in_the_way(south_east_essex: Path, mou: Mou) -> None:
    change(south_east_essex, "data/mou.yaml", "tier: invited", "tier: invted")
    ran = mou("-C", south_east_essex, "render", "signature-pages")
    assert (ran.code, ran.out) == (1, "")
    assert "error REF001 No tier is called `invted`" in ran.err
    assert not (south_east_essex / "build").exists()


def test_a_template_of_ones_own_makes_the_page(south_east_essex: Path, mou: Mou) -> None:
    own = south_east_essex / "templates" / "signature-page.md.j2"
    own.parent.mkdir()
    own.write_text(
        "# {{ page.title }}\n\n{% for name in page.parties %}\n- {{ name }}\n{% endfor %}\n\n"
        "::: { .form }\n[Signed for {{ page.name }}]{.line}\n:::\n"
    )
    text = sheet(south_east_essex, "southend-ccg")
    assert text.startswith("# South East Essex Locality Partnership Memorandum of Understanding\n")
    assert "Signed for NHS Southend Clinical Commissioning Group: …" in text
    own.write_text("# {{ page.title }}\n\n{{ page.repository }}\n")
    ran = mou("-C", south_east_essex, "render", "signature-pages", "southend-ccg")
    assert (ran.code, ran.out) == (2, "")
    assert "templates/signature-page.md.j2, line 3: this value has no attribute" in ran.err
