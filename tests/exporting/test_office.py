"""Word and ODT: every word, real structure, the project's own lint, and LibreOffice as a reader."""

import io
import re
import subprocess
import zipfile
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openxml_audit import OdfValidator, OpenXmlValidator, ValidationSeverity

from conftest import ROOT, Mou, change
from mou_cli.exporting.formats import DOCUMENT_FORMATS
from mou_cli.operations.render import render
from mou_cli.trees import DiskTree
from office_lint import DRAW, TEXT, W, lint_docx, lint_odt

LINTS = {"docx": lint_docx, "odt": lint_odt}
REPOSITORIES = {"south-east-essex": ROOT, "riverside": ROOT / "examples" / "riverside"}


@cache
def made_of(root: Path) -> dict[str, bytes]:
    return render(DiskTree(root), [], ["md", "docx", "odt"], draft=False).files


@pytest.fixture(scope="module", params=sorted(REPOSITORIES))
def made(request: pytest.FixtureRequest) -> dict[str, bytes]:
    return made_of(REPOSITORIES[request.param])


@pytest.mark.parametrize("kind", sorted(LINTS))
def test_the_lint_finds_nothing(made: dict[str, bytes], kind: str) -> None:
    assert LINTS[kind](made[f"mou.{kind}"]) == []


@pytest.mark.parametrize("kind", sorted(LINTS))
def test_it_meets_the_schemas(made: dict[str, bytes], kind: str, tmp_path: Path) -> None:
    """ECMA-376 and OpenDocument 1.3: what an office program repairs or refuses is an error."""
    (tmp_path / f"mou.{kind}").write_bytes(made[f"mou.{kind}"])
    validator = {"docx": OpenXmlValidator, "odt": OdfValidator}[kind]()
    found = validator.validate(tmp_path / f"mou.{kind}").errors
    errors = [str(one) for one in found if one.severity is ValidationSeverity.ERROR]
    assert errors == []


@pytest.mark.parametrize("kind", sorted(LINTS))
def test_it_has_every_word_of_the_markdown_in_order(made: dict[str, bytes], kind: str) -> None:
    markdown = re.sub(r"!\[[^]]*\]\([^)]*\)", "", made["mou.md"].decode("utf-8"))
    expected = words(re.sub(r"\]\([^)]*\)", "]", markdown))
    printed = words(text_of(kind, made[f"mou.{kind}"]))
    matcher = SequenceMatcher(None, expected, printed, autojunk=False)
    assert [tag for tag, *_ in matcher.get_opcodes() if tag not in ("equal", "insert")] == []


def test_a_number_is_text_in_a_hanging_indent(made: dict[str, bytes]) -> None:
    body = part(made["mou.docx"], "word/document.xml")
    numbers = [run for run in body.iter(f"{W}rStyle") if run.get(f"{W}val") == "ClauseNumber"]
    for number in numbers:
        paragraph = next(number.iterancestors(f"{W}p"))
        assert style_of(paragraph) in {f"Clause{depth}" for depth in range(1, 5)}
        assert paragraph.find(f"{W}r/{W}tab") is not None
    styles = part(made["mou.docx"], "word/styles.xml")
    indent = styles.find(f"{W}style[@{W}styleId='Clause1']/{W}pPr/{W}ind")
    assert indent.get(f"{W}hanging") == indent.get(f"{W}left")


def test_a_list_inside_a_clause_stands_where_its_text_does() -> None:
    files = made_of(REPOSITORIES["riverside"])
    body = part(files["mou.docx"], "word/document.xml")
    bullets = [p for p in body.iter(f"{W}p") if style_of(p) == "Clause1Bullet"]
    assert len(bullets) > 10
    styles = part(files["mou.docx"], "word/styles.xml")
    numbering = part(files["mou.docx"], "word/numbering.xml")
    assert indent_of(styles, numbering, "Clause1Bullet") > indent_of(
        styles, numbering, "ListBullet"
    )
    content = part(files["mou.odt"], "content.xml")
    kinds = {items.get(f"{TEXT}style-name") for items in content.iter(f"{TEXT}list")}
    assert {"Bullets_20_List", "Bullets_20_Clause_20_1"} <= kinds


