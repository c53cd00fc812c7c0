"""What a Change is."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal


class ChangeKind(StrEnum):
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


class ChangeTopic(StrEnum):
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
class ChangePart:
    """A run of words that stayed, went or came.

    Attributes:
        operation: What became of it.
        text: The words, with the white space between them.
    """

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
        rewrites: Whether a record that was there says something else, or is gone. What is wrong on
            record is corrected by a new one.
    """

    kind: ChangeKind
    address: str
    name: str
    field: str = ""
    old: Value = None
    new: Value = None
    parts: tuple[ChangePart, ...] = ()
    signed: bool = False
    variation: VariationKind | None = None
    amount: str | None = None
    follows: str = ""
    rewrites: bool = False

    def signed_if(self, signed: object, variation: VariationKind = "wording") -> "Change":
        """Return the change as one of the signed text, if `signed` holds."""
        return replace(self, signed=True, variation=variation) if signed else self

    @property
    def topic(self) -> ChangeTopic:
        """What a reader who wants to see one topic alone finds it under."""
        return _TOPICS[self.address.partition("/")[0]]


_TOPICS = {
    "participant": ChangeTopic.PARTIES,
    "partner": ChangeTopic.PARTIES,
    "tier": ChangeTopic.PARTIES,
    "mou": ChangeTopic.TEXT,
    "look": ChangeTopic.TEXT,
    "section": ChangeTopic.TEXT,
    "principle": ChangeTopic.TEXT,
    "objective": ChangeTopic.TEXT,
    "definition": ChangeTopic.TEXT,
    "domain": ChangeTopic.OUTCOMES,
    "outcomes": ChangeTopic.OUTCOMES,
    "outcome": ChangeTopic.OUTCOMES,
    "indicator": ChangeTopic.OUTCOMES,
    "locality": ChangeTopic.OUTCOMES,
    "term": ChangeTopic.TERMS,
    "version": ChangeTopic.RECORD,
    "decision": ChangeTopic.RECORD,
    "signature": ChangeTopic.RECORD,
    "signing-key": ChangeTopic.RECORD,
    "review": ChangeTopic.RECORD,
    "report": ChangeTopic.RECORD,
    "house-style": ChangeTopic.RECORD,
    "record": ChangeTopic.RECORD,
}
