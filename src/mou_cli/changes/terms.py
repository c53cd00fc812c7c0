"""What the agreement says of itself: title, date, legal status, governance, variation, review."""

from collections.abc import Iterator, Sequence

from mou_cli.changes.change import Change, ChangeKind
from mou_cli.changes.fields import changed_fields
from mou_cli.changes.matching import match
from mou_cli.changes.pair import Pair
from mou_cli.changes.values import said, same
from mou_cli.model.base import Blank, Model
from mou_cli.model.mou import Governance, Mou, ReportsTo, VariationRule

TERMS = frozenset(
    {
        "title",
        "date",
        "legal_status",
        "governance",
        "variation",
        "review",
        "commencement",
        "term",
    }
)
THINGS = frozenset(
    {"tiers", "participants", "localities", "domains", "objectives", "definitions", "sections"}
)


def compare_head(pair: Pair) -> Iterator[Change]:
    """Yield what happened to the title and the date."""
    old, new = pair.old.mou, pair.new.mou
    if old.title != new.title:
        change = Change(
            ChangeKind.RENAMED, "mou/title", "The agreement", old=old.title, new=new.title
        )
        yield change.signed_if(not pair.same_text)
    if not same(old.date, new.date):
        change = Change(
            ChangeKind.CHANGED,
            "term/date",
            "The date of the agreement",
            "",
            said(old.date),
            said(new.date),
        )
        yield change.signed_if(pair.touches("term/date"))


def compare_terms(pair: Pair) -> Iterator[Change]:
    """Yield what happened to legal status, commencement, term, governance, variation and review."""
    old, new = pair.old.mou, pair.new.mou
    yield from _term(pair, "term/legal-status", "Legal status", old.legal_status, new.legal_status)
    yield from _term(pair, "term/commencement", "Commencement", old.commencement, new.commencement)
    yield from _term(pair, "term/duration", "Term", old.term, new.term)
    yield from _governance(pair, old.governance, new.governance)
    yield from _variation(pair, old, new)
    yield from _term(pair, "term/review", "Review", old.review, new.review)


def compare_record(pair: Pair) -> Iterator[Change]:
    """Yield what happened to the rest of the file: notes, the look, the format's version."""
    models = pair.old.mou, pair.new.mou
    for change in changed_fields(
        pair, "record/mou", "The agreement’s file", models, skip=TERMS | THINGS
    ):
        yield change.signed_if(change.field == "numbering" and _renumbers(pair))


def _renumbers(pair: Pair) -> bool:
    before, after = pair.printed
    return not pair.same_text and before.numbers != after.numbers


def _term(
    pair: Pair, address: str, name: str, old: Model | Blank | None, new: Model | Blank | None
) -> Iterator[Change]:
    if isinstance(old, Model) and isinstance(new, Model):
        yield from changed_fields(pair, address, name, (old, new))
    elif not same(old, new):
        yield Change(ChangeKind.CHANGED, address, name, "", said(old), said(new))


def _governance(pair: Pair, old: Governance | Blank, new: Governance | Blank) -> Iterator[Change]:
    if isinstance(old, Blank) or isinstance(new, Blank):
        yield from _term(pair, "term/governance", "Governance", old, new)
        return
    yield from _term(pair, "term/forum", "The forum", old.forum, new.forum)
    if isinstance(old.reports_to, Blank) or isinstance(new.reports_to, Blank):
        if not same(old.reports_to, new.reports_to):
            was, now = said(old.reports_to), said(new.reports_to)
            yield Change(ChangeKind.CHANGED, "term/reports-to", "Reporting", old=was, new=now)
        return
    yield from _each(pair, old.reports_to, new.reports_to)


def _variation(pair: Pair, old: Mou, new: Mou) -> Iterator[Change]:
    if isinstance(old.variation, Blank) or isinstance(new.variation, Blank):
        if not same(old.variation, new.variation):
            was, now = said(old.variation), said(new.variation)
            yield Change(ChangeKind.CHANGED, "term/variation", "Variation", old=was, new=now)
        return
    yield from _each(pair, old.variation, new.variation)


def _each(
    pair: Pair,
    old: Sequence[ReportsTo] | Sequence[VariationRule],
    new: Sequence[ReportsTo] | Sequence[VariationRule],
) -> Iterator[Change]:
    before: Sequence[ReportsTo | VariationRule] = old
    found = match(before, new, _term_key)
    for key, item in found.added.items():
        yield Change(ChangeKind.ADDED, f"term/{key}", _what_a_term_is_about(item), new=said(item))
    for key, item in found.removed.items():
        yield Change(ChangeKind.REMOVED, f"term/{key}", _what_a_term_is_about(item), old=said(item))
    for key, models in found.both.items():
        yield from changed_fields(pair, f"term/{key}", _what_a_term_is_about(models[1]), models)
        if key in found.moved:
            yield Change(ChangeKind.MOVED, f"term/{key}", _what_a_term_is_about(models[1]))


def _term_key(item: ReportsTo | VariationRule) -> str:
    return f"variation-{item.change}" if isinstance(item, VariationRule) else item.name


def _what_a_term_is_about(item: ReportsTo | VariationRule) -> str:
    if isinstance(item, VariationRule):
        return f"Variation of {item.change}"
    return f"Reporting to {item.name}"