def test_signature_blocks_stand_two_by_two_and_are_never_split(made: dict[str, bytes]) -> None:
    body = part(made["mou.docx"], "word/document.xml").find(f"{W}body")
    names = [p for p in body if p.tag == f"{W}p" and style_of(p) == "SignatureName"]
    assert len(names) > 6
    columns = [c.get(f"{W}num") for c in body.iter(f"{W}cols")]
    assert columns.count("2") == len(names) // 2
    if len(names) % 2:  # two columns would share the last one out between them
        assert names[-1].find(f"{W}pPr/{W}ind").get(f"{W}right")
    for name in names:
        paragraph = name
        while (after := paragraph.getnext()) is not None and style_of(after) in (
            "SignatureDetails",
            "SignatureLine",
        ):
            keep = paragraph.find(f"{W}pPr/{W}keepNext")
            assert keep is not None
            assert keep.get(f"{W}val") == "1"
            paragraph = after
    content = part(made["mou.odt"], "content.xml")
    pairs = list(content.iter(f"{TEXT}section"))
    assert len(pairs) == (len(names) + 1) // 2


def test_the_properties_are_those_of_the_document(made: dict[str, bytes]) -> None:
    core = made["mou.docx"], "docProps/core.xml"
    text = zipfile.ZipFile(io.BytesIO(core[0])).read(core[1]).decode()
    meta = zipfile.ZipFile(io.BytesIO(made["mou.odt"])).read("meta.xml").decode()
    for properties in (text, meta):
        assert "Memorandum of Understanding" in properties
        assert "County Council" in properties
        assert "Version 20" in properties
        assert "sha256:" in properties
        assert re.search(r"20(19-03|25-04)-01T00:00:00", properties)


@pytest.mark.parametrize("kind", sorted(LINTS))
def test_every_page_bears_title_version_and_number(made: dict[str, bytes], kind: str) -> None:
    footer = furniture(kind, made[f"mou.{kind}"], "footer")
    assert "Memorandum of Understanding" in footer
    assert "Version 20" in footer
    assert " of " in footer
    assert "Draft" not in furniture(kind, made[f"mou.{kind}"], "header")


@pytest.mark.parametrize("kind", sorted(LINTS))
def test_a_draft_says_so_on_every_page_and_in_its_properties(
    mou: Mou, south_east_essex: Path, kind: str
) -> None:
    change(south_east_essex, "data/principles.yaml", "and with the public", "and with everyone")
    assert mou("render", "-C", south_east_essex, "--format", kind).code == 0
    data = (south_east_essex / "build" / f"mou.{kind}").read_bytes()
    assert "Draft" in furniture(kind, data, "header")
    assert "DRAFT · " in furniture(kind, data, "footer")
    properties = {"docx": "docProps/core.xml", "odt": "meta.xml"}[kind]
    assert b"DRAFT" in zipfile.ZipFile(io.BytesIO(data)).read(properties)
    assert LINTS[kind](data) == []


def test_links_lead_to_places_that_exist(made: dict[str, bytes]) -> None:
    body = part(made["mou.docx"], "word/document.xml")
    places = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    for link in body.iter(f"{W}hyperlink"):
        anchor = link.get(f"{W}anchor")
        assert anchor is None or anchor in places
    content = part(made["mou.odt"], "content.xml")
    marks = content.iter(f"{TEXT}bookmark", f"{TEXT}bookmark-start", f"{TEXT}section")
    named = {mark.get(f"{TEXT}name") for mark in marks}
    for link in content.iter(f"{TEXT}a"):
        target = str(link.get("{http://www.w3.org/1999/xlink}href"))
        assert not target.startswith("#") or target[1:] in named


def test_large_print_is_set_in_18_points(mou: Mou, south_east_essex: Path) -> None:
    ran = mou("render", "-C", south_east_essex, "--large-print")
    assert ran.code == 0
    build = south_east_essex / "build"
    assert sorted(path.name for path in build.iterdir()) == [
        f"mou-large-print.{kind}" for kind in sorted(DOCUMENT_FORMATS)
    ]
    styles = part((build / "mou-large-print.docx").read_bytes(), "word/styles.xml")
    sizes = {int(size.get(f"{W}val")) for size in styles.findall(f".//{W}rPr/{W}sz")}
    assert min(sizes) == 36
    odt = part((build / "mou-large-print.odt").read_bytes(), "styles.xml")
    assert b'fo:font-size="18.00pt"' in etree.tostring(odt)
    assert "font-size: 150.0%" in (build / "mou-large-print.html").read_text(encoding="utf-8")


