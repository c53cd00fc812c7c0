"""Which commit first held each record of a signature, a decision or a review.

A date in a record is as somebody claims it; the commit that first held it says by when it was
there. git tells in one pass which files changed in which commit, so only the files that are asked
about are read.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from mou_cli.changes.text_history import Commit
from mou_cli.loading.reading import read_file
from mou_cli.model.base import Blank
from mou_cli.model.kinds import DECISIONS, REVIEWS, SIGNATURES
from mou_cli.revisions.commits import FORMAT, commit_of
from mou_cli.revisions.revisions import Revisions

if TYPE_CHECKING:
    from mou_cli.model.signatures import Signature, Signatures

FOLDERS = (SIGNATURES.folder, DECISIONS.folder, REVIEWS.folder)

Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Changed:
    """A file as one commit left it."""

    commit: Commit
    path: str
    blob: str


class FirstHeld:
    """The first commits of records, from one pass over the history of their folders."""

    def __init__(self, revisions: Revisions) -> None:
        self._revisions = revisions
        self._by_path: dict[str, list[Changed]] = {}
        for changed in _changed(revisions):
            self._by_path.setdefault(changed.path, []).append(changed)

    def of_file(self, path: str) -> Commit | None:
        """Return the first commit that had a file; None where none has."""
        changes = self._by_path.get(path)
        return changes[0].commit if changes else None

    def of_signatures(self, path: str, records: tuple["Signature", ...]) -> list[Commit | None]:
        """Return for each record of a file the first commit that had it; None where none has.

        Args:
            path: The file of signatures.
            records: What it holds now.
        """
        keys = _keys(records)
        found = self._look(path, set(keys))
        return [found.get(key) for key in keys]

    def _look(self, path: str, wanted: set[Key]) -> dict[Key, Commit]:
        found: dict[Key, Commit] = {}
        for changed in self._by_path.get(path, ()):
            if wanted <= found.keys():
                break
            for key in self._read(changed):
                found.setdefault(key, changed.commit)
        return found

    def _read(self, changed: Changed) -> list[Key]:
        blob = self._revisions.objects.get(changed.blob)
        data = blob.data if blob else b""  # a clone may lack it
        parsed = read_file(SIGNATURES, changed.path, data).file
        return _keys(cast("Signatures", parsed.model).signatures) if parsed else []


def _keys(signatures: tuple["Signature", ...]) -> list[Key]:
    """Return what tells records apart: a note that comes later makes no other record of one."""
    seen: Counter[tuple[str, str]] = Counter()
    keys = []
    for signature in signatures:
        date = signature.date.value if isinstance(signature.date, Blank) else signature.date.written
        name = signature.name.value if isinstance(signature.name, Blank) else signature.name
        what = f"{signature.state} {signature.version} {date}", name
        seen[what] += 1
        keys.append((*what, seen[what]))
    return keys


def _changed(revisions: Revisions) -> Iterator[Changed]:
    """Yield each file of the folders that each commit changed, the earliest commit first."""
    git = revisions.git
    said = git.run(
        "log",
        *("-z", "--raw", "--no-abbrev", "--no-renames", "--encoding=UTF-8", f"--format={FORMAT}"),
        *("--topo-order", "--reverse", "--no-show-signature", "HEAD", "--"),
        *git.paths(*FOLDERS),
    )
    commit, tokens = None, iter(said.decode("utf-8", "replace").split("\0"))
    for token in tokens:
        # A path follows its entry at once, so nothing in a path or a message is taken for one.
        entry = token.lstrip("\n")
        if entry.startswith(":") and commit is not None:
            path, blob = next(tokens), entry.split(" ")[3]
            if set(blob) != {"0"}:  # else the commit took the file out
                yield Changed(commit, path.removeprefix(git.prefix), blob)
        elif entry:
            commit = commit_of(entry)
