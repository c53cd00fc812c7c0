"""What is told of each kind of change: a table of edits of one agreement, and what they are."""

import shutil
from pathlib import Path

import pytest

from conftest import ROOT, change
from mou_cli.changes import Change, ChangePart, compare
from mou_cli.changes.matching import moved
from mou_cli.changes.plain import words_of
from mou_cli.changes.words import parts_of
from mou_cli.loading import load
from mou_cli.loading.repository import Repository
from mou_cli.prose import Prose
from mou_cli.trees import DiskTree
from mou_cli.words.change_parts import spoken
from mou_cli.words.change_summary import headline_of
from mou_cli.words.changes import label_of, sentence_of, shown_words, sign_of

MARSH = ROOT / "tests" / "histories" / "marsh"
MOU, PRINCIPLES = "data/mou.yaml", "data/principles.yaml"
OUTCOMES, COUNCIL = "data/outcomes/living-well.yaml", "data/partners/marsh-county-council.yaml"
VERSION = "data/versions/2024-01.yaml"

INVITED = """\
  - partner: ferry-parish-council
    tier: invited
"""
TARGETS = """\
          - {locality: north, value: 66, by: 2027-03}
          - {locality: south, value: 68, by: 2027-03}
"""

ACTIVE = (MARSH / OUTCOMES).read_text(encoding="utf-8").partition("    indicators:\n")[2]
ACTIVE, _, COLD = ACTIVE.partition("      - key: cold-homes\n")
COLD = f"      - key: cold-homes\n{COLD}"
VOTE = """\
            - text: |
                Each Party has one vote. A vote is carried when:
"""
QUORUM = """\
            - section:
                key: vote-quorum
                body:
                  - text: |
                      two Parties are present; and
"""
MAJORITY = """\
            - section:
                key: vote-majority
"""