def test_a_councils_word_template_gives_styles_page_and_furniture() -> None:
    data = made_of(REPOSITORIES["riverside"])["mou.docx"]
    styles = part(data, "word/styles.xml")
    names = [style.find(f"{W}name").get(f"{W}val") for style in styles.iter(f"{W}style")]
    assert len(names) == len(set(names))
    heading = styles.find(f"{W}style[@{W}styleId='Heading1']/{W}rPr/{W}color")
    assert heading.get(f"{W}val") == "0b5d57"
    assert "Riverside Partnership" in furniture("docx", data, "header")
    footer = furniture("docx", data, "footer")
    assert footer.index("1 Example Quay") < footer.index("Version 2025-04")
    margins = part(data, "word/document.xml").find(f"{W}body/{W}sectPr/{W}pgMar")
    assert margins.get(f"{W}left") == "1701"


@pytest.mark.parametrize(
    "section", ["", '<w:sectPr><w:type w:val="nextPage"/><w:cols w:num="1"/></w:sectPr>']
)
def test_a_word_template_without_page_or_footer_gets_them(
    section: str, mou: Mou, south_east_essex: Path
) -> None:
    letterhead = (ROOT / "examples/riverside/assets/letterhead.docx").read_bytes()
    own = rewritten(letterhead, "word/document.xml", "<w:sectPr>.*</w:sectPr>", section)
    (south_east_essex / "assets").mkdir()
    (south_east_essex / "assets" / "own.docx").write_bytes(own)
    look = "look:\n  word_template: assets/own.docx\n\nlegal_status:"
    change(south_east_essex, "data/mou.yaml", "legal_status:", look)
    ran = mou("render", "-C", south_east_essex, "--format", "docx")
    assert ran.code == 0, ran.err
    data = (south_east_essex / "build" / "mou.docx").read_bytes()
    assert "Version 2019-03" in furniture("docx", data, "footer")
    assert lint_docx(data) == []
    kinds = [kind.get(f"{W}val") for kind in part(data, "word/document.xml").iter(f"{W}type")]
    assert kinds[-5:] == ["continuous"] * 5  # four pairs of signatures, and the date below


def test_a_word_template_with_a_first_page_has_it_once(mou: Mou, south_east_essex: Path) -> None:
    letterhead = (ROOT / "examples/riverside/assets/letterhead.docx").read_bytes()
    first = '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    own = rewritten(letterhead, "word/document.xml", "</w:sectPr>", first)
    own = rewritten(
        own, "word/settings.xml", "</w:settings>", "<w:evenAndOddHeaders/></w:settings>"
    )
    (south_east_essex / "assets").mkdir()
    (south_east_essex / "assets" / "own.docx").write_bytes(own)
    look = "look:\n  word_template: assets/own.docx\n\nlegal_status:"
    change(south_east_essex, "data/mou.yaml", "legal_status:", look)
    assert mou("render", "-C", south_east_essex, "--format", "docx").code == 0
    data = (south_east_essex / "build" / "mou.docx").read_bytes()
    body = part(data, "word/document.xml")
    sections = list(body.iter(f"{W}sectPr"))
    assert [section.find(f"{W}titlePg") is not None for section in sections] == [True] + [False] * 5
    for section in sections:
        footers = [f.get(f"{W}type") for f in section.findall(f"{W}footerReference")]
        assert sorted(footers) == ["default", "even", "first"]


def test_a_word_template_keeps_its_own_default_styles(mou: Mou, south_east_essex: Path) -> None:
    letterhead = (ROOT / "examples/riverside/assets/letterhead.docx").read_bytes()
    own = rewritten(letterhead, "word/styles.xml", '"Normal Table"', '"Plain Table"')
    (south_east_essex / "assets").mkdir()
    (south_east_essex / "assets" / "own.docx").write_bytes(own)
    look = "look:\n  word_template: assets/own.docx\n\nlegal_status:"
    change(south_east_essex, "data/mou.yaml", "legal_status:", look)
    assert mou("render", "-C", south_east_essex, "--format", "docx").code == 0
    styles = part((south_east_essex / "build" / "mou.docx").read_bytes(), "word/styles.xml")
    defaults = [style.get(f"{W}type") for style in styles if style.get(f"{W}default")]
    assert sorted(defaults) == sorted(set(defaults))


