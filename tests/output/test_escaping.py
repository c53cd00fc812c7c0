"""One room escapes what comes from somebody's data, and every face goes through it."""

import ast
from pathlib import Path

import pytest

import mou_cli.output
from mou_cli.changes import Change, ChangeKind, ChangePart
from mou_cli.output.changes.html import changes_list
from mou_cli.output.escaping.html import as_html, filled, joined

OUTPUT = Path(mou_cli.output.__path__[0])
ROOM = "mou_cli.output.escaping"

OF_OUR_OWN = {"rules/text.py", "rules/markdown.py"}
"""They print the table of rules, which no repository can change."""

THROUGH_ANOTHER = {"deadlines/calendar.py": "mou_cli.output.calendar.file"}
"""It makes events; the calendar file escapes them all."""

FACES = sorted(
    path.relative_to(OUTPUT).as_posix()
    for name in ("text", "markdown", "html", "json", "calendar", "prose", "file")
    for path in OUTPUT.glob(f"*/{name}.py")
    if path.parent.name != "escaping"
)


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def test_the_faces_are_found() -> None:
    assert len(FACES) > 20


@pytest.mark.parametrize("face", [face for face in FACES if face not in OF_OUR_OWN])
def test_a_face_goes_through_the_room(face: str) -> None:
    imports = imports_of(OUTPUT / face)
    if face in THROUGH_ANOTHER:
        assert THROUGH_ANOTHER[face] in imports
        return
    assert any(module.startswith(f"{ROOM}.") for module in imports)


def test_nothing_outside_the_room_escapes_by_other_means() -> None:
    for path in OUTPUT.rglob("*.py"):
        if path.parent.name != "escaping":
            other = imports_of(path) & {"json", "markupsafe", "html", "xml.sax.saxutils"}
            assert other == set(), path


def test_html_keeps_text_as_text() -> None:
    assert as_html("<b> & \u202e") == "&lt;b&gt; &amp; \\u202e"
    assert filled("<p>{}{}</p>", "<b>", filled("<i>{}</i>", "a")) == "<p>&lt;b&gt;<i>a</i></p>"
    assert joined(["<b>", filled("<i>a</i>")], "<br>") == "&lt;b&gt;<br><i>a</i>"


def test_what_changed_hides_nothing_in_a_page() -> None:
    parts = (ChangePart("deleted", "a\u202eb"), ChangePart("inserted", "c\u200bd"))
    change = Change(ChangeKind.REWORDED, "principle/care", "Care\u2066", "text", parts=parts)
    page = "".join(changes_list((change,), ()))
    assert not {"\u202e", "\u200b", "\u2066"} & set(page)
    assert all(code in page for code in ("a\\u202eb", "c\\u200bd", "Care\\u2066"))
