"""A history of the text -> JSON for programs, and the JSON Schema of it."""

import json
from typing import Any

from mou_cli.changes import Change, ChangeKind
from mou_cli.changes.text_history import Commit, TextHistory
from mou_cli.output.changes.json import json_object
from mou_cli.output.escaping.terminal import visible_json
from mou_cli.output.history.text import told_of
from mou_cli.output.shapes.values import plain
from mou_cli.words.changes import sentence_of

SCHEMA_VERSION = 2
"""2 has `records`; all else is as in 1."""


def history_as_json(history: TextHistory) -> str:
    """Write a history as one JSON object with `schema_version`; see `history_schema`."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "title": history.title,
        "address": history.address,
        "complete": not history.cut_off,
        "versions": [
            {"version": v.version, "state": v.state, "date": v.date.written, "digest": v.digest}
            for v in history.versions
        ],
        "records": [
            {
                "address": record.address,
                "date": plain(record.date),
                "sentence": record.told,
                "commit": _commit(record.commit) if record.commit else None,
            }
            for record in history.records
        ],
        "entries": [
            {
                "commit": _commit(entry.commit),
                "version": entry.version,
                "first": entry.first,
                "sentence": told_of(entry),
                "changes": [change_in_brief(change) for change in entry.changes],
            }
            for entry in history.entries
        ],
        "skipped": [
            {"commit": _commit(skipped.commit), "reason": skipped.reason}
            for skipped in history.skipped
        ],
    }
    return visible_json(json.dumps(data, indent=2, ensure_ascii=False)) + "\n"


def change_in_brief(change: Change) -> dict[str, Any]:
    """Return what a change is, without its words; `mou diff --format json` has them."""
    return {
        "kind": change.kind.value,
        "address": change.address,
        "sentence": sentence_of(change),
        "signed": change.signed,
    }


def change_in_brief_schema() -> dict[str, Any]:
    """Return the JSON Schema of a change without its words."""
    return json_object(
        kind={"enum": [kind.value for kind in ChangeKind]},
        address={"type": "string"},
        sentence={"type": "string"},
        signed={"type": "boolean"},
    )


def history_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `mou history --format json`."""
    text, maybe = {"type": "string"}, {"type": ["string", "null"]}
    commit = json_object(id=text, author=text, date=text, subject=text)
    version = json_object(
        version=text,
        state={"enum": ["proposed", "in-force", "withdrawn"]},
        date=text,
        digest=text,
    )
    entry = json_object(
        commit=commit,
        version=maybe,
        first={"type": "boolean"},
        sentence=text,
        changes=_list(change_in_brief_schema()),
    )
    record = json_object(
        address=text, date=text, sentence=text, commit={"anyOf": [commit, {"type": "null"}]}
    )
    return {
        "title": "History",
        "description": "What `mou history --format json` writes.",
        **json_object(
            schema_version={"const": SCHEMA_VERSION},
            title=text,
            address=maybe,
            complete={"type": "boolean"},
            versions=_list(version),
            records=_list(record),
            entries=_list(entry),
            skipped=_list(json_object(commit=commit, reason=text)),
        ),
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _commit(commit: Commit) -> dict[str, str]:
    return {
        "id": commit.id,
        "author": commit.author,
        "date": commit.date,
        "subject": commit.subject,
    }