def test_signatures_behind_a_table_have_a_section_of_their_own(
    mou: Mou, south_east_essex: Path
) -> None:
    change(
        south_east_essex,
        "data/mou.yaml",
        "      - insert: signatures\n",
        "      - insert: participants\n        tier: party\n        as: table\n"
        "      - insert: signatures\n",
    )
    assert mou("render", "-C", south_east_essex, "--format", "docx").code == 0
    body = part((south_east_essex / "build" / "mou.docx").read_bytes(), "word/document.xml")
    table = list(body.iter(f"{W}tbl"))[-1]
    assert table.getnext().find(f"{W}pPr/{W}sectPr/{W}cols").get(f"{W}num") == "1"


def test_an_agreement_without_a_date_has_none_in_its_properties(
    mou: Mou, south_east_essex: Path
) -> None:
    change(south_east_essex, "data/mou.yaml", "date: 2019-03", "date: to be confirmed")
    assert mou("render", "-C", south_east_essex, "--format", "docx,odt").code == 0
    for kind, lint in LINTS.items():
        data = (south_east_essex / "build" / f"mou.{kind}").read_bytes()
        assert lint(data) == ["the properties give no date"]


def test_pictures_keep_their_alternative_texts() -> None:
    files = made_of(REPOSITORIES["riverside"])
    for kind, member in (("docx", "word/document.xml"), ("odt", "content.xml")):
        text = zipfile.ZipFile(io.BytesIO(files[f"mou.{kind}"])).read(member).decode()
        assert "Riverside Partnership: three waves" in text
        pictures = [
            n
            for n in zipfile.ZipFile(io.BytesIO(files[f"mou.{kind}"])).namelist()
            if n.endswith(".png")
        ]
        assert len(pictures) == 2


def test_a_draft_shows_the_words_of_a_missing_figure(mou: Mou, south_east_essex: Path) -> None:
    words_before = "          The following organisations are parties to the MoU:\n"
    change(
        south_east_essex,
        "data/mou.yaml",
        words_before,
        f"{words_before}\n          ![A map](assets/map.png)\n",
    )
    assert mou("render", "-C", south_east_essex, "--draft").code == 0
    for kind in LINTS:
        data = (south_east_essex / "build" / f"mou.{kind}").read_bytes()
        assert "A map" in text_of(kind, data)


