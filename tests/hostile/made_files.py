"""Files that are no files, or somebody else's, or have names that do something."""

import os
import socket
import struct
import zlib
from pathlib import Path
from zlib import crc32

import pytest
from cases import MEGABYTE, MOU, Make, case, prose


def in_partners(name: str, make: Make, *says: str, code: int = 1) -> None:
    """Register a case whose file is `data/partners/x.yaml`."""

    def placed(root: Path) -> None:
        make(root / "data" / "partners" / "x.yaml")

    case("files", name, *says, code=code)(placed)


def outside(root: Path) -> Path:
    file = root.parent / "secret.yaml"
    file.write_text("name: Secret\nkind: charity\n", encoding="utf-8")
    return file


def to_a_folder_outside(file: Path) -> None:
    folder = outside(file.parents[2]).parent / "folder"
    folder.mkdir()
    file.symlink_to(folder)


def in_a_loop(file: Path) -> None:
    file.symlink_to("y.yaml")
    (file.parent / "y.yaml").symlink_to("x.yaml")


def a_device(file: Path) -> None:
    try:
        os.mknod(file, 0o666 | 0o020000, os.makedev(1, 5))  # like /dev/zero: it never ends
    except (AttributeError, PermissionError):
        file.symlink_to("/dev/zero")


def a_socket(file: Path) -> None:
    here = Path.cwd()
    os.chdir(file.parent)  # the whole path may be too long for a socket
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(file.name)
    finally:
        os.chdir(here)


in_partners(
    "a-link-out-of-the-repository",
    lambda f: f.symlink_to(outside(f.parents[2])),
    "data/partners/x.yaml:1:1 error FIL002",
    "it leads out of the repository",
)
in_partners(
    "a-link-upwards", lambda f: f.symlink_to("../../../secret.yaml"), "x.yaml:1:1 error FIL002"
)
in_partners(
    "a-link-to-etc", lambda f: f.symlink_to("/etc/hostname"), "it leads out of the repository"
)
in_partners("a-link-to-a-folder-outside", to_a_folder_outside, "it leads out of the repository")
in_partners("a-link-to-nothing", lambda f: f.symlink_to("nothing.yaml"), "it does not exist")
in_partners("a-loop-of-links", in_a_loop, "it is a link that leads back to itself")
in_partners(
    "a-link-to-itself", lambda f: f.symlink_to("x.yaml"), "it is a link that leads back to itself"
)
in_partners("a-link-to-its-folder", lambda f: f.symlink_to("."), "it is not an ordinary file")
in_partners(
    "a-pipe",
    lambda f: os.mkfifo(f),  # looked up late: Windows has none
    "it is not an ordinary file",
)
in_partners("a-device", a_device, "data/partners/x.yaml:1:1 error FIL002")
in_partners("a-socket", a_socket, "it is not an ordinary file")
in_partners(
    "a-folder-named-as-a-file",
    Path.mkdir,
    "data/partners/x.yaml:1:1 error FIL002",
    "it is not an ordinary file",
)


def named(name: str, title: str, *says: str, code: int = 1) -> None:
    """Register a case of a partner's file with an odd name."""

    def make(root: Path) -> None:
        place = root / "data" / "partners"
        try:
            (place / name).write_text("name: x\nkind: charity\n", encoding="utf-8")
        except OSError:  # macOS and Windows refuse some names themselves
            pytest.skip("the system refuses the name")

    case("files", title, *says, code=code)(make)


named("a\nb.yaml", "a-line-end-in-a-name", r"data/partners/a\u000ab.yaml:1:1 error KEY001")
named(
    "a\n::error::owned.yaml", "a-command-in-a-name", r"a\u000a::error::owned.yaml:1:1 error KEY001"
)
named("##[error]x.yaml", "another-command-in-a-name", r"##\u005berror]x.yaml:1:1 error KEY001")
named("a\x1b[31m.yaml", "escape-in-a-name", r"a\u001b[31m.yaml:1:1 error KEY001")
named("a\u202elmay.yaml", "bidi-in-a-name", r"a\u202elmay.yaml:1:1 error KEY001")
named(
    "Harbour-Charity.yaml", "a-name-that-differs-by-case", "Harbour-Charity.yaml:1:1 error KEY001"
)
named("con.yaml", "a-device-of-windows", "con.yaml:1:1 error KEY003")
named("a b.yaml", "a-space-in-a-name", "a b.yaml:1:1 error KEY001")
named("-rf.yaml", "a-name-like-an-option", "-rf.yaml:1:1 error KEY001")
named("x" * 250, "warned-name-of-250-letters", "FIL003", code=0)
named("y" * 240 + ".yaml", "a-key-of-240-letters", "KEY001")
named("e\u0301.yaml", "an-accent-in-a-name", "KEY001")