CASES: dict[str, tuple[str, str, str, list[str]]] = {
    "a party takes another name": (
        MOU,
        "    name: Reedbank Trust\n",
        "    name: The Reedbank Trust\n",
        [
            "~ party signed: “Reedbank Trust” is now “The Reedbank Trust”",
            ("~ references signed: References in “Friends of the Heron” now read differently"),
        ],
    ),
    "an invited body becomes represented": (
        MOU,
        INVITED,
        INVITED.replace("invited", "represented"),
        ["~ participant signed: Ferry Parish Council moves from invited to represented bodies"],
    ),
    "a party leaves the parties": (
        MOU,
        "  - partner: reedbank-trust\n    tier: party\n",
        "  - partner: reedbank-trust\n    tier: invited\n",
        ["- party signed: Reedbank Trust leaves (now invited)"],
    ),
    "a body leaves": (
        MOU,
        "  - partner: ferry-parish-council\n    tier: invited\n    name: Ferry Parish Council\n",
        "",
        ["- participant signed: Ferry Parish Council leaves"],
    ),
    "a body joins without signing": (
        MOU,
        "localities:\n",
        "  - open_class: walkers\n    tier: invited\n    name: Walkers\n\nlocalities:\n",
        ["+ participant signed: Walkers joins as invited"],
    ),
    "an organisation becomes an open class": (
        MOU,
        "  - partner: ferry-parish-council\n",
        "  - open_class: ferry-parish-council\n",
        [
            "~ participant: Ferry Parish Council: form goes from one organisation to an open class",
        ],
    ),
    "a body is represented by another": (
        MOU,
        "represented_by: [reedbank-trust]",
        "represented_by: [marsh-county-council]",
        [
            (
                "~ participant signed: Friends of the Heron is now represented by Marsh "
                "County Council instead of Reedbank Trust"
            ),
        ],
    ),
    "participants change places": (
        MOU,
        "    name: Ferry Parish Council\n",
        "    name: Ferry Parish Council\n  - partner: ferry-parish-council\n    tier: invited\n"
        "    name: A second Ferry\n",
        ["+ participant signed: A second Ferry joins as invited"],
    ),
    "a tier has another name and no longer signs": (
        MOU,
        "    title: Parties\n    signs: true\n",
        "    title: Partners\n    signs: false\n",
        [
            "~ tier: “Parties” is now “Partners”",
            "~ tier signed: Partners: signing goes from yes to no",
            (
                "! tier: Partners: the data changed, but the words that state it did not: "
                "“The Parties are”"
            ),
        ],
    ),
    "a tier is added": (
        MOU,
        "participants:\n",
        "  watching:\n    title: Watching\n    signs: false\n\nparticipants:\n",
        ["+ tier: Watching is added: its participants do not sign"],
    ),
    "a heading goes": (
        MOU,
        "  - key: money\n    title: Money\n",
        "  - key: money\n",
        [
            "~ section signed: Clause 4 has no heading any more (before: “Money”)",
        ],
    ),
    "a heading comes": (
        MOU,
        "          key: shares\n",
        "          key: shares\n          title: Shares\n",
        [
            "~ section signed: The heading “Shares” is added",
            "~ references signed: References in clause 5.3 now read differently",
        ],
    ),
    "a number is written by hand": (
        MOU,
        "          key: accounts\n",
        '          key: accounts\n          label: "4.9"\n',
        [
            "~ section signed: Clause 4.9: written number is added: 4.9",
        ],
    ),
    "a principle has another title": (
        PRINCIPLES,
        "title: Be brave",
        "title: Be bold",
        ["~ principle signed: “Be brave” is now “Be bold”"],
    ),
    "a principle is added": (
        PRINCIPLES,
        "  - key: be-kind\n",
        "  - key: be-quick\n    text: |\n      answer within a week\n  - key: be-kind\n",
        [
            ("+ principle signed: “answer within a week” is added / answer within a week"),
        ],
    ),
    "a principle is kept under another key": (
        PRINCIPLES,
        "key: be-brave",
        "key: be-bold",
        [
            ("~ principle: Be brave is called be-bold in the files, and was called be-brave"),
        ],
    ),
    "a locality has another name": (
        MOU,
        "title: North Marsh",
        "title: Upper Marsh",
        [
            "~ locality: “North Marsh” is now “Upper Marsh”",
            ("~ references signed: References in “People are active” now read differently"),
        ],
    ),
    "a defined term has another name": (
        MOU,
        "    term: Area\n",
        "    term: The Area\n",
        ["~ definition signed: “Area” is now “The Area”"],
    ),
    "an outcome has another name": (
        OUTCOMES,
        "title: People are active",
        "title: People move",
        ["~ outcome signed: “People are active” is now “People move”"],
    ),
    "an indicator counts otherwise": (
        OUTCOMES,
        "unit: homes",
        "unit: flats",
        [
            "~ indicator signed: Homes that are too cold in winter: unit goes from homes to flats",
        ],
    ),
    "a baseline changes": (
        OUTCOMES,
        "value: 61.5",
        "value: 60",
        [
            (
                "~ indicator signed: Adults who are active for 150 minutes a week: "
                "baseline goes from “61.5, 2023” to “60, 2023”"
            ),
        ],
    ),
    "an indicator is better the other way": (
        OUTCOMES,
        "better: lower",
        "better: higher",
        [
            "~ indicator: Homes that are too cold in winter: better direction goes from lower to "
            "higher"
        ],
    ),
    "a target is missing": (
        OUTCOMES,
        TARGETS,
        TARGETS.splitlines(keepends=True)[0],
        [
            (
                "- indicator signed: Adults who are active for 150 minutes a week, target "
                "for South Marsh is taken out: 68% by March 2027"
            ),
        ],
    ),
    "a target is added": (
        OUTCOMES,
        "          - {value: 80, by: 2028-03}\n",
        '          - {value: 80, by: 2028-03}\n          - {value: to be confirmed, by: "2029"}\n',
        [
            (
                "+ indicator signed: Homes that are too cold in winter, target is added: "
                "to be confirmed, by 2029"
            ),
        ],
    ),
    "targets change places": (
        OUTCOMES,
        TARGETS,
        "".join(reversed(TARGETS.splitlines(keepends=True))),
        [
            "~ indicator signed: Adults who are active for 150 minutes a week: order of the "
            "targets changes"
        ],
    ),
    "a target is open again": (
        OUTCOMES,
        "value: 80,",
        "value: to be confirmed,",
        [
            (
                "~ indicator signed: Homes that are too cold in winter: target goes from "
                "“80 homes by March 2028” to “to be confirmed, by March 2028”"
            ),
        ],
    ),
    "an indicator has another name": (
        OUTCOMES,
        "title: Homes that are too cold in winter",
        "title: Cold homes",
        ["~ indicator signed: “Homes that are too cold in winter” is now “Cold homes”"],
    ),
    "an indicator goes": (
        OUTCOMES,
        COLD,
        "",
        ["- indicator signed: Homes that are too cold in winter is taken out"],
    ),
    "an indicator moves": (
        OUTCOMES,
        ACTIVE + COLD,
        COLD + ACTIVE,
        ["~ indicator signed: Homes that are too cold in winter moves"],
    ),
    "an outcome comes and the other moves": (
        OUTCOMES,
        "outcomes:\n",
        "outcomes:\n  - key: warm-homes\n    title: Homes are warm\n",
        ["+ outcome signed: Homes are warm is added"],
    ),
    "words go below a clause": (
        MOU,
        QUORUM + MAJORITY,
        QUORUM + "            - text: |\n                and\n" + MAJORITY,
        ["~ section signed: Clause 3.3"],
    ),
    "a list goes above its words": (
        MOU,
        "      - insert: signatures\n        lines: [signature, date]\n      - insert: date\n",
        "      - insert: date\n      - insert: signatures\n        lines: [signature, date]\n",
        [
            "~ section signed: Signatures: lists printed here change",
        ],
    ),
    "a clause goes above the words in front of it": (
        MOU,
        VOTE + QUORUM,
        QUORUM + VOTE,
        ["~ section signed: Clause 3.3: arrangement changes"],
    ),
    "the title changes": (
        MOU,
        "title: Marsh and Meadow Partnership Memorandum of Understanding",
        "title: Memorandum of Marsh and Meadow",
        [
            "~ agreement signed: “Marsh and Meadow Partnership Memorandum of Understanding” is now "
            "“Memorandum of Marsh and Meadow”"
        ],
    ),
    "the date changes": (
        MOU,
        "date: 2024-01\n",
        "date: 2024-02\n",
        ["~ terms signed: The date of the agreement goes from January 2024 to February 2024"],
    ),
    "the forum is no longer stated": (
        MOU,
        "  forum:\n    name: Marsh and Meadow Board\n"
        "    said: The Marsh and Meadow Board leads the work\n",
        "  forum: not stated\n",
        [
            (
                "~ terms: The forum is now not stated (before: Marsh and Meadow Board, The "
                "Marsh and Meadow Board leads the work)"
            ),
        ],
    ),
    "the forum reports to nobody": (
        MOU,
        "  reports_to:\n    - name: Marsh Health and Wellbeing Board\n"
        "      partner: marsh-county-council\n"
        "      said: reports to the Marsh Health and Wellbeing Board\n",
        "  reports_to: none\n",
        [
            (
                "~ terms: Reporting is now none (before: Marsh Health and Wellbeing Board, "
                "marsh-county-council, reports to the Marsh Health and Wellbeing Board)"
            ),
        ],
    ),
    "the forum reports to another body": (
        MOU,
        "    - name: Marsh Health and Wellbeing Board\n",
        "    - name: Marsh Board\n",
        [
            "+ terms: Reporting to Marsh Board is added: Marsh Board, marsh-county-council, "
            "reports to the Marsh Health and Wellbeing Board",
            "- terms: Reporting to Marsh Health and Wellbeing Board is taken out: Marsh Health "
            "and Wellbeing Board, marsh-county-council, reports to the Marsh Health and Wellbeing "
            "Board",
        ],
    ),
    "a rule of variation changes": (
        MOU,
        "    agreed_by: forum\n",
        "    agreed_by: every-party\n",
        [
            "~ terms: Variation of targets: who agrees goes from forum to every-party",
            (
                "! terms: Variation of targets: the data changed, but the words that state "
                "it did not: “The Board may change a target”"
            ),
        ],
    ),
    "the words of a fact go": (
        MOU,
        "  status: non-binding\n  said: This memorandum is not legally binding\n",
        "  status: non-binding\n",
        [
            (
                "~ terms: Legal status: words that state it are taken out: This memorandum "
                "is not legally binding"
            ),
        ],
    ),
    "a note is written": (
        MOU,
        "date: 2024-01\n",
        "date: 2024-01\nstatus_word: FINAL\n",
        [
            "~ record: The agreement’s file: status word is added: FINAL",
        ],
    ),
    "numbers have another form": (
        MOU,
        '["1.", "1.1", "(a)"]',
        '["1.", "1.1", "(i)"]',
        [
            (
                "~ numbers signed: Two clauses have new numbers: 3.3(a) is now 3.3(i) and "
                "3.3(b) is now 3.3(ii)"
            ),
            (
                "~ record signed: The agreement’s file: numbering goes from “clauses: 1., "
                "1.1, (a); annexes: Annex A, 1.” to “clauses: 1., 1.1, (i); annexes: Annex "
                "A, 1.”"
            ),
        ],
    ),
    "an organisation has contacts no longer": (
        COUNCIL,
        "contacts:\n  - name: Robin Sample\n    role: Partnership officer\n"
        "    email: robin@example.org\n",
        "",
        [
            (
                "~ organisation: Marsh County Council: contacts are taken out: Robin "
                "Sample, Partnership officer, robin@example.org"
            ),
        ],
    ),
    "an organisation is abolished": (
        COUNCIL,
        "kind: county-council\n",
        "kind: county-council\nevents:\n  - {event: abolished, date: 2028-04, certain: false, "
        "successors: [reedbank-trust, heron-friends]}\n",
        [
            "~ organisation: Marsh County Council: abolished in April 2028; its successors are "
            "Reedbank Trust and Friends of the Heron (uncertain)"
        ],
    ),
    "a version comes into force": (
        VERSION,
        "state: in-force",
        "state: withdrawn",
        ["~ version: 2024-01: state goes from in-force to withdrawn"],
    ),
    "a text is laid out otherwise": (
        MOU,
        "                A represented body takes part through a Party:\n",
        "                A represented body takes part\n                through a Party:\n",
        [],
    ),
}


