"""Fields of a record that changed, one Change each; and facts that parted from their words."""

from collections.abc import Iterator, Set

from mou_cli.changes.change import Change, ChangeKind
from mou_cli.changes.pair import Pair
from mou_cli.changes.record_edits import changed_names
from mou_cli.changes.values import gone_and_come, normal_without, said, same
from mou_cli.model.base import Model

_WORDS = {
    "from_": "date of joining",
    "until": "date of leaving",
    "short": "short name",
    "sic": "notes on faults of the source",
    "said": "words that state it",
    "text": "words",
    "every": "review cycle",
    "first": "first review",
    "status": "legal status",
    "by": "reviewer",
    "note": "note",
    "as_": "layout",
    "label": "written number",
    "series": "series of numbers",
    "signs": "signing",
    "better": "better direction",
    "events": "succession",
    "partner": "organisation",
    "agreed_by": "who agrees",
}


def changed_fields(
    pair: Pair,
    address: str,
    name: str,
    models: tuple[Model, Model],
    *,
    skip: Set[str] = frozenset(),
    printed: Set[str] = frozenset(),
    aside: Set[str] = frozenset(),
    on_record: bool = False,
) -> Iterator[Change]:
    """Yield a Change for each field that is different, and for a fact that left its words behind.

    Args:
        pair: The two repositories.
        address: What the fields belong to.
        name: What a reader calls it.
        models: The record before and after.
        skip: Fields that are told elsewhere.
        printed: Fields that the agreement prints, where it prints the thing at all.
        aside: Fields that are no part of the fact that the words of `said` state.
        on_record: It is a record, which may say more later, and nothing else.
    """
    old, new = models
    if old is new:
        return
    restated = _restated(old, new) and not pair.same_text
    rewritten = changed_names(old, new, pair.partners) if on_record else frozenset()
    for field in type(new).model_fields:
        before, after = getattr(old, field), getattr(new, field)
        if field in skip or field == "said" or same(before, after):
            continue
        stated = restated and field not in aside and field != "sic"
        signed = stated or (field in printed and pair.touches(address))
        words = field_words(field)
        was, now = gone_and_come(before, after)
        change = Change(
            *(ChangeKind.CHANGED, address, name, words, said(was), said(now)),
            rewrites=field in rewritten,
        )
        yield change.signed_if(signed)
    yield from _parted(address, name, models, aside)


def field_words(field: str) -> str:
    """Return what a reader calls a field."""
    return _WORDS.get(field, field.strip("_").replace("_", " "))


def _restated(old: Model, new: Model) -> bool:
    """Say whether the words that state a fact changed, and so the text did."""
    before, after = getattr(old, "said", None), getattr(new, "said", None)
    return before is not None and after is not None and before != after


def _parted(
    address: str, name: str, models: tuple[Model, Model], aside: Set[str]
) -> Iterator[Change]:
    """Yield a Change where a fact and the words that state it did not change together."""
    old, new = models
    before, after = getattr(old, "said", None), getattr(new, "said", None)
    other = {"said", "sic", *aside}
    fact = normal_without(old, *other) != normal_without(new, *other)
    if before == after:
        if fact and after is not None:
            yield Change(ChangeKind.FACT_ALONE, address, name, old=before, new=after)
    elif not fact and _restated(old, new):
        yield Change(ChangeKind.WORDS_ALONE, address, name, old=before, new=after)
    elif not fact:
        yield Change(ChangeKind.CHANGED, address, name, field_words("said"), before, after)
