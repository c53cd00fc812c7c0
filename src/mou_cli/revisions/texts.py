"""The text of a version as data of its own: in the files, in `kept/`, or in the history."""

from functools import cache

from mou_cli.errors import UsageError
from mou_cli.loading.repository import Repository
from mou_cli.model.mou import Mou
from mou_cli.model.version import Version
from mou_cli.report_text.quoted import kept_text
from mou_cli.revisions.revisions import Revisions
from mou_cli.signatures.signers import Texts
from mou_cli.signed_text.digest import digest_of
from mou_cli.signed_text.projection import signed_text_of


def texts_of(repository: Repository, mou: Mou | None, revisions: Revisions | None) -> Texts:
    """Return what finds the text of a version: in the files, in `kept/`, or in the history.

    Args:
        repository: The working files.
        mou: Their agreement; None where they have none that can be read.
        revisions: The history; None where there is none.
    """

    @cache
    def working() -> str | None:
        return digest_of(signed_text_of(repository, mou)) if mou else None

    @cache
    def text_of(name: str) -> Repository | None:
        version = repository.versions[name]
        if version.digest == working():
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
