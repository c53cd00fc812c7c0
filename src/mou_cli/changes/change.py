"""What a Change is."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal


class Kind(StrEnum):
    """What happened to something."""

    JOINED = "joined"
    LEFT = "left"
    REPLACED = "replaced"
    RENAMED = "renamed"
    TIER = "changed-tier"
    REPRESENTED = "represented-otherwise"
    SUCCEEDED = "succeeded"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REWORDED = "reworded"
    REKEYED = "rekeyed"
    CHANGED = "changed"
    RENUMBERED = "renumbered"
    READS = "reads-otherwise"
    FACT_ALONE = "fact-without-words"
    WORDS_ALONE = "words-without-fact"


class Topic(StrEnum):
    """What a reader may want to see alone."""

    PARTIES = "parties"
    TEXT = "text"
    OUTCOMES = "outcomes"
    TERMS = "terms"
    RECORD = "record"


Operation = Literal["same", "deleted", "inserted"]
VariationKind = Literal["parties", "targets", "wording"]
"""Kinds of change that `variation` knows; whether one is a mere correction, people must judge."""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words that stayed, went or came."""

    operation: Operation
    text: str


Value = str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two texts of an agreement.

    Attributes:
        kind: What happened.
        address: To what: its kind and key, such as `principle/be-ambitious`.
        name: What a reader calls it, as the later text has it.
        field: What of it, in plain words; empty where the kind says it all.
        old: How it read before; None where there was nothing, or where `parts` tell it.
        new: How it reads now.
        parts: The words that stayed, went and came, for what was reworded.
        signed: Whether the text that the parties sign changes by it; else it is administrative.
        variation: The kind of change for which the agreement may say who has to agree it.
        amount: By how much a number changed, with its unit.
        follows: The address of the change that says the same as a fact.
    """

    kind: Kind
    address: str
    name: str
    field: str = ""
    old: Value = None
    new: Value = None
    parts: tuple[Part, ...] = ()
    signed: bool = False
    variation: VariationKind | None = None
    amount: str | None = None
    follows: str = ""

    def signed_if(self, signed: object, variation: VariationKind = "wording") -> "Change":
        """Return the change as one of the signed text, if `signed` holds."""
        return replace(self, signed=True, variation=variation) if signed else self

    @property
    def topic(self) -> Topic:
        """What a reader who wants to see one topic alone finds it under."""
        return _TOPICS[self.address.partition("/")[0]]


_TOPICS = {
    "participant": Topic.PARTIES,
    "partner": Topic.PARTIES,
    "tier": Topic.PARTIES,
    "mou": Topic.TEXT,
    "section": Topic.TEXT,
    "principle": Topic.TEXT,
    "objective": Topic.TEXT,
    "definition": Topic.TEXT,
    "domain": Topic.OUTCOMES,
    "outcomes": Topic.OUTCOMES,
    "outcome": Topic.OUTCOMES,
    "indicator": Topic.OUTCOMES,
    "locality": Topic.OUTCOMES,
    "term": Topic.TERMS,
    "version": Topic.RECORD,
    "decision": Topic.RECORD,
    "signature": Topic.RECORD,
    "signing-key": Topic.RECORD,
    "review": Topic.RECORD,
    "report": Topic.RECORD,
    "house-style": Topic.RECORD,
    "record": Topic.RECORD,
}
