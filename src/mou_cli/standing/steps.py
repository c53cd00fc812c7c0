"""What may be done next: facts and commands, no accusations and no advice."""

from collections.abc import Iterator, Sequence

from mou_cli.english import and_list
from mou_cli.model.base import Blank
from mou_cli.model.kinds import DECISIONS, REVIEWS
from mou_cli.model.version import Version
from mou_cli.standing.status import SigningStanding, SigningState, Status, Step
from mou_cli.standing.succession import End

MOST_NAMES = 4
"""Names that one line holds; the rest are counted."""


def steps_of(status: Status, unnamed: Version | None) -> Iterator[Step]:
    """Yield what may be done next, what waits first.

    Args:
        status: Where things stand.
        unnamed: The version that `mou sign` takes where none is named.
    """
    steps = [
        *_signatures(status, unnamed),
        *_ended_bodies(status),
        *_reviews(status),
        *_members(status),
        *_conditions(status),
        *_earlier(status),
        *_proposal(status, unnamed),
        *_working(status),
    ]
    yield from (step for step in steps if step.due)
    yield from (step for step in steps if not step.due)


def first_names(names: Sequence[str]) -> str:
    """Return names as a sentence has them: `A, B and C`, of many the first and a number."""
    shown = list(names)
    if len(shown) > MOST_NAMES:
        shown = [*shown[: MOST_NAMES - 1], f"{len(shown) - MOST_NAMES + 1} others"]
    return and_list(shown)


def _signatures(status: Status, unnamed: Version | None) -> Iterator[Step]:
    waiting = [s for s in status.signing if s.state is SigningState.PENDING and _is_there(s)]
    if not waiting or status.in_force is None:
        return
    version = status.in_force.version.version
    which = _which(status.in_force.version, unnamed)
    yield Step(
        "sign",
        f"Record the signature of {_names(waiting)} for {version}, or that there is none",
        f"mou sign {_key(waiting)}{which}",
        due=True,
    )


def _ended_bodies(status: Status) -> Iterator[Step]:
    groups: dict[tuple[str, ...], list[SigningStanding]] = {}
    for standing in status.signing:
        gone = standing.state in (SigningState.DECLINED, SigningState.WITHDRAWN)
        if standing.end is not None and not standing.reaffirmed and not gone:
            heirs = tuple(body.name for body in standing.end.heirs)
            groups.setdefault(heirs, []).append(standing)
    for heirs, standings in groups.items():
        names = _names(standings)
        if heirs:
            what = "re-affirm" if all(s.counting for s in standings) else "sign"
            verb = what if len(heirs) > 1 else f"{what}s"
            text = f"Ask {first_names(heirs)} whether {_it(heirs)} {verb} for {names}"
        else:
            text = f"Find out which body stands in the place of {names}"
        certain = any(_is_certain(standing.end) for standing in standings)
        yield Step("ask", text, due=certain)


def _reviews(status: Status) -> Iterator[Step]:
    waiting = status.review.waiting
    if waiting is not None:
        yield Step("review", f"Record the review due {waiting.when}", "mou review record", due=True)
    for action in status.review.actions:
        if action.is_past and not isinstance(action.action.due, Blank):
            yield Step(
                "action",
                f"“{action.action.action}” was due {action.action.due.when}: record when it was "
                f"done, in {REVIEWS.path(action.review)}",
                due=True,
            )


def _members(status: Status) -> Iterator[Step]:
    for standing in status.standings:
        member = standing.member
        if member is not None and member.is_over and member.ends is not None:
            name = standing.party.name
            yield Step("membership", f"The membership of {name} ended {member.ends.when}", due=True)
    for rule in status.tiers:
        if rule.has_too_few or rule.has_too_many:
            limit = f"at least {rule.minimum}" if rule.has_too_few else f"at most {rule.maximum}"
            text = f"{rule.title}: {rule.members} take part, and the MoU says {limit}"
            yield Step("membership", text, due=True)
    term = status.term.terms
    if status.term.is_over and term is not None and not isinstance(term.until, Blank):
        yield Step("term", f"The agreement ended {term.until.when}", due=True)


def _conditions(status: Status) -> Iterator[Step]:
    told = set()
    for standing in status.signing:
        for authority in standing.authorities:
            name = authority.decision_id
            if name is not None and authority.open_conditions and name not in told:
                told.add(name)
                yield Step(
                    "condition",
                    f"Record when what the decision {name} is subject to was met, "
                    f"in {DECISIONS.path(name)}",
                )


def _earlier(status: Status) -> Iterator[Step]:
    groups: dict[str, list[SigningStanding]] = {}
    for standing in status.signing:
        if standing.state is SigningState.EARLIER and standing.earlier and standing.end is None:
            groups.setdefault(standing.earlier.version.version, []).append(standing)
    for version, standings in groups.items():
        text = f"Show {_names(standings)} what changed since {version}"
        known = all(s.earlier and s.earlier.comparison for s in standings)
        yield Step("compare", text, f"mou diff --for {_key(standings)}" if known else None)


def _proposal(status: Status, unnamed: Version | None) -> Iterator[Step]:
    if status.in_force is None and status.proposed is None:
        yield Step(
            "release",
            "Put the text to the parties as a version",
            "mou release VERSION --state proposed",
        )
    open_ones = [
        s for s in status.proposals if s.state in (SigningState.PENDING, SigningState.EARLIER)
    ]
    if status.proposed is None:
        return
    version = status.proposed.version.version
    if open_ones:
        text = f"Ask {_names(open_ones)} to sign the proposed {version}"
        which = _which(status.proposed.version, unnamed)
        yield Step("sign", text, f"mou sign {_key(open_ones)}{which}")
    else:
        text = f"Every party has answered the proposed {version}: record its new state"
        yield Step("release", text, f"mou release {version} --state in-force")


def _working(status: Status) -> Iterator[Step]:
    if status.working.version is None and (status.in_force or status.proposed):
        yield Step("draft", "See what the working text changes", "mou diff")


def _which(version: Version, unnamed: Version | None) -> str:
    """Return the option that names a version to `mou sign`, where it would take another."""
    return "" if version == unnamed else f" --version {version.version}"


def _is_there(standing: SigningStanding) -> bool:
    """Say whether a body stands and is a member, so that its signature can be asked for."""
    member = standing.member
    away = member is not None and (member.is_over or member.is_to_come)
    return standing.end is None and not away


def _names(standings: Sequence[SigningStanding]) -> str:
    return first_names([standing.party.name for standing in standings])


def _key(standings: Sequence[SigningStanding]) -> str:
    return standings[0].party.key if len(standings) == 1 else "PARTNER"


def _it(names: Sequence[str]) -> str:
    return "they" if len(names) > 1 else "it"


def _is_certain(end: End | None) -> bool:
    return end is not None and end.event.certain
