"""Status: who has signed what, on whose authority, and what has moved since. Never stored.

Never here: today: the day is given. Sentences (`words/`).
"""

from mou_cli.standing.compute import status_of
from mou_cli.standing.status import SigningStanding, SigningState, Status

__all__ = ["SigningStanding", "SigningState", "Status", "status_of"]
