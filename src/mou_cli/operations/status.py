"""Tell who has signed what, with the texts of earlier versions from wherever they are kept."""

from functools import cache

from mou_cli.errors import UsageError
from mou_cli.git import Git
from mou_cli.loading import Loaded, load
from mou_cli.loading.repository import Repository
from mou_cli.model.dates import PartialDate
from mou_cli.model.mou import Mou
from mou_cli.model.version import Version
from mou_cli.report_text.quoted import kept_text
from mou_cli.revisions.revisions import Revisions, readable, revisions_if_any
from mou_cli.signed_text.canonical import digest_of
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.status import Status, Texts, status_of
from mou_cli.trees import DiskTree


def status(git: Git, as_of: PartialDate) -> Status:
    """Return who has signed what on a day.

    Where there is no git, as in an unpacked ZIP, the texts of earlier versions are looked for in
    the working files and in `kept/` alone.

    Raises:
        UsageError: The data cannot be read.
    """
    with revisions_if_any(git) as revisions:
        if revisions is None:
            return _status(load(DiskTree(git.folder)), None, as_of)
        return status_in(revisions, as_of)


def status_in(revisions: Revisions, as_of: PartialDate) -> Status:
    """Return who has signed what on a day, in a repository that is open.

    Raises:
        UsageError: The data cannot be read.
    """
    return _status(revisions.load(revisions.now), revisions, as_of)


def _status(loaded: Loaded, revisions: Revisions | None, as_of: PartialDate) -> Status:
    repository, mou = readable(loaded, "the working text", "")
    return status_of(repository, mou, texts_of(repository, mou, revisions), as_of)


def texts_of(repository: Repository, mou: Mou, revisions: Revisions | None) -> Texts:
    """Return what finds the text of a version: in the files, in `kept/`, or in the history.

    Args:
        repository: The working files.
        mou: Their agreement.
        revisions: The history; None where there is none.
    """
    working = digest_of(signed_text_of(repository, mou))

    @cache
    def text_of(name: str) -> Repository | None:
        version = repository.versions[name]
        if version.digest == working:
            return repository
        kept = kept_text(repository, name)
        if kept is not None and kept.digest == version.digest:
            return kept.repository
        return _from_git(revisions, version)

    return lambda version: text_of(version.version)


def _from_git(revisions: Revisions | None, version: Version) -> Repository | None:
    if revisions is None:
        return None
    try:
        return revisions.load(revisions.text_of(version)).repository
    except UsageError:
        return None
