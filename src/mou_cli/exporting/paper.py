"""What every format needs to know of a document beside its Markdown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mou_cli.model.dates import PartialDate

ACCENT = "#17496e"
"""The colour of the plain design; 9.5 : 1 on white, where WCAG 2.2 (1.4.3) asks for 4.5 : 1."""

POINTS = 12
LARGE_PRINT_POINTS = 18
"""Sizes of the text. From 18 point on WCAG 2.2 calls a text large (glossary, "large scale")."""

LETTERS_OF_A_LINE = 72
"""In a line of 160 mm, in 12 point Arial."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document without its text.

    Attributes:
        title: Its title.
        authors: Whose document it is: the parties, or the officers who report.
        date: The date that it bears, if known.
        version: The version whose text it is, or None for a draft.
        standing: `proposed` or `superseded`, where the version is not the one in force.
        digest: The digest of the text.
        fingerprint: The digest's first digits, in two groups.
        accent: The one colour, as `#rrggbb`.
        word_template: The bytes of the Word document whose look is taken over, if any.
        points: The size of the text.
        images: The bytes of figures and logo by path.
        missing: Paths of figures that cannot be read; only a draft has any.
        published: What stands at the foot of a document that is no version and no draft.
        strapline: A council's own line at the foot of every page.
        notice: What stands at the head of every page of a paper that is not for everybody.
    """

    title: str
    authors: tuple[str, ...]
    date: PartialDate | None
    version: str | None
    standing: str | None
    digest: str
    fingerprint: str
    accent: str = ACCENT
    word_template: bytes | None = None
    points: int = POINTS
    images: Mapping[str, bytes] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    published: str | None = None
    strapline: str | None = None
    notice: str | None = None

    @property
    def is_draft(self) -> bool:
        """Whether it is neither a version nor published."""
        return self.version is None and self.published is None

    @property
    def banner(self) -> str:
        """What stands at the head of every page; nothing on most papers."""
        draft = "Draft" if self.is_draft else None
        return " · ".join(words for words in (draft, self.notice) if words)

    @property
    def mark(self) -> str:
        """What stands at the foot of every page: `Version 2019-03 · 19ab 595b`."""
        which = f"Version {self.version}" if self.version else self.published or "DRAFT"
        standing = f", {self.standing}" if self.version and self.standing else ""
        return f"{which}{standing} · {self.fingerprint}"

    @property
    def line(self) -> int:
        """About how many letters a line of an A4 page holds."""
        return LETTERS_OF_A_LINE * POINTS // self.points

    @property
    def dated(self) -> str | None:
        """The first day that its date may be, as `2019-03-01`, for fields that need a day."""
        return self.date.first.isoformat() if self.date else None
