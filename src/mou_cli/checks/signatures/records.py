"""A record fits its version, its evidence and the records before it."""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256

from mou_cli.checks.signatures.seen import SignaturesSeen
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.kinds import VERSIONS
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.signatures import Recorded
from mou_cli.trees import UnreadableFileError


def check_record(seen: SignaturesSeen, recorded: Recorded) -> Iterator[Problem]:
    """Yield REF001 for unknown versions, SGN003 and SGN011."""
    yield from _faults_of_version(seen.repository, recorded)
    yield from _evidence(seen.repository, recorded)


def check_withdrawals(seen: SignaturesSeen, records: Iterable[Recorded]) -> Iterator[Problem]:
    """Yield SGN012: of each participant the first signature is what a withdrawal may follow."""
    records = list(records)
    first: dict[str, date] = {}
    for recorded in records:
        if recorded.signature.state == "signed":
            when = recorded.signature.date
            earliest = date.min if isinstance(when, Blank) else when.first
            for key in recorded.participants:
                first[key] = min(earliest, first.get(key, date.max))
    for recorded in records:
        when = recorded.signature.date
        latest = date.max if isinstance(when, Blank) else when.last
        withdrawn = recorded.signature.state == "withdrawn"
        if withdrawn and not any(first[k] <= latest for k in recorded.participants if k in first):
            yield problem(
                "SGN012",
                seen.repository.where(recorded.signature, "state"),
                "A signature is withdrawn, and none is on record before it",
                "Record what was signed, or that it was declined instead: `state: declined`",
            )


def _faults_of_version(repository: Repository, recorded: Recorded) -> Iterator[Problem]:
    signature = recorded.signature
    version = repository.versions.get(signature.version)
    if version is None:
        if not repository.is_broken(VERSIONS, signature.version):
            yield problem(
                "REF001",
                repository.where(signature, "version"),
                f"No version is called `{signature.version}`",
                did_you_mean(signature.version, sorted(repository.versions)),
            )
    elif signature.digest != version.digest:
        yield problem(
            "SGN003",
            repository.where(signature, "digest"),
            f"This is not the digest of version `{version.version}`",
            f"Ask which text was signed. That version has {version.digest}",
        )


def _evidence(repository: Repository, recorded: Recorded) -> Iterator[Problem]:
    evidence = recorded.signature.evidence
    for item in () if isinstance(evidence, Blank) else evidence:
        if item.file is None or isinstance(item.digest, Blank):
            continue
        try:
            data = repository.tree.read(item.file)
        except UnreadableFileError:
            continue  # it is on another machine, or too large: `mou verify` says so
        if f"sha256:{sha256(data).hexdigest()}" != item.digest:
            yield problem(
                "SGN011",
                repository.where(item, "digest"),
                f"`{item.file}` is not the file that was recorded: its digest is another",
                "Bring the file that was recorded back from where the original is held",
            )
