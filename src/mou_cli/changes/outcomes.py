"""Outcomes, indicators and targets: what came, went, moved, and by how much a target changed."""

from collections.abc import Iterator

from mou_cli.changes.change import Change, ChangeKind, Value
from mou_cli.changes.fields import changed_fields
from mou_cli.changes.matching import match
from mou_cli.changes.pair import Pair
from mou_cli.changes.targets import compare_targets
from mou_cli.changes.values import said
from mou_cli.model.base import Blank
from mou_cli.model.outcomes import DomainOutcomes, Indicator, Outcome

PRINTED = frozenset({"unit", "baseline"})


def compare_outcomes(pair: Pair) -> Iterator[Change]:
    """Yield what happened to the outcomes of every domain."""
    old, new = pair.old.repository.outcomes, pair.new.repository.outcomes
    for domain, found in new.items():
        if domain not in old:
            yield _file(pair, ChangeKind.ADDED, domain)
            yield from _changes_of_list(pair, DomainOutcomes(outcomes=()), found)
        elif old[domain] is not found:
            yield from _domain(pair, domain, old[domain], found)
    for domain, found in old.items():
        if domain not in new:
            yield _file(pair, ChangeKind.REMOVED, domain)
            yield from _changes_of_list(pair, found, DomainOutcomes(outcomes=()))


def _file(pair: Pair, kind: ChangeKind, domain: str) -> Change:
    return Change(kind, f"outcomes/{domain}", _domain_title(pair, domain)).signed_if(
        not pair.same_text
    )


def _domain_title(pair: Pair, domain: str) -> str:
    domains = (*pair.new.mou.domains, *pair.old.mou.domains)
    return next((found.title for found in domains if found.key == domain), domain)


def _domain(pair: Pair, domain: str, old: DomainOutcomes, new: DomainOutcomes) -> Iterator[Change]:
    address, name = f"outcomes/{domain}", _domain_title(pair, domain)
    before, after = _blank(old), _blank(new)
    if before != after:
        change = Change(ChangeKind.CHANGED, address, name, "outcomes", before, after)
        yield change.signed_if(not pair.same_text, "targets")
    yield from changed_fields(pair, address, name, (old, new), skip={"outcomes"})
    yield from _changes_of_list(pair, old, new)


def _blank(found: DomainOutcomes) -> Value:
    return said(found.outcomes) if isinstance(found.outcomes, Blank) else None


def _changes_of_list(pair: Pair, old: DomainOutcomes, new: DomainOutcomes) -> Iterator[Change]:
    found = match(old.listed, new.listed, lambda outcome: outcome.key)
    for kind, things in ((ChangeKind.ADDED, found.added), (ChangeKind.REMOVED, found.removed)):
        for key, outcome in things.items():
            address = f"outcome/{key}"
            change = Change(kind, address, outcome.title)
            yield change.signed_if(pair.touches(address), "targets")
    for key, (before, after) in found.both.items():
        address = f"outcome/{key}"
        if key in found.moved:
            moved = Change(ChangeKind.MOVED, address, after.title)
            yield moved.signed_if(pair.reorders("outcome"))
        yield from _outcome(pair, address, before, after)


def _outcome(pair: Pair, address: str, old: Outcome, new: Outcome) -> Iterator[Change]:
    if old is new:
        return
    signed = pair.touches(address)
    if old.title != new.title:
        renamed = Change(ChangeKind.RENAMED, address, new.title, old=old.title, new=new.title)
        yield renamed.signed_if(signed)
    found = match(old.indicators, new.indicators, lambda indicator: indicator.key)
    for kind, things in ((ChangeKind.ADDED, found.added), (ChangeKind.REMOVED, found.removed)):
        for key, indicator in things.items():
            change = Change(kind, f"indicator/{key}", indicator.title)
            yield change.signed_if(signed, "targets")
    for key, (before, after) in found.both.items():
        if key in found.moved:
            moved = Change(ChangeKind.MOVED, f"indicator/{key}", after.title)
            yield moved.signed_if(signed)
        for change in _indicator(pair, f"indicator/{key}", before, after):
            yield change.signed_if(signed and _prints(change), change.variation or "wording")


def _prints(change: Change) -> bool:
    """Say whether what changed of an indicator is printed; of targets it is known already."""
    return change.kind is ChangeKind.RENAMED or change.field in PRINTED or change.signed


def _indicator(pair: Pair, address: str, old: Indicator, new: Indicator) -> Iterator[Change]:
    if old.title != new.title:
        yield Change(ChangeKind.RENAMED, address, new.title, old=old.title, new=new.title)
    yield from compare_targets(pair, address, old, new)
    skip = {"key", "title", "targets"}
    yield from changed_fields(pair, address, new.title, (old, new), skip=skip)
