"""Facts that the prose also states: which words state them, before and after."""

from collections.abc import Iterator
from dataclasses import dataclass

from mou_cli.changes.pair import Side
from mou_cli.model.base import Blank, Model


@dataclass(frozen=True, slots=True)
class Restated:
    """A fact whose words changed."""

    address: str
    old: str
    new: str


def restated_facts(old: Side, new: Side) -> tuple[Restated, ...]:
    """Return the facts whose words changed."""
    before, after = dict(_facts_with_words(old)), dict(_facts_with_words(new))
    return tuple(
        Restated(address, before[address], words)
        for address, words in after.items()
        if before.get(address, words) != words
    )


def restating(restated: tuple[Restated, ...], old: str, new: str) -> str:
    """Return the address of the fact that a rewording only repeats, or nothing.

    Args:
        restated: The facts whose words changed.
        old: The words of a text before.
        new: The words of the text after.
    """
    for fact in restated:
        if fact.old in old and old.replace(fact.old, fact.new) == new:
            return fact.address
    return ""


def _facts_with_words(side: Side) -> Iterator[tuple[str, str]]:
    for address, model in facts_of(side):
        words = getattr(model, "said", None)
        if words is not None:
            yield address, " ".join(words.split())


def facts_of(side: Side) -> Iterator[tuple[str, Model | Blank | None]]:
    """Yield the facts that the prose may state as well, each with its address."""
    mou = side.mou
    yield "term/legal-status", mou.legal_status
    yield from ((f"tier/{key}", tier) for key, tier in mou.tiers.items())
    yield from ((f"participant/{p.key}", p) for p in mou.participants)
    yield from (("term/commencement", mou.commencement), ("term/duration", mou.term))
    yield "term/review", mou.review
    if not isinstance(mou.governance, Blank):
        yield "term/forum", mou.governance.forum
        if not isinstance(mou.governance.reports_to, Blank):
            yield from ((f"term/{body.name}", body) for body in mou.governance.reports_to)
    if not isinstance(mou.variation, Blank):
        yield from ((f"term/variation-{rule.change}", rule) for rule in mou.variation)
    for domain, found in side.repository.outcomes.items():
        yield f"outcomes/{domain}", found
