"""What a section says: its words, its captions, and the lists that it prints."""

from collections.abc import Callable, Container, Iterator

from mou_cli.changes.change import Change, ChangeKind
from mou_cli.changes.facts import Restated, restating
from mou_cli.changes.pair import Pair
from mou_cli.changes.plain import plain_text, words_beside_tables
from mou_cli.changes.tables import compare_tables
from mou_cli.changes.values import gone_and_come, normal, said
from mou_cli.changes.words import parts_of
from mou_cli.model.sections import BodyItem, Section, SectionItem, TextItem
from mou_cli.prose import Prose
from mou_cli.prose.tree import Blocks

Bodies = tuple[Section, Section]


def compare_bodies(
    pair: Pair, address: str, name: str, sections: Bodies, restated: tuple[Restated, ...]
) -> Iterator[Change]:
    """Yield what happened to the words of a section, without those of the sections inside it."""
    old, new = (own_items(section) for section in sections)
    found = [
        *_changes_of_words(pair, address, name, (_texts(old), _texts(new)), restated),
        *_others(pair, address, name, (old, new)),
    ]
    yield from found
    if not found and _rearranged(sections):
        change = Change(ChangeKind.CHANGED, address, name, "arrangement")
        yield change.signed_if(not pair.same_text)


def own_items(section: Section) -> tuple[BodyItem, ...]:
    """Return what a section says itself."""
    return tuple(item for item in section.body if not isinstance(item, SectionItem))


def words_in(section: Section, without: Container[str], blocks: Callable[[Prose], Blocks]) -> str:
    """Return the words of a section and of those inside it, a title in front of each.

    Args:
        section: The section.
        blocks: Gives the tree of a text with its references as they read.
        without: Keys of sections inside it that are left out with all that is in them.
    """
    words = [f"{section.title}:"] if section.title else []
    for item in section.body:
        if isinstance(item, TextItem):
            words.append(plain_text(blocks(item.text)))
        elif isinstance(item, SectionItem):
            if item.section.key not in without:
                words.append(words_in(item.section, without, blocks))
        else:
            words.append(f"(its {item.insert})")
    return " ".join(words)


def _changes_of_words(
    pair: Pair,
    address: str,
    name: str,
    texts: tuple[tuple[TextItem, ...], tuple[TextItem, ...]],
    restated: tuple[Restated, ...],
) -> Iterator[Change]:
    old, new = (tuple(block for item in items for block in item.text.blocks) for items in texts)
    if old == new:
        return
    was, now = (_resolved(pair, items) for items in texts)
    signed = pair.touches(address)
    of_tables = [
        Change(ChangeKind.CHANGED, address, name, *told).signed_if(signed)
        for told in compare_tables(was, now)
    ]
    parts = parts_of(words_beside_tables(was), words_beside_tables(now))
    if not of_tables or any(part.operation != "same" for part in parts):
        told = (" ".join(item.text.words for item in items) for items in texts)
        follows = restating(restated, *told)
        change = Change(ChangeKind.REWORDED, address, name, parts=parts, follows=follows)
        yield change.signed_if(signed)
    yield from of_tables


def _others(
    pair: Pair, address: str, name: str, items: tuple[tuple[BodyItem, ...], tuple[BodyItem, ...]]
) -> Iterator[Change]:
    old, new = items
    for field, gather in _OTHERS:
        before, after = gather(old), gather(new)
        if normal(before) != normal(after):
            was, now = gone_and_come(before, after)
            change = Change(ChangeKind.CHANGED, address, name, field, said(was), said(now))
            yield change.signed_if(field in _PRINTED and not pair.same_text)


def _texts(items: tuple[BodyItem, ...]) -> tuple[TextItem, ...]:
    return tuple(item for item in items if isinstance(item, TextItem))


def _resolved(pair: Pair, items: tuple[TextItem, ...]) -> Blocks:
    return tuple(block for item in items for block in pair.blocks(item.text))


def _captions(items: tuple[BodyItem, ...]) -> tuple[str, ...]:
    return tuple(item.caption for item in _texts(items) if item.caption)


def _inserts(items: tuple[BodyItem, ...]) -> tuple[object, ...]:
    return tuple(item for item in items if not isinstance(item, TextItem))


def _notes(items: tuple[BodyItem, ...]) -> tuple[str, ...]:
    return tuple(note for item in items if not isinstance(item, SectionItem) for note in item.sic)


_PRINTED = ("caption", "lists printed here")
_OTHERS: tuple[tuple[str, Callable[[tuple[BodyItem, ...]], tuple[object, ...]]], ...] = (
    ("caption", _captions),
    ("lists printed here", _inserts),
    ("notes on faults of the source", _notes),
)


def _rearranged(sections: Bodies) -> bool:
    """Say whether words and inner sections stand in another order.

    Inner sections that came or went, or that moved among themselves, are told by themselves.
    """
    keys = [{_inner(item) for item in section.body} for section in sections]
    shared = keys[0] & keys[1]
    old, new = (
        [
            "section" if _inner(item) else normal(item)
            for item in section.body
            if _inner(item) in shared or not _inner(item)
        ]
        for section in sections
    )
    return old != new


def _inner(item: BodyItem) -> str | None:
    return item.section.key if isinstance(item, SectionItem) else None