def repository(root: Path) -> Repository:
    loaded = load(DiskTree(root))
    assert loaded.problems == ()
    return loaded.repository


def told(change: Change) -> str:
    signed = " signed" if change.signed else ""
    words = shown_words(change)
    after = f" / {words}" if words else ""
    return f"{sign_of(change)} {label_of(change)}{signed}: {sentence_of(change)}{after}"


@pytest.mark.parametrize("name", CASES)
def test_what_is_told(name: str, tmp_path: Path) -> None:
    path, old, new, expected = CASES[name]
    shutil.copytree(MARSH, tmp_path / "marsh")
    before = repository(tmp_path / "marsh")
    change(tmp_path / "marsh", path, old, new)
    changes = list(compare(before, repository(tmp_path / "marsh")))
    assert [told(found) for found in changes] == expected


def test_as_few_things_as_explain_the_order_moved() -> None:
    assert moved("abcde", "abcde") == frozenset()
    assert moved("abcde", "bcdea") == {"a"}
    assert moved("abcde", "eabcd") == {"e"}
    assert moved("abcd", "dcba") == set("dcb")
    assert moved("", "") == frozenset()


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        ("One word.", "One new word.", "One[+ new+] word."),
        ("One word.", "One word", "One word[-.-]"),
        ("£1,200 a year", "£1,300 a year", "£[-1,200-][+1,300+] a year"),
        ("See *this*.", "See **this**.", "See[- this (stressed)-][+ this (in bold)+]."),
        ("A [b](https://b.example).", "A [b](https://c.example).",
         "A[- b (a link to https://b.example)-][+ b (a link to https://c.example)+]."),
        ("un*believ*able", "un*believ*ably", "unbeliev[-able-][+ably+]"),
        ("- a\n- b\n", "- a\n- b\n- c\n", "a; b[+; c+]"),
        ("- a\n- b\n", "- c\n- a\n- b\n", "[+c;+] a; b"),
        ("a;\n\nb", "a;\n\n- b", "a;[- (a new paragraph)-][+ (a new item of the list)+] b"),
        ("A [*b*](mou:x) c", "A d c", "A[- b-][+ d+] c"),
        ("> a\n", "> b\n", "[-a-][+ b+]"),
        ("a\\\nb", "a\\\nc", "a,[- b-][+ c+]"),
        ("a\n\nb", "a\n\n| H |\n|---|\n| b |\n", "a.[+ H;+] b"),
        ("![A map](assets/a.svg)", "![A map](assets/b.svg)",
         "[-A map (the picture assets/a.svg)-][+ A map (the picture assets/b.svg)+]"),
    ],
)  # fmt: skip
def test_words_that_changed(old: str, new: str, written: str) -> None:
    parts = parts_of(words_of(Prose(old).blocks), words_of(Prose(new).blocks))
    marks = {"same": "{}", "deleted": "[-{}-]", "inserted": "[+{}+]"}
    found = "".join(marks[part.operation].format(part.text) for part in parts)
    assert found == written


