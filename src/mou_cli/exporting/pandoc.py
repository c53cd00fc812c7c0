"""Running pandoc, the one converter."""

import subprocess
from pathlib import Path

from mou_cli.errors import EnvironmentFaultError

READER = "commonmark+pipe_tables+fenced_divs+bracketed_spans+attributes-raw_html"
"""The dialect of the Markdown in the middle. pandoc's own `markdown` would renumber "1985."."""

FILTERS = Path(__file__).with_name("filters")
TIMEOUT_SECONDS = 60
MEMORY = ("+RTS", "-M2g", "-RTS")
"""For the Haskell runtime: a text can be made to take all memory. A long one takes 0.3 GB."""


def convert(markdown: str, to: str) -> str:
    """Convert Markdown to a text format.

    Args:
        markdown: Text in the dialect `READER`.
        to: pandoc's name of the format; where `filters/` has a filter of this name, it is used.

    Raises:
        EnvironmentFaultError: pandoc is missing, fails or warns.
    """
    command = [
        _pandoc(),
        "--sandbox",
        f"--from={READER}",
        f"--to={to}",
        "--wrap=none",
        "--fail-if-warnings",
        *(
            f"--lua-filter={file}"
            for file in (FILTERS / "common.lua", FILTERS / f"{to}.lua")
            if file.is_file()
        ),
        *MEMORY,
    ]
    try:
        done = subprocess.run(  # noqa: S603 - a list of our own, no shell
            command,
            input=markdown.encode("utf-8"),
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EnvironmentFaultError(
            f"pandoc could not be run: {error}", "Install mou again: `pipx reinstall mou-cli`"
        ) from None
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise EnvironmentFaultError(
            f"pandoc could not make the document: {said}",
            "If the templates are your own, compare them with the package's; "
            "else report it as a fault of mou",
        )
    # pandoc puts U+FE0E behind two arrows, against pictures on telephones; it is no text of ours.
    return done.stdout.decode("utf-8").replace("\r\n", "\n").replace("\ufe0e", "")


def _pandoc() -> str:
    import pypandoc

    try:
        return str(pypandoc.get_pandoc_path())
    except OSError:
        raise EnvironmentFaultError(
            "pandoc is missing; the package `pypandoc_binary` brings it",
            "Install mou again: `pipx reinstall mou-cli`",
        ) from None
