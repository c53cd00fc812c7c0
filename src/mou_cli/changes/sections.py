"""Sections: added, removed, moved, renamed, reworded."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mou_cli.changes.change import Change, ChangeKind
from mou_cli.changes.facts import Restated
from mou_cli.changes.fields import changed_fields
from mou_cli.changes.matching import Match, match
from mou_cli.changes.pair import Pair, Side
from mou_cli.changes.section_bodies import compare_bodies, words_in
from mou_cli.changes.values import normal_without, shortened
from mou_cli.model.sections import Section
from mou_cli.numbering.sections import inner_sections, sections_of

FIRST_PLACE, BEHIND = "in the first place", "behind "
"""How the place of a section without a number is told: which begins, or which is before it."""

NUMBERING = ("written number", "series of numbers")
"""Fields by which an author numbers a section."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A section with the one around it, and those beside it."""

    section: Section
    around: str
    beside: tuple[str, ...]


def placed_sections(side: Side) -> tuple[Placed, ...]:
    """Return every section of an agreement at every depth, in printing order."""
    around: dict[int, tuple[str, tuple[str, ...]]] = {}
    beside = tuple(section.key for section in side.mou.sections)
    for section in side.mou.sections:
        around[id(section)] = ("", beside)
    found = []
    for section in sections_of(side.mou):
        inner = inner_sections(section)
        keys = tuple(each.key for each in inner)
        around.update((id(each), (section.key, keys)) for each in inner)
        found.append(Placed(section, *around[id(section)]))
    return tuple(found)


def match_sections(old: Side, new: Side) -> Match[Placed]:
    """Put the sections together, wherever they stand."""
    return match(
        placed_sections(old),
        placed_sections(new),
        lambda placed: placed.section.key,
        lambda before, after: _content(before) == _content(after),
    )


def compare_sections(
    pair: Pair, found: Match[Placed], restated: tuple[Restated, ...]
) -> Iterator[Change]:
    """Yield what happened to the sections, in the order of the later text."""
    for placed in found.removed.values():
        if placed.around not in found.removed:
            yield _removed(pair, placed, found)
    moved = _moved(found)
    for key, placed in _in_order(pair, found):
        if key in found.added:
            if placed.around not in found.added:
                yield _added(pair, placed, found)
            continue
        yield from _changes_of_section(pair, found, key, moved, restated)


def name_of(side: Side, section: Section) -> str:
    """Return what a reader calls a section: its title, its number, or its first words."""
    if section.title:
        return section.title
    citation = side.numbering.of(section).citation
    if citation:
        return clause_called(citation)
    words = words_in(section, (), lambda prose: prose.blocks)
    return shortened(words) or f"section {section.key}"


_NAMED = re.compile(r"([^\W\d_]{3,} [^\s,]+)(?:,? +(.+))?")


def clause_called(citation: str) -> str:
    """Return what a reader calls a clause: `clause 4.1`, `clause 1.1 of Annex B`, `Annex B`."""
    named = _NAMED.fullmatch(citation)
    if named is None:
        return f"clause {citation}"
    whole, inner = named.groups()
    return f"clause {inner} of {whole}" if inner else whole


def _content(placed: Placed) -> object:
    return normal_without(placed.section, "key")


def _in_order(pair: Pair, found: Match[Placed]) -> Iterator[tuple[str, Placed]]:
    keys = {id(placed.section): key for key, placed in found.added.items()}
    keys.update((id(after.section), key) for key, (_, after) in found.both.items())
    for section in sections_of(pair.new.mou):
        key = keys[id(section)]
        yield key, found.added.get(key) or found.both[key][1]


def _added(pair: Pair, placed: Placed, found: Match[Placed]) -> Change:
    words = words_in(placed.section, found.both, pair.blocks)
    name = name_of(pair.new, placed.section)
    place = _place(pair.new, placed)
    change = Change(ChangeKind.ADDED, _section_address(placed), name, field=place, new=words)
    return change.signed_if(not pair.same_text)


def _removed(pair: Pair, placed: Placed, found: Match[Placed]) -> Change:
    words = words_in(placed.section, found.both, pair.blocks)
    name = name_of(pair.old, placed.section)
    place = _place(pair.old, placed)
    change = Change(ChangeKind.REMOVED, _section_address(placed), name, field=place, old=words)
    return change.signed_if(not pair.same_text)


def _changes_of_section(
    pair: Pair,
    found: Match[Placed],
    key: str,
    moved: frozenset[str],
    restated: tuple[Restated, ...],
) -> Iterator[Change]:
    before, after = found.both[key]
    old, new = before.section, after.section
    address, name = f"section/{key}", name_of(pair.new, new)
    if key in found.rekeyed:
        yield Change(ChangeKind.REKEYED, address, name, old=found.rekeyed[key], new=key)
    if key in moved:
        was, now = _place(pair.old, before), _place(pair.new, after)
        change = Change(ChangeKind.MOVED, address, name, old=was, new=now)
        yield change.signed_if(not pair.same_text)
    if old is new:
        return
    if old.title != new.title:
        change = Change(ChangeKind.RENAMED, address, name, old=old.title, new=new.title)
        yield change.signed_if(pair.touches(address))
    skip = {"key", "title", "body"}
    for change in changed_fields(pair, address, name, (old, new), skip=skip):
        yield change.signed_if(change.field in NUMBERING and _renumbered(pair, address))
    yield from compare_bodies(pair, address, name, (old, new), restated)


def _renumbered(pair: Pair, address: str) -> bool:
    before, after = (index.numbers.get(address) for index in pair.printed)
    return before != after and not pair.same_text


def _moved(found: Match[Placed]) -> frozenset[str]:
    """Return the sections that stand in another one now, or in another order beside the others."""
    now = {was: key for key, was in found.rekeyed.items()}

    def around(placed: Placed) -> str:
        return now.get(placed.around, placed.around)

    elsewhere = {key for key, (old, new) in found.both.items() if around(old) != new.around}
    stayed = [key for key in found.both if key not in elsewhere]
    return frozenset(elsewhere) | _reordered(found.both, stayed, now)


def _reordered(
    both: Mapping[str, tuple[Placed, Placed]], stayed: list[str], now: Mapping[str, str]
) -> frozenset[str]:
    groups: dict[str, list[str]] = {}
    for key in stayed:
        groups.setdefault(both[key][1].around, []).append(key)
    found: set[str] = set()
    for keys in groups.values():
        before = [now.get(key, key) for key in both[keys[0]][0].beside]
        order = [key for key in before if key in keys]
        if sorted(order) == sorted(keys):  # a key that stands twice is a fault of its own
            found |= match(order, keys, str).moved
    return frozenset(found)


def _place(side: Side, placed: Placed) -> str:
    """Say where a section stands: by its number, or by the one before it."""
    citation = side.numbering.of(placed.section).citation
    if citation:
        return citation
    at = placed.beside.index(placed.section.key)
    if at == 0:
        return FIRST_PLACE
    before = next(s for s in sections_of(side.mou) if s.key == placed.beside[at - 1])
    return f"{BEHIND}{name_of(side, before)}"


def _section_address(placed: Placed) -> str:
    return f"section/{placed.section.key}"
