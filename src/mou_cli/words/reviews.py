"""How reviews read."""

from mou_cli.model.reviews import ReviewOutcome

OUTCOMES: dict[ReviewOutcome, str] = {
    "no-change": "the agreement stays as it is",
    "amend": "the agreement is to be amended",
    "replace": "the agreement is to be replaced",
    "end": "the agreement is to end",
}
"""What a review concluded, in a sentence."""


def in_short(outcome: ReviewOutcome) -> str:
    """Return what a review concluded, in a word or two."""
    return outcome.replace("-", " ")
