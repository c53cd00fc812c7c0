"""Problems -> text for a terminal."""

from collections.abc import Callable, Collection, Iterator

from mou_cli.output.escaping.terminal import visible, visible_inside
from mou_cli.output.terminal.colour import paint
from mou_cli.problems import Problem, Severity

LineOf = Callable[[str, int], str]
LONGEST_EXCERPT = 100

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def problems_as_text(
    problems: tuple[Problem, ...],
    line_of: LineOf,
    *,
    colour: bool,
    unwritten: Collection[str] = (),
) -> str:
    """Write each Problem with its source line, a caret and the mend.

    Args:
        problems: The Problems in order.
        line_of: Gives one line of a file.
        colour: Whether to colour.
        unwritten: Paths of files that were looked at as they would be, and are not so.
    """
    return "\n\n".join(
        "\n".join(
            problem_lines(
                each, line_of, colour=colour, is_written=each.position.path not in unwritten
            )
        )
        for each in problems
    )


def problem_lines(
    problem: Problem, line_of: LineOf, *, colour: bool, is_written: bool = True
) -> Iterator[str]:
    """Yield the lines that tell one Problem.

    Args:
        problem: The Problem.
        line_of: Gives one line of a file.
        colour: Whether to colour.
        is_written: Whether its file has this line, so that somebody could look it up there.
    """
    position = problem.position
    place = f"{position.path}:{position.line}:{position.column}"
    place = visible(place if is_written else f"What would be written to {position.path}:")
    severity = paint(problem.severity.value, _STYLES[problem.severity], colour=colour)
    yield f"{place} {severity} {problem.code} {visible(problem.message)}"
    line, number = line_of(position.path, position.line), f"{position.line} " if is_written else ""
    yield from _excerpt_lines(problem, line, f"  {number}| ", colour=colour)
    yield f"  {visible(problem.mend)}"


def _excerpt_lines(problem: Problem, line: str, gutter: str, *, colour: bool) -> Iterator[str]:
    """Show the part of the line round the column, with a caret below."""
    if not line.strip():
        return
    column = problem.position.column - 1
    start = 0 if column < LONGEST_EXCERPT - 20 else column - 40
    shown = line[start : start + LONGEST_EXCERPT]
    before = "…" if start else ""
    after = "…" if start + LONGEST_EXCERPT < len(line) else ""
    caret = "^" * max(1, min(problem.position.length, len(shown) - (column - start)))
    lead = visible_inside(line[start:column]).replace("\t", " ")
    yield f"{gutter}{before}{visible_inside(shown).replace(chr(9), ' ')}{after}"
    indent = " " * (len(gutter) + len(before) + len(lead))
    yield indent + paint(caret, _STYLES[problem.severity], colour=colour)
