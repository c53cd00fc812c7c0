"""A fact and the words that state it have not drifted apart."""

import re
from collections.abc import Iterator

from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank, Model
from mou_cli.model.kinds import PARTNERS, VERSIONS
from mou_cli.places import lies_in
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem
from mou_cli.prose import Prose

_QUOTED = re.compile(r"`([^`]+)`")


def check_said(repository: Repository) -> Iterator[Problem]:
    """Yield SAI001 and SIC001 for `said` and `sic` words that the text does not have.

    SAI002 is for `said` words that contradict their fact.
    """
    text = "\n".join(prose.words for _, _, prose in repository.agreement_proses)
    complete = repository.mou is not None and all(
        lies_in(path, PARTNERS.folder, VERSIONS.folder) for path in repository.broken
    )
    for model, said in repository.having("said"):
        if complete and said is not None and " ".join(said.split()) not in text:
            yield problem(
                "SAI001",
                repository.where(model, "said"),
                "The text does not have these words",
                "Copy them from the text, or correct the fact or the text",
            )
        if said is not None and any(_is_stated(model, field) for field in _COUNTED):
            yield from _contradicted(repository, model, said)
    for model, notes in repository.having("sic"):
        if notes:
            yield from _sic(repository, model, notes)


_COUNTED = (
    *("every", "first", "until", "notice", "date", "number"),
    *("from_", "minimum", "maximum", "lasts"),
)
"""Fields of numbers, dates and lengths of time that words may state."""


def _is_stated(model: Model, field: str) -> bool:
    value = getattr(model, field, None)
    return value is not None and not isinstance(value, Blank)


def _contradicted(repository: Repository, model: Model, said: str) -> Iterator[Problem]:
    from mou_cli.checks.stated.contradictions import contradictions

    for found in contradictions(model, said):
        yield problem(
            "SAI002",
            repository.where_words(model, "said", 0, found.words),
            f"These words say `{found.words}`, and `{found.field}` is `{found.fact}`",
            "Find out which of the two is right, and correct the other",
        )


def _sic(repository: Repository, model: Model, notes: tuple[str, ...]) -> Iterator[Problem]:
    own = " ".join(_own_words(model))
    for number, note in enumerate(notes):
        for words in _QUOTED.findall(note):
            if words not in own:
                yield problem(
                    "SIC001",
                    repository.where(model, "sic", number),
                    f"The words `{words}` are not beside this note",
                    "Quote them exactly, move the note to where they are, or take it out",
                )


def _own_words(model: Model) -> Iterator[str]:
    for name, value in model:
        if isinstance(value, Prose):
            yield value.words
        elif isinstance(value, str) and not isinstance(value, Blank) and name != "sic":
            yield value
