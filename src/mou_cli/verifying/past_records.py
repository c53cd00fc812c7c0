"""Compare the records with their history: none was edited or removed after it was committed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from mou_cli.changes.record_edits import Edit, EditKind, said_in, told, told_anew
from mou_cli.changes.text_history import Commit
from mou_cli.english import and_list, counted
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Model
from mou_cli.model.signatures import Signatures
from mou_cli.problems import Position
from mou_cli.problems.rules import problem
from mou_cli.revisions.record_history import FileOfRecords, RecordHistory, files_of
from mou_cli.revisions.record_states import Token, kind_of
from mou_cli.revisions.revision import FETCH
from mou_cli.revisions.revisions import Revisions
from mou_cli.verifying.moved_records import Moves
from mou_cli.verifying.subjects import record_in_words
from mou_cli.verifying.verification import Checked, Verdict, What

_PAGE = "docs/signatures.md, When a record is wrong"
MOST_NAMED = 3
"""Drafts that are named; of more it is said how many there are."""


@dataclass(frozen=True)
class PastRecords:
    """The records under check, and what is known of their history.

    Attributes:
        repository: The data.
        revisions: Its history; None where there is no git.
        head: The commit up to which it counts; None where there is none.
        line_end: The last commit of the line on which a record is on record.
    """

    repository: Repository
    revisions: Revisions | None
    head: str | None
    line_end: str | None

    def checks(self) -> Iterator[Checked]:
        """Yield what can be said of the records beside their history."""
        if self.revisions is None or self.head is None or self.line_end is None:
            yield from self._nothing_to_compare_with()
            return
        history = RecordHistory(self.revisions, self.head, self.line_end)
        if not history.steps:
            yield from self._nothing_to_compare_with()
            return
        files = files_of(history, self._data)
        moves = Moves(self.repository, self.revisions, self.head, history, files)
        found = [c for file in files for c in _File(self, history, moves, file).checks()]
        yield from self._held(history, files)
        yield from found
        yield from _drafts(history, files)
        yield from _limits(self.revisions, history, files)

    def _nothing_to_compare_with(self) -> Iterator[Checked]:
        if self._data:
            words = "nothing is committed here to compare them with"
            yield _checked("records", Verdict.UNCHECKED, words)

    def where(self, path: str, number: int | None = None, field: str = "") -> Position:
        """Return where a record stands, or one of its fields; a file that is gone has no place."""
        if number is None or path not in self.repository.files:
            return Position(path, 1, 1)
        return self.repository.where(self._records(path)[number], field)

    def _records(self, path: str) -> tuple[Model, ...]:
        model = self.repository.files[path].model
        return model.signatures if isinstance(model, Signatures) else (model,)

    @cached_property
    def _data(self) -> Mapping[str, bytes]:
        files = self.repository.files.items()
        return {path: file.data for path, file in files if kind_of(path)}

    def _held(self, history: RecordHistory, files: list[FileOfRecords]) -> Iterator[Checked]:
        held = sum(token in file.first for file in files for token in file.now)
        if held and history.earliest:
            words = (
                f"say what they said when they were committed: compared with "
                f"{counted(history.commits, 'commit')} since {_commit(history.earliest)}"
            )
            yield _checked(counted(held, "record"), Verdict.GOOD, words)


@dataclass(frozen=True, slots=True)
class _File:
    """The records of one file beside what they were."""

    past: PastRecords
    history: RecordHistory
    moves: Moves
    file: FileOfRecords

    def checks(self) -> Iterator[Checked]:
        """Yield what was edited, and what is gone."""
        explained: set[Token] = set()
        for number, token in enumerate(self.file.now):
            before = [t for t in self.file.ancestors(token) if self._is_gone(t)]
            explained.update(before)
            if before:
                yield from self._edited(number, token, before[::-1])
        roots = {self.file.root(token): token for token in self.file.now}
        for token in filter(self._is_gone, self.file.first):
            if token in explained:
                continue
            if self.file.root(token) in roots:
                yield self._brought_back(token, roots[self.file.root(token)])
            elif self.file.root(token) == token:
                yield self._gone(token)

    def _is_gone(self, token: Token) -> bool:
        return token in self.file.first and token not in self.file.now

    def _edited(self, number: int, token: Token, before: list[Token]) -> Iterator[Checked]:
        """Tell the first of the earlier states that says something else, or the first at all."""
        now = self.history.model(token)
        subject = record_in_words(self.file.path, now)
        edits = {was: self.moves.edits(self.history.model(was), now) for was in before}
        wrong = [was for was in before if _changes(edits[was])]
        was = (wrong or before)[0]
        when = self._taken(was)
        if wrong:
            changed = _changes(edits[was])
            bad = problem(
                "VFY007",
                self.past.where(self.file.path, number, changed[0].name),
                f"{subject} was changed {when}: {told(changed)}",
                f"Bring its words back, as {self._show(was)} has them. If they were wrong, a new "
                f"record corrects them ({_PAGE})",
            )
            yield Checked(What.HISTORY, subject, Verdict.BAD, bad.message, bad)
        elif edits[was]:
            yield _checked(subject, Verdict.RECORDED, f"said more {when}: {told(edits[was])}")

    def _brought_back(self, token: Token, now: Token) -> Checked:
        model = self.history.model(now)
        edits = self.moves.edits(model, self.history.model(token))
        since, until = _commit(self.file.first[token]), self._taken(token)
        subject = record_in_words(self.file.path, model)
        said = told_anew(edits)
        words = f"was changed in {since} and brought back {until}; in between it said: {said}"
        return _checked(subject, Verdict.RECORDED, words)

    def _gone(self, token: Token) -> Checked:
        model, when = self.history.model(token), self._taken(token)
        subject = record_in_words(self.file.path, model)
        place = self.moves.place_of(self.file.path, token)
        if place is not None:
            return _checked(subject, Verdict.RECORDED, f"was moved {when}, and stands in {place}")
        bad = problem(
            "VFY008",
            self.past.where(self.file.path),
            f"{subject} was removed {when}. It said: {said_in(model)}",
            f"Bring it back, as {self._show(token)} has it. If it was wrong, a new record corrects "
            f"it ({_PAGE})",
        )
        return Checked(What.HISTORY, subject, Verdict.BAD, bad.message, bad)

    def _taken(self, token: Token) -> str:
        commit = self.file.taken.get(token)
        return f"in {_commit(commit)}" if commit else "in the files, and that is not committed"

    def _show(self, token: Token) -> str:
        """Say where the words of a record are."""
        commit = self.file.first[token]
        revisions = self.past.revisions
        prefix = revisions.git.prefix if revisions else ""
        return f"{_commit(commit)} (git show {commit.id[:7]}:{prefix}{self.file.path})"


def _drafts(history: RecordHistory, files: list[FileOfRecords]) -> Iterator[Checked]:
    drafts = [
        record_in_words(file.path, history.model(token))
        for file in files
        for token in sorted(file.drafts)
    ]
    if drafts:
        named = list(dict.fromkeys(drafts))
        more = len(named) - MOST_NAMED
        listed = named[:MOST_NAMED] + ([f"{more} more"] if more > 0 else [])
        words = (
            f"stood on branches, and did not come to the line of commits as they were: "
            f"{and_list(listed)}"
        )
        yield _checked(counted(len(drafts), "draft"), Verdict.RECORDED, words)


def _limits(
    revisions: Revisions, history: RecordHistory, files: list[FileOfRecords]
) -> Iterator[Checked]:
    """Yield what could not be looked at."""
    unreadable = sum(file.unreadable for file in files)
    if unreadable:
        words = "could not be read, so nobody can say what stood there"
        subject = counted(unreadable, "earlier state of a file")
        yield _checked(subject, Verdict.UNCHECKED, words)
    if revisions.git.is_shallow:
        since = f" than {_commit(history.earliest)}" if history.earliest else ""
        words = f"this clone is shallow, so nothing is compared further back{since}. {FETCH}"
        yield _checked("earlier records", Verdict.UNCHECKED, words)


def _changes(edits: list[Edit]) -> list[Edit]:
    return [edit for edit in edits if edit.kind is EditKind.CHANGED]


def _checked(subject: str, verdict: Verdict, words: str) -> Checked:
    return Checked(What.HISTORY, subject, verdict, words)


def _commit(commit: Commit) -> str:
    """Name a commit: `commit 1a2b3c4 of 2026-02-10`."""
    when = f" of {commit.committed:%Y-%m-%d}" if commit.committed else ""
    return f"commit {commit.id[:7]}{when}"
