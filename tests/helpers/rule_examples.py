"""The example folders of rules, laid out as repositories."""

import shutil
import subprocess
from pathlib import Path

from conftest import ROOT

EXAMPLES = ROOT / "tests" / "rules"
BASE = EXAMPLES / "base"
NOT_COPIED = ("DELETE", "TRACKED", "expected.txt")


def lay_out(overlay: Path, root: Path) -> None:
    """Make a repository of the base and the files that an example changes."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    for path in deleted(overlay):
        (root / path).unlink()
    ignored = shutil.ignore_patterns(*NOT_COPIED)
    shutil.copytree(overlay, root, dirs_exist_ok=True, ignore=ignored)
    tracked = overlay / "TRACKED"
    if tracked.exists():
        subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
        paths = tracked.read_text(encoding="utf-8").splitlines()
        subprocess.run(["git", "add", "--force", *paths], cwd=root, check=True)


def deleted(overlay: Path) -> list[str]:
    paths = overlay / "DELETE"
    return paths.read_text(encoding="utf-8").splitlines() if paths.exists() else []
