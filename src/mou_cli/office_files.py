"""Word and ODT files are ZIP archives of parts: read with limits, written the same on every day."""

import io
import zipfile
from datetime import date

MAX_PARTS = 500
MAX_PART_BYTES = 20_000_000
"""A Word file of 427 KB has been seen that unpacks to 789 MB. A council's letterhead has some
thirty parts, and pictures of a few megabytes."""

EARLIEST = 1980
"""The first year that a ZIP archive can tell."""

Parts = dict[str, bytes]


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
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
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
