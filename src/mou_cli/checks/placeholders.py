"""Nothing that was to be filled in is left in."""

import re
from collections.abc import Iterator

from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank, Model
from mou_cli.model.kinds import HOUSE_STYLES
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem
from mou_cli.prose import Prose

_PLACEHOLDER = re.compile(
    r"\b(?:TBC|TBA|TBD|XXX+|FIXME|TODO)\b"
    r"|\?\?\?+"
    r"|\[(?:insert|name|date|amount|address|title|organisation|to be|tbc)\b[^\]\n]*\](?!\()"
    r"|\blorem ipsum\b",
    re.IGNORECASE,
)


NOTES = ("note", "sic")
PATTERNS = (*NOTES, "text")
"""In a house style a `text` is a pattern, and has brackets of its own."""


def check_placeholders(repository: Repository) -> Iterator[Problem]:
    """Yield PLA001 for each placeholder in a text or a one-line field."""
    for path, held in repository.contents.items():
        if _may_hold_one(held.text):
            skipped = PATTERNS if repository.files[path].kind == HOUSE_STYLES.name else NOTES
            for model in held.objects:
                yield from _in_fields(repository, model, skipped)


_HINTS = ("tbc", "tba", "tbd", "xxx", "fixme", "todo", "???", "[", "lorem ipsum")
"""Each placeholder holds one of these. To look for them takes a tenth of the pattern's time."""


def _may_hold_one(text: str) -> bool:
    small = text.lower()
    return not text.isascii() or any(hint in small for hint in _HINTS)


def _in_fields(repository: Repository, model: Model, skipped: tuple[str, ...]) -> Iterator[Problem]:
    for name, value in model:
        if name in skipped:
            continue
        if isinstance(value, Prose):
            yield from _in_lines(repository, model, name, value.source.split("\n"))
        elif isinstance(value, str) and not isinstance(value, Blank):
            yield from _in_lines(repository, model, name, [value])


def _in_lines(
    repository: Repository, model: Model, name: str, lines: list[str]
) -> Iterator[Problem]:
    for number, line in enumerate(lines):
        for match in _PLACEHOLDER.finditer(line):
            yield problem(
                "PLA001",
                repository.where_words(model, name, number, match.group()),
                f"The placeholder `{match.group()}` was left in",
                "Fill it in; what is known to be open is a field with `to be confirmed`",
            )
