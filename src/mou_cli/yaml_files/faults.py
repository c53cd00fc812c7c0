"""What the YAML parser could not read, in plain English.

libyaml and ruamel.yaml word their complaints for programmers. This module says what an officer did
and what to write instead. It also refuses the characters that the two parsers treat differently,
so that no file is read by one and refused by the other.
"""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem
from mou_cli.yaml_files.lines import text_lines

_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029\ufeff\ufffe\uffff]"
    "|\r(?!\n)|^(?:<{7}|={7}|>{7}|\\|{7})(?= |\\r?$)|^ *[\u00a0\u2007\u202f]"
    "|\t+|^%|^\\.\\.\\.(?=\\s|$)",
    re.MULTILINE,
)


MOST_LOOKED_AT = 10_000
"""A file with more odd characters than this is none that somebody typed."""


def fault_in_characters(text: str, path: str) -> list[Problem]:
    """Return a Problem for the first character or line of each kind that no YAML file may hold."""
    found: dict[str, Problem] = {}
    for match in islice(_ODD.finditer(text), MOST_LOOKED_AT):
        code, message, mend = _name_odd(match.group())
        if message not in found:
            found[message] = problem(code, _position(text, match, path), message, mend)
    return list(found.values())


def _name_odd(odd: str) -> tuple[str, str, str]:
    if odd[0] in "<=>|":
        return (
            "YML007",
            "A merge was left half done: this is a conflict marker of git",
            "Choose which of the two texts stays, and take the marker lines out",
        )
    if odd[0] in "%.":
        return (
            "YML005",
            "The line is a directive or an end mark of YAML, which data files do without",
            "Take the line out; put quotes round a text that begins so",
        )
    if odd.strip("\t") == "":
        return (
            "YML008",
            "A tab stands here",
            "Use spaces; in most editors Tab can be set to write them",
        )
    code_point = f"U+{ord(odd[-1]):04X}"
    return (
        "YML008",
        f"The character {code_point} cannot stand in a data file",
        "Take it out; it is invisible, and often comes from a copy out of Word or a PDF",
    )


def _position(text: str, match: re.Match[str], path: str) -> Position:
    start = match.start()
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    return Position(path, line, column, max(1, len(match.group())))


@dataclass(frozen=True, slots=True)
class _Fault:
    """What the parser says, and what it means.

    Attributes:
        phrase: Part of the parser's complaint.
        message: What an officer did.
        mend: What to write instead; `{key}` is the key of the line.
        begins: Whether the fault is where the parser began, not where it gave up.
        code: The rule that is broken.
    """

    phrase: str
    message: str
    mend: str
    begins: bool = False
    code: str = "YML001"


_BRACKET = (
    "A bracket is opened here and never closed",
    "Close it; put quotes round a text that begins with a bracket",
)
_INDENTATION = (
    "This line's indentation fits no line above it",
    "Indent it exactly like the lines that it belongs with",
)
_FIRST_CHARACTER = (
    "A text cannot begin with this character unless it is quoted",
    'Put double quotes (") round the whole text',
)
_ESCAPE = "unknown escape character"
_FAULTS = (
    _Fault(
        "mapping values are not allowed",
        "A colon cannot stand here",
        "{colon}; or check the indentation of this line",
        code="YML004",
    ),
    _Fault(
        "found unexpected end of stream",
        "A quotation mark is opened here and never closed",
        "Close it at the end of the text",
        begins=True,
    ),
    _Fault("cannot start any token", *_FIRST_CHARACTER),
    _Fault("alphabetic or numeric", *_FIRST_CHARACTER),
    _Fault(
        _ESCAPE,
        "A backslash has a meaning inside double quotes, and this one is unknown",
        "Use single quotes, or write two backslashes",
    ),
    _Fault(
        "comment or line break",
        "Words stand behind the `|`",
        "Put the words on the next line, indented",
    ),
    _Fault(
        "expected a comment or a line break",
        "Words stand behind the `|`",
        "Put the words on the next line, indented",
    ),
    _Fault("',' or '", *_BRACKET, begins=True),
    _Fault("node content", *_BRACKET, begins=True),
    _Fault(
        "expected ':'",
        "A colon is missing after this word, or the line is not indented like its neighbours",
        "Write `word: value`; if it goes on with a text, indent it like the lines above",
        begins=True,
    ),
    _Fault(
        "block collection",
        "This line stands where an item of the list was expected",
        "Put `- ` in front of it, or change its indentation",
    ),
    _Fault(
        "sequence entries are not allowed",
        "A list cannot begin on the line of its name",
        "Begin each item on a line of its own with `- `",
    ),
    _Fault("expected key", *_INDENTATION),
    _Fault("<block end>", *_INDENTATION),
)

