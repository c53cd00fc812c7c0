"""Principles, objectives, domains, definitions and localities: lists of things with a key."""

from collections.abc import Iterator, Sequence

from mou_cli.changes.change import Change, ChangeKind
from mou_cli.changes.fields import changed_fields
from mou_cli.changes.matching import Match, match
from mou_cli.changes.pair import Pair, Side
from mou_cli.changes.plain import plain_text, words_of
from mou_cli.changes.values import normal_without, same, shortened
from mou_cli.changes.words import parts_of
from mou_cli.model.mou import Definition, Domain, Locality, Objective
from mou_cli.model.principles import Principle

Entry = Principle | Objective | Domain | Definition | Locality

KINDS = ("principle", "objective", "domain", "definition", "locality")


def entries_of(side: Side, kind: str) -> Sequence[Entry]:
    """Return the entries of a kind."""
    match kind:
        case "principle":
            return side.repository.principles
        case "objective":
            return side.mou.objectives
        case "domain":
            return side.mou.domains
        case "definition":
            return side.mou.definitions
        case _:
            return side.mou.localities


def match_entries(old: Side, new: Side, kind: str) -> Match[Entry]:
    """Put the entries of a kind together."""
    return match(entries_of(old, kind), entries_of(new, kind), lambda entry: entry.key, _same)


def compare_entries(pair: Pair, kind: str, found: Match[Entry]) -> Iterator[Change]:
    """Yield what happened to the entries of a kind."""
    for key, entry in found.added.items():
        yield _entry_as_a_whole(pair, ChangeKind.ADDED, f"{kind}/{key}", entry)
    for key, entry in found.removed.items():
        yield _entry_as_a_whole(pair, ChangeKind.REMOVED, f"{kind}/{key}", entry)
    for key, (old, new) in found.both.items():
        address = f"{kind}/{key}"
        if key in found.rekeyed:
            yield Change(ChangeKind.REKEYED, address, name_of(new), old=found.rekeyed[key], new=key)
        if key in found.moved:
            yield Change(ChangeKind.MOVED, address, name_of(new)).signed_if(pair.reorders(kind))
        yield from _changes_of_entry(pair, address, old, new)


def name_of(entry: Entry) -> str:
    """Return what a reader calls an entry."""
    title = title_of(entry)
    if title is None and isinstance(entry, Principle | Objective):
        return shortened(entry.text.words)
    return title or entry.key


def title_of(entry: Entry) -> str | None:
    """Return an entry's title or term, if it has one."""
    title: str | None = getattr(entry, "term", None) or getattr(entry, "title", None)
    return title


def _same(old: Entry, new: Entry) -> bool:
    return bool(normal_without(old, "key") == normal_without(new, "key"))


def _entry_as_a_whole(pair: Pair, kind: ChangeKind, address: str, entry: Entry) -> Change:
    text = getattr(entry, "text", None)
    words = plain_text(pair.blocks(text)) if text is not None else None
    old, new = (None, words) if kind is ChangeKind.ADDED else (words, None)
    change = Change(kind, address, name_of(entry), old=old, new=new)
    return change.signed_if(pair.touches(address))


def _changes_of_entry(pair: Pair, address: str, old: Entry, new: Entry) -> Iterator[Change]:
    if old is new:
        return
    name, signed = name_of(new), pair.touches(address)
    before, after = title_of(old), title_of(new)
    if before != after:
        renamed = Change(ChangeKind.RENAMED, address, name, old=before, new=after)
        yield renamed.signed_if(signed)
    text, now = getattr(old, "text", None), getattr(new, "text", None)
    if not same(text, now):
        was, come = (words_of(pair.blocks(prose)) if prose else () for prose in (text, now))
        reworded = Change(ChangeKind.REWORDED, address, name, parts=parts_of(was, come))
        yield reworded.signed_if(signed)
    skip = {"key", "title", "term", "text"}
    yield from changed_fields(pair, address, name, (old, new), skip=skip)
