"""A tree written as Markdown is read back by pandoc as the same words, in the same order."""

import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mou_cli.errors import EnvironmentFaultError
from mou_cli.exporting.formats import DOCUMENT_FORMATS, DocumentFormat
from mou_cli.exporting.pandoc import convert
from mou_cli.prose.markdown import Markdown, blocks_to_markdown, escape, inlines_to_markdown
from mou_cli.prose.parsing import parse_prose
from mou_cli.prose.tree import (
    Blocks,
    Bullets,
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
from strategies import examples, printable, trees


def leaves(blocks: Blocks) -> Iterator[str]:
    """Yield each paragraph and cell as it should read, with marks for what is not plain."""
    for block in blocks:
        match block:
            case Paragraph(children):
                yield marked(children)
            case Bullets(items):
                for item in items:
                    yield from leaves(item)
            case Quote(inner):
                yield from leaves(inner)
            case Table(_, header, rows):
                yield from (marked(cell) for row in (header, *rows) for cell in row)


def marked(inlines: tuple[Inline, ...]) -> str:
    written = ""
    for inline in inlines:
        match inline:
            case Text(text):
                written += text
            case Emphasis(children):
                written += f"<em {marked(children)}>"
            case Strong(children):
                written += f"<strong {marked(children)}>"
            case Link(target, children):
                written += f"<link {target} {marked(children)}>"
            case Image(source, alternative):
                written += f"<image {source} {alternative}>"
            case LineBreak():
                written += " <br> "
    return written


def read_by_pandoc(markdown: str) -> list[str]:
    reader = _Page()
    reader.feed(convert(markdown, "html"))
    reader.leaf()
    return normal(iter(reader.leaves))


class _Page(HTMLParser):
    """Writes the paragraphs and cells of a page like `leaves`; what is unexpected by its name."""

    INLINES = frozenset({"em", "strong", "a", "img", "br"})
    BLOCKS = frozenset(
        {"p", "ul", "li", "blockquote", "div", "table", "thead", "tbody", "tr", "th", "td"}
    )

    def __init__(self) -> None:
        super().__init__()
        self.leaves: list[str] = []
        self.words = ""

    def leaf(self) -> None:
        self.leaves.append(self.words)
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.words += " <br> "
        elif tag == "a":
            self.words += f"<link {unquote(given['href'])} "
        elif tag == "img":
            self.words += f"<image {given['src']} {given['alt']}>"
        elif tag in self.INLINES:
            self.words += f"<{tag} "
        elif tag in self.BLOCKS:
            self.leaf()
        elif tag not in ("colgroup", "col"):
            self.words += f"<unexpected {tag}>"

    def handle_endtag(self, tag: str) -> None:
        if tag in self.INLINES - {"img", "br"}:
            self.words += ">"
        elif tag in self.BLOCKS:
            self.leaf()

    def handle_data(self, data: str) -> None:
        self.words += data


def normal(found: Iterator[str]) -> list[str]:
    """Leave out what is empty; pandoc reads in NFC, and writes no arrow as an emoji."""
    composed = (unicodedata.normalize("NFC", text).replace("\ufe0e", "") for text in found)
    spaced = (" ".join(text.split()) for text in composed)
    return [text for text in spaced if text]


@examples(60)
@given(trees)
def test_any_tree_reads_back_with_the_same_words(tree: Blocks) -> None:
    assert read_by_pandoc(blocks_to_markdown(tree)) == normal(leaves(tree))


any_text = st.text(st.one_of(printable, st.sampled_from(" \t\n\\`*_[]{}<>!|")))
STARTS = (
    "|- |+ |* |# |1. |12) |===|---|~~~|```|:::|> |    |\t| - |  1. |{.x}|[a]: b|<b>|&amp;|***|\\"
)
starts = st.sampled_from([*STARTS.split("|"), "| a |", "|-|", "![a](b)"])


@examples(25)
@given(st.lists(st.builds(str.__add__, starts, any_text), min_size=1, max_size=12))
def test_escaped_text_reads_as_itself_wherever_it_is_put(texts: list[str]) -> None:
    texts = [text for text in texts if text.strip()]
    paragraphs = [escape(text) for text in texts]
    behind_breaks = [f"x\\\n{escape(text)}" for text in texts]
    inside = [f"x {escape(text)} y" for text in texts]
    table = ["| h |\n|---|", *(f"| {escape(text)} |" for text in texts)]
    markdown = "\n\n".join([*paragraphs, *behind_breaks, *inside, "\n".join(table)])
    expected = [*texts, *(f"x <br> {text}" for text in texts), *(f"x {text} y" for text in texts)]
    assert read_by_pandoc(markdown) == normal(iter([*expected, "h", *texts]))


@pytest.mark.parametrize(
    "source",
    [
        "A paragraph.\n\nAnother.",
        "a  \nb\\\nc",
        "*a*b **c**d ***e*** *f **g** h*",
        "- a\n- b",
        "- a\n\n  b\n- c",
        "- a\n  - b\n    - c\n- d",
        "- a\n\n  -\n",
        "-\n- a",
        "- > a\n- b",
        "- a\n  > b\n  >\n  > c",
        "- > a\n\n  > b",
        "> a\n>\n> - b\n>   - c\n>\n> d",
        "- a\\\n  b",
        "> - a\\\n>   b\n>\n>   c",
        "| a | b |\n|:--|--:|\n| *c* | d \\| e |",
        "- words\n\n  | a | b |\n  |---|---|\n  | c | d |",
        "- words\n  | a | b |\n  |---|---|\n  | c | d |\n- more",
        "- - a\n\n  | b |\n  |---|\n  | c |",
        "- | a |\n  |---|\n  | b |\n\n  - | c |\n    |---|",
        "> | a | b |\n> |---|---|\n> | c | d |",
        "1985\\. was a year\\\n12\\) b\\\n\\- c\\\n\\+ d\\\n\\# e\\\n\\=== f\\\n\\::: g",
        "a \\* b \\_c\\_ \\[d\\](e) \\`f\\` \\<g> \\\\ &amp;copy; {.h} ^i^ ~j~ $k$ :l: @m 'n' --",
        "[a *b*](https://example.org/a_b?c=d&e=f#g) <https://example.org> <a@example.org>",
        "Look here!<https://example.org/picture.png>",
        "Look here\\![words](https://example.org)",
        "Act now!*really* or else!**now**",
        "![A map](assets/map.svg)",
        "[![A map](assets/map.svg)](https://example.org)",
        "*a* b&#10;&#10;# c",
        "*a* b&#10;- c",
        "a\\\n&#32;- b",
        "| a |\n|---|\n| *b* c&#10;d |",
    ],
)
def test_prose_reads_back_as_it_was_parsed(source: str) -> None:
    blocks = parse_prose(source).blocks
    assert read_by_pandoc(blocks_to_markdown(blocks)) == normal(leaves(blocks))


@pytest.mark.parametrize("text", [" - a", " # a", " 1. a", "  ::: a", "\t- a", "\n+ a"])
def test_white_space_in_front_of_a_text_does_not_make_it_a_list_or_heading(text: str) -> None:
    assert read_by_pandoc(escape(text)) == [text.strip()]


def test_a_list_of_short_items_stays_tight_and_one_of_paragraphs_loose() -> None:
    tight = convert(blocks_to_markdown(parse_prose("- a\n  - b\n- c").blocks), "html")
    loose = convert(blocks_to_markdown(parse_prose("- a\n\n  b\n- c").blocks), "html")
    assert "<p>" not in tight
    assert "<p>a</p>" in loose


def test_columns_keep_their_alignment() -> None:
    blocks = parse_prose("|a|b|c|d|\n|:-|-:|:-:|-|\n").blocks
    assert "|:--|--:|:-:|---|" in blocks_to_markdown(blocks)


def test_text_inside_a_list_item_can_be_written_at_any_indentation() -> None:
    blocks = parse_prose("a\n\n> b\n>\n> c\n\n- d\n\n|e|\n|-|\n|f|").blocks
    item = "- " + blocks_to_markdown(blocks, "  ")
    assert read_by_pandoc(item) == ["a", "b", "c", "d", "e", "f"]


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("https://example.org/a b)c", "https://example.org/a%20b%29c"),
        ("https://example.org/%20?a=[b]", "https://example.org/%20?a=%5Bb%5D"),
        ("https://example.org/ü", "https://example.org/%C3%BC"),
        ("mailto:a@example.org?subject=b", "mailto:a@example.org?subject=b"),
        ("#principle_a", "#principle_a"),
    ],
)
def test_an_address_cannot_end_its_link_early(target: str, written: str) -> None:
    assert inlines_to_markdown((Link(target, (Text("w"),)),)) == f"[w]({written})"


