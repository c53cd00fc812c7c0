"""Prose holds what every format can show, and nothing that hides."""

from collections.abc import Iterator

from mou_cli.loading.repository import Repository
from mou_cli.model.base import Model
from mou_cli.model.sections import TextItem
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem
from mou_cli.prose.faults import character_faults
from mou_cli.prose.tree import Table, figure_of


def check_wording(repository: Repository) -> Iterator[Problem]:
    """Yield the rules of prose (PRO…) for every text."""
    for model, name, prose in repository.proses:
        style = repository.style(model, name)
        if style != "|":
            yield problem(
                "PRO001",
                repository.where(model, name),
                f"`{name}` is not written as a literal block",
                f"Write `{name}: |`, then the words on the next line, indented",
            )
        for fault in prose.parsed.faults:
            position = repository.where_words(model, name, fault.line, fault.words)
            yield problem(fault.code, position, fault.message, fault.mend)
        if isinstance(model, TextItem) and not prose.parsed.faults:
            yield from _captions(repository, model)
    for held in repository.contents.values():
        if not held.text.isascii():
            for model in held.objects:
                yield from _characters(repository, model)


def _captions(repository: Repository, item: TextItem) -> Iterator[Problem]:
    blocks = item.text.blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    alone = len(blocks) == 1 and (bool(tables) or figure_of(blocks[0]) is not None)
    if item.caption is not None and not alone:
        yield problem(
            "PRO012",
            repository.where(item, "caption"),
            "The caption does not stand beside one table or figure alone",
            "Give the table or figure a `text` of its own, with this caption",
        )
    if item.caption is None and tables:
        yield problem(
            "PRO014",
            repository.where(item, "text"),
            "A table has no caption",
            "Give it a `text` of its own, and write `caption:` beside it",
        )


def _characters(repository: Repository, model: Model) -> Iterator[Problem]:
    """Look at one-line texts; prose is looked at when it is parsed."""
    for name, value in model:
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and not text.isascii():
                for fault in character_faults(0, text):
                    position = repository.where(model, name)
                    yield problem(fault.code, position, fault.message, fault.mend)
