"""What verifying found -> text for a terminal."""

from collections.abc import Iterator
from textwrap import wrap

from mou_cli.output.escaping.terminal import visible
from mou_cli.output.problems.text import LineOf, problems_as_text
from mou_cli.output.terminal.colour import paint
from mou_cli.output.terminal.lines import WIDTH
from mou_cli.problems import Severity
from mou_cli.verifying.verification import Checked, Verdict, Verification, What

_GROUPS = (
    ("Versions", (What.VERSION, What.TAG, What.KEPT)),
    ("Records", (What.DIGEST, What.AUTHORITY, What.EVIDENCE)),
    ("Recorded signatures: somebody wrote them down", (What.RECORDED,)),
    ("SSH signatures: a key signed the record", (What.SSH,)),
    ("Records beside their history: none is edited or removed", (What.HISTORY,)),
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
    return "\n".join(_verification_lines(found, line_of, colour=colour)) + "\n"


def _verification_lines(found: Verification, line_of: LineOf, *, colour: bool) -> Iterator[str]:
    yield visible(f"Verified: {found.of}")
    if found.trusted:
        yield visible(f"Trusted keys: {found.trusted}")
    for title, kinds in _GROUPS:
        checks = [check for check in found.checks if check.what in kinds]
        if checks:
            yield ""
            yield paint(title, "bold", colour=colour)
            yield from _group_lines(checks, colour=colour)
    problems = tuple(p for p in found.problems if p.severity is Severity.ERROR)
    if problems:
        yield ""
        yield problems_as_text(problems, line_of, colour=colour)
    yield ""
    counts = [f"{found.counts[verdict.value]} {_SHOWN[verdict][0]}" for verdict in Verdict]
    yield ", ".join(counts)


def _group_lines(checks: list[Checked], *, colour: bool) -> Iterator[str]:
    """Write a group; records that have the digest of their version are told together."""
    same = [c for c in checks if c.what is What.DIGEST and c.verdict is Verdict.GOOD]
    if same:
        many = f"{len(same)} records have" if len(same) > 1 else "1 record has"
        words = f"{many} the digest of the version named"
        yield from _check_lines(Checked(What.DIGEST, words, Verdict.GOOD, ""), colour=colour)
    for check in checks:
        if check not in same:
            yield from _check_lines(check, colour=colour)


def _check_lines(check: Checked, *, colour: bool) -> Iterator[str]:
    word, style = _SHOWN[check.verdict]
    yield f"  {paint(f'{word:<{_LONGEST}}', style, colour=colour)}  {visible(check.subject)}"
    indent = " " * (_LONGEST + 4)
    yield from wrap(visible(check.words), WIDTH, initial_indent=indent, subsequent_indent=indent)