def test_what_is_markdown_already_is_told_apart_from_text() -> None:
    assert isinstance(escape("a"), Markdown)
    assert isinstance(blocks_to_markdown(()), Markdown)


CAPTIONED = "::: {.captioned id=x}\nWords of it\n\n"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (
            CAPTIONED + "| a |\n|---|\n| b |\n\n:::\n",
            ['<table id="x">', "<caption>Words of it</caption>", '<th scope="col">'],
        ),
        (
            CAPTIONED + "![Alt](assets/a.svg)\n\n:::\n",
            ['<figure id="x">', '<img src="assets/a.svg" alt="Alt"', "Words of it</figcaption>"],
        ),
        (
            "::: {.clause level=2 id=a}\n[3.1]{.label} Words\n\n:::\n",
            ['id="a"', 'class="clause level-2"', '<span class="label">3.1</span> Words'],
        ),
        ("[a]{.em id=b} c", ['<span id="b"><em>a</em></span> c']),
        ("[a]{.strong} c", ["<strong>a</strong> c"]),
        ("# [1.]{.label} T {id=t}", ['<h1 id="t"><span class="label">1.</span> T</h1>']),
        ("[Date]{.line}", ['<span class="line">Date</span>']),
    ],
    ids=["table", "figure", "clause", "em", "strong", "heading", "line"],
)
def test_html_says_what_each_mark_means(markdown: str, expected: list[str]) -> None:
    html = convert(markdown, "html")
    assert [words for words in expected if words not in html] == [], html


