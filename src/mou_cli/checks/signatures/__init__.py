"""Checks of records of signatures: whom each is for, its version, authority and evidence.

Never here: keys and history (`verifying/`).
"""

from collections.abc import Callable, Iterator

from mou_cli.checks.partner_files import unknown_partner
from mou_cli.checks.signatures.authority import check_authority
from mou_cli.checks.signatures.bodies import check_bodies
from mou_cli.checks.signatures.records import check_record, check_withdrawals
from mou_cli.checks.signatures.seen import SignaturesSeen
from mou_cli.loading.repository import Repository
from mou_cli.model.kinds import SIGNATURES
from mou_cli.problems import Problem
from mou_cli.signatures import Recorded, records_of

CHECKS: tuple[Callable[[SignaturesSeen, Recorded], Iterator[Problem]], ...] = (
    check_record,
    check_bodies,
    check_authority,
)


def check_signatures(repository: Repository) -> Iterator[Problem]:
    """Yield what is wrong with the records of signatures, one by one."""
    for partner in repository.signatures:
        yield from unknown_partner(repository, SIGNATURES.path(partner), partner)
    seen, records = SignaturesSeen(repository), records_of(repository)
    for recorded in records:
        for run in CHECKS:
            yield from run(seen, recorded)
    yield from check_withdrawals(seen, records)


__all__ = ["check_signatures"]
