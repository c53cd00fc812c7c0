"""Compare two repositories: every difference, matched by key, in the order of the agreement."""

from collections.abc import Iterator
from dataclasses import replace

from mou_cli.changes.change import Change, ChangeKind
from mou_cli.changes.councils import compare_what_councils_write
from mou_cli.changes.entries import KINDS, compare_entries, match_entries
from mou_cli.changes.facts import restated_facts
from mou_cli.changes.look import compare_look
from mou_cli.changes.numbers import compare_numbers
from mou_cli.changes.outcomes import compare_outcomes
from mou_cli.changes.pair import Pair, Side
from mou_cli.changes.participants import (
    compare_participants,
    compare_tiers,
    match_participants,
)
from mou_cli.changes.partners import compare_partners, match_partners
from mou_cli.changes.records import compare_keys, compare_reviews, compare_signatures
from mou_cli.changes.sections import compare_sections, match_sections
from mou_cli.changes.shared_words import without_false_alarms
from mou_cli.changes.terms import compare_head, compare_record, compare_terms
from mou_cli.changes.versions import compare_versions
from mou_cli.loading.repository import Repository


def compare(old: Repository, new: Repository) -> Iterator[Change]:
    """Yield what is different in `new`; nothing if both say the same.

    Comments, and how a file is laid out, are no difference.

    Args:
        old: The earlier data.
        new: The later data.
    """
    if old.mou is None or new.mou is None:
        yield from _agreement_that_came_or_went(old, new)
        return
    yield from _compare(Side(old, old.mou), Side(new, new.mou))


def _compare(old: Side, new: Side) -> Iterator[Change]:
    participants, partners = match_participants(old, new), match_partners(old, new)
    sections = match_sections(old, new)
    entries = {kind: match_entries(old, new, kind) for kind in KINDS}
    rekeyed = {
        "participant": participants.rekeyed,
        "section": sections.rekeyed,
        **{kind: found.rekeyed for kind, found in entries.items()},
    }
    aliases = {
        f"{kind}/{was}": f"{kind}/{now}"
        for kind, keys in rekeyed.items()
        for now, was in keys.items()
    }
    pair = Pair(old, new, aliases, {was: now for now, was in partners.rekeyed.items()})
    found: list[Change] = [
        *compare_head(pair),
        *compare_participants(pair, participants),
        *compare_tiers(pair),
        *compare_sections(pair, sections, restated_facts(old, new)),
    ]
    for kind, matched in entries.items():
        found += compare_entries(pair, kind, matched)
    found += compare_outcomes(pair)
    found += compare_numbers(pair, sections, found)
    found += compare_terms(pair)
    found += compare_partners(pair, partners)
    found += compare_versions(pair)
    found += compare_what_councils_write(pair)
    found += compare_signatures(pair)
    found += compare_keys(pair)
    found += compare_reviews(pair)
    found += compare_record(pair)
    found += compare_look(pair)
    told = {change.address for change in found if change.signed}
    for change in without_false_alarms(pair, found):
        # A rewording repeats a fact only where the fact is told as well.
        yield change if change.follows in told else replace(change, follows="")


def _agreement_that_came_or_went(old: Repository, new: Repository) -> Iterator[Change]:
    if old.mou is not None:
        yield Change(
            ChangeKind.REMOVED, "mou/text", old.mou.title, signed=True, variation="wording"
        )
    if new.mou is not None:
        yield Change(ChangeKind.ADDED, "mou/text", new.mou.title, signed=True, variation="wording")
