"""Markdown -> one self-contained HTML page."""

import base64
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import PurePosixPath

from markupsafe import Markup

from mou_cli.exporting.pandoc import convert
from mou_cli.exporting.paper import Paper
from mou_cli.rendering.templates import read_template_file, render_page
from mou_cli.trees import Tree

MEDIA_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}


def html_page(tree: Tree, paper: Paper, markdown: str) -> bytes:
    """Return the page.

    Args:
        tree: The repository, for its templates.
        paper: The document without its text.
        markdown: Its text.
    """
    page = with_data_uris(convert(markdown, "html"), paper.images)
    heading, body = _parted(page)
    whole = render_page(
        tree,
        "page.html.j2",
        paper=paper.shown(),
        heading=Markup(heading),  # noqa: S704 - as the body
        body=Markup(body),  # noqa: S704 - pandoc made it from escaped Markdown, raw HTML off
        style=Markup(read_template_file(tree, "page.css")),  # noqa: S704 - a stylesheet is no text
        contents=contents_of(body),
    )
    return whole.encode("utf-8")


def _parted(page: str) -> tuple[str, str]:
    """Return the title with the block below it, and the text."""
    end = _TITLE_END.search(page)
    return (page[: end.end()], page[end.end() :]) if end else (page, "")


_TITLE_END = re.compile(r'</h1>(\s*<div class="title-block">.*?</div>)?', re.DOTALL)


def with_data_uris(page: str, images: Mapping[str, bytes]) -> str:
    """Put each figure into the page itself. `<` in a text is escaped, so only pictures are met."""
    for path, data in images.items():
        page = page.replace(f'<img src="{path}"', f'<img src="{data_uri(path, data)}"')
    return page


def data_uri(path: str, data: bytes) -> str:
    """Return an address that holds the picture itself (RFC 2397)."""
    media_type = MEDIA_TYPES[PurePosixPath(path).suffix.lower()]
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"


def contents_of(body: str) -> list[tuple[int, str, str]]:
    """Return level, anchor and words of each heading below the title, in order."""
    finder = _Headings()
    finder.feed(body)
    return finder.found


class _Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str, str]] = []
        self.inside: tuple[int, str] | None = None
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("h2", "h3"):
            self.inside, self.words = (int(tag[1]), dict(attrs).get("id") or ""), ""

    def handle_endtag(self, tag: str) -> None:
        if self.inside and tag == f"h{self.inside[0]}":
            self.found.append((*self.inside, self.words.strip()))
            self.inside = None

    def handle_data(self, data: str) -> None:
        self.words += data
