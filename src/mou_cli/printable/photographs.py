"""Pictures of pixels: whole, upright, and of colours that a screen has."""

import io
import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

MILLION = 1_000_000
MOST_PIXELS = 80 * MILLION
"""More than a camera makes, and 300 MB when it is unpacked."""

TURNED = range(2, 9)
"""Values of the tag Orientation that ask for turning (Exif 2.32, section 4.6.4)."""

ORIENTATION = 0x0112
_EXIF = re.compile(b"Exif|eXIf")
OF_ANOTHER_KIND = "its content is of another kind than its name"
AS_USUAL = "Put an SVG, PNG or JPEG file there, or correct the name"
SAVE_AGAIN = "Open it in a picture editor and save it again, or get a whole copy"


@dataclass(frozen=True, slots=True)
class PictureFault:
    """Why a picture cannot be used.

    Attributes:
        reason: What is wrong, as part of a sentence: `it breaks off`.
        mend: What to do about it.
    """

    reason: str
    mend: str = AS_USUAL


def photograph_fault(data: bytes) -> PictureFault | None:
    """Return why a picture of pixels cannot be shown in every format, or None."""
    try:
        picture = _opened(data)
        fault = _fault_of_head(picture)
        if fault is None:
            picture.load()
    except _pictures_too_large():
        return _too_large()
    except (OSError, SyntaxError, ValueError, EOFError):
        return PictureFault("it breaks off, or is damaged", SAVE_AGAIN)
    return fault


def turned_upright(data: bytes) -> bytes:
    """Return a picture with its pixels as they are to be seen, and as it is if they are so."""
    if not _EXIF.search(data):
        return data
    picture = _opened(data)
    if picture.getexif().get(ORIENTATION) not in TURNED:
        return data
    from PIL import ImageOps

    kind, profile = picture.format, picture.info.get("icc_profile")
    turned = ImageOps.exif_transpose(picture)
    turned.info.pop("exif", None)
    written = io.BytesIO()
    exact = {"quality": 95, "subsampling": 0} if kind != "PNG" else {}
    turned.save(written, "PNG" if kind == "PNG" else "JPEG", icc_profile=profile, **exact)
    return written.getvalue()


def _opened(data: bytes) -> "Image":
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))


def _fault_of_head(picture: "Image") -> PictureFault | None:
    """Return what can be told before a pixel is unpacked."""
    if picture.width * picture.height > MOST_PIXELS:
        return _too_large()
    if picture.format == "PNG" and getattr(picture, "n_frames", 1) > 1:
        return PictureFault("it moves, and paper does not", "Save one picture of it")
    if picture.mode == "CMYK":
        return PictureFault(
            "its colours are those of a printing press (CMYK)",
            "Save it with the colours of a screen (RGB)",
        )
    return None


def _too_large() -> PictureFault:
    return PictureFault(
        f"it has more than {MOST_PIXELS // MILLION} million pixels", "Save it smaller"
    )


def _pictures_too_large() -> type[Exception]:
    from PIL import Image

    return Image.DecompressionBombError
