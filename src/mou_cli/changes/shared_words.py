"""Words that state two facts: where one of the two changed, they cannot but change for both."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mou_cli.changes.change import Change, ChangeKind
from mou_cli.changes.facts import facts_of
from mou_cli.changes.fields import field_words
from mou_cli.changes.pair import Pair, Side
from mou_cli.changes.participants import ASIDE
from mou_cli.changes.values import normal_without
from mou_cli.model.base import Model


@dataclass(frozen=True, slots=True)
class _Moved:
    """A fact that came, went or changed together with its words; those of a side may be missing."""

    address: str
    old: str | None
    new: str | None

    def explains(self, old: str, new: str) -> bool:
        """Say whether another fact's words had to change with this one."""
        if self.old is None or self.new is None:
            return old in (self.old or "") or new in (self.new or "")
        within = old in self.old and new in self.new
        return within or (self.old in old and old.replace(self.old, self.new) == new)


def without_false_alarms(pair: Pair, changes: Iterable[Change]) -> Iterator[Change]:
    """Yield `changes`; words that had to change with those of another fact are no alarm."""
    found = list(changes)
    alone = any(change.kind is ChangeKind.WORDS_ALONE for change in found)
    moved = list(_moved(pair)) if alone else []
    for change in found:
        yield _explained(change, moved) if change.kind is ChangeKind.WORDS_ALONE else change


def _explained(change: Change, moved: list[_Moved]) -> Change:
    old, new = (" ".join(str(words).split()) for words in (change.old, change.new))
    others = (other for other in moved if other.address != change.address)
    cause = next((other for other in others if other.explains(old, new)), None)
    if cause is None:
        return change
    words = field_words("said")
    return replace(change, kind=ChangeKind.CHANGED, field=words, follows=cause.address)


def _moved(pair: Pair) -> Iterator[_Moved]:
    before, after = _stated(pair.old, pair.aliases), _stated(pair.new, {})
    for address in dict.fromkeys((*before, *after)):
        old, new = before.get(address), after.get(address)
        was, now = _words(old), _words(new)
        if was != now and (old is None or new is None or _fact(old) != _fact(new)):
            yield _Moved(address, was, now)


def _stated(side: Side, aliases: Mapping[str, str]) -> dict[str, Model]:
    return {
        aliases.get(address, address): model
        for address, model in facts_of(side)
        if isinstance(model, Model)
    }


def _words(model: Model | None) -> str | None:
    words = getattr(model, "said", None)
    return " ".join(words.split()) if isinstance(words, str) else None


def _fact(model: Model) -> object:
    return normal_without(model, "said", "sic", *ASIDE)
