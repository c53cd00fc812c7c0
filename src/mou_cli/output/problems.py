"""Problems -> text for a terminal, or JSON for programs."""

import json
from collections import Counter
from collections.abc import Callable, Iterator

from mou_cli.english import and_list, counted
from mou_cli.output.escaping.terminal import visible, visible_json
from mou_cli.output.styles import paint
from mou_cli.problems import Problem, Severity

SCHEMA_VERSION = 1
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
    return "\n\n".join("\n".join(_lines(problem, line_of, colour)) for problem in problems)


def problems_as_json(problems: tuple[Problem, ...], files: int) -> str:
    """Write Problems as one JSON object with `schema_version`, `problems` and `summary`."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "problems": [
            {
                "code": problem.code,
                "severity": problem.severity.value,
                "path": problem.position.path,
                "line": problem.position.line,
                "column": problem.position.column,
                "length": problem.position.length,
                "message": problem.message,
                "mend": problem.mend,
            }
            for problem in problems
        ],
        "summary": {"files": files, **_counts(problems)},
    }
    return visible_json(json.dumps(data, indent=2, ensure_ascii=True))


def summary(problems: tuple[Problem, ...], files: int) -> str:
    """Return one line: how many of what, in how many files, and what to do next."""
    checked = counted(files, "file")
    if not problems:
        return f"No problems in {checked}"
    found = Counter(problem.severity for problem in problems)
    counts = [counted(found[severity], severity.value) for severity in Severity if found[severity]]
    paths = len({problem.position.path for problem in problems})
    told = and_list(counts)
    where = f"{told} in {paths} of {checked}" if files >= paths else told
    order = list(Severity)
    gravest = min(problems, key=lambda problem: order.index(problem.severity))
    return f"{where}. Nothing was changed. More: mou explain {gravest.code}"


def _counts(problems: tuple[Problem, ...]) -> dict[str, int]:
    found = Counter(problem.severity for problem in problems)
    return {f"{severity.value}s": found[severity] for severity in Severity}


def _lines(problem: Problem, line_of: LineOf, colour: bool) -> Iterator[str]:  # noqa: FBT001
    position = problem.position
    place = visible(f"{position.path}:{position.line}:{position.column}")
    severity = paint(problem.severity.value, _STYLES[problem.severity], colour=colour)
    yield f"{place} {severity} {problem.code} {visible(problem.message)}"
    yield from _excerpt(problem, line_of(position.path, position.line), colour)
    yield f"  {visible(problem.mend)}"


def _excerpt(problem: Problem, line: str, colour: bool) -> Iterator[str]:  # noqa: FBT001
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
    lead = visible(line[start:column]).replace("\t", " ")
    yield f"{gutter}{before}{visible(shown).replace(chr(9), ' ')}{after}"
    indent = " " * (len(gutter) + len(before) + len(lead))
    yield indent + paint(caret, _STYLES[problem.severity], colour=colour)
