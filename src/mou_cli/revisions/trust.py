"""Which keys are trusted for a record: those that stood on the default branch before it came.

A change cannot bring its own key. What the default branch holds is judged by the keys of the commit
before, on its own line of first parents: what a merged branch did before it was merged does not
count. What it does not hold yet is judged by its keys now, where the change parted from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from mou_cli.changes.text_history import Commit
from mou_cli.errors import UsageError
from mou_cli.git import GitRefusedError
from mou_cli.model.allowed_signers import AllowedKey, read_allowed_signers
from mou_cli.places import key_file
from mou_cli.revisions.first_held import FirstOnLine
from mou_cli.revisions.revisions import FETCH, Revisions
from mou_cli.signatures import Recorded
from mou_cli.trees import UnreadableFileError

_NOT_COMMITTED = "not committed yet"
_SHALLOW = f"this clone is shallow. {FETCH}"


@dataclass(frozen=True, slots=True)
class Trusted:
    """The keys that are trusted for one record.

    Attributes:
        keys: The keys; None where they cannot be known here.
        where: Where they were read, or why they cannot be.
        time: When the keys have to be valid.
        since: The first commit that held the record, in words.
    """

    keys: tuple[AllowedKey, ...] | None
    where: str
    time: datetime
    since: str


class Trust:
    """Finds the keys that are trusted, record by record."""

    def __init__(
        self, revisions: Revisions, head: str | None, trusted: str | None, now: datetime
    ) -> None:
        """Take what is known of the repository.

        Args:
            revisions: The repository.
            head: The commit that is verified, or that the working files lie upon; None where there
                is none.
            trusted: The revision whose keys the user trusts, if they name one.
            now: The present time.

        Raises:
            UsageError: There is no such revision.
        """
        self._revisions = revisions
        self._head = head
        self._now = now
        self._named = trusted
        self._chosen = revisions.find(trusted).commit if trusted else None
        self._first = FirstOnLine(revisions)

    @cached_property
    def branch(self) -> str:
        """The default branch, as git calls it.

        Raises:
            UsageError: None is known here.
        """
        for name in self._branches():
            if name and self._revisions.objects.get(f"{name}^{{commit}}"):
                return name
        raise UsageError(
            "There is no default branch here to read trusted keys from",
            "Fetch it, or name a revision that you trust: mou verify --trusted REVISION",
        )

    @property
    def told(self) -> str:
        """Where trusted keys are read, in words."""
        if self._named:
            return f"{self._named}, as asked for"
        if self._head is None:
            return "nowhere: there is no commit yet"
        return f"{_short(self.branch)}, before each signature came to it"

    @property
    def line_end(self) -> str:
        """The last commit of the line of what is verified, on which a record is on record.

        That is where it parted from the default branch, or from the revision that the user named;
        all of it where none is known here.
        """
        head = self._head or ""
        try:
            said = self._revisions.git.run("merge-base", self._chosen or self.branch, head)
        except (UsageError, GitRefusedError):
            return head
        return said.decode("ascii").split()[0]

    def of(self, recorded: Recorded) -> Trusted:
        """Return the keys that are trusted for a record.

        Raises:
            UsageError: There is no default branch here.
        """
        if self._head is None:
            return Trusted(None, "nothing is committed yet", self._now, _NOT_COMMITTED)
        base = self._chosen or self._base
        if base is None:
            return Trusted(None, _SHALLOW, self._now, "held since a commit that is not here")
        held = self._first.of(recorded, base, first_parents=True)
        if held is not None:
            return self._of_held(recorded, held)
        somewhere = self._first.of(recorded, self._head, first_parents=False)
        since = _NOT_COMMITTED
        if somewhere is not None:
            since = f"{_since(somewhere)}, not yet on {self._line_name}"
        return Trusted(self._keys(base, recorded.partner), self._at(base), self._now, since)

    @property
    def _line_name(self) -> str:
        return self._named or _short(self.branch)

    def _of_held(self, recorded: Recorded, held: Commit) -> Trusted:
        """Return the keys that are trusted for a record that the trusted line holds."""
        before = self._chosen or next(iter(held.parents), None)
        time, since = held.committed or self._now, _since(held)
        if before is not None:
            keys = self._keys(before, recorded.partner)
            return Trusted(keys, self._at(before), time, since)
        if self._revisions.git.is_shallow:
            return Trusted(None, _SHALLOW, time, since)
        where = f"{held.id[:7]}, the first commit, which has none before it"
        return Trusted((), where, time, since)

    @cached_property
    def _base(self) -> str | None:
        """The commit where what is verified parted from the default branch."""
        try:
            said = self._revisions.git.run("merge-base", self.branch, self._head or "")
        except GitRefusedError:
            if self._revisions.git.is_shallow:
                return None
            raise UsageError(
                f"What is verified has no commit in common with {_short(self.branch)}",
                "Name a revision that you trust: mou verify --trusted REVISION",
            ) from None
        return said.decode("ascii").strip()

    def _branches(self) -> Iterator[str]:
        yield self._git("symbolic-ref", "--quiet", "refs/remotes/origin/HEAD")
        configured = self._git("config", "--get", "init.defaultBranch")
        names = [name for name in (configured, "main", "master") if name]
        for place in ("refs/remotes/origin", "refs/heads"):
            yield from (f"{place}/{name}" for name in names)

    def _git(self, *arguments: str) -> str:
        try:
            return self._revisions.git.run(*arguments).decode("utf-8", "replace").strip()
        except GitRefusedError:
            return ""

    def _at(self, commit: str) -> str:
        return f"{self._named} ({commit[:7]})" if self._named else commit[:7]

    def _keys(self, commit: str, partner: str) -> tuple[AllowedKey, ...]:
        try:
            data = self._revisions.tree_of(commit).read(key_file(partner))
        except UnreadableFileError:
            return ()
        return read_allowed_signers(data, partner).keys


def _since(commit: Commit) -> str:
    """Tell since when a record is held, in a sentence."""
    when = f" of {commit.committed:%Y-%m-%d}" if commit.committed else ""
    return f"held since commit {commit.id[:7]}{when}"


def _short(branch: str) -> str:
    return branch.removeprefix("refs/heads/").removeprefix("refs/remotes/")
