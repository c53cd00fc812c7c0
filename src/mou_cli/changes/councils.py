"""What councils and boards write about the agreement. Nothing of it is in the signed text."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mou_cli.changes.change import Change, ChangeKind
from mou_cli.changes.fields import changed_fields
from mou_cli.changes.pair import Pair
from mou_cli.changes.records import correction
from mou_cli.changes.values import same
from mou_cli.model.base import Model
from mou_cli.model.decision import Decision

Compare = Callable[[Pair, str, Any, Any], Iterator[Change]]


def compare_what_councils_write(pair: Pair) -> Iterator[Change]:
    """Yield what happened to decisions, reports and house styles."""
    old, new = pair.old.repository, pair.new.repository
    yield from _compare(pair, "decision", old.decisions, new.decisions, _decision)
    yield from _compare(pair, "report", old.reports, new.reports, _changes_of_report)
    yield from _compare(pair, "house-style", old.house_styles, new.house_styles, _house_style)


def _compare(
    pair: Pair, kind: str, old: Mapping[str, Model], new: Mapping[str, Model], of_both: Compare
) -> Iterator[Change]:
    for key, model in new.items():
        if key in old:
            yield from of_both(pair, key, old[key], model)
        else:
            yield Change(ChangeKind.ADDED, f"{kind}/{key}", key, new=_what_a_file_is_about(model))
    for key, model in old.items():
        if key not in new:
            moved = any(same(model, new[now]) for now in new if now not in old)
            yield Change(
                *(ChangeKind.REMOVED, f"{kind}/{key}", key),
                old=_what_a_file_is_about(model),
                rewrites=kind == "decision" and not moved,
            )


def _decision(pair: Pair, key: str, old: Model, new: Model) -> Iterator[Change]:
    return changed_fields(pair, f"decision/{key}", key, (old, new), on_record=True)


def _changes_of_report(pair: Pair, key: str, old: Any, new: Any) -> Iterator[Change]:
    if old is not new:
        # Most comparisons meet no changed report, and its models take long to make.
        from mou_cli.changes.reports import compare_reports

        yield from compare_reports(pair, key, old, new)


def _house_style(pair: Pair, key: str, old: Model, new: Model) -> Iterator[Change]:
    return changed_fields(pair, f"house-style/{key}", key, (old, new))


def _what_a_file_is_about(model: Model) -> str:
    """Say in a few words what a file is about."""
    for name in ("title", "name"):
        if found := getattr(model, name, None):
            return str(found)
    about = ", ".join(str(getattr(model, name)) for name in ("body", "outcome"))
    corrects = model.corrects if isinstance(model, Decision) else None
    return f"{about} {correction(corrects, corrects.decision)}" if corrects else about
