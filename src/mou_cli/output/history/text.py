"""A history of the text -> text for a terminal, or Markdown."""

from collections.abc import Iterator

from mou_cli.changes.text_history import Commit, HistoryEntry, OnRecord, TextHistory
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.output.changes.markdown import change_lines
from mou_cli.output.changes.text import details_of, wrapped
from mou_cli.output.escaping.markdown import as_markdown
from mou_cli.output.escaping.terminal import visible
from mou_cli.output.styles import paint
from mou_cli.words.changes import sentence_of, sign_of
from mou_cli.words.summary import headline_of

WIDTH = 96
SHORT_ID = 7
DAY = 18


def history_as_text(history: TextHistory, *, colour: bool = False) -> str:
    """Write a history.

    Args:
        history: What was found.
        colour: Whether to colour.
    """
    return "\n".join(_text(history, colour)) + "\n"


def history_as_markdown(history: TextHistory) -> str:
    """Write a history as a page of Markdown."""
    return "\n".join(_markdown(history)) + "\n"


def told_of(entry: HistoryEntry) -> str:
    """Return the sentence that says what a commit changed of the signed text."""
    if entry.first:
        return "The first text"
    return headline_of(entry.changes) or "The numbers change"


def _text(history: TextHistory, colour: bool) -> Iterator[str]:  # noqa: FBT001
    yield paint(visible(_title(history)), "bold", colour=colour)
    if history.address is None:
        for version in history.versions:
            state = version.state.replace("-", " ")
            yield visible(f"  {version.version:<12} {state:<10} {version.date.printed}")
    yield from _records(history, colour)
    yield ""
    if not history.entries:
        yield "No commit changed it"
    for entry in history.entries:
        yield from _entry(entry, history.address, colour)
    for skipped in history.skipped:
        yield f"{_head(skipped.commit)}"
        yield from (f"  {line}" for line in wrapped(visible(_left_out(skipped.reason)), WIDTH - 2))
    if history.cut_off:
        yield "Older commits are not in this shallow clone: git fetch --unshallow"


def _records(history: TextHistory, colour: bool) -> Iterator[str]:  # noqa: FBT001
    if not history.records:
        return
    yield ""
    yield paint("On record", "bold", colour=colour)
    for record in history.records:
        first, *others = wrapped(visible(record.told), WIDTH - DAY - 2)
        yield f"  {_claimed(record):<{DAY}}{first}"
        since = visible(_first_held(record))
        for line in (*others, *wrapped(since, WIDTH - DAY - 2)):
            yield f"{' ' * (DAY + 2)}{line}"


def _claimed(record: OnRecord) -> str:
    return "no date" if isinstance(record.date, Blank) else record.date.printed


def _first_held(record: OnRecord) -> str:
    """Say by when a record was there, whatever date it claims."""
    if record.commit is None:
        return "not committed yet"
    commit = record.commit
    when = f" on {_day(commit)}" if commit.written else ""
    return f"first in {commit.id[:SHORT_ID]} by {commit.author}{when}"


def _entry(entry: HistoryEntry, address: str | None, colour: bool) -> Iterator[str]:  # noqa: FBT001
    version = f"  → version {entry.version}" if entry.version else ""
    yield f"{_head(entry.commit)}{paint(visible(version), 'bold', colour=colour)}"
    if address is None or entry.first:
        yield from (f"  {line}" for line in wrapped(visible(told_of(entry)), WIDTH - 2))
        return
    for change in entry.changes:
        first, *others = wrapped(visible(sentence_of(change)), WIDTH - 4)
        yield f"  {sign_of(change)} {first}"
        yield from (f"    {line}" for line in others)
        yield from (f"    {line}" for line in details_of(change, WIDTH - 4, colour=colour))


def _head(commit: Commit) -> str:
    day, subject = _day(commit), visible(commit.subject)
    return f"{day:<17} {commit.id[:SHORT_ID]}  {visible(commit.author)}: {subject}"


def _day(commit: Commit) -> str:
    written = commit.written
    return PartialDate.parse(written.date().isoformat()).printed if written else "no date"


def _title(history: TextHistory) -> str:
    return f"{history.title}: {history.address}" if history.address else history.title


def _left_out(reason: str) -> str:
    return f"Left out, since its data cannot be read: {reason}"


def _markdown(history: TextHistory) -> Iterator[str]:
    yield f"# {as_markdown(_title(history))}"
    if history.address is None and history.versions:
        yield from ("", "| Version | State | Date |", "|---|---|---|")
        for version in history.versions:
            cells = version.version, version.state.replace("-", " "), version.date.printed
            yield f"| {' | '.join(map(as_markdown, cells))} |"
    yield from _markdown_records(history)
    for entry in history.entries:
        yield from _markdown_entry(entry, history.address)
    if history.skipped:
        yield from ("", "## Left out", "")
        for skipped in history.skipped:
            yield f"- {as_markdown(_by(skipped.commit))}: {as_markdown(skipped.reason)}"
    if history.cut_off:
        yield from ("", "Older commits are not in this shallow clone.")


def _markdown_records(history: TextHistory) -> Iterator[str]:
    if history.records:
        yield from ("", "| Date as claimed | On record | First held |", "|---|---|---|")
    for record in history.records:
        row = _claimed(record), record.told, _first_held(record)
        yield f"| {' | '.join(map(as_markdown, row))} |"


def _markdown_entry(entry: HistoryEntry, address: str | None) -> Iterator[str]:
    version = f", version {entry.version}" if entry.version else ""
    yield from ("", f"## {as_markdown(_day(entry.commit) + version)}", "")
    yield from (as_markdown(_by(entry.commit)), "")
    if address is None or entry.first:
        yield f"{as_markdown(told_of(entry))}."
        return
    for change in entry.changes:
        yield from change_lines(change)


def _by(commit: Commit) -> str:
    return f"{commit.author}: {commit.subject} ({commit.id[:SHORT_ID]})"
