"""What a partner last approved or signed, and what it is asked to sign."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mou_cli.corrections.files import that_count
from mou_cli.errors import UsageError
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.revisions.revision import Revision
from mou_cli.revisions.revisions import Revisions
from mou_cli.signatures import records_of
from mou_cli.signatures.records import last_signed
from mou_cli.standing.succession import Body, Succession
from mou_cli.versions.current import version_to_sign


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be compared for a partner.

    Attributes:
        base: The version that it last signed, else approved.
        head: What it is asked to sign.
        ground: On what record that rests, as a sentence without a full stop.
    """

    base: Revision
    head: Revision
    ground: str


def asked_of(revisions: Revisions, partner: str, head: str | None) -> Asked:
    """Return what is to be compared for a partner.

    Args:
        revisions: The repository.
        partner: The key of a participant, or a partner's id.
        head: The later text; none for the proposed version, else the one in force.

    Raises:
        UsageError: There is no such partner, nothing of it is on record, or a text is not here.
    """
    repository, _ = revisions.agreement(revisions.now)
    succession = Succession(repository.partners, date.max)
    found = _last_of(repository, succession, _known(repository, partner))
    if found is None:
        name = succession.body(partner).name
        raise UsageError(
            f"{name} has signed and approved no version that is on record",
            "Name what to compare: mou diff BASE HEAD",
        )
    version, ground = found
    return Asked(revisions.version(version), _head(revisions, repository, head), ground)


def _known(repository: Repository, partner: str) -> str:
    mou = repository.mou
    known = {
        *repository.partners,
        *repository.signatures,
        *(each.key for each in (mou.participants if mou else ())),
    }
    if partner not in known:
        raise UsageError(f"No partner is called `{partner}`", did_you_mean(partner, sorted(known)))
    return partner


def _last_of(
    repository: Repository, succession: Succession, partner: str
) -> tuple[str, str] | None:
    """Return the version that a partner, else a body that it came after, signed or approved."""
    own = succession.body(partner)
    for body in (own, *succession.predecessors_of(partner)):
        came = "" if body is own else f", which {own.name} came after,"
        for version, what in (*_signed(repository, body), *_approved(repository, body)):
            return version, f"{body.name}{came} {what}"
    return None


def _signed(repository: Repository, body: Body) -> Iterator[tuple[str, str]]:
    recorded = last_signed(records_of(repository), (body.key,))
    if recorded is not None:
        signature = recorded.signature
        when = "" if isinstance(signature.date, Blank) else f" {signature.date.when}"
        yield signature.version, f"signed {signature.version}{when}"


def _approved(repository: Repository, body: Body) -> Iterator[tuple[str, str]]:
    counting = that_count(repository.decisions).items()
    decisions = sorted(counting, key=lambda item: item[1].date.first)
    for name, decision in reversed(decisions):
        if decision.partner != body.key or not decision.approves:
            continue
        if not isinstance(decision.version, Blank):
            told = f"approved {decision.version} {decision.date.when}, by the decision {name}"
            yield decision.version, told


def _head(revisions: Revisions, repository: Repository, head: str | None) -> Revision:
    if head is not None:
        return revisions.find(head)
    version = version_to_sign(repository)
    return revisions.version(version.version) if version else revisions.now
