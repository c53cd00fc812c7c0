"""Who made the changes that a redline tells, and when: as Word notes it, and as pages print it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from mou_cli.model.dates import PartialDate


@dataclass(frozen=True, slots=True)
class ChangedBy:
    """Who made the changes.

    Attributes:
        author: Their name, as Word shows it beside each change.
        moment: When, with its time zone; None for files that nobody has committed yet.
    """

    author: str
    moment: datetime | None

    @property
    def written(self) -> dict[str, str]:
        """Author and date as Word writes them (ECMA-376, part 1, section 17.13.5)."""
        if self.moment is None:
            return {"author": self.author}
        date = self.moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return {"author": self.author, "date": date}

    @property
    def printed(self) -> str:
        """Author and day as printed, where it was: `A. Officer, 1 April 2020`."""
        if self.moment is None:
            return self.author
        return f"{self.author}, {PartialDate.parse(self.moment.date().isoformat()).printed}"
