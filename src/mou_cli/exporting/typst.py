"""Running Typst: sources and pictures -> a PDF, or a picture of one drawing."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mou_cli.errors import EnvironmentFaultError
from mou_cli.exporting.complaints import complaint_of
from mou_cli.exporting.typst_child import compile_in_child
from mou_cli.files.package import package_folder
from mou_cli.files.writing import temporary_folder

FONTS = ("SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf", "SourceSans3-Bold.ttf")

PIXELS_PER_INCH = 200
"""Sharp in print at the width of a page, and still a small file."""

PICTURE = """#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image("PATH", alt: "")
"""


def compile_typst(
    files: Mapping[str, bytes],
    *,
    inputs: Mapping[str, str],
    standards: Sequence[str],
    apart: bool,
) -> bytes:
    """Return the PDF that `main.typ` gives.

    Args:
        files: `main.typ` and what it reads, by path.
        inputs: What it sees as `sys.inputs`.
        standards: The standards that the PDF must meet, in Typst's names.
        apart: Whether a stranger had a hand in it, so that it is made in a child process.

    Raises:
        EnvironmentFaultError: The package's font is missing, or Typst refuses; it says why.
        TemplateFaultError: Typst refuses in the child process, or goes beyond a limit.
    """
    return _compile(
        files,
        "PDF",
        apart=apart,
        sys_inputs=dict(inputs),
        pdf_standards=list(standards),
        timestamp=0,
    )


def picture_of(path: str, drawing: bytes) -> bytes:
    """Return an SVG drawing as a PNG picture, for formats that cannot hold drawings.

    Args:
        path: The drawing's path, for messages.
        drawing: Its bytes, from whoever made the repository.

    Raises:
        TemplateFaultError: The drawing cannot be read, or goes beyond a limit.
    """
    files = {"main.typ": PICTURE.replace("PATH", path).encode(), path: drawing}
    return _compile(files, "picture", apart=True, format="png", ppi=PIXELS_PER_INCH)


def _compile(files: Mapping[str, bytes], what: str, *, apart: bool, **options: Any) -> bytes:
    options |= {"font_paths": [str(_fonts())], "ignore_system_fonts": True}
    with temporary_folder() as root:
        for path, data in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        options["root"] = str(root)
        if apart:
            pictures = sorted(path for path in files if path != "main.typ")
            return compile_in_child(root / "main.typ", options, what, pictures)
        return _compile_here(root / "main.typ", options, what)


def _compile_here(main: Path, options: dict[str, Any], what: str) -> bytes:
    import typst

    try:
        made = typst.compile(str(main), **options)
    except typst.TypstError as error:
        words, mend = complaint_of(error.message, "Report it as a fault of mou")
        message = f"The {what} could not be made: {words}"
        raise EnvironmentFaultError(message, mend) from None
    assert isinstance(made, bytes)  # noqa: S101 - one file in, one file out
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
