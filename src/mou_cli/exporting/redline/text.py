"""One of the two documents that a redline is made from."""

from dataclasses import dataclass

from mou_cli.exporting.paper import Paper


@dataclass(frozen=True, slots=True)
class Text:
    """A document as Markdown, and the rest of it.

    Attributes:
        paper: The document without its text.
        markdown: Its text.
    """

    paper: Paper
    markdown: str
