"""The one table of phrases: what is said of changes, organisations and reviews, each said once.

A phrase is a pattern. `tests/words/test_phrases.py` states for each a sentence made from it;
read that aloud before you change one.
"""

from enum import Enum


class Phrase(Enum):
    """A pattern of a sentence, or of a part of one; called with its values, it is the sentence."""

    # What changed of a thing.
    GOES_FROM_TO = "{what} {goes} from {old} to {new}{amount}"
    IS_NOW = "{what} {verb} now {new} (before: {old})"
    VALUE_IS_ADDED = "{what} {verb} added: {value}"
    VALUE_IS_TAKEN_OUT = "{what} {verb} taken out: {value}"
    CHANGES = "{what} {verb}"
    MORE_KINDS_OF_CHANGE = "{number} more {kinds} of change"

    # Who takes part.
    JOINS = "{name} joins"
    JOINS_FROM = "{name} joins (was {old})"
    JOINS_AS = "{name} joins as {new}"
    LEAVES = "{name} leaves"
    LEAVES_FOR = "{name} leaves (now {new})"
    TAKES_THE_PLACE = "{new} takes the place of {old}"
    CHANGES_TIER = "{name} moves from {old} to {new}"
    NOW_REPRESENTED = "{name} is now represented by {new}"
    NOW_REPRESENTED_INSTEAD = "{name} is now represented by {new} instead of {old}"
    NO_LONGER_REPRESENTED = "{name} is no longer represented by {old}"
    NO_LONGER_SAID = "{name}: no longer said to be {old}"
    OTHER_KEY = "{name} is called {new} in the files, and was called {old}"

    # What the text says, and where.
    IS_NOW_CALLED = "“{old}” is now “{new}”"
    HEADING_IS_ADDED = "The heading “{new}” is added"
    HEADING_IS_GONE = "{name} has no heading any more (before: “{old}”)"
    THING_IS_ADDED = "{name} is added{told}"
    THING_IS_TAKEN_OUT = "{name} is taken out{told}"
    SECTION_IS_ADDED = "{name}{place} is added"
    SECTION_IS_TAKEN_OUT = "{name}{place} is taken out"
    MOVES = "{name} moves"
    MOVES_FROM_TO = "{name} moves from {old} to {new}"
    NEW_NUMBER = "One clause has a new number: {each}"
    NEW_NUMBERS = "{count} clauses have new numbers: {each}"
    MANY_NEW_NUMBERS = "{count} clauses have new numbers, from {first} to {last}"
    NUMBER_IS_NOW = "{old} is now {new}"
    READ_DIFFERENTLY = "References in {places} now read differently"
    DATA_ALONE = "{name}: the data changed, but the words that state it did not: “{new}”"
    WORDS_ALONE = "{name}: the words changed from “{old}” to “{new}”, but the data did not"

    # A rewording, read aloud.
    WORDS_BECOME = "{old} becomes {new}"
    WORDS_ARE_ADDED = "{new} is added"
    WORDS_ARE_TAKEN_OUT = "{old} is taken out"

    # What became of an organisation, and what is on record of it.
    ENDED = "{event} {when}"
    ENDED_PERHAPS = "{event} {when} (not certain)"
    SUCCESSOR = "its successor is {names}"
    SUCCESSORS = "its successors are {names}"
    IN_ITS_PLACE = "now in its place: {names}"
    NOT_REAFFIRMED = "no re-affirmation is on record"
    OTHERS = "{number} {others}"

    # What is to be done, and when.
    DUE_ON = "due {when}, not recorded as done"
    WAS_DUE_ON = "was due {when}, not recorded as done"
    DUE_DATE_BLANK = "due date {blank}"

    # What a document is, below its title.
    VERSION_AND_FINGERPRINT = "{version}, fingerprint {fingerprint}"
    IN_FORCE = "In force{start}{end}"
    FROM = " from {when}"
    UNTIL = " until {when}"
    REPLACED_BY = "Replaced by version {version}"
    PROPOSED_NOT_IN_FORCE = "Proposed, not yet in force"
    DRAFT = "Draft, not in force"
    OTHER_PARTY = "1 other party"
    OTHER_PARTIES = "{count} other parties"

    def __call__(self, **values: object) -> str:
        """Return the sentence with its values."""
        return self.value.format(**values)
