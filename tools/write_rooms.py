"""Write the table of rooms into `docs/architecture.md`, from the contract and the rooms themselves.

The floors are the layers of the contract in `pyproject.toml`. What a room is for, and what must
never be in it, is the docstring of its `__init__.py`, or of the file where the room is one file.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "mou_cli"
PAGE = ROOT / "docs" / "architecture.md"
NEVER = "Never here: "
_PLACE = re.compile(r"(<!-- rooms -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> None:
    """Rewrite the page."""
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def filled(page: str) -> str:
    """Return the page with its table as the rooms are now."""
    return _PLACE.sub(lambda match: f"{match[1]}\n{table()}\n\n{match[2]}", page)


def table() -> str:
    """Return the table of all rooms, the top floor first."""
    rows = [
        f"| {number} | {row}"
        for number, rooms in reversed(list(enumerate(reversed(floors()))))
        for room in rooms
        for row in _rows(room)
    ]
    head = "| floor | room | its one idea | never here |\n|---|---|---|---|\n"
    return head + "\n".join(rows)


def floors() -> list[list[str]]:
    """Return the rooms of each floor, the top floor first, as the contract has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["name"] == "Data flows one way")
    return [re.split(r" [|:] ", layer) for layer in layers]


def idea_of(room: Path) -> tuple[str, str]:
    """Return what a room is for, and what must never be in it; empty where it does not say."""
    file = room / "__init__.py" if room.is_dir() else room
    paragraphs = (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "").split("\n\n")
    never = next((text for text in paragraphs if text.startswith(NEVER)), "")
    return _one_line(paragraphs[0]), _one_line(never.removeprefix(NEVER))


def rooms_inside(room: Path) -> Iterator[Path]:
    """Yield the rooms inside a room, by name."""
    for file in sorted(room.glob("*/__init__.py")):
        yield file.parent


def _rows(name: str) -> Iterator[str]:
    place = PACKAGE / name
    if not place.is_dir():
        yield _row(f"`{name}.py`", place.with_suffix(".py"))
        return
    yield _row(f"`{name}/`", place)
    for inner in rooms_inside(place):
        yield _row(f"· `{inner.relative_to(PACKAGE).as_posix()}/`", inner)


def _row(name: str, room: Path) -> str:
    idea, never = idea_of(room)
    return f"{name} | {idea} | {never} |"


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    main()
