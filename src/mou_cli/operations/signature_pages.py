"""Signature pages: for each person who signs a version, a sheet that explains it, and a page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from mou_cli.errors import UsageError
from mou_cli.exporting.paper import LARGE_PRINT_POINTS, POINTS
from mou_cli.model.mou import Mou
from mou_cli.model.participants import Participant
from mou_cli.model.version import Version
from mou_cli.operations.documents import Document, paper_of
from mou_cli.operations.render import Rendering, files_of, must_be_known
from mou_cli.operations.revisions import Revisions
from mou_cli.operations.signed_before import signed_before
from mou_cli.operations.validate import Validation, validate
from mou_cli.problems import Severity
from mou_cli.rendering.templates import render_markdown
from mou_cli.repository import Repository
from mou_cli.signed_text.canonical import digest_of
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.suggestions import did_you_mean
from mou_cli.trees import Tree
from mou_cli.views.document import view_of
from mou_cli.views.signing import signing_view_of

FORMATS = ("docx", "pdf")
"""What is sent to those who sign; other formats are made where they are asked for."""

FOLDER = "signature-pages"
"""Where they are written below the output folder, and what `mou render` calls them."""


def signature_pages(
    tree: Tree,
    revisions: Revisions | None,
    partners: Sequence[str],
    formats: Sequence[str],
    *,
    version: str | None = None,
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
        draft: Of the files as they stand, marked as a draft.
        large_print: Set the text in 18 point.
        made: Called with the name of each file when it is made, from several threads.

    Raises:
        UsageError: A participant, a format or a version is unknown, or there is nothing to sign.
        TemplateFaultError: A template has a fault.
        EnvironmentFaultError: A converter is missing or fails.
    """
    must_be_known("format", formats)
    now = validate(tree)
    if (now.has(Severity.ERROR) and not draft) or now.repository.mou is None:
        return Rendering(now, {}, ())
    found = now if draft else _text(now, revisions, version)
    if (found.has(Severity.ERROR) and not draft) or found.repository.mou is None:
        return Rendering(found, {}, ())
    pages = _Pages(now.repository.mou, now, found, found.repository.mou, revisions, draft)
    documents = tuple(
        document
        for participant in _signing(pages.mou, partners)
        for document in pages.of(participant, LARGE_PRINT_POINTS if large_print else POINTS)
    )
    chosen = list(formats) or list(FORMATS)
    files = {
        f"{FOLDER}/{name}": data
        for document in documents
        for name, data in files_of(tree, document, chosen, made)
    }
    return Rendering(found, files, documents)


class _Pages:
    """Makes the pages of one text."""

    def __init__(
        self,
        mou_now: Mou,
        now: Validation,
        found: Validation,
        mou: Mou,
        revisions: Revisions | None,
        draft: bool,  # noqa: FBT001 - the one caller names it by its place
    ) -> None:
        self.now = now.repository
        self.mou_now = mou_now
        self.repository = found.repository
        self.mou = mou
        self.revisions = revisions
        self.draft = draft
        self.view = view_of(self.repository, mou, with_errors=draft)

    def of(self, participant: Participant, points: int) -> Iterator[Document]:
        """Yield a page for each person who signs for a participant."""
        known = next((p for p in self.mou_now.participants if p.key == participant.key), None)
        if known is not None:  # who signs is no part of the text, so the latest names count
            participant = participant.model_copy(update={"signatories": known.signatories})
        before = signed_before(self.now, self.revisions, participant.key, self.view.version)
        people = participant.signatories or (None,)
        for number, person in enumerate(people, start=1):
            page = signing_view_of(
                self.repository,
                self.mou,
                participant,
                person,
                before,
                contact=self.mou_now.contact or self.mou.contact,
                draft=self.draft,
            )
            ending = f"-{number}" if len(people) > 1 else ""
            ending += "-large-print" if points == LARGE_PRINT_POINTS else ""
            paper = paper_of(self.repository.tree, self.mou, self.view, points)
            paper = replace(
                paper,
                title=f"For signature: {paper.title}",
                images={path: data for path, data in paper.images.items() if path in page.images},
                missing=tuple(path for path in paper.missing if path in page.images),
            )
            markdown = render_markdown(self.now.tree, "signature-page.md.j2", page=page)
            yield Document(f"{participant.key}{ending}", paper, markdown, other_words=False)


def _text(now: Validation, revisions: Revisions | None, name: str | None) -> Validation:
    """Return the data whose text is the version to be signed."""
    repository, mou = now.repository, now.repository.mou
    assert mou is not None  # noqa: S101 - the caller looked
    version = _version(repository, name)
    if digest_of(signed_text_of(repository, mou)) == version.digest:
        return now
    if revisions is None:
        raise UsageError(
            f"The files have another text than version {version.version}, and there is no history",
            "Work in a clone of the repository, with git; or see a draft of the files: --draft",
        )
    return validate(revisions.files_at(version.version, with_templates=True)[1])


def _version(repository: Repository, name: str | None) -> Version:
    if name is not None:
        if name not in repository.versions:
            known = sorted(repository.versions)
            raise UsageError(f"No version is called `{name}`", did_you_mean(name, known))
        found = repository.versions[name]
        if found.state == "withdrawn":
            raise UsageError(f"Version {name} was withdrawn", "Nobody can sign it; name another")
        return found
    proposed = [v for v in repository.versions.values() if v.state == "proposed"]
    latest = max(proposed, key=lambda v: (v.date.first, v.version), default=None)
    version = latest or repository.version_in_force
    if version is None:
        raise UsageError(
            "No version is proposed or in force, so there is nothing to sign",
            "Record one: mou release VERSION; or see the pages as a draft: --draft",
        )
    return version


def _signing(mou: Mou, wanted: Sequence[str]) -> list[Participant]:
    signing = {p.key: p for p in mou.participants if mou.signs(p)}
    others = {p.key: p for p in mou.participants if not mou.signs(p)}
    for key in wanted:
        if key in others:
            raise UsageError(
                f"`{key}` does not sign", f"Its tier, `{others[key].tier}`, has no signatures"
            )
        if key not in signing:
            raise UsageError(f"No participant is called `{key}`", did_you_mean(key, list(signing)))
    return [signing[key] for key in wanted or signing]
