"""`mou sign`, `mou decline` and `mou withdraw`."""

from typing import TYPE_CHECKING, Any

import typer

from mou_cli.cli.correcting import check_correction
from mou_cli.cli.dates import as_of
from mou_cli.cli.one_at_a_time import one_at_a_time
from mou_cli.cli.refusal import say_errors, say_problems
from mou_cli.cli.settings import Settings, settings_of
from mou_cli.cli.signing_options import SigningOptions, taking_signing_options
from mou_cli.cli.taking_back import say_taking_back, ways_back
from mou_cli.places import key_file

if TYPE_CHECKING:
    from mou_cli.signatures.record_fields import SignatureTold


@taking_signing_options(without=("effective", "reason"))
def sign(context: typer.Context, given: SigningOptions) -> int:
    """Record that somebody signed a version. Who and when has to be said, or `--not-stated`."""
    return _record(settings_of(context), "signed", given)


@taking_signing_options(without=("effective", "reservation"))
def decline(context: typer.Context, given: SigningOptions) -> int:
    """Record that an organisation does not sign a version."""
    return _record(settings_of(context), "declined", given)


@taking_signing_options(without=("reservation",))
def withdraw(context: typer.Context, given: SigningOptions) -> int:
    """Record that an organisation takes its signature back; it stands on record all the same."""
    return _record(settings_of(context), "withdrawn", given)


def _record(settings: Settings, state: str, given: SigningOptions) -> int:
    with one_at_a_time(settings, dry_run=given.dry_run):
        return _record_alone(settings, state, given)


def _record_alone(settings: Settings, state: str, given: SigningOptions) -> int:
    from mou_cli.files.recording import write_record
    from mou_cli.operations.sign import prepare_signature
    from mou_cli.output.escaping.terminal import visible

    prepared = prepare_signature(settings.tree(), _told(settings, state, given))
    if prepared.is_wrong:
        return say_errors(settings, prepared.problems, "Nothing was recorded", prepared.tree)
    if prepared.problems:
        say_problems(settings, prepared.problems, prepared.tree)
    if given.dry_run:
        typer.echo("\n".join(map(visible, prepared.record.decode().splitlines())))
        typer.echo(f"would be added to {prepared.path}; nothing was written", err=True)
        return 0
    ways = ways_back(settings, {prepared.path: prepared.data})
    write_record(settings.root(), prepared.path, prepared.data, prepared.before)
    typer.echo(prepared.path)
    if prepared.unknown_key:
        typer.echo(
            f"The key {prepared.unknown_key} is not in {key_file(given.partner)}: "
            "`mou verify` accepts it once that file has it on the default branch, before the "
            "signature",
            err=True,
        )
    typer.echo(f"Next: git add {prepared.path}; git commit", err=True)
    typer.echo("Then: mou status", err=True)
    say_taking_back(settings, ways)
    return 0


def _told(settings: Settings, state: str, given: SigningOptions) -> "SignatureTold":
    from mou_cli.errors import UsageError
    from mou_cli.signatures.record_fields import SignatureTold

    if given.authority and given.delegation:
        raise UsageError(
            "`--authority` and `--delegation` are given", "Give the one by which it was signed"
        )
    if given.key and given.method:
        raise UsageError("`--method` and `--key` are given", "With a key the method is `ssh`")
    check_correction(given.corrects, given.because, in_error=given.in_error)
    fields = {
        "name": given.name,
        "roles": given.role,
        "date": given.date,
        "effective": given.effective,
        "capacity": given.capacity,
        "on_behalf_of": given.on_behalf_of,
        "place": given.place,
        "method": given.method and given.method.value,
        "authority": _authority(given),
        "reservation": given.reservation,
        "witness": given.witness,
        "reason": given.reason,
        "recorded_by": given.recorded_by or settings.user(),
        "note": given.note,
    }
    return SignatureTold(
        state,
        given.partner,
        given.version,
        {name: value for name, value in fields.items() if value is not None},
        tuple(given.evidence or ()),
        given.held,
        given.key,
        given.not_stated,
        as_of(None),
        given.corrects,
        given.because,
        given.in_error,
    )


def _authority(given: SigningOptions) -> dict[str, Any] | None:
    if given.authority:
        return {"decision": given.authority}
    return {"delegation": given.delegation} if given.delegation else None
