"""A history of the text -> a page of Markdown."""

from collections.abc import Iterator

from mou_cli.changes.text_history import Commit, HistoryEntry, TextHistory
from mou_cli.output.changes.markdown import change_item
from mou_cli.output.escaping.markdown import as_markdown
from mou_cli.words.history import (
    SHORT_ID,
    claimed_date,
    commit_day,
    entry_sentence,
    first_held,
    history_title,
)


def history_as_markdown(history: TextHistory) -> str:
    """Write a history as a page of Markdown."""
    return "\n".join(_history_lines(history)) + "\n"


def _history_lines(history: TextHistory) -> Iterator[str]:
    yield f"# {as_markdown(history_title(history))}"
    if history.address is None and history.versions:
        yield from ("", "| Version | State | Date |", "|---|---|---|")
        for version in history.versions:
            cells = version.version, version.state.replace("-", " "), version.date.printed
            yield f"| {' | '.join(map(as_markdown, cells))} |"
    yield from _record_rows(history)
    for entry in history.entries:
        yield from _entry_lines(entry, history.address)
    if history.skipped:
        yield from ("", "## Left out", "")
        for skipped in history.skipped:
            yield f"- {as_markdown(_by(skipped.commit))}: {as_markdown(skipped.reason)}"
    if history.cut_off:
        yield from ("", "Older commits are not in this shallow clone.")


def _record_rows(history: TextHistory) -> Iterator[str]:
    if history.records:
        yield from ("", "| Date as claimed | On record | First held |", "|---|---|---|")
    for record in history.records:
        row = claimed_date(record), record.told, first_held(record)
        yield f"| {' | '.join(map(as_markdown, row))} |"


def _entry_lines(entry: HistoryEntry, address: str | None) -> Iterator[str]:
    version = f", version {entry.version}" if entry.version else ""
    yield from ("", f"## {as_markdown(commit_day(entry.commit) + version)}", "")
    yield from (as_markdown(_by(entry.commit)), "")
    if address is None or entry.first:
        yield f"{as_markdown(entry_sentence(entry))}."
        return
    for change in entry.changes:
        yield from change_item(change)


def _by(commit: Commit) -> str:
    return f"{commit.author}: {commit.subject} ({commit.id[:SHORT_ID]})"
