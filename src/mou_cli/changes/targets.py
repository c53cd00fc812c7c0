"""Targets: by locality and date; from what, to what, by how much."""

from collections.abc import Iterator
from decimal import Decimal

from mou_cli.changes.change import Change, ChangeKind
from mou_cli.changes.matching import Match, match
from mou_cli.changes.pair import Pair
from mou_cli.changes.values import number
from mou_cli.model.base import Blank
from mou_cli.model.outcomes import Indicator, Number, Target
from mou_cli.signed_text.projection import printed_value


def compare_targets(pair: Pair, address: str, old: Indicator, new: Indicator) -> Iterator[Change]:
    """Yield what happened to the targets of an indicator."""
    found = _together(old, new)
    for target in found.added.values():
        change = Change(
            ChangeKind.ADDED,
            address,
            new.title,
            _place_of_target(pair, target),
            new=target_in_words(target, new),
        )
        yield change.signed_if(not pair.same_text, "targets")
    for target in found.removed.values():
        change = Change(
            ChangeKind.REMOVED,
            address,
            new.title,
            _place_of_target(pair, target),
            old=target_in_words(target, old),
        )
        yield change.signed_if(not pair.same_text, "targets")
    for before, after in found.both.values():
        if before != after:
            change = Change(
                ChangeKind.CHANGED,
                address,
                new.title,
                _place_of_target(pair, after),
                target_in_words(before, old),
                target_in_words(after, new),
                amount=_amount(before, after, new.unit),
            )
            yield change.signed_if(not pair.same_text, "targets")
    if found.moved:
        change = Change(ChangeKind.CHANGED, address, new.title, "order of the targets")
        yield change.signed_if(not pair.same_text)


def _together(old: Indicator, new: Indicator) -> Match[Target]:
    """Put targets together by locality and date, and what is left by locality alone."""
    dates = {_exact(target) for target in old.targets} & {_exact(target) for target in new.targets}

    def key(target: Target) -> str:
        return _exact(target) if _exact(target) in dates else f"{target.locality or ''}?"

    return match(old.targets, new.targets, key)


def _exact(target: Target) -> str:
    return f"{target.locality or ''}@{target.by.written}"


def _place_of_target(pair: Pair, target: Target) -> str:
    if target.locality is None:
        return "target"
    places = (*pair.new.mou.localities, *pair.old.mou.localities)
    title = next((p.title for p in places if p.key == target.locality), target.locality)
    return f"target for {title}"


def target_in_words(target: Target, indicator: Indicator) -> str:
    """Return a target as `80 homes by March 2028`."""
    comma = "," if isinstance(target.value, Blank) else ""
    return f"{amount_in_words(target.value, indicator.unit)}{comma} by {target.by.printed}"


def amount_in_words(value: Blank | Number, unit: str) -> str:
    """Return a value as it stands inside a sentence: `80 homes`, `to be confirmed`."""
    words = printed_value(value, unit)
    return words.lower() if isinstance(value, Blank) else words


def _amount(old: Target, new: Target, unit: str) -> str | None:
    """Say by how much a number changed: `20 homes`; nothing where there is no number."""
    if isinstance(old.value, Blank) or isinstance(new.value, Blank) or old.value == new.value:
        return None
    difference = Decimal(repr(new.value)) - Decimal(repr(old.value))
    what = "percentage points" if unit == "%" else unit
    return f"{'higher' if difference > 0 else 'lower'} by {number(float(abs(difference)))} {what}"
