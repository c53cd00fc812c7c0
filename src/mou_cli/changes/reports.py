"""Committee reports: slot by slot, word by word."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from mou_cli.changes.change import Change, ChangeKind
from mou_cli.changes.fields import changed_fields, field_words
from mou_cli.changes.pair import Pair
from mou_cli.changes.plain import PARAGRAPH, Word, words_of
from mou_cli.changes.values import gone_and_come, said, same
from mou_cli.changes.words import parts_of
from mou_cli.model.base import Model
from mou_cli.model.report import SLOTS, Report
from mou_cli.prose import Prose
from mou_cli.prose.links import change_links
from mou_cli.prose.tree import Blocks, Inline, Link, Paragraph, Text
from mou_cli.report_text.quoted import Quoted


def compare_reports(pair: Pair, key: str, old: Report, new: Report) -> Iterator[Change]:
    """Yield what happened to one report: a change for each slot, and one for each other field."""
    address, slots = f"report/{key}", (*SLOTS, "sections")
    for change in changed_fields(pair, address, new.title, (old, new), skip=set(slots)):
        yield replace(change, field=_FIELDS.get(change.field, change.field))
    targets = _targets(pair)
    for slot in slots:
        before, after = old.slot(slot), new.slot(slot)
        if same(before, after):
            continue
        was, now = (tuple(_words_of_slot(value, targets))[1:] for value in (before, after))
        words = field_words(slot)
        if was != now:
            yield Change(ChangeKind.REWORDED, address, new.title, words, parts=parts_of(was, now))
        else:
            gone, come = (said(value) for value in gone_and_come(before, after))
            yield Change(ChangeKind.CHANGED, address, new.title, words, gone, come)


_FIELDS = {"to": "meetings", "reviewer": "authors", "mou": "agreement"}
"""What a reader calls a field of a report, where elsewhere it is something else."""


def _targets(pair: Pair) -> Mapping[str, str]:
    """Return what links into the agreement print."""
    old, new = (Quoted(side.repository, side.mou).targets for side in (pair.old, pair.new))
    return {**old, **new}


def _words_of_slot(value: Any, targets: Mapping[str, str]) -> Iterator[Word]:
    """Yield all words of a slot in order, a mark in front of each paragraph, title and answer."""
    if isinstance(value, Model):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if name not in _NO_WORDS:
                yield from _words_of_slot(
                    "(an exempt text)" if name == "exempt" and inner else inner, targets
                )
    elif isinstance(value, tuple):
        for inner in value:
            yield from _words_of_slot(inner, targets)
    elif isinstance(value, Prose):
        yield PARAGRAPH
        yield from words_of(_with_link_words(value.blocks, targets))
    elif value not in (None, True, False):
        yield PARAGRAPH
        yield from words_of((Paragraph((Text(str(said(value))),)),))


def _with_link_words(blocks: Blocks, targets: Mapping[str, str]) -> Blocks:
    """Give each link without words those of its target, or the target's name."""

    def change(link: Link) -> tuple[Inline, ...]:
        name = Text(targets.get(link.target) or f"[{link.target.removeprefix('#')}]")
        return link.children or (name,)

    return change_links(blocks, change)


_NO_WORDS = frozenset({"key", "sic", "asks", "published", "document"})
"""Fields that say how a part is treated, and that nobody reads in the report."""
