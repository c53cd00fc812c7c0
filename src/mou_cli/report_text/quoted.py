"""The agreement that a report quotes: the working text for a draft, else the version it names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from mou_cli.model.mou import Mou
from mou_cli.model.sections import Section
from mou_cli.numbering import Numbering, number_sections
from mou_cli.repository import Repository
from mou_cli.signed_text.targets import targets_of

AGREEMENT = "mou:"
"""How a link from a report into the agreement begins; alone it stands for the agreement's title."""


@dataclass(frozen=True)
class Quoted:
    """An agreement, seen from a report.

    Attributes:
        repository: The data that it is in.
        mou: The agreement.
    """

    repository: Repository
    mou: Mou

    @cached_property
    def numbering(self) -> Numbering[Section]:
        """The numbers of its sections."""
        return number_sections(self.mou)

    @cached_property
    def targets(self) -> Mapping[str, str]:
        """What each link into it prints: from `mou:#aims` to the words that name it."""
        targets = targets_of(self.repository, self.mou, self.numbering)
        return {AGREEMENT: self.mou.title, **{f"mou:#{key}": name for key, name in targets.items()}}
