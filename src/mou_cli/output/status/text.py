"""A Status -> text for a terminal, one screen; plain where colours are not wanted."""

from collections.abc import Iterator

from mou_cli.changes.comparison import Comparison
from mou_cli.output.changes.text import change_lines
from mou_cli.output.escaping.terminal import visible
from mou_cli.output.terminal.colour import paint
from mou_cli.output.terminal.lines import WIDTH, indented, wrapped
from mou_cli.standing import SigningStanding, SigningState, Status
from mou_cli.words.not_required import not_required_words
from mou_cli.words.records import HEADING, is_unexpected, record_words, records_beside
from mou_cli.words.standings import (
    is_plain,
    name_of,
    not_on_file,
    notes_of,
    signatures_of,
    version_of,
    when_of,
)
from mou_cli.words.status import (
    proposal_of,
    since_words,
    terms_of,
    texts_of,
    title_of,
)

LABEL = 14
NAME = 46
STATE = 21

MOST_PLAIN = 3
"""Participants with nothing to tell that are all shown; of more the first stands for the rest."""

MOST_CHANGES = 6
MOST_RECORDS = 6
MOST_NOT_REQUIRED = 4

STYLES = {
    SigningState.CURRENT: "green",
    SigningState.EARLIER: "yellow",
    SigningState.PENDING: "yellow",
    SigningState.DECLINED: "red",
    SigningState.WITHDRAWN: "red",
}


def status_as_text(status: Status, *, whole: bool = False, colour: bool = False) -> str:
    """Write a status.

    Args:
        status: What was found.
        whole: Show every participant, and each signature with its authority.
        colour: Whether to colour.
    """
    return "\n".join(_status_lines(status, whole=whole, colour=colour)) + "\n"


def _status_lines(status: Status, *, whole: bool, colour: bool) -> Iterator[str]:
    yield paint(visible(title_of(status)), "bold", colour=colour)
    yield f"As of {status.as_of.printed}"
    yield ""
    for label, words in texts_of(status):
        yield from _labelled_lines(label, words, colour=colour)
    yield ""
    yield from _participants_lines(status, whole=whole, colour=colour)
    yield from _since_lines(status, colour=colour)
    if status.proposals and status.proposed is not None:
        yield from ("", visible(f"Proposed {status.proposed.version.version}"))
        for label, words in proposal_of(status):
            yield from _labelled_lines(f"  {label}", words, colour=colour)
    yield ""
    if status.not_required:
        most = None if whole else MOST_NOT_REQUIRED
        words = not_required_words(status.not_required, most)
        yield from _labelled_lines("Not required", words, colour=colour)
    for label, words in terms_of(status):
        yield from _labelled_lines(label, words, colour=colour)
    yield from _records_lines(status, whole=whole, colour=colour)
    yield from _next_lines(status, colour=colour)


def _participants_lines(status: Status, *, whole: bool, colour: bool) -> Iterator[str]:
    # What holds for all of them stands above, once.
    mixed = len({not_on_file(s) for s in status.signing if s.counting}) > 1
    plain = [s for s in status.signing if is_plain(s)]
    folded = () if whole or len(plain) <= MOST_PLAIN else plain[1:]
    for standing in status.signing:
        if not any(standing is each for each in folded):
            on_file = not_on_file(standing) if mixed else ""
            yield from _standing_lines(standing, on_file, whole=whole, colour=colour)
    if folded:
        yield f"  … {len(folded)} more are current: mou status --all"
    if not status.signing:
        yield "Nobody is to sign" if status.in_force else "No version is in force"


def _standing_lines(
    standing: SigningStanding, on_file: str, *, whole: bool, colour: bool
) -> Iterator[str]:
    first, *others = wrapped(visible(name_of(standing)), NAME)
    state = paint(f"{standing.state.value:<{STATE}}", STYLES[standing.state], colour=colour)
    when, version = visible(when_of(standing)), visible(version_of(standing))
    yield f"{first:<{NAME}}  {state}  {when:<17}  {version}".rstrip()
    yield from others
    notes = "; ".join(filter(None, (*notes_of(standing), on_file)))
    yield from indented(notes, "  ")
    for words in signatures_of(standing) if whole else ():
        yield from indented(words, "  ")


def _since_lines(status: Status, *, colour: bool) -> Iterator[str]:
    for version, comparison in status.since.items():
        yield ""
        yield from indented(since_words(status, version), "")
        if comparison is not None:
            yield from _first_changes_lines(comparison, colour=colour)


def _first_changes_lines(comparison: Comparison, *, colour: bool) -> Iterator[str]:
    shown = comparison.signed[:MOST_CHANGES]
    for change in shown:
        yield from (f"  {line}" for line in change_lines(change, 0, WIDTH - 2, colour=colour))
    more = len(comparison.signed) - len(shown)
    if more:
        ends = f"{comparison.base.name} {comparison.head.name}"
        yield visible(f"  … {more} more: mou diff {ends}")


def _records_lines(status: Status, *, whole: bool, colour: bool) -> Iterator[str]:
    beside = [*records_beside(status)]
    shown = beside if whole else [*filter(is_unexpected, beside)][:MOST_RECORDS]
    if beside:
        yield from ("", paint(HEADING, "bold", colour=colour))
    for found in shown:
        yield from indented(record_words(status, found), "  ")
    more = len(beside) - len(shown)
    if more:
        do = "does" if more == 1 else "do"
        yield f"  … {more} more that {do} not count on this day: mou status --all"


def _next_lines(status: Status, *, colour: bool) -> Iterator[str]:
    if not status.steps:
        return
    yield from ("", paint("Next", "bold", colour=colour))
    for place, step in enumerate(status.steps, 1):
        words = f"{step.text}: {step.command}" if step.command else step.text
        first, *others = wrapped(visible(words), WIDTH - 4)
        yield f"{place}. {first}"
        yield from (f"   {line}" for line in others)


def _labelled_lines(label: str, words: str, *, colour: bool) -> Iterator[str]:
    first, *others = wrapped(visible(words), WIDTH - LABEL) or [""]
    yield f"{paint(f'{label:<{LABEL}}', 'bold', colour=colour)}{first}"
    yield from (" " * LABEL + line for line in others)
