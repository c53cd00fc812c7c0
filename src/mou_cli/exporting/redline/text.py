"""What a redline is made from: two documents, and who changed the one into the other."""

from dataclasses import dataclass
from datetime import UTC, datetime

from mou_cli.exporting.paper import Paper
from mou_cli.model.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Text:
    """A document as Markdown, and the rest of it.

    Attributes:
        paper: The document without its text.
        markdown: Its text.
    """

    paper: Paper
    markdown: str


@dataclass(frozen=True, slots=True)
class By:
    """Who made the changes.

    Attributes:
        author: Their name, as Word shows it beside each change.
        moment: When, with its time zone.
    """

    author: str
    moment: datetime

    @property
    def written(self) -> str:
        """The moment as Word writes it (ECMA-376, part 1, section 17.13.5): `…T09:30:00Z`."""
        return self.moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def day(self) -> str:
        """The day as printed, where it was: `1 April 2020`."""
        return PartialDate.parse(self.moment.date().isoformat()).printed