def test_a_comparison_that_would_take_too_long_is_cut_short(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mou_cli.changes.words.MOST_PAIRS", 3)
    old, new = (words_of(Prose(text).blocks) for text in ("a b c d e", "a x c y e"))
    assert [part.text for part in parts_of(old, new)] == ["a", " b c d", " x c y", " e"]


def test_a_repository_without_an_agreement() -> None:
    empty = Repository(tree=DiskTree(MARSH), files={})
    full = repository(MARSH)
    assert [told(found) for found in compare(empty, full)] == [
        "+ agreement signed: Marsh and Meadow Partnership Memorandum of Understanding is added"
    ]
    assert [told(found) for found in compare(full, empty)] == [
        "- agreement signed: Marsh and Meadow Partnership Memorandum of Understanding is taken out"
    ]
    assert list(compare(empty, empty)) == []


def test_a_headline_of_nothing_is_empty() -> None:
    assert headline_of([]) == ""


@pytest.mark.parametrize(
    ("path", "first", "second", "expected"),
    [
        (
            COUNCIL,
            "events:\n  - {event: renamed, date: 2019-01}\n  - {event: abolished, date: 2028-04}\n",
            "events:\n  - {event: abolished, date: 2028-04}\n  - {event: renamed, date: 2019-01}\n",
            ["~ organisation: Marsh County Council: succession goes from"],
        ),
        (
            COUNCIL,
            "events:\n  - {event: renamed, date: 2019-01}\n",
            "",
            ["~ organisation: Marsh County Council: no longer said to be renamed in January 2019"],
        ),
        (
            OUTCOMES,
            "  - key: one\n    title: One\n  - key: two\n    title: Two\n",
            "  - key: two\n    title: Two\n  - key: one\n    title: One\n",
            ["~ outcome signed: Two moves"],
        ),
    ],
)
def test_what_changes_places(
    path: str, first: str, second: str, expected: list[str], tmp_path: Path
) -> None:
    shutil.copytree(MARSH, tmp_path / "marsh")
    file = tmp_path / "marsh" / path
    text = file.read_text(encoding="utf-8")
    file.write_text(text + first, encoding="utf-8")
    before = load(DiskTree(tmp_path / "marsh")).repository
    file.write_text(text + second, encoding="utf-8")
    changes = list(compare(before, load(DiskTree(tmp_path / "marsh")).repository))
    assert len(changes) == len(expected)
    for found, words in zip(changes, expected, strict=True):
        assert told(found).startswith(words)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("meets twice a year", "meets four times a year", "“twice” becomes “four times”"),
        ("meets a year", "meets once a year", "“once” is added"),
        ("meets once a year", "meets a year", "“once” is taken out"),
        ("a c e", "b d f", "“a c e” becomes “b d f”"),
    ],
)
def test_a_rewording_can_be_told_without_marks(old: str, new: str, told: str) -> None:
    words = [words_of(Prose(text).blocks) for text in (old, new)]
    assert spoken(parts_of(*words)).startswith(told)


