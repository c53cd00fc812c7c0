"""Signature pages: for each person who signs a version, a sheet that explains it, and a page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mou_cli.documents.agreement import Document, paper_of
from mou_cli.exporting.paper import LARGE_PRINT_POINTS, Paper
from mou_cli.loading.repository import Repository
from mou_cli.model.mou import Mou
from mou_cli.model.participants import Participant, Signatory
from mou_cli.rendering.templates import render_markdown
from mou_cli.standing import SigningStanding
from mou_cli.views.document import view_of
from mou_cli.views.signed_before import signed_before
from mou_cli.views.signing import signing_view_of


class SignaturePages:
    """Makes the pages of one text."""

    def __init__(
        self, now: Repository, text: Repository, mou: Mou, day: date, *, draft: bool
    ) -> None:
        self.now = now
        self.text = text
        self.mou = mou
        self.day = day
        self.draft = draft
        self.view = view_of(text, mou, with_errors=draft)

    def of(self, standing: SigningStanding, points: int) -> Iterator[Document]:
        """Yield a page for each person who signs for a participant."""
        participant = standing.party.participant
        assert participant is not None  # noqa: S101 - its text is here
        people = self._people(participant)
        for number, person in enumerate(people or (None,), start=1):
            page = signing_view_of(
                self.text,
                self.mou,
                participant,
                person,
                signed_before(standing, self.day),
                others=tuple(each for each in people if each is not person),
                contact=(self.now.mou.contact if self.now.mou else None) or self.mou.contact,
                draft=self.draft,
            )
            ending = f"-{number}" if len(people) > 1 else ""
            large = "-large-print" if points == LARGE_PRINT_POINTS else ""
            markdown = render_markdown(self.now.tree, "signature-page.md.j2", page=page)
            paper = self._paper(page.images, points)
            yield Document(f"{participant.key}{ending}{large}", paper, markdown, other_words=False)

    def _people(self, participant: Participant) -> tuple[Signatory, ...]:
        """Return who is to sign: they are no part of the text, so the latest names count."""
        known = self.now.mou.participants if self.now.mou else ()
        latest = next((each for each in known if each.key == participant.key), participant)
        return latest.signatories

    def _paper(self, images: tuple[str, ...], points: int) -> Paper:
        paper = paper_of(self.text.tree, self.mou, self.view, points)
        return replace(
            paper,
            title=f"For signature: {paper.title}",
            images={path: data for path, data in paper.images.items() if path in images},
            missing=tuple(path for path in paper.missing if path in images),
        )
