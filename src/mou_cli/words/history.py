"""A history of the text in words, without any format."""

from mou_cli.changes.text_history import Commit, HistoryEntry, OnRecord, TextHistory
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.words.change_summary import headline_of

SHORT_ID = 7


def history_title(history: TextHistory) -> str:
    """Return the title of the agreement, and what of it was asked for."""
    return f"{history.title}: {history.address}" if history.address else history.title


def entry_sentence(entry: HistoryEntry) -> str:
    """Return the sentence that says what a commit changed of the signed text."""
    if entry.first:
        return "The first text"
    return headline_of(entry.changes) or "The numbers change"


def claimed_date(record: OnRecord) -> str:
    """Return the date that a record claims."""
    return "no date" if isinstance(record.date, Blank) else record.date.printed


def first_held(record: OnRecord) -> str:
    """Say by when a record was there, whatever date it claims."""
    if record.commit is None:
        return "not committed yet"
    commit = record.commit
    when = f" on {commit_day(commit)}" if commit.written else ""
    return f"first in {commit.id[:SHORT_ID]} by {commit.author}{when}"


def commit_day(commit: Commit) -> str:
    """Return the day of a commit as it is printed."""
    written = commit.written
    return PartialDate.parse(written.date().isoformat()).printed if written else "no date"
