"""`mou review record`, `mou review list` and `mou review start`."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mou_cli.cli.correcting import check_correction
from mou_cli.cli.dates import as_of as date_of
from mou_cli.cli.faces import Face, put
from mou_cli.cli.one_at_a_time import one_at_a_time
from mou_cli.cli.refusal import say_errors
from mou_cli.cli.settings import Settings, settings_of
from mou_cli.cli.taking_back import put_and_say, say_taking_back, ways_back

if TYPE_CHECKING:
    from mou_cli.operations.review_record import ReviewHeld

review = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Reviews: the agenda, the record, and what is due.",
)


@review.callback(invoke_without_command=True)
def reviews(context: typer.Context) -> None:
    """Show the commands, where none is named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


class ReviewConclusion(StrEnum):
    """What a review concluded."""

    NO_CHANGE = "no-change"
    AMEND = "amend"
    REPLACE = "replace"
    END = "end"


_DOCUMENT = ("documents.agenda:agenda_document", "tree", "status", "mou", "form", "large_print")


class AgendaFace(Face):
    """How an agenda is written."""

    TEXT = "text", "a terminal", "output.agenda.text:agenda_as_text", "colour"
    MARKDOWN = "markdown", "a comment", "output.agenda.markdown:agenda_as_markdown"
    HTML = "html", "a page", *_DOCUMENT
    DOCX = "docx", "Word", *_DOCUMENT
    PDF = "pdf", "print", *_DOCUMENT


class ReviewsFace(Face):
    """How a list of reviews is written."""

    TEXT = "text", "a terminal", "output.reviews.text:reviews_as_text", "records", "colour"
    MARKDOWN = "markdown", "a page", "output.reviews.markdown:reviews_as_markdown", "records"
    JSON = "json", "programs", "output.reviews.json:reviews_as_json", "records"


AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Say how things stood on a day, in a month or a year; without it, today.",
    ),
]


@review.command()
def start(
    context: typer.Context,
    as_of: AsOf = None,
    face: Annotated[AgendaFace, AgendaFace.option()] = AgendaFace.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write here instead.")
    ] = None,
    large_print: Annotated[
        bool, typer.Option("--large-print", help="A document in 18 point.")
    ] = False,
) -> int:
    """Write the agenda of a review: what changed, who signed what, targets, and open actions."""
    from mou_cli.operations.agenda import agenda

    _must_have_a_file(face, output)
    settings = settings_of(context)
    found = agenda(settings.git(), date_of(as_of))
    colour = output is None and settings.colour(sys.stdout)
    known = {"status": found.status, "mou": found.mou, "tree": settings.tree()}
    written = face.write(found.agenda, colour=colour, large_print=large_print, **known)
    if output is None:
        put(written, None)
    else:
        put_and_say(written, output)
    return 0


def _must_have_a_file(face: AgendaFace, output: Path | None) -> None:
    if output is None and face not in (AgendaFace.TEXT, AgendaFace.MARKDOWN):
        from mou_cli.errors import UsageError

        raise UsageError(
            f"A document of the format {face.value} needs a file",
            f"Name one: `--output agenda.{face.value}`",
        )


@review.command("list")
def list_(
    context: typer.Context,
    as_of: AsOf = None,
    face: Annotated[ReviewsFace, ReviewsFace.option()] = ReviewsFace.TEXT,
) -> int:
    """List the reviews on record, and when reviews are due by the agreement's own terms."""
    from mou_cli.loading import load
    from mou_cli.operations.status import status

    settings = settings_of(context)
    found = status(settings.git(), date_of(as_of))
    records = load(settings.tree()).repository.reviews
    put(face.write(found, records=records, colour=settings.colour(sys.stdout)), None)
    return 0


@review.command()
def record(
    context: typer.Context,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="When it was held: 2026-04-21.")
    ] = None,
    outcome: Annotated[
        ReviewConclusion | None, typer.Option("--outcome", help="What it concluded.")
    ] = None,
    reviewers: Annotated[
        list[str] | None,
        typer.Option("--reviewer", metavar="NAME", help="Who reviewed; may be given again."),
    ] = None,
    scope: Annotated[
        str | None, typer.Option("--scope", metavar="TEXT", help="What was looked at.")
    ] = None,
    version: Annotated[
        str | None,
        typer.Option("--version", metavar="VERSION", help="Of what; else the version in force."),
    ] = None,
    actions: Annotated[
        list[str] | None,
        typer.Option(
            "--action",
            metavar="TEXT",
            help='"What | by whom | by when"; may be given again, and who and when left out.',
        ),
    ] = None,
    following: Annotated[
        str | None,
        typer.Option(
            "--next", metavar="DATE", help="The next review; else by the agreement's own terms."
        ),
    ] = None,
    minute: Annotated[
        str | None, typer.Option("--minute", metavar="TEXT", help="The reference of the minute.")
    ] = None,
    recorded_by: Annotated[
        str | None, typer.Option("--recorded-by", metavar="NAME", help="Who writes the record.")
    ] = None,
    corrects: Annotated[
        str | None,
        typer.Option(
            "--corrects", metavar="REVIEW", help="The record that this one corrects: 2026-04-21."
        ),
    ] = None,
    because: Annotated[
        str | None,
        typer.Option("--because", metavar="TEXT", help="What was wrong, and how it is known."),
    ] = None,
    in_error: Annotated[
        bool, typer.Option("--in-error", help="Nothing comes in its place: it was never held.")
    ] = False,
    not_stated: Annotated[
        bool, typer.Option("--not-stated", help="The source does not say who reviewed.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check it and print it, and write nothing.")
    ] = False,
) -> int:
    """Record a review that was held, in data/reviews/."""
    from mou_cli.operations.review_record import ReviewHeld

    check_correction(corrects, because, in_error=in_error)
    if corrects is None:
        _must_be_told(date=date, outcome=outcome)
    held = ReviewHeld(
        date=date,
        outcome=outcome.value if outcome else None,
        reviewers=reviewers or (),
        scope=scope,
        version=version,
        actions=actions or (),
        following=following,
        minute=minute,
        recorded_by=recorded_by,
        not_stated=not_stated,
        today=date_of(None),
        corrects=corrects,
        because=because,
        in_error=in_error,
    )
    settings = settings_of(context)
    with one_at_a_time(settings, dry_run=dry_run):
        return _record_alone(settings, held, dry_run=dry_run)


def _must_be_told(**given: str | None) -> None:
    missing = next((name for name, value in given.items() if value is None), None)
    if missing is not None:
        from mou_cli.errors import UsageError

        raise UsageError(
            f"Missing option '--{missing}'",
            "Say when the review was held and what it concluded: mou review record "
            "--date 2026-04-21 --outcome no-change",
        )


def _record_alone(settings: Settings, held: "ReviewHeld", *, dry_run: bool) -> int:
    from mou_cli.files.recording import write_record
    from mou_cli.operations.review_record import prepare_review
    from mou_cli.output.escaping.terminal import visible

    tree = settings.tree()
    found = prepare_review(tree, held)
    if found.is_wrong:
        return say_errors(settings, found.errors, "Nothing was recorded", found.tree)
    if dry_run:
        typer.echo("\n".join(map(visible, found.data.decode().splitlines())))
        typer.echo(f"would write {found.path}", err=True)
        return 0
    ways = ways_back(settings, {found.path: found.data})
    write_record(tree.root, found.path, found.data, found.before)
    typer.echo(found.path)
    typer.echo(f"Next: git add {found.path}, then git commit", err=True)
    say_taking_back(settings, ways)
    return 0
