"""A Comparison -> one or two sentences that a councillor reads first."""

from collections.abc import Iterable, Iterator

from mou_cli.changes import Change, ChangeKind
from mou_cli.changes.comparison import Comparison
from mou_cli.changes.tables import TABLE
from mou_cli.english import and_list, number_in_words, plural
from mou_cli.words.change_parts import spoken
from mou_cli.words.changes import (
    capital,
    end_of,
    label_of,
    sentence_of,
    what_of,
)
from mou_cli.words.phrases import Phrase
from mou_cli.words.values import is_plural, quoted_if_unclear, value_in_words

_VERBS = {
    ChangeKind.JOINED: ("joins", "join"),
    ChangeKind.LEFT: ("leaves", "leave"),
    ChangeKind.RENAMED: ("is renamed", "are renamed"),
    ChangeKind.TIER: ("changes tier", "change tier"),
    ChangeKind.REPRESENTED: ("is represented otherwise", "are represented otherwise"),
    ChangeKind.ADDED: ("is added", "are added"),
    ChangeKind.REMOVED: ("is taken out", "are taken out"),
    ChangeKind.MOVED: ("moves", "move"),
    ChangeKind.REWORDED: ("is reworded", "are reworded"),
}

_FOLLOWING = (ChangeKind.RENUMBERED, ChangeKind.READS)
"""What moves with something else is no news of its own."""

MOST_CLAUSES = 5

NO_SIGNATURE_CHANGES = "No signature changes until a new version is in force"


def summary_of(comparison: Comparison) -> str:
    """Return what changed, in at most three sentences, and one about records rewritten."""
    rewritten = sum(change.rewrites for change in comparison.changes)
    return f"{_of_all(comparison)}{_of_records(rewritten)}"


def _of_records(rewritten: int) -> str:
    """Tell that what was on record was edited or removed: a correction is no change of it."""
    if not rewritten:
        return ""
    facts = f"{number_in_words(rewritten)} {plural('fact', rewritten)}"
    read = "reads differently or is gone" if rewritten == 1 else "read differently or are gone"
    return (
        f" {capital(facts)} that stood on record {read}; what is wrong there is corrected by a new "
        "record, and not rewritten."
    )


def _of_all(comparison: Comparison) -> str:
    if comparison.report is not None:
        return _of_report(comparison, comparison.report)
    signed, beside = comparison.signed, comparison.administrative
    text = _the_text(comparison)
    if not comparison.changes:
        return _nothing(comparison.left_out)
    facts = f"{number_in_words(len(beside))} {plural('fact', len(beside))}"
    if not signed:
        if comparison.left_out:
            return f"Outside {text}, {facts} changed."
        return f"{capital(text)} is the same. Outside it, {facts} changed."
    news = [change for change in signed if _is_news(change)]
    clauses = list(_clauses(news)) or ["the numbers change"]
    more = len(clauses) - MOST_CLAUSES
    shown = "; ".join(clauses[:MOST_CLAUSES] + ([_more_kinds(more)] if more > 0 else []))
    who = _who_changes(len(clauses), several=" are " in clauses[0] or clauses[0].endswith("change"))
    beside_it = f" Outside the text, {facts} changed." if beside else ""
    return f"{capital(shown)}. {who} {text}.{beside_it}"


def _more_kinds(number: int) -> str:
    kinds = plural("kind", number)
    return Phrase.MORE_KINDS_OF_CHANGE(number=number_in_words(number), kinds=kinds)


def headline_of(changes: Iterable[Change]) -> str:
    """Return the changes of one commit in one sentence without a full stop; empty for none."""
    found = [change for change in changes if _is_news(change)]
    return capital("; ".join(_clauses(found)))


def news_of(changes: Iterable[Change]) -> Iterator[str]:
    """Yield a sentence for each change that is more than what moves with another."""
    for change in changes:
        if _is_news(change):
            words = f": {spoken(change.parts)}" if change.parts else ""
            yield f"{_with_its_kind(change)}{end_of(change)}{words}."


def _with_its_kind(change: Change) -> str:
    """Return the sentence of a change; what has a title or an id alone is told what it is."""
    sentence, kind = sentence_of(change), label_of(change)
    return f"The {kind} {sentence}" if sentence.startswith("“") or kind in _BY_ID else sentence


_BY_ID = ("version", "decision")
"""Kinds of things that have no other name than their id."""


def _is_news(change: Change) -> bool:
    return change.kind not in _FOLLOWING and not change.follows


