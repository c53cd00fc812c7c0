"""Which number each section prints, how a reference quotes it, and which numbers are faults."""

from typing import Any

import pytest

from mou_cli.model.mou import Mou
from mou_cli.numbering import number_sections
from mou_cli.numbering.sections import Example, inner_sections, sections_of

CLAUSES = {"clauses": ["1.", "1.1", "(a)", "(i)"]}
Outline = list[Any]


def section(*inner: dict[str, Any], label: str = "", series: str = "") -> dict[str, Any]:
    """Write one section as data; its key is filled in by `mou_with`."""
    written: dict[str, Any] = {"body": [{"section": one} for one in inner]}
    return written | ({"label": label} if label else {}) | ({"series": series} if series else {})


def mou_with(numbering: dict[str, Any], sections: Outline) -> Mou:
    number = 0

    def keyed(one: dict[str, Any]) -> dict[str, Any]:
        nonlocal number
        number += 1
        key = f"s{number}"
        body = [{"section": keyed(item["section"])} for item in one["body"]]
        return {**one, "key": key, "body": body}

    rest = dict.fromkeys(("legal_status", "governance", "variation", "review"), "not stated")
    return Mou.model_validate(
        {
            **rest,
            "schema": 1,
            "title": "T",
            "date": "not stated",
            "tiers": {},
            "participants": [],
            "numbering": numbering,
            "sections": [keyed(one) for one in sections],
        }
    )


def labels(numbering: dict[str, Any], *sections: dict[str, Any]) -> list[str]:
    mou = mou_with(numbering, list(sections))
    numbers = number_sections(mou)
    return [numbers.of(one).label or "-" for one in sections_of(mou)]


def citations(numbering: dict[str, Any], *sections: dict[str, Any]) -> list[str]:
    mou = mou_with(numbering, list(sections))
    numbers = number_sections(mou)
    return [numbers.of(one).citation for one in sections_of(mou)]


def faults(numbering: dict[str, Any], *sections: dict[str, Any]) -> list[str]:
    """Return the faults as `NUM001 s3`."""
    mou = mou_with(numbering, list(sections))
    return [f"{fault.code} {fault.section.key}" for fault in number_sections(mou).faults]


S = section()


@pytest.mark.parametrize(
    ("example", "numbers"),
    [
        ("1.", "1. 2. 3."),
        ("1", "1 2 3"),
        ("1)", "1) 2) 3)"),
        ("(1)", "(1) (2) (3)"),
        ("(a)", "(a) (b) (c)"),
        ("a.", "a. b. c."),
        ("A", "A B C"),
        ("(i)", "(i) (ii) (iii)"),
        ("I.", "I. II. III."),
        ("§1", "§1 §2 §3"),
        ("Annex A", "Annex A|Annex B|Annex C"),
        ("Article I", "Article I|Article II|Article III"),
        ("Schedule 1:", "Schedule 1:|Schedule 2:|Schedule 3:"),
    ],
)
def test_an_example_gives_the_numbers_that_follow_it(example: str, numbers: str) -> None:
    expected = numbers.split("|") if "|" in numbers else numbers.split()
    assert labels({"clauses": [example]}, S, S, S) == expected


ROMAN = (
    "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv "
    "xxv xxvi xxvii xxviii xxix xxx xxxi xxxii xxxiii xxxiv xxxv xxxvi xxxvii xxxviii xxxix xl xli "
    "xlii xliii xliv xlv xlvi xlvii xlviii xlix l li lii liii liv lv lvi lvii lviii lix lx"
)


def test_roman_numerals_to_sixty() -> None:
    assert " ".join(labels({"clauses": ["i"]}, *[S] * 60)) == ROMAN
    assert " ".join(labels({"clauses": ["I"]}, *[S] * 60)) == ROMAN.upper()


