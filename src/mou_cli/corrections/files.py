"""Decisions and reviews that count: a correction is a file of its own, and names the wrong one."""

from collections.abc import Mapping
from typing import TypeVar

from mou_cli.loading.repository import Repository
from mou_cli.model.decision import Decision
from mou_cli.model.reviews import ReviewRecord

R = TypeVar("R", Decision, ReviewRecord)


def corrected_file(record: Decision | ReviewRecord) -> str | None:
    """Return the id of the record that a record corrects; None where it corrects none."""
    if record.corrects is None:
        return None
    return record.corrects.decision if isinstance(record, Decision) else record.corrects.review


def corrected_by(records: Mapping[str, R]) -> dict[str, str]:
    """Return for the id of each corrected record the id of the one that corrects it.

    Where two say that they correct one, the last by its id does; `checks/` tells of it. One that
    corrects itself corrects nothing.
    """
    found = {corrected_file(record): key for key, record in sorted(records.items())}
    return {
        wrong: key for wrong, key in found.items() if wrong in records and wrong not in (None, key)
    }


def that_count(records: Mapping[str, R]) -> dict[str, R]:
    """Return the records that count, by their ids: none that was corrected or was in error."""
    if all(record.corrects is None for record in records.values()):
        return dict(records)
    corrected = corrected_by(records)
    return {
        key: record
        for key, record in records.items()
        if key not in corrected and not (record.corrects and record.corrects.in_error)
    }


def as_corrected(records: Mapping[str, R]) -> dict[str, R]:
    """Return by the id of each record the one that counts in its place; none where nothing does.

    Each is followed once, however long the line of corrections is.
    """
    corrected, counting = corrected_by(records), that_count(records)
    ends: dict[str, str] = {}
    for key in records:
        way: set[str] = set()
        end = key
        while end in corrected and end not in way and end not in ends:
            way.add(end)
            end = corrected[end]
        ends.update(dict.fromkeys((*way, key), ends.get(end, end)))
    return {key: counting[end] for key, end in ends.items() if end in counting}


def decision_named(repository: Repository, key: str) -> Decision | None:
    """Return a decision as it was corrected; None where there is none, or it was in error.

    Args:
        repository: The data.
        key: Its id, as others name it.
    """
    return as_corrected(repository.decisions).get(key)
