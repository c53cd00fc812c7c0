"""Which signature of a file corrects which. Records are told apart by what they say."""

import unicodedata
from collections.abc import Sequence

from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.signatures import Signature

Said = tuple[str, str, str, str]
"""What one record is found by: its state, its version, its person and its date."""


def corrected_by(signatures: Sequence[Signature]) -> dict[int, int]:
    """Return for the number of each corrected record that of the record that corrects it.

    A correction names what the wrong record says. Of several alike it is the last one above that
    nothing corrects yet, so that no record which comes later changes what was meant.

    Args:
        signatures: The records of one file, in order.
    """
    above: dict[Said, list[int]] = {}
    found: dict[int, int] = {}
    for number, signature in enumerate(signatures):
        named = corrected_words(signature)
        if named is not None and above.get(named):
            found[above[named].pop()] = number
        above.setdefault(words_of(signature), []).append(number)
    return found


def corrected_words(signature: Signature) -> Said | None:
    """Return what the record says that a record corrects; None where it corrects none."""
    corrects = signature.corrects
    if corrects is None:
        return None
    state = corrects.state or signature.state
    return state, corrects.version, _name(corrects.name), _date(corrects.date)


def words_of(signature: Signature) -> Said:
    """Return what a record is found by."""
    return signature.state, signature.version, _name(signature.name), _date(signature.date)


def _name(name: Blank | str) -> str:
    if isinstance(name, Blank):
        return f"({name.value})"
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def _date(date: Blank | PartialDate) -> str:
    return date.value if isinstance(date, Blank) else date.written