@pytest.mark.tools
@pytest.mark.parametrize("kind", sorted(LINTS))
def test_libreoffice_reads_every_word(
    soffice: str, made: dict[str, bytes], kind: str, tmp_path: Path
) -> None:
    """LibreOffice stands for every office program that is not Word."""
    (tmp_path / f"mou.{kind}").write_bytes(made[f"mou.{kind}"])
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            str(tmp_path / f"mou.{kind}"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    markdown = re.sub(r"!\[[^]]*\]\([^)]*\)", "", made["mou.md"].decode("utf-8"))
    expected = words(re.sub(r"\]\([^)]*\)", "]", markdown))
    printed = words((tmp_path / "mou.txt").read_text(encoding="utf-8-sig"))
    matcher = SequenceMatcher(None, expected, printed, autojunk=False)
    assert [tag for tag, *_ in matcher.get_opcodes() if tag not in ("equal", "insert")] == []


@pytest.mark.parametrize("kind", sorted(LINTS))
def test_nothing_tells_when_it_was_made(made: dict[str, bytes], kind: str) -> None:
    """Each part bears the first day of the document's own date."""
    archive = zipfile.ZipFile(io.BytesIO(made[f"mou.{kind}"]))
    days = {entry.date_time for entry in archive.infolist()}
    assert days in ({(2019, 3, 1, 0, 0, 0)}, {(2025, 4, 1, 0, 0, 0)})


FAULTS = {
    "docx": {
        ("docProps/core.xml", "<dc:title>[^<]*</dc:title>", ""): "the properties give no title",
        ("word/styles.xml", "en-GB", "en-US"): "language",
        ("word/styles.xml", r'w:sz w:val="24"', 'w:sz w:val="20"'): "10.0 points",
        ("word/document.xml", "Heading1", "Heading3"): "level 3 follows",
        ("word/document.xml", "<w:tblHeader[^>]*>", ""): "no header row",
        ("word/document.xml", 'descr="[^"]*"', 'descr=""'): "no alternative text",
        ("word/document.xml", "Signature page", "SIGNATURE PAGE OF ALL"): "capitals",
        ("word/document.xml", "<w:b */>", "<w:i/>"): "italics",
    },
    "odt": {
        ("meta.xml", "<dc:title>[^<]*</dc:title>", ""): "the properties give no title",
        ("styles.xml", 'fo:country="GB"', 'fo:country="US"'): "language",
        ("styles.xml", '"12.00pt"', '"10.00pt"'): "10.00pt",
        ("content.xml", 'text:outline-level="1"', 'text:outline-level="3"'): "level 3 follows",
        ("content.xml", "table-header-rows", "table-rows"): "no header row",
        ("content.xml", "<svg:(title|desc)>[^<]*</svg:(title|desc)>", ""): "no alternative text",
        ("content.xml", "Signature page", "SIGNATURE PAGE OF ALL"): "capitals",
        ("content.xml", "Body_20_Text", "Nobody"): "no style Nobody",
    },
}


@pytest.mark.parametrize(
    ("kind", "fault"), [(kind, fault) for kind in FAULTS for fault in FAULTS[kind]]
)
def test_the_lint_finds_each_fault(kind: str, fault: tuple[str, str, str]) -> None:
    data = made_of(REPOSITORIES["riverside"])[f"mou.{kind}"]
    member, old, new = fault
    broken = rewritten(data, member, old, new)
    found = LINTS[kind](broken)
    assert found
    assert any(FAULTS[kind][fault] in said for said in found)


def part(data: bytes, name: str) -> Any:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def style_of(paragraph: Any) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def indent_of(styles: Any, numbering: Any, style: str) -> int:
    number = styles.find(f"{W}style[@{W}styleId='{style}']/{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    definition = numbering.find(f"{W}num[@{W}numId='{number}']/{W}abstractNumId").get(f"{W}val")
    level = numbering.find(f"{W}abstractNum[@{W}abstractNumId='{definition}']/{W}lvl/{W}pPr/{W}ind")
    return int(level.get(f"{W}left"))


def text_of(kind: str, data: bytes) -> str:
    if kind == "docx":
        body = part(data, "word/document.xml")
        paragraphs = body.iter(f"{W}p")
        return "\n".join("".join(_docx_text(paragraph)) for paragraph in paragraphs)
    content = part(data, "content.xml")
    for tab in content.iter(f"{TEXT}tab", f"{TEXT}line-break", f"{TEXT}s"):
        tab.text = " "
    for frame in list(content.iter(f"{DRAW}frame")):
        for words_of_picture in list(frame):
            frame.remove(words_of_picture)
    return "\n".join("".join(p.itertext()) for p in content.iter(f"{TEXT}p", f"{TEXT}h"))


def _docx_text(paragraph: Any) -> list[str]:
    return [
        (element.text or "") if element.tag == f"{W}t" else " "
        for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
    ]


def furniture(kind: str, data: bytes, which: str) -> str:
    archive = zipfile.ZipFile(io.BytesIO(data))
    if kind == "odt":
        styles = part(data, "styles.xml")
        found = styles.iter(f"{{urn:oasis:names:tc:opendocument:xmlns:style:1.0}}{which}")
        return " ".join("".join(element.itertext()) for element in found)
    names = [n for n in archive.namelist() if re.fullmatch(rf"word/{which}[^/]*\.xml", n)]
    return " ".join("".join(part(data, name).itertext()) for name in names)


def words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text)]


def rewritten(data: bytes, member: str, old: str, new: str) -> bytes:
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            text = source.read(name)
            if name == member:
                changed = re.sub(old, new, text.decode("utf-8"))
                assert changed != text.decode("utf-8")
                text = changed.encode("utf-8")
            archive.writestr(name, text)
    return target.getvalue()
