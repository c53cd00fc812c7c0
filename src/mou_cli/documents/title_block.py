"""The lines below an agreement's title: what it is, and whether it is in force.

They are no part of the text that is signed, so no template prints them: they are put into the
Markdown of a document that goes out, and a redline, which compares texts, has none.
"""

import re
from collections.abc import Iterable

from mou_cli.prose.markdown import escape

_TITLE = re.compile(r"^# .*\n?", re.MULTILINE)


def title_block(facts: Iterable[tuple[str, str]]) -> str:
    """Return the block as Markdown.

    Args:
        facts: What each line is about, and what it says.
    """
    lines = "".join(f"[{escape(term)}]{{.term}} {escape(words)}\n\n" for term, words in facts)
    return f"::: {{ .title-block }}\n{lines}:::\n"


def below_the_title(markdown: str, block: str) -> str:
    """Return a document with a block below its title; a text without a title stays as it is.

    Args:
        markdown: The document.
        block: The block; nothing if it has none.
    """
    title = _TITLE.search(markdown)
    if title is None or not block:
        return markdown
    return f"{markdown[: title.end()]}\n{block}\n{markdown[title.end() :]}"
