"""What councils and boards write about the agreement. Nothing of it is in the signed text."""

from collections.abc import Iterator, Mapping

from mou_cli.changes.change import Change, Kind
from mou_cli.changes.fields import changed_fields
from mou_cli.changes.pair import Pair
from mou_cli.model.base import Model


def compare_what_councils_write(pair: Pair) -> Iterator[Change]:
    """Yield what happened to decisions, reports and house styles."""
    old, new = pair.old.repository, pair.new.repository
    yield from _compare(pair, "decision", old.decisions, new.decisions)
    yield from _compare(pair, "report", old.reports, new.reports)
    yield from _compare(pair, "house-style", old.house_styles, new.house_styles)


def _compare(
    pair: Pair, kind: str, old: Mapping[str, Model], new: Mapping[str, Model]
) -> Iterator[Change]:
    for key, model in new.items():
        address = f"{kind}/{key}"
        if key not in old:
            yield Change(Kind.ADDED, address, key, new=_told(model))
        else:
            yield from changed_fields(pair, address, key, (old[key], model))
    for key, model in old.items():
        if key not in new:
            yield Change(Kind.REMOVED, f"{kind}/{key}", key, old=_told(model))


def _told(model: Model) -> str:
    """Say in a few words what a file is about."""
    for name in ("title", "name"):
        if found := getattr(model, name, None):
            return str(found)
    return ", ".join(str(getattr(model, name)) for name in ("body", "outcome"))
