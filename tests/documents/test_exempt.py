"""Exempt text: never where the public, a log or git would find it."""

import subprocess
import tempfile
import zipfile
from pathlib import Path

import pytest

from conftest import Mou
from mou_cli.exporting.formats import DOCUMENT_FORMATS
from mou_cli.git.command import tracked_files
from mou_cli.trees import DiskTree, FolderTree
from rule_examples import BASE, EXAMPLES, lay_out

SECRET = "Quicksilver"  # noqa: S105 - no password
"""The planted phrase: it stands in `private/` alone."""

REPORT = """\
house_style: {style}
state: draft
title: Marsh Care Alliance Memorandum of Understanding
officers:
  director:
    name: Alex Example
    role: Director of Adult Services
by: director
to:
  - body: Cabinet
    date: 2024-05-14
access:
  status: part-exempt
  paragraphs: [3, 5]
  public_interest: |
    The terms are still being discussed.
purpose:
  - text: |
      The first public paragraph.
  - exempt: terms
  - exempt: more
  - text: |
      The second public paragraph.
recommendations:
  - asks: approve
    text: |
      That the Cabinet approves it.
implications:
  - topic: financial
    text: |
      It moves no money.
appendices:
  - label: "1"
    exempt: prices
background_papers:
  - exempt: bids
"""
PRIVATE = f"""\
texts:
  terms:
    title: {SECRET} terms.
    text: |
      The {SECRET} pays *everything*.
  more:
    text: |
      More of {SECRET}.
  prices:
    title: Prices of {SECRET}
    text: |
      {SECRET} costs nothing.
  bids:
    title: Bids of {SECRET}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with a report that has exempt texts, in a git repository that ignores them."""
    root = tmp_path / "repository"
    lay_out(BASE, root)
    (root / "data" / "reports").mkdir()
    (root / "data" / "reports" / "marsh-cabinet.yaml").write_text(REPORT.format(style="generic"))
    (root / "private").mkdir()
    (root / "private" / "marsh-cabinet.yaml").write_text(PRIVATE)
    (root / ".gitignore").write_text("/private/\n/build/\n")
    git(root, "init", "--quiet")
    git(root, "config", "user.name", "Alex Example")
    git(root, "config", "user.email", "alex@example.org")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "A report")
    (root / "data" / "partners" / "harbour-charity.yaml").unlink(missing_ok=True)
    git(root, "commit", "--quiet", "--all", "--allow-empty", "--message", "One body less")
    return root


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *arguments], check=True)


@pytest.fixture(autouse=True)
def no_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


PUBLIC = (
    ("validate",),
    ("validate", "--format", "json"),
    ("render", "--all"),
    ("render", "marsh-cabinet"),
    ("render", "marsh-cabinet", "--with-appendices"),
    ("render", "marsh-cabinet", "--house-style", "nhs-board"),
    ("render", "marsh-cabinet", "--draft", "--format", "md"),
    ("render", "marsh-cabinet", "--house-style", "unknown"),
    ("keep", "2024-04"),
    ("deadlines", "marsh-cabinet"),
    ("deadlines", "marsh-cabinet", "--format", "json"),
    ("deadlines", "marsh-cabinet", "--format", "ics"),
    ("diff", "HEAD~1"),
    ("diff", "HEAD~1", "--format", "markdown"),
    ("diff", "HEAD~1", "--format", "json"),
    ("diff", "HEAD~1", "--format", "html", "--output", "changes.html"),
    ("diff", "HEAD~1", "--format", "docx", "--output", "changes.docx"),
    ("history",),
    ("history", "--format", "json"),
    ("release", "2024-04", "--state", "proposed", "--dry-run"),
    ("validate", "--at", "HEAD"),
    ("render", "--all", "--at", "HEAD"),
    ("textconv", "repository/data/reports/marsh-cabinet.yaml"),
    ("schema",),
    ("explain",),
)


