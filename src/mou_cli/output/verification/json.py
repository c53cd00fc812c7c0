"""What verifying found -> JSON for programs, and its shape."""

from typing import Literal

from mou_cli.output.escaping.json import as_json
from mou_cli.output.shapes.typed_dict import Count, TypedDict
from mou_cli.problems import Problem
from mou_cli.revisions.judges import Judge
from mou_cli.verifying.verification import Checked, Verdict, Verification, What


class PlaceJson(TypedDict):
    """What is wrong, by the code of its rule, and where."""

    code: str
    path: str
    line: Count
    column: Count
    mend: str


class JudgeJson(TypedDict):
    """A commit whose keys judge signatures: its id, its day, and what it is in words."""

    commit: str
    date: str | None
    what: str


class CheckJson(TypedDict):
    """One thing that was checked, and the commits whose keys decided it, where keys did."""

    what: What
    subject: str
    verdict: Verdict
    words: str
    problem: PlaceJson | None
    keys_of: list[JudgeJson]


VerdictCountsJson = TypedDict(
    "VerdictCountsJson",
    {"good": Count, "bad": Count, "cannot-be-checked": Count, "recorded": Count},
)


class VerificationJson(TypedDict):
    """What `mou verify --format json` writes."""

    schema_version: Literal[1]
    of: str
    trusted: str
    keys_of: JudgeJson | None
    checks: list[CheckJson]
    summary: VerdictCountsJson


def verification_as_json(found: Verification) -> str:
    """Write what was found as one JSON object."""
    return as_json(verification_shape(found)) + "\n"


def verification_shape(found: Verification) -> VerificationJson:
    """Return what was found as plain data."""
    return {
        "schema_version": 1,
        "of": found.of,
        "trusted": found.trusted,
        "keys_of": _judge_shape(found.judge) if found.judge else None,
        "checks": [_check_shape(check) for check in found.checks],
        "summary": {
            "good": found.counts[Verdict.GOOD],
            "bad": found.counts[Verdict.BAD],
            "cannot-be-checked": found.counts[Verdict.UNCHECKED],
            "recorded": found.counts[Verdict.RECORDED],
        },
    }


def _check_shape(check: Checked) -> CheckJson:
    return {
        "what": check.what,
        "subject": check.subject,
        "verdict": check.verdict,
        "words": check.words,
        "problem": _place_shape(check.problem) if check.problem else None,
        "keys_of": [_judge_shape(judge) for judge in check.judges],
    }


def _judge_shape(judge: Judge) -> JudgeJson:
    day = f"{judge.time:%Y-%m-%d}" if judge.time else None
    return {"commit": judge.commit, "date": day, "what": judge.what}


def _place_shape(problem: Problem) -> PlaceJson:
    return {
        "code": problem.code,
        "path": problem.position.path,
        "line": problem.position.line,
        "column": problem.position.column,
        "mend": problem.mend,
    }
