"""What a history tells: commits, what each changed, and those that could not be read."""

from dataclasses import dataclass
from datetime import datetime

from mou_cli.changes.change import Change
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.version import Version


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit, as it tells of itself.

    Attributes:
        id: Its id.
        parents: The ids of those before it; in a history those that touch the data.
        author: Who wrote the change.
        date: When it was written, as ISO 8601 has it; empty where it does not say.
        subject: The first line of its message.
        committed: When it was committed; None where it does not say.
    """

    id: str
    parents: tuple[str, ...]
    author: str
    date: str
    subject: str
    committed: datetime | None = None

    @property
    def written(self) -> datetime | None:
        """The date, if it is one that can be counted with."""
        try:
            return datetime.fromisoformat(self.date)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A commit that changed something, and what.

    Attributes:
        commit: The commit.
        changes: What it changed; of the signed text, or of the thing that was asked for.
        version: The version whose text it made, if there is one.
        first: Whether there was no text before it.
    """

    commit: Commit
    changes: tuple[Change, ...]
    version: str | None = None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A commit whose data cannot be read, and why."""

    commit: Commit
    reason: str


@dataclass(frozen=True, slots=True)
class OnRecord:
    """A signature, a decision or a review that is on record now.

    Attributes:
        address: Where it stands: `signature/essex-county-council`, `decision/…`, `review/…`.
        date: When it was done, as the record claims.
        told: What was done, as a sentence without a full stop.
        commit: The commit that first held the record; None where none does.
    """

    address: str
    date: PartialDate | Blank
    told: str
    commit: Commit | None


@dataclass(frozen=True, slots=True)
class TextHistory:
    """What was found.

    Attributes:
        title: The agreement's title now.
        address: What was asked for; None for the signed text.
        versions: The versions on record, the latest first.
        entries: The commits that changed it, the latest first.
        skipped: The commits that could not be read, the latest first.
        cut_off: Whether older commits were left out when the repository was fetched.
        records: Signatures, decisions and reviews on record, the latest first.
    """

    title: str
    address: str | None
    versions: tuple[Version, ...]
    entries: tuple[HistoryEntry, ...]
    skipped: tuple[Skipped, ...]
    cut_off: bool
    records: tuple[OnRecord, ...] = ()
