"""What all tests share."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from histories import History
    from sharing import Sharing

ROOT = Path(__file__).parents[1]
UPDATE = os.environ.get("MOU_UPDATE_GOLDEN") == "1"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> "Sharing | None":
    """Say for `--dist loadfile` which tests stay together."""
    if config.getoption("dist") != "loadfile":
        return None
    from sharing import Sharing

    return Sharing(config, log)


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


Mou = Callable[..., Ran]


@pytest.fixture
def mou(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Mou:
    """Run `mou` in this process, in an empty folder, as the console script does."""
    from mou_cli.cli.main import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)

    def run(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["mou", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capsys.readouterr()
        return Ran(int(ended.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def made_history(tmp_path_factory: pytest.TempPathFactory) -> "Callable[[str], History]":
    """Make a history of `tests/histories/` once; what is made is only to be read."""
    from histories import build

    folder = tmp_path_factory.mktemp("histories")
    return cache(lambda name: build(name, folder / name))


@pytest.fixture(autouse=True)
def _no_git_configuration(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep git away from the configuration and the repository of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path_factory.getbasetemp()))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)


@pytest.fixture
def south_east_essex(tmp_path: Path) -> Path:
    """A copy of the project's own data, to be changed at will."""
    root = tmp_path / "south-east-essex"
    shutil.copytree(ROOT / "data", root / "data")
    return root


def change(root: Path, path: str, old: str, new: str) -> None:
    """Replace words in a file that must have them."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{path} has no {old!r}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def same_as_golden(name: str, data: bytes) -> None:
    """Compare with a golden file, or write it where MOU_UPDATE_GOLDEN=1.

    Of a page everything is compared but the package's stylesheets.
    """
    if name.endswith(".html"):
        from stylesheets import without_stylesheets

        data = without_stylesheets(data.decode("utf-8")).encode()
    golden = ROOT / "tests" / "golden" / name
    if UPDATE:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(data)
    assert golden.read_bytes() == data, f"{golden} differs; look, then MOU_UPDATE_GOLDEN=1"


def required(name: str, found: str | None) -> str:
    """Return a tool's path; without it the test is skipped, or fails where tools are required."""
    if found:
        return found
    if os.environ.get("MOU_REQUIRE_TOOLS") == "1":
        pytest.fail(f"{name} is missing, and MOU_REQUIRE_TOOLS=1 requires it")
    pytest.skip(f"{name} is missing; `.ci/run` installs it")


@pytest.fixture(scope="session")
def ssh_keygen() -> str:
    """Give OpenSSH's program for keys."""
    return required("ssh-keygen", shutil.which("ssh-keygen"))


@pytest.fixture(scope="session")
def soffice() -> str:
    """Give LibreOffice, before anything is made for it."""
    return required("LibreOffice", shutil.which("soffice"))
