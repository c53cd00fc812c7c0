"""`mou verify`."""

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mou_cli.cli.faces import Face, put
from mou_cli.cli.settings import Settings, settings_of

if TYPE_CHECKING:
    from mou_cli.revisions.revisions import Revisions


class VerificationFace(Face):
    """How what verifying found is written."""

    TEXT = "text", "people", "output.verification.text:verification_as_text", "line_of", "colour"
    JSON = "json", "for programs", "output.verification.json:verification_as_json"


def verify(
    context: typer.Context,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="REVISION", help="Verify a version, tag, branch or commit."),
    ] = None,
    trusted: Annotated[
        str | None,
        typer.Option(
            "--trusted",
            metavar="REVISION",
            help="A branch, tag or commit whose keys are trusted, never a version; left out, the "
            "default branch, now and before each signature.",
        ),
    ] = None,
    evidence: Annotated[
        Path | None,
        typer.Option("--evidence", metavar="FOLDER", help="A folder that holds evidence."),
    ] = None,
    face: Annotated[VerificationFace, VerificationFace.option()] = VerificationFace.TEXT,
) -> int:
    """Prove what is on record: digests, tags, evidence, keys; and each signature's authority."""
    from datetime import UTC, datetime

    from mou_cli.checks.validation import source_lines
    from mou_cli.operations.verify import verify as operation

    settings = settings_of(context)
    with ExitStack() as stack:
        revisions = _revisions(settings, stack, needed=bool(at or trusted))
        root, now = settings.root().resolve(), datetime.now(UTC)
        found = operation(revisions, root, now, at=at, trusted=trusted, evidence=evidence)
        tree = revisions.find(at).tree if revisions and at else settings.tree()
        colour = settings.colour(sys.stdout)
        put(face.write(found, line_of=source_lines(tree), colour=colour), None)
    return 1 if found.is_bad else 0


def _revisions(settings: Settings, stack: ExitStack, *, needed: bool) -> "Revisions | None":
    """Open the history; without one, what needs none is verified all the same."""
    from mou_cli.errors import EnvironmentFaultError
    from mou_cli.revisions.opening import revisions_of

    try:
        return stack.enter_context(revisions_of(settings.git()))
    except EnvironmentFaultError:
        if needed:
            raise
        return None
