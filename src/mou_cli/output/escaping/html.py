"""Somebody's data in HTML: it stays text, whatever it tries to be."""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from mou_cli.output.escaping.terminal import visible

__all__ = ["Markup", "as_html", "filled", "joined", "without_commands"]


def as_html(text: str) -> Markup:
    """Return `text` as HTML that reads as the text; what is HTML already stays as it is."""
    return text if isinstance(text, Markup) else escape(visible(text))


def filled(template: str, *values: str) -> Markup:
    """Return HTML of our own with values in its places, each of which stays text.

    Args:
        template: The HTML, with `{}` where a value comes.
        values: The values; what is HTML already is put in as it is.
    """
    return Markup(template).format(*map(as_html, values))  # noqa: S704 - all our own


def joined(pieces: Iterable[str], between: str = "") -> Markup:
    """Return pieces one behind the other, each of which stays text unless it is HTML already."""
    return Markup(between).join(map(as_html, pieces))  # noqa: S704 - all our own


def without_commands(page: str) -> str:
    """Return a page that reads the same, and in a log is no command; see `terminal`.

    Args:
        page: A whole page, with its own stylesheets.
    """
    return "".join(map(_without_commands, _STYLE.split(page)))


_STYLE = re.compile(r"(<style\b.*?</style>)", re.DOTALL)
_COMMAND = re.compile(r"##(\w*)\[")
_AT_BEGINNING = re.compile(r"^([^\S\n]*)::", re.MULTILINE)


def _without_commands(part: str) -> str:
    if part.startswith("<style"):
        return _AT_BEGINNING.sub(r"\1/**/::", _COMMAND.sub(r"##\1\\[", part))
    return _AT_BEGINNING.sub(r"\1&#58;:", _COMMAND.sub(r"##\1&#91;", part))
