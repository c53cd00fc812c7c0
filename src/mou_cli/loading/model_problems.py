"""pydantic's errors -> Problems with positions, in plain English, with "did you mean"."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, get_args

from pydantic import ValidationError

from mou_cli.model.base import Blank, Model
from mou_cli.model.report import Report
from mou_cli.problems import MAX_PROBLEMS, Position, Problem
from mou_cli.problems.rules import RULES, problem
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.yaml_files.builder import Mark
from mou_cli.yaml_files.scalars import plain_value

Place = tuple[int, int, int]


def problems_of(
    error: ValidationError, model: type[Model], mark: Mark, path: str
) -> Iterator[Problem]:
    """Yield a Problem for each thing that is wrong with one file's values.

    Args:
        error: What pydantic raised.
        model: The model that the file should have.
        mark: The mark of the file's value.
        path: The file's path.
    """
    found = error.errors(include_url=False)[: MAX_PROBLEMS + 1]
    placed = [
        (_place(mark, details["loc"], details["type"]), details)
        for details in found
        if not _is_noise(details, mark) and not _is_other_member(details, found, mark)
    ]
    for place, details in placed:
        if details["type"] in _OF_NAMES:
            yield _describe(details, [], model, Position(path, *place))
    of_values = [pair for pair in placed if pair[1]["type"] not in _OF_NAMES]
    of_values.sort(key=lambda pair: (pair[0], _rank(pair[1])))
    for place, group in groupby(of_values, key=lambda pair: pair[0]):
        # Each member of a union complains about the same value; the first tells it best.
        first, *others = (details for _, details in group)
        yield _describe(first, others, model, Position(path, *place))


_OF_NAMES = ("missing", "extra_forbidden")
"""Errors about the names of fields: each is one fault, even where two stand at one place."""


def _is_noise(details: Any, mark: Mark) -> bool:
    """Say whether another error, or the YAML reader, tells the same thing better."""
    if details["type"] == "enum" and not isinstance(details["input"], str):
        return True
    if details["type"] == "too_short":  # its items are there, and they are what is wrong
        return bool(len(details["input"]) >= details["ctx"]["min_length"])
    if details["type"] == "union_tag_not_found":
        told = _walk(mark, details["loc"]).children
        return any(name in told and told[name].style == "empty" for name in _ITEM_NAMES)
    if details["type"] == "missing":
        parent = _walk(mark, details["loc"][:-1])
        return details["loc"][-1] in parent.children
    return False


def _is_other_member(details: Any, found: list[Any], mark: Mark) -> bool:
    """Say whether a member of a union only says that another member was meant.

    A block of fields is not a text, and the errors inside the block say what is wrong with it.
    """
    loc = details["loc"]
    if details["type"] not in _FORMS or _walk(mark, loc) is not _walk(mark, loc[:-1]):
        return False
    return any(
        len(other["loc"]) > len(loc) and other["loc"][: len(loc) - 1] == loc[:-1] for other in found
    )


_ITEM_NAMES = ("text", "insert", "section", "points")
_BODIES = {"body": "section", "then": "points"}
"""Fields that hold items of several kinds, and the kind that is theirs beside text and inserts."""


def _rank(details: Any) -> int:
    if details["type"] in RULES:
        return 0
    if details["type"] == "string_type" and isinstance(details["input"], int | float):
        return 2
    return 3 if details["type"] in ("enum", "literal_error") else 4


def _walk(mark: Mark, loc: tuple[str | int, ...]) -> Mark:
    """Follow `loc` as far as it names values; pydantic puts names of union members between."""
    for number, part in enumerate(loc):
        if number > 1 and loc[number - 2] in _BODIES and isinstance(loc[number - 1], int):
            continue  # the tag of a body item, which may be the name of a field as well
        mark = mark.children.get(part, mark)
    return mark


def _place(mark: Mark, loc: tuple[str | int, ...], kind: str) -> Place:
    found = _walk(mark, loc)
    if (kind == "extra_forbidden" or loc[-1:] == ("[key]",)) and found.key is not None:
        return found.key
    if kind == "union_tag_invalid":
        found = found.children.get("insert", found)
    return (found.line, found.column, found.length)


def _describe(details: Any, others: list[Any], model: type[Model], position: Position) -> Problem:
    kind, value = details["type"], details["input"]
    name = str(next((p for p in reversed(details["loc"]) if isinstance(p, str)), "value"))
    if kind in RULES:
        context = details["ctx"]
        blank = any(other["type"] == "enum" for other in others)
        also = "; or write `not stated` or `to be confirmed`" if blank else ""
        return problem(kind, position, context["message"], context["mend"] + also)
    if kind == "missing":
        return problem(
            "SCH002", position, f"`{name}` is missing", f"Add a line that begins with `{name}:`"
        )
    if kind == "extra_forbidden":
        fields = _fields_at(model, details["loc"][:-1])
        return problem(
            "SCH001", position, f"There is no field `{name}` here", did_you_mean(name, fields)
        )
    if kind in ("enum", "literal_error", "union_tag_invalid", "union_tag_not_found"):
        return _choice(details, others, model, position)
    if kind == "string_type" and isinstance(value, int | float):
        return problem(
            "SCH005",
            position,
            "This is read as a number or a truth value, and a text belongs here",
            "Put double quotes round it",
        )
    if "float_type" in _types(others):
        details = {**details, "type": "float_type"}
    return _form(details, position)


def _choice(details: Any, others: list[Any], model: type[Model], position: Position) -> Problem:
    context = details.get("ctx", {})
    if details["type"] == "union_tag_not_found":
        return problem(
            "SCH003",
            position,
            "It cannot be told what is printed here",
            f"Begin the item with `text:`, `insert:` or `{_own_kind(details['loc'])}:`",
        )
    if details["type"] == "union_tag_invalid":
        value, expected = context["tag"], context["expected_tags"]
    else:
        value, expected = details["input"], context["expected"]
    known = re.findall(r"'([^']+)'", expected)
    if set(known) == {blank.value for blank in Blank} and model is not Report:
        known.remove(Blank.NOT_ADDRESSED.value)
    if _is_number(value) and "float_type" in _types(others):
        return problem("SCH003", position, "A number belongs here", "Take the quotes away")
    also = {_FORMS.get(other["type"], ("", ""))[0] for other in others} - {""}
    mend = did_you_mean(str(value), known)
    if also and not mend.startswith("Did"):
        mend = f"{mend}; or write {' or '.join(sorted(also))}"
    return problem("SCH004", position, f"`{str(value)[:60]}` is not allowed here", mend)


def _own_kind(loc: tuple[str | int, ...]) -> str:
    fields = [part for part in loc if part in _BODIES]
    return _BODIES[str(fields[-1])]


def _types(errors: list[Any]) -> set[str]:
    return {error["type"] for error in errors}


def _is_number(value: object) -> bool:
    return isinstance(value, str) and isinstance(plain_value(value), int | float)


_FORMS = {
    "string_type": ("a text", "Write one text"),
    "tuple_type": ("a list", "Begin each item on a line of its own with `- `"),
    "dict_type": ("a block of names and values", "Write `name: value`, each on its line, indented"),
    "model_type": ("a block of fields", "Write `field: value`, each on its own line, indented"),
    "int_type": ("a whole number", "Write it in digits, without quotes"),
    "float_type": ("a number", "Write it in digits, without quotes"),
    "bool_type": ("`true` or `false`", "Write one of the two, without quotes"),
}


def _form(details: Any, position: Position) -> Problem:
    kind, context = details["type"], details.get("ctx", {})
    if kind in _FORMS:
        form, mend = _FORMS[kind]
        return problem("SCH003", position, f"{form[0].upper()}{form[1:]} belongs here", mend)
    if kind == "string_too_long":
        longest = f"{context['max_length']:,}"
        return problem(
            "SCH003", position, f"The text is longer than {longest} characters", "Shorten it"
        )
    return problem(
        "SCH003",
        position,
        f"The value has the wrong form: {details['msg']}",
        "Compare it with `docs/data-format.md`",
    )


def _fields_at(model: type[Model], loc: tuple[str | int, ...]) -> list[str]:
    """Return the names of the fields that may stand at `loc`."""
    models = [model]
    for part in loc:
        deeper = [
            inner
            for candidate in models
            for name, info in candidate.model_fields.items()
            if (info.alias or name) == part
            for inner in _models_in(info.annotation)
        ]
        models = deeper or [model for model in models if _is_tagged(model, part)] or models
    return [
        info.alias or name for candidate in models for name, info in candidate.model_fields.items()
    ]


def _is_tagged(model: type[Model], tag: str | int) -> bool:
    """Say whether pydantic means this member of a union by `tag`: insert or first field."""
    insert = model.model_fields.get("insert")
    return tag in (get_args(insert.annotation) if insert else tuple(model.model_fields)[:1])


def _models_in(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
