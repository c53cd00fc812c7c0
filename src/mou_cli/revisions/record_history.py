"""The history of the files of records: what each commit brought, and what it took.

What is on record is what stood on the line: the commits of first parents, and what was merged into
them. What a branch did in itself before it was merged is a draft, as it is for the keys that are
trusted (`trust`).
"""

from collections.abc import Iterator, Mapping

from mou_cli.changes.record_pairs import RecordPairs
from mou_cli.changes.text_history import Commit
from mou_cli.git.faults import too_large
from mou_cli.model.base import Model
from mou_cli.revisions.commits import FileStep, steps_of_files
from mou_cli.revisions.record_states import RECORD_KINDS, RecordStates, State, Token, kind_of
from mou_cli.revisions.revisions import Revisions

MOST_LINES = 500
"""Merges that refused an edit, of which the line is read: that takes git a moment each time."""


class RecordHistory:
    """The records of a repository as its commits had them.

    Attributes:
        steps: What each commit made of each file of records, by the file's path.
        commits: How many commits touched a record.
        earliest: The first of them; None where there is none.
        pairs: Finds which record came as an edit of which.
    """

    def __init__(self, revisions: Revisions, head: str, line_end: str) -> None:
        """Read the history.

        Args:
            revisions: The repository.
            head: The commit up to which the history counts.
            line_end: The last commit of the line; what comes after it is not on record yet.

        Raises:
            EnvironmentFaultError: There is too much of it.
        """
        folders = (kind.folder for kind in RECORD_KINDS)
        steps = [s for s in steps_of_files(revisions.git, head, *folders) if kind_of(s.path)]
        self._revisions = revisions
        self._states = RecordStates(revisions.objects)
        self._states.read((s.path, blob) for s in steps for blob in (s.before, s.after) if blob)
        self.steps: dict[str, list[FileStep]] = {}
        for step in steps:
            self.steps.setdefault(step.path, []).append(step)
        said = revisions.git.run("rev-list", "--first-parent", line_end)
        self.pairs = RecordPairs()
        self._lines_read = 0
        self._asked: tuple[str, frozenset[str]] = "", frozenset()
        self._line = frozenset(said.decode("ascii").split())
        self.commits = len({step.commit.id for step in steps})
        self.earliest = steps[0].commit if steps else None

    def file(self, path: str, data: bytes | None) -> "FileOfRecords":
        """Return what became of the records of one file.

        Args:
            path: The file.
            data: Its bytes as they stand now; None where it is gone.
        """
        now = None if data is None else self._states.state_of(path, data)
        found = FileOfRecords(self, path)
        for step in self.steps.get(path, ()):
            found.take(step)
        found.end(now or ())
        return found

    def model(self, token: Token) -> Model:
        """Return the record that a token stands for."""
        return self._states.model(token)

    def state(self, path: str, blob: str) -> State | None:
        """Return the records that a file held; None where they cannot be read."""
        return self._states.of(path, blob)

    def is_on_line(self, commit: Commit) -> bool:
        """Say whether what a commit holds is on record."""
        return commit.id in self._line

    def came_by(self, merge: Commit, path: str, blob: str, commit: Commit) -> bool:
        """Say whether a commit lies behind the parent from which a merge had a file's blob."""
        prefix = self._revisions.git.prefix
        for parent in merge.parents:
            held = self._revisions.objects.get(f"{parent}:{prefix}{path}")
            if held is not None and held.id == blob and commit.id in self._behind(parent):
                return True
        return False

    def _behind(self, commit: str) -> frozenset[str]:
        """Return a commit and all before it. A merge asks for one of its parents many times."""
        if self._asked[0] != commit:
            self._lines_read += 1
            if self._lines_read > MOST_LINES:
                raise too_large(f"An edit of a record was refused in more than {MOST_LINES} merges")
            said = self._revisions.git.run("rev-list", commit)
            self._asked = commit, frozenset(said.decode("ascii").split())
        return self._asked[1]


