"""Running Typst: sources and pictures -> a PDF, or a picture of one drawing."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mou_cli.errors import EnvironmentFaultError
from mou_cli.package_files import package_folder

FONTS = ("SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf", "SourceSans3-Bold.ttf")

PIXELS_PER_INCH = 200
"""Sharp in print at the width of a page, and still a small file."""

COUNT = b"\n#context [#metadata(counter(page).final().first())<page-count>]\n"

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


def pages_of(files: Mapping[str, bytes], *, inputs: Mapping[str, str]) -> int:
    """Return how many pages `main.typ` fills; see `compile_typst`."""
    source = files["main.typ"] + COUNT
    with _folder({**files, "main.typ": source}) as root, _refusals("PDF"):
        import typst

        counted = typst.query(
            str(root / "main.typ"),
            "<page-count>",
            field="value",
            one=True,
            root=str(root),
            font_paths=[str(_fonts())],
            ignore_system_fonts=True,
            sys_inputs=dict(inputs),
        )
    return int(counted)


def picture_of(drawing: bytes) -> bytes:
    """Return an SVG drawing as a PNG picture, for formats that cannot hold drawings.

    Raises:
        EnvironmentFaultError: The drawing cannot be read.
    """
    files = {"main.typ": PICTURE.encode(), "drawing.svg": drawing}
    return _compile(files, "picture", format="png", ppi=PIXELS_PER_INCH)


def _compile(files: Mapping[str, bytes], what: str, **options: Any) -> bytes:
    with _folder(files) as root, _refusals(what):
        import typst

        made = typst.compile(
            str(root / "main.typ"),
            root=str(root),
            font_paths=[str(_fonts())],
            ignore_system_fonts=True,
            **options,
        )
    assert isinstance(made, bytes)  # noqa: S101 - one PDF, or one picture of one page
    return made


@contextmanager
def _folder(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Write files into a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="mou-") as folder:
        root = Path(folder).resolve()
        for path, data in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        yield root


@contextmanager
def _refusals(what: str) -> Iterator[None]:
    import typst

    try:
        yield
    except typst.TypstError as error:
        raise EnvironmentFaultError(
            f"The {what} could not be made: {error.message}",
            "If `templates/page.typ` is your own, compare it with the package's; "
            "else report it as a fault of mou",
        ) from None


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
