"""A paragraph that moved: both places know of each other."""

from mou_cli.redline import (
    Block,
    Group,
    Parts,
    RedlineMark,
    RedlineWords,
    Token,
    accepted,
    merged,
    rejected,
)
from mou_cli.redline.wording import pieces

LONG = "Each Party bears its own costs of the work"
OTHER = "The Board meets four times in every year"


def clause(number: str, words: str, key: str = "") -> RedlineWords:
    anchors = (key,) if key else ()
    return RedlineWords(
        "clause", tuple(map(Token, pieces(words))), anchors=anchors, number=f"{number}\t"
    )


def told(old: list[Block], new: list[Block]) -> list[tuple[str, str, bool, bool]]:
    """Return mark, the other number, whether it is below, and whether it is the first."""
    both = merged(Group("text", tuple(old)), Group("text", tuple(new)))
    assert accepted(both) == Group("text", tuple(new))
    assert rejected(both) == Group("text", tuple(old))
    return [
        (b.mark.value, b.move.other, b.move.below, b.move.first)
        for b in both.blocks
        if isinstance(b, RedlineWords) and b.move is not None
    ]


def test_a_clause_that_moved_down_and_one_that_moved_up() -> None:
    stays = [clause("1", f"{OTHER} {n}", f"stay-{n}") for n in "abcd"]
    moved = told([clause("8.4", LONG, "m"), *stays], [*stays, clause("7.2", LONG, "m")])
    assert moved == [("deleted", "7.2", True, True), ("inserted", "8.4", False, True)]
    moved = told([*stays, clause("8.4", LONG, "m")], [clause("7.2", LONG, "m"), *stays])
    assert moved == [("inserted", "8.4", True, True), ("deleted", "7.2", False, True)]


def test_what_stands_below_a_clause_moves_along_however_short() -> None:
    stays = [clause("1", f"{OTHER} {n}", f"stay-{n}") for n in "abcd"]
    old = [clause("1", LONG, "m"), clause("(a)", "one", "n"), *stays]
    new = [*stays, clause("2", LONG, "m"), clause("(a)", "one", "n")]
    assert [first for *_, first in told(old, new)] == [True, False, True, False]


def test_few_words_stand_in_many_places_and_moved_to_none() -> None:
    stays = [clause("1", f"{OTHER} {n}", f"stay-{n}") for n in "abcd"]
    assert told([clause("1", "for two years; and"), *stays], [*stays, clause("2", "and")]) == []


def test_a_clause_that_stands_twice_moved_once() -> None:
    stays = [clause("1", f"{OTHER} {n}", f"stay-{n}") for n in "abcd"]
    old = [clause("1", LONG, "m"), *stays]
    new = [*stays, clause("2", LONG, "m"), clause("3", LONG, "copy")]
    assert told(old, new) == [("deleted", "2", True, True), ("inserted", "1", False, True)]


def test_words_in_the_cells_of_a_table_do_not_move() -> None:
    row = Parts("row", (Parts("cell", (clause("", LONG),)),))
    stays = (clause("1", OTHER, "s"), clause("2", f"{OTHER} and more", "t"))
    both = merged(Group("rows", (row, *stays)), Group("rows", (*stays, row)))
    marks = [block.mark for block in both.blocks]
    assert RedlineMark.DELETED in marks
    cells = [b.blocks[0] for b in both.blocks if isinstance(b, Parts)]
    words = [c.blocks[0] for c in cells if isinstance(c, Parts)]
    assert [w.move for w in words if isinstance(w, RedlineWords)] == [None, None]


def test_what_stands_in_its_own_place_did_not_move() -> None:
    table = (Group("caption", (clause("", LONG),)),)
    both = merged(Group("text", (Parts("two", table),)), Group("text", (Parts("three", table),)))
    assert [block.mark.value for block in both.blocks] == ["deleted", "inserted"]
    assert told([Group("old", (clause("1", LONG, "m"),))], [clause("1", LONG, "n")]) == []


def test_a_number_is_no_word_of_a_redline() -> None:
    old, new = (Group("text", (clause(n, LONG, "m"),)) for n in ("1.1", "1.2"))
    (found,) = merged(old, new).blocks
    assert isinstance(found, RedlineWords)
    assert {token.mark for token in found.tokens} == {RedlineMark.KEPT}
    assert (found.was, found.number) == ("1.1\t", "1.2\t")
    (before,) = rejected(merged(old, new)).blocks
    assert isinstance(before, RedlineWords)
    assert (before.number, before.was) == ("1.1\t", None)
