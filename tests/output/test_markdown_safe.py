"""Text that tries to be Markdown, HTML or a call to somebody stays text in a comment."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mou_cli.output.escaping.markdown import as_markdown
from strategies import examples

CALLS = re.compile(r"(?:^|[^<])@\w|#\d|!\d|https?://|www\.\w|:\w+:|GH-\d|mailto:\w")


def shown(text: str) -> tuple[str, str]:
    """Return the HTML of a text in a comment's list, and the words that it shows."""
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(f"- {text}\n")
    inside = page.removeprefix("<ul>\n<li>").removesuffix("</li>\n</ul>\n")
    return inside, html.unescape(inside.replace("<!-- -->", ""))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<!-- a -->",
        "<ins>x</ins> &amp; &lt;",
        "**bold** *em* __b__ ~~s~~ `code`",
        "[a](https://evil.example) ![b](x.png) <https://evil.example>",
        "# heading",
        "1. one",
        "12) twelve",
        "- item",
        "+ item",
        "= under",
        "> quote",
        "| a | b |",
        "@everyone and @org/team",
        "fixes #12, GH-3, owner/name#4, !5",
        ":tada: www.evil.example mailto:a@b.example",
        "/close",
        "\\",
        "a\\*b",
        "$x^2$",
        "```",
        "    code",
    ],
)
def test_it_reads_as_the_text_and_does_nothing(text: str) -> None:
    inside, words = shown(as_markdown(text))
    assert words.strip() == text.strip()
    assert set(re.findall(r"<[a-z/!][^>]*>", inside)) <= {"<!-- -->"}
    assert not CALLS.search(inside)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Cs"))))
@examples(300)
def test_any_text_reads_as_itself(text: str) -> None:
    inside, words = shown(as_markdown(f"x{text}"))
    assert words.strip() == f"x{text}".strip()
    assert set(re.findall(r"<[a-z/!][^>]*>", inside)) <= {"<!-- -->"}


def test_what_steers_a_terminal_is_shown() -> None:
    assert as_markdown("a\nb\x1b\u202e") == "a\\\\u000ab\\\\u001b\\\\u202e"
