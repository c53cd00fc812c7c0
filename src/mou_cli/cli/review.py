"""`mou review record`, `mou review list` and `mou review start`."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mou_cli.cli.dates import as_of as date_of
from mou_cli.cli.refusal import say_errors
from mou_cli.cli.settings import Settings, settings_of

if TYPE_CHECKING:
    from mou_cli.operations.agenda import ReviewStart

review = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Reviews of the agreement: the agenda, the record, and what is due.",
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


class AgendaFormat(StrEnum):
    """How an agenda is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


class ListFormat(StrEnum):
    """How a list of reviews is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


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
    output_format: Annotated[
        AgendaFormat,
        typer.Option("--format", help="For a terminal, a comment, a page, Word, or print."),
    ] = AgendaFormat.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write here instead.")
    ] = None,
) -> int:
    """Write the agenda of a review: what changed, who signed what, targets, and open actions."""
    from mou_cli.files.writing import write_files
    from mou_cli.operations.agenda import agenda

    _must_have_a_file(output_format, output)
    settings = settings_of(context)
    found = agenda(settings.git(), date_of(as_of))
    colour = output is None and settings.colour(sys.stdout)
    data = _written(found, output_format, settings, colour=colour)
    if output is None:
        typer.echo(data.decode(), nl=False)
        return 0
    for path in write_files(output.parent, {output.name: data}):
        typer.echo(path)
    return 0


def _must_have_a_file(output_format: AgendaFormat, output: Path | None) -> None:
    if output is None and output_format not in (AgendaFormat.TEXT, AgendaFormat.MARKDOWN):
        from mou_cli.errors import UsageError

        raise UsageError(
            f"A document of the format {output_format.value} needs a file",
            f"Name one: `--output agenda.{output_format.value}`",
        )


def _written(
    found: "ReviewStart", output_format: AgendaFormat, settings: Settings, *, colour: bool
) -> bytes:
    """Write an agenda; what makes documents is imported only where one is wanted."""
    match output_format:
        case AgendaFormat.TEXT:
            from mou_cli.output.reviews.agenda import agenda_as_text

            return agenda_as_text(found.agenda, colour=colour).encode()
        case AgendaFormat.MARKDOWN:
            from mou_cli.output.reviews.agenda import agenda_as_markdown

            return agenda_as_markdown(found.agenda).encode()
        case _:
            from mou_cli.documents.agenda import agenda_document

            return agenda_document(
                settings.tree(), found.agenda, found.status, found.mou, output_format.value
            )


@review.command("list")
def list_(
    context: typer.Context,
    as_of: AsOf = None,
    output_format: Annotated[
        ListFormat, typer.Option("--format", help="For a terminal, a page, or programs.")
    ] = ListFormat.TEXT,
) -> int:
    """List the reviews on record, and when reviews are due by the agreement's own terms."""
    from mou_cli.loading import load
    from mou_cli.operations.status import status
    from mou_cli.output.reviews.list import reviews_as_json, reviews_as_markdown, reviews_as_text

    settings = settings_of(context)
    found = status(settings.git(), date_of(as_of))
    records = load(settings.tree()).repository.reviews
    if output_format is ListFormat.TEXT:
        text = reviews_as_text(found, records, colour=settings.colour(sys.stdout))
    else:
        write = reviews_as_json if output_format is ListFormat.JSON else reviews_as_markdown
        text = write(found, records)
    typer.echo(text, nl=False)
    return 0


@review.command()
def record(
    context: typer.Context,
    date: Annotated[
        str, typer.Option("--date", metavar="DATE", help="When it was held: 2026-04-21.")
    ],
    outcome: Annotated[ReviewConclusion, typer.Option("--outcome", help="What it concluded.")],
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
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check it and print it, and write nothing.")
    ] = False,
) -> int:
    """Record a review that was held, in data/reviews/."""
    from mou_cli.files.writing import write_files
    from mou_cli.operations.review_record import ReviewHeld, prepare_review

    settings = settings_of(context)
    tree = settings.tree()
    held = ReviewHeld(
        date=date,
        outcome=outcome.value,
        reviewers=reviewers or (),
        scope=scope,
        version=version,
        actions=actions or (),
        following=following,
        minute=minute,
        recorded_by=recorded_by,
    )
    found = prepare_review(tree, held)
    if found.is_wrong:
        return say_errors(settings, found.errors, "Nothing was recorded", found.tree)
    if dry_run:
        typer.echo(found.data, nl=False)
        typer.echo(f"would write {found.path}", err=True)
        return 0
    write_files(tree.root, found.files)
    typer.echo(found.path)
    typer.echo(f"Next: git add {found.path}, then git commit", err=True)
    return 0
