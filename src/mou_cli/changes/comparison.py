"""Two texts side by side with what is different: what every face of `mou diff` shows."""

from dataclasses import dataclass, replace

from mou_cli.changes.change import Change, Topic
from mou_cli.model.base import Blank
from mou_cli.model.mou import Mou, VariationRule
from mou_cli.repository import Repository


@dataclass(frozen=True, slots=True)
class Compared:
    """One of the two texts.

    Attributes:
        name: What the user calls it: a version, a revision, or `working text`.
        commit: The id of its commit; None for the working files.
        version: The version on record whose text it is, if it is one.
        in_force: Whether that version is in force.
        repository: Its data.
        mou: Its agreement.
    """

    name: str
    commit: str | None
    version: str | None
    in_force: bool
    repository: Repository
    mou: Mou

    @property
    def parties(self) -> int:
        """How many participants sign."""
        return sum(self.mou.signs(participant) for participant in self.mou.participants)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts, and the changes from the one to the other.

    Attributes:
        base: The earlier text.
        head: The later one.
        changes: What changed.
        left_out: How many changes were left out, where only some topics were asked for.
        ground: Where it was made for a partner: on what record the earlier text rests.
    """

    base: Compared
    head: Compared
    changes: tuple[Change, ...]
    left_out: int = 0
    ground: str = ""

    @property
    def signed(self) -> tuple[Change, ...]:
        """Changes of the text that the parties sign."""
        return tuple(change for change in self.changes if change.signed)

    @property
    def administrative(self) -> tuple[Change, ...]:
        """Changes beside that text."""
        return tuple(change for change in self.changes if not change.signed)

    def only(self, topics: frozenset[Topic]) -> "Comparison":
        """Return the changes of some topics alone."""
        kept = tuple(change for change in self.changes if change.topic in topics)
        return replace(self, changes=kept, left_out=len(self.changes) - len(kept))

    def rule(self, kind: str) -> VariationRule | None:
        """Return who may agree a kind of change, as the earlier text says; None if it does not."""
        variation = self.base.mou.variation
        if isinstance(variation, Blank):
            return None
        return next((rule for rule in variation if rule.change == kind), None)