def test_of_many_rewordings_all_are_told() -> None:
    parts = tuple(
        ChangePart(operation, f"{operation} {number}")
        for number in range(4)
        for operation in ("inserted", "same")
    )
    assert spoken(parts) == "; ".join(f"“inserted {number}” is added" for number in range(4))


BOTH = "The Board reviews this memorandum every 12 months, for the first time in January 2025"
NEW_REVIEW = BOTH.replace("every 12 months", "every 6 months")
VARIED = "    said: The Board may change a target\n"
CYCLE = "review:\n  every: 12 months\n"
REVIEWED = f"  first: 2025-01\n  by: the Board\n  said: {BOTH}\n"
ALARM = "! terms: Variation of targets: the words changed from"


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        pytest.param(
            [(VARIED, f"    said: {BOTH}\n")],
            [(BOTH, NEW_REVIEW), ("every: 12 months", "every: 6 months")],
            [],
            id="one sentence states both",
        ),
        pytest.param(
            [(VARIED, "    said: every 12 months\n")],
            [("every 12 months", "every 6 months"), ("every: 12 months", "every: 6 months")],
            [],
            id="a part of the sentence",
        ),
        pytest.param(
            [(VARIED, f"    said: {BOTH}, and may change a target\n")],
            [(BOTH, NEW_REVIEW), ("every: 12 months", "every: 6 months")],
            [],
            id="more than the sentence",
        ),
        pytest.param(
            [(VARIED, f"    said: {BOTH}\n")],
            [(BOTH, NEW_REVIEW)],
            [ALARM],
            id="neither fact changed",
        ),
        pytest.param(
            [],
            [
                ("change a target", "alter a target"),
                (BOTH, NEW_REVIEW),
                ("every: 12 months", "every: 6 months"),
            ],
            [ALARM],
            id="each has words of its own",
        ),
        pytest.param(
            [(VARIED, f"    said: {BOTH}\n")],
            [
                (f"{CYCLE}{REVIEWED}", "review: not stated\n"),
                (BOTH, "The Board may change it"),
            ],
            [],
            id="the other fact is gone",
        ),
    ],
)  # fmt: skip
def test_words_that_state_two_facts_are_no_alarm_where_one_changed(
    first: list[tuple[str, str]], then: list[tuple[str, str]], expected: list[str], tmp_path: Path
) -> None:
    file = tmp_path / MOU
    file.parent.mkdir()
    text = (MARSH / MOU).read_text(encoding="utf-8")
    sides = []
    for edits in (first, then):
        for old, new in edits:
            assert old in text
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
        sides.append(load(DiskTree(tmp_path)).repository)
    found = [told(change) for change in compare(*sides)]
    alarms = [line.partition(" “")[0] for line in found if "the words changed from" in line]
    assert [alarm for alarm in alarms if "Variation" in alarm] == expected
    if not expected:
        said = "Variation of targets: words that state it"
        assert [line for line in found if said in line], found