def _of_report(comparison: Comparison, report: str) -> str:
    """Tell which parts of a report changed, and what became of the decisions about it."""
    title = comparison.head.repository.reports[report].title
    own = [change for change in comparison.changes if change.address == f"report/{report}"]
    decisions = list(_clauses([change for change in comparison.changes if change not in own]))
    fields = tuple(dict.fromkeys(f"the {change.field}" for change in own))
    verb = "change" if len(fields) > 1 else "changes"
    first = f"{capital(and_list(fields))} {verb}" if fields else "Nothing changed"
    beside = f" {capital('; '.join(decisions))}." if decisions else ""
    return f"{first} in the report “{title}”.{beside}"


def _nothing(left_out: int) -> str:
    if not left_out:
        return "Nothing changed."
    things = f"{number_in_words(left_out)} other {plural('thing', left_out)}"
    return f"Nothing of this changed; {things} did."


def _who_changes(clauses: int, *, several: bool) -> str:
    if clauses == 1:
        return "They change" if several else "It changes"
    return "Both change" if clauses == len(("one", "other")) else "All of it changes"


def _the_text(comparison: Comparison) -> str:
    count = comparison.base.signers
    if count:
        return f"the text that {number_in_words(count)} {plural('party', count)} signed"
    return "the text in force" if comparison.base.in_force else "the signed text"


def _clauses(changes: list[Change]) -> Iterator[str]:
    """Yield a clause for each group of like changes, in the order in which they come."""
    groups: dict[tuple[str, ChangeKind, str], list[Change]] = {}
    entered = {
        change.address
        for change in changes
        if change.kind in (ChangeKind.JOINED, ChangeKind.REPLACED)
    }
    for change in changes:
        if change.kind is ChangeKind.CHANGED and change.address in entered:
            continue  # the details of a newcomer are no news beside its joining
        # Terms are few, and each is news of its own.
        own = f"{change.address} {change.field}" if label_of(change) == "terms" else ""
        own = TABLE if _is_of_table(change) else own
        groups.setdefault((_what(change), change.kind, own), []).append(change)
    for (what, kind, _), group in groups.items():
        yield _clause(what, kind, group)


def _what(change: Change) -> str:
    if change.field.startswith("target"):
        return "target"
    return label_of(change)


def _clause(what: str, kind: ChangeKind, group: list[Change]) -> str:
    count, first = len(group), group[0]
    if kind is ChangeKind.REPLACED:
        return "; ".join(f"{c.name} takes the place of {_places(c)}" for c in group)
    if kind is ChangeKind.CHANGED:
        return _fact_clause(what, group)
    if first.address == "mou/title":
        return "the agreement has another title"
    if kind in _VERBS:
        return f"{number_in_words(count)} {plural(what, count)} {_VERBS[kind][count > 1]}"
    return f"{number_in_words(count)} {plural('fact', count)} of the {what} changed"


def _places(change: Change) -> str:
    count = len(change.old or ())
    return (
        f"{number_in_words(count)} {plural(change.field, count)}"
        if count > 1
        else value_in_words(change.old)
    )


def _fact_clause(what: str, group: list[Change]) -> str:
    count, first = len(group), group[0]
    if _is_of_table(first):
        places = len({change.address for change in group})
        tables = f"the {plural(TABLE, places)} of {number_in_words(places)} {plural(what, places)}"
        return f"{tables} {'change' if places > 1 else 'changes'}"
    if count > 1:
        verb = "change" if what == "target" else "change in part"
        return f"{number_in_words(count)} {plural(what, count)} {verb}"
    if what == "record":
        return f"the {first.field} changes"
    if what not in ("terms", "target"):
        verb = "change" if is_plural(first.field) else "changes"
        return f"the {first.field} of one {what} {verb}" if first.field else f"{first.name} changes"
    named = f"the {first.field}" if what == "target" else _small(what_of(first))
    old, new = value_in_words(first.old), value_in_words(first.new)
    if not (old and new):
        return f"{named} changes"
    several = is_plural(first.field) and what != "target"
    goes = "go" if several else "goes"
    if quoted_if_unclear(old, new) != (old, new):
        old, new = quoted_if_unclear(old, new)
    else:
        old = _without_unit(old, new)
    return Phrase.GOES_FROM_TO(what=named, goes=goes, old=old, new=new, amount="")


def _is_of_table(change: Change) -> bool:
    return change.address.startswith("section/") and f" {TABLE}" in f" {change.field}"


def _small(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _without_unit(old: str, new: str) -> str:
    """Leave out the unit that both have: `12` where the other is `6 months`."""
    value, _, unit = old.partition(" ")
    return value if unit and new.endswith(f" {unit}") and new.count(" ") == old.count(" ") else old
