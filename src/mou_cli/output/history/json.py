"""A history of the text -> JSON for programs, and its shape."""

from typing import Literal

from mou_cli.changes.text_history import Commit, HistoryEntry, OnRecord, Skipped, TextHistory
from mou_cli.model.version import Version, VersionState
from mou_cli.output.changes.json import ChangeInBriefJson, change_in_brief
from mou_cli.output.escaping.json import as_json
from mou_cli.output.shapes.typed_dict import TypedDict
from mou_cli.output.shapes.values import plain
from mou_cli.words.history import entry_sentence


class CommitJson(TypedDict):
    """A commit: who, when and why."""

    id: str
    author: str
    date: str
    subject: str


class HistoryVersionJson(TypedDict):
    """A version on record."""

    version: str
    state: VersionState
    date: str
    digest: str


class OnRecordJson(TypedDict):
    """Something that is on record now, and the commit that first held it, if one does."""

    address: str
    date: str
    sentence: str
    commit: CommitJson | None


class HistoryEntryJson(TypedDict):
    """A commit that changed something, and what."""

    commit: CommitJson
    version: str | None
    first: bool
    sentence: str
    changes: list[ChangeInBriefJson]


class SkippedJson(TypedDict):
    """A commit whose data cannot be read, and why."""

    commit: CommitJson
    reason: str


class HistoryJson(TypedDict):
    """What `mou history --format json` writes."""

    schema_version: Literal[2]  # 2 has `records`; all else is as in 1
    title: str
    address: str | None
    complete: bool
    versions: list[HistoryVersionJson]
    records: list[OnRecordJson]
    entries: list[HistoryEntryJson]
    skipped: list[SkippedJson]


def history_as_json(history: TextHistory) -> str:
    """Write a history as one JSON object."""
    return as_json(history_shape(history)) + "\n"


def history_shape(history: TextHistory) -> HistoryJson:
    """Return a history as plain data."""
    return {
        "schema_version": 2,
        "title": history.title,
        "address": history.address,
        "complete": not history.cut_off,
        "versions": [_version_shape(version) for version in history.versions],
        "records": [_record_shape(record) for record in history.records],
        "entries": [_entry_shape(entry) for entry in history.entries],
        "skipped": [_skipped_shape(skipped) for skipped in history.skipped],
    }


def _version_shape(version: Version) -> HistoryVersionJson:
    return {
        "version": version.version,
        "state": version.state,
        "date": version.date.written,
        "digest": version.digest,
    }


def _record_shape(record: OnRecord) -> OnRecordJson:
    return {
        "address": record.address,
        "date": plain(record.date),
        "sentence": record.told,
        "commit": _commit_shape(record.commit) if record.commit else None,
    }


def _entry_shape(entry: HistoryEntry) -> HistoryEntryJson:
    return {
        "commit": _commit_shape(entry.commit),
        "version": entry.version,
        "first": entry.first,
        "sentence": entry_sentence(entry),
        "changes": [change_in_brief(change) for change in entry.changes],
    }


def _skipped_shape(skipped: Skipped) -> SkippedJson:
    return {"commit": _commit_shape(skipped.commit), "reason": skipped.reason}


def _commit_shape(commit: Commit) -> CommitJson:
    return {
        "id": commit.id,
        "author": commit.author,
        "date": commit.date,
        "subject": commit.subject,
    }
