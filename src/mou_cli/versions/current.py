"""Which version is in force, which is proposed, and which is to be signed.

A day leaves out the versions that are dated later. Without one all count: a text may well be put to
the parties, and signed, before the date that it bears.
"""

from typing import Literal

from mou_cli.loading.repository import Repository
from mou_cli.model.dates import PartialDate
from mou_cli.model.version import Version, VersionState


def versions_in_state(
    repository: Repository, state: VersionState, as_of: PartialDate | None = None
) -> list[Version]:
    """Return the versions whose record has a state now, the earliest first.

    Args:
        repository: The working files: what is on record now.
        state: The state.
        as_of: The day; None for whatever is on record.
    """
    found = (version for version in repository.versions.values() if version.state == state)
    dated = (v for v in found if as_of is None or v.date.first <= as_of.last)
    return sorted(dated, key=lambda version: version.order)


def proposed_version(repository: Repository, as_of: PartialDate | None = None) -> Version | None:
    """Return the latest version that is put to the parties.

    One that comes before the version in force was overtaken: it is put to nobody any more, even if
    nobody took it back.

    Args:
        repository: The working files: what is on record now.
        as_of: The day; None for whatever is on record.
    """
    in_force = versions_in_state(repository, "in-force", as_of)
    proposed = versions_in_state(repository, "proposed", as_of)
    after = [v for v in proposed if not in_force or v.order > in_force[-1].order]
    return after[-1] if after else None


def version_to_sign(repository: Repository) -> Version | None:
    """Return what a party is asked to sign where nobody names a version: see `proposed_version`.

    Where none is proposed, it is the one in force.
    """
    return proposed_version(repository) or repository.version_in_force


def standing_of(
    repository: Repository, version: Version
) -> Literal["proposed", "superseded"] | None:
    """Return how a version stands that was not withdrawn; None for the one in force.

    Args:
        repository: The working files: what is on record now.
        version: One of their versions.
    """
    in_force = repository.version_in_force
    if version == in_force:
        return None
    overtaken = in_force is not None and version.order < in_force.order
    return "superseded" if overtaken else "proposed"
