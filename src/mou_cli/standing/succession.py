"""What became of organisations by a day, and which bodies they came after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from mou_cli.model.partner import ENDS, Partner, SuccessionEvent


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation by its id, and its name where it is on file."""

    key: str
    name: str
    short: str | None = None


@dataclass(frozen=True, slots=True)
class End:
    """How an organisation ended.

    Attributes:
        event: What happened.
        successors: Every body that came after it at once.
        heirs: The bodies that stand in its place on the day, where successors ended in their turn.
    """

    event: SuccessionEvent
    successors: tuple[Body, ...]
    heirs: tuple[Body, ...]


class Succession:
    """Who came after whom by a day. An event that is not certain counts, and says so itself."""

    def __init__(self, partners: Mapping[str, Partner], day: date) -> None:
        self._partners = partners
        self._day = day

    def body(self, key: str) -> Body:
        """Return an organisation by its id."""
        partner = self._partners.get(key)
        return Body(key, partner.name, partner.short) if partner else Body(key, key)

    def end_of(self, key: str) -> End | None:
        """Return how an organisation ended; None while it stands."""
        event = self._events.get(key)
        if event is None:
            return None
        heirs = dict.fromkeys(self._heirs(key, frozenset()))
        return End(event, tuple(map(self.body, event.successors)), tuple(map(self.body, heirs)))

    def predecessors_of(self, key: str) -> tuple[Body, ...]:
        """Return the bodies that an organisation came after, however far back."""
        found: dict[str, None] = {}
        waiting = [key]
        for later in waiting:
            new = [k for k in self._before.get(later, ()) if k not in found and k != key]
            found |= dict.fromkeys(new)
            waiting += new
        return tuple(map(self.body, found))

    @cached_property
    def _events(self) -> dict[str, SuccessionEvent]:
        """The event by which each organisation ended."""
        found = {}
        for key, partner in self._partners.items():
            ends = [e for e in partner.events if e.event in ENDS and e.date.first <= self._day]
            if ends:
                found[key] = min(ends, key=lambda event: event.date.first)
        return found

    @cached_property
    def _before(self) -> dict[str, list[str]]:
        """The bodies that each organisation came after at once."""
        found: dict[str, list[str]] = {}
        for key, event in self._events.items():
            for successor in event.successors:
                found.setdefault(successor, []).append(key)
        return found

    def _heirs(self, key: str, passed: frozenset[str]) -> Iterator[str]:
        event = self._events.get(key)
        if event is not None and event.successors and key not in passed:
            for successor in event.successors:
                yield from self._heirs(successor, passed | {key})
        elif passed:  # a body is no heir of itself
            yield key
