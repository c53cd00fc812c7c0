"""Every character that may be printed is one that the PDF can show."""

import re
from collections.abc import Iterator
from html import unescape

from mou_cli.loading.repository import Repository
from mou_cli.model.base import Model
from mou_cli.model.partner import FormerName
from mou_cli.places import PRIVATE, lies_in
from mou_cli.printable.characters import is_letter, may_be_unprintable, named, unprintable
from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem
from mou_cli.prose import Prose

NEVER_PRINTED = frozenset({"guidance", "note", "source", "recorded_by"})
"""Fields for those who read the data."""

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]*);")
"""A character that is written as its number or name, as CommonMark 0.31, section 2.5, has it."""


def check_characters(repository: Repository) -> Iterator[Problem]:
    """Yield PRO018 for characters that no document can show."""
    for held in repository.contents.values():
        if may_be_unprintable(held.text) or _REFERENCE.search(held.text):
            for model in held.objects:
                if not isinstance(model, FormerName):
                    yield from _of_object(repository, model)


def _of_object(repository: Repository, model: Model) -> Iterator[Problem]:
    for name, value in vars(model).items():
        if name not in NEVER_PRINTED:
            for inside, text in _texts(value):
                for number, line in enumerate(text.split("\n")):
                    for words, run in _runs(line, prose=isinstance(value, Prose)):
                        where = repository.where_words(model, name, number, words, *inside)
                        yield _problem(run, where)


def _runs(line: str, *, prose: bool) -> Iterator[tuple[str, str]]:
    """Yield the words of a line that stand for characters without a font, and the characters."""
    for run in unprintable(line):
        yield run, run
    for found in _REFERENCE.finditer(line) if prose else ():
        for run in unprintable(unescape(found.group())):
            yield found.group(), run


def _texts(value: object) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield each text of a field, behind its place in a list."""
    if isinstance(value, Prose):
        yield (), value.source
    elif isinstance(value, str):
        yield (), value
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            if isinstance(each, str):
                yield (number,), each


def _problem(run: str, where: Position) -> Problem:
    first = run[0]
    # What is exempt from publication is told by its place alone.
    quoted = "" if lies_in(where.path, PRIVATE) else f" `{run}`"
    if len(run) == 1:
        said = f"The documents' fonts do not have the character{quoted} ({named(first)})"
    else:
        said = (
            f"The documents' fonts do not have the characters{quoted}; the first is {named(first)}"
        )
    if is_letter(first):
        mend = (
            "Write it in Latin letters, as its owner does in English; "
            "its own script can stand in a comment, behind `#`"
        )
    else:
        mend = "Say it in words, or take it out"
    return problem("PRO018", where, said, mend)
