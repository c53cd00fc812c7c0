"""Prepare to record a version, or another state of one: all is checked, and nothing is written."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from mou_cli.checks.validation import Validation, validate
from mou_cli.errors import UsageError
from mou_cli.git import Git
from mou_cli.model.dates import PartialDate
from mou_cli.model.kinds import MOU_PATH, VERSIONS
from mou_cli.model.version import VERSION_FORM, VersionState
from mou_cli.operations.release_checks import (
    Doubt,
    doubtful_date,
    mendable,
    must_be_in_force_by,
    remarks_in_force,
    remarks_on_a_new_version,
    too_few_signatures,
)
from mou_cli.operations.release_record import (
    documents_of,
    new_record,
    record_in_state,
    with_files,
)
from mou_cli.problems import Severity
from mou_cli.revisions.committed import (
    accepts,
    as_committed,
    has_text_of,
    last_commit,
    not_committed,
    uncommitted,
    untagged,
)
from mou_cli.revisions.opening import revisions_of
from mou_cli.revisions.readiness import must_have_a_branch, must_know_who_commits
from mou_cli.revisions.revisions import Revisions
from mou_cli.revisions.texts import texts_of
from mou_cli.standing import Status, status_of
from mou_cli.trees import DiskTree, Tree
from mou_cli.trees.layered import with_file


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asks for.

    Attributes:
        version: The version's name.
        state: The state that it comes into; None where none is named.
        as_of: Today.
        meant: The options by which doubts are said to be meant.
    """

    version: str
    state: VersionState | None
    as_of: PartialDate
    meant: Collection[str] = ()

    @property
    def path(self) -> str:
        """The path of the version's record."""
        return VERSIONS.path(self.version)


