"""The agreement that a report quotes: the working text for a draft, else the version it names.

The text of a version is found in one of two places: the working files, as long as they still have
that text, and `kept/VERSION/`, a repository of its own that `mou keep` writes (ADR 12).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from mou_cli.corrections.files import that_count
from mou_cli.loading import load
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.decision import Decision
from mou_cli.model.kinds import MOU_PATH
from mou_cli.model.mou import Mou
from mou_cli.model.sections import Section
from mou_cli.numbering import Numbering, number_sections
from mou_cli.places import KEPT
from mou_cli.signed_text.digest import digest_of
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.signed_text.targets import targets_of
from mou_cli.trees import FolderTree

LINK_TO_AGREEMENT = "mou:"
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
        return {
            LINK_TO_AGREEMENT: self.mou.title,
            **{f"mou:#{key}": name for key, name in targets.items()},
        }

    @cached_property
    def digest(self) -> str:
        """The digest of its text."""
        return digest_of(signed_text_of(self.repository, self.mou))


@dataclass(frozen=True, slots=True)
class QuotedFound:
    """What was found of a version's text.

    Attributes:
        quoted: The agreement; None where its text is not to hand.
        fault: Why not, as a clause; empty where it is.
        kept: Whether the text is in `kept/`.
        moved: Whether the working text is another one by now.
    """

    quoted: Quoted | None
    fault: str = ""
    kept: bool = False
    moved: bool = False


@dataclass(slots=True)
class Agreements:
    """The agreements that the reports of a repository quote; each is looked for once."""

    repository: Repository
    _found: dict[str, QuotedFound] = field(default_factory=dict)
    _working: Quoted | None = None

    @property
    def working(self) -> Quoted | None:
        """The working text, if there is one."""
        if self._working is None and self.repository.mou is not None:
            self._working = Quoted(self.repository, self.repository.mou)
        return self._working

    def of(self, name: str) -> QuotedFound:
        """Return what was found of the agreement that a report quotes.

        Args:
            name: The report's id.
        """
        version = version_of(self.repository, name)
        elsewhere = self.repository.reports[name].mou.repository is not None
        if version is None and not elsewhere:
            return QuotedFound(self.working)
        if version is None:
            return QuotedFound(None, "the report names the agreement's repository, and no version")
        key = f"{version} {elsewhere}"
        if key not in self._found:
            self._found[key] = self._look_for(version, elsewhere=elsewhere)
        return self._found[key]

    def _look_for(self, version: str, *, elsewhere: bool) -> QuotedFound:
        record = self.repository.versions.get(version)
        working = None if elsewhere else self.working
        kept = kept_text(self.repository, version)
        if record is None and (kept is None or not elsewhere):
            return QuotedFound(
                None, f"no version is called `{version}`" if not elsewhere else _NOT_KEPT
            )
        if kept is not None:
            record = record or kept.repository.versions.get(version)
            if record is None or kept.digest != record.digest:
                return QuotedFound(
                    None, f"`{kept_folder(version)}/` holds another text than the version's"
                )
        moved = working is not None and record is not None and working.digest != record.digest
        if working is not None and not moved:
            return QuotedFound(working, kept=kept is not None)
        return QuotedFound(kept, "" if kept else _NOT_KEPT, kept=kept is not None, moved=moved)


_NOT_KEPT = "its text is neither the working one nor in `kept/`"


def kept_folder(version: str) -> str:
    """Return the folder in which the text of a version is kept, if it is."""
    return f"{KEPT}/{version}"


def kept_text(repository: Repository, version: str) -> Quoted | None:
    """Return the agreement that is kept as a version's text; None if none is."""
    tree = FolderTree(repository.tree, kept_folder(version))
    if not tree.has(MOU_PATH):
        return None
    loaded = load(tree).repository
    return Quoted(loaded, loaded.mou) if loaded.mou is not None else None


def version_of(repository: Repository, name: str) -> str | None:
    """Return the version that a report stays with; None for a draft that nobody has decided on."""
    report = repository.reports[name]
    if report.state != "draft":
        return report.mou.version
    if report.mou.repository is not None:
        return report.mou.version
    decided = [
        d.version for d in decisions_on(repository, name) if not isinstance(d.version, Blank)
    ]
    return decided[0] if decided else None


def decisions_on(repository: Repository, name: str) -> list[Decision]:
    """Return the decisions about a report that count, in order of their ids."""
    counting = that_count(repository.decisions).values()
    return [decision for decision in counting if decision.report == name]
