"""What lies off the paper, or over other words, cannot be read."""

import pytest

from mou_cli.exporting.typst import compile_typst
from mou_cli.proofreading.comparing import bare
from mou_cli.proofreading.legible import Run, legible
from mou_cli.proofreading.pdf import words_of_pdf

PAPER = (0.0, 0.0, 595.0, 842.0)
HEAD = """#set document(title: "T")
#set page(paper: "a4", footer: [Version 1])
#set text(font: "Source Sans 3", lang: "en")
"""


def read(body: str, *, apart: bool = True) -> str:
    files = {"main.typ": f"{HEAD}{body}".encode()}
    data = compile_typst(files, inputs={}, standards=["ua-1"], apart=False)
    return bare(words_of_pdf(data, apart=apart))


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("one two", "onetwo"),
        ("- one\n- two •", "onetwo•"),
        ("one\n#place(dx: 40cm)[two]", "one"),
        ("one\n#place(dx: -4cm)[two]", "one"),
        ("one\n#place(dy: 40cm)[two]", "one"),
        ("one #box(width: 1cm)[" + "x" * 200 + "]", "one"),
        ("#block(breakable: false)[" + "line \\\n" * 70 + "]", "line" * 53),
    ],
)
def test_what_is_off_the_paper_is_not_read(body: str, seen: str) -> None:
    assert read(body) == seen


def test_what_is_over_other_words_is_not_read_on_our_own_pages() -> None:
    over = "one\n\n#block[two#place(top, dx: 4mm)[three]]\n\nfour"
    assert read(over) == "onefour"
    assert read(over, apart=False) == "onetwothreefour"


def test_what_is_over_the_footer_is_not_read() -> None:
    assert read("#place(bottom, dy: 1.1cm)[one]\ntwo") == "two"


def test_words_that_touch_are_read() -> None:
    runs = [
        Run("one", (10, 10, 40, 20), is_text=True),
        Run("two", (39, 10, 60, 20), is_text=True),  # the next of the line
        Run("below", (10, 1, 40, 11), is_text=True),  # the line below
        Run(" ", (10, 10, 40, 20), is_text=True),
    ]
    assert "".join(run.words for run in legible(runs, PAPER, apart=True)) == "onetwobelow "


def test_a_word_at_the_end_of_a_line_keeps_its_hyphen() -> None:
    narrow = "#block(width: 15mm)[joined\\-up\\-words and long\\-term]"
    assert read(narrow) == "joined-up-wordsandlong-term"


def test_a_row_that_goes_on_on_the_next_page_is_read_cell_by_cell() -> None:
    cells = ", ".join("[" + f"{name} \\\n" * 70 + "]" for name in ("one", "two"))
    assert read(f"#table(columns: 2, {cells})") == "one" * 70 + "two" * 70


def test_the_words_of_a_picture_are_no_text() -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="30">'
        '<text x="0" y="20" font-family="Source Sans 3">two</text></svg>'
    )
    quoted = drawing.replace('"', '\\"')
    assert read(f'one #image(bytes("{quoted}"), alt: "three") four') == "onefour"


def test_what_is_no_pdf_is_said() -> None:
    with pytest.raises(ValueError, match="it is no PDF, or it is damaged"):
        words_of_pdf(b"no PDF")
