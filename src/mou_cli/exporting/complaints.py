"""What pandoc or Typst complains of, short enough for a terminal and in words for its reader."""

import re

from mou_cli.errors import MouError
from mou_cli.printable.characters import named

LONGEST = 400
"""Characters of a complaint that are told: pandoc quotes a picture whole, all its megabytes."""

LONGEST_WORD = 80
AROUND = 40
"""Characters on each side of the place that is quoted."""

_DATA = re.compile(r"data:[-\w.+/]+(?:;[-\w=]+)*,\S*")
_LONG_WORD = re.compile(rf"(\S{{{LONGEST_WORD}}})\S+")
_NO_FONT = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_TOLD = re.compile(r"no font of the documents has `(.)`")
_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}|[*\\]")


def complaint_of(said: str, mend: str) -> tuple[str, str]:
    """Return what a program complains of, as the end of a sentence, and what to do about it.

    Args:
        said: What it said.
        mend: What to do if this room does not know better.
    """
    found = _NO_FONT.search(said)
    if found is None:
        return in_short(said), mend
    character = found[1][0]
    return (
        f"no font of the documents has `{character}` ({named(character)})",
        "Say it in words, or write it in Latin letters; `mou validate` names the line",
    )


def in_short(said: str) -> str:
    """Return what a program said, without what a picture holds, and cut where it is long."""
    words = _LONG_WORD.sub(r"\1…", _DATA.sub("(a picture)", said))
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def with_place(error: MouError, markdown: str) -> MouError:
    """Return a fault that says where in the document the character without a font stands."""
    found = _TOLD.search(error.message)
    if found is None or found[1] not in markdown:
        return error
    before, _, after = markdown.partition(found[1])
    start, end = before.rpartition("\n")[2][-AROUND:], after.partition("\n")[0][:AROUND]
    titles = [line for line in before.split("\n") if line.startswith("#")]
    under = f"under “{_plain(titles[-1])}”, " if titles else ""
    message = f"{error.message}; it stands {under}in “{_plain(start + found[1] + end)}”"
    return type(error)(message, error.mend)


def _plain(line: str) -> str:
    return _ATTRIBUTES.sub("", line.lstrip("# ")).strip()
