"""A comment that cuts a text is told; a comment proper, and a sign in quotes, never is."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mou_cli.checks.comments import check_comments
from mou_cli.loading import load
from mou_cli.trees.layered import FilesTree
from strategies import examples

PATH = "data/partners/marsh.yaml"


def found_in(data: str) -> list[tuple[int, int, int]]:
    """Return line, column and length of what is told of a partner's file."""
    repository = load(FilesTree({PATH: data.encode()})).repository
    assert repository.partners, data
    return [
        (p.position.line, p.position.column, p.position.length) for p in check_comments(repository)
    ]


CUT = {
    "a number": ("name: Lot #2 of Marsh\nkind: other\n", [(1, 11, 11)]),
    "a word": ("name: Marsh #new Council\nkind: other\n", [(1, 13, 12)]),
    "a word of other letters": ("name: Marsh #été\nkind: other\n", [(1, 13, 4)]),
    "behind many spaces": ("name: Marsh    #2\nkind: other\n", [(1, 16, 2)]),
    "line ends of Windows": ("name: Lot #2 of Marsh\r\nkind: other\r\n", [(1, 11, 11)]),
    "a byte order mark": ("\ufeffname: Lot #2\nkind: other\n", [(1, 11, 2)]),
    "the last line without its end": ("kind: other\nname: Lot #2", [(2, 11, 2)]),
    "a text over two lines": ("name: Lot\n  four #2\nkind: other\n", [(2, 8, 2)]),
    "inside a list": (
        "name: Marsh\nkind: other\nsic:\n  - Fault #2\n  - Fault\n", [(4, 11, 2)],
    ),
    "inside an object": (
        "name: Marsh\nkind: other\ncontacts:\n  - name: Officer #2\n    role: Clerk\n",
        [(4, 19, 2)],
    ),
    "two of them": ("name: Lot #2\nshort: L #2\nkind: other\n", [(1, 11, 2), (2, 10, 2)]),
}  # fmt: skip


@pytest.mark.parametrize("name", CUT)
def test_a_text_that_is_cut_is_told(name: str) -> None:
    data, expected = CUT[name]
    assert found_in(data) == expected


WHOLE = {
    "a comment proper": "name: Marsh  # imported, please check\nkind: other\n",
    "a comment behind a kind": "name: Marsh\nkind: other #imported\n",
    "a comment behind an id": "name: Marsh\nkind: other\nparent: meadow #checked\n",
    "a comment behind a date": (
        "name: Marsh\nkind: other\nevents:\n  - {event: renamed, date: 2019-01} #4\n"
    ),
    "a comment behind a blank": (
        "name: Marsh\nkind: other\ncontacts:\n  - name: to be confirmed #ask\n"
    ),
    "double quotes": 'name: "Lot #2 of Marsh"\nkind: other\n',
    "single quotes": "name: 'Lot #2 of Marsh'\nkind: other\n",
    "quotes, and a comment": 'name: "Lot #2" #3\nkind: other\n',
    "a sign inside a word": "name: C#2 of Marsh\nkind: other\n",
    "a line that is a comment": "name: Marsh\n#2 of them\nkind: other\n",
    "a rule of signs": "name: Marsh ####\nkind: other ##----\n",
    "a sign alone": "name: Marsh #\nkind: other\n",
    "a list in brackets": (
        'name: Marsh\nkind: other\nsic: [one, "two #2"] #3\n'
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WHOLE)
def test_a_text_that_is_whole_is_not_told(name: str) -> None:
    assert found_in(WHOLE[name]) == []


@given(st.text("ab1#é ", min_size=1, max_size=12), st.sampled_from(["'{}'", '"{}"']))
@examples(150)
def test_what_stands_in_quotes_is_never_told(text: str, quotes: str) -> None:
    assume(text == text.strip())
    assert found_in(f"kind: other\nname: {quotes.format(text)}\n") == []


@given(st.text("ab1é ", min_size=1, max_size=8), st.text("ab1é#", min_size=1, max_size=8))
@examples(150)
def test_what_follows_a_sign_is_told_where_it_begins_with_a_letter(kept: str, cut: str) -> None:
    kept = f"x{kept}".strip()
    column = len(f"name: {kept} #")
    told = [] if cut[0] == "#" else [(2, column, len(cut) + 1)]
    assert found_in(f"kind: other\nname: {kept} #{cut}\n") == told
