"""A data file -> lines that read as prose, for `git diff` and `git log -p`.

Each value stands on a line with the way to it, by key and never by number; each sentence of a text
on a line of its own, so that a changed word shows its sentence and no more.
"""

import re
from collections.abc import Iterator
from typing import Any

from mou_cli.output.escaping.terminal import visible
from mou_cli.yaml_files.nodes import read_yaml

_NAMES = ("key", "partner", "open_class", "insert", "change", "event", "name", "version")
"""Fields that tell the items of a list apart, the surest first."""

_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")


def data_as_prose(data: bytes) -> str:
    """Write a data file as prose; a file that is broken stays as it is."""
    value = read_yaml(data, "").value
    if value is None:
        text = data.decode("utf-8", "replace")
        return "\n".join(visible(line) for line in text.split("\n"))
    return "".join(f"{visible(line)}\n" for line in _value_lines(value, ""))


def _value_lines(value: Any, way: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name != "key":  # it is part of the way
                yield from _value_lines(inner, f"{way}/{name}" if way else str(name))
    elif isinstance(value, list):
        for item in value:
            yield from _value_lines(item, _way_to(item, way))
    elif isinstance(value, str) and "\n" in value:
        yield f"{way}:"
        for paragraph in re.split(r"\n\s*\n", value.strip()):
            yield from (f"  {sentence}" for sentence in _sentences(paragraph))
    else:
        yield f"{way}: {_scalar(value)}"


def _way_to(item: Any, way: str) -> str:
    if not isinstance(item, dict):
        return way
    inner = item.get("section", item)
    name = next((inner[name] for name in _NAMES if isinstance(inner.get(name), str)), None)
    return f"{way}/{name}" if name else way


def _sentences(paragraph: str) -> Iterator[str]:
    for line in paragraph.split("\n") if _keeps_lines(paragraph) else [paragraph]:
        yield from _SENTENCE.split(" ".join(line.split()))


def _keeps_lines(paragraph: str) -> bool:
    """Say whether lines mean something there: items of a list, rows of a table, a quotation."""
    return paragraph.lstrip().startswith(("-", "*", "+", "|", ">"))


def _scalar(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
