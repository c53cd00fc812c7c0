"""Every phrase of the program, each in a sentence that was read aloud."""

import pytest

from mou_cli.words.phrases import Phrase

SENTENCES: dict[Phrase, tuple[dict[str, object], str]] = {
    Phrase.GOES_FROM_TO: (
        {"what": "Homes: target", "goes": "goes", "old": "80 homes", "new": "60 homes"}
        | {"amount": " (lower by 20 homes)"},
        "Homes: target goes from 80 homes to 60 homes (lower by 20 homes)",
    ),
    Phrase.IS_NOW: (
        {"what": "The forum", "verb": "is", "old": "the Board", "new": "not stated"},
        "The forum is now not stated (before: the Board)",
    ),
    Phrase.VALUE_IS_ADDED: (
        {"what": "Reedbank Trust: contacts", "verb": "are", "value": "Lee Model, Chair"},
        "Reedbank Trust: contacts are added: Lee Model, Chair",
    ),
    Phrase.VALUE_IS_TAKEN_OUT: (
        {"what": "Reedbank Trust: short name", "verb": "is", "value": "RT"},
        "Reedbank Trust: short name is taken out: RT",
    ),
    Phrase.CHANGES: (
        {"what": "Clause 3.2: the order of the rows of the table", "verb": "changes"},
        "Clause 3.2: the order of the rows of the table changes",
    ),
    Phrase.MORE_KINDS_OF_CHANGE: (
        {"number": "two", "kinds": "kinds"},
        "two more kinds of change",
    ),
    Phrase.JOINS: ({"name": "Reedbank Trust"}, "Reedbank Trust joins"),
    Phrase.JOINS_FROM: (
        {"name": "Reedbank Trust", "old": "invited"},
        "Reedbank Trust joins (was invited)",
    ),
    Phrase.JOINS_AS: (
        {"name": "Reedbank Trust", "new": "partner"},
        "Reedbank Trust joins as partner",
    ),
    Phrase.LEAVES: ({"name": "Reedbank Trust"}, "Reedbank Trust leaves"),
    Phrase.LEAVES_FOR: (
        {"name": "Reedbank Trust", "new": "invited"},
        "Reedbank Trust leaves (now invited)",
    ),
    Phrase.TAKES_THE_PLACE: (
        {"new": "The ICB", "old": "two parties"},
        "The ICB takes the place of two parties",
    ),
    Phrase.CHANGES_TIER: (
        {"name": "Reedbank Trust", "old": "invited", "new": "partners"},
        "Reedbank Trust moves from invited to partners",
    ),
    Phrase.NOW_REPRESENTED: (
        {"name": "Primary Care", "new": "the ICB"},
        "Primary Care is now represented by the ICB",
    ),
    Phrase.NOW_REPRESENTED_INSTEAD: (
        {"name": "Primary Care", "new": "the ICB", "old": "both CCGs"},
        "Primary Care is now represented by the ICB instead of both CCGs",
    ),
    Phrase.NO_LONGER_REPRESENTED: (
        {"name": "Primary Care", "old": "both CCGs"},
        "Primary Care is no longer represented by both CCGs",
    ),
    Phrase.NO_LONGER_SAID: (
        {"name": "Reedbank Trust", "old": "merged in May 2024"},
        "Reedbank Trust: no longer said to be merged in May 2024",
    ),
    Phrase.OTHER_KEY: (
        {"name": "The Friends", "new": "friends", "old": "old-friends"},
        "The Friends is called friends in the files, and was called old-friends",
    ),
    Phrase.IS_NOW_CALLED: (
        {"old": "Money", "new": "Money and accounts"},
        "“Money” is now “Money and accounts”",
    ),
    Phrase.HEADING_IS_ADDED: ({"new": "Shares"}, "The heading “Shares” is added"),
    Phrase.HEADING_IS_GONE: (
        {"name": "Clause 4", "old": "Money"},
        "Clause 4 has no heading any more (before: “Money”)",
    ),
    Phrase.THING_IS_ADDED: (
        {"name": "2025-03", "told": ": in force, dated March 2025"},
        "2025-03 is added: in force, dated March 2025",
    ),
    Phrase.THING_IS_TAKEN_OUT: ({"name": "“Be kind”", "told": ""}, "“Be kind” is taken out"),
    Phrase.SECTION_IS_ADDED: (
        {"name": "“Information”", "place": " (clause 4)"},
        "“Information” (clause 4) is added",
    ),
    Phrase.SECTION_IS_TAKEN_OUT: ({"name": "Clause 4.2", "place": ""}, "Clause 4.2 is taken out"),
    Phrase.MOVES: ({"name": "“Be kind”"}, "“Be kind” moves"),
    Phrase.MOVES_FROM_TO: (
        {"name": "“Words”", "old": "clause 6", "new": "clause 2"},
        "“Words” moves from clause 6 to clause 2",
    ),
    Phrase.NEW_NUMBER: ({"each": "4 is now 5"}, "One clause has a new number: 4 is now 5"),
    Phrase.NEW_NUMBERS: (
        {"count": "Two", "each": "4 is now 5 and 5 is now 6"},
        "Two clauses have new numbers: 4 is now 5 and 5 is now 6",
    ),
    Phrase.MANY_NEW_NUMBERS: (
        {"count": "Nine", "first": "4 (now 5)", "last": "7 (now 8)"},
        "Nine clauses have new numbers, from 4 (now 5) to 7 (now 8)",
    ),
    Phrase.NUMBER_IS_NOW: ({"old": "4", "new": "5"}, "4 is now 5"),
    Phrase.READ_DIFFERENTLY: (
        {"places": "“Board” and clause 6.3"},
        "References in “Board” and clause 6.3 now read differently",
    ),
    Phrase.DATA_ALONE: (
        {"name": "Legal status", "new": "not binding"},
        "Legal status: the data changed, but the words that state it did not: “not binding”",
    ),
    Phrase.WORDS_ALONE: (
        {"name": "Parties", "old": "The Parties are", "new": "The Parties shall be"},
        "Parties: the words changed from “The Parties are” to “The Parties shall be”, but the data "
        "did not",
    ),
    Phrase.WORDS_BECOME: (
        {"old": "“twice”", "new": "“four times”"},
        "“twice” becomes “four times”",
    ),
    Phrase.WORDS_ARE_ADDED: ({"new": "a comma"}, "a comma is added"),
    Phrase.WORDS_ARE_TAKEN_OUT: ({"old": "“once”"}, "“once” is taken out"),
    Phrase.ENDED: (
        {"event": "abolished", "when": "on 1 July 2022"},
        "abolished on 1 July 2022",
    ),
    Phrase.ENDED_PERHAPS: (
        {"event": "merged", "when": "on 1 April 2020"},
        "merged on 1 April 2020 (not certain)",
    ),
    Phrase.SUCCESSOR: ({"names": "the ICB"}, "its successor is the ICB"),
    Phrase.SUCCESSORS: (
        {"names": "the Trust and the Board"},
        "its successors are the Trust and the Board",
    ),
    Phrase.IN_ITS_PLACE: ({"names": "the Union"}, "now in its place: the Union"),
    Phrase.NOT_REAFFIRMED: ({}, "no re-affirmation is on record"),
    Phrase.OTHERS: ({"number": 3, "others": "others"}, "3 others"),
    Phrase.DUE_ON: ({"when": "in June 2025"}, "due in June 2025, not recorded as done"),
    Phrase.WAS_DUE_ON: ({"when": "in June 2025"}, "was due in June 2025, not recorded as done"),
    Phrase.DUE_DATE_BLANK: ({"blank": "to be confirmed"}, "due date to be confirmed"),
    Phrase.VERSION_AND_FINGERPRINT: (
        {"version": "2025-04", "fingerprint": "e56b f760"},
        "2025-04, fingerprint e56b f760",
    ),
    Phrase.IN_FORCE: (
        {"start": " from 1 April 2025", "end": " until 31 March 2030"},
        "In force from 1 April 2025 until 31 March 2030",
    ),
    Phrase.FROM: ({"when": "1 April 2025"}, " from 1 April 2025"),
    Phrase.UNTIL: ({"when": "31 March 2030"}, " until 31 March 2030"),
    Phrase.REPLACED_BY: ({"version": "2025-04"}, "Replaced by version 2025-04"),
    Phrase.PROPOSED_NOT_IN_FORCE: ({}, "Proposed, not yet in force"),
    Phrase.DRAFT: ({}, "Draft, not in force"),
    Phrase.OTHER_PARTY: ({}, "1 other party"),
    Phrase.OTHER_PARTIES: ({"count": 27}, "27 other parties"),
}


@pytest.mark.parametrize("phrase", Phrase, ids=lambda phrase: phrase.name.lower())
def test_each_phrase_is_a_sentence(phrase: Phrase) -> None:
    values, sentence = SENTENCES[phrase]
    assert phrase(**values) == sentence


def test_what_somebody_wrote_stays_as_it_is() -> None:
    assert Phrase.JOINS(name="The {old} Trust") == "The {old} Trust joins"
