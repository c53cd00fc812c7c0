"""What moves with something else: numbers behind an insertion, and words that quote them."""

from collections.abc import Iterator, Sequence

from mou_cli.changes.change import Change, ChangeKind
from mou_cli.changes.matching import Match
from mou_cli.changes.pair import Pair
from mou_cli.changes.sections import NUMBERING, Placed, name_of


def compare_numbers(pair: Pair, found: Match[Placed], told: Sequence[Change]) -> Iterator[Change]:
    """Yield one Change for all numbers that moved on, and one for all that reads otherwise by it.

    Args:
        pair: The two repositories.
        found: Their sections.
        told: What was found otherwise.
    """
    if pair.same_text:
        return
    shifted = tuple(_shifted(pair, found, told))
    if shifted:
        old, new = zip(*shifted, strict=True)
        yield Change(ChangeKind.RENUMBERED, "mou/numbers", "numbers", "", old, new, signed=True)
    names = tuple(_otherwise(pair, found, told))
    if names:
        yield Change(ChangeKind.READS, "mou/references", "references", new=names, signed=True)


def _shifted(pair: Pair, found: Match[Placed], told: Sequence[Change]) -> Iterator[tuple[str, str]]:
    own = {c.address for c in told if c.kind is ChangeKind.MOVED or c.field in NUMBERING}
    for key, (before, after) in found.both.items():
        old, new = pair.old.numbering.of(before.section), pair.new.numbering.of(after.section)
        if old.label != new.label and f"section/{key}" not in own:
            yield old.citation or "none", new.citation or "none"


def _otherwise(pair: Pair, found: Match[Placed], told: Sequence[Change]) -> Iterator[str]:
    """Yield the names of what has other words though nobody changed it, in printing order."""
    names = {
        f"section/{key}": name_of(pair.new, now.section) for key, (_, now) in found.both.items()
    }
    own = {change.address for change in told if change.signed}
    # A target is told with its indicator, and who signs with the tier.
    told_with = {"indicator": "outcome", "tier": "participant"}
    elsewhere = {told_with.get(address.partition("/")[0]) for address in own}
    for address in pair.printed[1].words:
        kind = address.partition("/")[0]
        if address in own or kind == "outcomes" or kind in elsewhere:
            continue
        if pair.reworded(address):
            yield names.get(address) or pair.name(address)
