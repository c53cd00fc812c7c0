"""The page of a redline hides no change, whatever a change brings along."""

from pathlib import Path

from conftest import Mou
from histories import build


def test_a_change_brings_no_style_that_hides_it(mou: Mou, tmp_path: Path) -> None:
    root = build("clause-inserted", tmp_path / "repository").root
    (root / "templates").mkdir()
    for name in ("page.css", "redline.css", "redline.html.j2"):
        (root / "templates" / name).write_text("ins, del { display: none }", encoding="utf-8")
    page = mou("-C", root, "diff", "HEAD~1", "--format", "html").out
    assert page.count("</ins>") > 3
    assert "display: none }" not in page
