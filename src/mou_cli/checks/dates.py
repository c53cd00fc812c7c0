"""Dates that cannot both be right: an end before its beginning. By what is certain, never today."""

from collections.abc import Iterator

from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank, Model
from mou_cli.model.dates import PartialDate
from mou_cli.model.mou import Mou
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem

MaybeDate = Blank | PartialDate | None


def check_dates_of_agreement(repository: Repository) -> Iterator[Problem]:
    """Yield DAT001 for the term, and for memberships."""
    mou = repository.mou
    if mou is None:
        return
    term = mou.term
    if term is not None and not isinstance(term, Blank):
        start, verb = _beginning(mou)
        yield from end_before_beginning(
            repository, term, "until", start, f"The agreement ends {{}}, and {verb}"
        )
    for participant in mou.participants:
        if participant.until and participant.from_:
            told = "The membership ends {}, and begins"
            yield from end_before_beginning(
                repository, participant, "until", participant.from_, told
            )


def _beginning(mou: Mou) -> tuple[MaybeDate, str]:
    begins = mou.commencement
    if begins is not None and not isinstance(begins, Blank) and begins.date is not None:
        return begins.date, "begins"
    return mou.date, "is dated"


def end_before_beginning(
    repository: Repository, model: Model, end: str, start: MaybeDate, told: str
) -> Iterator[Problem]:
    """Yield DAT001 where something certainly ends before it begins.

    Args:
        repository: The data.
        model: An object of it.
        end: The field that has the end.
        start: When it begins.
        told: The end in a sentence, `{}` for the date; behind it stands the beginning.
    """
    ended = getattr(model, end)
    if (
        isinstance(ended, PartialDate)
        and isinstance(start, PartialDate)
        and ended.certainly_before(start)
    ):
        yield problem(
            "DAT001",
            repository.where(model, end),
            f"{told.format(ended.when)} {start.when}",
            "Correct whichever of the two dates is wrong",
        )
