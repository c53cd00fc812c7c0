"""`mou sign`, `mou decline` and `mou withdraw`."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mou_cli.cli.settings import Settings, settings_of
from mou_cli.places import key_file

if TYPE_CHECKING:
    from mou_cli.operations.sign import Recording
    from mou_cli.signatures.told import Told


class Method(StrEnum):
    """How somebody signed, other than with a key."""

    WET_INK = "wet-ink"
    EMAIL = "email"
    ELECTRONIC = "electronic"


def _option(name: str, metavar: str, words: str) -> Any:
    return typer.Option(name, metavar=metavar, help=words)


Partner = Annotated[str, typer.Argument(metavar="PARTNER", help="The organisation's id.")]
Name = Annotated[str | None, _option("--name", "NAME", "The person.")]
Roles = Annotated[list[str] | None, _option("--role", "POST", "Their post; may be repeated.")]
Date = Annotated[str | None, _option("--date", "DATE", "When: 2025, 2025-04 or 2025-04-01.")]
VersionName = Annotated[
    str | None,
    _option("--version", "VERSION", "Left out: the one that is proposed, else the one in force."),
]
Decision = Annotated[str | None, _option("--authority", "DECISION", "Id of the decision.")]
Delegation = Annotated[str | None, _option("--delegation", "TEXT", "Or the standing delegation.")]
Capacity = Annotated[str | None, _option("--capacity", "TEXT", "Such as trustee.")]
Behalf = Annotated[
    list[str] | None,
    _option("--on-behalf-of", "KEY", "A participant that it is for; may be repeated."),
]
Place = Annotated[str | None, _option("--place", "PLACE", "Where.")]
Methods = Annotated[Method | None, typer.Option("--method", help="How; with --key it is ssh.")]
Reservation = Annotated[
    str | None, _option("--reservation", "TEXT", "What it is subject to; `none` if nothing.")
]
Witness = Annotated[str | None, _option("--witness", "NAME", "Who witnessed it.")]
Files = Annotated[
    list[Path] | None,
    _option("--evidence", "FILE", "What shows it: its digest is recorded. May be repeated."),
]
Held = Annotated[str | None, _option("--held", "WHERE", "Where the original is held.")]
Recorder = Annotated[
    str | None, _option("--recorded-by", "NAME", "Left out: the `user.name` of git.")
]
Note = Annotated[str | None, _option("--note", "TEXT", "What a reader should know.")]
Key = Annotated[
    str | None,
    _option("--key", "FILE", "Sign the record with this SSH key, or one that an agent holds."),
]
Reason = Annotated[str | None, _option("--reason", "TEXT", "Why, if they say.")]
Effective = Annotated[str | None, _option("--effective", "DATE", "When it takes effect.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Print the record, check it, and write nothing.")
]


def sign(
    context: typer.Context,
    partner: Partner,
    name: Name = None,
    role: Roles = None,
    date: Date = None,
    version: VersionName = None,
    authority: Decision = None,
    delegation: Delegation = None,
    capacity: Capacity = None,
    on_behalf_of: Behalf = None,
    place: Place = None,
    method: Methods = None,
    reservation: Reservation = None,
    witness: Witness = None,
    evidence: Files = None,
    held: Held = None,
    recorded_by: Recorder = None,
    note: Note = None,
    key: Key = None,
    dry_run: DryRun = False,
) -> int:
    """Record that somebody signed a version. What is not given is recorded as not stated."""
    return _record(context, "signed", locals())


def decline(
    context: typer.Context,
    partner: Partner,
    name: Name = None,
    role: Roles = None,
    date: Date = None,
    version: VersionName = None,
    reason: Reason = None,
    authority: Decision = None,
    delegation: Delegation = None,
    capacity: Capacity = None,
    on_behalf_of: Behalf = None,
    place: Place = None,
    method: Methods = None,
    witness: Witness = None,
    evidence: Files = None,
    held: Held = None,
    recorded_by: Recorder = None,
    note: Note = None,
    key: Key = None,
    dry_run: DryRun = False,
) -> int:
    """Record that an organisation does not sign a version."""
    return _record(context, "declined", locals())


def withdraw(
    context: typer.Context,
    partner: Partner,
    name: Name = None,
    role: Roles = None,
    date: Date = None,
    effective: Effective = None,
    version: VersionName = None,
    reason: Reason = None,
    authority: Decision = None,
    delegation: Delegation = None,
    capacity: Capacity = None,
    on_behalf_of: Behalf = None,
    place: Place = None,
    method: Methods = None,
    witness: Witness = None,
    evidence: Files = None,
    held: Held = None,
    recorded_by: Recorder = None,
    note: Note = None,
    key: Key = None,
    dry_run: DryRun = False,
) -> int:
    """Record that an organisation takes its signature back; it stands on record all the same."""
    return _record(context, "withdrawn", locals())


def _record(context: typer.Context, state: str, given: dict[str, Any]) -> int:
    from mou_cli.files.writing import write_files
    from mou_cli.operations.sign import prepare
    from mou_cli.output.escaping.terminal import visible

    settings = settings_of(context)
    recording = prepare(settings.tree(), _told(settings, state, given))
    _say_problems(settings, recording)
    if recording.is_wrong:
        typer.echo("\nNothing was recorded", err=True)
        return 1
    if given["dry_run"]:
        typer.echo("\n".join(map(visible, recording.record.decode().splitlines())))
        typer.echo(f"would be added to {recording.path}; nothing was written", err=True)
        return 0
    write_files(settings.root(), recording.files)
    typer.echo(recording.path)
    if recording.unknown_key:
        typer.echo(
            f"The key {recording.unknown_key} is not in {key_file(given['partner'])}: "
            "`mou verify` accepts it once that file has it on the default branch, before the "
            "signature",
            err=True,
        )
    typer.echo(f"Next: git add {recording.path}; git commit", err=True)
    typer.echo("Then: mou status", err=True)
    return 0


def _told(settings: Settings, state: str, given: dict[str, Any]) -> "Told":
    from mou_cli.errors import UsageError
    from mou_cli.signatures.told import Told

    if given["authority"] and given["delegation"]:
        raise UsageError(
            "`--authority` and `--delegation` are given", "Give the one by which it was signed"
        )
    if given["key"] and given["method"]:
        raise UsageError("`--method` and `--key` are given", "With a key the method is `ssh`")
    fields = {name: given.get(name) for name in _SAME}
    fields["roles"] = given["role"]
    fields["method"] = given["method"] and given["method"].value
    fields["recorded_by"] = given["recorded_by"] or settings.user()
    if given["authority"]:
        fields["authority"] = {"decision": given["authority"]}
    elif given["delegation"]:
        fields["authority"] = {"delegation": given["delegation"]}
    return Told(
        state,
        given["partner"],
        given["version"],
        {name: value for name, value in fields.items() if value is not None},
        tuple(given["evidence"] or ()),
        given["held"],
        given["key"],
    )


_SAME = (
    "name",
    "date",
    "effective",
    "capacity",
    "on_behalf_of",
    "place",
    "reservation",
    "witness",
    "reason",
    "note",
)
"""Options that are called as the field of the record is."""


def _say_problems(settings: Settings, recording: "Recording") -> None:
    if not recording.problems:
        return
    from mou_cli.checks.validation import source_lines
    from mou_cli.output.problems import problems_as_text
    from mou_cli.trees.layered import FilesTree, LayeredTree

    tree = LayeredTree(settings.tree(), FilesTree(recording.files), (recording.path,))
    colour = settings.colour(sys.stderr)
    text = problems_as_text(recording.problems, source_lines(tree), colour=colour)
    typer.echo(text, err=True)
