"""What one file holds: its objects one by one, and its texts together."""

from dataclasses import dataclass
from typing import Any

from mou_cli.model.base import Model
from mou_cli.prose import Prose


@dataclass(frozen=True, slots=True)
class Contents:
    """What one file holds.

    Attributes:
        objects: Every object, in the order of the fields.
        text: All texts, each on lines of its own. A check of every text passes over nearly every
            file by a glance at this.
        has_prose: Whether any of them is prose.
    """

    objects: tuple[Model, ...]
    text: str
    has_prose: bool


def contents_of(model: Model) -> Contents:
    """Return what is inside `model`, itself included."""
    objects: list[Model] = []
    texts: list[str] = []
    proses: list[Prose] = []
    _gather(model, objects, texts, proses)
    texts += [prose.source for prose in proses]
    return Contents(tuple(objects), "\n".join(texts), bool(proses))


_HOLDERS = (Model, tuple, dict)


def _gather(holder: Any, objects: list[Model], texts: list[str], proses: list[Prose]) -> None:
    if isinstance(holder, Model):
        objects.append(holder)
        holder = vars(holder)
    for value in holder.values() if isinstance(holder, dict) else holder:
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, _HOLDERS):
            _gather(value, objects, texts, proses)
        elif isinstance(value, Prose):
            proses.append(value)
