"""Events of a whole day -> a calendar file (iCalendar, RFC 5545). See `docs/adr/0015`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from mou_cli.output.escaping.terminal import visible

if TYPE_CHECKING:
    from icalendar import Event as Component

PRODUCT = "-//mou//mou//EN"
"""Which program wrote the file (RFC 5545, section 3.7.3); no version, since the bytes must stay."""

SHORTEST_MONTH = 28
"""Days that every month has."""

_NAMES = uuid5(NAMESPACE_URL, "urn:mou:calendar")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens on a day.

    Attributes:
        identity: Names that tell it from every other event, and stay when its day changes.
        day: The day.
        stamp: The day in the data that the event follows; it stands for the time of writing.
        title: What it is.
        description: More of it, on several lines.
        every: After how many months it comes again; None if it does not.
        until: The last day on which it may come again; None for no end.
    """

    identity: tuple[str, ...]
    day: date
    stamp: date
    title: str
    description: str = ""
    every: int | None = None
    until: date | None = None


def calendar_file(name: str, events: Iterable[Event]) -> bytes:
    """Return a calendar file. The same events give the same bytes.

    Args:
        name: What a calendar program calls it.
        events: The events.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _unbroken(name))
    for event in events:
        calendar.add_component(_component(event))
    return bytes(calendar.to_ical())


def _component(event: Event) -> "Component":
    from icalendar import Event as Component

    made = Component()
    made.add("uid", str(uuid5(_NAMES, "\n".join(event.identity))))
    made.add("dtstamp", datetime.combine(event.stamp, datetime.min.time(), UTC))
    made.add("dtstart", event.day)
    if event.day < date.max:  # without an end it lasts a day as well: RFC 5545, section 3.6.1
        made.add("dtend", event.day + timedelta(days=1))
    if event.every is not None:
        made.add("rrule", _rule(event.day, event.every, event.until))
    made.add("summary", _unbroken(event.title))
    if event.description:
        made.add("description", "\n".join(map(_unbroken, event.description.split("\n"))))
    made.add("transp", "TRANSPARENT")  # a deadline does not make anybody busy
    return made


def _unbroken(text: str) -> str:
    """Return visible text without a double colon.

    A calendar file breaks its lines inside words too, so any of them may begin one.
    """
    return visible(text).replace("::", r"\u003a:")


def _rule(day: date, every: int, until: date | None) -> dict[str, object]:
    """Return a rule for every so many months (RFC 5545, section 3.3.10).

    A month that lacks the day would be left out: the last day of it that is no later is named.
    """
    rule: dict[str, object] = {"freq": "monthly", "interval": every}
    if until is not None:
        rule["until"] = until
    if day.day > SHORTEST_MONTH:
        rule |= {"bymonthday": list(range(SHORTEST_MONTH, day.day + 1)), "bysetpos": -1}
    return rule
