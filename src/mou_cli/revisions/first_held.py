"""Which commit first held a record: a date in it is as somebody claims, the commit tells by when.

Two are asked for. A history asks who first told of an act, on whatever branch: a note that comes
later makes no other act of it (`FirstTold`). A verification asks since when a line of commits has
the record word for word, since its key signed every word (`FirstOnLine`).
"""

from collections import Counter
from typing import TYPE_CHECKING

from mou_cli.changes.text_history import Commit
from mou_cli.loading.reading import read_file
from mou_cli.model.base import Blank
from mou_cli.model.kinds import DECISIONS, REVIEWS, SIGNATURES
from mou_cli.revisions.commits import FileOfCommit, commits_touching, files_of_commits
from mou_cli.revisions.revisions import Revisions
from mou_cli.signatures import Recorded
from mou_cli.signatures.statement import statement_of
from mou_cli.trees import MAX_FILE_BYTES, UnreadableFileError

if TYPE_CHECKING:
    from mou_cli.model.signatures import Signature

FOLDERS = (SIGNATURES.folder, DECISIONS.folder, REVIEWS.folder)

Act = tuple[str, str, int]
"""What a record tells: what was done and when, by whom, and which of several alike it is."""

WordForWord = tuple[bytes, str | None]
"""All that a record says: its statement and its SSH signature."""


class FirstTold:
    """The first commits that told of an act.

    git tells in one pass which files changed in which commit, so only the files that are asked
    about are read.
    """

    def __init__(self, revisions: Revisions) -> None:
        self._revisions = revisions
        self._by_path: dict[str, list[FileOfCommit]] = {}
        for file in files_of_commits(revisions.git, "HEAD", *FOLDERS):
            self._by_path.setdefault(file.path, []).append(file)

    def of_file(self, path: str) -> Commit | None:
        """Return the first commit that had a file; None where none has."""
        files = self._by_path.get(path)
        return files[0].commit if files else None

    def of_signatures(self, path: str, records: tuple["Signature", ...]) -> list[Commit | None]:
        """Return for each record of a file the first commit that told of it; None where none has.

        Args:
            path: The file of signatures.
            records: What it holds now.
        """
        acts = _acts(records)
        found = self._look(path, set(acts))
        return [found.get(act) for act in acts]

    def _look(self, path: str, wanted: set[Act]) -> dict[Act, Commit]:
        found: dict[Act, Commit] = {}
        for file in self._by_path.get(path, ()):
            if wanted <= found.keys():
                break
            blob = self._revisions.objects.get(file.blob, MAX_FILE_BYTES)
            data = blob.data if blob else b""  # a clone may lack it
            for act in _acts(_signatures_in(path, data)):
                found.setdefault(act, file.commit)
        return found


class FirstOnLine:
    """The first commits, up to a tip, that held a record word for word."""

    def __init__(self, revisions: Revisions) -> None:
        self._revisions = revisions
        self._found: dict[tuple[str, str, bool], dict[WordForWord, Commit]] = {}

    def of(self, recorded: Recorded, tip: str, *, first_parents: bool) -> Commit | None:
        """Return the earliest commit that held a record as it stands; None where none did.

        Args:
            recorded: The record.
            tip: The last commit of the line.
            first_parents: Whether to keep to the line of first parents: what a merged branch did
                before it was merged does not count.
        """
        place = (tip, recorded.path, first_parents)
        if place not in self._found:
            self._found[place] = self._line(recorded, tip, first_parents=first_parents)
        return self._found[place].get(_word_for_word(recorded))

    def _line(
        self, recorded: Recorded, tip: str, *, first_parents: bool
    ) -> dict[WordForWord, Commit]:
        options = ("--topo-order", "--first-parent" if first_parents else "--full-history")
        found = {}
        for commit in commits_touching(self._revisions.git, tip, recorded.path, options=options):
            try:
                data = self._revisions.tree_of(commit.id).read(recorded.path)
            except UnreadableFileError:
                continue
            for signature in _signatures_in(recorded.path, data):
                # The latest comes first, so the earliest stays.
                found[_word_for_word(Recorded(recorded.partner, 0, signature))] = commit
        return found


def _signatures_in(path: str, data: bytes) -> tuple["Signature", ...]:
    """Return the records that a file held; none where it could not be read."""
    from mou_cli.model.signatures import Signatures

    file = read_file(SIGNATURES, path, data).file
    return file.model.signatures if file and isinstance(file.model, Signatures) else ()


def _word_for_word(recorded: Recorded) -> WordForWord:
    return statement_of(recorded.partner, recorded.signature), recorded.signature.ssh


def _acts(signatures: tuple["Signature", ...]) -> list[Act]:
    seen: Counter[tuple[str, str]] = Counter()
    acts = []
    for signature in signatures:
        date = signature.date.value if isinstance(signature.date, Blank) else signature.date.written
        name = signature.name.value if isinstance(signature.name, Blank) else signature.name
        what = f"{signature.state} {signature.version} {date}", name
        seen[what] += 1
        acts.append((*what, seen[what]))
    return acts