@case("files", "bytes-in-a-name-that-are-no-text", r"\udcff.yaml:1:1 error KEY001")
def _(root: Path) -> None:
    try:
        (root / "data" / "partners" / os.fsdecode(b"a\xff.yaml")).write_bytes(b"name: x\n")
    except OSError:
        pytest.skip("the system refuses the name")


@case("files", "no-data", "data/mou.yaml:1:1 error FIL001")
def _(root: Path) -> None:
    (root / "data").rename(root / "data-old")


@case("files", "data-is-a-file", "data/mou.yaml:1:1 error FIL001")
def _(root: Path) -> None:
    (root / "data").rename(root / "data-old")
    (root / "data").write_text("x", encoding="utf-8")


@case("files", "data-is-empty", "data/mou.yaml:1:1 error FIL001")
def _(root: Path) -> None:
    (root / "data").rename(root / "data-old")
    (root / "data").mkdir()


@case("files", "data-is-a-link-out-of-the-repository", "data/mou.yaml:1:1 error FIL002")
def _(root: Path) -> None:
    (root / "data").rename(root.parent / "elsewhere")
    (root / "data").symlink_to("../elsewhere")


@case("files", "a-folder-that-is-a-link", "data/versions:1:1 error FIL002")
def _(root: Path) -> None:
    (root / "data" / "versions").rename(root.parent / "elsewhere")
    (root / "data" / "versions").symlink_to("../../elsewhere")


@case("files", "a-pipe-of-no-kind", "data/pipe:1:1 error FIL002")
def _(root: Path) -> None:
    os.mkfifo(root / "data" / "pipe")


@case("files", "the-agreement-is-a-folder", "data/mou.yaml:1:1 error FIL002")
def _(root: Path) -> None:
    (root / MOU).unlink()
    (root / MOU).mkdir()


@case("files", "the-agreement-is-a-pipe", "data/mou.yaml:1:1 error FIL002")
def _(root: Path) -> None:
    (root / MOU).unlink()
    os.mkfifo(root / MOU)


@case("files", "ok-a-template-that-is-a-pipe", command="render --format html", code=0)
def _(root: Path) -> None:
    (root / "templates").mkdir()
    os.mkfifo(root / "templates" / "page.css")


