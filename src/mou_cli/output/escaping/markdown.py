"""Somebody's data in a Markdown comment: it stays text, whatever it tries to be.

Forges read more than Markdown out of a comment: HTML, mentions (`@name`), numbers of issues (`#1`)
and merge requests (`!1`), labels, emoji (`:name:`) and addresses. An empty HTML comment behind the
sign keeps those apart; it shows as nothing.
"""

import re

from mou_cli.output.escaping.terminal import visible

_ALWAYS = re.compile(r"([\\`*_{}\[\]~|$^])")
_AT_BEGINNING = re.compile(r"\A(\s*(?:\d+(?=[.)])|(?=[#+\-=:/])))")
_CALLS = re.compile(r"([@#!%~$:]|&amp;|\b(?:www|GH|mailto))(?=[^\s<])")
_SPLIT = "<!-- -->"


def as_markdown(text: str) -> str:
    """Return `text` as Markdown that reads as the text and does nothing."""
    safe = visible(text).strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    safe = _AT_BEGINNING.sub(r"\1\\", _ALWAYS.sub(r"\\\1", safe))
    return _CALLS.sub(rf"\1{_SPLIT}", safe)
