"""Two texts side by side with what is different: what every face of `mou diff` shows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from mou_cli.changes.change import Change, ChangeTopic
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.mou import Mou, VariationRule


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
        signers: How many participants signed that version, by the records of today.
    """

    name: str
    commit: str | None
    version: str | None
    in_force: bool
    repository: Repository
    mou: Mou
    signers: int = 0

    def __repr__(self) -> str:
        """Return one line: the text is a whole agreement."""
        return f"<Compared {self.name!r}>"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts, and the changes from the one to the other.

    Attributes:
        base: The earlier text.
        head: The later one.
        changes: What changed.
        left_out: How many changes were left out, where only some were asked for.
        report: The id of the report that alone is looked at; None for the agreement.
        ground: Where it was made for a partner: on what record the earlier text rests.
    """

    base: Compared
    head: Compared
    changes: tuple[Change, ...]
    left_out: int = 0
    report: str | None = None
    ground: str = ""

    def __repr__(self) -> str:
        """Return one line: the two texts are whole agreements."""
        return f"<Comparison {self.base.name!r} -> {self.head.name!r}, {len(self.changes)} changes>"

    @property
    def signed(self) -> tuple[Change, ...]:
        """Changes of the text that the parties sign."""
        return tuple(change for change in self.changes if change.signed)

    @property
    def heading(self) -> str:
        """What stands above the changes that are not of the signed text."""
        return "In the report" if self.report is not None else "Outside the signed text"

    @property
    def administrative(self) -> tuple[Change, ...]:
        """Changes beside that text."""
        return tuple(change for change in self.changes if not change.signed)

    def only(self, topics: frozenset[ChangeTopic]) -> "Comparison":
        """Return the changes of some topics alone."""
        return self._keeping(change for change in self.changes if change.topic in topics)

    def of_report(self, report: str) -> "Comparison":
        """Return the changes of one report, and of the decisions about it."""
        about = {f"report/{report}"}
        for side in (self.base, self.head):
            decisions = side.repository.decisions.items()
            about |= {f"decision/{key}" for key, found in decisions if found.report == report}
        found = self._keeping(change for change in self.changes if change.address in about)
        return replace(found, report=report)

    def _keeping(self, changes: Iterable[Change]) -> "Comparison":
        kept = tuple(changes)
        return replace(self, changes=kept, left_out=self.left_out + len(self.changes) - len(kept))

    def rule(self, kind: str) -> VariationRule | None:
        """Return who may agree a kind of change, as the earlier text says; None if it does not."""
        variation = self.base.mou.variation
        if isinstance(variation, Blank):
            return None
        return next((rule for rule in variation if rule.change == kind), None)
