"""Agreements whose cells, rows, names and lists are longer than a page foresees, in both sizes.

`make papers N=500` draws others in each run.
"""

import os

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from long_texts import png
from mou_cli.documents.report import Edition
from mou_cli.operations.render import render
from mou_cli.trees.layered import FilesTree

WORDS = """
a of the partnership -5 ... -? long-term e.g. 1985. £1,200 residents’ ‘aim’ – 3/4 (a) x_y_z a*b
antidisestablishmentarianism first.last@a-long-name.example.org https://example.org/a/long/way/to
"""
WORD = st.sampled_from(WORDS.split())


def some_words(least: int, most: int) -> st.SearchStrategy[str]:
    """As many words as drawn, of a few that are repeated, so that little has to be drawn."""
    few = st.lists(WORD, min_size=1, max_size=8)
    return st.tuples(few, st.integers(least, most)).map(
        lambda drawn: " ".join(drawn[0][at % len(drawn[0])] for at in range(drawn[1]))
    )


@st.composite
def tables(draw: st.DrawFn) -> str:
    columns, rows = draw(st.integers(1, 6)), draw(st.sampled_from((1, 3, 7, 8, 9, 30)))
    most = draw(st.sampled_from((3, 20, 80)))
    cells = draw(st.lists(some_words(1, most), min_size=columns, max_size=columns))
    head = "| " + " | ".join(f"Column {at}" for at in range(columns)) + " |"
    rule = "|" + "---|" * columns
    lines = ["| " + " | ".join(f"{row} {cell}" for cell in cells) + " |" for row in range(rows)]
    return "\n".join([head, rule, *lines])


@st.composite
def lists(draw: st.DrawFn) -> str:
    depth, items = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    words = draw(some_words(1, 60))
    return "\n".join(
        f"{'  ' * level}- {level} {item} {words}" for item in range(items) for level in range(depth)
    )


FIGURES = {
    f"assets/{width}-{height}.png": png(width, height)
    for width, height in ((40, 30), (900, 40), (40, 900))
}

figures = st.tuples(some_words(1, 60), st.sampled_from(sorted(FIGURES))).map(
    lambda drawn: "![" + drawn[0].replace("*", "") + f"]({drawn[1]})"
)

prose = st.one_of(
    some_words(1, 900).map(lambda words: f"It says {words}"), tables(), lists(), figures
)


def indented(text: str, by: int) -> str:
    return "\n".join(" " * by + line for line in text.split("\n"))


@st.composite
def agreements(draw: st.DrawFn) -> dict[str, bytes]:
    """A text of three sections and two parties, whose names may be long."""
    texts = draw(st.lists(prose, min_size=1, max_size=3))
    title, name = (draw(some_words(1, 30))[:150].strip() for _ in range(2))
    caption = f"              caption: >-\n                Shown {name}\n"
    sections = "".join(
        f"  - key: s{number}\n    title: >-\n        {title}\n    body:\n"
        f"      - section:\n          key: c{number}\n          body:\n"
        f"            - text: |\n{indented(text, 16)}\n"
        f"{caption if text.startswith(('|', '!')) else ''}"
        for number, text in enumerate(texts)
    )
    mou = f"""\
schema: 1
title: >-
  A memorandum of {title}
date: 2024-05-01
legal_status: {{status: non-binding}}
governance: not stated
variation: not stated
review: not stated
numbering:
  clauses: ["1.", "1.1", "(a)"]
tiers:
  party: {{title: Parties, signs: true}}
participants:
  - partner: one
    tier: party
    name: >-
      One {name}
  - partner: two
    tier: party
    name: >-
      Two {name}
sections:
{sections}  - key: signing
    title: Signing
    body:
      - insert: signatures
"""
    return {"data/mou.yaml": mou.encode(), **FIGURES}


PAPERS = int(os.environ.get("PAPERS", "0"))

DRAWN = settings(
    max_examples=PAPERS or 6,
    derandomize=not PAPERS,
    deadline=None,
    database=None,
    phases=(Phase.generate,),  # each example takes a while, so none is looked for that is smaller
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


@DRAWN
@given(agreements())
def test_no_length_loses_a_word(files: dict[str, bytes]) -> None:
    for large_print in (False, True):
        edition = Edition(large_print=large_print)
        made = render(FilesTree(files), [], [], draft=True, edition=edition)
        assert made.files, made.validation.problems
