"""`mou textconv`: data files as prose, through git's own diff."""

import sys
from pathlib import Path

from conftest import ROOT, Mou, change
from histories import run_git
from mou_cli.output.data_file.prose import data_as_prose


def test_a_file_reads_as_prose(mou: Mou) -> None:
    ran = mou("textconv", ROOT / "data" / "principles.yaml")
    assert ran.code == 0
    assert ran.out.startswith(
        "principles/be-ambitious/title: Be ambitious\nprinciples/be-ambitious/text:\n  both in what"
    )


def test_each_sentence_stands_alone_and_lists_keep_their_lines() -> None:
    data = b"""\
a: true
b: [x, 2]
body:
  - text: |
      One sentence. Another
      one; and a third?

      - first
      - second
  - section:
      key: inner
      title: Inner
"""
    assert data_as_prose(data) == (
        "a: true\nb: x\nb: 2\nbody/text:\n  One sentence.\n  Another one;\n  and a third?\n"
        "  - first\n  - second\nbody/inner/section/title: Inner\n"
    )


def test_a_broken_file_stays_as_it_is_but_for_what_steers_a_terminal() -> None:
    assert data_as_prose(b"a: [\n\x1b[2J\xff\n") == "a: [\n\\u001b[2J\ufffd\n"


def test_a_file_that_is_missing_is_told(mou: Mou, tmp_path: Path) -> None:
    ran = mou("textconv", tmp_path / "none.yaml")
    assert ran.code == 2
    assert ran.err.startswith(f"mou: `{tmp_path / 'none.yaml'}` cannot be read: No such file")


def test_git_shows_the_sentence_that_changed(south_east_essex: Path) -> None:
    run_git(south_east_essex, "init", "--quiet")
    run_git(
        south_east_essex, "config", "diff.mou.textconv", f"{sys.executable} -m mou_cli textconv"
    )
    (south_east_essex / ".gitattributes").write_text("data/**/*.yaml diff=mou\n")
    run_git(south_east_essex, "add", ".")
    run_git(south_east_essex, "commit", "--quiet", "--message", "x")
    change(south_east_essex, "data/mou.yaml", "update this MoU annually", "update this MoU yearly")
    found = run_git(south_east_essex, "diff", "--unified=0", "--", "data/mou.yaml")
    lines = [
        line for line in found.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert [line[:30] for line in lines] == [
        "-review/said: we intend to rev",
        "+review/said: we intend to rev",
        "-  As a result, we intend to r",
        "+  As a result, we intend to r",
    ]


def test_a_file_that_is_too_large_is_not_read(mou: Mou, tmp_path: Path) -> None:
    with (tmp_path / "large.yaml").open("wb") as file:
        file.truncate(2_000_001)
    ran = mou("textconv", tmp_path / "large.yaml")
    assert (ran.code, ran.out) == (0, "The file is larger than 2,000,000 bytes, and is not read\n")
