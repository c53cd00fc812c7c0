"""A Comparison -> JSON for programs, and its shape."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field

from mou_cli.changes import Change, ChangeKind, ChangeTopic
from mou_cli.changes.change import Operation, VariationKind
from mou_cli.changes.comparison import Compared, Comparison
from mou_cli.output.escaping.json import as_json
from mou_cli.output.shapes.typed_dict import TypedDict
from mou_cli.words.change_summary import summary_of
from mou_cli.words.changes import sentence_of


class ComparedJson(TypedDict):
    """One of the two texts; `commit` is null for the working files."""

    name: str
    commit: str | None
    version: str | None
    in_force: bool


class ChangePartJson(TypedDict):
    """A run of words that stayed, went or came."""

    operation: Operation
    text: str


class ChangeJson(TypedDict):
    """One difference; `variation` and `agreed_by` where the agreement says who may agree it.

    `rewrites` stands there where a record that was there says something else, or is gone.
    """

    kind: ChangeKind
    topic: ChangeTopic
    address: Annotated[str, Field(pattern="^[a-z]+/.+$")]
    name: str
    field: str
    old: str | tuple[str, ...] | None
    new: str | tuple[str, ...] | None
    amount: str | None
    parts: list[ChangePartJson]
    signed: bool
    variation: VariationKind | None
    agreed_by: Literal["every-party", "forum", "officer"] | None
    follows: str | None
    sentence: str
    rewrites: NotRequired[Literal[True]]


class ChangesJson(TypedDict):
    """What `mou diff --format json` writes; `ground` with `--for` alone."""

    schema_version: Literal[1]
    ground: NotRequired[str]
    base: ComparedJson
    head: ComparedJson
    summary: str
    changes: list[ChangeJson]


class ChangeInBriefJson(TypedDict):
    """What a change is, without its words; `mou diff --format json` has them."""

    kind: ChangeKind
    address: str
    sentence: str
    signed: bool


class _GroundJson(TypedDict, total=False):
    ground: str


class _RewritesJson(TypedDict, total=False):
    rewrites: Literal[True]


def changes_as_json(comparison: Comparison) -> str:
    """Write what changed as one JSON object."""
    return as_json(changes_shape(comparison)) + "\n"


def changes_shape(comparison: Comparison) -> ChangesJson:
    """Return what changed as plain data."""
    # Only there where it was asked for, so that what read the format before reads it still.
    ground: _GroundJson = {"ground": comparison.ground} if comparison.ground else {}
    return {
        "schema_version": 1,
        **ground,
        "base": _compared_shape(comparison.base),
        "head": _compared_shape(comparison.head),
        "summary": summary_of(comparison),
        "changes": [_change_shape(change, comparison) for change in comparison.changes],
    }


def change_in_brief(change: Change) -> ChangeInBriefJson:
    """Return what a change is, without its words."""
    return {
        "kind": change.kind,
        "address": change.address,
        "sentence": sentence_of(change),
        "signed": change.signed,
    }


def _compared_shape(side: Compared) -> ComparedJson:
    return {
        "name": side.name,
        "commit": side.commit,
        "version": side.version,
        "in_force": side.in_force,
    }


def _change_shape(change: Change, comparison: Comparison) -> ChangeJson:
    rule = comparison.rule(change.variation) if change.variation else None
    rewrites: _RewritesJson = {"rewrites": True} if change.rewrites else {}
    return {
        "kind": change.kind,
        "topic": change.topic,
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
        **rewrites,
    }