@dataclass(frozen=True, slots=True)
class Release:
    """What is to be recorded, checked and not yet written.

    Attributes:
        version: The version's name.
        state: The state that it will have.
        validation: What the checks find with the record in place.
        path: The path of the record.
        record: Its bytes.
        before: Its bytes as they were, where the version was on record.
        files: The documents that go out, by name; none where only the state changes.
        commit: The commit that recorded it, where an earlier run did not come to the tag.
        head: The commit that it was prepared on.
        there: The record as the folder has it, which an earlier run may have left.
        doubts: What may be a slip, and was not said to be meant; it is not to be recorded then.
        remarks: What the user should know of it, a sentence each without a full stop.
    """

    version: str
    state: VersionState
    validation: Validation
    path: str
    record: bytes = b""
    before: bytes | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    commit: str | None = None
    head: str = ""
    there: bytes | None = None
    doubts: tuple[Doubt, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether something stands in the way."""
        return self.validation.has(Severity.ERROR) or bool(self.doubts)

    @property
    def tag(self) -> str | None:
        """The tag to be made; a version that was on record has its own."""
        return f"mou/{self.version}" if self.before is None or self.commit else None

    @property
    def message(self) -> str:
        """What the commit says."""
        words = "is in force" if self.state == "in-force" else f"is {self.state}"
        return f"Version {self.version} {words}"


def prepare(git: Git, wish: Wish) -> Release:
    """Check that a version can be recorded, and make what is to be written.

    Args:
        git: The repository.
        wish: What the user asks for.

    Raises:
        UsageError: It cannot be recorded; the message says why.
        EnvironmentFaultError: git would make no commit, or a converter is missing or fails.
    """
    _must_be_possible(git, wish.version)
    tree = DiskTree(git.folder)
    head, found = last_commit(git), validate(tree)
    if found.has(Severity.ERROR):
        return Release(wish.version, wish.state or "proposed", found, wish.path)
    there = tree.read(wish.path) if tree.has(wish.path) else None
    changed = uncommitted(git)
    if not changed:
        return replace(_prepared(git, tree, found, wish), head=head, there=there)
    if changed == [wish.path]:
        before = as_committed(git, tree, wish.path)
        release = _prepared(git, before, validate(before), wish)
        if release.is_refused or there in (release.record, release.before):
            # An earlier run came as far as the file, or the index, and no further.
            return replace(release, head=head, there=there)
    raise not_committed(changed, wish.path)


def _must_be_possible(git: Git, version: str) -> None:
    name = f"refs/tags/mou/{version}"
    if not VERSION_FORM.matches(version) or not accepts(git, "check-ref-format", name):
        raise UsageError(f"`{version}` is no version", VERSION_FORM.mend)
    if git.is_bare:
        raise UsageError("A bare repository has no files", "Release from a clone of it")
    if not accepts(git, "rev-parse", "--verify", "--quiet", "HEAD"):
        raise UsageError(
            "This repository has no commit yet", "Commit the data first: git add data; git commit"
        )


def _prepared(git: Git, tree: Tree, found: Validation, wish: Wish) -> Release:
    if found.repository.mou is None:
        raise UsageError(
            f"There is no `{MOU_PATH}` here, so there is no text to record",
            "Go to the folder that holds `data/`, or name it with `-C FOLDER`",
        )
    if wish.version not in found.repository.versions:
        return _new(git, tree, found, wish)
    version = found.repository.versions[wish.version]
    before = tree.read(wish.path)
    if wish.state in (None, version.state) and (commit := untagged(git, wish.version, wish.path)):
        must_know_who_commits(git)
        return Release(wish.version, version.state, found, wish.path, before, before, commit=commit)
    record = record_in_state(found.repository, version, before, wish.state)
    assert wish.state is not None  # noqa: S101 - the record has another one
    must_have_a_branch(git)
    must_know_who_commits(git)
    after = validate(with_file(tree, wish.path, record))
    release = Release(wish.version, wish.state, after, wish.path, record, before)
    return _judged(git, release, wish)


def _new(git: Git, tree: Tree, found: Validation, wish: Wish) -> Release:
    mou, state = found.repository.mou, wish.state or "proposed"
    assert mou is not None  # noqa: S101 - the caller looked
    record = new_record(git, found.repository, mou, wish.version, state)
    must_have_a_branch(git)
    must_know_who_commits(git)
    after = mendable(validate(with_file(tree, wish.path, record)), wish.path)
    release = _judged(git, Release(wish.version, state, after, wish.path), wish)
    if release.is_refused:
        return release
    files = documents_of(with_file(tree, wish.path, record), wish.version)
    return replace(release, record=with_files(record, files), files=files)


def _judged(git: Git, release: Release, wish: Wish) -> Release:
    """Return a release with the doubts that are open, and with the remarks on it.

    Raises:
        UsageError: It cannot be.
    """
    if release.validation.has(Severity.ERROR):
        return release
    with revisions_of(git) as revisions:
        found = [*_findings(revisions, release, wish.as_of)]
    doubts = [each for each in found if isinstance(each, Doubt)]
    meant = [doubt.message for doubt in doubts if doubt.option in wish.meant]
    return replace(
        release,
        doubts=tuple(doubt for doubt in doubts if doubt.option not in wish.meant),
        remarks=(*meant, *(each for each in found if isinstance(each, str))),
    )


def _findings(
    revisions: Revisions, release: Release, as_of: PartialDate
) -> Iterator[Doubt | str | None]:
    repository = release.validation.repository
    version = repository.versions[release.version]
    if release.before is None:
        if not has_text_of(revisions, version):
            raise UsageError(
                "The last commit has another text than the files, though git sees no change",
                "git leaves a file out of account, or changes one that it takes in: git status "
                "--ignored, git ls-files -v and git check-attr tell which",
            )
        yield doubtful_date(repository, version)
        yield from remarks_on_a_new_version(version, as_of)
    if release.state == "in-force":
        status = _status(revisions, release, as_of)
        must_be_in_force_by(status, version)
        yield too_few_signatures(status, version)
        yield from remarks_in_force(status, version)


def _status(revisions: Revisions, release: Release, as_of: PartialDate) -> Status:
    """Return how things stand with the record in place."""
    repository = release.validation.repository
    assert repository.mou is not None  # noqa: S101 - it is valid
    texts = texts_of(repository, repository.mou, revisions)
    return status_of(repository, repository.mou, texts, as_of)
