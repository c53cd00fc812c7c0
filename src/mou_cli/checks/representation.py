"""Who speaks for whom, and who signs."""

from collections.abc import Iterator

from mou_cli.checks.circles import circles_of
from mou_cli.loading.repository import Repository
from mou_cli.model.mou import Mou
from mou_cli.model.participants import Participant
from mou_cli.model.sections import ParticipantsInsert, SignaturesInsert
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem


def check_representation(repository: Repository) -> Iterator[Problem]:
    """Yield REP001 to REP004."""
    mou = repository.mou
    if mou is None:
        return
    participants = {participant.key: participant for participant in mou.participants}
    circles = _circles(mou)
    for participant in mou.participants:
        yield from _representatives(repository, mou, participants, circles, participant)
        if participant.signatories and not _signs(mou, participant):
            yield problem(
                "REP003",
                repository.where(participant, "signatories"),
                f"`{participant.key}` has a signatory, and its tier does not sign",
                "Take the signatory out, or move the participant to a tier that signs",
            )
    yield from _unprinted_tiers(repository, mou)


def _circles(mou: Mou) -> dict[str, int]:
    following: dict[str, list[str]] = {}
    for participant in mou.participants:
        following.setdefault(participant.key, []).extend(participant.represented_by)
    return circles_of(following)


def _representatives(
    repository: Repository,
    mou: Mou,
    participants: dict[str, Participant],
    circles: dict[str, int],
    participant: Participant,
) -> Iterator[Problem]:
    for number, key in enumerate(participant.represented_by):
        representative = participants.get(key)
        if representative is None:
            continue
        position = repository.where(participant, "represented_by", number)
        if circles[key] == circles[participant.key]:
            yield problem(
                "REP002",
                position,
                f"Who represents `{participant.key}` is in the end represented by it",
                "Name a participant that acts for itself",
            )
        elif not _signs(mou, representative):
            yield problem(
                "REP001",
                position,
                f"`{key}` represents `{participant.key}`, and does not sign",
                "Name a participant of a tier that signs",
            )


def _signs(mou: Mou, participant: Participant) -> bool:
    return participant.tier not in mou.tiers or mou.signs(participant)


def _unprinted_tiers(repository: Repository, mou: Mou) -> Iterator[Problem]:
    inserts = list(repository.agreement_objects)
    printed = {model.tier for model in inserts if isinstance(model, ParticipantsInsert)}
    blocks = any(isinstance(model, SignaturesInsert) for model in inserts)
    for key, tier in mou.tiers.items():
        if key not in printed and tier.said is None and not (tier.signs and blocks):
            yield problem(
                "REP004",
                repository.where_key(mou, "tiers", key),
                f"The tier `{key}` is printed nowhere",
                "Insert its participants, or write in `said` the words by which the text has it",
            )
