"""What git has of the data, and what a `mou release` that was killed left between files and git."""

from mou_cli.errors import UsageError
from mou_cli.files.writing import TEMPORARY
from mou_cli.git import Git, GitRefusedError
from mou_cli.model.version import Version
from mou_cli.places import ASSETS, DATA, TEMPLATES
from mou_cli.revisions.commits import commits_touching
from mou_cli.revisions.revisions import Revisions
from mou_cli.trees import Tree
from mou_cli.trees.layered import LayeredTree, with_file


def uncommitted(git: Git) -> list[str]:
    """Return the paths of what documents are made from that no commit has as it stands.

    An unfinished file that a killed run left is none of it; to write the record sweeps it up.
    """
    folders = map(git.literal, (DATA, ASSETS, TEMPLATES))
    said = git.run_with_hooks(
        *("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames"),
        *("--", *folders),
    )
    paths = [line[3:] for line in said.decode("utf-8", "replace").split("\0") if line]
    return [path.removeprefix(git.prefix) for path in paths if f"/{TEMPORARY}" not in path]


def last_commit(git: Git) -> str:
    """Return the id of the last commit, so many digits of it that no other has them."""
    return git.run("rev-parse", "--short=12", "--verify", "HEAD").decode("ascii").strip()


def paths_of(git: Git, commit: str) -> list[str]:
    """Return the paths that a commit changed, from the top of the repository."""
    said = git.run("log", "-1", "--format=", "--name-only", "-z", "--no-renames", commit)
    return [path for path in said.decode("utf-8", "replace").split("\0") if path]


def as_committed(git: Git, tree: Tree, path: str) -> LayeredTree:
    """Return a tree in which one file is what the last commit has of it, maybe nothing."""
    try:
        # With filters, it has the line ends that git would write into the folder.
        data = git.run_with_hooks("cat-file", "--filters", f"HEAD:{git.prefix}{path}")
    except GitRefusedError:
        return with_file(tree, path, None)
    return with_file(tree, path, data)


def has_text_of(revisions: Revisions, version: Version) -> bool:
    """Say whether the last commit has the text of a version.

    git shows no change of a file that it ignores, or was told to leave out of account.
    """
    return revisions.digest(revisions.commit("HEAD", "HEAD")) == version.digest


def not_committed(paths: list[str], record: str) -> UsageError:
    """Return the error for what is not committed.

    Args:
        paths: What is not committed, at least one.
        record: The path of the version's record, which a run that was killed may have left.
    """
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    mend = "Commit it first: git add, then git commit"
    if paths == [record]:
        mend = (
            "Commit it if you wrote it. If a `mou release` that did not end left it, "
            "delete it or bring it back with git restore, and release again"
        )
    return UsageError(
        f"`{paths[0]}`{more} is not committed, so no commit would have this text", mend
    )


def has_tag(git: Git, tag: str) -> bool:
    """Say whether git has a tag of this name."""
    return accepts(git, "rev-parse", "--verify", "--quiet", f"refs/tags/{tag}")


def untagged(git: Git, version: str, record: str) -> str | None:
    """Return the commit by which `mou release` recorded a version and did not come to its tag.

    A record that somebody wrote and committed by hand asks for no tag.
    """
    if has_tag(git, f"mou/{version}"):
        return None
    options = ("-1", "--diff-filter=A")
    for commit in commits_touching(git, "HEAD", record, options=options):
        # A hook may have put something in front of it, such as the number of a case.
        if f"Version {version} is " in commit.subject:
            return commit.id
    return None


def accepts(git: Git, *arguments: str) -> bool:
    """Say whether git ends a command that reads without an error."""
    try:
        git.run(*arguments)
    except GitRefusedError:
        return False
    return True
