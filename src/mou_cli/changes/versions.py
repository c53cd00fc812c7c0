"""The record of versions. Nothing of it is in the signed text."""

from collections.abc import Iterator

from mou_cli.changes.change import Change, ChangeKind
from mou_cli.changes.fields import changed_fields
from mou_cli.changes.pair import Pair


def compare_versions(pair: Pair) -> Iterator[Change]:
    """Yield what happened to the versions on record."""
    old, new = pair.old.repository.versions, pair.new.repository.versions
    for key, version in new.items():
        address = f"version/{key}"
        if key not in old:
            told = f"{version.state.replace('-', ' ')}, dated {version.date.printed}"
            yield Change(ChangeKind.ADDED, address, version.version, new=told)
        else:
            yield from changed_fields(
                pair, address, version.version, (old[key], version), on_record=True
            )
    for key, version in old.items():
        if key not in new:
            told = f"{version.state.replace('-', ' ')}, dated {version.date.printed}"
            yield Change(
                ChangeKind.REMOVED, f"version/{key}", version.version, old=told, rewrites=True
            )
