"""The JSON Schema of `mou review list --format json`."""

from typing import Any, get_args

from mou_cli.model.reviews import ReviewOutcome
from mou_cli.output.changes.json import json_object
from mou_cli.output.reviews.text import SCHEMA_VERSION
from mou_cli.output.status.schema import MAYBE, TEXT, review_properties


def review_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `mou review list --format json`."""
    people = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
    review = json_object(
        id=TEXT,
        date=TEXT,
        outcome={"enum": list(get_args(ReviewOutcome))},
        version=TEXT,
        reviewers=people,
        scope=TEXT,
        next=MAYBE,
        minute=TEXT,
    )
    return {
        "title": "Reviews",
        "description": "What `mou review list --format json` writes.",
        **json_object(
            schema_version={"const": SCHEMA_VERSION},
            title=TEXT,
            as_of=TEXT,
            **review_properties(),
            on_record={"type": "array", "items": review},
        ),
    }
