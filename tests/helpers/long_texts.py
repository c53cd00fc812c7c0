"""Texts in the Markdown in the middle that are longer or wider than a page, and their documents."""

import io
import struct
import tempfile
import zlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from mou_cli.exporting.formats import DOCUMENT_FORMATS
from mou_cli.exporting.paper import Paper
from mou_cli.trees import DiskTree

SIZES = (12, 18)

BEFORE = "# A title\n\n## First\n\nA paragraph before.\n\n"
EMAIL = "firstname.surname@long-name-of-a-council.example.gov.uk"
LONG_WORD = "abcdefghij" * 17
HEADING_WORD = "Heading" + "mnw" * 40


def document(
    kind: str,
    markdown: str,
    points: int,
    images: Mapping[str, bytes] | None = None,
    look: str = "",
    **furniture: str,
) -> bytes:
    """Make a document in one format and one size, with an own `page.typ` if one is given.

    `furniture` are fields of its `Paper`: what stands at head and foot.
    """
    paper = Paper(
        title="A title",
        authors=("A council",),
        date=None,
        version="2024-01",
        standing=None,
        digest="sha256:00",
        fingerprint="0000 0000",
        points=points,
        images=images or {},
    )
    paper = replace(paper, **furniture)  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as root:
        if look:
            (Path(root) / "templates").mkdir()
            (Path(root) / "templates" / "page.typ").write_text(look)
        return DOCUMENT_FORMATS[kind].maker()(DiskTree(Path(root)), paper, markdown)


def words(count: int, tag: str) -> str:
    """Return words of which every fourth is no other's."""
    plain = ("partners", "keep", "their")
    return " ".join(f"{tag}x{n}" if n % 4 == 0 else plain[n % 3] for n in range(count))


