"""A short name stands for one party alone."""

from collections.abc import Iterator

from mou_cli.loading.repository import Repository
from mou_cli.model.participants import Participant
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem


def check_short_names(repository: Repository) -> Iterator[Problem]:
    """Yield PAR004 for a short name that two participants have, or that is another's whole name."""
    participants = repository.mou.participants if repository.mou else ()
    names: dict[str, list[Participant]] = {}
    for participant in participants:
        names.setdefault(_spoken(participant.name), []).append(participant)
    shorts: dict[str, list[Participant]] = {}
    for participant in participants:
        if participant.short is None:
            continue
        spoken = _spoken(participant.short)
        for other in (*shorts.get(spoken, ()), *names.get(spoken, ())):
            if other.key != participant.key and not _one_after_the_other(participant, other):
                yield problem(
                    "PAR004",
                    repository.where(participant, "short"),
                    f"`{participant.short}` is a name of `{other.key}` as well",
                    "Give each a short name of its own, here and in the text",
                )
                break
        shorts.setdefault(spoken, []).append(participant)


def _spoken(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def _one_after_the_other(one: Participant, other: Participant) -> bool:
    """Say whether one certainly left before the other joined, as a body before its successor."""
    return any(
        before.until is not None
        and after.from_ is not None
        and before.until.certainly_before(after.from_)
        for before, after in ((one, other), (other, one))
    )
