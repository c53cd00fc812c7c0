"""What a date in a text is for: a beginning, an end, a first review, or something else."""

from enum import StrEnum

from mou_cli.checks.stated.dates import MONTHS, SaidDate
from mou_cli.checks.stated.periods import UNITS
from mou_cli.checks.stated.tokens import ENDS_OF_CLAUSES, Tokens, each_word, word_at


class DateRole(StrEnum):
    """What a date is for."""

    BEGINNING = "beginning"
    END = "end"
    FIRST = "first"
    ALONE = "alone"
    OTHER = "other"


_CUES: dict[str, DateRole] = {
    word: role
    for role, words in {
        DateRole.BEGINNING: "from begin begins beginning begun start starts starting commence "
        "commences commencing join joins joining effect effective force between",
        DateRole.END: "until till to end ends ending ended expire expires expiring terminate "
        "terminates ceases cease lapse lapses leave leaves leaving through",
        DateRole.FIRST: "first review reviews reviewed initial initially",
    }.items()
    for word in words.split()
}
_PASSED_OVER = frozenset(
    each_word(
        "a about after again agreement an and annually anyway at automatically be before "
        "biennially by date day due each every first five for four half have held in is it "
        "its later latest memorandum midnight month monthly months mou must no not of on or "
        "place quarter quarterly shall should six take takes than the then this three time "
        "to twelve two which will year yearly years"
    )
)
"""Words that may stand between what is said and its date."""

_TEXTS = frozenset({"agreement", "memorandum", "mou"})

FURTHEST = 14
SHARP_ENDS = frozenset({"until", "till", "before", "to", "after", "midnight"})
"""`until 1 April` may be said of a last day that is 31 March."""


def role_of(tokens: Tokens, date: SaidDate) -> DateRole:
    """Return what is said that happens on a date; `ALONE` where nothing else is said."""
    for at in range(date.first - 1, max(-1, date.first - FURTHEST), -1):
        word = tokens[at].word
        if word in ENDS_OF_CLAUSES:
            return _role_behind(tokens, date)
        role = _cue(tokens, at)
        if role is not None:
            return role
        if not _passed_over(word):
            return DateRole.OTHER
    return _role_behind(tokens, date)


def _cue(tokens: Tokens, at: int) -> DateRole | None:
    word, behind = tokens[at].word, word_at(tokens, at + 1)
    if word in _TEXTS and (behind == "of" or behind[:1].isdigit() or behind in MONTHS):
        return DateRole.OTHER  # `this memorandum of March 2019`
    if word in ("end", "beginning", "start") and behind == "of":
        return None  # `by the end of March 2020` is no end of anything
    if word == "to" and not (behind[:1].isdigit() or behind in MONTHS or behind == "the"):
        return None
    return _CUES.get(word)


def _passed_over(word: str) -> bool:
    return (
        word in _PASSED_OVER
        or word in UNITS
        or word in ("end", "beginning", "start")
        or word.isdigit()
    )


def _role_behind(tokens: Tokens, date: SaidDate) -> DateRole:
    """Return what follows the date: `On 31 March 2030 this memorandum ends`."""
    for at in range(date.behind, min(date.behind + FURTHEST, len(tokens))):
        word = tokens[at].word
        if word in ENDS_OF_CLAUSES:
            break
        role = _CUES.get(word)
        if role is not None and word not in ("to", "from", "between", "through"):
            return role
        if not _passed_over(word):
            return DateRole.OTHER
    return DateRole.ALONE


def is_sharp(tokens: Tokens, date: SaidDate) -> bool:
    """Say whether the date may be the day beside the one that is meant."""
    near = {token.word for token in tokens[max(0, date.first - 4) : date.first]}
    return bool(near & SHARP_ENDS)
