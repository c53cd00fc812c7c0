"""Problems -> text for a terminal."""

from collections.abc import Callable, Iterator

from mou_cli.output.escaping.terminal import visible, visible_inside
from mou_cli.output.terminal.colour import paint
from mou_cli.problems import Problem, Severity

LineOf = Callable[[str, int], str]
LONGEST_EXCERPT = 100

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def problems_as_text(problems: tuple[Problem, ...], line_of: LineOf, *, colour: bool) -> str:
    """Write each Problem with its source line, a caret and the mend.

    Args:
        problems: The Problems in order.
        line_of: Gives one line of a file.
        colour: Whether to colour.
    """
    return "\n\n".join("\n".join(problem_lines(each, line_of, colour=colour)) for each in problems)


def problem_lines(problem: Problem, line_of: LineOf, *, colour: bool) -> Iterator[str]:
    """Yield the lines that tell one Problem."""
    position = problem.position
    place = visible(f"{position.path}:{position.line}:{position.column}")
    severity = paint(problem.severity.value, _STYLES[problem.severity], colour=colour)
    yield f"{place} {severity} {problem.code} {visible(problem.message)}"
    yield from _excerpt_lines(problem, line_of(position.path, position.line), colour=colour)
    yield f"  {visible(problem.mend)}"


def _excerpt_lines(problem: Problem, line: str, *, colour: bool) -> Iterator[str]:
    """Show the part of the line round the column, with a caret below."""
    if not line.strip():
        return
    column = problem.position.column - 1
    start = 0 if column < LONGEST_EXCERPT - 20 else column - 40
    shown = line[start : start + LONGEST_EXCERPT]
    before = "…" if start else ""
    after = "…" if start + LONGEST_EXCERPT < len(line) else ""
    gutter = f"  {problem.position.line} | "
    caret = "^" * max(1, min(problem.position.length, len(shown) - (column - start)))
    lead = visible_inside(line[start:column]).replace("\t", " ")
    yield f"{gutter}{before}{visible_inside(shown).replace(chr(9), ' ')}{after}"
    indent = " " * (len(gutter) + len(before) + len(lead))
    yield indent + paint(caret, _STYLES[problem.severity], colour=colour)
