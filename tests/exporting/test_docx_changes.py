"""Tracked changes in Word's XML: ends of paragraphs, and insertions that touch each other."""

from datetime import UTC, datetime
from typing import Any

import pytest
from lxml import etree

from mou_cli.exporting.changed_by import ChangedBy
from mou_cli.exporting.docx.changes import mark_whole
from mou_cli.exporting.docx.marks import number_changes
from office_lint import W
from word_reader import settled, shown

BY = ChangedBy("A", datetime(2026, 5, 1, tzinfo=UTC))
SIGN = '<mou:whole xmlns:mou="urn:mou:redline" kind="{}"/>'


def run(words: str) -> str:
    return f"<w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r>"


def came(words: str) -> str:
    return f"<w:ins>{run(words)}</w:ins>"


def went(words: str) -> str:
    return f"<w:del>{run(words).replace('w:t>', 'w:delText>')}</w:del>"


def link(inner: str) -> str:
    return f'<w:hyperlink w:anchor="a">{inner}</w:hyperlink>'


def paragraph(inner: str, style: str = "BodyText") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'


def whole(kind: str, words: str, style: str = "BodyText") -> str:
    inner = came(words) if kind == "ins" else went(words)
    return paragraph(inner + SIGN.format(kind), style)


TABLE = f"<w:tbl><w:tr><w:tc>{paragraph(run('cell'))}</w:tc></w:tr></w:tbl>"


def marked(*parts: str) -> Any:
    text = f'<w:body xmlns:w="{W[1:-1]}">{"".join(parts)}<w:sectPr/></w:body>'
    body = etree.fromstring(text)
    mark_whole(body, BY)
    number_changes(BY, body)
    return body


def words(body: Any) -> list[str]:
    return ["".join(p.itertext(f"{W}t", f"{W}delText")) for p in body.iter(f"{W}p")]


@pytest.mark.parametrize(
    ("parts", "told", "new", "old"),
    [
        (  # before a table: the end of the paragraph above comes
            [paragraph(run("a")), whole("ins", "b", "Caption"), TABLE],
            "ins a\n[+b+]\nrow\ncell\n",
            ["a", "b", "cell"],
            ["a", "cell"],
        ),
        (  # and goes
            [paragraph(run("a")), whole("del", "b"), whole("del", "c", "Caption"), TABLE],
            "del a\ndel [-b-]\n[-c-]\nrow\ncell\n",
            ["a", "cell"],
            ["a", "b", "c", "cell"],
        ),
        (  # in place of each other: one paragraph, whose end stays
            [whole("del", "a", "Caption"), whole("ins", "b"), TABLE],
            "[-a-][+b+]\nrow\ncell\n",
            ["b", "cell"],
            ["a", "cell"],
        ),
        (
            [whole("ins", "b"), whole("del", "a", "Caption"), TABLE],
            "[-a-][+b+]\nrow\ncell\n",
            ["b", "cell"],
            ["a", "cell"],
        ),
        (  # nothing above: the end goes in Word, and stays empty in LibreOffice
            [whole("del", "a"), TABLE],
            "del [-a-]\nrow\ncell\n",
            ["cell"],
            ["a", "cell"],
        ),
        (  # an insertion at an end, and paragraphs that come behind it
            [paragraph(run("a") + came("b")), whole("ins", "c"), whole("ins", "d"), TABLE],
            "ins a[+b+]\nins [+c+]\n[+d+]\nrow\ncell\n",
            ["ab", "c", "d", "cell"],
            ["a", "cell"],
        ),
        (
            [paragraph(run("a") + came("b")), whole("ins", "c"), paragraph(run("d"))],
            "ins a[+b+]\n[+c+]\nd\n",
            ["ab", "c", "d"],
            ["a", "d"],
        ),
        (  # an insertion at an end, and one at the beginning behind it
            [paragraph(run("a") + came(" b")), paragraph(came("c ") + run("d e"))],
            "a[+ b+]\n[-d-][+c d+] e\n",
            ["a b", "c d e"],
            ["a", "d e"],
        ),
        (  # the only word that stayed
            [paragraph(run("a") + came(" b")), paragraph(came("c ") + run("d"))],
            "a[+ b+]\n[-d-][+c d+]\n",
            ["a b", "c d"],
            ["a", "d"],
        ),
        (  # a thing that stayed
            [
                paragraph(run("a") + came(" b")),
                paragraph(came("c") + "<w:r><w:tab/></w:r>" + run("d")),
            ],
            "a[+ b+]\n[-\t-][+c\t+]d\n",
            ["a b", "cd"],
            ["a", "d"],
        ),
        (  # a link stays as it is: its first word cannot be told twice
            [paragraph(run("a") + came(" b")), paragraph(came("c ") + link(run("d")))],
            "a[+ b+]\n[+c +]d\n",
            ["a b", "c d"],
            ["a", "d"],
        ),
        (
            [paragraph(run("a") + came(" b")), paragraph(link(came("c ")) + run("d"))],
            "a[+ b+]\n[+c +]d\n",
            ["a b", "c d"],
            ["a", "d"],
        ),
        (
            [paragraph(run("a") + came(" b")), paragraph(""), paragraph(came("c") + run("d"))],
            "a[+ b+]\n\n[+c+]d\n",
            ["a b", "", "cd"],
            ["a", "", "d"],
        ),
    ],
)
def test_word_settles_it_exactly(
    parts: list[str], told: str, new: list[str], old: list[str]
) -> None:
    body = marked(*parts)
    assert shown(body) == told
    assert words(settled(body, accept=True)) == new
    assert words(settled(body, accept=False)) == old


def test_the_look_of_a_paragraph_whose_end_stays_is_that_of_either_version() -> None:
    body = marked(paragraph(run("a"), "First"), whole("ins", "b", "Caption"), TABLE)
    for accept, styles in ((True, ["First", "Caption"]), (False, ["First"])):
        found = [s.get(f"{W}val") for s in settled(body, accept=accept).iter(f"{W}pStyle")]
        assert found[:-1] == styles


def test_a_row_is_marked_where_all_its_cells_are() -> None:
    rows = "".join(
        f"<w:tr><w:tc>{cell}</w:tc><w:tc>{cell}</w:tc></w:tr>"
        for cell in (paragraph(run("a")), whole("del", "b"), paragraph(came("c")))
    )
    body = marked(f"<w:tbl>{rows}</w:tbl>")
    marks = [row.find(f"{W}trPr/{W}del") is not None for row in body.iter(f"{W}tr")]
    assert marks == [False, True, False]


def test_numbers_begin_behind_those_of_bookmarks() -> None:
    text = '<w:bookmarkStart w:id="7" w:name="x"/>'
    body = marked(text, paragraph(came("a") + went("b")))
    assert [m.get(f"{W}id") for m in body.iter(f"{W}ins", f"{W}del")] == ["8", "9"]
