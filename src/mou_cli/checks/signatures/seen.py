"""What records are compared with. Each thing is worked out once, however many records there are."""

from collections.abc import Mapping
from functools import cached_property

from mou_cli.checks.succession import successors_of
from mou_cli.corrections.files import as_corrected
from mou_cli.loading.repository import Repository
from mou_cli.model.decision import Decision
from mou_cli.model.participants import Participant
from mou_cli.signed_text.digest import digest_of
from mou_cli.signed_text.projection import signed_text_of


class SignaturesSeen:
    """A repository, seen from its records of signatures."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self._successors: dict[str, set[str]] = {}

    @cached_property
    def participants(self) -> Mapping[str, Participant]:
        """The participants by key; none where there is no agreement."""
        mou = self.repository.mou
        return {each.key: each for each in mou.participants} if mou else {}

    @cached_property
    def working_digest(self) -> str:
        """The digest of the text that the files have; empty where they have none."""
        mou = self.repository.mou
        return digest_of(signed_text_of(self.repository, mou)) if mou else ""

    @cached_property
    def decisions(self) -> Mapping[str, Decision]:
        """The decisions as they were corrected, by every id that another record may name."""
        return as_corrected(self.repository.decisions)

    def comes_after(self, partner: str, key: str) -> bool:
        """Say whether a partner is a successor of another, by however many steps."""
        if key not in self._successors:
            self._successors[key] = successors_of(self.repository, key)
        return partner in self._successors[key]
