"""Hostile cases: what is laid out, what is run, and what is answered.

A case that is plain files is a folder `<family>/<name>/`: the files that differ from
`tests/rules/base`, and `expected.txt` with the command, all that it prints, and its exit code. What
cannot be committed is made by a function of `made_….py`. A name that begins with `ok-` is accepted,
one that begins with `warned-` is accepted with a warning.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
BASE = HERE.parent / "rules" / "base"
ANSWER = "expected.txt"


@dataclass(frozen=True)
class Made:
    """A case that a function makes.

    Attributes:
        family: `yaml`, `files`, `prose`, `templates` or `output`.
        name: What it is.
        make: Changes a copy of `tests/rules/base`.
        says: Words that the answer has.
        command: What is run.
        code: The exit code.
    """

    family: str
    name: str
    make: Callable[[Path], None]
    says: tuple[str, ...]
    command: str = "validate"
    code: int = 1


Make = Callable[[Path], None]

MOU = "data/mou.yaml"
PARTNER = "data/partners/harbour-charity.yaml"
PRINCIPLES = "data/principles.yaml"
MEGABYTE = 1_000_000
TOO_MANY = ("FIL004 There are more than 500 problems",)

MADE: list[Made] = []
"""Every case of `made_….py`, in the order in which they are registered."""


def folders() -> list[Path]:
    """Return the cases that are plain files."""
    return sorted(path.parent for path in HERE.glob(f"*/*/{ANSWER}"))


def name_of(folder: Path) -> str:
    """Return the family and the name of a case."""
    return folder.relative_to(HERE).as_posix()


def command_of(folder: Path) -> list[str]:
    """Return the words of the command, which is the first line of the answer."""
    first = (folder / ANSWER).read_text(encoding="utf-8").split("\n", 1)[0]
    return first.removeprefix("$ mou ").split()


def lay_out(root: Path, folder: Path | None = None) -> None:
    """Make a repository of the base, and of the files that a case changes."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    if folder is not None:
        ignored = shutil.ignore_patterns(ANSWER)
        shutil.copytree(folder, root, dirs_exist_ok=True, ignore=ignored)


def case(
    family: str, name: str, *says: str, command: str = "validate", code: int = 1
) -> Callable[[Make], Make]:
    """Register a function that makes a case."""

    def register(make: Make) -> Make:
        MADE.append(Made(family, name, make, says, command, code))
        return make

    return register


def content(text: str | bytes, path: str = PARTNER) -> Make:
    """Return a function that gives a file another content."""

    def make(root: Path) -> None:
        (root / path).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))

    return make


def prose(text: str) -> Make:
    """Return a function that gives the first principle another text."""
    indented = "\n".join(f"      {line}" for line in text.split("\n"))
    return content(
        f"principles:\n  - key: be-open\n    title: Be open\n    text: |\n{indented}\n", PRINCIPLES
    )


def replaced(old: str, new: str, path: str = MOU) -> Make:
    """Return a function that changes words of a file."""

    def make(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    return make


def many(line: str, number: int) -> str:
    return "".join(line.replace("@", str(n)) for n in range(number))
