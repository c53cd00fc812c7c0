"""Compare two revisions."""

from mou_cli.changes import Topic, compare
from mou_cli.changes.comparison import Compared, Comparison
from mou_cli.errors import UsageError
from mou_cli.operations.asked import asked_of
from mou_cli.operations.revisions import Revision, Revisions
from mou_cli.suggestions import did_you_mean


def diff(revisions: Revisions, base: str | None, head: str | None) -> Comparison:
    """Compare two texts of the agreement.

    Args:
        revisions: The repository.
        base: The earlier revision, or `BASE...HEAD` for where HEAD began; none for the version in
            force.
        head: The later one; none for the working files.

    Raises:
        UsageError: A revision does not exist, or its data cannot be read.
    """
    old, new = _ends(revisions, base, head)
    before, after = _compared(revisions, old), _compared(revisions, new)
    changes = tuple(compare(before.repository, after.repository))
    return Comparison(before, after, changes)


def diff_for(revisions: Revisions, partner: str, head: str | None) -> Comparison:
    """Compare what a partner last signed or approved with what it is asked to sign.

    Args:
        revisions: The repository.
        partner: The key of a participant, or a partner's id.
        head: The later text; none for the proposed version, else the one in force.

    Raises:
        UsageError: There is no such partner, nothing of it is on record, or a text is not here.
    """
    asked = asked_of(revisions, partner, head)
    before, after = _compared(revisions, asked.base), _compared(revisions, asked.head)
    changes = tuple(compare(before.repository, after.repository))
    return Comparison(before, after, changes, ground=asked.ground)


def topics_named(names: str) -> frozenset[Topic]:
    """Return the topics that a user names, separated by commas; empty for all.

    Raises:
        UsageError: There is no such topic.
    """
    known = [topic.value for topic in Topic]
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    for name in wanted:
        if name not in known:
            raise UsageError(f"No topic is called `{name}`", did_you_mean(name, known))
    return frozenset(map(Topic, wanted))


def _ends(revisions: Revisions, base: str | None, head: str | None) -> tuple[Revision, Revision]:
    if base is None:
        return _in_force(revisions), revisions.now
    for dots in ("...", ".."):
        if dots in base and head is None:
            first, _, second = base.partition(dots)
            ends = first or "HEAD", second or "HEAD"
            if dots == "...":
                return revisions.merge_base(*ends)
            return revisions.find(ends[0]), revisions.find(ends[1])
    return revisions.find(base), revisions.find(head) if head else revisions.now


def _in_force(revisions: Revisions) -> Revision:
    repository, _ = revisions.agreement(revisions.now)
    version = repository.version_in_force
    if version is None:
        raise UsageError(
            "No version is in force, so there is nothing to compare with",
            "Name what to compare with: mou diff HEAD",
        )
    return revisions.find(version.version)


def _compared(revisions: Revisions, revision: Revision) -> Compared:
    repository, mou = revisions.agreement(revision)
    digest = revisions.digest(revision)
    # The record as it is now counts: an earlier text does not know what was recorded of it later.
    records = {**repository.versions, **revisions.load(revisions.now).repository.versions}
    version = next((v for v in records.values() if v.digest == digest), None)
    return Compared(
        revision.name,
        revision.commit,
        version.version if version else None,
        version is not None and version.state == "in-force",
        repository,
        mou,
    )
