"""Those who take part and do not sign, in words: with what became of who acts for them."""

from collections.abc import Sequence

from mou_cli.english import and_list, number_in_words, plural
from mou_cli.standing import SigningStanding
from mou_cli.words.phrases import Phrase
from mou_cli.words.standings import has_ended


def not_required_words(standings: Sequence[SigningStanding], most: int | None = None) -> str:
    """Name those whose tier does not sign, with what became of who acts for them.

    Args:
        standings: Those.
        most: How many are named; None for all.
    """
    shown = standings if most is None or len(standings) <= most else standings[:most]
    names = [_not_required(standing) for standing in shown]
    more = len(standings) - len(shown)
    if not more:
        return ", ".join(names)
    return and_list([*names, Phrase.OTHERS(number=more, others=plural("other", more))])


def _not_required(standing: SigningStanding) -> str:
    name, acting = standing.party.name, standing.representatives
    ended = [each for each in acting if each.end is not None]
    notes = []
    if ended:
        which = _which(len(ended), len(acting))
        events = {each.end.event.event for each in ended if each.end}
        notes.append(f"{which} {events.pop() if len(events) == 1 else 'ended'}")
    if standing.end is not None:
        notes.append(has_ended(standing.end))
    if standing.member is not None and standing.member.ends is not None:
        member = standing.member
        notes.append(f"{'until' if not member.is_over else 'ended'} {standing.member.ends.printed}")
    return f"{name} ({'; '.join(notes)})" if notes else name


def _which(ended: int, all_of_them: int) -> str:
    if ended == all_of_them:
        words = {1: "its representative", 2: "both representatives"}
        return words.get(ended, f"all {number_in_words(ended)} representatives")
    return f"{number_in_words(ended)} of {number_in_words(all_of_them)} representatives"
