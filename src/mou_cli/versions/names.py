"""Names of versions that git could mean: who asks for one must never be shown the other."""

import re

_OF_GIT = re.compile(r"@|head|stash|refs|auto_merge|bisect_.*|.*_head")
"""What git calls the last commit, what it puts aside, and where it keeps its names."""

_OF_BRANCHES = frozenset(
    ("main", "master", "trunk", "develop", "origin", "upstream", "heads", "tags", "remotes")
)
"""What nearly every repository calls a branch, a remote, or a folder of them."""

_ID = re.compile(r"(?:.*-g)?[0-9a-f]{7,}")
"""The id of a commit, short or whole, or what `git describe` makes of it. Seven digits are the
fewest that git itself writes."""

_EXPRESSION = re.compile(r"(?s)-.*|.*(?:[@^~:\\/\s]|\.\.).*")
"""What git computes: `main~2`, `a..b`, `HEAD:data`, `origin/main`; or takes for an option."""

_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
"""A day without hyphens: eight digits that begin few commits, if any."""


def is_day(name: str) -> bool:
    """Say whether a name is a day without hyphens, which could be the id of a commit as well."""
    return _DAY.fullmatch(name) is not None


def meaning_in_git(name: str) -> str:
    """Tell what git, or somebody who knows git, takes a name for; empty where it is a version's.

    Letters count whatever their size: Windows and macOS look for the file `head` as for `HEAD`.

    Args:
        name: The name of a version.
    """
    folded = name.casefold()
    if _OF_GIT.fullmatch(folded):
        return "is a name of git's own"
    if folded in _OF_BRANCHES:
        return "is what branches and remotes are called"
    if _ID.fullmatch(folded) and not is_day(name):
        return "looks like the id of a commit"
    return "is what git would compute" if _EXPRESSION.fullmatch(folded) else ""


def doubt_about(name: str) -> tuple[str, str, str] | None:
    """Return the code, the message and the mend of a Problem, if git could mean something else.

    Args:
        name: The name of a version, by its file or its record.
    """
    meaning = meaning_in_git(name)
    if meaning:
        message = f"`{name}` {meaning}, so nobody could say which of the two is meant"
        return "VER005", message, f"{OTHER_NAME}, for the file and in it"
    if is_day(name):
        message = f"`{name}` could be the id of a commit as well"
        mend = f"Leave it if somebody signed it. Write the next with hyphens: `{hyphened(name)}`"
        return "VER006", message, mend
    return None


def hyphened(day: str) -> str:
    """Return a day with hyphens."""
    return f"{day[:4]}-{day[4:6]}-{day[6:]}"


OTHER_NAME = "Choose a name that is nothing else, such as `2019-03`"
