"""Write what a release prepared: documents, record, commit and tag, or nothing of it."""

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from mou_cli.errors import EnvironmentFaultError
from mou_cli.files.as_before import AsBefore
from mou_cli.files.recording import write_record
from mou_cli.files.writing import write_files
from mou_cli.git import Git, GitRefusedError
from mou_cli.operations.release import Release
from mou_cli.revisions.committed import last_commit, paths_of

NO_COMMIT = "git did not commit the record"
ANEW = "Mend what git says, and give the same command again"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written.

    Attributes:
        paths: The documents and the record.
        branch: The branch that was committed to; empty where no commit was made.
        parent: The commit that was the last before; None where no commit was made.
        commit: The commit that was made; None where an earlier run had made it.
        others: What a hook put into that commit beside the record.
        tag: The tag that was made, if any was.
        fault: What failed after the commit; then the same command gets the rest done.
    """

    paths: tuple[Path, ...] = ()
    branch: str = ""
    parent: str | None = None
    commit: str | None = None
    others: tuple[str, ...] = ()
    tag: str | None = None
    fault: EnvironmentFaultError | None = None


def carry_out(git: Git, release: Release, folder: Path) -> Recorded:
    """Write the documents and the record, commit the record alone, and make the tag.

    Where it fails before git has made the commit, all is as it was before. Where it fails after
    that, as when the tag cannot be signed, the version is on record, and the fault is told.

    Args:
        git: The repository.
        release: What was prepared.
        folder: Where the documents go.

    Raises:
        EnvironmentFaultError: Something cannot be written, or git makes no commit.
    """
    if release.commit is not None:
        return _tagged(git, release, Recorded(), release.commit)
    if last_commit(git) != release.head:
        raise EnvironmentFaultError(
            "Something was committed while mou was preparing the version, so nothing was written",
            "Give the command again",
        )
    paths, fault = _record(git, release, folder)
    commit = last_commit(git)
    others = [path for path in paths_of(git, commit) if path != f"{git.prefix}{release.path}"]
    branch = os.fsdecode(git.run("symbolic-ref", "--short", "HEAD")).strip()
    done = Recorded(paths, branch, release.head, commit, tuple(others), fault=fault)
    if fault is not None or release.tag is None:
        return done
    return _tagged(git, release, done, commit)


def _record(
    git: Git, release: Release, folder: Path
) -> tuple[tuple[Path, ...], EnvironmentFaultError | None]:
    """Write the documents and the record, and commit the record; else leave all as it was."""
    before = [AsBefore(folder, release.files), AsBefore(git.folder, {release.path: release.record})]
    written: list[Path] = []
    try:
        written += write_files(folder, release.files)
        written.append(write_record(git.folder, release.path, release.record, release.there))
        _commit(git, release)
    except BaseException as error:
        if last_commit(git) == release.head:
            _take_back(git, release, before)
            raise
        if not isinstance(error, EnvironmentFaultError):
            raise
        return tuple(written), _behind_the_commit(error, release)
    return tuple(written), None


def _commit(git: Git, release: Release) -> None:
    record = git.literal(release.path)
    try:
        git.run_with_hooks("add", "--", record)
        git.run_with_hooks(
            *("commit", "--quiet", "--only", "--message", release.message, "--", record)
        )
    except GitRefusedError as error:
        raise EnvironmentFaultError(
            f"{NO_COMMIT}: {_in_one_line(error)}",
            f"The record and the documents were taken back, and nothing is changed. {ANEW}",
        ) from None


def _take_back(git: Git, release: Release, before: list[AsBefore]) -> None:
    for files in before:
        files.put_back()
    with suppress(GitRefusedError, EnvironmentFaultError):  # then the index alone still has it
        git.run_with_hooks("reset", "--quiet", "--", git.literal(release.path))


def _behind_the_commit(error: EnvironmentFaultError, release: Release) -> EnvironmentFaultError:
    """Return the fault of a git, or of a hook, that failed once the commit was made."""
    more = "" if release.tag is None else f", and there is no tag yet. {ANEW}"
    return EnvironmentFaultError(
        error.message.replace(NO_COMMIT, "git failed behind the commit"),
        f"The version is recorded and committed{more}",
    )


def _tagged(git: Git, release: Release, done: Recorded, commit: str) -> Recorded:
    tag, message = f"mou/{release.version}", f"Version {release.version}"
    try:
        # Whether it is signed, the user's own configuration of git says.
        git.run_with_hooks("tag", "--annotate", "--message", message, tag, commit)
    except (GitRefusedError, EnvironmentFaultError) as error:
        fault = EnvironmentFaultError(
            f"The version is recorded and committed, and git made no tag: {_in_one_line(error)}",
            "Mend what git says, and run the same command again; "
            f"or make it yourself: git tag --annotate {tag} {commit}",
        )
        return replace(done, fault=fault)
    return replace(done, tag=tag)


def _in_one_line(error: Exception) -> str:
    return "; ".join(filter(None, map(str.strip, str(error).splitlines())))
