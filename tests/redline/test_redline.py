"""The redline as a tree: what is accepted and rejected, and how it reads."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from mou_cli.redline.tree import anchors_of, key_of
from mou_cli.redline.wording import pieces, redlined
from strategies import examples

paths = st.sampled_from([(), ("strong",), ("link",), ("strong", "link")])
names = st.sampled_from(["", "", "", "payment", "board", "aims", "parties", "term"])
anchors = names.map(lambda name: (name,) if name else ())
tokens = st.one_of(
    st.builds(
        Token, st.sampled_from([" ", " ", "the", "of", "Board", "pays", "£5", ",", "."]), paths
    ),
    st.builds(Token, st.just(""), paths, st.sampled_from(["picture", "break"])),
    st.builds(Token, st.sampled_from(["a", "b"]), paths, anchors=anchors),
)
labels = st.sampled_from(["body", "body", "heading", "bullet"])
paragraphs = st.builds(
    RedlineWords, labels, st.lists(tokens, max_size=8).map(tuple), anchors=anchors
)


def containers(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    inside = st.lists(inner, max_size=4).map(tuple)
    kinds = st.sampled_from(["section", "list"])
    return st.one_of(
        st.builds(Group, kinds, inside, anchors=anchors),
        st.builds(Parts, st.sampled_from(["row", "table"]), inside, anchors=anchors),
    )


blocks: st.SearchStrategy[Block] = st.recursive(paragraphs, containers, max_leaves=8)
texts = st.lists(blocks, max_size=6).map(lambda found: Group("text", tuple(found)))


@examples(400)
@given(texts, texts)
def test_accepted_it_is_the_new_text_and_rejected_the_old_one(old: Group, new: Group) -> None:
    both = merged(old, new)
    assert accepted(both) == new
    assert rejected(both) == old


@examples(100)
@given(texts)
def test_two_equal_texts_have_no_change(text: Group) -> None:
    assert merged(text, text) == text


@examples(200)
@given(texts, texts)
def test_each_place_of_the_new_text_is_where_it_was(old: Group, new: Group) -> None:
    both = merged(old, new)
    found = [name for name in anchors_of(accepted(both)) if name in set(anchors_of(new))]
    assert found == list(anchors_of(new))
    gone = set(anchors_of(old)) - set(anchors_of(new))
    assert gone <= set(anchors_of(both))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("We meet.", "We meet.", "We meet."),
        ("We meet often.", "We meet.", "We meet[- often-]."),
        ("the public.", "the public and carers.", "the public[+ and carers+]."),
        ("in April 2020", "in October 2020", "in [-April-][+October+] 2020"),
        ("85% of homes", "90% of homes", "[-85%-][+90%+] of homes"),
        ("(a) of it", "(b) of it", "[-(a)-][+(b)+] of it"),
        ("pays £1,200 now", "pays £1,500 now", "pays [-£1,200-][+£1,500+] now"),
        # "of the" between two longer changes is told with them
        (
            "Each year the leaders of the councils decide what follows.",
            "Each year the members of the alliance decide what follows.",
            "Each year the [-leaders of the councils-][+members of the alliance+]"
            " decide what follows.",
        ),
        # hardly a word of it is left
        (
            "He came to us.",
            "Then we pay them all of it.",
            "[-He came to us-][+Then we pay them all of it+].",
        ),
    ],
)
def test_words_are_told_as_a_reader_would(old: str, new: str, told: str) -> None:
    assert shown(redlined(worded(old), worded(new))) == told


def test_formatting_is_kept_whole() -> None:
    old = (*worded("We are "), *worded("very open", "strong"), *worded("."))
    new = (*worded("We are "), *worded("quite open", "strong"), *worded("."))
    both = redlined(old, new)
    changed = [(t.text, t.path, t.mark) for t in both if t.mark is not RedlineMark.KEPT]
    assert changed == [
        ("very", ("strong",), RedlineMark.DELETED),
        ("quite", ("strong",), RedlineMark.INSERTED),
    ]
    plain = (*worded("We are "), *worded("very open."))
    assert [t.path for t in redlined(plain, old) if t.mark is RedlineMark.INSERTED] == [
        ("strong",)
    ] * 3


def test_a_clause_in_the_middle_leaves_the_words_of_those_behind_it() -> None:
    old = text(clause("1.1", "pay", "Each Party pays."), clause("1.2", "late", "Late sums grow."))
    new = text(
        clause("1.1", "pay", "Each Party pays."),
        clause("1.2", "tell", "Each Party tells the Board."),
        clause("1.3", "late", "Late sums grow."),
    )
    both = merged(old, new)
    assert [block.mark for block in both.blocks] == [
        RedlineMark.KEPT,
        RedlineMark.INSERTED,
        RedlineMark.KEPT,
    ]
    assert told(both) == [
        "1.1 Each Party pays.",
        "+1.2 Each Party tells the Board.",
        "[-1.2-][+1.3+] Late sums grow.",
    ]


def test_blocks_are_matched_by_key_and_a_moved_one_goes_and_comes() -> None:
    old = text(clause("", "one", "First words."), clause("", "two", "Second words."))
    new = text(old.blocks[1], old.blocks[0])
    assert sorted(block.mark.value for block in merged(old, new).blocks) == [
        "deleted",
        "inserted",
        "kept",
    ]


def test_a_new_key_for_nearly_the_same_words_is_no_change_of_words() -> None:
    old = text(clause("", "one", "The Board meets in public."), clause("", "two", "Second words."))
    new = text(clause("", "uno", "The Board meets in public."), clause("", "two", "Second words."))
    both = merged(old, new)
    assert [block.mark for block in both.blocks] == [RedlineMark.KEPT, RedlineMark.KEPT]
    assert list(anchors_of(both)) == ["uno", "one", "two"]


def test_another_key_with_other_words_is_another_block() -> None:
    old = text(clause("", "ccg", "NHS Southend Group"), clause("", "two", "Second words."))
    new = text(clause("", "icb", "NHS Essex Board"), clause("", "two", "Second words."))
    assert told(merged(old, new)) == ["-NHS Southend Group", "+NHS Essex Board", "Second words."]


def test_paragraphs_without_keys_are_matched_by_likeness() -> None:
    old = text(paragraph("The Board meets every month."), paragraph("Each Party pays its costs."))
    new = text(
        paragraph("A new thought comes first here."),
        paragraph("Each Party pays all its costs."),
        paragraph("Nothing more."),
    )
    assert told(merged(old, new)) == [
        "-The Board meets every month.",
        "+A new thought comes first here.",
        "Each Party pays [+all +]its costs.",
        "+Nothing more.",
    ]


def test_what_looks_otherwise_is_another_block() -> None:
    old = text(paragraph("The same words."))
    new = text(replace(old.blocks[0], label="heading"))
    assert told(merged(old, new)) == ["-The same words.", "+The same words."]


def test_rows_of_other_widths_are_other_rows() -> None:
    row = Parts("row", (paragraph("a"), paragraph("b")))
    wider = Parts("row", (*row.blocks, paragraph("c")))
    both = merged(text(row), text(wider))
    assert [block.mark for block in both.blocks] == [RedlineMark.DELETED, RedlineMark.INSERTED]


def test_a_picture_is_replaced_and_never_reworded() -> None:
    one, other = (RedlineWords("figure", (Token("", thing=name),)) for name in ("map", "plan"))
    caption = paragraph("Where we work")
    for old, new in [(text(one), text(other)), (text(one, caption), text(other, caption, caption))]:
        marks = [block.mark for block in merged(old, new).blocks]
        assert marks[:2] == [RedlineMark.DELETED, RedlineMark.INSERTED]


def test_a_text_of_another_kind_is_replaced_without_comparing_all_with_all() -> None:
    old = text(*(paragraph(f"Old words number {n} of many.") for n in range(210)))
    new = text(*(paragraph(f"New words number {n} of many.") for n in range(210)))
    both = merged(old, new)
    assert accepted(both) == new
    assert {block.mark for block in both.blocks} == {RedlineMark.DELETED, RedlineMark.INSERTED}


def test_an_empty_block_has_no_key() -> None:
    assert key_of(RedlineWords("body", ())) is None
    assert key_of(Group("list", ())) is None


def worded(words: str, *path: str) -> tuple[Token, ...]:
    return tuple(Token(piece, path) for piece in pieces(words))


def paragraph(words: str) -> RedlineWords:
    return RedlineWords("body", worded(words))


def clause(number: str, key: str, words: str) -> RedlineWords:
    return RedlineWords("clause", worded(f"{number} {words}".strip()), anchors=(key,))


def text(*found: Block) -> Group:
    return Group("text", found)


SIGNS = {
    RedlineMark.KEPT: ("", ""),
    RedlineMark.INSERTED: ("[+", "+]"),
    RedlineMark.DELETED: ("[-", "-]"),
}


def shown(found: tuple[Token, ...]) -> str:
    parts, last = [], RedlineMark.KEPT
    for token in (*found, Token("")):
        if token.mark is not last:
            parts.append(SIGNS[last][1] + SIGNS[token.mark][0])
            last = token.mark
        parts.append(token.text)
    return "".join(parts)


def told(both: Group) -> list[str]:
    sign = {RedlineMark.KEPT: "", RedlineMark.INSERTED: "+", RedlineMark.DELETED: "-"}
    return [sign[b.mark] + shown(b.tokens) for b in both.blocks if isinstance(b, RedlineWords)]
