"""How words stand in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mou_cli.words.summary import headline_of

from mou_cli.changes import Change, ChangeKind
from mou_cli.english import and_list, counted, in_backquotes, number_in_words, or_list, plural

WORDS = st.lists(st.text("abcdefgh", min_size=1))


@pytest.mark.parametrize(
    ("words", "together", "either"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a or b"),
        (["a", "b", "c"], "a, b and c", "a, b or c"),
        (("a", "b", "c", "d"), "a, b, c and d", "a, b, c or d"),
    ],
)
def test_lists(words: list[str], together: str, either: str) -> None:
    assert and_list(words) == and_list(iter(words)) == together
    assert or_list(words) == or_list(iter(words)) == either


def test_words_are_listed_as_in_a_sentence() -> None:
    assert or_list(in_backquotes(["a", "b"])) == "`a` or `b`"


@given(WORDS)
def test_a_list_has_its_words_in_order_and_one_conjunction(words: list[str]) -> None:
    text = and_list(words)
    assert text.replace(" and ", ", ").split(", ") == (words or [""])
    assert text.count(" and ") == (len(words) > 1)
    assert or_list(words) == text.replace(" and ", " or ")


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("file", "files"),
        ("day", "days"),
        ("key", "keys"),
        ("party", "parties"),
        ("terms", "terms"),
        ("outcomes", "outcomes"),
    ],
)
def test_one_and_many(noun: str, many: str) -> None:
    assert plural(noun, 1) == noun
    assert plural(noun, 0) == plural(noun, 2) == many
    assert counted(1, noun) == f"1 {noun}"
    assert counted(12, noun) == f"12 {many}"


def test_numbers() -> None:
    assert [number_in_words(count) for count in (0, 1, 10, 11, 1200)] == [
        "no",
        "one",
        "ten",
        "11",
        "1,200",
    ]


def test_keys_are_not_keies() -> None:
    keys = [
        Change(ChangeKind.ADDED, f"signing-key/{name}", f"key of {name}", new=name) for name in "ab"
    ]
    assert headline_of(keys) == "Two keys are added"
