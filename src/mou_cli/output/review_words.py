"""How reviews read."""

from mou_cli.model.reviews import ReviewOutcome

OUTCOMES: dict[ReviewOutcome, str] = {
    "no-change": "no change",
    "amend": "the agreement is to be amended",
    "replace": "the agreement is to be replaced",
    "end": "the agreement is to end",
}
"""What a review concluded."""
