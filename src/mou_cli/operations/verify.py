"""Verify what is on record: digests, tags, evidence, authority and SSH signatures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from mou_cli.checks.signatures.authority import check_authority
from mou_cli.checks.signatures.records import check_record
from mou_cli.checks.signatures.seen import SignaturesSeen
from mou_cli.corrections.signatures import corrected_by
from mou_cli.errors import UsageError
from mou_cli.files.links import LeadsAwayError, follow
from mou_cli.loading import load
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.signatures import Evidence
from mou_cli.problems import Severity
from mou_cli.problems.rules import problem
from mou_cli.revisions.readable import readable
from mou_cli.revisions.revision import WORKING, Revision
from mou_cli.revisions.revisions import Revisions
from mou_cli.revisions.trust import Trust
from mou_cli.signatures import Recorded, every_record_of, records_of
from mou_cli.signatures.evidence import digest_of_file
from mou_cli.trees import DiskTree
from mou_cli.verifying.keys import Keys, claimed
from mou_cli.verifying.past_records import PastRecords
from mou_cli.verifying.subjects import signature_in_words
from mou_cli.verifying.verification import Checked, Verdict, Verification, What
from mou_cli.verifying.versions import Versions
from mou_cli.words.standings import METHODS


def verify(
    revisions: Revisions | None,
    root: Path,
    now: datetime,
    *,
    at: str | None = None,
    trusted: str | None = None,
    evidence: Path | None = None,
) -> Verification:
    """Verify a repository.

    Args:
        revisions: Its history; None where there is no git.
        root: Its folder.
        now: The time at which the key of a record has to be valid that is not on the default
            branch yet.
        at: The revision to verify; left out, the working files.
        trusted: The revision whose keys are trusted; left out, see `trust`.
        evidence: A folder with files that are evidence.

    Raises:
        UsageError: There is no such revision or folder, or the data has errors.
    """
    if evidence is not None and not evidence.is_dir():
        raise UsageError(f"There is no folder `{evidence}`", "Name the one with the evidence")
    of = _revision(revisions, root, at)
    repository = _repository(revisions, of)
    head = _head(revisions, of) if revisions else None
    trust = Trust(revisions, head, trusted, now) if revisions else None
    records = _Records(
        *(repository, SignaturesSeen(repository), root, evidence, Keys(repository, trust)),
        {key: corrected_by(file.signatures) for key, file in repository.signatures.items()},
    )
    past = PastRecords(repository, revisions, head, trust.line_end if trust and head else None)
    checks = (
        *Versions(repository, revisions, head).checks(),
        *records.checks(),
        *past.checks(),
    )
    signed = any(check.what is What.SSH for check in checks)
    told = trust.told if trust and signed else "" if trust else "nowhere: there is no git here"
    return Verification(of.name, told, checks, trust.judge if trust and signed else None)


def _revision(revisions: Revisions | None, root: Path, at: str | None) -> Revision:
    if revisions is None:
        return Revision(WORKING, None, DiskTree(root))
    return revisions.now if at is None else revisions.find(at)


def _head(revisions: Revisions, of: Revision) -> str | None:
    if of.commit is not None:
        return of.commit
    found = revisions.objects.get("HEAD^{commit}")
    return found.id if found else None


def _repository(revisions: Revisions | None, of: Revision) -> Repository:
    found = revisions.agreement(of) if revisions else readable(load(of.tree), of.name, "")
    return found[0]


@dataclass(frozen=True, slots=True)
class _Records:
    repository: Repository
    seen: SignaturesSeen
    root: Path
    evidence: Path | None
    keys: Keys
    corrections: Mapping[str, Mapping[int, int]]
    good: dict[tuple[str, int], bool] = field(default_factory=dict)

    def checks(self) -> Iterator[Checked]:
        counting = {(each.partner, each.number) for each in records_of(self.repository)}
        for recorded in every_record_of(self.repository):
            if (recorded.partner, recorded.number) in counting:
                yield from self._record(recorded)
            else:
                yield from self._that_counts_no_more(recorded)

    def _that_counts_no_more(self, recorded: Recorded) -> Iterator[Checked]:
        """Say of a record that it counts no more: what is wrong with it was told already."""
        subject, signature = _subject(recorded), recorded.signature
        later = self._corrections_of(recorded)
        if not later:
            reason = signature.corrects.reason if signature.corrects else ""
            words = f"says that another was recorded in error: {reason}"
            yield Checked(What.RECORDED, subject, Verdict.RECORDED, words)
            if signature.ssh is not None:
                yield self.keys.check(recorded, signature.ssh, subject)
            return
        by = later[0].signature.corrects
        words = f"counts no more, corrected by a later record: {by.reason if by else ''}"
        yield Checked(What.RECORDED, subject, Verdict.RECORDED, words)
        if self._has_good_key(recorded) and not any(map(self._has_good_key, later)):
            bad = problem(
                "VFY009",
                self.repository.where(later[0].signature, "corrects"),
                f"{subject} was signed with a key, and nobody with a key says that it is wrong",
                f"`{recorded.partner}` says it with a key, in one record more that corrects this "
                "one: mou sign … --corrects … --because … --key FILE",
            )
            yield Checked(What.RECORDED, subject, Verdict.BAD, bad.message, bad)

    def _corrections_of(self, recorded: Recorded) -> list[Recorded]:
        """Return the record that corrects one, the one that corrects that, and so on."""
        file = self.repository.signatures[recorded.partner].signatures
        by, number = self.corrections[recorded.partner], recorded.number
        found = []
        while number in by:  # always a later one, so this ends
            number = by[number]
            found.append(Recorded(recorded.partner, number, file[number]))
        return found

    def _has_good_key(self, recorded: Recorded) -> bool:
        ssh, which = recorded.signature.ssh, (recorded.partner, recorded.number)
        if which not in self.good:  # many may be corrected by one, and ssh-keygen takes its time
            good = ssh is not None and self.keys.check(recorded, ssh, "").verdict is Verdict.GOOD
            self.good[which] = good
        return self.good[which]

    def _record(self, recorded: Recorded) -> Iterator[Checked]:
        subject = _subject(recorded)
        yield self._digest(recorded, subject)
        yield from self._authority(recorded, subject)
        listed = recorded.signature.evidence
        for item in () if isinstance(listed, Blank) else listed:
            yield self._evidence(item, subject)
        if recorded.signature.ssh is None:
            yield Checked(What.RECORDED, subject, Verdict.RECORDED, _how(recorded))
        else:
            yield self.keys.check(recorded, recorded.signature.ssh, subject)

    def _digest(self, recorded: Recorded, subject: str) -> Checked:
        codes = ("REF001", "SGN003")
        found = [p for p in check_record(self.seen, recorded) if p.code in codes]
        if found:
            return Checked(What.DIGEST, subject, Verdict.BAD, found[0].message, found[0])
        words = f"it has the digest of version {recorded.signature.version}"
        return Checked(What.DIGEST, subject, Verdict.GOOD, words)

    def _authority(self, recorded: Recorded, subject: str) -> Iterator[Checked]:
        authority = recorded.signature.authority
        if isinstance(authority, Blank):
            return
        if authority.decision is None:
            words = f"delegation: {authority.delegation}"
            yield Checked(What.AUTHORITY, subject, Verdict.RECORDED, words)
            return
        found = list(check_authority(self.seen, recorded))
        grave = [each for each in found if each.severity is Severity.ERROR]
        if grave:
            yield Checked(What.AUTHORITY, subject, Verdict.BAD, grave[0].message, grave[0])
            return
        decision = self.seen.decisions.get(authority.decision)
        told = f"{decision.body}, {decision.date.printed}" if decision else "its file has errors"
        more = "".join(f"; {each.message}" for each in found)
        words = f"decision `{authority.decision}` ({told}): {decision.outcome if decision else ''}"
        yield Checked(What.AUTHORITY, subject, Verdict.GOOD, f"{words}{more}")

    def _evidence(self, item: Evidence, subject: str) -> Checked:
        if isinstance(item.digest, Blank):
            words = f"`{item.name}`: its digest is {item.digest.value}"
            return Checked(What.EVIDENCE, subject, Verdict.RECORDED, words)
        file = self._file_of(item)
        if file is None:
            words = f"`{item.name}` is not on this machine: it cannot be checked here"
            return Checked(What.EVIDENCE, subject, Verdict.UNCHECKED, words)
        if digest_of_file(file) == item.digest:
            words = f"`{item.name}` is the file that was recorded"
            return Checked(What.EVIDENCE, subject, Verdict.GOOD, words)
        bad = problem(
            "SGN011",
            self.repository.where(item, "digest"),
            f"`{item.name}` is not the file that was recorded: its digest is another",
            "Bring the file that was recorded back from where the original is held",
        )
        return Checked(What.EVIDENCE, subject, Verdict.BAD, bad.message, bad)

    def _file_of(self, item: Evidence) -> Path | None:
        """Return the file that is the evidence on this machine, if it is here."""
        places = []
        if self.evidence is not None and Path(item.name).name == item.name:
            places.append((self.evidence, item.name))
        if item.file is not None:
            places.append((self.root, item.file))
        for folder, name in places:
            try:
                found = follow(folder.resolve(), name)
                if found.is_file():
                    return found
            except (LeadsAwayError, OSError, ValueError, RuntimeError):
                continue
        return None


def _subject(recorded: Recorded) -> str:
    return signature_in_words(recorded.partner, recorded.signature)


def _how(recorded: Recorded) -> str:
    signature = recorded.signature
    method = signature.method
    how = "how is not stated" if isinstance(method, Blank) else METHODS[method]
    by = (
        "" if isinstance(signature.recorded_by, Blank) else f", recorded by {signature.recorded_by}"
    )
    return f"{how}{by}; {claimed(recorded)}"
