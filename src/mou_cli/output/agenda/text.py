"""An Agenda -> text for a terminal."""

from collections.abc import Iterator

from mou_cli.output.escaping.terminal import visible
from mou_cli.output.terminal.colour import paint
from mou_cli.output.terminal.lines import WIDTH, indented, wrapped
from mou_cli.views.agenda import Agenda, AgendaPart

INDENT = "   "


def agenda_as_text(agenda: Agenda, *, colour: bool = False) -> str:
    """Write an agenda for a terminal."""
    lines = [paint(visible(f"Review of {agenda.title}"), "bold", colour=colour)]
    lines.append(f"As of {agenda.as_of}")
    for number, part in enumerate(agenda.parts, start=1):
        lines += ["", paint(visible(f"{number}. {part.heading}"), "bold", colour=colour)]
        lines += _part_lines(part)
    return "\n".join(lines) + "\n"


def _part_lines(part: AgendaPart) -> Iterator[str]:
    for line in part.lines:
        yield from indented(line, INDENT)
    for item in part.items:
        first, *others = wrapped(visible(item), WIDTH - len(INDENT) - 2)
        yield f"{INDENT}- {first}"
        yield from (f"{INDENT}  {line}" for line in others)
    for row in part.rows:
        name, *cells = row
        yield from indented(name, INDENT)
        told = (
            f"{label.lower()}: {cell}"
            for label, cell in zip(part.head[1:], cells, strict=True)
            if cell
        )
        yield from indented("; ".join(told), INDENT * 2)
