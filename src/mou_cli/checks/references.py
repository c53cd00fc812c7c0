"""Names lead somewhere: tiers, partners, domains, localities and links."""

from collections.abc import Iterable, Iterator
from functools import cache

from mou_cli.checks.places import place_of_link
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Model, is_key
from mou_cli.model.kinds import MOU_PATH, PARTNERS
from mou_cli.model.mou import Mou
from mou_cli.model.outcomes import Observation, Target
from mou_cli.model.sections import OutcomesInsert
from mou_cli.numbering import number_sections
from mou_cli.numbering.sections import sections_of
from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem
from mou_cli.problems.suggestions import did_you_mean, nearest, sentences
from mou_cli.prose.tree import Link, inlines_of
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.signed_text.targets import Targets, anchor_of, targets_of
from mou_cli.signed_text.text import printed_anchors


def check_references(repository: Repository) -> Iterator[Problem]:
    """Yield REF001 for names and REF002 for links that lead nowhere."""
    yield from _partners(repository)
    if repository.mou is not None:
        yield from _tiers(repository, repository.mou)
        yield from _domains(repository, repository.mou)
        yield from _localities(repository, repository.mou)
        yield from _series(repository, repository.mou)
        yield from _empty_inserts(repository, repository.mou)
        yield from _links(repository, repository.mou)


def _partners(repository: Repository) -> Iterator[Problem]:
    known = {*repository.partners}
    known |= {stem for path in repository.broken if (stem := PARTNERS.stem(path)) and is_key(stem)}
    # One name that many files have wrong is compared with a large register once.
    mend_of = cache(lambda partner: sentences(*_partner_hints(partner, known)))
    for name in ("partner", "parent"):
        for model, value in repository.having(name):
            if value is not None and value not in known:
                yield _unknown_partner(value, repository.where(model, name), mend_of(value))
    for model, successors in repository.having("successors"):
        for number, value in enumerate(successors):
            if value not in known:
                position = repository.where(model, "successors", number)
                yield _unknown_partner(value, position, mend_of(value))


def _unknown_partner(partner: str, position: Position, mend: str) -> Problem:
    return problem("REF001", position, f"No partner is called `{partner}`", mend)


def _partner_hints(partner: str, known: set[str]) -> tuple[str, str]:
    add = f"add the file `{PARTNERS.path(partner)}` with a `name` and a `kind`"
    near = nearest(partner, known)
    return (f"Did you mean `{near}`?", f"or {add}") if near else (f"A{add[1:]}", "")


def _tiers(repository: Repository, mou: Mou) -> Iterator[Problem]:
    for model, tier in repository.having("tier"):
        if tier not in mou.tiers:
            line = repository.where(mou, "tiers").line
            yield _unknown(
                repository,
                model,
                "tier",
                tier,
                mou.tiers,
                f"tiers are in {MOU_PATH}, line {line}",
            )
    keys = {participant.key for participant in mou.participants}
    for participant in mou.participants:
        for number, key in enumerate(participant.represented_by):
            if key not in keys:
                yield problem(
                    "REF001",
                    repository.where(participant, "represented_by", number),
                    f"No participant is called `{key}`",
                    did_you_mean(key, sorted(keys)),
                )


def _domains(repository: Repository, mou: Mou) -> Iterator[Problem]:
    domains = [domain.key for domain in mou.domains]
    for model, domain in repository.having("domain"):
        if domain not in domains:
            yield _unknown(repository, model, "domain", domain, domains)
    for key, outcomes in repository.outcomes.items():
        if key not in domains:
            yield problem(
                "REF001",
                repository.where(outcomes),
                f"No domain is called `{key}`",
                sentences(did_you_mean(key, domains), "the file is named after its domain"),
            )


def _localities(repository: Repository, mou: Mou) -> Iterator[Problem]:
    known = [locality.key for locality in mou.localities]
    for found in repository.outcomes.values():
        for outcome in found.listed:
            for indicator in outcome.indicators:
                measured: list[Target | Observation] = [*indicator.targets, *indicator.observations]
                for model in measured:
                    if model.locality is not None and model.locality not in known:
                        yield _unknown(repository, model, "locality", model.locality, known)


def _series(repository: Repository, mou: Mou) -> Iterator[Problem]:
    for section in sections_of(mou):
        if section.series is not None and section.series not in mou.numbering:
            yield _unknown(repository, section, "series", section.series, mou.numbering)


def _empty_inserts(repository: Repository, mou: Mou) -> Iterator[Problem]:
    if repository.broken:
        return  # what is missing may be in a file that could not be read
    things: dict[str, object] = {
        "objectives": mou.objectives,
        "domains": mou.domains,
        "principles": repository.principles,
        "definitions": mou.definitions,
        "versions": repository.versions,
    }
    for model, kind in repository.having("insert"):
        missing = isinstance(model, OutcomesInsert) and model.domain not in repository.outcomes
        if missing or (kind in things and not things[kind]):
            yield problem(
                "REF004",
                repository.where(model, "insert"),
                f"There are no {kind} to insert here",
                "Write them, or take the insert out; outcomes still to come are a file with "
                "`outcomes: to be confirmed`",
            )


def _unknown(
    repository: Repository,
    model: Model,
    name: str,
    value: str,
    known: Iterable[str],
    where: str = "",
) -> Problem:
    mend = did_you_mean(value, list(known))
    return problem(
        "REF001",
        repository.where(model, name),
        f"No {name} is called `{value}`",
        sentences(mend, where) if where else mend,
    )


def _links(repository: Repository, mou: Mou) -> Iterator[Problem]:
    targets = targets_of(repository, mou, number_sections(mou))
    printed = set(printed_anchors(signed_text_of(repository, mou).content))
    for model, name, prose in repository.agreement_proses:
        for inline in inlines_of(prose.blocks):
            if not isinstance(inline, Link) or not inline.target.startswith(("#", "mou:")):
                continue
            key = inline.target.removeprefix("#")
            if "/" in key and key not in targets and repository.broken:
                continue  # it may be in a file that could not be read
            found = _fault_of_link(inline, targets, printed)
            if found is not None:
                message, mend = found
                position = place_of_link(repository, model, name, prose, inline.target)
                yield problem("REF002", position, f"The link `{inline.target}` {message}", mend)


def _fault_of_link(link: Link, targets: Targets, printed: set[str]) -> tuple[str, str] | None:
    """Return what is wrong with a link inside the agreement, and the mend."""
    key = link.target.removeprefix("#")
    if link.target.startswith("mou:"):
        return "is for reports about an agreement", "Inside the agreement begin it with `#`"
    if key not in targets:
        return "leads nowhere", did_you_mean(key, sorted(targets))
    if anchor_of(key) not in printed:
        return (
            "leads to what the agreement does not print",
            "Insert it somewhere, or take the link out",
        )
    if not link.children and not targets[key]:
        return (
            "has no words, and its target no number or title",
            "Write the words between the square brackets",
        )
    return None
