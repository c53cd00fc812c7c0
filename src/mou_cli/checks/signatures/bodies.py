"""Who signed takes part in the agreement, signs by its tier, and still existed."""

from collections.abc import Iterator

from mou_cli.checks.signatures.seen import SignaturesSeen
from mou_cli.checks.succession import certain_end
from mou_cli.english import in_backquotes, or_list
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.kinds import MOU_PATH, PARTNERS
from mou_cli.model.mou import Mou
from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.signatures import Recorded


def check_bodies(seen: SignaturesSeen, recorded: Recorded) -> Iterator[Problem]:
    """Yield REF001 for unknown participants, SGN001, SGN002 and SGN010."""
    yield from _ended(seen, recorded)
    mou = seen.repository.mou
    # Who takes part in another text than that of the files, is not in them.
    if mou is not None and recorded.signature.digest == seen.working_digest:
        yield from _places(seen, mou, recorded)


def _places(seen: SignaturesSeen, mou: Mou, recorded: Recorded) -> Iterator[Problem]:
    for number, key in enumerate(recorded.participants):
        place = _where(seen.repository, recorded, number)
        participant = seen.participants.get(key)
        if participant is None:
            yield _no_participant(seen, recorded, key, place)
        elif participant.tier in mou.tiers and not mou.signs(participant):
            yield problem(
                "SGN002",
                place,
                f"`{key}` is in the tier `{participant.tier}`, which does not sign",
                "Move it to a tier that signs, or take the record out",
            )
        elif recorded.partner not in seen.participants and not seen.comes_after(
            recorded.partner, key
        ):
            yield problem(
                "SGN001",
                place,
                f"`{recorded.partner}` takes no part, and does not come after `{key}`",
                f"Tell the succession in {PARTNERS.path(key)}, or take the record out",
            )


def _no_participant(seen: SignaturesSeen, recorded: Recorded, key: str, place: Position) -> Problem:
    if recorded.signature.on_behalf_of:
        mend = did_you_mean(key, list(seen.participants))
        return problem("REF001", place, f"No participant is called `{key}`", mend)
    before = [each for each in seen.participants if seen.comes_after(recorded.partner, each)]
    named = ", ".join(before)
    return problem(
        "SGN001",
        place,
        f"`{key}` takes no part in the agreement",
        f"It comes after others that do: add `on_behalf_of: [{named}]`"
        if before
        else f"Add it to `participants` in {MOU_PATH}, or take the record out",
    )


def _ended(seen: SignaturesSeen, recorded: Recorded) -> Iterator[Problem]:
    when = recorded.signature.date
    if isinstance(when, Blank):
        return
    for number, key in enumerate(dict.fromkeys((recorded.partner, *recorded.participants))):
        body = seen.repository.partners.get(key)
        end = certain_end(body) if body else None
        if end is None or not end.date.certainly_before(when):
            continue
        if key != recorded.partner and seen.comes_after(recorded.partner, key):
            continue
        yield problem(
            "SGN010",
            _where(seen.repository, recorded, max(0, number - 1)),
            f"`{key}` was {end.event} {end.date.when}, and this is dated {when.printed}",
            _who_comes_after(end.successors, key),
        )


def _who_comes_after(successors: tuple[str, ...], key: str) -> str:
    if not successors:
        return "Correct one of the two dates"
    named = or_list(in_backquotes(successors))
    return (
        f"If {named} signed in its place, the record goes into the file of that body, with "
        f"`on_behalf_of: [{key}]`; else correct one of the two dates"
    )


def _where(repository: Repository, recorded: Recorded, number: int) -> Position:
    if recorded.signature.on_behalf_of:
        return repository.where(recorded.signature, "on_behalf_of", number)
    return repository.where(recorded.signature)
