"""An Agenda -> Markdown for a comment or a wiki."""

from collections.abc import Iterator

from mou_cli.output.escaping.markdown import as_markdown
from mou_cli.views.agenda import Agenda, AgendaPart


def agenda_as_markdown(agenda: Agenda) -> str:
    """Write an agenda as Markdown, safe against text that tries to be Markdown or HTML."""
    lines = [f"# Review of {as_markdown(agenda.title)}", "", f"As of {as_markdown(agenda.as_of)}"]
    for number, part in enumerate(agenda.parts, start=1):
        lines += ["", f"## {number}. {as_markdown(part.heading)}", *_part_lines(part)]
    return "\n".join(lines) + "\n"


def _part_lines(part: AgendaPart) -> Iterator[str]:
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
