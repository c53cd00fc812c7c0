"""`mou review record`, `mou review list` and `mou review start`."""

from enum import StrEnum
from typing import Annotated

import typer

from mou_cli.cli.refusal import say_errors
from mou_cli.cli.settings import settings_of

review = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Reviews of the agreement: the agenda, the record, and what is due.",
)


class Outcome(StrEnum):
    """What a review concluded."""

    NO_CHANGE = "no-change"
    AMEND = "amend"
    REPLACE = "replace"
    END = "end"


@review.command()
def record(
    context: typer.Context,
    date: Annotated[
        str, typer.Option("--date", metavar="DATE", help="When it was held: 2026-04-21.")
    ],
    outcome: Annotated[Outcome, typer.Option("--outcome", help="What it concluded.")],
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
    from mou_cli.operations.review_record import Held, prepare
    from mou_cli.problems import Severity
    from mou_cli.writing import write_files

    settings = settings_of(context)
    tree = settings.tree()
    held = Held(
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
    found = prepare(tree, held)
    if found.validation.has(Severity.ERROR):
        return say_errors(settings, found.validation, "Nothing was recorded", found.tree)
    if dry_run:
        typer.echo(found.data, nl=False)
        typer.echo(f"would write {found.path}", err=True)
        return 0
    write_files(tree.root, {found.path: found.data})
    typer.echo(found.path)
    typer.echo(f"Next: git add {found.path}, then git commit", err=True)
    return 0