class FileOfRecords:
    """What became of the records of one file. A record is a token, the same wherever it stands.

    Attributes:
        path: The file.
        first: For each record that was ever on record the commit that brought it.
        came_of: For a record that came as an edit of another one, that other one.
        taken: For a record that went, the commit that took it; None where no commit did yet.
        drafts: Records that only a branch held, before it was merged.
        unreadable: How many earlier states could not be read.
        now: The records that it holds now.
    """

    def __init__(self, history: RecordHistory, path: str) -> None:
        self._history = history
        self.path = path
        self.first: dict[Token, Commit] = {}
        self.came_of: dict[Token, Token] = {}
        self.taken: dict[Token, Commit | None] = {}
        self.drafts: set[Token] = set()
        self.unreadable = 0
        self.now: State = ()
        self._line_has: State = ()
        self._head_has: State = ()
        self._brought_aside: dict[Token, Commit] = {}
        self._taken_aside: dict[Token, Commit] = {}
        self._edited: dict[Token, list[tuple[Token, Commit]]] = {}
        self._instead: dict[str, State] = {}

    def take(self, step: FileStep) -> None:
        """Take the next step of the history."""
        before = self._state(step.before)
        after = self._history.state(self.path, step.after)
        if after is None:  # nothing is known of it, so nothing came and nothing went
            self.unreadable += step.after not in self._instead
            self._instead[step.after] = after = before
        if self._history.is_on_line(step.commit):
            self._on_line(step, before, after)
            self._line_has = after
        else:
            self._aside(step.commit, before, after)
        self._head_has = after

    def end(self, now: State) -> None:
        """Take what the file holds now."""
        self.now = now
        for token in _less(self._line_has, now):
            done = None if token in self._head_has else self._taken_aside.get(token)
            self.taken[token] = done
        self._pair(self._line_has, now)
        self.drafts -= {*self.first, *now}

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield what a record came of by edits, itself first."""
        seen: set[Token] = set()
        found: Token | None = token
        while found is not None and found not in seen:
            seen.add(found)
            yield found
            found = self.came_of.get(found)

    def root(self, token: Token) -> Token:
        """Return the record that all the edits began with."""
        return list(self.ancestors(token))[-1]

    def _state(self, blob: str) -> State:
        found = self._history.state(self.path, blob)
        return self._instead.get(blob, ()) if found is None else found

    def _on_line(self, step: FileStep, before: State, after: State) -> None:
        commit, is_merge = step.commit, len(step.commit.parents) > 1
        for token in before if is_merge else ():
            if token not in self.first:  # the merged branch alone had it
                self.first[token] = self._brought_aside.get(token, commit)
                self._find_what_it_came_of(token, step)
            elif token in self.came_of and not self._was_edited_behind(token, step):
                del self.came_of[token]  # the merged branch had it for itself
        self._pair(before, after, commit)
        for token in _less(after, before):
            self.first.setdefault(token, commit)
            self.taken.pop(token, None)
        for token in _less(before, after):
            done = self._taken_aside.get(token, commit) if is_merge else commit
            self.taken.setdefault(token, done)

    def _find_what_it_came_of(self, token: Token, step: FileStep) -> None:
        for was, commit in self._edited.get(token, ()):
            known = was in self.first and token not in self.came_of
            if known and self._history.came_by(step.commit, self.path, step.before, commit):
                self.came_of[token] = was

    def _was_edited_behind(self, token: Token, step: FileStep) -> bool:
        """Say whether a record came as an edit in the line that a merge takes it from."""
        return any(
            self._history.came_by(step.commit, self.path, step.before, commit)
            for _, commit in self._edited.get(token, ())
        )

    def _aside(self, commit: Commit, before: State, after: State) -> None:
        gone, come = _less(before, after), _less(after, before)
        for token in come:
            self._brought_aside.setdefault(token, commit)
            self.drafts.add(token)
        for token in gone:
            self._taken_aside[token] = commit
        for was, now in self._pairs(gone, come):
            self._edited.setdefault(now, []).append((was, commit))

    def _pair(self, before: State, after: State, commit: Commit | None = None) -> None:
        come = _less(after, before)
        # What was an edit of a record that is back is undone, and became nothing else.
        back = frozenset(come)
        gone = [t for t in _less(before, after) if back.isdisjoint(self.ancestors(t))]
        for was, now in self._pairs(gone, come):
            if now not in self.first and was not in self.ancestors(now):
                self.came_of.setdefault(now, was)
                if commit is not None:
                    self._edited.setdefault(now, []).append((was, commit))

    def _pairs(self, gone: list[Token], come: list[Token]) -> Iterator[tuple[Token, Token]]:
        if gone and come:
            models = [[self._history.model(token) for token in side] for side in (gone, come)]
            yield from ((gone[was], come[now]) for was, now in self._history.pairs.of(*models))


def files_of(history: RecordHistory, now: Mapping[str, bytes]) -> list[FileOfRecords]:
    """Return what became of the records of each file, by path.

    Args:
        history: The history.
        now: The bytes of the files of records as they stand now, by path.
    """
    return [history.file(path, now.get(path)) for path in sorted({*history.steps, *now})]


def _less(state: State, other: State) -> list[Token]:
    """Return the records of one state that the other does not hold."""
    common = min(len(state), len(other))
    if state[:common] == other[:common]:  # most commits add to the end
        return list(state[common:])
    held = frozenset(other)
    return [token for token in state if token not in held]
