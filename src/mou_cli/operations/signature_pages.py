"""Render the signature pages of a version."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

from mou_cli.checks.validation import validate
from mou_cli.clock import today
from mou_cli.documents.files import files_of, must_be_known
from mou_cli.documents.signature_pages import SignaturePages
from mou_cli.errors import UsageError
from mou_cli.exporting.formats import DOCUMENT_FORMATS
from mou_cli.exporting.paper import LARGE_PRINT_POINTS, POINTS
from mou_cli.loading.repository import Repository
from mou_cli.model.dates import PartialDate
from mou_cli.model.mou import Mou
from mou_cli.model.version import Version
from mou_cli.operations.render import Rendering
from mou_cli.problems import Severity
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.revisions.revisions import Revisions
from mou_cli.revisions.texts import texts_of
from mou_cli.signatures.signers import Texts
from mou_cli.signed_text.digest import FORMAT, digest_of
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.standing.standings import Standings
from mou_cli.standing.status import VersionText
from mou_cli.trees import Tree
from mou_cli.versions.current import version_to_sign

FAR = PartialDate.parse("9999")
"""Whatever is on record counts, that which is still to come as well."""

SENT_AS = ("docx", "pdf")
"""Formats that are sent to those who sign; others are made where they are asked for."""

FOLDER = "signature-pages"
"""Where they are written below the output folder, and what `mou render` calls them."""


def signature_pages(
    tree: Tree,
    revisions: Revisions | None,
    partners: Sequence[str],
    formats: Sequence[str],
    *,
    version: str | None = None,
    day: date | None = None,
    draft: bool = False,
    large_print: bool = False,
    made: Callable[[str], None] = lambda _: None,
) -> Rendering:
    """Render the signature pages of a version.

    Args:
        tree: The repository's files.
        revisions: Its history, where a text that is no longer in the files is found; None if there
            is none.
        partners: Keys of the participants; none for all who sign.
        formats: Names of formats; none for Word and PDF.
        version: The version; None for the proposed one, or else the one in force.
        day: The day on which they are sent: what is later is still to come. None for today.
        draft: Of the files as they stand, marked as a draft.
        large_print: Set the text in 18 point.
        made: Called with the name of each file when it is made, from several threads.

    Raises:
        UsageError: A participant, a format or a version is unknown, or there is nothing to sign.
        TemplateFaultError: A template has a fault.
        EnvironmentFaultError: A converter is missing or fails.
    """
    must_be_known("format", formats)
    found = validate(tree)
    now, mou = found.repository, found.repository.mou
    if mou is None or (found.has(Severity.ERROR) and not draft):
        return Rendering(found, {}, ())
    texts = texts_of(now, mou, revisions)
    text = _draft(now, mou) if draft else _text(now, texts, version)
    assert text.repository is not None and text.repository.mou is not None  # noqa: S101, PT018
    pages = SignaturePages(now, text.repository, text.repository.mou, day or today(), draft=draft)
    wanted = _signing(pages.mou, partners)
    documents = tuple(
        document
        for standing in Standings(now, texts, FAR).of(text)
        if standing.party.key in wanted
        for document in pages.of(standing, LARGE_PRINT_POINTS if large_print else POINTS)
    )
    chosen = [name for name in DOCUMENT_FORMATS if name in (formats or SENT_AS)]
    files = {
        f"{FOLDER}/{name}": data
        for document in documents
        for name, data in files_of(tree, document, chosen, made)
    }
    return Rendering(found, files, documents)


def _text(now: Repository, texts: Texts, name: str | None) -> VersionText:
    """Return the version that is to be signed, with its text."""
    version = _version_to_print(now, name)
    found = texts(version)
    if found is None:
        raise UsageError(
            f"The text of version {version.version} is not here",
            "Fetch the commit or the tag that has it; or see a draft of the files: --draft",
        )
    # An earlier text does not know what was recorded of it later.
    return VersionText(version, replace(found, versions=now.versions))


def _draft(now: Repository, mou: Mou) -> VersionText:
    """Return the files as they stand, as a version that comes after all others."""
    digest = digest_of(signed_text_of(now, mou))
    fields = {"version": "draft", "date": FAR.written, "state": "proposed", "digest": digest}
    return VersionText(Version.model_validate({**fields, "text_format": FORMAT}), now)


def _version_to_print(repository: Repository, name: str | None) -> Version:
    if name is not None:
        if name not in repository.versions:
            known = sorted(repository.versions)
            raise UsageError(f"No version is called `{name}`", did_you_mean(name, known))
        found = repository.versions[name]
        if found.state == "withdrawn":
            raise UsageError(f"Version {name} was withdrawn", "Nobody can sign it; name another")
        return found
    version = version_to_sign(repository)
    if version is None:
        raise UsageError(
            "No version is proposed or in force, so there is nothing to sign",
            "Record one: mou release VERSION; or see the pages as a draft: --draft",
        )
    return version


def _signing(mou: Mou, wanted: Sequence[str]) -> Collection[str]:
    """Return the keys of those whose pages are wanted."""
    tiers = {participant.key: participant.tier for participant in mou.participants}
    signing = [participant.key for participant in mou.participants if mou.signs(participant)]
    for key in wanted:
        if key in tiers and key not in signing:
            raise UsageError(f"`{key}` does not sign", f"Its tier, `{tiers[key]}`, does not")
        if key not in signing:
            raise UsageError(f"No participant is called `{key}`", did_you_mean(key, signing))
    return wanted or signing
