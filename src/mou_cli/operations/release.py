"""Record a version: its digest, the files that go out, a commit and a tag."""

from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from mou_cli.checks.validation import Validation, validate
from mou_cli.errors import EnvironmentFaultError, UsageError
from mou_cli.files.recording import write_record
from mou_cli.files.writing import write_files
from mou_cli.git import Git, GitRefusedError
from mou_cli.loading.repository import Repository
from mou_cli.model.dates import PartialDate
from mou_cli.model.kinds import MOU_PATH, VERSIONS
from mou_cli.model.version import VERSION_FORM, Version, VersionState
from mou_cli.operations.render import render
from mou_cli.problems import Severity
from mou_cli.revisions.committed import (
    accepts,
    as_committed,
    has_tag,
    not_committed,
    uncommitted,
    untagged,
)
from mou_cli.signed_text.digest import FORMAT, digest_of
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.trees import DiskTree, Tree
from mou_cli.trees.layered import with_file
from mou_cli.versions.of_text import version_on_record

RELEASED_AS = ("docx", "pdf")
"""What goes out to the parties. A later pandoc cannot make the same bytes, so they are kept."""


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
    """

    version: str
    state: VersionState
    validation: Validation
    path: str
    record: bytes
    before: bytes | None
    files: dict[str, bytes]
    commit: str | None = None
    head: str = ""
    there: bytes | None = None

    @property
    def tag(self) -> str | None:
        """The tag to be made; a version that was on record has its own."""
        return f"mou/{self.version}" if self.before is None or self.commit else None

    @property
    def message(self) -> str:
        """What the commit says."""
        words = "is in force" if self.state == "in-force" else f"is {self.state}"
        return f"Version {self.version} {words}"


def prepare(git: Git, version: str, state: VersionState) -> Release:
    """Check that a version can be recorded, and make what is to be written.

    Args:
        git: The repository.
        version: The version's name.
        state: Its state; of a version on record, the state that it comes into.

    Raises:
        UsageError: It cannot be recorded; the message says why.
    """
    _check_name(git, version)
    path = VERSIONS.path(version)
    tree = DiskTree(git.folder)
    head, found = _head(git), validate(tree)
    if found.has(Severity.ERROR) or found.repository.mou is None:
        return Release(version, state, found, path, b"", None, {})
    there, changed = _bytes(tree, path), uncommitted(git)
    if not changed:
        return replace(_prepared(git, tree, found, version, state), head=head, there=there)
    if changed == [path]:
        before = as_committed(git, tree, path)
        release = _prepared(git, before, validate(before), version, state)
        if there in (release.record, _bytes(before, path)):
            # An earlier run came as far as the file, or the index, and no further.
            return replace(release, head=head, there=there)
    raise not_committed(changed, path)


def carry_out(git: Git, release: Release, folder: Path) -> list[Path]:
    """Write the documents and the record, commit the record alone, and make the tag.

    Args:
        git: The repository.
        release: What was prepared.
        folder: Where the documents go.

    Raises:
        EnvironmentFaultError: Something cannot be written, or git refuses.
    """
    if _head(git) != release.head:
        raise EnvironmentFaultError(
            "Something was committed while mou was preparing the version, so nothing was written",
            "Give the command again",
        )
    written = write_files(folder, release.files)
    if release.commit is None:
        written.append(_record(git, release))
    if release.tag is not None:
        _make_tag(git, release)
    return written


def _prepared(
    git: Git, tree: Tree, found: Validation, version: str, state: VersionState
) -> Release:
    path = VERSIONS.path(version)
    on_record = found.repository.versions.get(version)
    if on_record is None:
        head = _new(git, found.repository, version, state)
        after, files = _documents(tree, version, path, head)
        record = (head + _listed(files)).encode()
        return Release(version, state, after, path, record, None, files)
    before = tree.read(path)
    if on_record.state == state and (commit := untagged(git, version, path)):
        return Release(version, state, found, path, before, before, {}, commit)
    record = _in_state(found.repository, on_record, before, state)
    after = validate(with_file(tree, path, record))
    return Release(version, state, after, path, record, before, {})


def _head(git: Git) -> str:
    return git.run("rev-parse", "HEAD").decode("ascii").strip()


def _bytes(tree: Tree, path: str) -> bytes | None:
    return tree.read(path) if tree.has(path) else None


def _check_name(git: Git, version: str) -> None:
    name = f"refs/tags/mou/{version}"
    if not VERSION_FORM.matches(version) or not accepts(git, "check-ref-format", name):
        raise UsageError(f"`{version}` is no version", VERSION_FORM.mend)
    if git.is_bare:
        raise UsageError("A bare repository has no files", "Release from a clone of it")
    if not accepts(git, "rev-parse", "--verify", "--quiet", "HEAD"):
        raise UsageError(
            "This repository has no commit yet", "Commit the data first: git add data; git commit"
        )


def _new(git: Git, repository: Repository, version: str, state: VersionState) -> str:
    """Return the record of a new version, without the files that go out."""
    mou = repository.mou
    assert mou is not None  # noqa: S101 - it was validated
    if state == "withdrawn":
        raise UsageError(f"There is no version {version} to withdraw", "Name one that is on record")
    if not isinstance(mou.date, PartialDate):
        raise UsageError(
            "The agreement bears no date, and a version has one", f"Write `date:` in {MOU_PATH}"
        )
    if has_tag(git, f"mou/{version}"):
        raise UsageError(
            f"There is a tag `mou/{version}`, and no record of it", "Choose another name"
        )
    digest = digest_of(signed_text_of(repository, mou))
    other = version_on_record(repository.versions, digest)
    if other is not None:
        raise UsageError(
            f"This text is version {other.version}",
            f"To change its state: mou release {other.version} --state {state}",
        )
    written = mou.date.written if "-" in mou.date.written else f'"{mou.date.written}"'
    return (
        f'version: "{version}"\ndate: {written}\nstate: {state}\n'
        f"text_format: {FORMAT}\ndigest: {digest}\n"
    )


def _documents(
    tree: Tree, version: str, path: str, record: str
) -> tuple[Validation, dict[str, bytes]]:
    """Render what goes out as the version that it will be; nothing where errors forbid it."""
    rendering = render(with_file(tree, path, record.encode()), [], list(RELEASED_AS), draft=False)
    if rendering.files and rendering.documents[0].paper.version is None:
        raise UsageError(
            "The repository's own templates print other words than the signed text",
            "Correct them, or take them out of `templates/`; then release",
        )
    named = {name.replace(".", f"-{version}."): data for name, data in rendering.files.items()}
    return rendering.validation, named


def _listed(files: dict[str, bytes]) -> str:
    lines = [
        f"  - name: {name}\n    digest: sha256:{sha256(data).hexdigest()}\n"
        for name, data in files.items()
    ]
    return "files:\n" + "".join(lines)


def _in_state(repository: Repository, version: Version, data: bytes, state: VersionState) -> bytes:
    """Return a record with another state, and every other character as it was."""
    if version.state == state:
        raise UsageError(
            f"Version {version.version} is {state.replace('-', ' ')} already",
            "For another text choose another name",
        )
    place = repository.where(version, "state")
    lines = data.decode("utf-8-sig").split("\n")
    line = lines[place.line - 1]
    begin = place.column - 1
    lines[place.line - 1] = f"{line[:begin]}{state}{line[begin + place.length :]}"
    return "\n".join(lines).encode()


def _record(git: Git, release: Release) -> Path:
    written = write_record(git.folder, release.path, release.record, release.there)
    record = str(git.folder / release.path)
    try:
        git.run_with_hooks("add", "--", record)
        git.run_with_hooks(
            *("commit", "--quiet", "--only", "--message", release.message, "--", record)
        )
    except GitRefusedError as error:
        _take_back(git, release)
        raise EnvironmentFaultError(
            f"git did not commit the record: {error}",
            "The record was taken back, and nothing is changed. Mend what git says, and try again",
        ) from None
    return written


def _take_back(git: Git, release: Release) -> None:
    record = git.folder / release.path
    if release.before is None:
        record.unlink(missing_ok=True)
    else:
        write_files(git.folder, {release.path: release.before})
    with suppress(GitRefusedError):
        git.run_with_hooks("reset", "--quiet", "--", str(record))


def _make_tag(git: Git, release: Release) -> None:
    tag, message = f"mou/{release.version}", f"Version {release.version}"
    try:
        # Whether it is signed, the user's own configuration of git says.
        git.run_with_hooks("tag", "--annotate", "--message", message, tag, release.commit or "HEAD")
    except GitRefusedError as error:
        raise EnvironmentFaultError(
            f"The version is recorded and committed, and git made no tag: {error}",
            "Mend what git says, and run the same command again; "
            f"or make it yourself: git tag --annotate {tag}",
        ) from None
