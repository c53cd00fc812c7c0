"""As many members as the agreement's own rules ask for."""

from collections.abc import Iterator
from datetime import date

from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.mou import Mou
from mou_cli.model.participants import Participant
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem


def check_membership(repository: Repository) -> Iterator[Problem]:
    """Yield PAR001 to PAR003. It goes by what is certain, never by today."""
    mou = repository.mou
    if mou is None:
        return
    for key, tier in mou.tiers.items():
        members = [each for each in mou.participants if each.tier == key]
        most = _at_once(members)
        if tier.maximum is not None and most > tier.maximum:
            yield problem(
                "PAR001",
                repository.where(tier, "maximum"),
                f"The tier `{key}` has {most} members at once, and at most {tier.maximum}",
                "Correct the number, or write when members left: `until`",
            )
        if tier.minimum is not None and len(members) < tier.minimum:
            yield problem(
                "PAR002",
                repository.where(tier, "minimum"),
                f"The tier `{key}` has {len(members)} members, and at least {tier.minimum}",
                "Add those that are missing, or correct the number",
            )
    yield from _commencement(repository, mou)


def _commencement(repository: Repository, mou: Mou) -> Iterator[Problem]:
    beginning = mou.commencement
    if beginning is None or isinstance(beginning, Blank) or beginning.number is None:
        return
    parties = sum(mou.signs(participant) for participant in mou.participants)
    if beginning.number > parties:
        yield problem(
            "PAR003",
            repository.where(beginning, "number"),
            f"It begins when {beginning.number} have signed, and {parties} are to sign",
            "Correct the number, or add those who are to sign",
        )


def _at_once(members: list[Participant]) -> int:
    """Return the most members that there certainly were on one day."""
    stays = [
        (
            member.from_.last if member.from_ else date.min,
            member.until.first if member.until else date.max,
        )
        for member in members
    ]
    return max((sum(a <= day <= b for a, b in stays) for day, _ in stays), default=0)
