"""Every format is read back, and one that lost a word or changed a character is not written."""

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, Mou
from mou_cli.documents import agreement as documents
from mou_cli.documents.report import Edition
from mou_cli.errors import EnvironmentFaultError
from mou_cli.exporting.formats import DOCUMENT_FORMATS
from mou_cli.exporting.paper import Paper
from mou_cli.operations.release_record import RELEASED_AS
from mou_cli.operations.render import render
from mou_cli.operations.signature_pages import signature_pages
from mou_cli.proofreading.proofs import READERS
from mou_cli.trees import DiskTree, Tree
from releases import RECORD, state_of, to_release

RIVERSIDE = ROOT / "examples" / "riverside"
FORMATS = list(DOCUMENT_FORMATS)

Edit = Callable[[str], str]


def without(words: str) -> Edit:
    return instead(words, "")


def instead(words: str, other: str) -> Edit:
    def edit(markdown: str) -> str:
        assert words in markdown
        return markdown.replace(words, other, 1)

    return edit


def without_a_row(markdown: str) -> str:
    rows = re.findall(r"^\| \[Rivershire Leisure Trust\].*\n", markdown, re.MULTILINE)
    assert len(rows) == 1
    return markdown.replace(rows[0], "")


FAULTS: dict[str, tuple[Edit, str]] = {
    "a word": (without("co-operate "), "lacks words of clause (D): “co-operate”"),
    "a row": (without_a_row, "lacks words of clause 4.2: “Rivershire Leisure Trust RLT"),
    "a hyphen": (instead("co-operate", "co–operate"), "than clause (D): “–” in the place of"),
    "a soft hyphen": (instead("co-operate", "co\u00adoperate"), "lacks words of clause (D): “co-"),
    "a number": (without("[(b)]{.label}"), "lacks words of clause 4.5(b): “(b)”"),
    "a full stop": (instead("housing provider", "housing provider."), "do not belong there: “.”"),
    "the end": (lambda text: text[: text.rindex("\n:::")][:-200], "lacks words of clause"),
}


def spoil(monkeypatch: pytest.MonkeyPatch, form: str, edit: Edit) -> None:
    """Let a converter set another text than it was given."""
    module, _, name = DOCUMENT_FORMATS[form].made_by.partition(":")
    make = DOCUMENT_FORMATS[form].maker()

    def spoilt(tree: Tree, paper: Paper, markdown: str) -> bytes:
        return make(tree, paper, edit(markdown))

    monkeypatch.setattr(f"mou_cli.exporting.{module}.{name}", spoilt)


