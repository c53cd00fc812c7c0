"""Files that are named after a partner."""

from collections.abc import Iterator

from mou_cli.loading.repository import Repository
from mou_cli.model.kinds import PARTNERS
from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem
from mou_cli.problems.suggestions import did_you_mean, sentences


def unknown_partner(repository: Repository, path: str, partner: str) -> Iterator[Problem]:
    """Yield REF001 for a file that is named after no partner.

    Args:
        repository: The data.
        path: The file.
        partner: The id that its name gives.
    """
    if partner not in repository.partners and not repository.is_broken(PARTNERS, partner):
        mend = did_you_mean(partner, sorted(repository.partners))
        yield problem(
            "REF001",
            Position(path),
            f"No partner is called `{partner}`",
            sentences(mend, "the file is named after its partner"),
        )