@pytest.mark.parametrize(
    ("fact", "address", "words", "then"),
    [
        (
            "term:\n  until: 2027-03-31\n  notice: not stated\n",
            "term/duration",
            "It ends on 31 March 2027",
            [("2027-03-31", "2028-03-31"), ("March 2027", "March 2028")],
        ),
        (
            "commencement:\n  when: number-sign\n  number: 2\n",
            "term/commencement",
            "It begins when two Parties have signed",
            [("number: 2", "number: 3"), ("two Parties have", "three Parties have")],
        ),
    ],
)
def test_a_clause_is_told_together_with_the_term_that_it_states(
    fact: str, address: str, words: str, then: list[tuple[str, str]], tmp_path: Path
) -> None:
    text = (MARSH / MOU).read_text(encoding="utf-8")
    joins = "An invited body may join later"
    text = text.replace(f"                {joins}:", f"                {joins}. {words}:")
    text = text.replace("review:\n", f"{fact}  said: {words}\nreview:\n")
    file = tmp_path / MOU
    file.parent.mkdir()
    sides = []
    for edits in ([], then):
        for old, new in edits:
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
        sides.append(load(DiskTree(tmp_path)).repository)
    found = list(compare(*sides))
    assert [change.follows for change in found if change.kind == "reworded"] == [address]


def test_files_that_can_show_a_text_otherwise_are_told(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    for root in (before, after):
        shutil.copytree(MARSH / "data", root / "data")
        change(root, MOU, "schema: 1\n", "schema: 1\nlook: {word_template: assets/a.docx}\n")
        for folder in ("templates", "assets"):
            (root / folder).mkdir()
        for name in ("templates/same.md.j2", "templates/page.css", "assets/a.docx", "assets/b"):
            (root / name).write_text("body {}\n", encoding="utf-8")
    (before / "templates/section.md.j2").write_text("x", encoding="utf-8")
    (after / "templates/page.typ").write_text('#show "two": "six"\n', encoding="utf-8")
    for name in ("templates/page.css", "assets/a.docx", "assets/b"):
        (after / name).write_text("ins { display: none }\n", encoding="utf-8")
    found = list(compare(*(load(DiskTree(root)).repository for root in (before, after))))
    assert [f"{sign_of(c)} {label_of(c)}: {sentence_of(c)}" for c in found] == [
        "~ look: The file assets/a.docx changes",
        "~ look: The file templates/page.css changes",
        "+ look: The file templates/page.typ is added",
        "- look: The file templates/section.md.j2 is taken out",
    ]
    assert not any(change.signed for change in found)
    shutil.copyfile(before / "templates/page.css", after / "templates/page.css")
    outside = tmp_path / "outside.css"
    outside.write_text("body {}\n", encoding="utf-8")
    (after / "templates/page.css").unlink()
    (after / "templates/page.css").symlink_to(outside)
    found = list(compare(*(load(DiskTree(root)).repository for root in (before, after))))
    assert "look/templates/page.css" in [change.address for change in found]
