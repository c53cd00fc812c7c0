"""Pictures are looked into before a document is made."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from conftest import Mou
from mou_cli.printable.photographs import MOST_PIXELS
from mou_cli.printable.pictures import picture_fault, upright

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">'
SIDEWAYS = 6
"""What a telephone notes that was held upright (Exif 2.32, section 4.6.4)."""


def written(picture: Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def photograph(kind: str, orientation: int | None = None) -> bytes:
    """Return a picture of 40 by 20 pixels whose left half is red."""
    picture = Image.new("RGB", (40, 20), "blue")
    picture.paste("red", (0, 0, 20, 20))
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    return written(picture, kind, exif=exif)


def reason(name: str, data: bytes | str) -> str:
    fault = picture_fault(name, data.encode() if isinstance(data, str) else data)
    return fault.reason if fault else ""


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("orientation", [None, SIDEWAYS])
def test_a_whole_picture_is_no_problem(kind: str, orientation: int | None) -> None:
    assert reason(f"assets/a.{kind.lower()}", photograph(kind, orientation)) == ""


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_screen_colours_is_no_problem(mode: str) -> None:
    assert reason("assets/a.png", written(Image.new(mode, (9, 9)), "PNG")) == ""


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_half_a_picture_is_told(kind: str) -> None:
    noise = written(Image.effect_noise((60, 60), 90), kind)
    assert reason(f"a.{kind.lower()}", noise[: len(noise) // 2]) == "it breaks off, or is damaged"


def test_colours_of_a_press_are_told() -> None:
    assert "printing press" in reason("a.jpg", written(Image.new("CMYK", (9, 9)), "JPEG"))


def test_a_picture_is_measured_before_it_is_unpacked() -> None:
    head = written(Image.new("1", (1, 1)), "PNG")
    for width in (MOST_PIXELS + 1, 2**31 - 1):
        large = head[:16] + width.to_bytes(4, "big") + head[20:]
        large = large[:29] + zip_crc(large[12:29]) + large[33:]
        assert reason("a.png", large) == "it has more than 80 million pixels"


def zip_crc(chunk: bytes) -> bytes:
    from zlib import crc32

    return crc32(chunk).to_bytes(4, "big")


@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="9" height="9" fill="url(#g)" style="fill: url(\'#g\')"/>',
        '<use href="#g"/><use x:href="#g"/>',
        '<a href="https://example.org/"><text>More</text></a>',
        "<switch><foreignObject/><text>Board</text></switch>",
        "<style>rect { fill: red }</style><!-- url(x) -->",
        "<text>Ŵyl y Bwrdd — 2026</text>",
    ],
)
def test_a_drawing_that_stands_alone_is_no_problem(inside: str) -> None:
    assert reason("a.svg", f"{SVG}{inside}</svg>") == ""


def test_a_drawing_may_name_the_document_type_that_programs_write() -> None:
    name = '-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'
    assert reason("a.svg", f'<!DOCTYPE svg PUBLIC "{name}">{SVG}</svg>') == ""


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ('<image href="a.png"/>', "it links to `a.png`"),
        ('<image x:href=" //host/a.png"/>', "it links to `"),
        ('<use href="b.svg#part"/>', "it links to `b.svg#part`"),
        ('<rect fill="url(http://host/#g)"/>', "it links to `http://host/#g`"),
        ("<style>@import 'b.css';</style>", "it links to `b.css`"),
        ("<foreignObject/>", "a piece of a web page"),
        ("<script/>", "a script"),
        ("<text>a<tspan>😀</tspan></text>", "do not have its `😀` (U+1F600, Grinning face)"),
        ("<g>", "its XML is broken"),
        ('<image href="data:image/png;base64,iVBORw0KGgo="/>', "of a picture in it: it breaks"),
        ('<image href="data:image/png;base64,***x"/>', "of a picture in it: it breaks"),
    ],
)
def test_a_drawing_that_does_not_stand_alone_is_told(inside: str, said: str) -> None:
    assert said in reason("a.svg", f"{SVG}{inside}</svg>")


def test_a_drawing_may_hold_a_whole_picture() -> None:
    from base64 import b64encode

    data = b64encode(photograph("PNG")).decode()
    assert reason("a.svg", f'{SVG}<image x:href="data:image/png;base64,{data}"/></svg>') == ""


def test_a_drawing_in_other_letters_than_utf_8_is_told() -> None:
    assert "UTF-8" in reason("a.svg", f"{SVG}<text>é</text></svg>".encode("latin-1"))


def test_a_drawing_without_its_namespace_is_told() -> None:
    assert "no browser shows it" in reason("a.svg", "<svg/>")


def test_what_only_looks_like_a_drawing_is_told() -> None:
    assert "another kind" in reason("a.svg", "<html><svg/></html>")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_was_taken_sideways_is_turned(kind: str) -> None:
    turned = Image.open(io.BytesIO(upright(f"a.{kind.lower()}", photograph(kind, SIDEWAYS))))
    assert turned.size == (20, 40)
    assert turned.getexif().get(0x0112, 1) == 1
    red, _, blue = turned.convert("RGB").getpixel((10, 5))
    assert red > 200
    assert blue < 60


@pytest.mark.parametrize("orientation", [None, 1])
def test_a_picture_that_stands_upright_stays_as_it_is(orientation: int | None) -> None:
    data = photograph("JPEG", orientation)
    assert upright("a.jpg", data) is data


def test_word_shows_a_photograph_as_upright_as_the_browser_does(
    mou: Mou, south_east_essex: Path
) -> None:
    (south_east_essex / "assets").mkdir(exist_ok=True)
    (south_east_essex / "assets" / "map.jpg").write_bytes(photograph("JPEG", SIDEWAYS))
    agreement = south_east_essex / "data" / "mou.yaml"
    text = agreement.read_text(encoding="utf-8")
    place = text.index("- text: |\n") + len("- text: |\n")
    indent = " " * (len(text[place:]) - len(text[place:].lstrip(" ")))
    figure = f"{indent}![A map](assets/map.jpg)\n\n"
    agreement.write_text(text[:place] + figure + text[place:], encoding="utf-8")
    assert mou("-C", south_east_essex, "render", "--format", "docx").code == 0
    with zipfile.ZipFile(south_east_essex / "build" / "mou.docx") as word:
        (media,) = [name for name in word.namelist() if name.endswith((".jpg", ".jpeg"))]
        assert Image.open(io.BytesIO(word.read(media))).size == (20, 40)
