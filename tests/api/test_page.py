"""`docs/api.md` is what the code is, and its examples do what they say."""

import doctest
import re
from pathlib import Path

import pytest

import mou_cli
from conftest import ROOT
from histories import run_git

PAGE = ROOT / "docs" / "api.md"
FENCE = re.compile(r"^```.*$", re.MULTILINE)


@pytest.fixture
def repository(south_east_essex: Path) -> Path:
    """The project's own data in a git repository, with one commit."""
    who = ("-c", "user.name=Avery Example", "-c", "user.email=avery@example.org")
    run_git(south_east_essex, "init", "--quiet", "--initial-branch", "main")
    run_git(south_east_essex, "add", "data")
    run_git(south_east_essex, *who, "commit", "--quiet", "--message", "The agreement")
    return south_east_essex


def test_the_examples_do_what_they_say(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    page = FENCE.sub("", PAGE.read_text(encoding="utf-8"))
    examples = doctest.DocTestParser().get_doctest(page, {}, PAGE.name, str(PAGE), 0)
    said: list[str] = []
    result = doctest.DocTestRunner().run(examples, out=said.append)
    assert result.attempted > 20
    assert result.failed == 0, "".join(said)


def test_the_page_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "tools")
    from write_api import filled

    page = PAGE.read_text(encoding="utf-8")
    assert filled(page) == page, "make docs"


def test_the_page_tells_of_every_public_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "tools")
    from write_api import names_on

    found = names_on(PAGE.read_text(encoding="utf-8"))
    assert sorted([*found, "__version__"]) == sorted(mou_cli.__all__)
