"""`mou release`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mou_cli.cli.dates import as_of
from mou_cli.cli.one_at_a_time import one_at_a_time
from mou_cli.cli.settings import Settings, settings_of

if TYPE_CHECKING:
    from mou_cli.operations.release import Release, Wish
    from mou_cli.operations.release_writing import Recorded


class ReleaseState(StrEnum):
    """The state of a version."""

    PROPOSED = "proposed"
    IN_FORCE = "in-force"
    WITHDRAWN = "withdrawn"


def release(
    context: typer.Context,
    version: Annotated[str, typer.Argument(metavar="VERSION", help="Its name, such as 2019-03.")],
    state: Annotated[
        ReleaseState | None,
        typer.Option(
            "--state",
            help="Put to the parties, agreed, or taken back; a new version is proposed.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FOLDER", help="Where the documents go; else `build`."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check everything, and write nothing.")
    ] = False,
    keep_date: Annotated[
        bool,
        typer.Option("--keep-date", help="The date is meant, though an earlier version bears it."),
    ] = False,
    fewer_signatures: Annotated[
        bool,
        typer.Option(
            "--with-fewer-signatures",
            help="Put it in force though fewer have signed than its terms ask for.",
        ),
    ] = False,
) -> int:
    """Record the committed text as a version: PDF and Word, digests, a commit and a tag."""
    from mou_cli.operations.release import Wish
    from mou_cli.operations.release_checks import FEWER_SIGNATURES, KEEP_DATE

    settings = settings_of(context)
    folder = output or settings.build_folder(version)
    meant = [
        option
        for option, given in ((KEEP_DATE, keep_date), (FEWER_SIGNATURES, fewer_signatures))
        if given
    ]
    wish = Wish(version, state.value if state else None, as_of(None), meant)
    with one_at_a_time(settings, dry_run=dry_run):
        return _release_alone(settings, wish, folder, dry_run=dry_run)


def _release_alone(settings: Settings, wish: "Wish", folder: Path, *, dry_run: bool) -> int:
    from mou_cli.operations.release import prepare
    from mou_cli.operations.release_writing import carry_out

    git = settings.git()
    found = prepare(git, wish)
    if found.is_refused:
        return _refuse(settings, found)
    for remark in found.remarks:
        typer.echo(f"Note: {remark}", err=True)
    if dry_run:
        _tell_what_would_be_done(found, folder)
        return 0
    recorded = carry_out(git, found, folder)
    if recorded.commit or recorded.tag:
        _tell_what_was_done(settings, found, recorded)
    if recorded.fault is not None:
        raise recorded.fault
    return 0


def _tell_what_would_be_done(found: "Release", folder: Path) -> None:
    from mou_cli.output.escaping.terminal import visible

    if not found.commit:
        for name in (*(folder / name for name in found.files), found.path):
            typer.echo(visible(f"would write {name}"))
        typer.echo(f"would commit: {found.message}")
    if found.tag:
        typer.echo(f"would tag: {found.tag}")


def _tell_what_was_done(settings: Settings, found: "Release", recorded: "Recorded") -> None:
    from mou_cli.english import and_list, in_backquotes
    from mou_cli.output.escaping.terminal import visible

    for path in recorded.paths:
        typer.echo(visible(str(path)))
    typer.echo(found.message, err=True)
    if recorded.others:
        others = visible(and_list(in_backquotes(recorded.others)))
        typer.echo(f"Note: A hook put more than the record into the commit: {others}", err=True)
    if found.commit:
        typer.echo(
            "An earlier run recorded it and ended before the tag, which is made now. "
            "Keep the documents that it wrote",
            err=True,
        )
    if found.files:
        typer.echo(
            "Keep the documents: their digests are on record, and a later release of pandoc "
            "cannot make the same bytes again",
            err=True,
        )
    if recorded.tag:
        typer.echo(f"Next: git push origin HEAD {recorded.tag}", err=True)
    typer.echo(_taking_back(settings, found, recorded), err=True)


def _taking_back(settings: Settings, found: "Release", recorded: "Recorded") -> str:
    from mou_cli.cli.taking_back import folder_typed
    from mou_cli.words.taking_back_release import ReleaseMade, taking_back_release

    made = ReleaseMade(
        found.path,
        [_nearby(path) for path in recorded.paths[: len(found.files)]],
        recorded.branch,
        recorded.parent,
        recorded.commit,
        not recorded.others,
        recorded.tag,
    )
    return taking_back_release(made, folder_typed(settings))


def _nearby(path: Path) -> str:
    """Return the path as it is typed from here."""
    from mou_cli.words.taking_back import below

    try:
        near = path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        near = path.as_posix()
    return below("", near)


def _refuse(settings: Settings, found: "Release") -> int:
    from mou_cli.cli.refusal import say_errors
    from mou_cli.output.escaping.terminal import visible
    from mou_cli.problems import Severity

    grave = [p for p in found.validation.problems if p.severity is Severity.ERROR]
    if grave:
        tree = found.validation.repository.tree
        return say_errors(settings, grave, "Nothing was recorded", tree)
    for doubt in found.doubts:
        typer.echo(f"mou: {visible(doubt.message)}", err=True)
        typer.echo(f"  {visible(doubt.mend)}; or, if it is meant: {doubt.option}", err=True)
    typer.echo("\nNothing was recorded", err=True)
    return 2