def test_every_format_can_be_read_back() -> None:
    assert list(READERS) == FORMATS


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("pack", [False, True])
@pytest.mark.parametrize("name", [".", "examples/riverside", "examples/mid-essex-alliance"])
def test_the_documents_of_the_project_carry_every_word(
    name: str, pack: bool, large_print: bool
) -> None:
    edition = Edition(large_print=large_print, pack=pack)
    made = render(DiskTree(ROOT / name), [], [], draft=False, everything=True, edition=edition)
    assert {Path(file).suffix for file in made.files} >= {f".{form}" for form in FORMATS}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_format_that_lost_something_is_refused(
    fault: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit, message = FAULTS[fault]
    spoil(monkeypatch, form, edit)
    with pytest.raises(EnvironmentFaultError) as refused:
        render(DiskTree(RIVERSIDE), [], [form], draft=False)
    assert refused.value.message.startswith(f"`mou.{form}` ")
    assert message in refused.value.message
    assert refused.value.mend == "Report it as a fault of mou"


def test_nothing_is_written_and_the_message_names_the_formats_that_are_whole(
    mou: Mou, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    spoil(monkeypatch, "pdf", without("co-operate "))
    ran = mou("render", "-C", RIVERSIDE, "--output", tmp_path / "build")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "mou: `mou.pdf` lacks words of clause (D): “co-operate”, so nothing was written\n"
        "  Report it as a fault of mou; meanwhile make the other formats: "
        "--format html,md,docx,odt\n"
    )
    assert not (tmp_path / "build").exists()
    formats = ("--format", "html,md,docx,odt", "--output", tmp_path / "build")
    assert mou("render", "-C", RIVERSIDE, *formats).code == 0


@pytest.mark.parametrize("form", RELEASED_AS)
def test_nothing_that_lost_words_is_released(
    form: str, mou: Mou, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = to_release(tmp_path / "repository")
    before = state_of(root)
    with monkeypatch.context() as patch:
        spoil(patch, form, instead("Be bold", "Be"))
        ran = mou("release", "2020-05", "-C", root, "--state", "proposed")
    assert (ran.code, f"`mou.{form}` lacks words of" in ran.err) == (2, True)
    assert state_of(root) == before
    assert mou("release", "2020-05", "-C", root, "--state", "proposed").code == 0
    assert (root / RECORD).exists()


def test_reports_and_signature_pages_are_compared_too(monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch, "docx", lambda text: text.replace("recommended", "", 1).replace("ask", ""))
    with pytest.raises(EnvironmentFaultError, match=r"`riverside-2026.docx` "):
        render(DiskTree(RIVERSIDE), ["riverside-2026"], ["docx"], draft=False)
    with pytest.raises(EnvironmentFaultError, match=r"`riverside-district-council.docx` "):
        signature_pages(DiskTree(RIVERSIDE), None, ["riverside-district-council"], ["docx"])


def test_an_agenda_is_compared_too(
    mou: Mou, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    spoil(monkeypatch, "html", without("As of"))
    root = to_release(tmp_path / "repository")
    ran = mou("review", "start", "-C", root, "--format", "html", "--output", "a.html")
    assert (ran.code, "`review.html` lacks words of" in ran.err) == (2, True), ran.err


def test_a_text_that_the_templates_do_not_print_is_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All formats are alike then, and all of them wrong."""
    printed = documents.render_markdown

    def forgetful(*arguments: object, **context: object) -> str:
        return without("co-operate ")(printed(*arguments, **context))  # type: ignore[arg-type]

    monkeypatch.setattr(documents, "render_markdown", forgetful)
    with pytest.raises(EnvironmentFaultError) as refused:
        render(DiskTree(RIVERSIDE), [], ["md"], draft=False)
    assert refused.value.message.startswith("`mou` lacks words of clause (D): “Councils and NHS")


def test_a_missing_pdfium_says_how_to_get_it(
    mou: Mou, south_east_essex: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2_raw", None)
    ran = mou("render", "-C", south_east_essex, "--format", "pdf")
    assert (ran.code, ran.err.startswith("mou: pdfium is missing")) == (2, True)


OWN_TEXT = """\
# {{ document.title }}

A text of *our own*, with <b>HTML</b>, `code`, "quotes" -- and:

1. first
2. second [span]{.em}

    indented code

{% for section in document.sections %}
{% include "section.md.j2" %}
{% endfor %}
"""


def test_templates_of_ones_own_may_print_more(
    mou: Mou, south_east_essex: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = south_east_essex / "templates"
    own.mkdir()
    (own / "mou.md.j2").write_text(OWN_TEXT)
    page = (ROOT / "templates" / "page.typ").read_text("utf-8")
    (own / "page.typ").write_text(
        page.replace("  header: banner,", "  header: banner, background: text(90pt)[DRAFT],")
    )
    assert "background" in (own / "page.typ").read_text()
    (own / "page.html.j2").write_text("<html><body>More {{ heading }}{{ body }}</body></html>")
    assert mou("render", "-C", south_east_essex).code == 0
    spoil(monkeypatch, "pdf", without("of *our own*"))
    ran = mou("render", "-C", south_east_essex, "--format", "pdf,odt")
    assert ran.code == 2
    assert "Compare the repository's own templates with the package's" in ran.err
    assert "meanwhile make the other formats: --format odt" in ran.err


def test_a_draft_says_the_words_of_a_picture_that_is_missing(tmp_path: Path, mou: Mou) -> None:
    root = tmp_path / "riverside"
    shutil.copytree(RIVERSIDE, root)
    for picture in (root / "assets").iterdir():
        picture.unlink()
    ran = mou("render", "-C", root, "--draft", "--output", tmp_path / "build")
    assert ran.code == 0, ran.err
