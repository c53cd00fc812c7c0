"""A comment of YAML that cuts a text: `title: MoU #2 of the Board` says `MoU`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import AfterValidator

from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank, Model, one_line
from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem
from mou_cli.yaml_files.lines import text_lines

_CUT = re.compile(r" +#(?=[^\W_])")
"""Behind a sign of a comment proper stands a space."""

_CUT_IN_BYTES = re.compile(rb"[^ \n] +#[0-9A-Za-z\x80-\xff]")


def check_comments(repository: Repository) -> Iterator[Problem]:
    """Yield YML010 for each unquoted text of one line that goes on behind a `#`."""
    for path, file in repository.files.items():
        if b" #" in file.data and _CUT_IN_BYTES.search(file.data):
            lines = text_lines(file.data.decode("utf-8-sig", "replace"))
            for model in repository.contents[path].objects:
                yield from _in_fields(repository, model, lines)


def _in_fields(repository: Repository, model: Model, lines: list[str]) -> Iterator[Problem]:
    for name, value in vars(model).items():
        if not _is_free_text(type(model), name):
            continue
        texts = enumerate(value) if isinstance(value, tuple) else ((None, value),)
        for number, text in texts:
            if isinstance(text, str) and not isinstance(text, Blank):
                start = repository.where(model, name, *(() if number is None else (number,)))
                cut = _cut(lines, start, text)
                if cut is not None:
                    yield problem(
                        "YML010",
                        cut,
                        "A comment begins here, and the text ends with "
                        f"`{' '.join(text.split()[-3:])}`",
                        "Put quotes round the whole text; or write a space behind the `#` of a "
                        "comment",
                    )


def _cut(lines: list[str], start: Position, text: str) -> Position | None:
    """Return where a comment cuts `text`, which begins at `start` and may go on over lines."""
    rest, column = text, start.column - 1
    for number in range(start.line - 1, len(lines)):
        line = lines[number]
        found = _CUT.search(line, column)
        written = (line[column : found.start()] if found else line[column:]).strip()
        if not written or not rest.startswith(written):
            return None  # it is quoted, or none that was written in one piece
        rest, column = rest[len(written) :].lstrip(), 0
        if not rest:
            sign = found.end() - 1 if found else 0
            length = len(line.rstrip()) - sign
            return Position(start.path, number + 1, sign + 1, length) if found else None
    return None


@cache
def _is_free_text(kind: type[Model], name: str) -> bool:
    """Say whether people write words of their own into a field, and no id, date or known word."""
    info = kind.model_fields[name]
    return _has_one_line(info.metadata) or _mentions_one_line(info.annotation)


def _mentions_one_line(annotation: Any) -> bool:
    metadata = getattr(annotation, "__metadata__", ())
    return _has_one_line(metadata) or any(_mentions_one_line(a) for a in get_args(annotation))


def _has_one_line(metadata: Any) -> bool:
    return any(isinstance(each, AfterValidator) and each.func is one_line for each in metadata)
