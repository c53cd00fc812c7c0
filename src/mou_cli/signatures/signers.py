"""Who has signed a version: the one count that every command tells."""

from collections.abc import Callable

from mou_cli.loading.repository import Repository
from mou_cli.model.dates import PartialDate
from mou_cli.model.version import Version
from mou_cli.signatures.parties import parties_of
from mou_cli.signatures.records import by_participant, by_then, records_of
from mou_cli.signatures.signing import signing_of

Texts = Callable[[Version], Repository | None]
"""Returns the text of a version as data of its own; None where it is not here."""


def signers_of(
    repository: Repository, version: Version, texts: Texts, as_of: PartialDate
) -> frozenset[str]:
    """Return the keys of the participants that have signed a version in full, and stand by it.

    Args:
        repository: The working files: what is on record now.
        version: The version.
        texts: Finds its text, which says who signs, and how many persons for each.
        as_of: The day; what is certainly later does not count.
    """
    name = version.version
    about = [r for r in by_then(records_of(repository), as_of) if r.signature.version == name]
    if not about:  # so its text need not be looked for
        return frozenset()
    text = texts(version)
    mou = text.mou if text else None
    records = by_participant(about)
    return frozenset(
        party.key
        for party in parties_of(mou, name, about, repository.partners)
        if party.signs
        and signing_of(records.get(party.key, ()), name, party.required, as_of.last).is_complete
    )
