"""An Agenda -> text for a terminal, or Markdown for a comment or a wiki."""

from collections.abc import Iterator

from mou_cli.output.changes.text import WIDTH, wrapped
from mou_cli.output.escaping.markdown import as_markdown
from mou_cli.output.escaping.terminal import visible
from mou_cli.output.terminal.colour import paint
from mou_cli.views.agenda import Agenda, AgendaPart


def agenda_as_text(agenda: Agenda, *, colour: bool = False) -> str:
    """Write an agenda for a terminal."""
    lines = [paint(visible(f"Review of {agenda.title}"), "bold", colour=colour)]
    lines.append(f"As of {agenda.as_of}")
    for number, part in enumerate(agenda.parts, start=1):
        lines += ["", paint(visible(f"{number}. {part.heading}"), "bold", colour=colour)]
        lines += _text_of(part)
    return "\n".join(lines) + "\n"


def agenda_as_markdown(agenda: Agenda) -> str:
    """Write an agenda as Markdown, safe against text that tries to be Markdown or HTML."""
    lines = [f"# Review of {as_markdown(agenda.title)}", "", f"As of {as_markdown(agenda.as_of)}"]
    for number, part in enumerate(agenda.parts, start=1):
        lines += ["", f"## {number}. {as_markdown(part.heading)}", *_markdown_of(part)]
    return "\n".join(lines) + "\n"


INDENT = "   "


def _text_of(part: AgendaPart) -> Iterator[str]:
    for line in part.lines:
        yield from _indented(line, INDENT)
    for item in part.items:
        first, *others = wrapped(visible(item), WIDTH - len(INDENT) - 2)
        yield f"{INDENT}- {first}"
        yield from (f"{INDENT}  {line}" for line in others)
    for row in part.rows:
        name, *cells = row
        yield from _indented(name, INDENT)
        told = (
            f"{label.lower()}: {cell}"
            for label, cell in zip(part.head[1:], cells, strict=True)
            if cell
        )
        yield from _indented("; ".join(told), INDENT * 2)
    yield from (f"{INDENT}{command}" for command in part.commands)


def _indented(words: str, indent: str) -> Iterator[str]:
    return (indent + line for line in wrapped(visible(words), WIDTH - len(indent)))


def _markdown_of(part: AgendaPart) -> Iterator[str]:
    for line in part.lines:
        yield from ("", as_markdown(line))
    if part.items:
        yield ""
        yield from (f"- {as_markdown(item)}" for item in part.items)
    if part.rows:
        yield ""
        yield f"| {' | '.join(part.head)} |"
        yield f"|{'---|' * len(part.head)}"
        yield from (f"| {' | '.join(map(as_markdown, row))} |" for row in part.rows)
    if part.commands:
        yield ""
        yield from (f"    {command}" for command in part.commands)
