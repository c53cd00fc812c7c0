"""The commits whose keys judge a signature, and which keys of a partner they have."""

from dataclasses import dataclass
from datetime import datetime

from mou_cli.model.allowed_signers import AllowedKey


@dataclass(frozen=True, slots=True)
class Judge:
    """A commit whose keys judge signatures.

    Attributes:
        commit: Its id.
        time: When it was made, as it says itself; None where it says none.
        what: What it is, in words.
    """

    commit: str
    time: datetime | None
    what: str

    @property
    def at(self) -> str:
        """The commit and its day: `1a2b3c4 of 2026-03-01`."""
        return f"{self.commit[:7]} of {self.time:%Y-%m-%d}" if self.time else self.commit[:7]

    @property
    def told(self) -> str:
        """The commit in a sentence: `1a2b3c4 of 2026-03-01 (main now)`."""
        return f"{self.at} ({self.what})"


@dataclass(frozen=True, slots=True)
class KeysAt:
    """The keys of a partner, and the commit that has them."""

    judge: Judge
    keys: tuple[AllowedKey, ...]

    def key(self, public: str) -> AllowedKey | None:
        """Return the key as it stands there; None where it does not."""
        return next((each for each in self.keys if each.public_key == public), None)


@dataclass(frozen=True, slots=True)
class Trusted:
    """The keys that are trusted for one record.

    Attributes:
        at: The keys that it has to be signed with one of; None where they cannot be known here.
        now: The keys of the default branch now, where others decide: they say which have ended.
        parted: The keys of the default branch where the change parted from it, if it holds none of
            the record.
        unknown: Why the keys cannot be known.
        time: When the key has to be valid.
        since: The first commit that held the record, in words.
    """

    at: KeysAt | None
    time: datetime
    since: str
    now: KeysAt | None = None
    parted: KeysAt | None = None
    unknown: str = ""
