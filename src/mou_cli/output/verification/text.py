"""What verifying found -> text for a terminal, or JSON for programs, and the JSON Schema of it."""

import json
from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from mou_cli.output.changes.json import json_object
from mou_cli.output.escaping.terminal import visible, visible_json
from mou_cli.output.problems.text import LineOf, problems_as_text
from mou_cli.output.terminal.colour import paint
from mou_cli.problems import Severity
from mou_cli.verifying.verification import Checked, Verdict, Verification, What

SCHEMA_VERSION = 1
WIDTH = 96

_GROUPS = (
    ("Versions", (What.VERSION, What.TAG, What.KEPT)),
    ("Records", (What.DIGEST, What.AUTHORITY, What.EVIDENCE)),
    ("Recorded signatures: somebody wrote them down", (What.RECORDED,)),
    ("SSH signatures: a key signed the record", (What.SSH,)),
)

_SHOWN = {
    Verdict.GOOD: ("good", "green"),
    Verdict.BAD: ("BAD", "bold red"),
    Verdict.UNCHECKED: ("not checked", "yellow"),
    Verdict.RECORDED: ("recorded", "cyan"),
}
_LONGEST = 11


def verification_as_text(found: Verification, line_of: LineOf, *, colour: bool) -> str:
    """Write what was found, group by group, then each Problem with its place.

    Args:
        found: What was found.
        line_of: Gives one line of a file.
        colour: Whether to colour.
    """
    return "\n".join(_text(found, line_of, colour)) + "\n"


def verification_as_json(found: Verification) -> str:
    """Write what was found as one JSON object; see `verification_schema`."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "of": found.of,
        "trusted": found.trusted,
        "checks": [_check(check) for check in found.checks],
        "summary": found.counts,
    }
    return visible_json(json.dumps(data, indent=2, ensure_ascii=False)) + "\n"


def verification_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `mou verify --format json`."""
    text, count = {"type": "string"}, {"type": "integer", "minimum": 0}
    place = json_object(code=text, path=text, line=count, column=count, mend=text)
    check = json_object(
        what={"enum": [what.value for what in What]},
        subject=text,
        verdict={"enum": [verdict.value for verdict in Verdict]},
        words=text,
        problem={"anyOf": [place, {"type": "null"}]},
    )
    return {
        "title": "Verification",
        "description": "What `mou verify --format json` writes.",
        **json_object(
            schema_version={"const": SCHEMA_VERSION},
            of=text,
            trusted=text,
            checks={"type": "array", "items": check},
            summary=json_object(**{verdict.value: count for verdict in Verdict}),
        ),
    }


def _check(check: Checked) -> dict[str, Any]:
    found = check.problem
    place = found and {
        "code": found.code,
        "path": found.position.path,
        "line": found.position.line,
        "column": found.position.column,
        "mend": found.mend,
    }
    return {
        "what": check.what.value,
        "subject": check.subject,
        "verdict": check.verdict.value,
        "words": check.words,
        "problem": place,
    }


def _text(found: Verification, line_of: LineOf, colour: bool) -> Iterator[str]:  # noqa: FBT001
    yield visible(f"Verified: {found.of}")
    if found.trusted:
        yield visible(f"Trusted keys: {found.trusted}")
    for title, kinds in _GROUPS:
        checks = [check for check in found.checks if check.what in kinds]
        if checks:
            yield ""
            yield paint(title, "bold", colour=colour)
            yield from _group(checks, colour)
    problems = tuple(p for p in found.problems if p.severity is Severity.ERROR)
    if problems:
        yield ""
        yield problems_as_text(problems, line_of, colour=colour)
    yield ""
    counts = [f"{found.counts[verdict.value]} {_SHOWN[verdict][0]}" for verdict in Verdict]
    yield ", ".join(counts)


def _group(checks: list[Checked], colour: bool) -> Iterator[str]:  # noqa: FBT001
    """Write a group; records that have the digest of their version are told together."""
    same = [c for c in checks if c.what is What.DIGEST and c.verdict is Verdict.GOOD]
    if same:
        many = f"{len(same)} records have" if len(same) > 1 else "1 record has"
        words = f"{many} the digest of the version named"
        yield from _lines(Checked(What.DIGEST, words, Verdict.GOOD, ""), colour)
    for check in checks:
        if check not in same:
            yield from _lines(check, colour)


def _lines(check: Checked, colour: bool) -> Iterator[str]:  # noqa: FBT001
    word, style = _SHOWN[check.verdict]
    yield f"  {paint(f'{word:<{_LONGEST}}', style, colour=colour)}  {visible(check.subject)}"
    indent = " " * (_LONGEST + 4)
    yield from wrap(visible(check.words), WIDTH, initial_indent=indent, subsequent_indent=indent)
