"""What git prints of a commit -> who, when and why."""

from mou_cli.changes.text_history import Commit

FORMAT = "%H%x1f%P%x1f%aN%x1f%aI%x1f%s"
"""For `git log --format`: the id and the parents first, which nobody writes."""


def commit_of(line: str) -> Commit:
    """Return the commit that git printed in `FORMAT`."""
    identity, parents, author, date, subject = line.split("\x1f", 4)
    return Commit(identity, tuple(parents.split()), author, date, subject)
