"""The dates of an agreement -> events of a calendar. No clock: the data alone says which."""

from collections.abc import Iterator
from datetime import date

from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.durations import later, months_of
from mou_cli.model.mou import Mou
from mou_cli.model.participants import Participant
from mou_cli.model.report import Report
from mou_cli.model.terms import Commencement, Term
from mou_cli.output.calendar.file import Event
from mou_cli.signatures.records import records_of
from mou_cli.standing.members import member_of

CAVEAT = "Counted from the terms of the agreement; not legal advice"


def agreement_events(repository: Repository, mou: Mou) -> Iterator[Event]:
    """Yield when the agreement begins and ends, and who leaves it when.

    An event is called after what it is for and not after its day, so that a calendar moves it when
    its day moves. Where a month or a year is all that is known, it stands on the first day that it
    may be, and says the month or the year.

    Args:
        repository: The data.
        mou: Its agreement.
    """
    if isinstance(mou.commencement, Commencement) and mou.commencement.date is not None:
        yield dated(mou, ("commencement",), "The agreement begins", mou.commencement.date)
    if isinstance(mou.term, Term) and isinstance(mou.term.until, PartialDate):
        yield from _end(mou, mou.term, mou.term.until)
    for participant in mou.participants:
        yield from _membership(mou, participant)
    yield from _withdrawals(repository, mou)


def meeting_events(report: str, data: Report, *, told: frozenset[date]) -> Iterator[Event]:
    """Yield the meetings of a report that no deadlines are counted from.

    Args:
        report: Its id.
        data: What it says.
        told: The days of meetings that are told with their deadlines.
    """
    for number, meeting in enumerate(data.to):
        if isinstance(meeting.date, PartialDate) and meeting.date.last not in told:
            body = f"{meeting.body} ({meeting.meeting})" if meeting.meeting else meeting.body
            yield Event(
                identity=("meeting-alone", report, meeting.body, str(number)),
                day=meeting.date.first,
                stamp=meeting.date.first,
                title=f"{_in(body, meeting.date)}: {data.title}",
            )


def dated(
    mou: Mou,
    identity: tuple[str, ...],
    title: str,
    when: PartialDate,
    *lines: str,
    stamp: date | None = None,
) -> Event:
    """Return an event of the agreement on a date of whatever precision.

    Args:
        mou: The agreement.
        identity: Names that tell it from every other event.
        title: What it is.
        when: The date.
        lines: More of it, a line each.
        stamp: The day in the data that it follows; else the agreement's own date.
    """
    own = mou.date.first if isinstance(mou.date, PartialDate) else when.first
    return Event(
        identity=identity,
        day=when.first,
        stamp=stamp or own,
        title=f"{_in(title, when)}: {mou.title}",
        description="\n".join(lines),
    )


def _in(title: str, when: PartialDate) -> str:
    return title if when.first == when.last else f"{title} {when.when}"


def _end(mou: Mou, term: Term, until: PartialDate) -> Iterator[Event]:
    last = f"Its last day is {until.when.removeprefix('on ')}"
    if not isinstance(term.notice, Blank):
        notice = later(until, -months_of(term.notice))
        if notice is not None:
            yield dated(
                mou,
                ("notice",),
                "Last day to give notice before the agreement ends",
                notice,
                f"Notice is {term.notice}",
                last,
                CAVEAT,
            )
    yield dated(mou, ("end",), "The agreement ends", until, last)


def _membership(mou: Mou, participant: Participant) -> Iterator[Event]:
    identity = ("membership", participant.key)
    title = f"Membership ends: {participant.name}"
    member = member_of(mou, participant, date.min)
    if member is not None and member.ends is not None:
        yield dated(mou, identity, title, member.ends, CAVEAT)


def _withdrawals(repository: Repository, mou: Mou) -> Iterator[Event]:
    names = {participant.key: participant.name for participant in mou.participants}
    for record in records_of(repository):
        when = record.signature.effective or record.signature.date
        if record.signature.state == "withdrawn" and isinstance(when, PartialDate):
            who = ", ".join(names.get(key, key) for key in record.participants)
            identity = ("withdrawal", record.partner, str(record.number))
            title = f"A withdrawal takes effect: {who}"
            yield dated(mou, identity, title, when, stamp=when.first)
