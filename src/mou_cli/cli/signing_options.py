"""The options of `mou sign`, `mou decline` and `mou withdraw`: one table; each takes most of it."""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from inspect import Parameter, Signature
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer


class Method(StrEnum):
    """How somebody signed, other than with a key."""

    WET_INK = "wet-ink"
    EMAIL = "email"
    ELECTRONIC = "electronic"


def _option(name: str, metavar: str, words: str) -> Any:
    return typer.Option(name, metavar=metavar, help=words)


@dataclass(frozen=True, kw_only=True)
class SigningOptions:
    """What a user gives, in the order of the help; a command leaves at nothing what it lacks."""

    partner: Annotated[str, typer.Argument(metavar="PARTNER", help="The organisation's id.")]
    name: Annotated[str | None, _option("--name", "NAME", "The person.")] = None
    role: Annotated[list[str] | None, _option("--role", "POST", "Their post; may be repeated.")] = (
        None
    )
    date: Annotated[str | None, _option("--date", "DATE", "When: 2025, 2025-04 or 2025-04-01.")] = (
        None
    )
    effective: Annotated[str | None, _option("--effective", "DATE", "When it takes effect.")] = None
    version: Annotated[
        str | None,
        _option(
            "--version", "VERSION", "Left out: the one that is proposed, else the one in force."
        ),
    ] = None
    reason: Annotated[str | None, _option("--reason", "TEXT", "Why, if they say.")] = None
    authority: Annotated[str | None, _option("--authority", "DECISION", "Id of the decision.")] = (
        None
    )
    delegation: Annotated[
        str | None, _option("--delegation", "TEXT", "Or the standing delegation.")
    ] = None
    capacity: Annotated[str | None, _option("--capacity", "TEXT", "Such as trustee.")] = None
    on_behalf_of: Annotated[
        list[str] | None,
        _option("--on-behalf-of", "KEY", "A participant that it is for; may be repeated."),
    ] = None
    place: Annotated[str | None, _option("--place", "PLACE", "Where.")] = None
    method: Annotated[
        Method | None, typer.Option("--method", help="How; with --key it is ssh.")
    ] = None
    reservation: Annotated[
        str | None, _option("--reservation", "TEXT", "What it is subject to; `none` if nothing.")
    ] = None
    witness: Annotated[str | None, _option("--witness", "NAME", "Who witnessed it.")] = None
    evidence: Annotated[
        list[Path] | None,
        _option("--evidence", "FILE", "What shows it: its digest is recorded. May be repeated."),
    ] = None
    held: Annotated[str | None, _option("--held", "WHERE", "Where the original is held.")] = None
    recorded_by: Annotated[
        str | None, _option("--recorded-by", "NAME", "Left out: the `user.name` of git.")
    ] = None
    note: Annotated[str | None, _option("--note", "TEXT", "What a reader should know.")] = None
    corrects: Annotated[
        str | None,
        _option(
            "--corrects", "RECORD", "The record that this one corrects: its date, or its person."
        ),
    ] = None
    because: Annotated[
        str | None, _option("--because", "TEXT", "What was wrong with it, and how it is known.")
    ] = None
    in_error: Annotated[
        bool, typer.Option("--in-error", help="Nothing comes in its place: it never happened.")
    ] = False
    key: Annotated[
        str | None,
        _option("--key", "FILE", "Sign the record with this SSH key, or one that an agent holds."),
    ] = None
    not_stated: Annotated[
        bool,
        typer.Option("--not-stated", help="The source does not say the name or date left out."),
    ] = False
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the record, check it, and write nothing.")
    ] = False


Command = Callable[[typer.Context, SigningOptions], int]


def taking_signing_options(*, without: tuple[str, ...]) -> Callable[[Command], Callable[..., int]]:
    """Let a command take its options as one value; typer reads them from the signature.

    Args:
        without: Names of the options that the command lacks.
    """
    hints = get_type_hints(SigningOptions, include_extras=True)
    taken = [field for field in fields(SigningOptions) if field.name not in without]
    of_context = Parameter("context", Parameter.KEYWORD_ONLY, annotation=typer.Context)
    parameters = [
        of_context,
        *(
            Parameter(
                field.name,
                Parameter.KEYWORD_ONLY,
                default=Parameter.empty if field.default is MISSING else field.default,
                annotation=hints[field.name],
            )
            for field in taken
        ),
    ]

    def wrap(command: Command) -> Callable[..., int]:
        def run(context: typer.Context, **given: Any) -> int:
            return command(context, SigningOptions(**given))

        run.__doc__ = command.__doc__
        run.__annotations__ = {each.name: each.annotation for each in parameters}
        run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
        return run

    return wrap
