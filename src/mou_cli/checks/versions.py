"""Versions: one name, one text, one in force."""

from collections.abc import Iterator

from mou_cli.loading.repository import Repository
from mou_cli.model.kinds import VERSIONS
from mou_cli.model.mou import Mou
from mou_cli.model.version import Version
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem
from mou_cli.signed_text.digest import digest_of, fingerprint
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.versions.names import doubt_about
from mou_cli.versions.of_text import version_on_record


def check_versions(repository: Repository) -> Iterator[Problem]:
    """Yield VER001, VER002, VER004, VER005 and VER006."""
    by_date: dict[str, str] = {}
    by_digest: dict[str, str] = {}
    for stem, version in repository.versions.items():
        if version.version != stem:
            yield problem(
                "VER002",
                repository.where(version, "version"),
                f"The file is called `{stem}`, and the version `{version.version}`",
                f"Rename the file to `{version.version}.yaml`, or correct the version",
            )
        yield from _of_names(repository, {stem, version.version}, version)
        other = by_digest.setdefault(version.digest, stem)
        if other != stem:
            yield problem(
                "VER004",
                repository.where(version, "digest"),
                f"Version `{other}` has the same text",
                "Remove the one that was never put to the parties",
            )
        if version.state != "in-force":
            continue
        same_date = by_date.setdefault(version.date.written, stem)
        if same_date != stem:
            yield problem(
                "VER001",
                repository.where(version, "date"),
                f"Version `{same_date}` came into force on the same date",
                "Correct the date of one, as precisely as it is known, or withdraw one",
            )


def _of_names(repository: Repository, names: set[str], version: Version) -> Iterator[Problem]:
    for name in sorted(names):
        doubt = doubt_about(name)
        if doubt is not None:
            code, message, mend = doubt
            yield problem(code, repository.where(version, "version"), message, mend)


def note_draft(repository: Repository, mou: Mou) -> Iterator[Problem]:
    """Yield VER003 if the text is no recorded version. Asked only of data without errors."""
    digest = digest_of(signed_text_of(repository, mou))
    if version_on_record(repository.versions, digest) is None:
        yield problem(
            "VER003",
            repository.where(mou, "title"),
            f"The text ({fingerprint(digest)}) is no recorded version; documents say DRAFT",
            "Go on drafting. Once it is put to the parties, record it in "
            f"{VERSIONS.folder}/: {digest}",
        )
