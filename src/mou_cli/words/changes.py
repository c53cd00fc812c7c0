"""One Change -> a sign, a label and a sentence, without any format."""

import re

from mou_cli.changes import Change, ChangeKind
from mou_cli.changes.sections import BEHIND, FIRST_PLACE, clause_called
from mou_cli.english import and_list, number_in_words
from mou_cli.words.phrases import Phrase
from mou_cli.words.values import BLANKS, is_plural, quoted_if_unclear, value_in_words

SIGNS = {
    ChangeKind.JOINED: "+",
    ChangeKind.ADDED: "+",
    ChangeKind.LEFT: "-",
    ChangeKind.REMOVED: "-",
    ChangeKind.FACT_ALONE: "!",
    ChangeKind.WORDS_ALONE: "!",
}
"""What stands in front of a change; `~` in front of all others, `!` where a record is rewritten."""

_OWN_LABELS = {"mou/numbers": "numbers", "mou/references": "references"}

_LABELS = {
    "partner": "organisation",
    "mou": "agreement",
    "term": "terms",
    "outcomes": "outcomes",
    "signing-key": "key",
}


def sign_of(change: Change) -> str:
    """Return the sign that stands in front of a change."""
    return "!" if change.rewrites else SIGNS.get(change.kind, "~")


def label_of(change: Change) -> str:
    """Return what kind of thing changed, in small letters."""
    kind = change.address.partition("/")[0]
    if change.address in _OWN_LABELS:
        return _OWN_LABELS[change.address]
    if kind == "participant":
        return change.field if change.field in ("party", "participant") else "participant"
    return _LABELS.get(kind, kind)


def sentence_of(change: Change) -> str:  # noqa: C901 - one flat case a kind
    """Return what happened, without a full stop. The words of a rewording stand in its parts."""
    name, old, new = change.name, value_in_words(change.old), value_in_words(change.new)
    match change.kind:
        case ChangeKind.JOINED if old:
            return Phrase.JOINS_FROM(name=name, old=old.lower())
        case ChangeKind.JOINED:
            joins = Phrase.JOINS if change.field == "party" else Phrase.JOINS_AS
            return joins(name=name, new=new.lower())
        case ChangeKind.LEFT:
            return (Phrase.LEAVES_FOR if new else Phrase.LEAVES)(name=name, new=new.lower())
        case ChangeKind.REPLACED:
            return Phrase.TAKES_THE_PLACE(new=new, old=old)
        case ChangeKind.TIER:
            return Phrase.CHANGES_TIER(name=name, old=old.lower(), new=new.lower())
        case ChangeKind.REPRESENTED:
            return _represented(name, old, new)
        case ChangeKind.SUCCEEDED:
            return f"{name}: {new}" if new else Phrase.NO_LONGER_SAID(name=name, old=old)
        case ChangeKind.RENAMED:
            return _renamed(change, old, new)
        case ChangeKind.ADDED | ChangeKind.REMOVED:
            return _came_or_went(change, old, new)
        case ChangeKind.MOVED:
            return _moved(change, old, new)
        case ChangeKind.REWORDED:
            return capital(what_of(change) if change.field else _in_the_text(change))
        case ChangeKind.REKEYED:
            return Phrase.OTHER_KEY(name=name, new=new, old=old)
        case ChangeKind.CHANGED:
            return _fact_sentence(change, old, new)
        case ChangeKind.RENUMBERED:
            return _renumbered(change)
        case ChangeKind.READS:
            return Phrase.READ_DIFFERENTLY(places=and_list(map(_title, change.new or ())))
        case ChangeKind.FACT_ALONE:
            return Phrase.DATA_ALONE(name=name, new=new)
        case ChangeKind.WORDS_ALONE:
            return Phrase.WORDS_ALONE(name=name, new=new, old=old)


def end_of(change: Change) -> str:
    """Return what closes the sentence where the words of a rewording do not follow at once."""
    if change.kind is not ChangeKind.REWORDED:
        return ""
    return ", reworded" if change.field else " is reworded"


def what_of(change: Change) -> str:
    """Return what changed of a thing: `the review cycle`, `Money: caption`."""
    if change.field in _ALONE:
        return f"the {change.field}"
    return f"{change.name}: {change.field}" if change.field else change.name


_ALONE = frozenset({"review cycle", "first review", "reviewer", "legal status"})
"""Fields whose name says whose they are."""


def capital(text: str) -> str:
    """Return a text that begins with a capital letter."""
    return f"{text[:1].upper()}{text[1:]}"


def shown_words(change: Change) -> str | None:
    """Return the whole words of what came or went, which are too long for the sentence."""
    if change.kind not in (ChangeKind.ADDED, ChangeKind.REMOVED) or change.address.startswith(
        "indicator/"
    ):
        return None
    return (value_in_words(change.old or change.new) or None) if _has_text(change) else None


