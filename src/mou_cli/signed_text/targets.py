"""Where a link in the prose may lead, and what it prints where it has no words of its own."""

from collections.abc import Iterator, Mapping

from mou_cli.loading.repository import Repository
from mou_cli.model.mou import Mou
from mou_cli.model.sections import Section
from mou_cli.numbering import Numbering
from mou_cli.numbering.sections import sections_of
from mou_cli.prose.links import change_links
from mou_cli.prose.tree import Blocks, Inline, Link, Text

Targets = Mapping[str, str]
"""From a target such as `payment` or `principle/be-ambitious` to the words that name it."""


def targets_of(repository: Repository, mou: Mou, numbering: Numbering[Section]) -> Targets:
    """Return every place that a link may name."""
    pairs = [
        *((f"{kind}/{key}", name) for kind, key, name in _addressed(repository, mou)),
        *((definition.key, definition.term) for definition in mou.definitions),
        *((section.key, _name_of_section(section, numbering)) for section in sections_of(mou)),
    ]
    return dict(pairs)


def anchor_of(target: str) -> str:
    """Return the name of the place in a document that a link to `target` leads to."""
    return target.replace("/", "_")


def resolve(blocks: Blocks, targets: Targets) -> Blocks:
    """Give each link without words the words of its target."""

    def change(link: Link) -> tuple[Inline, ...]:
        words = link.children or (Text(targets.get(link.target[1:]) or link.target),)
        return (Link(_href(link.target), words),)

    return change_links(blocks, change)


def _addressed(repository: Repository, mou: Mou) -> Iterator[tuple[str, str, str]]:
    for participant in mou.participants:
        yield "partner", participant.key, participant.name
    for objective in mou.objectives:
        yield "objective", objective.key, objective.text.words
    for principle in repository.principles:
        yield "principle", principle.key, principle.title or principle.text.words
    for domain in mou.domains:
        yield "domain", domain.key, domain.title
        found = repository.outcomes.get(domain.key)
        for outcome in found.listed if found is not None else ():
            yield "outcome", outcome.key, outcome.title


def _name_of_section(section: Section, numbering: Numbering[Section]) -> str:
    citation = numbering.of(section).citation
    if citation and section.title:
        return f"{citation} ({section.title})"
    return citation or section.title or ""


def _href(target: str) -> str:
    return f"#{anchor_of(target[1:])}" if target.startswith("#") else target
