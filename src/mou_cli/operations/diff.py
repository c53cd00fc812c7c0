"""Compare two revisions."""

from dataclasses import replace

from mou_cli.changes import ChangeTopic, compare
from mou_cli.changes.comparison import Compared, Comparison
from mou_cli.errors import UsageError
from mou_cli.model.dates import PartialDate
from mou_cli.model.version import Version
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.revisions.asked import asked_of
from mou_cli.revisions.revision import Revision
from mou_cli.revisions.revisions import Revisions
from mou_cli.revisions.texts import texts_of
from mou_cli.signatures.signers import signers_of
from mou_cli.versions.of_text import version_with_digest


def diff(
    revisions: Revisions,
    base: str | None,
    head: str | None,
    report: str | None = None,
    *,
    as_of: PartialDate,
) -> Comparison:
    """Compare two texts of the agreement, or of a report.

    Args:
        revisions: The repository.
        base: The earlier revision, or `BASE...HEAD` for where HEAD began; none for the version in
            force, or for a report the last commit.
        head: The later one; none for the working files.
        report: The id of a report that alone is looked at; none for the agreement.
        as_of: The day by which it is told who has signed.

    Raises:
        UsageError: A revision does not exist, its data cannot be read, or it has no such report.
    """
    if report is not None and base is None:
        base = "HEAD"
    old, new = _ends(revisions, base, head)
    comparison = _Comparing(revisions, as_of).comparison(old, new)
    if report is None:
        return comparison
    _must_have(report, comparison.base, comparison.head)
    return comparison.of_report(report)


def _must_have(report: str, before: Compared, after: Compared) -> None:
    for side in (after, before):
        known = side.repository.reports
        if report not in known:
            raise UsageError(
                f"There is no report `{report}` in {side.name}",
                did_you_mean(report, known)
                if side is after
                else "Name an earlier text that has it: mou diff --document ID BASE",
            )


def diff_for(
    revisions: Revisions, partner: str, head: str | None, *, as_of: PartialDate
) -> Comparison:
    """Compare what a partner last signed or approved with what it is asked to sign.

    Args:
        revisions: The repository.
        partner: The key of a participant, or a partner's id.
        head: The later text; none for the proposed version, else the one in force.
        as_of: The day by which it is told who has signed.

    Raises:
        UsageError: There is no such partner, nothing of it is on record, or a text is not here.
    """
    asked = asked_of(revisions, partner, head)
    found = _Comparing(revisions, as_of).comparison(asked.base, asked.head)
    whole = replace(found, ground=asked.ground)
    # Whom it was put to since, and who signed it, is on record beside the text that is asked about.
    return whole.only(frozenset(ChangeTopic) - {ChangeTopic.RECORD})


def topics_named(names: str) -> frozenset[ChangeTopic]:
    """Return the topics that a user names, separated by commas; empty for all.

    Raises:
        UsageError: There is no such topic.
    """
    known = [topic.value for topic in ChangeTopic]
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    for name in wanted:
        if name not in known:
            raise UsageError(f"No topic is called `{name}`", did_you_mean(name, known))
    return frozenset(map(ChangeTopic, wanted))


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
    return revisions.version(version.version)


class _Comparing:
    """Compares revisions by the record as it is now.

    An earlier text does not know what was recorded of it later.
    """

    def __init__(self, revisions: Revisions, as_of: PartialDate) -> None:
        self._revisions = revisions
        self._now = revisions.load(revisions.now).repository
        self._texts = texts_of(self._now, self._now.mou, revisions)
        self._as_of = as_of

    def comparison(self, old: Revision, new: Revision) -> Comparison:
        """Compare two revisions."""
        before, after = self._compared(old), self._compared(new)
        return Comparison(before, after, tuple(compare(before.repository, after.repository)))

    def _compared(self, revision: Revision) -> Compared:
        repository, mou = self._revisions.agreement(revision)
        digest = self._revisions.digest(revision)
        records = {**repository.versions, **self._now.versions}
        version = version_with_digest(records, digest)
        return Compared(
            revision.name,
            revision.commit,
            version.version if version else None,
            version is not None and version.state == "in-force",
            repository,
            mou,
            self._signers(version) if version else 0,
        )

    def _signers(self, version: Version) -> int:
        known = self._now.versions.get(version.version)
        return len(signers_of(self._now, known, self._texts, self._as_of)) if known else 0
