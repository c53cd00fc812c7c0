"""What is left of a link or a footnote that no longer works, and would print as it stands."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from mou_cli.checks.places import place_in_line
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank, Model
from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem
from mou_cli.prose import Prose
from mou_cli.prose.tree import Image, Link, inlines_of, text_of

_LEFTOVER = re.compile(r"(?<!\\)(?:\[\](?:\(#?)?|\]\(#?|\(#(?![0-9\s]))")
_END_OF_LINK = re.compile(
    r"(?:\[(?=\]))?\]\(\s*"
    r"<?(?P<target>(?:\\\S|[^\s()<>\\]|\([^\s()<>\\]*\))+)>?(?:\s[^()]*)?\)"
)
_BEGUN = re.compile(r"(?<!\\)\[(?:[^\[\]\\]|\\.)*\Z")
_NO_LINE_END = re.compile(r"[^\n]")
_MARKER = re.compile(r"(?<!\\)\[\^[^\]\s\[]{1,40}\](?!:)")
_NOTE = re.compile(r"(?:^|\n)[ >*+-]*(\[\^[^\]\s\[]{1,40}\]):")
_HINTS = ("](", "(#", "[]")

ASIDE = frozenset({"note", "sic", "source"})
"""Fields that speak to whoever keeps the data; no document prints them."""

LINK_FAULTS = frozenset({"PRO005", "PRO008", "PRO009"})

LONGEST_WORDS = 1_000
"""In front of a link's end its beginning is looked for so far back, however long the text."""

HOUSE_STYLE = "house-style"
"""Its texts are patterns, with brackets of their own."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a text in which something may be left over."""

    model: Model
    name: str
    number: int
    text: str

    def place(self, repository: Repository, found: re.Match[str]) -> Position:
        """Return where a part of the line stands in its file."""
        if repository.style(self.model, self.name) != "|":
            return repository.where_words(self.model, self.name, self.number, found[0])
        start, length = found.start(), len(found[0])
        return place_in_line(
            repository, self.model, self.name, self.number, self.text, start, length
        )


def check_leftovers(repository: Repository) -> Iterator[Problem]:
    """Yield PRO016 for what is left of a link, and PRO017 for a footnote mark without its note."""
    for path, held in repository.contents.items():
        if repository.files[path].kind == HOUSE_STYLE:
            continue
        # A glance passes over nearly every file; only a file with prose holds notes.
        marked = "[^" in held.text
        if not marked and not any(hint in held.text for hint in _HINTS):
            continue
        notes = frozenset(_NOTE.findall(held.text)) if marked else frozenset()
        for model in held.objects:
            for line in _suspicious(model):
                yield from _of_links(repository, line)
                yield from _of_notes(repository, line, notes) if marked else ()


def _suspicious(model: Model) -> Iterator[_Line]:
    """Yield each line of `model` that prints brackets, without the links that work."""
    for name, value in vars(model).items():
        if name in ASIDE:
            continue
        if isinstance(value, Prose):
            if _prints_brackets(value):
                for number, text in enumerate(_without_links(value).split("\n")):
                    yield _Line(model, name, number, text)
            continue
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and not isinstance(text, Blank):
                yield _Line(model, name, 0, text)


def _prints_brackets(prose: Prose) -> bool:
    """Say whether what looks like a link or a mark is read as mere words."""
    if not any(hint in prose.source for hint in (*_HINTS, "[^")):
        return False
    if any(fault.code in LINK_FAULTS for fault in prose.parsed.faults):
        return False  # how the link is to be mended is told already
    words = text_of(prose.blocks)
    return any(hint in words for hint in (*_HINTS, "[^"))


def _without_links(prose: Prose) -> str:
    """Return the source with blanks in place of the links that are read as such."""
    source = prose.source
    read = Counter(
        inline.target if isinstance(inline, Link) else inline.source
        for inline in inlines_of(prose.blocks)
        if isinstance(inline, Link | Image)
    )
    written = Counter(_target(end) for end in _END_OF_LINK.finditer(source))

    def blanks(end: re.Match[str]) -> str:
        target, near = _target(end), max(0, end.start() - LONGEST_WORDS)
        whole = written[target] <= read[target] or (
            read[target] and (end[0][0] == "[" or _BEGUN.search(source, near, end.start()))
        )
        return _NO_LINE_END.sub(" ", end[0]) if whole else end[0]

    return _END_OF_LINK.sub(blanks, source)


def _target(end: re.Match[str]) -> str:
    return end["target"].replace("\\", "")


def _is_meant(line: str, found: re.Match[str]) -> bool:
    """Say whether the bracket that is closed here was opened with a backslash in front."""
    opened = line.rfind("[", 0, found.start())
    escaped = opened > 0 and line[opened - 1] == "\\"
    return found[0][0] == "]" and escaped and "]" not in line[opened : found.start()]


def _of_links(repository: Repository, line: _Line) -> Iterator[Problem]:
    for found in _LEFTOVER.finditer(line.text):
        if _is_meant(line.text, found):
            continue
        yield problem(
            "PRO016",
            line.place(repository, found),
            f"`{found[0]}` stands here as it is, and looks like the rest of a link",
            "Write the link whole: `[words](#key)`; or take the signs out",
        )


def _of_notes(repository: Repository, line: _Line, notes: frozenset[str]) -> Iterator[Problem]:
    for found in _MARKER.finditer(line.text):
        if found[0] not in notes:
            yield problem(
                "PRO017",
                line.place(repository, found),
                f"The mark `{found[0]}` has no note",
                "Write the words of the note into the text, or take the mark out",
            )
