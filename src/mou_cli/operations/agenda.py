"""Begin a review: what there is to look at."""

from dataclasses import dataclass

from mou_cli.changes import Change, compare
from mou_cli.changes.comparison import Compared, Comparison
from mou_cli.errors import UsageError
from mou_cli.git import Git
from mou_cli.loading import load
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.mou import Mou
from mou_cli.model.version import Version
from mou_cli.revisions.opening import revisions_if_any
from mou_cli.revisions.readable import readable
from mou_cli.revisions.revisions import Revisions
from mou_cli.revisions.texts import texts_of
from mou_cli.signatures.signers import Texts, signers_of
from mou_cli.standing import Status, status_of
from mou_cli.standing.indicators import measured
from mou_cli.trees import DiskTree
from mou_cli.views.agenda import Agenda, Since, agenda_of


@dataclass(frozen=True, slots=True)
class ReviewStart:
    """What there is to look at.

    Attributes:
        agenda: The agenda.
        status: Where things stand.
        mou: The agreement as the files have it.
    """

    agenda: Agenda
    status: Status
    mou: Mou


def agenda(git: Git, as_of: PartialDate) -> ReviewStart:
    """Return the agenda of a review.

    Args:
        git: The repository; a folder without git will do, where earlier texts may be missing.
        as_of: The day; what is dated later is not counted.

    Raises:
        UsageError: The data cannot be read.
    """
    with revisions_if_any(git) as revisions:
        loaded = revisions.load(revisions.now) if revisions else load(DiskTree(git.folder))
        repository, mou = readable(loaded, "the working text", "")
        texts = texts_of(repository, mou, revisions)
        status = status_of(repository, mou, texts, as_of)
        since = _since(status, repository, texts, revisions)
        indicators = tuple(measured(repository, mou, as_of.last))
        return ReviewStart(agenda_of(status, since, indicators), status, mou)


class _Base:
    """What the last review looked at, or where there was none the first version."""

    def __init__(self, status: Status, repository: Repository, texts: Texts) -> None:
        self.last = status.review.last[1] if status.review.last else None
        self.version = self._version(repository)
        self.text = texts(self.version) if self.version else None

    def _version(self, repository: Repository) -> Version | None:
        if self.last is not None:
            named = self.last.version
            return None if isinstance(named, Blank) else repository.versions.get(named)
        known = [v for v in repository.versions.values() if v.state != "withdrawn"]
        return min(known, key=lambda version: version.order, default=None)


def _since(status: Status, now: Repository, texts: Texts, revisions: Revisions | None) -> Since:
    base = _Base(status, now, texts)
    text = status.in_force.repository if status.in_force else None
    signers = len(signers_of(now, base.version, texts, status.as_of)) if base.version else 0
    signed = _compared(base.version, base.text, text or now, signers)
    beside = None
    if base.last is not None and revisions is not None:
        beside = _at_that_time(revisions, base.last.date, now)
    return Since(f"version {base.version.version}" if base.version else None, signed, beside)


def _compared(
    version: Version | None, old: Repository | None, new: Repository, signers: int
) -> Comparison | None:
    if version is None or old is None or old.mou is None or new.mou is None:
        return None
    changes = tuple(change for change in compare(old, new) if change.signed)
    name, in_force = version.version, version.state == "in-force"
    return Comparison(
        Compared(name, None, name, in_force, old, old.mou, signers),
        Compared("now", None, None, in_force, new, new.mou),
        changes,
    )


def _at_that_time(
    revisions: Revisions, date: PartialDate, now: Repository
) -> tuple[Change, ...] | None:
    """Return what changed beside the text since a day; None where its files are not here."""
    try:
        then, _ = revisions.agreement(revisions.find(f"@{date.written}"))
    except UsageError:
        return None
    return tuple(change for change in compare(then, now) if not change.signed)
