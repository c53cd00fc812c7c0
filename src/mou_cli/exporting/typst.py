"""Running Typst: sources and pictures -> a PDF, or a picture of one drawing."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mou_cli.errors import EnvironmentFaultError
from mou_cli.package_files import package_folder

FONTS = ("SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf", "SourceSans3-Bold.ttf")

PIXELS_PER_INCH = 200
"""Sharp in print at the width of a page, and still a small file."""

PICTURE = """#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image("drawing.svg", alt: "")
"""


def compile_typst(
    files: Mapping[str, bytes], *, inputs: Mapping[str, str], standards: Sequence[str]
) -> bytes:
    """Return the PDF that `main.typ` gives.

    Args:
        files: `main.typ` and what it reads, by path.
        inputs: What it sees as `sys.inputs`.
        standards: The standards that the PDF must meet, in Typst's names.

    Raises:
        EnvironmentFaultError: The package's font is missing, or Typst refuses; it says why.
    """
    return _compile(
        files,
        "PDF",
        sys_inputs=dict(inputs),
        pdf_standards=list(standards),
        timestamp=0,
    )


def picture_of(drawing: bytes) -> bytes:
    """Return an SVG drawing as a PNG picture, for formats that cannot hold drawings.

    Raises:
        EnvironmentFaultError: The drawing cannot be read.
    """
    files = {"main.typ": PICTURE.encode(), "drawing.svg": drawing}
    return _compile(files, "picture", format="png", ppi=PIXELS_PER_INCH)


def _compile(files: Mapping[str, bytes], what: str, **options: Any) -> bytes:
    import typst

    with TemporaryDirectory(prefix="mou-") as folder:
        root = Path(folder).resolve()
        for path, data in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        try:
            made = typst.compile(
                str(root / "main.typ"),
                root=str(root),
                font_paths=[str(_fonts())],
                ignore_system_fonts=True,
                **options,
            )
        except typst.TypstError as error:
            raise EnvironmentFaultError(
                f"The {what} could not be made: {error.message}",
                "If `templates/page.typ` is your own, compare it with the package's; "
                "else report it as a fault of mou",
            ) from None
    assert isinstance(made, bytes)  # noqa: S101 - one PDF, or one picture of one page
    return made


def _fonts() -> Path:
    """Return the folder of fonts; without them Typst would take another, and say nothing."""
    folder = package_folder("fonts")
    for name in FONTS:
        if not (folder / name).is_file():
            raise EnvironmentFaultError(
                f"The package's font `{name}` is missing",
                "Install mou again: `pipx reinstall mou-cli`",
            )
    return folder
