"""The participants of a text, with who of them signs, and how many persons for each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mou_cli.model.mou import Mou
from mou_cli.model.participants import Participant
from mou_cli.model.partner import Partner
from mou_cli.signatures.records import Recorded


@dataclass(frozen=True, slots=True)
class Party:
    """A participant as one text has it.

    Attributes:
        key: The partner's id, or the class's key.
        name: As printed.
        short: Its short name as printed.
        tier: The title of its tier.
        signs: Whether that tier signs.
        required: How many persons are to sign for it.
        participant: The participant itself; None where the text is not here.
    """

    key: str
    name: str
    short: str | None
    tier: str
    signs: bool
    required: int = 1
    participant: Participant | None = None


def parties_of(
    mou: Mou | None, version: str, records: Iterable[Recorded], partners: Mapping[str, Partner]
) -> Iterator[Party]:
    """Yield the participants of a version, in the order of its text.

    Where the text is not here, those for whom there are records about the version: each is taken to
    sign, by one person.

    Args:
        mou: The agreement as the version has it; None where its text is not here.
        version: The version's name.
        records: What is on record.
        partners: Organisations by id.
    """
    yield from _in_text(mou) if mou else _on_record(records, version, partners)


def _in_text(mou: Mou) -> Iterator[Party]:
    for participant in mou.participants:
        tier = mou.tiers.get(participant.tier)
        yield Party(
            participant.key,
            participant.name,
            participant.short,
            tier.title if tier else participant.tier,
            mou.signs(participant),
            max(1, len(participant.signatories)),
            participant,
        )


def _on_record(
    records: Iterable[Recorded], version: str, partners: Mapping[str, Partner]
) -> Iterator[Party]:
    about = (recorded for recorded in records if recorded.signature.version == version)
    for key in dict.fromkeys(key for recorded in about for key in recorded.participants):
        partner = partners.get(key)
        name, short = (partner.name, partner.short) if partner else (key, None)
        yield Party(key, name, short, "", signs=True)