@pytest.mark.parametrize(
    ("count", "letters"),
    [
        (1, "a"),
        (26, "z"),
        (27, "aa"),
        (28, "ab"),
        (52, "az"),
        (53, "ba"),
        (702, "zz"),
        (703, "aaa"),
    ],
)
def test_letters_go_on_behind_z(count: int, letters: str) -> None:
    assert Example("(a)").number((count,)) == f"({letters})"


@pytest.mark.parametrize(
    ("count", "roman"), [(90, "xc"), (99, "xcix"), (100, "c"), (388, "ccclxxxviii")]
)
def test_roman_numerals_beyond_sixty(count: int, roman: str) -> None:
    assert Example("i").number((count,)) == roman


@pytest.mark.parametrize("text", ["no number", "", "Part", "2a", "Xa"])
def test_an_example_must_hold_something_to_count_with(text: str) -> None:
    with pytest.raises(ValueError, match=rf"\A{text}\Z"):
        Example(text)


THREE_LEVELS = [section(section(section(S, S), section(S)), section()), section(section(section()))]


def test_levels_below_each_other_carry_the_numbers_above() -> None:
    printed = " ".join(labels(CLAUSES, *THREE_LEVELS))
    assert printed == "1. 1.1 (a) (i) (ii) (b) (i) 1.2 2. 2.1 (a)"


def test_a_reference_quotes_a_number_with_those_above_it() -> None:
    quoted = " ".join(citations(CLAUSES, *THREE_LEVELS))
    assert quoted == "1 1.1 1.1(a) 1.1(a)(i) 1.1(a)(ii) 1.1(b) 1.1(b)(i) 1.2 2 2.1 2.1(a)"


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (["1", "1.1", "1.1.1"], ["7", "7.1", "7.1.1"]),
        (["1.", "1.1", "(a)"], ["7", "7.1", "7.1(a)"]),
        (["1.", "(a)", "(i)"], ["7", "7(a)", "7(a)(i)"]),
        (["1.", "A", "1."], ["7", "7 A", "7 A 1"]),
        (["Part I", "1.", "(a)"], ["Part VII", "Part VII 1", "Part VII 1(a)"]),
        (["none", "1.", "(a)"], ["", "1", "1(a)"]),
        (["1.", "none", "(a)"], ["7", "", "7(a)"]),
        (["1.", "none", "1.1"], ["7", "", "7.1"]),
        (["1.", "1.1"], ["7", "7.1", ""]),
    ],
)
def test_a_citation_says_no_more_than_is_needed(levels: list[str], expected: list[str]) -> None:
    first = [section() for _ in range(6)]
    assert citations({"clauses": levels}, *first, section(section(S)))[6:] == expected


def test_a_continuous_level_counts_on_across_the_headings_above() -> None:
    levels = {"clauses": ["A", {"example": "1.", "continuous": True}, "(a)"]}
    outline = [section(section(S), S), section(section(S))]
    assert labels(levels, *outline) == ["A", "1.", "(a)", "2.", "B", "3.", "(a)"]
    assert citations(levels, *outline) == ["A", "1", "1(a)", "2", "B", "3", "3(a)"]


def test_annexes_have_a_series_of_their_own_and_begin_again() -> None:
    series = {"clauses": ["1.", "1.1"], "annexes": ["Annex A", "1.", "(a)"]}
    outline = [
        section(S),
        section(section(S), S, series="annexes"),
        section(section(), series="annexes"),
        section(S),
    ]
    assert labels(series, *outline) == (
        ["1.", "1.1", "Annex A", "1.", "(a)", "2.", "Annex B", "1.", "2.", "2.1"]
    )
    assert citations(series, *outline)[2:8] == (
        ["Annex A", "Annex A 1", "Annex A 1(a)", "Annex A 2", "Annex B", "Annex B 1"]
    )
    assert faults(series, *outline) == []


def test_a_series_that_is_named_again_inside_itself_does_not_begin_again() -> None:
    inner = section(section(series="clauses"), series="clauses")
    assert labels(CLAUSES, section(inner)) == ["1.", "1.1", "(a)"]