def table(rows: int, columns: int, count: int, cells: tuple[str, ...] = ()) -> str:
    """Return a table whose cells have so many words, or these."""
    lines = [[f"Column{c}" for c in range(columns)], ["---"] * columns]
    lines += [
        [words(count, f"r{r}c{c}") if not cells else cells[c] for c in range(columns)]
        for r in range(rows)
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n"


def signatures(count: int, long: int) -> str:
    """Return signature blocks, of which the second says so many words."""
    blocks = (
        f"::: signature\n[Name{n}]{{.strong}}\\\n{words(long if n == 1 else 12, f's{n}')}\n\n"
        f"[Signature]{{.line}}\n\n[Date]{{.line}}\n:::\n\n"
        for n in range(count)
    )
    return f"::: signatures\n{''.join(blocks)}:::\n\n"


def captioned(caption: str, block: str) -> str:
    """Return a table or a figure with its caption."""
    return f"::: captioned\n{caption}\n\n{block}\n:::\n\n"


def clause(label: str, text: str, level: int = 1) -> str:
    """Return a numbered paragraph."""
    return f"::: {{.clause level={level}}}\n[{label}]{{.label}} A paragraph.\n\n{text}\n:::\n\n"


HIGH = {
    "seven rows of four long cells": captioned("Its caption", table(7, 4, 60)),
    "a table of definitions": table(7, 2, 120),
    "a cell longer than a page": table(1, 2, 700),
    "a cell of a clause longer than a page": clause("1.1", table(2, 3, 300), 3),
    "many long rows": table(12, 3, 150),
    "signatures": signatures(5, 500),
    "the head of a report": f"::: head\n[Report of]{{.term}} {words(700, 'h')}\n\n"
    f"[A term {words(80, 't')}]{{.term}} value\n:::\n\n",
    "a caption longer than a page": captioned(words(600, "caption"), table(2, 2, 5)),
    "a head of a table longer than a page": (
        f"| {words(500, 'one')} | Two |\n|---|---|\n| a | b |\n\n"
    ),
    "a quotation": f"> {words(700, 'q')}\n\n",
    "lists four deep": "".join(f"{'  ' * n}- {words(200, f'l{n}')}\n" for n in range(4)) + "\n",
}
"""What is longer than a page, or would be if it were kept together."""

WIDE = {
    "nine columns": (table(2, 9, 0, (EMAIL,) * 9), (EMAIL,) * 18),
    "nine columns of words": (table(2, 9, 0, ("Responsibility",) * 9), ("Responsibility",) * 18),
    "nine columns in a clause": (clause("1.1", table(1, 9, 0, (EMAIL,) * 9), 4), (EMAIL,) * 9),
    "bold in the middle": (table(1, 5, 0, (f"{EMAIL}**{EMAIL}**{EMAIL}",) * 5), (EMAIL * 3,) * 5),
    "a long word in a cell": (table(1, 2, 0, (LONG_WORD, "some short words")), (LONG_WORD,)),
    "a long word": (f"Some {LONG_WORD} words.\n\n", (LONG_WORD,)),
    "a long word in a clause": (clause("1.1(a)", f"- {LONG_WORD}\n", 4), (LONG_WORD,)),
    "a long word in lists": (
        "".join(f"{'  ' * n}- {LONG_WORD}\n" for n in range(4)) + "\n",
        (LONG_WORD,) * 4,
    ),
    "signs that cling": ("It says " + "... " * 99 + "\n\n", ("..." * 99,)),
    "signs that cling in a cell": (table(1, 4, 0, ("... " * 20,) * 4), ("..." * 20,) * 4),
    "brackets that cling in a cell": (table(1, 5, 0, ("( " * 30,) * 5), ("(" * 30,) * 5),
    "a word of signs": (f"It says {'.' * 200}\n\n", ("." * 200,)),
    "quotation marks": (f"It says {'’' * 200}\n\n", ("’" * 200,)),
    "signs that cling in a signature": (
        f"::: signatures\n::: signature\n[One {'... ' * 40}]{{.strong}}\n\n"
        "[Date]{.line}\n:::\n:::\n\n",
        ("..." * 40,),
    ),
    "signs that cling in a title": (f"# It is {'... ' * 40}\n\nA paragraph.\n\n", ("..." * 40,)),
    "a long heading": (f"## {HEADING_WORD}\n\nA paragraph.\n\n", (HEADING_WORD,)),
    "a long title": (f"# {HEADING_WORD}\n\nA paragraph.\n\n", (HEADING_WORD,)),
    "a long caption": (captioned(LONG_WORD, table(1, 2, 3)), (LONG_WORD,)),
    "a long word in a signature": (
        f"::: signatures\n::: signature\n[{LONG_WORD}]{{.strong}}\\\n{EMAIL}\n\n"
        "[Date]{.line}\n:::\n:::\n\n",
        (LONG_WORD, EMAIL),
    ),
    "a long word in a head": (
        f"::: head\n[Contact]{{.term}} {LONG_WORD}\n\n[{LONG_WORD}]{{.term}} x\n\n"
        f"{LONG_WORD}\n:::\n\n",
        (LONG_WORD,) * 3,
    ),
    "a long word in a link": (
        f"[{LONG_WORD}](https://example.org/)\n\n> {LONG_WORD}\n\n",
        (LONG_WORD,) * 2,
    ),
}
"""What is wider than its place, and the words that it must still have whole."""


def png(width: int, height: int) -> bytes:
    """Return a grey picture (PNG, third edition, section 5)."""

    def chunk(name: bytes, data: bytes) -> bytes:
        end = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + end

    out = io.BytesIO()
    out.write(b"\x89PNG\r\n\x1a\n")
    out.write(chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)))
    out.write(chunk(b"IDAT", zlib.compress((b"\0" + b"\xb0" * width) * height)))
    out.write(chunk(b"IEND", b""))
    return out.getvalue()


FIGURES = {
    "assets/tall.png": png(300, 900),
    "assets/wide.png": png(900, 300),
    "assets/drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg' width='100' height='500'>"
    b"<rect width='100' height='500' fill='#fdc'/></svg>",
}
FIGURED = (
    captioned("CaptionOne of the figure", "![Tall](assets/tall.png)")
    + f"{words(150, 'p')}\n\n![A drawing](assets/drawing.svg)\n\n{words(230, 'q')}\n\n"
    + clause("1.1", "![Wide](assets/wide.png)\n", 2)
    + f"{words(320, 'r')}\n\n"
    + captioned("CaptionTwo of the figure", "![Wide](assets/wide.png)")
)
"""Figures taller than a page, and some that stand at the end of one."""