_KEY = re.compile(r"\s*(?:- )*([A-Za-z_][\w-]*):")


def fault_of_parser(error: Any, text: str, path: str) -> Problem:
    """Turn the parser's exception into a Problem.

    Args:
        error: A `MarkedYAMLError` of ruamel.yaml, or a `ValueError`, which has no marks.
        text: The file's text.
        path: The file's path.
    """
    said = f"{getattr(error, 'problem', '')} {getattr(error, 'context', '')}"
    lines = text_lines(text)
    fault = next((fault for fault in _FAULTS if fault.phrase in said), None) or _Fault(
        "",
        "The line cannot be read as YAML here",
        "Compare it with its neighbours: indentation, colons, quotes, brackets",
    )
    problem_mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None)
    mark = (begun if fault.begins else None) or problem_mark or begun
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    line = min(line, len(lines))
    column = min(column, len(lines[line - 1]) + 1)
    if fault.phrase == _ESCAPE and lines[line - 1][column - 2 : column - 1] == "\\":
        column -= 1  # libyaml points at the backslash, ruamel.yaml behind it
    above = _line_without_colon(lines, line) if fault.code == "YML004" else 0
    opened = _quote_without_end(lines, line)
    if opened:
        line, column = opened
        fault = _Fault(
            "",
            "A quotation mark is opened here and never closed",
            "Close it at the end of the text",
        )
    elif above:
        line, column = above, len(lines[above - 1].rstrip())
        fault = _Fault("", "A colon is missing at the end of this line", "Add it")
    elif fault.message == _INDENTATION[0]:
        fault = _behind_a_close(lines[line - 1][: column - 1]) or fault
    mend = fault.mend.replace("{colon}", _colon(lines[line - 1]))
    return problem(fault.code, Position(path, line, column), fault.message, mend)


def _colon(line: str) -> str:
    key = _KEY.match(line)
    name = key.group(1) if key else "text"
    if name == "text":
        return "Put `text: |`, then the words on the next line, indented"
    return f"Put double quotes round the words behind `{name}:`"


def _behind_a_close(before: str) -> _Fault | None:
    """Return the fault of words that stand behind a closing quotation mark or bracket."""
    last = before.rstrip()[-1:]
    if last and last in "'\"":
        return _Fault(
            "",
            "Words stand behind a closing quotation mark",
            "Put the whole text in single quotes, and write each one inside it twice",
        )
    if last and last in "]}":
        return _Fault("", "Words stand behind a closing bracket", "Put the whole text in quotes")
    return None


_WORD_ALONE = re.compile(r"\s*(?:- )*[a-z_]+(?: [^:]*)?\Z")


def _line_without_colon(lines: list[str], line: int) -> int:
    """Return the number of the line above if it begins with a word that lacks its colon, else 0."""
    for number in range(line - 1, 0, -1):
        above = lines[number - 1]
        if above.strip() and not above.lstrip().startswith("#"):
            return number if _WORD_ALONE.match(above) else 0
    return 0


_OPENED = re.compile(r"""\s*(?:- )*(?:[\w-]+:\s+)?(?=["'])(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)\Z""")


def _quote_without_end(lines: list[str], line: int) -> tuple[int, int] | None:
    """Return line and column of a quotation mark above that its own line does not close.

    A quoted text may go on over lines, so the parser finds the fault where the next one begins.
    """
    for number in range(line, 0, -1):
        source = lines[number - 1].rstrip()
        if _OPENED.match(source):
            return number, min(source.find(mark) for mark in "\"'" if mark in source) + 1
    return None
