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
    """Yield SAI001 for `said` words and SIC001 for `sic` words that the text does not have."""
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
    for model, notes in repository.having("sic"):
        if notes:
            yield from _sic(repository, model, notes)


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
