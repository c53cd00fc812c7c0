"""Charity numbers of a usual length. Other identifiers have one form, checked by the model."""

import re
from collections.abc import Iterator

from mou_cli.loading.repository import Repository
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem

_USUAL = re.compile(r"(\d{6,7}|SC\d{6})\Z")


def check_identifiers(repository: Repository) -> Iterator[Problem]:
    """Yield IDN002."""
    for partner in repository.partners.values():
        charity = partner.identifiers.charity if partner.identifiers else None
        if charity is not None and partner.identifiers and not _USUAL.match(charity):
            yield problem(
                "IDN002",
                repository.where(partner.identifiers, "charity"),
                f"`{charity}` is not of the usual length",
                "England and Wales: six or seven digits; Scotland: SC and six; "
                "Northern Ireland: six. Compare it with the register",
            )
