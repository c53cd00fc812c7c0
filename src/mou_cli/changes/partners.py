"""Facts about organisations. Nothing of them is in the signed text."""

from collections.abc import Iterator

from mou_cli.changes.change import Change, ChangeKind
from mou_cli.changes.fields import changed_fields, field_words
from mou_cli.changes.matching import Match, match
from mou_cli.changes.pair import Pair, Side
from mou_cli.changes.participants import was_called
from mou_cli.changes.values import said, same
from mou_cli.english import and_list
from mou_cli.loading.repository import Repository
from mou_cli.model.partner import Partner, SuccessionEvent


def match_partners(old: Side, new: Side) -> Match[str]:
    """Put the partners' ids together."""
    before, after = old.repository.partners, new.repository.partners
    # Equal ids need no look, and of ten thousand partners nearly all have them.
    gone = [key for key in before if key not in after]
    come = [key for key in after if key not in before]
    shared = [key for key in after if key in before and before[key] is not after[key]]

    def equal(was: str, now: str) -> bool:
        if same(before[was], after[now]):
            return True
        return was_called(new.repository, now, before[was].name)

    return match([*shared, *gone], [*shared, *come], str, equal)


def compare_partners(pair: Pair, found: Match[str]) -> Iterator[Change]:
    """Yield what happened to the organisations."""
    old, new = pair.old.repository.partners, pair.new.repository.partners
    for key in found.added:
        yield Change(ChangeKind.ADDED, f"partner/{key}", new[key].name)
    for key in found.removed:
        yield Change(ChangeKind.REMOVED, f"partner/{key}", old[key].name)
    for key, (was, now) in found.both.items():
        if was != now:
            yield Change(ChangeKind.REKEYED, f"partner/{key}", new[now].name, old=was, new=now)
        yield from _changes_of_partner(pair, f"partner/{key}", old[was], new[now])


def _changes_of_partner(pair: Pair, address: str, old: Partner, new: Partner) -> Iterator[Change]:
    if old.name != new.name:
        yield Change(ChangeKind.RENAMED, address, new.name, old=old.name, new=new.name)
    if not same(old.events, new.events):
        yield from _changes_of_events(pair, address, old, new)
    yield from changed_fields(pair, address, new.name, (old, new), skip={"name", "events"})


def _changes_of_events(pair: Pair, address: str, old: Partner, new: Partner) -> Iterator[Change]:
    come = [event for event in new.events if event not in old.events]
    gone = [event for event in old.events if event not in new.events]
    for event in gone:
        told = _event_in_words(event, pair.old.repository)
        yield Change(ChangeKind.SUCCEEDED, address, new.name, old=told)
    for event in come:
        told = _event_in_words(event, pair.new.repository)
        yield Change(ChangeKind.SUCCEEDED, address, new.name, new=told)
    if not come and not gone:
        words = field_words("events")
        yield Change(
            ChangeKind.CHANGED, address, new.name, words, said(old.events), said(new.events)
        )


def _event_in_words(event: SuccessionEvent, repository: Repository) -> str:
    """Tell an event: `abolished on 1 July 2022; its successor is NHS Mid and South Essex ICB`."""
    names = [repository.partner_name(key) for key in event.successors]
    after = ""
    if names:
        after = f"; its successor{' is' if len(names) == 1 else 's are'} {and_list(names)}"
    return f"{event.event} {event.date.when}{after}{'' if event.certain else ' (uncertain)'}"
