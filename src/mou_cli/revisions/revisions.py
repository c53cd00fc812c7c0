"""Revisions by name: versions, tags, branches, commits, dates, and the files as they stand."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from mou_cli.errors import UsageError
from mou_cli.git import Git, GitRefusedError
from mou_cli.git.objects import Objects
from mou_cli.git.walking import commits_with
from mou_cli.loading import Loaded, load
from mou_cli.loading.reading import Known
from mou_cli.loading.repository import Repository
from mou_cli.model.kinds import VERSIONS
from mou_cli.model.mou import Mou
from mou_cli.model.version import VERSION_FORM, Version
from mou_cli.places import ASSETS, DATA, TEMPLATES
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.revisions.dates import date_asked, is_date, last_commit_by
from mou_cli.revisions.meanings import Meaning, Meanings, ambiguous
from mou_cli.revisions.missing import missing
from mou_cli.revisions.readable import readable
from mou_cli.revisions.revision import BY_VERSION, FETCH, SIGNED, TAGS, WORKING, Revision
from mou_cli.signed_text.digest import digest_of
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.trees import DiskTree, Tree
from mou_cli.trees.layered import LayeredTree
from mou_cli.trees.revision import GitTree

KEPT_REVISIONS = 8
"""Revisions kept in mind; a history of thousands would fill the memory."""


class Revisions:
    """The states of one repository's files. Each file that they share is parsed once."""

    def __init__(self, git: Git, objects: Objects, known: Known) -> None:
        self.git = git
        self.objects = objects
        self.meanings = Meanings(git, objects)
        self._known = known
        self._loaded: dict[str | None, Loaded] = {}

    @cached_property
    def now(self) -> Revision:
        """The working files; in a bare repository, which has none, the last commit."""
        if self.git.is_bare:
            return self.commit("HEAD", "HEAD")
        return Revision(WORKING, None, DiskTree(self.git.folder))

    def find(self, text: str) -> Revision:
        """Return the revision that a user names.

        Raises:
            UsageError: There is none, it is not in this clone, or it could be two things.
        """
        if text.startswith(BY_VERSION):
            return self.version(text.removeprefix(BY_VERSION))
        if is_date(text):
            return self._at_date(text)
        if self._is_version(text):
            return self._version_alone(text)
        self.meanings.must_be_one(text)
        return self.commit(text, text)

    def version(self, name: str) -> Revision:
        """Return the revision that has a version's text, whatever git means by its name.

        Raises:
            UsageError: There is no such version, or its text is not in this clone.
        """
        record = self.versions.get(name)
        tagged = self.tagged(name)
        if record is None:
            if tagged is None:
                known = list(self.versions)
                raise UsageError(f"There is no version called `{name}`", did_you_mean(name, known))
            return tagged
        if tagged is None:
            return self.text_of(record)
        if self.digest(tagged) != record.digest:
            raise UsageError(
                f"The tag `mou/{name}` points at a text that is not version {name}",
                "Fetch the tag anew, or ask who moved it; the record in "
                f"{VERSIONS.path(name)} counts",
            )
        return tagged

    def commit(self, text: str, name: str) -> Revision:
        """Return the revision of a commit, by whatever git calls it.

        Raises:
            UsageError: There is none, or it is not in this clone.
        """
        found = self.objects.get(f"{text}^{{commit}}")
        if found is None:
            raise missing(self.git, self.objects, text, self._names())
        return Revision(name, found.id, self.tree_of(found.id))

    def merge_base(self, base: str, head: str) -> tuple[Revision, Revision]:
        """Return where two revisions parted, and the second of them.

        Raises:
            UsageError: There is no such revision, or they have nothing in common.
        """
        ends = [self.find(base), self.find(head)]
        ids = [end.commit or self.commit("HEAD", "HEAD").commit or "" for end in ends]
        try:
            parted = self.git.run("merge-base", *ids).decode("ascii").strip()
        except GitRefusedError:
            mend = FETCH if self.git.is_shallow else "Compare them directly, with a space between"
            raise UsageError(f"`{base}` and `{head}` have no common commit here", mend) from None
        return Revision(
            f"{base} (where {head} parted from it)", parted, self.tree_of(parted)
        ), ends[1]

    def tree_of(self, commit: str) -> GitTree:
        """Return the files of a commit below the folder that holds `data/`."""
        prefix = self.git.prefix
        name = f"{commit}:{prefix.rstrip('/')}" if prefix else f"{commit}^{{tree}}"
        return GitTree(self.objects, self.objects.tree(name))

    def files_at(self, text: str, *, with_templates: bool = False) -> tuple[Revision, Tree]:
        """Return a revision and its files; for a version, with what is on record of versions now.

        Args:
            text: What the user calls it.
            with_templates: Take today's templates: a text of then is printed as all are now.

        Raises:
            UsageError: There is no such revision.
        """
        revision = self.find(text)
        places = (VERSIONS.folder,) if revision.version else ()
        if with_templates:
            places = (*places, TEMPLATES)
        return revision, LayeredTree(revision.tree, self.now.tree, places)

    def load(self, revision: Revision) -> Loaded:
        """Load the data of a revision, whatever is wrong with it."""
        if revision.commit not in self._loaded:
            if len(self._loaded) == KEPT_REVISIONS:
                del self._loaded[next(iter(self._loaded))]
            self._loaded[revision.commit] = load(revision.tree, self._known)
        return self._loaded[revision.commit]

    def agreement(self, revision: Revision) -> tuple[Repository, Mou]:
        """Return the data of a revision and its agreement.

        Raises:
            UsageError: A file of it cannot be read, so a comparison would say too much.
        """
        at = "" if revision.commit is None else f" --at {revision.version or revision.name}"
        return readable(self.load(revision), revision.name, at)

    def digest(self, revision: Revision) -> str | None:
        """Return the digest of a revision's text; None where it cannot be read."""
        repository = self.load(revision).repository
        if repository.mou is None or repository.broken:
            return None
        return digest_of(signed_text_of(repository, repository.mou))

    def text_of(self, record: Version) -> Revision:
        """Return the revision that has a version's text, wherever its tag points by now.

        Raises:
            UsageError: No commit here has it, nor have the working files.
        """
        tagged = self.tagged(record.version)
        if tagged is not None and self.digest(tagged) == record.digest:
            return tagged
        found = self.with_digest(record.digest, record.version)
        if found is None:
            mend = FETCH if self.git.is_shallow else "Fetch the branch or the tag that has it"
            raise UsageError(f"No commit here has the text of version {record.version}", mend)
        return found

    @property
    def versions(self) -> Mapping[str, Version]:
        """What is on record of versions now, by name."""
        return self.load(self.now).repository.versions

    def _is_version(self, text: str) -> bool:
        if not VERSION_FORM.matches(text):
            return False
        return text in self.versions or self.tagged(text) is not None

    def _version_alone(self, name: str) -> Revision:
        """Return a version's revision, if git has nothing else of that name."""
        meant = [*self.meanings.of(name), *self.meanings.on_remotes(name)]
        place = VERSIONS.path(name) if name in self.versions else f"the tag `mou/{name}`"
        both = (Meaning(f"the version of {place}", f"{BY_VERSION}{name}", ""), *meant)
        try:
            found = self.version(name)
        except UsageError:
            if meant:
                raise ambiguous(name, both) from None
            raise
        if any(meaning.commit != found.commit for meaning in meant):
            raise ambiguous(name, both)
        return found

    def with_digest(self, digest: str, name: str) -> Revision | None:
        """Find a version's text in the history: the latest commit that has it, or the files."""
        has_it: dict[tuple[str | None, ...], bool] = {}
        for commit in self._touching():
            tree = self.tree_of(commit)
            revision = Revision(name, commit, tree, name)
            state = tuple(tree.folder_id(path) for path in SIGNED)
            if state not in has_it:  # most commits change nothing of what is signed
                has_it[state] = self.digest(revision) == digest
            if has_it[state]:
                return revision
        if self.now.commit is None and self.digest(self.now) == digest:
            return Revision(name, None, self.now.tree, name)
        return None

    def tagged(self, name: str) -> Revision | None:
        """Return the commit that the tag of a version points at; None where there is no tag."""
        found = self.meanings.commit_of(f"{TAGS}{name}")
        return Revision(name, found, self.tree_of(found), name) if found else None

    def _touching(self) -> Iterator[str]:
        """Yield the commits that touch what is signed, the latest first, each state once."""
        seen = set()
        if self.objects.get("HEAD^{commit}") is None:
            return
        said = commits_with(self.git, "rev-list", tip="HEAD", paths=(DATA, ASSETS))
        for commit in said.decode("ascii").split():
            tree = self.tree_of(commit)
            state = tree.folder_id(DATA), tree.folder_id(ASSETS)
            if state not in seen:
                seen.add(state)
                yield commit

    def _names(self) -> Iterator[str]:
        yield from self.versions
        yield from self.meanings.names()

    def _at_date(self, text: str) -> Revision:
        date = date_asked(text)
        head = self.commit("HEAD", "HEAD").commit or ""
        commit = last_commit_by(self.git, head, date)
        if commit is None:
            mend = FETCH if self.git.is_shallow else "Name a later date, or a version"
            raise UsageError(f"There is no commit yet {date.when}", mend)
        return Revision(date.printed, commit, self.tree_of(commit))