@pytest.mark.parametrize("arguments", PUBLIC, ids=" ".join)
def test_nothing_of_it_leaks(
    arguments: tuple[str, ...],
    root: Path,
    mou: Mou,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every output, log, JSON and temporary file, metadata and hidden parts among them."""
    kept_temporary_files(tmp_path / "temporary", monkeypatch)
    ran = mou("-C", root, *arguments)
    assert ran.code == (2 if "unknown" in arguments else 0), ran.err
    assert SECRET not in ran.out + ran.err
    assert leaks(tmp_path, ignore="private") == []


def test_the_leak_test_would_find_a_leak(
    root: Path, mou: Mou, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_temporary_files(tmp_path / "temporary", monkeypatch)
    mou("-C", root, "render", "marsh-cabinet", "--exempt")
    found = {path.suffix for path in leaks(root, ignore="private")}
    assert found == {f".{name}" for name in DOCUMENT_FORMATS}
    assert leaks(tmp_path / "temporary") != []


def kept_temporary_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let temporary files go to a folder, and stay there."""
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(tempfile.TemporaryDirectory, "_rmtree", lambda *found, **options: None)


def leaks(folder: Path, ignore: str = "-") -> list[Path]:
    """Return the files that have the planted phrase, looking into what is packed."""
    files = [path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts]
    return [path for path in files if ignore not in path.parts and leaks_from(path)]


def leaks_from(path: Path) -> bool:
    data = path.read_bytes()
    if path.suffix in (".docx", ".odt"):
        with zipfile.ZipFile(path) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    if path.suffix == ".pdf":
        from pypdf import PdfReader

        reader = PdfReader(path)
        data += "".join(one.extract_text() for one in reader.pages).encode()
        data += str(reader.metadata).encode() + str(reader.outline).encode()
    return SECRET.casefold().encode() in data.lower()


def test_the_public_report_does_not_show_that_something_is_missing(root: Path, mou: Mou) -> None:
    mou("-C", root, "render", "marsh-cabinet", "--format", "md")
    text = (root / "build" / "marsh-cabinet.md").read_text(encoding="utf-8")
    assert "**1.1** The first public paragraph.\n\n**1.2** The second public paragraph." in text
    assert "Appendices" not in text
    assert "Background papers" not in text


def test_the_full_report_keeps_the_numbers_of_the_public_one(root: Path, mou: Mou) -> None:
    ran = mou("-C", root, "render", "marsh-cabinet", "--exempt", "--format", "md")
    assert ran.code == 0
    assert ran.out == "repository/build/marsh-cabinet-exempt.md\n"
    text = (root / "build" / "marsh-cabinet-exempt.md").read_text(encoding="utf-8")
    assert f"**1.1A** **{SECRET} terms.** The {SECRET} pays *everything*." in text
    assert f"**1.1B** More of {SECRET}." in text
    assert "**1.2** The second public paragraph." in text
    assert f"- Appendix 1: Prices of {SECRET}" in text
    assert f"- Bids of {SECRET}" in text
    assert "**Not for publication: exempt by paragraph 3, 5 of Schedule 12A**" in text


def test_a_section_that_is_exempt_whole_has_a_letter_too(root: Path, mou: Mou) -> None:
    report = root / "data" / "reports" / "marsh-cabinet.yaml"
    more = (
        "summary:\n  - exempt: more\nsections:\n  - key: side\n    title: Side letter\n"
        "    after: summary\n    paragraphs:\n      - exempt: terms\n"
    )
    report.write_text(report.read_text() + more)
    mou("-C", root, "render", "marsh-cabinet", "--format", "md")
    public = (root / "build" / "marsh-cabinet.md").read_text(encoding="utf-8")
    mou("-C", root, "render", "marsh-cabinet", "--format", "md", "--exempt")
    full = (root / "build" / "marsh-cabinet-exempt.md").read_text(encoding="utf-8")
    assert "## 2. Recommendation\n" in public
    assert "## 3. Implications\n" in public
    assert "Side letter" not in public
    assert "## 2A Key issues\n\n**A** More of" in full
    assert "## 2B Side letter\n" in full
    assert "## 3. Implications\n" in full
    assert "## 3A Appendices\n" in full


def test_a_line_that_is_exempt_stands_in_the_full_report_alone(root: Path, mou: Mou) -> None:
    for options in ((), ("--exempt",)):
        mou("-C", root, "render", "marsh-cabinet", "--house-style", "maldon", *options)
    public = (root / "build" / "marsh-cabinet.md").read_text(encoding="utf-8")
    full = (root / "build" / "marsh-cabinet-exempt.md").read_text(encoding="utf-8")
    assert "Background Papers" not in public
    assert f"**Background Papers:** Bids of {SECRET}." in full


def test_every_page_of_the_full_report_is_marked(root: Path, mou: Mou) -> None:
    from pypdf import PdfReader

    options = ("--exempt", "--with-appendices")
    assert mou("-C", root, "render", "marsh-cabinet", *options).code == 0
    build = root / "build"
    reader = PdfReader(build / "marsh-cabinet-pack-exempt.pdf")
    assert len(reader.pages) > 1
    for page in reader.pages:
        assert "Not for publication: exempt by" in " ".join(page.extract_text().split())
    for name, part in (("docx", "header"), ("odt", "styles.xml")):
        with zipfile.ZipFile(build / f"marsh-cabinet-pack-exempt.{name}") as archive:
            parts = [archive.read(n) for n in archive.namelist() if part in n]
            assert any(b"Not for publication" in data for data in parts)
    html = (build / "marsh-cabinet-pack-exempt.html").read_text(encoding="utf-8")
    assert '<p class="draft" role="note">Not for publication' in html
    assert "@top-right" in html
    assert f"{SECRET} costs nothing." in html


def test_it_is_refused_in_ci(root: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    ran = mou("-C", root, "render", "marsh-cabinet", "--exempt")
    assert ran.code == 2
    assert ran.err.startswith("mou: `--exempt` is refused in CI")
    assert not (root / "build").exists()


@pytest.mark.parametrize(
    ("private", "message"),
    [
        (None, "`private/marsh-cabinet.yaml` cannot be read: it does not exist"),
        ("texts: {}\n", "has no text `terms`, which the report names"),
        (f"texts:\n  {SECRET}\n", "`private/marsh-cabinet.yaml`, line 2: "),
        (f"texts:\n  {SECRET}: x\n", "`private/marsh-cabinet.yaml`, line 2: "),
        (f"texts:\n  terms:\n    text: |\n      # {SECRET}\n", "Headings are sections, not text"),
        (f"texts: [{SECRET}\n", "The text is not YAML"),
        (f"- {SECRET}\n", "`private/marsh-cabinet.yaml`, line 1: "),
    ],
)
def test_a_fault_of_the_private_file_is_told_without_its_words(
    private: str | None, message: str, root: Path, mou: Mou
) -> None:
    file = root / "private" / "marsh-cabinet.yaml"
    file.unlink()
    if private is not None:
        file.write_text(private)
    ran = mou("-C", root, "render", "marsh-cabinet", "--exempt")
    assert ran.code == 2
    assert message in ran.err
    assert SECRET not in ran.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--exempt"], "`--exempt` is for reports"),
        (["--all", "--exempt"], "`--exempt` is for reports"),
        (["other", "--exempt"], "The report `other` names no exempt text"),
    ],
)
def test_only_a_report_with_exempt_texts_has_a_full_one(
    arguments: list[str], message: str, root: Path, mou: Mou
) -> None:
    other = (EXAMPLES / "ok-report" / "data" / "reports" / "marsh-cabinet.yaml").read_text()
    (root / "data" / "reports" / "other.yaml").write_text(other)
    ran = mou("-C", root, "render", *arguments)
    assert ran.code == 2
    assert message in ran.err


def test_what_git_keeps_is_told(root: Path, mou: Mou) -> None:
    assert "EXE001" not in mou("-C", root, "validate").out
    git(root, "add", "--force", "private")
    ran = mou("-C", root, "validate")
    assert ran.code == 1
    assert "private/marsh-cabinet.yaml:1:1 error EXE001" in ran.out
    assert SECRET not in ran.out
    assert "[exempt]" in ran.out


def test_outside_git_nothing_is_tracked(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "a.yaml").write_text("a")
    assert DiskTree(tmp_path).tracked("private") == ()


def test_without_git_nothing_is_tracked(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = root / "kept" / "2024-04" / "private"
    kept.mkdir(parents=True)
    (kept / "a.yaml").write_text("a")
    git(root, "add", "--force", "private", "kept")
    assert tracked_files(root, "private") == ("private/marsh-cabinet.yaml",)
    inside = FolderTree(DiskTree(root), "kept/2024-04")
    assert inside.tracked("private") == ("private/a.yaml",)
    monkeypatch.setenv("PATH", "")
    assert tracked_files(root, "private") == ()
