"""How the text came to read as it does: commit by commit, from git's objects alone."""

from collections.abc import Iterator
from dataclasses import replace

from mou_cli.changes import Change, ChangeKind, compare
from mou_cli.changes.text_history import Commit, HistoryEntry, Skipped, TextHistory
from mou_cli.errors import UsageError
from mou_cli.loading.repository import Repository
from mou_cli.model.kinds import DECISIONS, PARTNERS, REPORTS, REVIEWS, SIGNATURES, VERSIONS
from mou_cli.numbering.sections import sections_of
from mou_cli.problems import Severity
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.revisions.commits import commits_touching
from mou_cli.revisions.on_record import records
from mou_cli.revisions.revision import SIGNED, Revision
from mou_cli.revisions.revisions import Revisions
from mou_cli.trees.revision import GitTree
from mou_cli.versions.of_text import version_on_record

MOST_BYTES = 16_000_000
"""Files kept in mind while a history is read: a few hundred states of a large agreement."""

_OTHERS = {
    "participant": (PARTNERS.folder,),
    "partner": (PARTNERS.folder,),
    "version": (VERSIONS.folder,),
    "signature": (SIGNATURES.folder,),
    "decision": (DECISIONS.folder,),
    "review": (REVIEWS.folder,),
    "report": (REPORTS.folder,),
}
"""Where else a thing of a kind is written; all else stands in what the parties sign."""

_BESIDE = ("signature", "decision", "review", "report")
"""Kinds of things that the first text may well have been without."""

State = tuple[str | None, ...]


def history(revisions: Revisions, what: str | None) -> TextHistory:
    """Tell how the signed text, or one thing, came to read as it does.

    Args:
        revisions: The repository, up to its last commit.
        what: `mou`, a section's key, or an address such as `principle/be-ambitious`; none for the
            signed text.

    Raises:
        UsageError: There is no such thing, or no commit.
    """
    repository, mou = revisions.agreement(revisions.now)
    address = None if what in (None, "mou") else _address(repository, str(what))
    walk = _Walk(revisions, address)
    entries = list(walk.entries())
    if address is not None:
        entries = list(_of_one(entries, address, there_at_first=walk.had_at_first(address)))
    return TextHistory(
        mou.title,
        address,
        tuple(sorted(repository.versions.values(), key=lambda v: v.order, reverse=True)),
        tuple(reversed(entries)) if address is None else tuple(entries),
        tuple(reversed(walk.skipped)),
        revisions.git.is_shallow,
        tuple(r for r in records(revisions) if address in (None, r.address)),
    )


class _Walk:
    """Goes through the commits that touch the text, the earliest first."""

    def __init__(self, revisions: Revisions, address: str | None) -> None:
        self.revisions = revisions
        self.kind = address.partition("/")[0] if address else None
        self.skipped: list[Skipped] = []
        self._paths = (*SIGNED, *_OTHERS.get(self.kind or "", ()))
        self._first: str | None = None
        self._states: dict[str, State] = {}
        self._readable: dict[str, str | None] = {}
        self._digests: dict[State, str | None] = {}

    def had_at_first(self, address: str) -> bool:
        """Say whether the first text that could be read had a thing."""
        return self._first is not None and address in _addresses(self._repository(self._first))

    def entries(self) -> Iterator[HistoryEntry]:
        """Yield the commits that changed something; those that cannot be read are put aside."""
        versions = self.revisions.load(self.revisions.now).repository.versions
        for commit in self._commits():
            entry = self._entry(commit)
            if entry is not None:
                made = self._digests.get(self._states[commit.id])
                recorded = version_on_record(versions, made)
                yield replace(entry, version=recorded.version if recorded else None)

    def _entry(self, commit: Commit) -> HistoryEntry | None:
        state = self._state(commit.id)
        self._states[commit.id] = state
        before = [self._states[parent] for parent in commit.parents if parent in self._states]
        earlier = next((self._readable[p] for p in commit.parents if self._readable.get(p)), None)
        self._readable[commit.id] = earlier
        if state in before:
            # Nothing of interest was touched, or a merge took one side as it was.
            self._readable[commit.id] = self._readable[commit.parents[before.index(state)]]
            return None
        found = self._load(commit)
        if found is None:
            return None
        self._readable[commit.id] = commit.id
        if self.kind is None and not self._is_new(commit, state):
            return None
        if earlier is None:
            self._first = self._first or commit.id
            return HistoryEntry(commit, (), first=True)
        changes = tuple(self._wanted(compare(self._repository(earlier), found)))
        return HistoryEntry(commit, changes) if changes else None

    def _is_new(self, commit: Commit, state: State) -> bool:
        """Say whether none of the parents has the text of a commit."""
        digest = self._digest(commit.id, state)
        parents = [self._readable.get(parent) for parent in commit.parents]
        return all(digest != self._digest(p, self._states[p]) for p in parents if p is not None)

    def _wanted(self, changes: Iterator[Change]) -> Iterator[Change]:
        for change in changes:
            if self.kind is None:
                if change.signed:
                    yield change
            elif change.address.partition("/")[0] in _kinds(self.kind):
                yield change

    def _state(self, commit: str) -> State:
        tree = self.revisions.tree_of(commit)
        return tuple(tree.folder_id(path) for path in self._paths)

    def _digest(self, commit: str, state: State) -> str | None:
        if state not in self._digests:
            self._digests[state] = self.revisions.digest(self._revision(commit))
        return self._digests[state]

    def _load(self, commit: Commit) -> Repository | None:
        loaded = self.revisions.load(self._revision(commit.id))
        grave = [p for p in loaded.problems if p.severity is Severity.ERROR]
        if not grave:
            return loaded.repository
        place = f"{grave[0].position.path}, line {grave[0].position.line}"
        self.skipped.append(Skipped(commit, f"{grave[0].message} ({place})"))
        return None

    def _repository(self, commit: str) -> Repository:
        return self.revisions.load(self._revision(commit)).repository

    def _revision(self, commit: str) -> Revision:
        return Revision(commit, commit, self._tree(commit))

    def _tree(self, commit: str) -> GitTree:
        return self.revisions.tree_of(commit)

    def _commits(self) -> Iterator[Commit]:
        head = self.revisions.commit("HEAD", "HEAD").commit or ""
        # git itself leaves out the commits that touch nothing of interest: most of a long history.
        options = ("--topo-order", "--reverse", "--parents")
        return commits_touching(self.revisions.git, head, *self._paths, options=options)


