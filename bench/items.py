"""The same number of items for doorstop: about 1 KB each, and most linked to one above."""

import subprocess
from pathlib import Path

ITEM = """\
active: true
derived: false
header: |
  Organisation number {number} of the invented register
level: {level}
links: [{links}]
normative: true
ref: ''
reviewed: null
text: |
{text}
"""
LINE = "  It says in its own words what it does, where it does it, and whom it does it with.\n"
PARENTS = 10
"""One item in so many stands above the others, as one body in so many is a parent."""


def write_items(root: Path, count: int, doorstop: str) -> Path:
    """Write a project of two documents with `count` items, each reviewed and each link settled."""
    _run(root, "git", "init", "--quiet", ".")
    _run(root, doorstop, "create", "TOP", "top")
    _run(root, doorstop, "create", "REG", "reg", "--parent", "TOP")
    above = count // PARENTS
    for number in range(1, above + 1):
        _write(root / "top" / f"TOP{number:03d}.yml", number, "")
    for number in range(1, count - above + 1):
        _write(root / "reg" / f"REG{number:03d}.yml", number, f"TOP{number % above + 1:03d}: null")
    _run(root, doorstop, "clear", "all")
    _run(root, doorstop, "review", "all")
    return root


def _write(path: Path, number: int, link: str) -> None:
    level = f"{(number - 1) // 9 + 1}.{(number - 1) % 9 + 1}"
    links = f"{{{link}}}" if link else ""
    text = ITEM.format(number=number, level=level, links=links, text=LINE * 9)
    path.write_text(text, encoding="utf-8")


def _run(root: Path, *command: str) -> None:
    subprocess.run(command, cwd=root, check=True, capture_output=True)
