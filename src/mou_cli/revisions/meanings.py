"""What git means by a name: each ref of that name, and each commit whose id begins so.

git itself takes the first that it finds, in the order of gitrevisions(7). Whoever may push a tag,
or chooses what a branch is called, could put it before the one that was meant.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from mou_cli.english import and_list, in_backquotes, or_list
from mou_cli.errors import UsageError
from mou_cli.git import Git
from mou_cli.git.objects import Objects
from mou_cli.versions.names import OTHER_NAME, doubt_about, hyphened, is_day

_PLACES = ("refs/{}", "refs/tags/{}", "refs/heads/{}", "refs/remotes/{}", "refs/remotes/{}/HEAD")
"""Where git looks for a name, in this order, after its own folder."""

_SHORT_ID = re.compile(r"[0-9a-fA-F]{4,39}")

_WHOLE = re.compile(r"refs/|(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})\Z")

_BEHIND = re.compile(r"[~^:]|@\{")
"""What begins the part of an expression that is no name: `main~2`, `main@{1}`."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that git has under a name.

    Attributes:
        told: What it is, in words.
        exact: How to write it so that it can be nothing else.
        commit: The id of its commit.
    """

    told: str
    exact: str
    commit: str


class Meanings:
    """Asks git what it means by a name."""

    def __init__(self, git: Git, objects: Objects) -> None:
        self._git = git
        self._objects = objects

    def of(self, text: str) -> list[Meaning]:
        """Return what git means by a name, or by the name in an expression such as `main~2`.

        What it takes itself comes first. A whole ref or a whole id means nothing else.
        """
        name = _BEHIND.split(text, maxsplit=1)[0]
        if not name or "\n" in name or "\0" in name:
            return []
        refs = [] if _WHOLE.match(name) else [place.format(name) for place in _PLACES]
        if refs and "-g" in name:  # git takes any name that ends in `-g` and an id for that commit
            there = self._refs(*refs)
            refs = [ref for ref in refs if ref in there]
        taken, *others = self._objects.many([f"{each}^{{commit}}" for each in (name, *refs)])
        found = [
            Meaning(_words(ref), ref, commit.id)
            for ref, commit in zip(refs, others, strict=True)
            if commit
        ]
        if taken and taken.id not in {meaning.commit for meaning in found}:
            return [_of_git_itself(name, taken.id), *found]
        if found and _SHORT_ID.fullmatch(name):
            found += [_of_git_itself(each, each) for each in self._ids(name)]
        return found

    def must_be_one(self, text: str) -> None:
        """Refuse a name by which git could mean two commits.

        Raises:
            UsageError: It could; the message says which.
        """
        meanings = self.of(text)
        if len({meaning.commit for meaning in meanings}) > 1:
            raise ambiguous(_BEHIND.split(text, maxsplit=1)[0], meanings)

    def refs(self, name: str) -> list[Meaning]:
        """Return the branches and tags of a name, here and of other repositories."""
        found = (*self.of(name), *self.on_remotes(name))
        return [meaning for meaning in found if meaning.exact.startswith("refs/")]

    def on_remotes(self, name: str) -> list[Meaning]:
        """Return the branches of this name that other repositories have, as far as fetched."""
        found = []
        for ref in self._of_remotes:
            remote, _, branch = ref.removeprefix("refs/remotes/").partition("/")
            if branch != name or branch == "HEAD":  # which stands for another branch
                continue
            commit = self._objects.get(f"{ref}^{{commit}}")
            if commit:
                found.append(Meaning(f"the branch `{branch}` of `{remote}`", ref, commit.id))
        return found

    def names(self) -> list[str]:
        """Return the short names of all branches and tags."""
        said = self._git.run(
            *("for-each-ref", "--format=%(refname:short)"),
            *("refs/heads", "refs/tags", "refs/remotes"),
        )
        return said.decode("utf-8", "replace").split()

    def commit_of(self, ref: str) -> str | None:
        """Return the id of the commit that a whole ref points at; None where there is none."""
        if "-g" in ref and ref not in self._refs(ref):
            return None
        found = self._objects.get(f"{ref}^{{commit}}")
        return found.id if found else None

    @cached_property
    def _of_remotes(self) -> list[str]:
        return self._refs("refs/remotes")

    def _refs(self, *patterns: str) -> list[str]:
        said = self._git.run("for-each-ref", "--format=%(refname)", *patterns)
        return said.decode("utf-8", "replace").split()

    def _ids(self, name: str) -> Iterator[str]:
        """Yield the commits whose ids begin so; a ref of that name hides them from git."""
        said = self._git.run("rev-parse", f"--disambiguate={name.lower()}")
        for each in said.decode("ascii").split():
            found = self._objects.get(each)
            if found and found.kind == "commit":
                yield found.id


def _of_git_itself(name: str, commit: str) -> Meaning:
    """Return what git finds without a ref: a commit by its id, or `HEAD` and the like."""
    if commit.startswith(name.lower().rpartition("-g")[2]):
        return Meaning(f"commit {commit[:12]}", commit, commit)
    return Meaning(f"git's own `{name}`", commit, commit)


def _words(ref: str) -> str:
    for place, what in (("refs/tags/", "tag"), ("refs/heads/", "branch")):
        if ref.startswith(place):
            return f"the {what} `{ref.removeprefix(place)}`"
    return f"`{ref}`"


def must_mean_nothing_else(git: Git, version: str) -> None:
    """Refuse the name of a new version that git could mean as well.

    Raises:
        UsageError: It could; the message says what it is.
    """
    doubt = doubt_about(version)
    if doubt is not None:
        _, message, _ = doubt
        raise UsageError(message, f"Write `{hyphened(version)}`" if is_day(version) else OTHER_NAME)
    with Objects(git) as objects:
        refs = Meanings(git, objects).refs(version)
    if refs:
        mend = "Choose another name for the version, or rename the other"
        raise UsageError(f"There is {and_list(ref.told for ref in refs)} already", mend)


def ambiguous(name: str, meanings: Iterable[Meaning]) -> UsageError:
    """Return the error for a name that could mean more than one thing.

    Args:
        name: What the user wrote.
        meanings: What it could be.
    """
    known = list(meanings)
    exact = [f"{name}^0" if each.exact == name else each.exact for each in known]
    return UsageError(
        f"`{name}` could be {and_list(meaning.told for meaning in known)}",
        f"Write which you mean: {or_list(in_backquotes(exact))}",
    )
