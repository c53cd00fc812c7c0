"""What a text holds once it is read, what it may not hold, and that nothing harmful stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mou_cli.prose import Prose
from mou_cli.prose.parsing import parse_prose
from mou_cli.prose.tree import (
    Blocks,
    Bullets,
    Emphasis,
    Image,
    Link,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    figure_of,
    inlines_of,
    text_of,
)
from mou_cli.prose.tree import LineBreak as Break
from strategies import examples


def words(text: str) -> Paragraph:
    return Paragraph((Text(text),))


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("", ()),
        ("One\nline.\n", (words("One line."),)),
        ("One.\n\nTwo.\n", (words("One."), words("Two."))),
        ("a  \nb\\\nc", (Paragraph((Text("a"), Break(), Text("b"), Break(), Text("c"))),)),
        ("  a \n   b ", (words("a b"),)),
        ("*a* **b**", (Paragraph((Emphasis((Text("a"),)), Text(" "), Strong((Text("b"),)))),)),
        ("_a_ __b__", (Paragraph((Emphasis((Text("a"),)), Text(" "), Strong((Text("b"),)))),)),
        ("***a***", (Paragraph((Emphasis((Strong((Text("a"),)),)),)),)),
        ("a_b_c 2*3*4", (Paragraph((Text("a_b_c 2"), Emphasis((Text("3"),)), Text("4"))),)),
        ("\\*a\\* \\# 1985\\. &amp; &copy;", (words("*a* # 1985. & ©"),)),
        ('It\'s -- "so"... (c)', (words('It\'s -- "so"... (c)'),)),
        ("a^b^ ~~c~~ $d$ :e: @f [g] {.h}", (words("a^b^ ~~c~~ $d$ :e: @f [g] {.h}"),)),
        ("https://example.org", (words("https://example.org"),)),
        (
            "[a *b*](https://example.org/?c=(d)#e)",
            (
                Paragraph(
                    (Link("https://example.org/?c=(d)#e", (Text("a "), Emphasis((Text("b"),)))),)
                ),
            ),
        ),
        (
            "<https://example.org> <a@b.org>",
            (
                Paragraph(
                    (
                        Link("https://example.org", (Text("https://example.org"),)),
                        Text(" "),
                        Link("mailto:a@b.org", (Text("a@b.org"),)),
                    )
                ),
            ),
        ),
        ("[](#payment)", (Paragraph((Link("#payment", ()),)),)),
        ("[us](#partner/a-b)", (Paragraph((Link("#partner/a-b", (Text("us"),)),)),)),
        ("![A map](assets/map.svg)", (Paragraph((Image("assets/map.svg", "A map"),)),)),
        (
            "![A *big* \\[old\\] map](assets/map.svg)",
            (Paragraph((Image("assets/map.svg", "A big [old] map"),)),),
        ),
        ("- a\n- b", (Bullets(((words("a"),), (words("b"),))),)),
        ("* a\n\n  b\n* c", (Bullets(((words("a"), words("b")), (words("c"),))),)),
        ("+ a\n  - b", (Bullets(((words("a"), Bullets(((words("b"),),))),)),)),
        ("-\n- a", (Bullets(((words("a"),),)),)),
        ("a\n- b", (words("a"), Bullets(((words("b"),),)))),
        ("> a\n> b\n>\n> c", (Quote((words("a b"), words("c"))),)),
        ("> - a", (Quote((Bullets(((words("a"),),)),)),)),
        (
            "| a | b |\n|:--|--:|\n| *c* | d \\| e |\n| f |",
            (
                Table(
                    ("left", "right"),
                    ((Text("a"),), (Text("b"),)),
                    (
                        ((Emphasis((Text("c"),)),), (Text("d | e"),)),
                        ((Text("f"),), ()),
                    ),
                ),
            ),
        ),
        ("|a|b|\n|:-:|-|", (Table(("center", ""), ((Text("a"),), (Text("b"),)), ()),)),
        ("a | b\n\nc", (words("a | b"), words("c"))),
    ],
)
def test_each_construct_has_its_tree(source: str, blocks: Blocks) -> None:
    parsed = parse_prose(source)
    assert parsed.faults == ()
    assert parsed.blocks == blocks


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# A", ["0 PRO002"]),
        ("a\n\n### B\n\nc", ["2 PRO002"]),
        ("A\n===", ["0 PRO002"]),
        ("A\nb\n---", ["0 PRO002"]),
        ("- # A\n- b", ["0 PRO002"]),
        ("<div>\na\n</div>", ["0 PRO003"]),
        ("a\n<b>c", ["1 PRO003 <b>"]),
        ("a <!-- b --> c", ["0 PRO003 <!-- b -->"]),
        ("<script>alert(1)</script>", ["0 PRO003"]),
        ("    a", ["0 PRO004"]),
        ("```\na\n```", ["0 PRO004"]),
        ("a\n\n~~~\nb", ["2 PRO004"]),
        ("a\nb `c` d", ["1 PRO004 c"]),
        ("![a](https://example.org/a.png)", ["0 PRO005 https://example.org/a.png"]),
        ("![a](assets/../a.png)", ["0 PRO005 assets/../a.png"]),
        ("![a](/assets/a.png)", ["0 PRO005 /assets/a.png"]),
        ("![a](assets/.a.png)", ["0 PRO005 assets/.a.png"]),
        ("![a](assets/)", ["0 PRO005 assets/"]),
        ("![a](<assets/a b.png>)", ["0 PRO005 assets/a b.png"]),
        ("![ ](assets/a.png)", ["0 PRO005 assets/a.png"]),
        ("1. a\n2. b", ["0 PRO006"]),
        ("a\n\n7) b", ["2 PRO006"]),
        ("- a\n\n  1. b\n\n     1. c", ["2 PRO006", "4 PRO006"]),
        ("> 1985. It was a year", ["0 PRO006"]),
        ("a\n:::", ["1 PRO007 :::"]),
        ("- ::: note", ["0 PRO007 :::"]),
        ("> :::", ["0 PRO007 :::"]),
        ("a\n\n[b]: https://example.org", ["2 PRO008"]),
        ("[b]: <javascript:a>\n\nc [b]", ["0 PRO008", "2 PRO009 javascript:a"]),
        ("[a](javascript:b)", ["0 PRO009 javascript:b"]),
        ("[a](JavaScript:b)", ["0 PRO009 JavaScript:b"]),
        ("[a](&#106;avascript:b)", ["0 PRO009 javascript:b"]),
        ("<javascript:b>", ["0 PRO009 javascript:b"]),
        ("[a](data:text/html,b)", ["0 PRO009 data:text/html,b"]),
        ("[a](file:///etc/passwd)", ["0 PRO009 file:///etc/passwd"]),
        ("[a](//example.org)", ["0 PRO009 //example.org"]),
        ("[a](page.html)", ["0 PRO009 page.html"]),
        ("a\nb [c]()", ["1 PRO009"]),
        ("a\nb\u202ec", ["1 PRO010 \u202e"]),
        ("b\u2066c\u200fd", ["0 PRO010 \u2066"]),
        ("a\u200bb", ["0 PRO011 \u200b"]),
        ("a\nso\u00adft", ["1 PRO011 \u00ad"]),
        ("a\n\n***\n\nb", ["2 PRO013"]),
        ("- - - - - - - a", ["0 PRO013"]),
        (">" * 40 + "a", ["0 PRO013"]),
        ("| a |\n|---|\n| `b` |\n| c |", ["2 PRO004 b"]),
        ("| `a` |\n|---|", ["0 PRO004 a"]),
        ("> a\n> `b`", ["1 PRO004 b"]),
        ("- a\n  - b\n    `c`", ["2 PRO004 c"]),
        ("*a\n`b`*", ["1 PRO004 b"]),
        ("a\\\n`b`", ["1 PRO004 b"]),
        ("[a\nb](#c) `d`", ["1 PRO004 d"]),
        ("![a\nb](assets/c.png) `d`", ["0 PRO005", "1 PRO004 d"]),
    ],
)
def test_what_prose_cannot_hold_is_told_with_its_line(source: str, expected: list[str]) -> None:
    faults = parse_prose(source).faults
    assert sorted({f"{f.line} {f.code} {f.words}".strip() for f in faults}) == sorted(expected)
    assert all(fault.message and fault.mend for fault in faults)


@pytest.mark.parametrize(
    ("source", "hidden"),
    [
        ("a&#x202e;b", "\u202e"),
        ("a &rlm; b", "\u200f"),
        ("*a*&ZeroWidthSpace;b", "\u200b"),
        ("a&shy;b", "\u00ad"),
        ("*a* b&#10;&#10;# c", "\n"),
        ("*a*&NewLine;- b", "\n"),
        ("*a*&#13;b", "\r"),
        ("| a |\n|---|\n| *b*&#10;c |", "\n"),
        ("![a&#10;&#10;b](assets/c.svg)", "\n"),
    ],
)
def test_an_entity_brings_in_nothing_that_could_not_be_written(source: str, hidden: str) -> None:
    parsed = parse_prose(source)
    assert hidden not in plain(parsed.blocks) or parsed.faults


def test_a_cell_too_many_in_a_row_is_not_lost_in_silence() -> None:
    parsed = parse_prose("|a|b|\n|-|-|\n|c|d|words|")
    assert parsed.faults or "words" in text_of(parsed.blocks)


@pytest.mark.parametrize(
    "source",
    [
        "a\n\n# Words",
        "Words\n---",
        "1. Words\n2. more",
        "- a\n\n  1. Words",
        "a `Words`",
        "<b>Words</b> a",
        "[Words](javascript:a)",
        "![Words](https://example.org/a.png)",
    ],
)
def test_a_draft_keeps_the_words_of_what_is_refused(source: str) -> None:
    assert "Words" in text_of(parse_prose(source).blocks)


def test_a_line_may_hold_several_faults_and_each_is_told() -> None:
    codes = {fault.code for fault in parse_prose("<b>\u200b`c`\u202e [d](e:f)").faults}
    assert sorted(codes) == ["PRO003", "PRO004", "PRO009", "PRO010", "PRO011"]


@pytest.mark.parametrize("stress", ["*a **b ", "[*a **b "])
def test_stress_within_stress_without_end_is_a_fault_and_no_crash(stress: str) -> None:
    closing = "c** d* " if stress.startswith("*") else "c** d*](#e) "
    parsed = parse_prose(stress * 2000 + closing * 2000)
    assert "PRO013" in {fault.code for fault in parsed.faults}


def test_a_hostile_text_is_read_to_its_end() -> None:
    for piece in ("[", "*a_ ", "![[]()", "<a@b", "`" * 3 + "a", "> - ", "&amp", "[a]: b\n", "|a"):
        parse_prose(piece * (10_000 // len(piece)))


SAFE_TARGET = re.compile(r"(https?://|mailto:|mou:|#)[^\s<>\"`\\]*\Z", re.IGNORECASE)
SAFE_SOURCE = re.compile(r"assets/(?!.*\.\.)[\w./-]+\Z", re.ASCII)


def harmless(blocks: Blocks) -> bool:
    for inline in inlines_of(blocks):
        if isinstance(inline, Link) and not SAFE_TARGET.match(inline.target):
            return False
        if isinstance(inline, Image) and not SAFE_SOURCE.match(inline.source):
            return False
    return True


def plain(blocks: Blocks) -> str:
    """Return all characters of texts and alternatives, without what `text_of` puts between."""
    return "".join(
        inline.text if isinstance(inline, Text) else inline.alternative
        for inline in inlines_of(blocks)
        if isinstance(inline, Text | Image)
    )


PIECES = [
    *"ab *_`[]()<>!#|:-+=~&\\\"'\n\t.1é\u202e\u200b\0",
    *("  ", "    ", "\n\n", "> ", "- ", "1. ", "](", "](#a)", "](javascript:a)", "](assets/a.svg)"),
    *(
        "https://a",
        "<b>",
        "<!--",
        ":::",
        "|-|-|\n",
        "```",
        "&#10;",
        "&lt;",
        "[a]: b",
        "***",
        "---\n",
    ),
]
ANYTHING = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=24).map("".join),
)


@examples(600)
@given(ANYTHING)
def test_any_text_is_read_and_nothing_harmful_stays(source: str) -> None:
    parsed = parse_prose(source)
    assert harmless(parsed.blocks)
    lines = source.split("\n")
    assert [fault for fault in parsed.faults if not 0 <= fault.line < len(lines)] == []
    assert parsed.faults or not set("\n\r\u202e\u200b") & set(plain(parsed.blocks))


def test_a_picture_alone_in_its_paragraph_is_a_figure() -> None:
    alone, beside, text = parse_prose("![a](assets/a.svg)\n\n![a](assets/a.svg) b\n\nc").blocks
    assert figure_of(alone) == Image("assets/a.svg", "a")
    assert (figure_of(beside), figure_of(text)) == (None, None)
    assert figure_of(Quote((alone,))) is None


EVERYTHING = """\
One *two **three*** [four](#x) ![five](assets/a.svg)\\
six

- seven
  - eight

> nine

| ten | eleven |
|-----|--------|
| twelve | *thirteen* |
"""


def test_words_are_given_in_reading_order() -> None:
    assert Prose(EVERYTHING).words == (
        "One two three four five six seven eight nine ten eleven twelve thirteen"
    )


def test_every_inline_is_found_at_every_depth() -> None:
    kinds = [type(inline).__name__ for inline in inlines_of(parse_prose(EVERYTHING).blocks)]
    assert kinds[:4] == ["Text", "Emphasis", "Text", "Strong"]
    assert {kind: kinds.count(kind) for kind in ("Link", "Image", "LineBreak", "Emphasis")} == {
        "Link": 1,
        "Image": 1,
        "LineBreak": 1,
        "Emphasis": 2,
    }


def test_prose_is_equal_by_its_source_and_parsed_once() -> None:
    prose = Prose("*a*")
    assert prose == Prose("*a*")
    assert prose != Prose("a")
    assert prose != "*a*"
    assert len({prose, Prose("*a*")}) == 1
    assert repr(prose) == "Prose('*a*')"
    assert prose.parsed is prose.parsed
