"""Who takes part: joined, left, took another's place, changed tier, is represented by another."""

from collections.abc import Iterator

from mou_cli.changes.change import Change, ChangeKind
from mou_cli.changes.fields import changed_fields
from mou_cli.changes.matching import Match, match
from mou_cli.changes.pair import Pair, Side
from mou_cli.changes.values import normal_without
from mou_cli.loading.repository import Repository
from mou_cli.model.participants import Participant, Tier

KEYS = ("partner", "open_class")
ASIDE = frozenset({"signatories", "short", "capacity", "represented_by"})
"""What the words that state a participation do not state."""


def match_participants(old: Side, new: Side) -> Match[Participant]:
    """Put the participants together; a body that goes by another name now is the same one."""

    def same(before: Participant, after: Participant) -> bool:
        if normal_without(before, *KEYS) == normal_without(after, *KEYS):
            return True
        return was_called(new.repository, after.key, before.name)

    return match(old.mou.participants, new.mou.participants, lambda p: p.key, same)


def was_called(repository: Repository, partner: str, name: str) -> bool:
    """Say whether a partner had this name before."""
    found = repository.partners.get(partner)
    return found is not None and any(former.name == name for former in found.former_names)


def compare_participants(pair: Pair, found: Match[Participant]) -> Iterator[Change]:
    """Yield what happened to the participants."""
    replaced = dict(_replaced(pair, found))
    gone = {key for keys in replaced.values() for key in keys}
    for key, participant in found.added.items():
        if key in replaced:
            yield _replacement(pair, participant, [found.removed[k] for k in replaced[key]])
        else:
            yield _joined(pair, participant, None)
    for key, participant in found.removed.items():
        if key not in gone:
            yield _left(pair, participant, None)
    for key, (before, after) in found.both.items():
        yield from _changes_of_participant(pair, key, before, after)
        if key in found.rekeyed:
            yield Change(
                ChangeKind.REKEYED,
                _participant_address(after),
                after.name,
                old=found.rekeyed[key],
                new=after.key,
            )
        if key in found.moved and before.tier == after.tier:
            moved = Change(ChangeKind.MOVED, _participant_address(after), after.name)
            yield moved.signed_if(pair.reorders("participant"))


def compare_tiers(pair: Pair) -> Iterator[Change]:
    """Yield what happened to the kinds of membership."""
    old, new = pair.old.mou.tiers, pair.new.mou.tiers
    for key, tier in new.items():
        address = f"tier/{key}"
        if key not in old:
            yield Change(ChangeKind.ADDED, address, tier.title, new=_signs(tier))
        else:
            if old[key].title != tier.title:
                yield Change(
                    ChangeKind.RENAMED, address, tier.title, old=old[key].title, new=tier.title
                )
            models = old[key], tier
            for change in changed_fields(pair, address, tier.title, models, skip={"title"}):
                yield change.signed_if(change.field == "signing" and not pair.same_text, "parties")
    for key, tier in old.items():
        if key not in new:
            yield Change(ChangeKind.REMOVED, f"tier/{key}", tier.title, old=_signs(tier))


def _changes_of_participant(
    pair: Pair, key: str, before: Participant, after: Participant
) -> Iterator[Change]:
    if before is after:
        return
    address = f"participant/{key}"
    signed = pair.touches(address)
    if before.name != after.name:
        who = _membership_in_words(pair.new, after)
        renamed = Change(ChangeKind.RENAMED, address, after.name, who, before.name, after.name)
        yield renamed.signed_if(signed)
    if before.tier != after.tier:
        yield _moved_between_tiers(pair, before, after)
    elif (before.partner is None) != (after.partner is None):
        forms = _form_of_participant(before), _form_of_participant(after)
        yield Change(ChangeKind.CHANGED, address, after.name, "form", forms[0], forms[1])
    now = tuple(_now(pair, key) for key in before.represented_by)
    if now != after.represented_by:
        by = Change(
            ChangeKind.REPRESENTED,
            address,
            after.name,
            old=tuple(_printed_name(pair.old, key) for key in before.represented_by) or None,
            new=tuple(_printed_name(pair.new, key) for key in after.represented_by) or None,
        )
        yield by.signed_if(signed, "parties")
    told = {*KEYS, "name", "tier", "represented_by"}
    printed = {"short", "capacity"}
    yield from changed_fields(
        pair, address, after.name, (before, after), skip=told, printed=printed, aside=ASIDE
    )


def _moved_between_tiers(pair: Pair, before: Participant, after: Participant) -> Change:
    if pair.old.mou.signs(before) == pair.new.mou.signs(after):
        change = Change(
            ChangeKind.TIER,
            _participant_address(after),
            after.name,
            old=_tier(pair.old, before),
            new=_tier(pair.new, after),
        )
        return change.signed_if(pair.touches(change.address), "parties")
    if pair.new.mou.signs(after):
        return _joined(pair, after, before)
    return _left(pair, before, after)


def _joined(pair: Pair, participant: Participant, was: Participant | None) -> Change:
    change = Change(
        ChangeKind.JOINED,
        _participant_address(participant),
        participant.name,
        field=_membership_in_words(pair.new, participant),
        old=_tier(pair.old, was) if was else None,
        new=_tier(pair.new, participant),
    )
    return change.signed_if(pair.touches(change.address), "parties")


def _left(pair: Pair, participant: Participant, now: Participant | None) -> Change:
    change = Change(
        ChangeKind.LEFT,
        _participant_address(now or participant),
        participant.name,
        field=_membership_in_words(pair.old, participant),
        old=_tier(pair.old, participant),
        new=_tier(pair.new, now) if now else None,
    )
    return change.signed_if(pair.touches(change.address), "parties")


def _replacement(pair: Pair, participant: Participant, gone: list[Participant]) -> Change:
    addresses = [_participant_address(each) for each in (participant, *gone)]
    change = Change(
        ChangeKind.REPLACED,
        _participant_address(participant),
        participant.name,
        field=_membership_in_words(pair.new, participant),
        old=tuple(each.name for each in gone),
        new=participant.name,
    )
    return change.signed_if(any(map(pair.touches, addresses)), "parties")


def _replaced(pair: Pair, found: Match[Participant]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each newcomer with those who left and of whom the data calls it the successor."""
    left = dict(found.removed)
    for key in found.added:
        gone = tuple(old for old in left if key in _successors(pair, old))
        if gone:
            for old in gone:
                del left[old]
            yield key, gone


def _successors(pair: Pair, key: str) -> set[str]:
    partners = (side.repository.partners.get(key) for side in (pair.old, pair.new))
    return {
        successor
        for partner in partners
        if partner is not None
        for event in partner.events
        for successor in event.successors
    }


def _now(pair: Pair, key: str) -> str:
    address = f"participant/{key}"
    return pair.aliases.get(address, address).partition("/")[2]


def _participant_address(participant: Participant) -> str:
    return f"participant/{participant.key}"


def _membership_in_words(side: Side, participant: Participant) -> str:
    return "party" if side.mou.signs(participant) else "participant"


def _tier(side: Side, participant: Participant) -> str:
    tier = side.mou.tiers.get(participant.tier)
    return tier.title if tier else participant.tier


def _signs(tier: Tier) -> str:
    return "its participants sign" if tier.signs else "its participants do not sign"


def _form_of_participant(participant: Participant) -> str:
    return "one organisation" if participant.partner else "an open class"


def _printed_name(side: Side, key: str) -> str:
    return next((p.name for p in side.mou.participants if p.key == key), key)