@case(
    "files",
    "a-template-is-a-link-out",
    "templates/mou.md.j2",
    "it leads out",
    command="render --format md",
    code=2,
)
def _(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates" / "mou.md.j2").symlink_to(outside(root))


@case(
    "files",
    "templates-is-a-link-out",
    "it leads out of the repository",
    command="render --format md",
    code=2,
)
def _(root: Path) -> None:
    folder = root.parent / "elsewhere"
    folder.mkdir()
    (folder / "mou.md.j2").write_text("# secret\n", encoding="utf-8")
    (root / "templates").symlink_to("../elsewhere")


@case(
    "files", "build-is-a-link", "is a link to another folder", command="render --format md", code=2
)
def _(root: Path) -> None:
    (root.parent / "elsewhere").mkdir()
    (root / "build").symlink_to("../elsewhere")


@case("files", "build-is-a-file", "cannot be written", command="render --format md", code=2)
def _(root: Path) -> None:
    (root / "build").write_text("x", encoding="utf-8")


@case(
    "files", "the-document-is-a-folder", "cannot be written", command="render --format md", code=2
)
def _(root: Path) -> None:
    (root / "build" / "mou.md").mkdir(parents=True)


def with_a_picture(make: Make) -> Make:
    """Return a function that prints `assets/x.svg`, which `make` puts into its place."""

    def placed(root: Path) -> None:
        prose("sharing\n\n![A map](assets/x.svg)")(root)
        (root / "assets").mkdir()
        make(root / "assets" / "x.svg")

    return placed


REF = "data/principles.yaml:7:16 error REF003"
case("files", "a-picture-that-leads-out", REF, "it leads out")(
    with_a_picture(lambda f: f.symlink_to("/etc/hostname"))
)
case("files", "a-picture-that-is-a-pipe", REF, "not an ordinary file")(
    with_a_picture(lambda f: os.mkfifo(f))
)
case("files", "a-picture-of-50-megabytes", REF, "larger than")(
    with_a_picture(lambda f: f.write_bytes(b"x" * 50 * MEGABYTE))
)


# Pictures that grow when they are unpacked, and drawings that reach out.


def png(width: int, height: int) -> bytes:
    """Return a black picture, which is nothing but zeros; many rows at once are packed once."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    row, many = width * 3 + 1, 100
    data = b"\x78\x9c" + packed(row * many) * (height // many) + packed(row * (height % many))
    data += b"\x03\x00" + struct.pack(">HH", row * height % ADLER, 1)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", data), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


ADLER = 65_521
"""The prime of the checksum that ends a packed stream (RFC 1950)."""


def packed(zeros: int) -> bytes:
    """Return so many zeros as a piece of a packed stream that depends on no other piece."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(bytes(zeros)) + packer.flush(zlib.Z_FULL_FLUSH)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
TEN = "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9))
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
PDF = "render --format pdf"


def drawing(name: str, text: str, *said: str, command: str = "validate", code: int = 1) -> None:
    """Register a case of an SVG drawing."""
    make = with_a_picture(lambda file: file.write_text(text, encoding="utf-8") and None)
    case("files", name, *said, command=command, code=code)(make)


drawing(
    "a-drawing-of-a-milliard-parts",
    f'{SVG}<defs><g id="a0"/>{TEN}</defs></svg>',
    "The PDF",
    "assets/",
    command=PDF,
    code=2,
)
drawing(
    "a-drawing-of-entities",
    f"<!DOCTYPE svg [{ENTITIES}]>{SVG}<text>&e8;</text></svg>",
    REF,
    "it declares entities",
)
drawing(
    "a-drawing-of-another-file",
    f'{SVG}<image href="/etc/hostname"/></svg>',
    REF,
    "it links to `/etc/hostname`",
)
drawing("a-drawing-that-is-none", "<svg><g>", REF, "its XML is broken")
drawing(
    "a-drawing-with-a-script", f"{SVG}<script>alert(1)</script></svg>", REF, "it holds a script"
)
drawing(
    "a-drawing-with-a-page-in-it",
    f"{SVG}<foreignObject><p>Hello</p></foreignObject></svg>",
    REF,
    "it holds a piece of a web page",
)
drawing(
    "a-drawing-with-a-style-from-elsewhere",
    f"{SVG}<style>@import url(https://evil.example/x.css);</style></svg>",
    REF,
    "it links to `https://evil.example/x.css`",
)
drawing(
    "a-drawing-of-a-milliard-attributes",
    f"<!DOCTYPE svg [{ENTITIES}]>" + SVG.replace("<svg", '<svg id="&e8;"') + "</svg>",
    REF,
    "it declares entities",
)
drawing(
    "a-drawing-nested-too-deep", SVG + "<g>" * 100_000 + "</g>" * 100_000 + "</svg>", REF, "XML"
)


@case("files", "a-picture-of-gigabytes", "REF003", "million pixels", code=1)
def _(root: Path) -> None:
    prose("sharing\n\n![A map](assets/x.png)")(root)
    (root / "assets").mkdir()
    (root / "assets" / "x.png").write_bytes(png(25_000, 25_000))


@case("files", "ok-a-picture-as-large-as-allowed", command=PDF, code=0)
def _(root: Path) -> None:
    prose("sharing\n\n![A map](assets/x.png)")(root)
    (root / "assets").mkdir()
    (root / "assets" / "x.png").write_bytes(png(8_900, 8_900))
