"""A Comparison -> text for a terminal; plain where colours are not wanted."""

import re
from collections.abc import Iterator

from mou_cli.changes import Change, ChangePart
from mou_cli.changes.comparison import Comparison
from mou_cli.output.escaping.terminal import visible
from mou_cli.output.terminal.colour import paint
from mou_cli.output.terminal.lines import WIDTH, indented, wrapped
from mou_cli.words.change_parts import excerpt
from mou_cli.words.change_summary import NO_SIGNATURE_CHANGES, summary_of
from mou_cli.words.changes import label_of, sentence_of, shown_words, sign_of
from mou_cli.words.variation import who_may_agree

_STYLES = {"+": "bold green", "-": "bold red", "~": "bold cyan", "!": "bold yellow"}


def changes_as_text(comparison: Comparison, *, colour: bool = False) -> str:
    """Write what changed.

    Args:
        comparison: What was compared.
        colour: Whether to colour.
    """
    return "\n".join(_comparison_lines(comparison, colour=colour)) + "\n"


def _comparison_lines(comparison: Comparison, *, colour: bool) -> Iterator[str]:
    head = f"{visible(comparison.base.name)} → {visible(comparison.head.name)}"
    yield paint(head, "bold", colour=colour)
    yield from indented(comparison.ground, "")
    yield from indented(summary_of(comparison), "")
    width = max((len(label_of(change)) for change in comparison.changes), default=0)
    if comparison.signed:
        yield ""
        for change in comparison.signed:
            yield from change_lines(change, width, WIDTH, colour=colour)
    if comparison.administrative:
        yield ""
        alone = not comparison.signed and comparison.report is None
        yield "None of it is in the signed text:" if alone else f"{comparison.heading}:"
        for change in comparison.administrative:
            yield from change_lines(change, width, WIDTH, colour=colour)
    yield from _foot_lines(comparison)


def change_lines(change: Change, label_width: int, width: int, *, colour: bool) -> Iterator[str]:
    """Yield one change: its sign, what kind of thing it is, the sentence, and the words below.

    Args:
        change: The change.
        label_width: The width of the labels, so that sentences stand below each other.
        width: The width of the whole.
        colour: Whether to colour.
    """
    sign = sign_of(change)
    label = label_of(change).capitalize().ljust(label_width)
    indent = " " * (len(label) + 4)
    first, *others = wrapped(visible(sentence_of(change)), width - len(indent)) or [""]
    yield f"{paint(sign, _STYLES[sign], colour=colour)} {label}  {first}"
    yield from (indent + line for line in others)
    for line in detail_lines(change, width - len(indent), colour=colour):
        yield indent + line


def detail_lines(change: Change, width: int, *, colour: bool) -> Iterator[str]:
    """Yield lines with the words that came or went, and what a rewording changed."""
    words = shown_words(change)
    if words is not None:
        yield from wrapped(visible(words), width)
    if change.parts:
        lines = wrapped(_with_marks(change.parts), width)
        # Colour codes have no width, so they are put in after the lines are broken.
        yield from _coloured_marks(lines) if colour else lines


def _with_marks(parts: tuple[ChangePart, ...]) -> str:
    marks = {"same": ("", ""), "deleted": ("[-", "-]"), "inserted": ("[+", "+]")}
    written = ""
    for part in excerpt(parts):
        before, after = marks[part.operation]
        text = visible(part.text)
        space = " " if text.startswith(" ") and written else ""
        written += f"{space}{before}{text.strip()}{after}"
    return written


def _coloured_marks(lines: list[str]) -> Iterator[str]:
    style = ""
    for line in lines:
        painted = ""
        for piece in _MARK.split(line):
            style = _MARKS.get(piece, style)
            painted += paint(piece, style, colour=bool(style and piece))
            if piece in ("+]", "-]"):
                style = ""
        yield painted


_MARK = re.compile(r"(\[\+|\[-|\+\]|-\])")
_MARKS = {"[+": "green", "[-": "red"}


def _foot_lines(comparison: Comparison) -> Iterator[str]:
    if not comparison.signed:
        return
    yield ""
    yield from indented(f"Who may agree this: {who_may_agree(comparison)}", "")
    if not comparison.head.in_force:
        yield NO_SIGNATURE_CHANGES
        if comparison.head.commit is None:
            yield "Next: mou release VERSION, when it is to be put to the parties"