@pytest.mark.parametrize(
    "markdown",
    [
        CAPTIONED + "| Words |\n|---|\n| b |\n\n:::\n",
        "::: {.clause level=2 id=a}\n[3.1]{.label} Words of it\n\n:::\n",
        "# [1.]{.label} Words {id=t}",
        "[Words]{.line}",
        "[Words](#a) [b]{id=c}",
    ],
)
def test_plain_markdown_carries_none_of_our_marks(markdown: str) -> None:
    written = convert(markdown, "md")
    assert "Words" in written
    assert [mark for mark in (":::", "{", "<", "class=", "(#") if mark in written] == []


@pytest.mark.parametrize("html", ["a <script>b</script>", "<script>b</script>", "<!-- b -->"])
def test_html_in_the_markdown_never_becomes_html_of_the_page(html: str) -> None:
    written = convert(html, "html")
    assert "<script" not in written
    assert "<!--" not in written


def test_a_fault_of_pandoc_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    line = DocumentFormat("another", "html:html_page", "no-such-format", ("common",))
    monkeypatch.setitem(DOCUMENT_FORMATS, "another", line)
    with pytest.raises(EnvironmentFaultError, match="pandoc could not make the document") as fault:
        convert("x", "another")
    assert fault.value.mend


@pytest.mark.parametrize("found", ["/no/such/program", ""])
def test_a_missing_pandoc_is_named_with_its_mend(
    monkeypatch: pytest.MonkeyPatch, found: str
) -> None:
    monkeypatch.setattr("mou_cli.exporting.pandoc.which", lambda *_, **__: found or None)
    with pytest.raises(EnvironmentFaultError, match="pandoc") as fault:
        convert("x", "html")
    assert "Install mou again" in fault.value.mend
