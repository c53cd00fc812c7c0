"""Keys that may sign: each line names its own partner and one key."""

from collections.abc import Iterator

from mou_cli.checks.partner_files import unknown_partner
from mou_cli.loading.repository import Repository
from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem


def check_allowed_signers(repository: Repository) -> Iterator[Problem]:
    """Yield SSH001, and REF001 for files of unknown partners."""
    for partner, file in repository.allowed_signers.items():
        yield from unknown_partner(repository, file.path, partner)
        for fault in file.faults:
            position = Position(file.path, fault.line, fault.column, fault.length)
            yield problem("SSH001", position, fault.message, fault.mend)
