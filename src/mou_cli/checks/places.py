"""Where in a text a link stands."""

from dataclasses import replace

from mou_cli.loading.repository import Repository
from mou_cli.model.base import Model
from mou_cli.problems import Position
from mou_cli.prose import Prose


def place_of_link(
    repository: Repository, model: Model, name: str, prose: Prose, target: str
) -> Position:
    """Return where a link's target stands behind its words, and not the same letters elsewhere."""
    lines = enumerate(prose.source.split("\n"))
    line = next((number for number, text in lines if f"]({target}" in text), 0)
    found = repository.where_words(model, name, line, f"]({target}")
    return replace(found, column=found.column + 2, length=max(1, found.length - 2))


def place_in_line(
    repository: Repository,
    model: Model,
    name: str,
    number: int,
    line: str,
    start: int,
    length: int,
) -> Position:
    """Return where part of one line of a prose field stands.

    Args:
        repository: The data.
        model: An object of it.
        name: Its prose field.
        number: The line within the text, counted from 0.
        line: That line.
        start: Where the part begins in it, counted from 0.
        length: How many characters it has.
    """
    first = repository.where_words(model, name, number, "")
    indent = len(line) - len(line.lstrip())
    return replace(first, column=first.column - indent + start, length=max(1, length))
