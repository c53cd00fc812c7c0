"""Word and ODT files are ZIP archives of parts: read with limits, written the same on every day."""

import io
import zipfile
import zlib
from datetime import date
from typing import Any

MAX_PARTS = 500
MAX_PART_BYTES = 20_000_000
"""A Word file of 427 KB has been seen that unpacks to 789 MB. A council's letterhead has some
thirty parts, and pictures of a few megabytes."""

EARLIEST = 1980
"""The first year that a ZIP archive can tell."""

Parts = dict[str, bytes]

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    EOFError,
)


class UnusableFileError(Exception):
    """Bytes that are no such file, or one that is too large. `str()` of it says why."""


def read_parts(data: bytes) -> Parts:
    """Return the parts of an archive by name, in order.

    Raises:
        UnusableFileError: It is no archive, is damaged, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_PARTS:
                raise UnusableFileError(f"it has more than {MAX_PARTS} parts")
            if sum(entry.file_size for entry in entries) > MAX_PART_BYTES:
                raise UnusableFileError(f"it unpacks to more than {MAX_PART_BYTES:,} bytes")
            return {entry.filename: archive.read(entry) for entry in entries}
    except _DAMAGED as error:
        raise UnusableFileError("it is no Word file, or it is damaged") from error


def write_parts(parts: Parts, dated: date | None) -> bytes:
    """Return an archive of `parts`, which depends on nothing else.

    Args:
        parts: The parts by name, in order. A part `mimetype` is stored as it is, as
            OpenDocument 1.3, part 2, section 3.3 asks.
        dated: The day that each part bears.
    """
    day = (dated.year, dated.month, dated.day) if dated and dated.year >= EARLIEST else None
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, (*(day or (EARLIEST, 1, 1)), 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else it tells on which system it was made
            archive.writestr(entry, data)
    return buffer.getvalue()


def check_word_template(data: bytes) -> None:
    """Refuse a Word file that documents cannot take their look from.

    Args:
        data: Its bytes, from whoever made the repository.

    Raises:
        UnusableFileError: It is damaged or too large, has macros or embedded programs, or fetches
            something from elsewhere.
    """
    from mou_cli.office.xml import parse_xml

    parts = read_parts(data)
    for name in NEEDED:
        if name not in parts:
            raise UnusableFileError(f"it is no Word file: `{name}` is missing")
    for name in parts:
        if name.lower().startswith(PROGRAMS) or name.lower().endswith(".bin"):
            raise UnusableFileError(f"it holds a program or an object: `{name}`")
    try:
        for name in [name for name in parts if name.endswith((".xml", ".rels"))]:
            _check_links(name, parse_xml(parts[name]))
    except ValueError as error:
        raise UnusableFileError(f"it is damaged: {error}") from None


NEEDED = ("[Content_Types].xml", "word/document.xml", "word/styles.xml")
PROGRAMS = ("word/vbaproject", "word/embeddings/", "word/activex/")


def _check_links(name: str, root: Any) -> None:
    """Only links for readers may lead out of the file."""
    for link in root if name.endswith(".rels") else ():
        outside = link.get("TargetMode") == "External"
        if outside and not str(link.get("Type")).endswith("/hyperlink"):
            raise UnusableFileError(f"it fetches something from `{link.get('Target')}`")