def _of_one(
    entries: list[HistoryEntry], address: str, *, there_at_first: bool
) -> Iterator[HistoryEntry]:
    """Yield what happened to one thing, the latest first, under whatever key it had."""
    kind, _, key = address.partition("/")
    for entry in reversed(entries):
        if entry.first and (there_at_first or kind not in _BESIDE):
            yield entry
        changes = [c for c in entry.changes if c.address.partition("/")[2] == key]
        if changes:
            yield replace(entry, changes=tuple(changes))
        for change in changes:
            if change.kind is ChangeKind.REKEYED and isinstance(change.old, str):
                key = change.old
            # A file of signatures grows: a record more is no beginning.
            if change.kind in _BEGINNINGS and not change.old and kind != "signature":
                return


_BEGINNINGS = (ChangeKind.ADDED, ChangeKind.JOINED)


def _kinds(kind: str) -> tuple[str, ...]:
    """A body is looked for as an organisation and as one that takes part."""
    return ("participant", "partner") if kind in ("participant", "partner") else (kind,)


def _address(repository: Repository, what: str) -> str:
    """Return the address of a thing: a section's key may stand alone."""
    known = sorted(_addresses(repository))
    if "/" in what:
        if what.partition("/")[0] in {address.partition("/")[0] for address in known}:
            return what
    elif f"section/{what}" in known:
        return f"section/{what}"
    raise UsageError(f"Nothing is called `{what}`", did_you_mean(what, known))


def _addresses(repository: Repository) -> Iterator[str]:
    mou = repository.mou
    assert mou is not None  # noqa: S101 - it was read before
    yield from (f"section/{section.key}" for section in sections_of(mou))
    yield from (f"participant/{each.key}" for each in mou.participants)
    yield from (f"tier/{key}" for key in mou.tiers)
    for kind, things in (
        ("principle", repository.principles),
        ("objective", mou.objectives),
        ("domain", mou.domains),
        ("definition", mou.definitions),
        ("locality", mou.localities),
    ):
        yield from (f"{kind}/{thing.key}" for thing in things)
    yield from (f"partner/{key}" for key in repository.partners)
    for kind, named in (
        ("version", repository.versions),
        ("signature", repository.signatures),
        ("decision", repository.decisions),
        ("review", repository.reviews),
        ("report", repository.reports),
    ):
        yield from (f"{kind}/{key}" for key in named)
    yield from ("term/review", "term/legal-status", "term/date", "mou/title")
    for domain, found in repository.outcomes.items():
        yield f"outcomes/{domain}"
        for outcome in found.listed:
            yield f"outcome/{outcome.key}"
            yield from (f"indicator/{indicator.key}" for indicator in outcome.indicators)
