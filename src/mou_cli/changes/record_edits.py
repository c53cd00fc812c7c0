"""What was edited in a record that was committed: facts that were added, and words that changed.

A record may say more than it did: what was not stated may become known, evidence may be found, a
key may sign it. It may not say something else.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mou_cli.changes.values import said, same, shortened
from mou_cli.model.base import Blank, Model
from mou_cli.model.dates import PartialDate
from mou_cli.model.decision import Decision
from mou_cli.model.reviews import Action
from mou_cli.model.version import Version

_UNKNOWN = (Blank.NOT_STATED, Blank.TO_BE_CONFIRMED)
"""Blanks that a fact may fill in later; the others are answers."""

_LEFT_OUT_MEANS_SOMETHING = frozenset(
    ("on_behalf_of", "effective", "corrects", "conditions", "next", "in_error", "abstained")
)
"""Fields that say something where they are left out, so to write them later is to say another."""

_WRITTEN_LATER = frozenset(((Decision, "conditions_met"), (Action, "done"), (Version, "state")))
"""What is to be written later: `mou validate` asks for the first two, `mou release` writes the
third. What `state` was and is `mou diff` tells."""

_IDS_OF_PARTNERS = frozenset(("partner", "on_behalf_of"))

_LONG = frozenset(("digest", "ssh", "text_format"))

LONGEST_LIST = 4
"""Fields that are told one by one."""


class EditKind(StrEnum):
    """What an edit did."""

    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Edit:
    """A field of a record that says something else than it did.

    Attributes:
        kind: Whether it says more, or something else.
        name: The field.
        old: What it said.
        new: What it says now.
    """

    kind: EditKind
    name: str
    old: Any
    new: Any

    @property
    def words(self) -> str:
        """The edit in words: `` `date` was 2019-03-01, is 2019-03-04``."""
        return f"`{self.name}` was {_in_words(self.old)}, is {_in_words(self.new)}"

    @property
    def new_words(self) -> str:
        """What the field says now: `` `date` 2019-03-04``."""
        return f"`{self.name}` {_in_words(self.new)}"


def edits_of(old: Model, new: Model, id_now: Callable[[str], str] = str) -> Iterator[Edit]:
    """Yield what was edited in a record, field by field, but for what is to be written later.

    Args:
        old: The record as it was.
        new: The record as it is.
        id_now: Gives the id that a partner has now.
    """
    for edit in _edits(old, new):
        if edit.name not in _IDS_OF_PARTNERS or not same(with_ids(edit.old, id_now), edit.new):
            yield edit


def with_ids(value: Any, id_now: Callable[[str], str]) -> Any:
    """Return an id of a partner, or several, as they are now."""
    if isinstance(value, tuple):
        return tuple(with_ids(inner, id_now) for inner in value)
    return id_now(value) if isinstance(value, str) and not isinstance(value, Blank) else value


def _edits(old: Model, new: Model) -> Iterator[Edit]:
    for name in type(old).model_fields:
        before, after = getattr(old, name), getattr(new, name)
        if (type(old), name) in _WRITTEN_LATER and (before is None or isinstance(old, Version)):
            continue
        kind = _edit(name, before, after)
        if kind is not None:
            yield Edit(kind, name, before, after)


def changed_names(old: Model, new: Model, ids: Mapping[str, str]) -> frozenset[str]:
    """Return the fields of a record that say something else than they did.

    Args:
        old: The record as it was.
        new: The record as it is.
        ids: The id that a partner has now, by the one that it had.
    """
    edits = edits_of(old, new, lambda partner: ids.get(partner, partner))
    return frozenset(edit.name for edit in edits if edit.kind is EditKind.CHANGED)


def told(edits: list[Edit]) -> str:
    """Tell edits in a sentence."""
    return _listed([edit.words for edit in edits])


def told_anew(edits: list[Edit]) -> str:
    """Tell what fields say since they were edited."""
    return _listed([edit.new_words for edit in edits])


def _listed(words: list[str]) -> str:
    more = len(words) - LONGEST_LIST
    return "; ".join(words[:LONGEST_LIST]) + (f"; and {more} more" if more > 0 else "")


def said_in(record: Model) -> str:
    """Tell what a record said, field by field; the text that it is about has a name."""
    stated = {name: value for name, value in vars(record).items() if name not in _LONG}
    return "; ".join(
        f"`{name}` {_in_words(value)}" for name, value in stated.items() if value not in (None, ())
    )


def _edit(name: str, old: Any, new: Any) -> EditKind | None:
    """Say what became of a value; None where it says the same, or what was to be written later."""
    if same(old, new):
        return None
    if name in _LEFT_OUT_MEANS_SOMETHING and (
        isinstance(old, tuple) or old in (None, False, 0)
    ):  # one participant or condition more is another statement, as the first one is
        return EditKind.CHANGED
    if old is None or (isinstance(old, Blank) and old in _UNKNOWN):
        return EditKind.ADDED
    if isinstance(old, tuple) and isinstance(new, tuple):
        return _edit_of_list(old, new)
    if isinstance(old, Model) and type(old) is type(new):
        return _gravest({edit.kind for edit in _edits(old, new)})
    return EditKind.CHANGED


def _gravest(kinds: set[EditKind]) -> EditKind | None:
    return EditKind.CHANGED if EditKind.CHANGED in kinds else next(iter(kinds), None)


def _edit_of_list(old: tuple[Any, ...], new: tuple[Any, ...]) -> EditKind | None:
    """Say what became of a list: each item may say more, and others may come."""
    kinds, left = set[EditKind](), iter(new)
    for item in old:
        for other in left:
            kind = _edit("", item, other)
            if kind is not EditKind.CHANGED:
                kinds |= {kind} if kind else set()
                break
            kinds.add(EditKind.ADDED)  # an item that came in between
        else:
            return EditKind.CHANGED
    return EditKind.ADDED if kinds or any(True for _ in left) else None


def _in_words(value: Any) -> str:
    match value:
        case None | ():
            return "left out"
        case Blank():
            return value.value
        case PartialDate():
            return value.written
        case bool():
            return "true" if value else "false"
        case _:
            words = said(value)
            return shortened(", ".join(words) if isinstance(words, tuple) else str(words))
