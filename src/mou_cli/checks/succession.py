"""What became of an organisation, seen from the agreement's own dates, never from today."""

from collections.abc import Iterator

from mou_cli.checks.circles import circles_of
from mou_cli.loading.repository import Repository
from mou_cli.model.dates import PartialDate
from mou_cli.model.partner import ENDS, Partner, SuccessionEvent
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem


def check_succession(repository: Repository) -> Iterator[Problem]:
    """Yield SUC001 to SUC003."""
    yield from _circles(repository)
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
                f"`{participant.key}` was {end.event} {end.date.when}, "
                f"before it joined {joined.when}",
                _name_successors(end),
            )
        elif participant.until is not None and end.date.certainly_before(participant.until):
            yield problem(
                "SUC002",
                repository.where(participant, "until"),
                f"`{participant.key}` was {end.event} {end.date.when}, "
                f"and stays until {participant.until.printed}",
                f"Correct `until`. {_name_successors(end)}",
            )


def certain_end(partner: Partner) -> SuccessionEvent | None:
    """Return the event by which the organisation certainly ended, if one did."""
    ends = [event for event in partner.events if event.event in ENDS and event.certain]
    return min(ends, key=lambda event: event.date.first, default=None)


def successors_of(repository: Repository, key: str) -> set[str]:
    """Return the ids of the organisations that came after one, by however many steps."""
    found: set[str] = set()
    waiting = [key]
    while waiting:
        body = repository.partners.get(waiting.pop())
        for event in body.events if body else ():
            waiting += [each for each in event.successors if each not in found]
            found.update(event.successors)
    return found


def _name_successors(end: SuccessionEvent) -> str:
    if not end.successors:
        return "Name the body that stands in its place, or correct the date of the event"
    successors = ", ".join(f"`{key}`" for key in end.successors)
    return f"Name its successor instead ({successors}), or correct the date of the event"


def _circles(repository: Repository) -> Iterator[Problem]:
    following = {
        key: {successor for event in partner.events for successor in event.successors}
        for key, partner in repository.partners.items()
    }
    circles = circles_of(following)
    for partner_id, partner in repository.partners.items():
        for event in partner.events:
            for number, successor in enumerate(event.successors):
                if circles[successor] == circles[partner_id]:
                    yield problem(
                        "SUC003",
                        repository.where(event, "successors", number),
                        f"`{successor}` leads back to `{partner_id}`",
                        "Correct the successors; a body cannot come after itself",
                    )
