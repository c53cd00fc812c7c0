"""What a report prints, as values. Its sections are those of the signed text's own types."""

from collections.abc import Mapping
from dataclasses import dataclass

from mou_cli.signed_text.text import ProseText, SectionText


@dataclass(frozen=True, slots=True)
class HeadText:
    """A line above the title: what it is about, if the house style says so, and what it says."""

    label: str | None
    text: str


@dataclass(frozen=True, slots=True)
class ReportText:
    """All that a report prints.

    Attributes:
        title: Its title as the house style prints it.
        head: The lines above the title.
        content: Sections, and lines that stand outside them, in order.
        images: SHA-256 of each figure's bytes, by its path.
    """

    title: str
    head: tuple[HeadText, ...]
    content: tuple[SectionText | ProseText, ...]
    images: Mapping[str, str]
