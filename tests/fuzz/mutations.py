"""Real files, changed at random: as bytes, as lines, and as YAML."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
SOURCES = (ROOT / "examples" / "riverside", ROOT, ROOT / "tests" / "rules" / "base")

Files = dict[str, bytes]

HOSTILE = (
    *(
        "\t",
        "\x00",
        "\x1b[31m",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u202e",
        "\u200b",
        "\r",
        "\r\n",
        "\xa0",
    ),
    *("&a", "*a", "<<: *a", "!!python/object:os.system", "---", "...", "%YAML 1.1", "? ", "|", ">"),
    *("{", "}", "[", "]", "{a: [", "- ", "- - - ", ": ", "#", "'", '"', '"\\x00"', '"\\ud800"'),
    *("~", "null", "true", "0", "-0.0", "1e308", "1e-308", "0x10", ".inf", ".nan", "2019-02-30"),
    *("99999999999999999999", "not stated", "to be confirmed", "none", "not addressed"),
    *("[](#x)", "[a](javascript:x)", "![a](assets/x.svg)", "![](http://x)", "<b>", "&amp;", "&#0;"),
    *(
        "```",
        "~~~",
        ":::",
        "> " * 30,
        "* " * 30,
        "*a **b",
        "| a | b |\n|---|---|",
        "\\",
        "1. ",
        "# ",
    ),
    *("{{ x }}", "{% for %}", "[a]: b", "[^1]", "]" * 20, "[" * 40, "_" * 40, "`" * 9, "\\\n"),
    *("é", "\U0001f600", "\u0301", "\ud7ff", "\ue000", "\U000e0041", "\x7f", "x" * 600),
    *("<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "con", "nul", "../", "A" * 41),
)
"""What a stranger may write: each stands for a family of `tests/hostile/`."""


def sources() -> list[Files]:
    """Return the real repositories, each as bytes by path."""
    return [
        {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted((root / "data").rglob("*.yaml"))
        }
        for root in SOURCES
    ]


def mutated(files: Files, random: Random) -> Files:
    """Return a repository with one to four changes, most of them in one file."""
    changed = dict(files)
    path = random.choice(sorted(changed))
    for _ in range(random.randint(1, 4)):
        changed[path] = mutated_file(changed[path], random, list(files.values()))
    if random.randrange(8) == 0:
        changed.pop(random.choice(sorted(changed)))
    if random.randrange(16) == 0:
        one, other = random.choice(sorted(files)), random.choice(sorted(files))
        changed[one] = files[other]
    return changed


def mutated_file(data: bytes, random: Random, others: list[bytes]) -> bytes:
    """Return the bytes of a file with one change."""
    kind = random.randrange(8)
    if kind == 0:
        return random.choice(_OF_BYTES)(data, random)
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    if kind == 1:
        donor = random.choice(others).decode("utf-8", "replace").split("\n")
        at, start = random.randrange(len(lines)), random.randrange(len(donor))
        lines[at:at] = donor[start : start + random.randint(1, 12)]
    else:
        random.choice(_OF_LINES if kind < 4 else _OF_YAML)(lines, random)
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _flip(data: bytes, random: Random) -> bytes:
    changed = bytearray(data or b"x")
    for _ in range(random.randint(1, 4)):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] + data[start + random.randint(1, 200) :]


def _repeat(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    piece = data[start : start + random.randint(1, 60)]
    return data[:start] + piece * random.randint(2, 40) + data[start:]


_OF_BYTES: tuple[Callable[[bytes, Random], bytes], ...] = (_flip, _cut, _repeat)


def _swap(lines: list[str], random: Random) -> None:
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def _drop(lines: list[str], random: Random) -> None:
    at = random.randrange(len(lines))
    del lines[at : at + random.randint(1, 3)]
    lines.append("")


def _double(lines: list[str], random: Random) -> None:
    at = random.randrange(len(lines))
    lines[at:at] = lines[at : at + random.randint(1, 6)] * random.randint(1, 3)


def _insert(lines: list[str], random: Random) -> None:
    at = random.randrange(len(lines))
    column = random.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:column] + random.choice(HOSTILE) + lines[at][column:]


def _indent(lines: list[str], random: Random) -> None:
    at = random.randrange(len(lines))
    lines[at] = " " * random.randrange(12) + lines[at].lstrip(" ")


_OF_LINES = (_swap, _drop, _double, _insert, _indent)

_FIELD = re.compile(r"([ -]*)([\w-]+):(?: (.*))?\Z")


def _field(lines: list[str], random: Random) -> tuple[int, re.Match[str]] | None:
    """Return a line that holds a field, near a place taken at random."""
    start = random.randrange(len(lines))
    for at in range(start, len(lines)):
        match = _FIELD.match(lines[at])
        if match:
            return at, match
    return None


def _value(lines: list[str], random: Random) -> None:
    found = _field(lines, random)
    if found:
        at, match = found
        lines[at] = f"{match[1]}{match[2]}: {random.choice(HOSTILE)}"


def _borrowed_value(lines: list[str], random: Random) -> None:
    found, other = _field(lines, random), _field(lines, random)
    if found and other:
        at, match = found
        lines[at] = f"{match[1]}{match[2]}: {other[1][3] or ''}"


def _name(lines: list[str], random: Random) -> None:
    found, other = _field(lines, random), _field(lines, random)
    if found and other:
        at, match = found
        name = random.choice((other[1][2], match[2].upper(), match[2][:-1], random.choice(HOSTILE)))
        lines[at] = f"{match[1]}{name}: {match[3] or ''}"


def _wrap(lines: list[str], random: Random) -> None:
    found = _field(lines, random)
    if found:
        at, match = found
        before, after = random.choice(
            (("[", "]"), ("{a: ", "}"), ("'", "'"), ('"', '"'), ("|\n", ""))
        )
        lines[at] = f"{match[1]}{match[2]}: {before}{match[3] or ''}{after}"


def _block(lines: list[str], random: Random) -> None:
    """Put hostile words into a block of text: behind an indented line that is no field."""
    at = random.randrange(len(lines))
    indent = len(lines[at]) - len(lines[at].lstrip(" "))
    words = " ".join(random.choice(HOSTILE) for _ in range(random.randint(1, 4)))
    lines.insert(at + 1, " " * indent + words)


_OF_YAML = (_value, _borrowed_value, _name, _wrap, _block)
