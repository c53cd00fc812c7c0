"""What the YAML parser could not read, in plain English.

libyaml and ruamel.yaml word their complaints for programmers. This module says what an officer did
and what to write instead. It also refuses the characters that the two parsers treat differently,
so that no file is read by one and refused by the other.
"""

import re
from typing import Any

from mou_cli.problems import Position, Problem
from mou_cli.rules import problem

_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029\ufeff\ufffe\uffff]"
    "|\r(?!\n)|^(?:<{7}|={7}|>{7})(?= |\\r?$)|^[ ]*\t+[ \t]*(?=[^\\s#])|(?<=:)\t",
    re.MULTILINE,
)


def fault_in_characters(text: str, path: str) -> list[Problem]:
    """Return a Problem for the first character or line of each kind that no YAML file may hold."""
    found: dict[str, Problem] = {}
    for match in _ODD.finditer(text):
        code, message, mend = _name_odd(match.group())
        if message not in found:
            found[message] = problem(code, _position(text, match, path), message, mend)
    return list(found.values())


def _name_odd(odd: str) -> tuple[str, str, str]:
    if odd[0] in "<=>":
        return (
            "YML007",
            "A merge was left half done: this is a conflict marker of git",
            "Choose which of the two texts stays, and take the three marker lines out",
        )
    if odd.strip(" \t") == "":
        return (
            "YML008",
            "A tab stands here",
            "Use spaces; in most editors Tab can be set to write them",
        )
    code_point = f"U+{ord(odd):04X}"
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


_FAULTS: tuple[tuple[str, str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "YML004",
        "A colon cannot stand here",
        "Put `{key}: |`, then the words on the next line, indented; "
        "or check the indentation of this line",
    ),
    (
        "found unexpected end of stream",
        "YML001",
        "A quotation mark is opened here and never closed",
        "Close it at the end of the text",
    ),
    (
        "cannot start any token",
        "YML001",
        "A text cannot begin with this character unless it is quoted",
        'Put double quotes (") round the whole text',
    ),
    (
        "unknown escape character",
        "YML001",
        "A backslash has a meaning inside double quotes, and this one is unknown",
        "Use single quotes, or write two backslashes",
    ),
    (
        "',' or '",
        "YML001",
        "A bracket is opened and never closed",
        "Close it, or write the list with a hyphen in front of each item",
    ),
    (
        "node content",
        "YML001",
        "A bracket is opened and never closed",
        "Close it, or write the list with a hyphen in front of each item",
    ),
    (
        "'-' indicator",
        "YML001",
        "This line stands where an item of the list was expected",
        "Put `- ` in front of it, or change its indentation",
    ),
    (
        "expected key",
        "YML001",
        "This line's indentation fits no line above it",
        "Indent it exactly like the lines that it belongs with",
    ),
    (
        "<block end>",
        "YML001",
        "This line's indentation fits no line above it",
        "Indent it exactly like the lines that it belongs with",
    ),
    (
        "expected ':'",
        "YML001",
        "A colon is missing after this word",
        "Write `word: value`",
    ),
)

_KEY = re.compile(r"\s*(?:- )*([A-Za-z_][\w-]*):")


def fault_of_parser(error: Any, text: str, path: str) -> Problem:
    """Turn the parser's exception into a Problem.

    Args:
        error: A `MarkedYAMLError` of ruamel.yaml, with `problem` and `problem_mark`.
        text: The file's text.
        path: The file's path.
    """
    said = f"{error.problem or ''} {error.context or ''}"
    mark = error.problem_mark
    if mark is None or ("quoted scalar" in said and "end of stream" in said):
        mark = error.context_mark or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines() or [""]
    line = min(line, len(lines))
    source = lines[line - 1]
    column = min(column, len(source) + 1)
    key = _KEY.match(source)
    unknown = (
        "",
        "YML001",
        f"This is not YAML: {error.problem}",
        "Compare the line with its neighbours: indentation, colon, quotes",
    )
    _, code, message, mend = next((fault for fault in _FAULTS if fault[0] in said), unknown)
    above = _line_without_colon(lines, line) if code == "YML004" else 0
    if above:
        line, column = above, len(lines[above - 1].rstrip())
        code, message, mend = "YML001", "A colon is missing at the end of this line", "Add it"
    return problem(
        code,
        Position(path, line, column),
        message,
        mend.replace("{key}", key.group(1) if key else "text"),
    )


_WORD_ALONE = re.compile(r"\s*(?:- )*[a-z_]+\s*\Z")


def _line_without_colon(lines: list[str], line: int) -> int:
    """Return the number of the line above if it is a word that only lacks its colon, else 0."""
    for number in range(line - 1, 0, -1):
        above = lines[number - 1]
        if above.strip() and not above.lstrip().startswith("#"):
            return number if _WORD_ALONE.match(above) else 0
    return 0
