"""pandoc, the repository's own templates, and layouts that the examples do not use."""

import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import Mou, change
from mou_cli.exporting.pandoc import convert


def test_a_missing_pandoc_says_how_to_get_it(
    mou: Mou, south_east_essex: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mou_cli.exporting.pandoc.which", lambda *_, **__: None)
    ran = mou("render", "-C", south_east_essex)
    assert ran.code == 2
    assert ran.err.startswith("mou: pandoc is missing")
    assert not (south_east_essex / "build").exists()


def test_the_pandoc_that_the_package_carries_goes_before_the_machines(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    newest = tmp_path / "pandoc"
    newest.write_text("#!/bin/sh\necho taken\n")
    newest.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert convert("x", "html") == "<p>x</p>\n"
    monkeypatch.setattr("mou_cli.exporting.pandoc.find_spec", lambda name: None)
    assert convert("x", "html") == "taken\n"


def test_a_pandoc_that_cannot_be_run_is_said(
    mou: Mou, south_east_essex: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mou_cli.exporting.pandoc.which", lambda *_, **__: "/no/such/pandoc")
    ran = mou("render", "-C", south_east_essex)
    assert ran.code == 2
    assert "pandoc could not be run" in ran.err


def test_a_pandoc_that_fails_is_quoted(
    mou: Mou, south_east_essex: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    failing = tmp_path / "pandoc"
    failing.write_text("#!/bin/sh\necho 'no such luck' >&2\nexit 64\n")
    failing.chmod(0o755)
    monkeypatch.setattr("mou_cli.exporting.pandoc.which", lambda *_, **__: str(failing))
    ran = mou("render", "-C", south_east_essex)
    assert ran.code == 2
    assert "pandoc could not make the document: no such luck" in ran.err


def test_an_unreadable_template_is_named(mou: Mou, south_east_essex: Path) -> None:
    (south_east_essex / "templates").mkdir()
    (south_east_essex / "templates" / "page.css").write_bytes(b"\xff\xfe")
    ran = mou("render", "-C", south_east_essex)
    assert ran.code == 2
    assert ran.err.startswith("mou: `templates/page.css` cannot be read: ")


def test_a_missing_template_of_the_package_says_to_reinstall(
    mou: Mou, south_east_essex: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "package"
    root = Path(__file__).parents[2]
    shutil.copytree(root / "templates", own)
    (own / "page.css").unlink()
    monkeypatch.setattr("mou_cli.rendering.templates.package_folder", lambda name: own)
    ran = mou("render", "-C", south_east_essex)
    assert ran.code == 2
    assert "The package's own `templates/page.css` is missing" in ran.err


def test_a_table_of_definitions_keeps_lists_and_quotations(
    mou: Mou, south_east_essex: Path
) -> None:
    change(
        south_east_essex,
        "data/mou.yaml",
        "variation: not stated\n",
        """variation: not stated
definitions:
  - key: body
    term: Body
    text: |
      one of:

      - a council
      - a trust, or *both*

      > or a charity

      | A | B |
      |---|---|
      | c | d |
  - key: two-lines
    term: Two lines
    text: |
      first\\
      second
""",
    )
    change(
        south_east_essex,
        "data/mou.yaml",
        "      - insert: date\n",
        "      - insert: date\n      - insert: definitions\n        as: table\n",
    )
    assert mou("render", "-C", south_east_essex).code == 0
    page = (south_east_essex / "build" / "mou.html").read_text(encoding="utf-8")
    assert "<td>one of: a council; a trust, or <em>both</em> or a charity A; B c; d</td>" in page
    assert "<td>first second</td>" in page
    assert '<span id="body"><strong>Body</strong></span>' in page


def test_a_clause_with_nothing_but_clauses_keeps_its_number(
    mou: Mou, south_east_essex: Path
) -> None:
    change(
        south_east_essex,
        "data/mou.yaml",
        "sections:\n",
        """numbering: {clauses: ["1.", "1.1", "(a)"]}
sections:
  - key: first
    title: First
    body:
      - section:
          key: outer
          body:
            - section:
                key: inner
                body:
                  - text: |
                      Words of [](#outer) and [](#inner).
      - section:
          key: gone
          label: not used
          body: []
""",
    )
    assert mou("render", "-C", south_east_essex).code == 0
    text = (south_east_essex / "build" / "mou.md").read_text(encoding="utf-8")
    assert "## 1. First\n\n**1.1**\n\n**(a)** Words of 1.1 and 1.1(a).\n\n**not used**\n" in text


def test_figures_go_with_the_markdown_and_into_the_page(mou: Mou, south_east_essex: Path) -> None:
    (south_east_essex / "assets").mkdir()
    (south_east_essex / "assets" / "map.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'/>"
    )
    change(
        south_east_essex,
        "data/mou.yaml",
        "          The following organisations are parties to the MoU:\n",
        "          The following organisations are parties to the MoU:\n\n"
        "          ![A map](assets/map.svg)\n",
    )
    mou("render", "-C", south_east_essex)
    build = south_east_essex / "build"
    assert (build / "assets" / "map.svg").exists()
    assert "![A map](assets/map.svg)" in (build / "mou.md").read_text(encoding="utf-8")
    assert 'src="data:image/svg+xml;base64,' in (build / "mou.html").read_text(encoding="utf-8")


def test_a_draft_shows_the_words_of_a_missing_figure(mou: Mou, south_east_essex: Path) -> None:
    change(
        south_east_essex,
        "data/mou.yaml",
        "          The following organisations are parties to the MoU:\n",
        "          The following organisations are parties to the MoU:\n\n"
        "          ![A map](assets/map.svg)\n",
    )
    ran = mou("render", "-C", south_east_essex, "--draft")
    page = (south_east_essex / "build" / "mou.html").read_text(encoding="utf-8")
    assert ran.code == 0
    assert "REF003" in ran.err
    assert 'alt="A map"' in page


def test_colours_are_for_terminals_and_can_be_refused(south_east_essex: Path) -> None:
    """Run under `script`, which gives the command a terminal."""
    change(south_east_essex, "data/mou.yaml", "tier: represented\n", "tier: representd\n")
    bold_red = "\x1b[1;31merror\x1b[0m"
    assert bold_red in _on_a_terminal(f"mou -C '{south_east_essex}' validate")
    assert "\x1b[" not in _on_a_terminal(f"mou --no-color -C '{south_east_essex}' validate")
    assert "\x1b[" not in _on_a_terminal(f"NO_COLOR=1 mou -C '{south_east_essex}' validate")


def test_progress_is_for_terminals(mou: Mou, south_east_essex: Path) -> None:
    shown = _on_a_terminal(f"mou -C '{south_east_essex}' render --format md,html")
    assert "Making the documents" in shown
    assert "Making" not in mou("-C", south_east_essex, "render", "--format", "md").err


def test_all_documents_are_those_of_the_repository(mou: Mou, south_east_essex: Path) -> None:
    assert mou("-C", south_east_essex, "render", "--all", "--format", "md").code == 0
    assert [path.name for path in (south_east_essex / "build").iterdir()] == ["mou.md"]


def _on_a_terminal(command: str) -> str:
    import os
    import pty
    import sys

    bin_folder = Path(sys.executable).parent
    parent, child = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "PATH": f"{bin_folder}:{os.environ['PATH']}"}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(["sh", "-c", command], stdout=child, stderr=child, env=environment)
    os.close(child)
    output = b""
    while True:
        try:
            part = os.read(parent, 4096)
        except OSError:  # Linux says so when the other side has closed
            break
        if not part:
            break
        output += part
    process.wait()
    os.close(parent)
    return output.decode()
