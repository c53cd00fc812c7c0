"""The house: each room says what it is for, and the pages that lead through it are true."""

import re
import runpy
from pathlib import Path

import pytest

from conftest import ROOT

TOOL = runpy.run_path(str(ROOT / "tools" / "write_rooms.py"))
PACKAGE = ROOT / "src" / "mou_cli"
ROOMS = sorted(file.parent for file in PACKAGE.rglob("__init__.py") if file.parent != PACKAGE)
PAGES = (
    *(ROOT / "docs" / name for name in ("architecture.md", "security.md")),
    ROOT / "CONTRIBUTING.md",
)
NAMED = re.compile(r"`(/?(?:[a-z_0-9-]+/)*[a-z_0-9]+(?:/|\.(?:py|md|toml|typ|lua|j2|yaml)))`")
MADE = {"assets/", "build/", "private/"}
"""Folders that a user makes."""
PLACES = (ROOT, PACKAGE, ROOT / "docs", ROOT / "templates")


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: str(room.relative_to(PACKAGE)))
def test_each_room_says_its_one_idea_and_what_is_never_in_it(room: Path) -> None:
    idea, never = TOOL["idea_of"](room)
    assert idea.endswith((".", ":"))
    assert never.endswith(".")


def test_the_table_of_rooms_is_current() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert "<!-- rooms -->" in page
    assert TOOL["filled"](page) == page, "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    names = NAMED.findall(page.read_text(encoding="utf-8"))
    assert len(names) > 5
    missing = [name for name in names if name not in MADE and not _is_there(name)]
    assert missing == []


def _is_there(name: str) -> bool:
    return any((place / name).exists() for place in PLACES)
