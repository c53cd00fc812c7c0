"""The JSON Schema of `mou status --format json`."""

from typing import Any, get_args

from mou_cli.output.changes.json import json_object
from mou_cli.output.history.json import change_in_brief_schema
from mou_cli.output.status.json import SCHEMA_VERSION
from mou_cli.standing import SigningState
from mou_cli.standing.status import Kind

TEXT: dict[str, Any] = {"type": "string"}
MAYBE: dict[str, Any] = {"type": ["string", "null"]}
COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
FLAG: dict[str, Any] = {"type": "boolean"}


def status_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `mou status --format json`."""
    standing = _standing()
    version = json_object(version=TEXT, date=TEXT, digest=TEXT, text_is_here=FLAG)
    since = json_object(
        version=TEXT, sentence=MAYBE, changes=_or_null(_list(change_in_brief_schema()))
    )
    step = json_object(kind={"enum": list(get_args(Kind))}, text=TEXT, command=MAYBE, due=FLAG)
    return {
        "title": "Status",
        "description": "What `mou status --format json` writes.",
        **json_object(
            schema_version={"const": SCHEMA_VERSION},
            title=TEXT,
            legal_status=MAYBE,
            as_of=TEXT,
            due=FLAG,
            in_force=_or_null(version),
            proposed=_or_null(version),
            working=json_object(digest=TEXT, version=MAYBE),
            participants=_list(standing),
            asked=_list(standing),
            since=_list(since),
            **_terms(),
            next=_list(step),
        ),
    }


def _standing() -> dict[str, Any]:
    body = json_object(key=TEXT, name=TEXT)
    ended = _or_null(
        json_object(event=TEXT, date=TEXT, certain=FLAG, successors=_list(body), heirs=_list(body))
    )
    signature = json_object(
        file=TEXT,
        version=TEXT,
        name=TEXT,
        roles={"anyOf": [TEXT, _list(TEXT)]},
        date=TEXT,
        method=TEXT,
        cryptographic=FLAG,
        evidence_on_file=FLAG,
        authority_on_file=FLAG,
        authority=TEXT,
        decision=MAYBE,
    )
    return json_object(
        key=TEXT,
        name=TEXT,
        short=MAYBE,
        tier=TEXT,
        state={"enum": [state.value for state in SigningState]},
        required=COUNT,
        signed=COUNT,
        earlier=MAYBE,
        signatures=_list(signature),
        reservations=_list(TEXT),
        ended=ended,
        reaffirmed=FLAG,
        predecessors=_list(json_object(key=TEXT, name=TEXT, version=TEXT)),
        representatives=_list(json_object(key=TEXT, name=TEXT, ended=ended)),
        membership=_or_null(json_object(**{"from": MAYBE, "until": MAYBE, "over": FLAG})),
        notes=_list(TEXT),
    )


def _terms() -> dict[str, Any]:
    number = {"type": ["integer", "null"]}
    commencement = json_object(
        state={"enum": ["begun", "open", "each", "not stated"]},
        since=MAYBE,
        have=COUNT,
        need=COUNT,
        missing=_list(TEXT),
        sentence=TEXT,
    )
    return {
        "commencement": _or_null(commencement),
        "term": _or_null(json_object(until=MAYBE, notice=MAYBE, over=FLAG, sentence=TEXT)),
        "tiers": _list(json_object(title=TEXT, members=COUNT, minimum=number, maximum=number)),
        "review": _or_null(json_object(**review_properties())),
    }


def review_properties() -> dict[str, Any]:
    """Return the schema of each property that tells where the reviews stand."""
    action = json_object(review=TEXT, action=TEXT, by=TEXT, due=TEXT, past=FLAG)
    return {
        "every": MAYBE,
        "first": MAYBE,
        "last": MAYBE,
        "due": _list(json_object(date=TEXT, record=MAYBE)),
        "next_due": MAYBE,
        "open_actions": _list(action),
        "sentence": TEXT,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}
