"""The decision that a signature rests on approved this version, in time, for this body."""

from collections.abc import Iterator

from mou_cli.checks.signatures.seen import SignaturesSeen
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.decision import Decision
from mou_cli.model.kinds import DECISIONS
from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.signatures import Recorded


def check_authority(seen: SignaturesSeen, recorded: Recorded) -> Iterator[Problem]:
    """Yield REF001 for unknown decisions, COR004, and SGN004 to SGN009."""
    repository, authority = seen.repository, recorded.signature.authority
    if isinstance(authority, Blank) or authority.decision is None:
        return
    name = authority.decision
    place = repository.where(authority, "decision")
    decision = seen.decisions.get(name)
    if decision is not None:
        yield from _fit(recorded, decision, place, name)
        yield from _in_time(repository, recorded, decision, name)
    elif name in repository.decisions:
        yield problem(
            "COR004",
            place,
            f"The decision `{name}` was recorded in error, so nobody decided that",
            "Find by what authority it was signed, and record a correction that names it",
        )
    elif not repository.is_broken(DECISIONS, name):
        mend = did_you_mean(name, sorted(repository.decisions))
        yield problem("REF001", place, f"No decision is called `{name}`", mend)


def _fit(recorded: Recorded, decision: Decision, place: Position, name: str) -> Iterator[Problem]:
    signature = recorded.signature
    if decision.partner not in (recorded.partner, *recorded.participants):
        yield problem(
            "SGN004",
            place,
            f"`{name}` is a decision of `{decision.partner}`",
            f"Name a decision of `{recorded.partner}`; if another body may decide for it, say so "
            "in `note`",
        )
    if not isinstance(decision.version, Blank) and decision.version != signature.version:
        yield problem(
            "SGN005",
            place,
            f"`{name}` is about version `{decision.version}`, and `{signature.version}` was signed",
            "Name the decision about this version; if the first covers changes, say so in `note`",
        )
    if signature.state == "signed" and not decision.approves:
        yield problem(
            "SGN006",
            place,
            f"`{name}` approves nothing: its outcome is `{decision.outcome}`",
            "Name the decision by which it was approved, or correct the outcome",
        )


def _in_time(
    repository: Repository, recorded: Recorded, decision: Decision, name: str
) -> Iterator[Problem]:
    signature = recorded.signature
    if signature.state == "signed" and decision.outcome == "conditional":
        yield from _conditions(repository, recorded, decision, name)
    when = signature.date
    if isinstance(when, Blank):
        return
    known = isinstance(decision.effective, PartialDate)
    effect = decision.effective if isinstance(decision.effective, PartialDate) else decision.date
    words = "took effect" if known else "was made"
    place = repository.where(signature, "date")
    if when.certainly_before(effect):
        yield problem(
            "SGN007",
            place,
            f"This is dated {when.printed}, and `{name}` {words} {effect.when}",
            "Correct whichever of the two dates is wrong; if both are right, leave it",
        )
    elif when.possibly_before(effect):
        yield problem(
            "SGN008",
            place,
            f"This may be earlier than `{name}`, which {words} {effect.when}",
            "Nothing, unless one of the two dates is known more precisely",
        )


def _conditions(
    repository: Repository, recorded: Recorded, decision: Decision, name: str
) -> Iterator[Problem]:
    met, when = decision.conditions_met, recorded.signature.date
    late = met is not None and isinstance(when, PartialDate) and when.certainly_before(met)
    if met is not None and not late:
        return
    if met is None:
        message = f"`{name}` has conditions, and does not say that they are met"
        mend = f"Once they are met, write when in {DECISIONS.path(name)}: `conditions_met`"
    else:
        message = f"`{name}` has conditions, which were met {met.when}, later than this"
        mend = "Correct whichever of the two dates is wrong; if both are right, leave it"
    yield problem("SGN009", repository.where(recorded.signature, "authority"), message, mend)
