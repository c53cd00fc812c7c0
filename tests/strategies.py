"""What hypothesis draws in more than one test."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from mou_cli.prose.tree import (
    Block,
    Blocks,
    Bullets,
    Cell,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)


def examples(number: int) -> settings:
    """The same examples in every run: one commit gives one answer."""
    return settings(max_examples=number, deadline=None, derandomize=True, database=None)


MARKS = "\\`*_[](){}<>&|#+-=~:;.,!?@$%^'\"/0123456789"

printable = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp")
)
letters = st.one_of(st.sampled_from(MARKS), printable)
words = st.text(letters, min_size=1, max_size=8)
lines = st.lists(words, min_size=1, max_size=5).map(" ".join)
texts = lines.map(Text)
"""Texts as the parser leaves them: no line breaks, and no white space at their ends."""

plain_inlines: SearchStrategy[Inline] = st.one_of(
    texts,
    st.builds(Emphasis, texts.map(lambda text: (text,))),
    st.builds(Strong, texts.map(lambda text: (text,))),
)
figures = st.builds(
    Image, st.sampled_from(["assets/map.svg", "assets/a/b-1.png", "assets/X_2.jpeg"]), lines
)
addresses = st.sampled_from(
    ["https://example.org/a?b=c&d=(e)", "mailto:a@example.org", "#payment", "#principle_be-kind"]
)
links = st.builds(
    Link, addresses, st.lists(plain_inlines, min_size=1, max_size=2).map(lambda found: tuple(found))
)


def stressed(inner: SearchStrategy[Inline]) -> SearchStrategy[Inline]:
    children = st.lists(inner, min_size=1, max_size=3).map(merged)
    return st.one_of(st.builds(Emphasis, children), st.builds(Strong, children))


def merged(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Put neighbouring texts together, as the parser does."""
    found: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and found and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].text + inline.text)
        else:
            found.append(inline)
    return tuple(found)


inlines = st.recursive(st.one_of(texts, links, figures), stressed, max_leaves=4)
cells: SearchStrategy[Cell] = st.lists(inlines, max_size=3).map(merged)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    lines_of_it = draw(st.lists(st.lists(inlines, min_size=1, max_size=3), min_size=1, max_size=3))
    children: list[Inline] = []
    for number, line in enumerate(lines_of_it):
        children += [LineBreak(), *line] if number else line
    return Paragraph(merged(children))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    row = st.lists(cells, min_size=width, max_size=width).map(tuple)
    alignment = st.sampled_from(["", "left", "right", "center"])
    alignments = draw(st.lists(alignment, min_size=width, max_size=width).map(tuple))
    return Table(alignments, draw(row), draw(st.lists(row, max_size=2).map(tuple)))


def containers(inner: SearchStrategy[Block]) -> SearchStrategy[Block]:
    blocks = st.lists(inner, min_size=1, max_size=3).map(tuple)
    items = st.lists(blocks, min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(Bullets, items), st.builds(Quote, blocks))


blocks: SearchStrategy[Block] = st.recursive(
    st.one_of(paragraphs(), tables()), containers, max_leaves=4
)
trees: SearchStrategy[Blocks] = st.lists(blocks, min_size=1, max_size=3).map(tuple)
"""Trees that `parse_prose` may give."""
