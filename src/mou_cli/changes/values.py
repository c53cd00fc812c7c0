"""Values of the data: when two are the same, and how one reads."""

from decimal import Decimal
from typing import Any

from mou_cli.changes.change import Value
from mou_cli.model.base import PRINTED_BLANKS, Blank, Model
from mou_cli.model.dates import PartialDate
from mou_cli.prose import Prose

LONGEST_NAME = 60


def same(old: Any, new: Any) -> bool:
    """Say whether two values mean the same. How prose is wrapped in its file means nothing."""
    return old is new or normal(old) == normal(new)


def normal(value: Any) -> Any:
    """Return a value so that equal ones mean the same."""
    if isinstance(value, Prose):
        return value.blocks
    if isinstance(value, Model):
        return (type(value), {name: normal(inner) for name, inner in vars(value).items()})
    if isinstance(value, tuple):
        return tuple(map(normal, value))
    if isinstance(value, dict):
        return {name: normal(inner) for name, inner in value.items()}
    return value


def normal_without(model: Model, *names: str) -> Any:
    """Return a model without some of its fields, so that equal ones mean the same."""
    return {name: normal(inner) for name, inner in vars(model).items() if name not in names}


def gone_and_come(old: Any, new: Any) -> tuple[Any, Any]:
    """Of two lists return what only the one has and what only the other; of others, themselves."""
    if not (isinstance(old, tuple) and isinstance(new, tuple)):
        return old, new
    before, after = list(map(normal, old)), list(map(normal, new))
    gone = tuple(value for value in old if normal(value) not in after)
    return gone, tuple(value for value in new if normal(value) not in before)


def said(value: Any) -> Value:
    """Return how a value reads in a sentence."""
    match value:
        case None | ():
            return None
        case tuple():
            return tuple(_one(inner) for inner in value)
        case _:
            return _one(value)


def number(value: float) -> str:
    """Return a number as people write it: `1,200`, `61.5`."""
    return f"{int(value):,}" if value == int(value) else f"{Decimal(repr(value)):,f}"


def shortened(text: str) -> str:
    """Return the beginning of a text, as a name for the whole."""
    if len(text) <= LONGEST_NAME:
        return text
    return f"{text[: LONGEST_NAME - 1].rsplit(' ', 1)[0]} …"


def _one(value: Any) -> str:  # noqa: C901 - one flat case a kind
    match value:
        case Blank():
            return PRINTED_BLANKS[value].lower()
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return number(value)
        case PartialDate():
            return value.printed
        case Prose():
            return value.words
        case Model():
            return _fields_in_words(vars(value))
        case dict():
            return "; ".join(f"{name}: {_one(inner)}" for name, inner in value.items())
        case tuple():
            return ", ".join(map(_one, value))
        case _:
            return str(value)


def _fields_in_words(fields: dict[str, Any]) -> str:
    """Return the values of a record: their own words tell what they are, but for yes and no.

    What is not stated is left out beside what is; what else is blank is told with its name.
    """
    told = {name: value for name, value in fields.items() if value not in (None, (), {})}
    stated = {name: value for name, value in told.items() if value is not Blank.NOT_STATED}
    return ", ".join(_field_in_words(name, value) for name, value in (stated or told).items())


def _field_in_words(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return f"{name}: {_one(value)}"
    return (
        f"{name.strip('_').replace('_', ' ')} {_one(value)}"
        if isinstance(value, Blank)
        else _one(value)
    )
