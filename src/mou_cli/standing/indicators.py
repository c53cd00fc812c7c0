"""What was measured beside what should be reached. Numbers are compared; what they mean is not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.mou import Mou
from mou_cli.model.outcomes import Indicator, Observation, Target


@dataclass(frozen=True, slots=True)
class Measured:
    """One target of an indicator, and the latest observation of the same place.

    Attributes:
        indicator: The indicator.
        place: The title of the locality; None for the whole area.
        target: The target.
        latest: The latest observation up to the day; None if there is none.
    """

    indicator: Indicator
    place: str | None
    target: Target
    latest: Observation | None

    @property
    def is_reached(self) -> bool | None:
        """Whether the latest value is at least as good as the target; None without two numbers."""
        if self.latest is None:
            return None
        value, target = self.latest.value, self.target.value
        if isinstance(value, Blank) or isinstance(target, Blank):
            return None
        return value >= target if self.indicator.better == "higher" else value <= target


def measured(repository: Repository, mou: Mou, day: date) -> Iterator[Measured]:
    """Yield each target with the latest observation of the same place, in the data's order.

    Args:
        repository: The data.
        mou: Its agreement.
        day: The day; what was measured certainly later is not counted.
    """
    places = {locality.key: locality.title for locality in mou.localities}
    for found in repository.outcomes.values():
        for outcome in found.listed:
            for indicator in outcome.indicators:
                for target in indicator.targets:
                    place = places.get(target.locality or "", target.locality)
                    latest = _latest(indicator, target.locality, day)
                    yield Measured(indicator, place, target, latest)


def _latest(indicator: Indicator, locality: str | None, day: date) -> Observation | None:
    """Return the latest observation; of two of one date the one that stands later."""
    found = [o for o in indicator.observations if o.locality == locality and o.date.first <= day]
    latest = max((o.date.first for o in found), default=None)
    return next((o for o in reversed(found) if o.date.first == latest), None)
