"""Sentences of changes: what stands in them, and that no mark of a format does."""

import pytest

from mou_cli.changes import Change, ChangeKind, ChangePart
from mou_cli.changes.plain import plain_text, words_of
from mou_cli.changes.sections import clause_called
from mou_cli.changes.words import parts_of
from mou_cli.prose import Prose
from mou_cli.words.change_parts import LONGEST_SPOKEN, is_cut_short, spoken
from mou_cli.words.change_summary import headline_of, news_of
from mou_cli.words.changes import sentence_of
from mou_cli.words.values import is_plural


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("every *quarter*", "every **month**", "“quarter” becomes “month”"),
        ("see [b](#money)", "see [c](#money)", "“b” becomes “c”"),
        ("in *public*", "in public", "“public (stressed)” becomes “public”"),
        (
            "the [plan](https://a.example)",
            "the [plan](https://b.example)",
            "“plan (a link to https://a.example)” becomes “plan (a link to https://b.example)”",
        ),
        ("- one\n- two", "- one\n- half\n- two", "“half” is added"),
        ("- one\n- two", "- one", "“two” is taken out"),
        ("one two", "one, two", "a comma is added"),
        ("one\n\ntwo", "one two", "a new paragraph is taken out"),
        ("one;\n\ntwo", "one;\n\n- two", "a new paragraph becomes a new item of the list"),
    ],
)
def test_a_rewording_is_read_aloud_without_marks(old: str, new: str, told: str) -> None:
    assert spoken(parts_of(words_of(Prose(old).blocks), words_of(Prose(new).blocks))) == told


def test_a_list_keeps_its_separators() -> None:
    text = "It meets:\n\n- in public\n- at once, if asked; and\n- once a year.\n\nIt reports."
    assert plain_text(Prose(text).blocks) == (
        "It meets: in public; at once, if asked; and once a year. It reports."
    )
    table = "| A | B |\n|---|---|\n| 1 | 2 |\n"
    assert plain_text(Prose(table).blocks) == "A, B; 1, 2"


def test_a_long_passage_is_cut_and_that_is_known() -> None:
    short, long = (ChangePart("inserted", "word " * (n // 5)) for n in (50, LONGEST_SPOKEN + 50))
    assert not is_cut_short((short,))
    assert is_cut_short((long,))
    assert spoken((long,)).endswith(" …” is added")


@pytest.mark.parametrize(
    ("citation", "called"),
    [
        ("4.1", "clause 4.1"),
        ("3.3(a)", "clause 3.3(a)"),
        ("Annex B 1.1", "clause 1.1 of Annex B"),
        ("Annex B", "Annex B"),
        ("Schedule 2, 4(a)", "clause 4(a) of Schedule 2"),
    ],
)
def test_a_clause_of_an_annex_is_called_so(citation: str, called: str) -> None:
    assert clause_called(citation) == called


@pytest.mark.parametrize(
    ("field", "several"),
    [
        ("signatories", True),
        ("notes on faults of the source", True),
        ("words that state it", True),
        ("review cycle", False),
        ("legal status", False),
        ("who agrees", False),
        ("series of numbers", False),
        ("date of joining", False),
        ("", False),
    ],
)
def test_a_verb_follows_its_noun(field: str, several: bool) -> None:
    assert is_plural(field) is several


ADDED, REMOVED, MOVED = ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.MOVED
CHANGED, READS = ChangeKind.CHANGED, ChangeKind.READS


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (Change(ADDED, "section/a", "Money", "4"), "“Money” (clause 4) is added"),
        (Change(ADDED, "section/a", "clause 4.1", "4.1"), "Clause 4.1 is added"),
        (Change(ADDED, "section/a", "Money", "in the first place"), "“Money” is added"),
        (
            Change(REMOVED, "section/a", "Money", "behind Aims"),
            "“Money” (the place after Aims) is taken out",
        ),
        (
            Change(MOVED, "section/a", "Money", "", "in the first place", "behind Aims"),
            "“Money” moves from the first place to the place after Aims",
        ),
        (
            Change(MOVED, "section/a", "clause 1.1 of Annex B", "", "Annex A 1.1", "Annex B 1.1"),
            "Clause 1.1 of Annex B moves from clause 1.1 of Annex A to clause 1.1 of Annex B",
        ),
        (
            Change(CHANGED, "participant/a", "The Trust", "signatories", "to be confirmed", "Ann"),
            "The Trust: signatories are now Ann (before: to be confirmed)",
        ),
        (
            Change(CHANGED, "term/a", "The term", "", "Ann, Chair", "Bo, Chair"),
            "The term goes from “Ann, Chair” to “Bo, Chair”",
        ),
        (
            Change(READS, "mou/references", "references", new=("Aims", "clause 6.3")),
            "References in “Aims” and clause 6.3 now read differently",
        ),
    ],
)
def test_what_is_said_of_a_change(change: Change, sentence: str) -> None:
    assert sentence_of(change) == sentence


def test_a_note_is_a_whole_sentence() -> None:
    parts = (ChangePart("same", "meets "), ChangePart("inserted", "twice"))
    changes = (
        Change(ChangeKind.REWORDED, "section/a", "The Board", parts=parts),
        Change(ADDED, "version/2025-03", "2025-03", new="in force, dated March 2025"),
        Change(
            CHANGED,
            "section/b",
            "clause 3.2",
            "“Chair” in the row “Spring” of the table",
            "Ann",
            "Bo",
        ),
    )
    assert list(news_of(changes)) == [
        "The section “The Board” is reworded: “twice” is added.",
        "The version 2025-03 is added: in force, dated March 2025.",
        "Clause 3.2: “Chair” in the row “Spring” of the table goes from Ann to Bo.",
    ]
    assert headline_of(changes) == (
        "One section is reworded; one version is added; the table of one section changes"
    )
