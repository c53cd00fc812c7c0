"""Plain data -> JSON and back, so that another process can be shown what a template sees.

The child process gets values and no objects: nothing that a template can reach has a method of the
program behind it. Nothing comes back but text.
"""

import base64
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cached_property
from typing import Any

from markupsafe import Markup

from mou_cli.prose.markdown import Markdown

Json = Any


class TemplateRecord:
    """Values by name, as a template sees them; it has nothing else."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self.__dict__.update(values)


def as_json(value: object) -> Json:  # noqa: C901 - one flat case a kind
    """Return what `from_json` makes the same value of.

    Raises:
        TypeError: The value is no plain data.
    """
    match value:
        case None | bool() | int() | float():
            return value
        case Markup():
            return {"markup": str(value)}
        case Markdown():
            return {"markdown": str(value)}
        case str():
            return str(value)
        case bytes():
            return {"bytes": base64.b64encode(value).decode("ascii")}
        case date():
            return {"date": value.isoformat()}
        case Mapping():
            return {"mapping": [[as_json(key), as_json(inner)] for key, inner in value.items()]}
        case list() | tuple():
            return [as_json(inner) for inner in value]
        case _ if is_dataclass(value):
            return {"record": {n: as_json(getattr(value, n)) for n in _names_shown(value)}}
        case _:
            raise TypeError(f"{type(value).__name__} is no plain data")


def from_json(json: Json) -> object:
    """Return the value that `as_json` wrote; a dataclass comes back as a `Record`."""
    match json:
        case list():
            return tuple(from_json(inner) for inner in json)
        case {"markup": text}:
            return Markup(text)  # noqa: S704 - it was one before
        case {"markdown": text}:
            return Markdown(text)
        case {"bytes": text}:
            return base64.b64decode(text)
        case {"date": text}:
            return date.fromisoformat(text)
        case {"mapping": pairs}:
            return {from_json(key): from_json(inner) for key, inner in pairs}
        case {"record": values}:
            return TemplateRecord({name: from_json(inner) for name, inner in values.items()})
        case _:
            plain: object = json
            return plain


def _names_shown(value: Any) -> list[str]:
    """Return the names of fields and properties."""
    derived = [
        name
        for kind in type(value).__mro__
        for name, found in vars(kind).items()
        if isinstance(found, property | cached_property) and not name.startswith("_")
    ]
    return [*(field.name for field in fields(value)), *derived]
