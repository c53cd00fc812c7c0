"""Write what a release prepared: documents, record, commit and tag, or nothing of it."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mou_cli.errors import EnvironmentFaultError
from mou_cli.files.as_before import AsBefore
from mou_cli.files.writing import write_files
from mou_cli.git import Git, GitRefusedError
from mou_cli.operations.release import Release

ANEW = "Mend what git says, and give the same command again"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written.

    Attributes:
        paths: The documents and the record.
        parent: The commit that was the last before; None where no commit was made.
        commit: The commit that was made; None where an earlier run had made it.
        tag: The tag that was made, if any was.
    """

    paths: tuple[Path, ...]
    parent: str | None
    commit: str | None
    tag: str | None


def carry_out(git: Git, release: Release, folder: Path) -> Recorded:
    """Write the documents and the record, commit the record alone, and make the tag.

    Where it fails before git has made the commit, all is as it was before. Where the tag alone
    fails, the version is on record, and the same command makes the tag.

    Args:
        git: The repository.
        release: What was prepared.
        folder: Where the documents go.

    Raises:
        EnvironmentFaultError: Something cannot be written, or git refuses.
    """
    if release.commit is not None:
        _make_tag(git, release, release.commit)
        return Recorded((), None, None, release.tag)
    parent = _last_commit(git)
    written = _record(git, release, folder, parent)
    commit = _last_commit(git)
    if release.tag is not None:
        _make_tag(git, release, commit)
    return Recorded(tuple(written), parent, commit, release.tag)


def _record(git: Git, release: Release, folder: Path, parent: str) -> list[Path]:
    """Write the documents and the record, and commit the record; else leave all as it was."""
    before = [AsBefore(folder, release.files), AsBefore(git.folder, [release.path])]
    try:
        written = write_files(folder, release.files)
        written += write_files(git.folder, {release.path: release.record})
        _commit(git, release)
    except BaseException as error:
        if _last_commit(git) != parent:  # git has made the commit, and failed behind it
            raise _failed_behind(error, release) from None
        _take_back(git, release, before)
        raise
    return written


def _commit(git: Git, release: Release) -> None:
    record = str(git.folder / release.path)
    try:
        git.run_with_hooks("add", "--", record)
        git.run_with_hooks(
            *("commit", "--quiet", "--only", "--message", release.message, "--", record)
        )
    except GitRefusedError as error:
        raise EnvironmentFaultError(
            f"git did not commit the record: {error}",
            f"The record and the documents were taken back, and nothing is changed. {ANEW}",
        ) from None


def _take_back(git: Git, release: Release, before: list[AsBefore]) -> None:
    for files in before:
        files.put_back()
    with suppress(GitRefusedError, EnvironmentFaultError):  # then the index alone still has it
        git.run_with_hooks("reset", "--quiet", "--", str(git.folder / release.path))


def _failed_behind(error: BaseException, release: Release) -> BaseException:
    """Return the error for a commit that stands although git, or a hook behind it, failed."""
    if not isinstance(error, EnvironmentFaultError):
        return error
    more = "" if release.tag is None else f", and there is no tag yet. {ANEW}"
    return EnvironmentFaultError(
        error.message.replace("git did not commit the record", "git failed behind the commit"),
        f"The version is recorded and committed{more}",
    )


def _make_tag(git: Git, release: Release, commit: str) -> None:
    tag, message = f"mou/{release.version}", f"Version {release.version}"
    try:
        # Whether it is signed, the user's own configuration of git says.
        git.run_with_hooks("tag", "--annotate", "--message", message, tag, commit)
    except (GitRefusedError, EnvironmentFaultError) as error:
        raise EnvironmentFaultError(
            f"The version is recorded and committed, and git made no tag: {error}",
            "Mend what git says, and run the same command again; "
            f"or make it yourself: git tag --annotate {tag}",
        ) from None


def _last_commit(git: Git) -> str:
    return git.run("rev-parse", "--short=12", "--verify", "HEAD").decode("ascii").strip()
