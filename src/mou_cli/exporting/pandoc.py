"""Running pandoc, the one converter."""

import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from shutil import which

from mou_cli.errors import EnvironmentFaultError
from mou_cli.exporting.complaints import in_short
from mou_cli.exporting.formats import DOCUMENT_FORMATS

READER = "commonmark+pipe_tables+fenced_divs+bracketed_spans+attributes-raw_html"
"""The dialect of the Markdown in the middle. pandoc's own `markdown` would renumber "1985."."""

FILTERS = Path(__file__).with_name("filters")
TIMEOUT_SECONDS = 60
MEMORY = ("+RTS", "-M2g", "-RTS")
"""For the Haskell runtime: a text can be made to take all memory. A long one takes 0.3 GB."""


def convert(markdown: str, to: str, *, line: int = 0) -> str:
    """Convert Markdown to a text format.

    Args:
        markdown: Text in the dialect `READER`.
        to: The name of the format.
        line: How many letters a line of the page holds, for formats with pages.

    Raises:
        EnvironmentFaultError: pandoc is missing, fails or warns.
    """
    return _as_text(convert_to_bytes(markdown, to, line=line))


def convert_to_bytes(
    markdown: str, to: str, *, line: int = 0, reference: Path | None = None
) -> bytes:
    """Convert Markdown to any format; see `convert`.

    Args:
        markdown: Text in the dialect `READER`.
        to: The name of the format.
        line: How many letters a line of the page holds, for formats with pages.
        reference: A document whose styles and page are taken over.

    Raises:
        EnvironmentFaultError: pandoc is missing, fails or warns.
    """
    return _run_pandoc(
        markdown,
        f"--from={READER}",
        f"--to={DOCUMENT_FORMATS[to].pandoc}",
        *_filters(to, line),
        *_reference_option(reference),
    )


def tree_for(markdown: str, to: str, *, line: int = 0) -> str:
    """Return pandoc's tree of a document as JSON, behind the filters of a format; see `convert`.

    Raises:
        EnvironmentFaultError: pandoc is missing, fails or warns.
    """
    return _as_text(_run_pandoc(markdown, f"--from={READER}", "--to=json", *_filters(to, line)))


def write_tree(tree: str, to: str, *, line: int = 0, reference: Path | None = None) -> bytes:
    """Return a document from pandoc's tree, which stands behind the filters; see `convert`.

    The columns of its tables are measured anew, in formats with pages.

    Raises:
        EnvironmentFaultError: pandoc is missing, fails or warns.
    """
    again = [name for name in DOCUMENT_FORMATS[to].filters if name == "columns"]
    return _run_pandoc(
        tree,
        "--from=json",
        f"--to={DOCUMENT_FORMATS[to].pandoc}",
        *_filter_options(again, line),
        *_reference_option(reference),
    )


def _as_text(data: bytes) -> str:
    # pandoc puts U+FE0E behind two arrows, against pictures on telephones; it is no text of ours.
    return data.decode("utf-8").replace("\r\n", "\n").replace("\ufe0e", "")


def _filters(to: str, line: int) -> list[str]:
    return _filter_options(DOCUMENT_FORMATS[to].filters, line)


def _filter_options(names: Iterable[str], line: int) -> list[str]:
    return [*(f"--lua-filter={FILTERS / name}.lua" for name in names), f"--variable=line:{line}"]


def _reference_option(reference: Path | None) -> list[str]:
    return [f"--reference-doc={reference}"] if reference else []


def _run_pandoc(text: str, *options: str) -> bytes:
    command = [
        _pandoc(),
        "--sandbox",
        "--wrap=none",
        "--fail-if-warnings",
        *options,
        "--output=-",
        *MEMORY,
    ]
    try:
        done = subprocess.run(  # noqa: S603 - a list of our own, no shell
            command,
            input=text.encode("utf-8"),
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EnvironmentFaultError(
            f"pandoc could not be run: {error}", "Install mou again: `pipx reinstall mou-cli`"
        ) from None
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace")
        raise EnvironmentFaultError(
            f"pandoc could not make the document: {in_short(said)}",
            "If the templates are your own, compare them with the package's; "
            "else report it as a fault of mou",
        )
    return done.stdout


def _pandoc() -> str:
    """Return the pandoc that `pypandoc_binary` carries, or where it carries none, the machine's.

    `pypandoc` would run every pandoc that it finds and take the newest: that lasts longer than a
    conversion, and documents would differ from machine to machine.
    """
    package = find_spec("pypandoc")
    carried = str(Path(package.origin).with_name("files")) if package and package.origin else ""
    program = which("pandoc", path=carried) or which("pandoc")
    if program is None:
        raise EnvironmentFaultError(
            "pandoc is missing; the package `pypandoc_binary` brings it",
            "Install mou again: `pipx reinstall mou-cli`",
        )
    return program
