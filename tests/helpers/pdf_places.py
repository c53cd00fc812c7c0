"""Where the words of a PDF stand: each run of letters with its place on the page.

It reads what Typst writes: fonts with two bytes a letter (ISO 32000-1, sections 9.4.3 and 9.7.4.3).
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

MILLIMETRE = 72 / 25.4
LEFT, RIGHT = 25 * MILLIMETRE, (210 - 25) * MILLIMETRE
BOTTOM, TOP = 28 * MILLIMETRE, (297 - 25) * MILLIMETRE
NEARLY = 5
"""Points by which letters may reach over an edge: the space that ends a line of large print."""

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Run:
    """Letters in a row, in points from the page's left lower corner."""

    page: int
    left: float
    right: float
    base: float
    size: float


def faults_of_places(data: bytes) -> list[str]:
    """Return what stands outside of the text's room on its page, or on top of something else."""
    found = []
    for page, runs in _runs_by_page(data).items():
        body = [run for run in runs if not _is_furniture(run)]
        for run in body:
            if run.left < LEFT - NEARLY or run.right > RIGHT + NEARLY:
                found.append(f"page {page}: letters from {run.left:.0f} to {run.right:.0f}")
            if run.base < BOTTOM or run.base > TOP:
                found.append(f"page {page}: letters at the height {run.base:.0f}")
        ordered = sorted(runs, key=lambda run: (round(run.base, 1), run.left))
        for one, other in pairwise(ordered):
            if abs(one.base - other.base) < 1 and other.left < one.right - NEARLY:
                found.append(f"page {page}: letters on letters at the height {one.base:.0f}")
    return found


def edges_of(data: bytes) -> tuple[float, float, float, float]:
    """Return how far letters reach on any page: left, right, down and up."""
    runs = [run for page in _runs_by_page(data).values() for run in page]
    return (
        min(run.left for run in runs),
        max(run.right for run in runs),
        min(run.base for run in runs),
        max(run.base + run.size for run in runs),
    )


def pictures_of(data: bytes) -> list[int]:
    """Return the page of each picture; one that reaches over the text's room is a fault."""
    found = []
    reader = PdfReader(io.BytesIO(data))
    for number, page in enumerate(reader.pages, start=1):
        for place in _places_of_pictures(page, reader):
            low, high = sorted((place[5], place[5] + place[3]))
            assert low >= BOTTOM - 1, f"page {number}: a picture from {low:.0f}"
            assert high <= TOP + 1, f"page {number}: a picture to {high:.0f}"
            found.append(number)
    return found


def _places_of_pictures(page: Any, reader: PdfReader) -> Iterator[Matrix]:
    for operator, operands, place in _placed(page, reader):
        if operator == b"Do":
            thing = page["/Resources"]["/XObject"][operands[0]]
            if thing["/Subtype"] == "/Form":
                box = [float(side) for side in thing["/BBox"]]
                place = _product((box[2], 0, 0, box[3], box[0], box[1]), place)
            yield place


def _is_furniture(run: Run) -> bool:
    return run.base < BOTTOM - 14 or run.base > TOP + 14


def _runs_by_page(data: bytes) -> dict[int, list[Run]]:
    reader = PdfReader(io.BytesIO(data))
    return {
        number: list(_runs(number, page, reader))
        for number, page in enumerate(reader.pages, start=1)
    }


def _runs(number: int, page: Any, reader: PdfReader) -> Iterator[Run]:
    fonts = {name: _widths(font) for name, font in page["/Resources"].get("/Font", {}).items()}
    text: Matrix = (1, 0, 0, 1, 0, 0)
    widths, size = next(iter(fonts.values()), {}), 1.0
    for operator, operands, place in _placed(page, reader):
        if operator == b"Tf":
            widths, size = fonts[operands[0]], float(operands[1])
        elif operator == b"Tm":
            text = _matrix(operands)
        elif operator in (b"Tj", b"TJ"):
            parts = operands[0] if operator == b"TJ" else operands
            where = _product(text, place)
            length = _length(parts, widths) * size / 1000 * where[0]
            yield Run(number, where[4], where[4] + length, where[5], size)


def _placed(page: Any, reader: PdfReader) -> Iterator[tuple[bytes, Any, Matrix]]:
    """Yield each operation with its place on the page (ISO 32000-1, section 8.4.4)."""
    place: Matrix = (1, 0, 0, 1, 0, 0)
    kept: list[Matrix] = []
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"q":
            kept.append(place)
        elif operator == b"Q":
            place = kept.pop()
        elif operator == b"cm":
            place = _product(_matrix(operands), place)
        else:
            yield operator, operands, place


def _length(parts: Any, widths: dict[int, float]) -> float:
    length = 0.0
    for part in parts:
        if isinstance(part, (int, float)):
            length -= float(part)
        else:
            codes = part if isinstance(part, bytes) else part.original_bytes
            letters = (codes[at : at + 2] for at in range(0, len(codes), 2))
            length += sum(widths[int.from_bytes(letter)] for letter in letters)
    return length


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return (a, b, c, d, e, f)


def _product(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _widths(font: Any) -> dict[int, float]:
    """Return the width of each letter (section 9.7.4.3), in thousandths of the font's size."""
    descendant = font.get_object()["/DescendantFonts"][0].get_object()
    widths: dict[int, float] = {}
    given = list(descendant["/W"])
    while given:
        first, second = int(given.pop(0)), given.pop(0)
        if isinstance(second, list):
            widths |= {first + number: float(width) for number, width in enumerate(second)}
        else:
            widths |= dict.fromkeys(range(first, int(second) + 1), float(given.pop(0)))
    return widths
