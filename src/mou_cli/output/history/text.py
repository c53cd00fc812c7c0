"""A history of the text -> text for a terminal."""

from collections.abc import Iterator

from mou_cli.changes import Change
from mou_cli.changes.text_history import Commit, HistoryEntry, TextHistory
from mou_cli.output.changes.text import detail_lines
from mou_cli.output.escaping.terminal import visible
from mou_cli.output.terminal.colour import paint
from mou_cli.output.terminal.lines import WIDTH, indented, wrapped
from mou_cli.words.changes import sentence_of, sign_of
from mou_cli.words.history import (
    SHORT_ID,
    claimed_date,
    commit_day,
    entry_sentence,
    first_held,
    history_title,
)

DAY = 18


def history_as_text(history: TextHistory, *, colour: bool = False) -> str:
    """Write a history.

    Args:
        history: What was found.
        colour: Whether to colour.
    """
    return "\n".join(_history_lines(history, colour=colour)) + "\n"


def _history_lines(history: TextHistory, *, colour: bool) -> Iterator[str]:
    yield paint(visible(history_title(history)), "bold", colour=colour)
    if history.address is None:
        for version in history.versions:
            state = version.state.replace("-", " ")
            yield visible(f"  {version.version:<12} {state:<10} {version.date.printed}")
    yield from _record_lines(history, colour=colour)
    yield ""
    if not history.entries:
        yield "No commit changed it"
    for entry in history.entries:
        yield from _entry_lines(entry, history.address, colour=colour)
    for skipped in history.skipped:
        yield _commit_line(skipped.commit)
        why = f"Left out, since its data cannot be read: {skipped.reason}"
        yield from indented(why, "  ")
    if history.cut_off:
        yield "Older commits are not in this shallow clone: git fetch --unshallow"


def _record_lines(history: TextHistory, *, colour: bool) -> Iterator[str]:
    if not history.records:
        return
    yield ""
    yield paint("On record", "bold", colour=colour)
    for record in history.records:
        first, *others = wrapped(visible(record.told), WIDTH - DAY - 2)
        yield f"  {claimed_date(record):<{DAY}}{first}"
        held = visible(first_held(record))
        for line in (*others, *wrapped(held, WIDTH - DAY - 2)):
            yield f"{' ' * (DAY + 2)}{line}"


def _entry_lines(entry: HistoryEntry, address: str | None, *, colour: bool) -> Iterator[str]:
    version = f"  → version {entry.version}" if entry.version else ""
    yield f"{_commit_line(entry.commit)}{paint(visible(version), 'bold', colour=colour)}"
    if address is None or entry.first:
        yield from indented(entry_sentence(entry), "  ")
        return
    for change in entry.changes:
        yield from _change_lines(change, colour=colour)


def _change_lines(change: Change, *, colour: bool) -> Iterator[str]:
    first, *others = wrapped(visible(sentence_of(change)), WIDTH - 4)
    yield f"  {sign_of(change)} {first}"
    yield from (f"    {line}" for line in others)
    yield from (f"    {line}" for line in detail_lines(change, WIDTH - 4, colour=colour))


def _commit_line(commit: Commit) -> str:
    day, subject = commit_day(commit), visible(commit.subject)
    return f"{day:<17} {commit.id[:SHORT_ID]}  {visible(commit.author)}: {subject}"
