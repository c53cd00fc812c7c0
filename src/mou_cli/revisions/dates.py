"""A day in the place of a revision, `@2020-04-01`: what stood at its end."""

from mou_cli.errors import UsageError
from mou_cli.git import Git
from mou_cli.model.dates import PartialDate


def is_date(text: str) -> bool:
    """Say whether a user names a day; whether there is such a day, `date_asked` says."""
    return text.startswith("@") and text[1:2].isdigit()


def date_asked(text: str) -> PartialDate:
    """Return the day, month or year that a user names.

    Raises:
        UsageError: It is none.
    """
    try:
        return PartialDate.parse(text[1:])
    except ValueError as error:
        raise UsageError(f"`{text}` is no date: {error}", "Write `@2020-04-01`") from None


def last_commit_by(git: Git, head: str, date: PartialDate) -> str | None:
    """Return the last commit of a branch at the end of a day, by UTC; None where there is none.

    Args:
        git: The repository.
        head: The branch's last commit.
        date: The day; of a month or a year the last one.
    """
    until = f"--before={date.last.isoformat()}T23:59:59Z"
    found = git.run("rev-list", "-1", "--first-parent", until, head).split()
    return found[0].decode("ascii") if found else None
