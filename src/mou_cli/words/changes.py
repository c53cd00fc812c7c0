"""One Change -> a sign, a label and a sentence, without any format."""

from mou_cli.changes import Change, ChangeKind
from mou_cli.changes.change import Value
from mou_cli.english import and_list

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
            return f"{name} joins (was {old.lower()})"
        case ChangeKind.JOINED:
            return f"{name} joins" if change.field == "party" else f"{name} joins as {new.lower()}"
        case ChangeKind.LEFT:
            return f"{name} leaves{f' (now {new.lower()})' if new else ''}"
        case ChangeKind.REPLACED:
            return f"{new} takes the place of {old}"
        case ChangeKind.TIER:
            return f"{name} moves from {old.lower()} to {new.lower()}"
        case ChangeKind.REPRESENTED:
            return f"{name} is represented by {new or 'nobody'} (was by {old or 'nobody'})"
        case ChangeKind.SUCCEEDED:
            return f"{name}: {new}" if new else f"{name}: no longer said to be {old}"
        case ChangeKind.RENAMED:
            return _renamed(change, old, new)
        case ChangeKind.ADDED | ChangeKind.REMOVED:
            return _came_or_went(change, old, new)
        case ChangeKind.MOVED:
            return f"{name} moves{f' from {old} to {new}' if old and new else ''}"
        case ChangeKind.REWORDED:
            return capital(what_of(change))
        case ChangeKind.REKEYED:
            return f"{name} has the key {new} (was {old})"
        case ChangeKind.CHANGED:
            return _fact_sentence(change, old, new)
        case ChangeKind.RENUMBERED:
            return _renumbered(change)
        case ChangeKind.READS:
            return f"What is quoted or named reads otherwise in {new}"
        case ChangeKind.FACT_ALONE:
            return f"{name}: the data changed, and the words that state it did not: “{new}”"
        case ChangeKind.WORDS_ALONE:
            return f"{name}: its words changed, and the data did not: “{new}” (was “{old}”)"


def end_of(change: Change) -> str:
    """Return what closes the sentence where the words of a rewording do not follow at once."""
    if change.kind is not ChangeKind.REWORDED:
        return ""
    return ", reworded" if change.field else " is reworded"


def value_in_words(value: Value) -> str:
    """Return a value as part of a sentence: `A, B and C`."""
    return value if isinstance(value, str) else and_list(value or ())


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


def _renamed(change: Change, old: str, new: str) -> str:
    if not old:
        return f"{capital(change.name)}: its heading is new: “{new}”"
    if not new:
        return f"{capital(change.name)}: its heading “{old}” is gone"
    return f"“{old}” is now “{new}”"


def _came_or_went(change: Change, old: str, new: str) -> str:
    verb = "is added" if change.kind is ChangeKind.ADDED else "is taken out"
    if change.address.startswith("section/"):
        place = "" if change.field in change.name else f" ({change.field})"
        return f"{capital(change.name)}{place} {verb}"
    if change.field:
        return f"{change.name}, {change.field}: {new or old} {verb}"
    told = new or old
    return f"{change.name} {verb}{f': {told}' if told and not _has_text(change) else ''}"


def _fact_sentence(change: Change, old: str, new: str) -> str:
    what = capital(what_of(change))
    amount = f" ({change.amount})" if change.amount else ""
    if old and new:
        return f"{what} goes from {old} to {new}{amount}"
    if old or new:
        return f"{what}: {new or old} ({'new' if new else 'gone'})"
    return f"{what} changes"


def _renumbered(change: Change) -> str:
    old, new = change.old or (), change.new or ()
    moves = [f"{was} → {now}" for was, now in zip(old, new, strict=True)]
    if len(moves) == 1:
        return f"One number moves on: {moves[0]}"
    shown = ", ".join(moves) if len(moves) <= MOST_NUMBERS else f"{moves[0]} … {moves[-1]}"
    return f"{len(moves)} numbers move on: {shown}"


MOST_NUMBERS = 4
