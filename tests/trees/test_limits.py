"""What keeps an answer quick, whatever is asked: circles, suggestions, numbers, quotations."""

from random import Random

import pytest

from mou_cli.checks.circles import circles_of
from mou_cli.model.dates import PartialDate
from mou_cli.numbering.sections import Example
from mou_cli.output.escaping.json import visible_json
from mou_cli.output.escaping.terminal import visible
from mou_cli.problems import Position
from mou_cli.problems.rules import problem
from mou_cli.problems.suggestions import MOST_COMPARED, did_you_mean, nearest


def reached_from(start: str, following: dict[str, list[str]]) -> set[str]:
    waiting, seen = [start], set[str]()
    while waiting:
        for step in following.get(waiting.pop(), []):
            if step not in seen:
                seen.add(step)
                waiting.append(step)
    return seen


@pytest.mark.parametrize("seed", range(200))
def test_two_things_are_in_one_circle_if_each_leads_to_the_other(seed: int) -> None:
    random = Random(seed)
    names = [f"n{number}" for number in range(random.randint(1, 8))]
    following = {
        name: [random.choice(names) for _ in range(random.randint(0, 3))]
        for name in random.sample(names, random.randint(1, len(names)))
    }
    circles = circles_of(following)
    for one in circles:
        for other in circles:
            together = one == other or (
                other in reached_from(one, following) and one in reached_from(other, following)
            )
            assert (circles[one] == circles[other]) is together


def test_a_long_chain_is_no_recursion() -> None:
    following = {f"n{number}": [f"n{number + 1}"] for number in range(50_000)}
    assert len(set(circles_of(following).values())) == 50_001


EXAMPLES = ["1.", "1.1", "(a)", "(i)", "A", "Annex A", "I.", "1(a)", "Part 1, 1.", "1 .", "i-"]


@pytest.mark.parametrize("text", EXAMPLES)
@pytest.mark.parametrize("count", [1, 2, 9, 26, 27, 99, 703, 1000])
@pytest.mark.parametrize("above", [(), (3,), (None,), (12, 7)])
def test_a_number_tells_its_count(text: str, count: int, above: tuple[int | None, ...]) -> None:
    example = Example(text)
    number = example.number((*above, count))
    assert example.count_in(number, above) == count
    assert example.count_in(number.rstrip("."), above) == count
    assert example.count_in(f"{number}x", above) is None


@pytest.mark.parametrize(
    "label", ["", ".", "not used", "1²", "٣", "iiii", "0", "x" * 500, "9" * 500]
)
@pytest.mark.parametrize("text", ["1.", "(a)", "i"])
def test_other_words_tell_none(label: str, text: str) -> None:
    assert Example(text).count_in(label, ()) is None


def test_of_very_many_names_the_nearest_is_still_found() -> None:
    names = [f"organisation-{number}" for number in range(10 * MOST_COMPARED)]
    assert nearest("organistion-777", [*names, "organisation-777"]) == "organisation-777"
    assert nearest("harbor-hospital", [*names, "harbour-hospital"]) == "harbour-hospital"
    assert nearest("organisation-99", names[:-1]) is not None
    assert nearest("harbour", [*names, "harbour-hospital-and-community-trust"]) == (
        "harbour-hospital-and-community-trust"
    )
    assert did_you_mean("zzz", names).startswith("There are 1000; ")


def test_a_long_quotation_is_cut() -> None:
    found = problem("SCH001", Position("x"), f"No field `{'k' * 1_000_000}` here", "Use `name`")
    assert found.message == f"No field `{'k' * 100}…` here"
    assert found.mend == "Use `name`"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("##[error]x", r"##\u005berror]x"),
        ("a ##vso[task.x y=z]", r"a ##vso\u005btask.x y=z]"),
        ("### [x](y)", "### [x](y)"),
        ("# [x]", "# [x]"),
    ],
)
def test_commands_of_a_build_server_are_broken(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert visible_json(f'["{text}"]') == f'["{shown}"]'


def test_characters_beyond_the_first_plane_keep_their_number() -> None:
    assert visible("\U000e0041") == r"\U000e0041"
    assert visible_json('"\U000e0041"') == r'"\udb40\udc41"'


def test_digits_of_other_scripts_are_no_date() -> None:
    with pytest.raises(ValueError, match="it is not written as"):
        PartialDate.parse("٢٠٢٤")
