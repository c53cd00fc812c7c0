"""A Comparison -> JSON for programs, and the JSON Schema of it."""

import json
from typing import Any

from mou_cli.changes import Change, ChangeKind, ChangeTopic
from mou_cli.changes.comparison import Compared, Comparison
from mou_cli.output.escaping.terminal import visible_json
from mou_cli.words.change_summary import summary_of
from mou_cli.words.changes import sentence_of

SCHEMA_VERSION = 1


def changes_as_json(comparison: Comparison) -> str:
    """Write what changed as one JSON object with `schema_version`; see `changes_schema`."""
    data = {
        "schema_version": SCHEMA_VERSION,
        # Only there where it was asked for, so that what read the format before reads it still.
        **({"ground": comparison.ground} if comparison.ground else {}),
        "base": _compared(comparison.base),
        "head": _compared(comparison.head),
        "summary": summary_of(comparison),
        "changes": [change_as_data(change, comparison) for change in comparison.changes],
    }
    return visible_json(json.dumps(data, indent=2, ensure_ascii=False)) + "\n"


def change_as_data(change: Change, comparison: Comparison) -> dict[str, Any]:
    """Return one change as plain data."""
    rule = comparison.rule(change.variation) if change.variation else None
    return {
        "kind": change.kind.value,
        "topic": change.topic.value,
        "address": change.address,
        "name": change.name,
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "amount": change.amount,
        "parts": [{"operation": part.operation, "text": part.text} for part in change.parts],
        "signed": change.signed,
        "variation": change.variation,
        "agreed_by": rule.agreed_by if rule else None,
        "follows": change.follows or None,
        "sentence": sentence_of(change),
    }


def changes_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `mou diff --format json`."""
    text = {"type": "string"}
    maybe = {"type": ["string", "null"]}
    value = {"anyOf": [maybe, {"type": "array", "items": text}]}
    part = json_object(operation={"enum": ["same", "deleted", "inserted"]}, text=text)
    change = json_object(
        kind={"enum": [kind.value for kind in ChangeKind]},
        topic={"enum": [topic.value for topic in ChangeTopic]},
        address={"type": "string", "pattern": "^[a-z]+/.+$"},
        name=text,
        field=text,
        old=value,
        new=value,
        amount=maybe,
        parts={"type": "array", "items": part},
        signed={"type": "boolean"},
        variation={"enum": ["parties", "targets", "wording", None]},
        agreed_by={"enum": ["every-party", "forum", "officer", None]},
        follows=maybe,
        sentence=text,
    )
    side = json_object(name=text, commit=maybe, version=maybe, in_force={"type": "boolean"})
    schema = json_object(
        schema_version={"const": SCHEMA_VERSION},
        ground=text,
        base=side,
        head=side,
        summary=text,
        changes={"type": "array", "items": change},
    )
    schema["required"].remove("ground")
    return {
        "title": "Changes",
        "description": "What `mou diff --format json` writes; `ground` with `--for` alone.",
        **schema,
    }


def _compared(side: Compared) -> dict[str, Any]:
    return {
        "name": side.name,
        "commit": side.commit,
        "version": side.version,
        "in_force": side.in_force,
    }


def json_object(**properties: Any) -> dict[str, Any]:
    """Return the schema of an object that has all of these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
