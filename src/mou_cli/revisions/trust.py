"""Which keys are trusted for a record: those of the default branch, and never a change's own.

What the default branch holds is judged by the keys of the commit before, on its own line of first
parents: what a merged branch did before it was merged does not count. What it does not hold yet is
judged by its keys now, wherever the change parted from it. And an end that it gives a key counts
for all records: those that came after the end are not good.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property

from mou_cli.changes.text_history import Commit
from mou_cli.errors import UsageError
from mou_cli.git import GitRefusedError
from mou_cli.model.allowed_signers import read_allowed_signers
from mou_cli.places import key_file
from mou_cli.problems.suggestions import nearest
from mou_cli.revisions.commits import time_of
from mou_cli.revisions.first_held import FirstOnLine
from mou_cli.revisions.judges import Judge, KeysAt, Trusted
from mou_cli.revisions.revision import FETCH
from mou_cli.revisions.revisions import Revisions
from mou_cli.signatures import Recorded
from mou_cli.trees import UnreadableFileError

_NOT_COMMITTED = "not committed yet"
_SHALLOW = f"this clone is shallow. {FETCH}"


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
        self._chosen = _chosen(revisions, trusted) if trusted else None
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
        if self.judge is None:
            return "nowhere: there is no commit yet"
        if self._named:
            return f"{self._named} at {self.judge.at}, as asked for"
        return f"{self._line_name} at {self.judge.at}, and before each signature came to it"

    @cached_property
    def judge(self) -> Judge | None:
        """The commit whose keys decide now: of the default branch, or the one that was asked for.

        Raises:
            UsageError: There is no default branch here.
        """
        if self._chosen is not None:
            return self._judge(self._chosen, str(self._named))
        if self._head is None:
            return None
        found = self._revisions.commit(self.branch, self.branch)
        return self._judge(found.commit or "", f"{self._line_name} now")

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
        if self._head is None or self.judge is None:
            return _unknown("nothing is committed yet", self._now, _NOT_COMMITTED)
        if self._chosen is None and self._base is None:
            return _unknown(_SHALLOW, self._now, "held since a commit that is not here")
        held = self._first.of(recorded, self.judge.commit, first_parents=True)
        if held is not None:
            return self._of_held(recorded, held, self.judge)
        return self._of_others(recorded, self._head, self.judge)

    @property
    def _line_name(self) -> str:
        return self._named or _short(self.branch)

    def _of_held(self, recorded: Recorded, held: Commit, judge: Judge) -> Trusted:
        """Return the keys that are trusted for a record that the trusted line holds."""
        time, since = held.committed or self._now, _since(held)
        now = self._keys(judge, recorded)
        if self._chosen is not None:
            return Trusted(now, time, since)
        before = next(iter(held.parents), None)
        if before is not None:
            earlier = self._judge(before, f"{self._line_name} before it came")
            return Trusted(self._keys(earlier, recorded), time, since, now)
        if self._revisions.git.is_shallow:
            return _unknown(_SHALLOW, time, since)
        first = Judge(held.id, held.committed, "the first commit, which has none before it")
        return Trusted(KeysAt(first, ()), time, since)

    def _of_others(self, recorded: Recorded, head: str, judge: Judge) -> Trusted:
        """Return the keys that are trusted for a record that the trusted line does not hold."""
        somewhere = self._first.of(recorded, head, first_parents=False)
        since = _NOT_COMMITTED
        if somewhere is not None:
            since = f"{_since(somewhere)}, not yet on {self._line_name}"
        parted = None
        if self._chosen is None and self._base is not None:
            left = self._judge(self._base, f"{self._line_name} where the change parted from it")
            parted = self._keys(left, recorded)
        return Trusted(self._keys(judge, recorded), self._now, since, parted=parted)

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

    def _judge(self, commit: str, what: str) -> Judge:
        found = self._revisions.objects.get(commit)
        return Judge(commit, time_of(found.data) if found else None, what)

    def _keys(self, judge: Judge, recorded: Recorded) -> KeysAt:
        partner = recorded.partner
        try:
            data = self._revisions.tree_of(judge.commit).read(key_file(partner))
        except UnreadableFileError:
            return KeysAt(judge, ())
        return KeysAt(judge, read_allowed_signers(data, partner).keys)


def _chosen(revisions: Revisions, name: str) -> str:
    """Return the commit that a user trusts. git alone is asked for it.

    Whoever sends a change can record a version under any name, and date a commit back.

    Raises:
        UsageError: git has none of that name, or two.
    """
    revisions.meanings.must_be_one(name)
    found = revisions.objects.get(f"{name}^{{commit}}")
    if found is not None:
        return found.id
    near = nearest(name, revisions.meanings.names())
    mend = "Name a branch, a tag or a commit; the tag of a version is `mou/VERSION`"
    if near or revisions.git.is_shallow:
        mend = f"Did you mean `{near}`?" if near else FETCH
    raise UsageError(f"git has no tag, branch or commit called `{name}`", mend)


def _unknown(why: str, time: datetime, since: str) -> Trusted:
    return Trusted(None, time, since, unknown=why)


def _since(commit: Commit) -> str:
    """Tell since when a record is held, in a sentence."""
    when = f" of {commit.committed:%Y-%m-%d}" if commit.committed else ""
    return f"held since commit {commit.id[:7]}{when}"


def _short(branch: str) -> str:
    return branch.removeprefix("refs/heads/").removeprefix("refs/remotes/")
