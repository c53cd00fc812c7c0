"""Two repositories side by side, and what of each the parties sign."""

from collections.abc import Mapping
from functools import cached_property

from mou_cli.changes.printed import Index, index_of
from mou_cli.loading.repository import Repository
from mou_cli.model.mou import Mou
from mou_cli.model.sections import Section
from mou_cli.numbering import Numbering, number_sections
from mou_cli.prose import Prose
from mou_cli.prose.tree import Blocks
from mou_cli.signed_text.digest import digest_of
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.signed_text.targets import resolve, targets_of
from mou_cli.signed_text.text import SignedText


class Side:
    """One of the two: its data, and what it prints."""

    def __init__(self, repository: Repository, mou: Mou) -> None:
        self.repository = repository
        self.mou = mou

    @cached_property
    def text(self) -> SignedText:
        """The signed text."""
        return signed_text_of(self.repository, self.mou)

    @cached_property
    def digest(self) -> str:
        """The digest of the signed text."""
        return digest_of(self.text)

    @cached_property
    def numbering(self) -> Numbering[Section]:
        """The numbers of its sections."""
        return number_sections(self.mou)


class Pair:
    """The earlier and the later data.

    Attributes:
        aliases: The later address of each thing that has another key now, by the earlier one.
        partners: The later id of each partner that has another one now, by the earlier one.
    """

    def __init__(
        self, old: Side, new: Side, aliases: Mapping[str, str], partners: Mapping[str, str]
    ) -> None:
        self.old = old
        self.new = new
        self.aliases = aliases
        self.partners = partners

    @cached_property
    def same_text(self) -> bool:
        """Whether the parties would sign the same text."""
        return self.old.digest == self.new.digest

    @cached_property
    def printed(self) -> tuple[Index, Index]:
        """What each prints, by the later addresses."""
        return index_of(self.old.text, self.aliases), index_of(self.new.text, {})

    def touches(self, address: str) -> bool:
        """Say whether the signed text prints a thing otherwise, elsewhere, or no longer."""
        if self.same_text:
            return False
        before, after = self.printed
        return before.words.get(address) != after.words.get(address)

    def reorders(self, kind: str) -> bool:
        """Say whether the signed text prints things of a kind in another order."""
        if self.same_text:
            return False
        before, after = (index.order.get(kind, []) for index in self.printed)
        both = set(before) & set(after)
        return [a for a in before if a in both] != [a for a in after if a in both]

    def reworded(self, address: str) -> bool:
        """Say whether something that both print has other words, wherever it stands."""
        before, after = ({words for _, words in i.words.get(address, [])} for i in self.printed)
        return bool(before and after and before != after)

    def name(self, address: str) -> str:
        """Return what a reader calls something that the later text prints."""
        kind, _, key = address.partition("/")
        if kind == "definition":
            return self._targets.get(key, key)
        return self._targets.get(f"{'partner' if kind == 'participant' else kind}/{key}", key)

    def blocks(self, prose: Prose) -> Blocks:
        """Return a text with its references as they read now, so that a shift is no rewording."""
        return resolve(prose.blocks, self._targets)

    @cached_property
    def _targets(self) -> Mapping[str, str]:
        before, after = (
            targets_of(side.repository, side.mou, side.numbering) for side in (self.old, self.new)
        )
        return {**before, **after}