def test_sections_without_a_series_or_beyond_its_levels_have_no_number() -> None:
    assert labels({}, S, section(S)) == ["-", "-", "-"]
    assert labels({"clauses": ["1."]}, section(section(S))) == ["1.", "-", "-"]
    assert labels(CLAUSES, section(series="unknown")) == ["-"]


def test_an_example_without_a_count_leaves_its_level_without_numbers() -> None:
    assert labels({"clauses": ["1.", "no number"]}, section(S)) == ["1.", "-"]


def test_none_takes_no_number_and_leaves_none_out() -> None:
    outline = [S, section(label="none"), S]
    assert labels(CLAUSES, *outline) == ["1.", "-", "2."]
    assert faults(CLAUSES, *outline) == []


def test_clauses_below_a_heading_without_number_do_not_take_those_of_another() -> None:
    outline = [section(S, label="none"), section(S)]
    printed = [label for label in citations(CLAUSES, *outline) if label]
    assert len(set(printed)) == len(printed) or faults(CLAUSES, *outline)


@pytest.mark.parametrize(
    ("written", "expected", "found"),
    [
        (["1.", "", ""], "1. 2. 3.", []),
        (["3.", "", ""], "3. 4. 5.", []),
        (["60.", ""], "60. 61.", []),
        (["", "2", ""], "1. 2 3.", []),
        (["", "1.", ""], "1. 1. 2.", ["NUM001 s2"]),
        (["", "4.", ""], "1. 4. 5.", ["NUM002 s2"]),
        (["", "", "", "2.", ""], "1. 2. 3. 2. 4.", ["NUM001 s4"]),
        (["", "not used", ""], "1.|not used|3.", []),
        (["", "not used", "not used", ""], "1.|not used|not used|4.", ["NUM001 s3"]),
        (["", "2A.", ""], "1. 2A. 3.", []),
    ],
)
def test_a_written_label_stands_and_the_count_goes_on_from_it(
    written: list[str], expected: str, found: list[str]
) -> None:
    outline = [section(label=label) for label in written]
    printed = expected.split("|") if "|" in expected else expected.split()
    assert labels(CLAUSES, *outline) == printed
    assert faults(CLAUSES, *outline) == found


def test_labels_are_compared_within_their_own_parent() -> None:
    first = section(S, section(label="1.3"), S)
    second = section(section(label="2.1"), S)
    assert labels(CLAUSES, first, second) == ["1.", "1.1", "1.3", "1.4", "2.", "2.1", "2.2"]
    assert faults(CLAUSES, first, second) == ["NUM002 s3"]


def test_a_second_iv_is_a_repeated_number() -> None:
    outline = section(section(section(S, S, S, S, section(label="(iv)"), S)))
    assert labels(CLAUSES, outline)[3:] == ["(i)", "(ii)", "(iii)", "(iv)", "(iv)", "(v)"]
    assert faults(CLAUSES, outline) == ["NUM001 s8"]


def test_a_label_without_an_example_stands_as_it_is() -> None:
    assert labels({}, section(label="IV"), S) == ["IV", "-"]
    assert citations({}, section(label="IV.")) == ["IV"]


def test_the_clauses_of_a_literal_clause_carry_its_number() -> None:
    assert labels(CLAUSES, section(S, label="3."), section(S)) == ["3.", "3.1", "4.", "4.1"]
    assert citations({"clauses": ["1.", "(a)"]}, section(S, label="3A.")) == ["3A", "3A(a)"]


def test_sections_are_given_in_printing_order() -> None:
    mou = mou_with(CLAUSES, [section(section(S)), S])
    assert [one.key for one in sections_of(mou)] == ["s1", "s2", "s3", "s4"]
    assert [one.key for one in inner_sections(mou.sections[0])] == ["s2"]
