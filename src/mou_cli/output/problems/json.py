"""Problems -> JSON for programs, and its shape."""

from typing import Literal

from mou_cli.output.escaping.json import as_json
from mou_cli.output.shapes.typed_dict import Count, TypedDict
from mou_cli.problems import Problem, Severity
from mou_cli.words.problems import counts_of


class ProblemJson(TypedDict):
    """One finding, and its place: line and column are counted from 1."""

    code: str
    severity: Severity
    path: str
    line: Count
    column: Count
    length: Count
    message: str
    mend: str


class ProblemCountsJson(TypedDict):
    """How many files were looked at, and how many Problems there are of which severity."""

    files: Count
    errors: Count
    warnings: Count
    notes: Count


class ProblemsJson(TypedDict):
    """What `mou validate --format json` writes."""

    schema_version: Literal[1]
    problems: list[ProblemJson]
    summary: ProblemCountsJson


def problems_as_json(problems: tuple[Problem, ...], files: int) -> str:
    """Write Problems as one JSON object."""
    return as_json(problems_shape(problems, files), ascii_only=True)


def problems_shape(problems: tuple[Problem, ...], files: int) -> ProblemsJson:
    """Return Problems as plain data."""
    counts = counts_of(problems)
    return {
        "schema_version": 1,
        "problems": [_problem_shape(problem) for problem in problems],
        "summary": {
            "files": files,
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "notes": counts[Severity.NOTE],
        },
    }


def _problem_shape(problem: Problem) -> ProblemJson:
    position = problem.position
    return {
        "code": problem.code,
        "severity": problem.severity,
        "path": position.path,
        "line": position.line,
        "column": position.column,
        "length": position.length,
        "message": problem.message,
        "mend": problem.mend,
    }
