"""Nothing that was to be filled in is left in."""

import re
from collections.abc import Iterator

from mou_cli.model.base import Blank, Model
from mou_cli.model.house_style import HeadLine, SectionStyle
from mou_cli.problems import Problem
from mou_cli.prose import Prose
from mou_cli.repository import Repository
from mou_cli.rules import problem

_PLACEHOLDER = re.compile(
    r"\b(?:TBC|TBA|TBD|XXX+|FIXME|TODO)\b"
    r"|\?\?\?+"
    r"|\[(?:insert|name|date|amount|address|title|organisation|to be|tbc)\b[^\]\n]*\](?!\()"
    r"|\blorem ipsum\b",
    re.IGNORECASE,
)


def check_placeholders(repository: Repository) -> Iterator[Problem]:
    """Yield PLA001 for each placeholder in a text or a one-line field."""
    for model in repository.objects:
        for name, value in model:
            is_pattern = name == "text" and isinstance(model, HeadLine | SectionStyle)
            if name in ("note", "sic") or is_pattern:
                continue  # a pattern of a house style has brackets of its own
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
