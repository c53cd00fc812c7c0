"""Pictures that every format can show, of every kind."""

from pathlib import PurePosixPath

from mou_cli.printable.photographs import (
    OF_ANOTHER_KIND,
    PictureFault,
    photograph_fault,
    turned_upright,
)

MARKS = {
    ".svg": b"<svg",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
}
"""What a picture of each kind has near its beginning, by the ending of its name."""

MARK_WITHIN = 4096


def picture_fault(path: str, data: bytes) -> PictureFault | None:
    """Return why a picture cannot be shown in every format, or None if it can.

    Args:
        path: Its path; the ending says of which kind it is.
        data: Its bytes, which a stranger may have sent.
    """
    ending = PurePosixPath(path).suffix.lower()
    if ending not in MARKS:
        return PictureFault("it is none of " + ", ".join(MARKS))
    if MARKS[ending] not in data[:MARK_WITHIN]:
        return PictureFault(OF_ANOTHER_KIND)
    if ending == ".svg":
        from mou_cli.printable.drawings import drawing_fault

        return drawing_fault(data)
    return photograph_fault(data)


def upright(path: str, data: bytes) -> bytes:
    """Return a picture whose pixels stand as they are to be seen.

    A camera that was held upright notes so beside the pixels. Browsers and Typst look at the note,
    Word does not: so the picture is turned once, for all formats. Others come back as they are.
    """
    return data if PurePosixPath(path).suffix.lower() == ".svg" else turned_upright(data)