def _has_text(change: Change) -> bool:
    return change.address.partition("/")[0] in _WITH_TEXT


_WITH_TEXT = frozenset({"section", "principle", "objective", "domain", "definition"})


def _represented(name: str, old: str, new: str) -> str:
    if not new:
        return Phrase.NO_LONGER_REPRESENTED(name=name, old=old)
    said = Phrase.NOW_REPRESENTED_INSTEAD if old else Phrase.NOW_REPRESENTED
    return said(name=name, new=new, old=old)


def _renamed(change: Change, old: str, new: str) -> str:
    if not old:
        return Phrase.HEADING_IS_ADDED(new=new)
    if not new:
        return Phrase.HEADING_IS_GONE(name=capital(change.name), old=old)
    return Phrase.IS_NOW_CALLED(old=old, new=new)


def _moved(change: Change, old: str, new: str) -> str:
    name = capital(_in_the_text(change))
    if not (old and new):
        return Phrase.MOVES(name=name)
    if change.address.startswith("section/"):
        old, new = _place(old), _place(new)
    return Phrase.MOVES_FROM_TO(name=name, old=old, new=new)


def _place(place: str) -> str:
    """Return the place of a section as a noun: its number, or the section before it."""
    if place == FIRST_PLACE:
        return "the first place"
    if place.startswith(BEHIND):
        return f"the place after {place.removeprefix(BEHIND)}"
    return clause_called(place)


def _in_the_text(change: Change) -> str:
    """Return the name of a thing, in quotation marks where the text itself says it."""
    return _title(change.name) if _has_text(change) else change.name


def _title(name: str) -> str:
    is_number = name.startswith("clause ") or _NUMBERED.match(name)
    return name if is_number else f"“{name}”"


_NUMBERED = re.compile(r"(?:Annex|Schedule|Appendix) \S+$")


def _came_or_went(change: Change, old: str, new: str) -> str:
    came = change.kind is ChangeKind.ADDED
    if change.address.startswith("section/"):
        said = Phrase.SECTION_IS_ADDED if came else Phrase.SECTION_IS_TAKEN_OUT
        known = change.field in change.name or change.field == FIRST_PLACE
        place = "" if known else f" ({_place(change.field)})"
        return said(name=capital(_in_the_text(change)), place=place)
    if change.field:
        return _value_sentence(f"{change.name}, {change.field}", new or old, came=came)
    told = "" if _has_text(change) else new or old
    said = Phrase.THING_IS_ADDED if came else Phrase.THING_IS_TAKEN_OUT
    name = (
        f"A record of {change.name}"
        if change.address.startswith("signature/")
        else _in_the_text(change)
    )
    return said(name=name, told=f": {told}" if told else "")


def _value_sentence(what: str, value: str, *, came: bool, several: bool = False) -> str:
    said = Phrase.VALUE_IS_ADDED if came else Phrase.VALUE_IS_TAKEN_OUT
    return said(what=what, verb="are" if several else "is", value=value)


def _fact_sentence(change: Change, old: str, new: str) -> str:
    what, several = capital(what_of(change)), is_plural(change.field)
    amount = f" ({change.amount})" if change.amount else ""
    if old and new:
        if old in BLANKS or new in BLANKS:
            verb = "are" if several else "is"
            return Phrase.IS_NOW(what=what, verb=verb, old=old, new=new)
        old, new = quoted_if_unclear(old, new)
        goes = "go" if several else "goes"
        return Phrase.GOES_FROM_TO(what=what, goes=goes, old=old, new=new, amount=amount)
    if old or new:
        return _value_sentence(what, new or old, came=bool(new), several=several)
    return Phrase.CHANGES(what=what, verb="change" if several else "changes")


def _renumbered(change: Change) -> str:
    moves = list(zip(change.old or (), change.new or (), strict=True))
    each = [Phrase.NUMBER_IS_NOW(old=_number(was), new=_number(now)) for was, now in moves]
    if len(moves) == 1:
        return Phrase.NEW_NUMBER(each=each[0])
    if len(moves) <= MOST_NUMBERS:
        return Phrase.NEW_NUMBERS(count=capital(number_in_words(len(moves))), each=and_list(each))
    first, last = (f"{_number(was)} (now {_number(now)})" for was, now in (moves[0], moves[-1]))
    count = capital(number_in_words(len(moves)))
    return Phrase.MANY_NEW_NUMBERS(count=count, first=first, last=last)


def _number(citation: str) -> str:
    return "one without a number" if citation == "none" else citation


MOST_NUMBERS = 4
