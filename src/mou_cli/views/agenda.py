"""What a review has to look at, in words without any format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mou_cli.changes import Change
from mou_cli.changes.comparison import Comparison
from mou_cli.changes.targets import amount_in_words, target_in_words
from mou_cli.model.base import Blank
from mou_cli.standing import SigningStanding, Status
from mou_cli.standing.indicators import Measured
from mou_cli.standing.status import VersionText
from mou_cli.words.change_summary import news_of, summary_of
from mou_cli.words.not_required import not_required_words
from mou_cli.words.reviews import OUTCOMES, in_short
from mou_cli.words.standings import (
    NO_WORD,
    has_ended,
    name_of,
    not_on_file,
    notes_of,
    successors_of,
    version_of,
    when_of,
)
from mou_cli.words.status import (
    actions_of,
    begun_words,
    proposal_of,
    review_words,
    signed_words,
    term_words,
)

REACHED = {True: "yes", False: "not so far", None: "cannot be said"}


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """One item of an agenda.

    Attributes:
        heading: What it is about.
        lines: Sentences.
        items: Points, a sentence each.
        head: The headings of its table; empty if it has none.
        rows: The rows of its table.
        commands: Always empty: an agenda has no command. Templates of earlier releases ask for it.
    """

    heading: str
    lines: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    commands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda of a review.

    Attributes:
        title: The title of the agreement.
        as_of: The day on which it was put together, as printed.
        parts: Its items in order.
    """

    title: str
    as_of: str
    parts: tuple[AgendaPart, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the last review.

    Attributes:
        name: What is compared with: `version 2019-03`; None where there is nothing.
        comparison: What changed of the signed text; None where the earlier text is not here.
        beside: What changed beside the text since the files of that day; None where these are not
            here.
    """

    name: str | None
    comparison: Comparison | None
    beside: tuple[Change, ...] | None = None


def agenda_of(status: Status, since: Since, indicators: Sequence[Measured]) -> Agenda:
    """Return the agenda of a review.

    Args:
        status: Where things stand on the day.
        since: What changed since the last review.
        indicators: What was measured.
    """
    parts = (
        _about(status),
        *_changed(status, since),
        _signatures(status),
        AgendaPart("Organisations that ended", items=tuple(_ended(status)) or ("None on record",)),
        _measured(indicators),
        AgendaPart(
            "Actions of earlier reviews that are not recorded as done",
            items=tuple(actions_of(status.review)) or ("None on record",),
        ),
        _to_record(),
    )
    return Agenda(status.title, status.as_of.printed, parts)


def _about(status: Status) -> AgendaPart:
    last = status.review.last
    lines = [f"In force: {_version_in_words(status.in_force)}"]
    if status.proposed is not None:
        lines.append(f"Proposed: {_version_in_words(status.proposed)}")
    if status.working.version is None:
        lines.append("The files hold a draft that is not a version yet")
    lines.append(f"Reviews: {review_words(status.review)}")
    if last is None:
        lines.append("Last review: none is recorded")
    else:
        minute = "" if isinstance(last[1].minute, Blank) else f", minute {last[1].minute}"
        outcome = in_short(last[1].outcome)
        lines.append(f"Last review: {last[1].date.printed}, {outcome}{minute}")
    lines += [f"Beginning: {begun_words(status.begun)}", f"End: {term_words(status.term)}"]
    return AgendaPart("What is reviewed", tuple(lines))


def _version_in_words(text: VersionText | None) -> str:
    return f"{text.version.version}, dated {text.version.date.printed}" if text else "none"


def _changed(status: Status, since: Since) -> Iterator[AgendaPart]:
    last = status.review.last
    from_when = "first version" if last is None else "last review"
    heading = f"What changed in the text since the {from_when}"
    if since.comparison is not None:
        told = f"Since {since.name}: {summary_of(since.comparison)}"
        yield AgendaPart(heading, (told,), tuple(news_of(since.comparison.changes)))
    elif since.name is not None:
        told = f"It cannot be shown: the text of {since.name} is not here"
        yield AgendaPart(heading, (told,))
    else:
        yield AgendaPart(heading, ("No version is on record to compare with",))
    if last is not None:
        heading, day = "What changed in the records since then", last[1].date.printed
        if since.beside is None:
            yield AgendaPart(heading, (f"It cannot be shown: the records of {day} are not here",))
        else:
            items = tuple(news_of(since.beside)) or ("Nothing",)
            yield AgendaPart(heading, (f"Since the records of {day}:",), items)


def _signatures(status: Status) -> AgendaPart:
    lines = (
        [f"Signed: {signed_words(status.signing, on_paper=True)}"]
        if status.signing
        else ["No version is in force"]
    )
    if status.proposed is not None:
        name = status.proposed.version.version
        lines += [f"{name}: {label}: {who}" for label, who in proposal_of(status)]
    if status.not_required:
        lines.append(f"Not required to sign: {not_required_words(status.not_required)}")
    head = ("Organisation", "State", "When", "Version", "Notes") if status.signing else ()
    return AgendaPart("Who has signed", tuple(lines), (), head, tuple(map(_row, status.signing)))


def _row(standing: SigningStanding) -> tuple[str, ...]:
    notes = "; ".join(filter(None, (*notes_of(standing), not_on_file(standing))))
    return (
        name_of(standing),
        standing.state.value,
        when_of(standing),
        version_of(standing),
        notes,
    )


def _ended(status: Status) -> Iterator[str]:
    """Yield each participant that ended since the last review, or ever where none is recorded."""
    last = status.review.last
    for standing in status.standings:
        end = standing.end
        if end is None or (last is not None and end.event.date.certainly_before(last[1].date)):
            continue
        told = [has_ended(end)]
        if end.successors:
            told.append(successors_of(end))
        if standing.reaffirmed:
            told.append("signed on its behalf since")
        elif standing.counting:
            told.append(NO_WORD)
        yield f"{name_of(standing)}: {'; '.join(told)}"


def _measured(indicators: Sequence[Measured]) -> AgendaPart:
    heading = "Indicators and targets"
    if not indicators:
        return AgendaPart(heading, ("The data has no targets",))
    head = ("Indicator", "Where", "Target", "Latest value", "Reached")
    return AgendaPart(heading, (), (), head, tuple(map(_measure, indicators)))


def _measure(found: Measured) -> tuple[str, ...]:
    unit, latest = found.indicator.unit, found.latest
    value = "nothing measured"
    if latest is not None:
        value = f"{amount_in_words(latest.value, unit)}, {latest.date.printed}"
    return (
        found.indicator.title,
        found.place or "whole area",
        target_in_words(found.target, found.indicator),
        value,
        REACHED[found.is_reached],
    )


def _to_record() -> AgendaPart:
    outcomes = tuple(f"{words} ({in_short(name)})" for name, words in OUTCOMES.items())
    return AgendaPart(
        "What to record at the end",
        (
            "Who reviewed, and what was looked at; what is to be done, by whom and by when; and "
            "one of these outcomes:",
        ),
        outcomes,
    )
