"""The words of plain Markdown, as a forge shows it."""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mou_cli.proofreading.pages import words_of_html

EMPHASIS = str.maketrans("", "", "*")
"""Between letters an asterisk is one (CommonMark 0.31, section 6.2), and pandoc writes it there for
emphasis. So asterisks are not compared: one too many is a blemish, and no word is lost."""


def words_of_markdown(data: bytes) -> str:
    """Return the words of a document in GitHub's Markdown."""
    parser = MarkdownIt("commonmark", {"maxNesting": 200}).enable(["table", "strikethrough"])
    return "".join(_words(parser.parse(data.decode("utf-8"))))


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "html_block":
            yield words_of_html(token.content)
        elif token.type in ("code_block", "fence", "text", "text_special", "code_inline"):
            yield token.content
        elif token.type == "inline":
            yield from _words(token.children or ())
