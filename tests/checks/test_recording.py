"""What a record adds to the problems that were there."""

from mou_cli.checks.recording import problems_added
from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem


def found(code: str, line: int, message: str = "It is wrong") -> Problem:
    return problem(code, Position("data/signatures/a.yaml", line), message, "Mend it")


def test_a_problem_that_moved_down_is_not_new() -> None:
    assert problems_added((found("SGN003", 4),), (found("SGN003", 9),)) == ()


def test_one_more_of_a_kind_is_new() -> None:
    before, after = (found("SGN003", 4),), (found("SGN003", 4), found("SGN003", 9))
    assert problems_added(before, after) == (found("SGN003", 9),)


def test_another_message_is_new_and_one_that_went_is_not_told() -> None:
    other = found("SGN003", 4, "It is wrong otherwise")
    assert problems_added((found("SGN003", 4),), (other,)) == (other,)
    assert problems_added((other,), ()) == ()
