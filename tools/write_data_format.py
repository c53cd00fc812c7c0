"""Write the tables of fields into `docs/data-format.md`, from the models themselves.

Each table stands between two comments, `<!-- fields: KIND -->` and `<!-- end -->`.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from mou_cli.model.base import Blank, Model
from mou_cli.model.dates import PartialDate
from mou_cli.model.kinds import KINDS
from mou_cli.prose import Prose

PAGE = Path(__file__).parents[1] / "docs" / "data-format.md"
_PLACE = re.compile(r"(<!-- fields: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_WORDS: dict[Any, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    Blank: "a blank",
    PartialDate: "date",
    Prose: "prose",
}


def main() -> None:
    """Rewrite the page."""
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def filled(page: str) -> str:
    """Return the page with its tables as the models are now."""
    models = {kind.name: kind.model for kind in KINDS}
    return _PLACE.sub(lambda match: f"{match[1]}\n{_tables(models[match[2]])}\n{match[3]}", page)


def _tables(model: type[Model]) -> str:
    return "\n".join(line for found in _with_inner(model) for line in _table(found))


def _with_inner(model: type[Model]) -> Iterator[type[Model]]:
    waiting, seen = [model], set[type[Model]]()
    while waiting:
        current = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        yield current
        for info in current.model_fields.values():
            waiting.extend(_models_in(info.annotation))


def _models_in(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _table(model: type[Model]) -> Iterator[str]:
    yield f"**{model.__name__}.** {(model.__doc__ or '').splitlines()[0]}"
    yield ""
    yield "| Field | Holds | Meaning |"
    yield "|---|---|---|"
    for name, info in model.model_fields.items():
        need = "" if info.is_required() else ", may be left out"
        yield f"| `{info.alias or name}` | {_words(info)}{need} | {_description(info)} |"
    yield ""


def _words(info: FieldInfo) -> str:
    return _in_words(info.annotation).replace("|", "\\|")


def _in_words(annotation: Any) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation in _WORDS:
        return _WORDS[annotation]
    if origin is Annotated:
        return _in_words(arguments[0])
    if origin is Literal:
        return " or ".join(f"`{argument}`" for argument in arguments)
    if origin in (UnionType, Union):
        parts = dict.fromkeys(_in_words(part) for part in arguments if part is not NoneType)
        return " or ".join(sorted(parts, key=lambda part: part == "a blank"))
    if origin is tuple:
        return f"list of: {_in_words(arguments[0])}"
    if origin is dict:
        return f"by key: {_in_words(arguments[1])}"
    return str(annotation.__name__)


def _description(info: FieldInfo) -> str:
    inner = next((part.description for part in info.metadata if isinstance(part, FieldInfo)), None)
    return (info.description or inner or "").replace("|", "\\|")


if __name__ == "__main__":
    main()
