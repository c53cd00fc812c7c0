"""What became of an organisation, seen from the agreement's own dates, never from today."""

from collections.abc import Iterator

from mou_cli.model.dates import PartialDate
from mou_cli.model.partner import Partner, SuccessionEvent
from mou_cli.problems import Problem
from mou_cli.repository import Repository
from mou_cli.rules import problem

ENDS = ("abolished", "merged", "acquired", "split")


def check_succession(repository: Repository) -> Iterator[Problem]:
    """Yield SUC001 to SUC003."""
    for partner_id, partner in repository.partners.items():
        yield from _circles(repository, partner_id, partner)
    mou = repository.mou
    if mou is None:
        return
    for participant in mou.participants:
        body = repository.partners.get(participant.partner or "")
        end = certain_end(body) if body is not None else None
        if end is None:
            continue
        joined = participant.from_ or mou.date
        if isinstance(joined, PartialDate) and end.date.certainly_before(joined):
            yield problem(
                "SUC001",
                repository.where(participant, "partner"),
                f"`{participant.key}` was {end.event} in {end.date.printed}, "
                f"before it joined in {joined.printed}",
                _name_successors(end),
            )
        elif participant.until is not None and end.date.certainly_before(participant.until):
            yield problem(
                "SUC002",
                repository.where(participant, "until"),
                f"`{participant.key}` was {end.event} in {end.date.printed}, "
                f"and stays until {participant.until.printed}",
                _name_successors(end),
            )


def certain_end(partner: Partner) -> SuccessionEvent | None:
    """Return the event by which the organisation certainly ended, if one did."""
    return next((e for e in partner.events if e.event in ENDS and e.certain), None)


def _name_successors(end: SuccessionEvent) -> str:
    if not end.successors:
        return "Name the body that stands in its place, or correct the date of the event"
    successors = ", ".join(f"`{key}`" for key in end.successors)
    return f"Name its successor instead ({successors}), or correct the date of the event"


def _circles(repository: Repository, partner_id: str, partner: Partner) -> Iterator[Problem]:
    for event in partner.events:
        for number, successor in enumerate(event.successors):
            if successor == partner_id or _leads_to(repository, successor, partner_id):
                yield problem(
                    "SUC003",
                    repository.where(event, "successors", number),
                    f"`{successor}` leads back to `{partner_id}`",
                    "Correct the successors; a body cannot come after itself",
                )


def _leads_to(repository: Repository, start: str, goal: str) -> bool:
    waiting, seen = [start], set[str]()
    while waiting:
        current = waiting.pop()
        partner = repository.partners.get(current)
        if current in seen or partner is None:
            continue
        seen.add(current)
        following = {key for event in partner.events for key in event.successors}
        if goal in following:
            return True
        waiting.extend(following)
    return False
