"""A report as its checks see it."""

from collections.abc import Iterator
from dataclasses import dataclass

from mou_cli.loading.repository import Repository, proses_of
from mou_cli.model.base import Model
from mou_cli.model.house_style import HouseStyle
from mou_cli.model.report import Report
from mou_cli.problems import Position
from mou_cli.prose import Prose
from mou_cli.report_text.quoted import Quoted, QuotedFound


@dataclass(frozen=True, slots=True)
class ReportsSeen:
    """A report with what belongs to it.

    Attributes:
        repository: The data.
        name: The report's id.
        report: The report.
        style: Its house style; None if there is none of that name.
        found: The agreement that it quotes.
    """

    repository: Repository
    name: str
    report: Report
    style: HouseStyle | None
    found: QuotedFound

    @property
    def quoted(self) -> Quoted | None:
        """The agreement, where its text is to hand."""
        return self.found.quoted

    def proses(self) -> Iterator[tuple[Model, str, Prose]]:
        """Yield every prose field of the report."""
        yield from proses_of(self.report)

    def where(self, field: str, *inside: str | int) -> Position:
        """Return where a field of the report stands, or the report itself."""
        return self.repository.where(self.report, field, *inside)
