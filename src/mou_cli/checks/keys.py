"""Keys are unique, so that a link or a comparison can tell things apart."""

from collections.abc import Iterable, Iterator

from mou_cli.loading.repository import Repository
from mou_cli.model.deadlines import DeadlineRule
from mou_cli.model.mou import Definition, Domain, Locality, Mou, Objective
from mou_cli.model.outcomes import Indicator, Outcome
from mou_cli.model.principles import Principle
from mou_cli.model.sections import Section
from mou_cli.numbering.sections import sections_of
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem

Keyed = (
    Section
    | Definition
    | Domain
    | Objective
    | Locality
    | Principle
    | Outcome
    | Indicator
    | DeadlineRule
)


def check_keys(repository: Repository) -> Iterator[Problem]:
    """Yield KEY002 for each key that was given before."""
    if repository.mou is not None:
        yield from _of_the_agreement(repository, repository.mou)
    yield from _twice(repository, "principle", repository.principles)
    outcomes = [o for found in repository.outcomes.values() for o in found.listed]
    yield from _twice(repository, "outcome", outcomes)
    yield from _twice(repository, "indicator", [i for o in outcomes for i in o.indicators])
    for style in repository.house_styles.values():
        yield from _twice(repository, "deadline", style.deadlines)


def _of_the_agreement(repository: Repository, mou: Mou) -> Iterator[Problem]:
    places: list[Keyed] = [*sections_of(mou), *mou.definitions]
    yield from _twice(repository, "section or definition", places)
    yield from _twice(repository, "domain", mou.domains)
    yield from _twice(repository, "objective", mou.objectives)
    yield from _twice(repository, "locality", mou.localities)
    seen: set[str] = set()
    for participant in mou.participants:
        if participant.key in seen:
            field = "partner" if participant.partner else "open_class"
            yield problem(
                "KEY002",
                repository.where(participant, field),
                f"`{participant.key}` takes part twice",
                "Keep one entry; an organisation has one place in an agreement",
            )
        seen.add(participant.key)


def _twice(repository: Repository, name: str, things: Iterable[Keyed]) -> Iterator[Problem]:
    seen: dict[str, Keyed] = {}
    for thing in things:
        first = seen.setdefault(thing.key, thing)
        if first is not thing:
            there = repository.where(first, "key")
            yield problem(
                "KEY002",
                repository.where(thing, "key"),
                f"The {name} `{thing.key}` is there already",
                f"Give one of them another key; the first is in {there.path}, line {there.line}",
            )
