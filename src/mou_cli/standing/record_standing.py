"""How a record stands on a day: it counts, or why it does not."""

from dataclasses import dataclass
from enum import StrEnum

from mou_cli.model.decision import Decision
from mou_cli.model.reviews import ReviewRecord
from mou_cli.model.version import Version
from mou_cli.signatures import Recorded


class RecordState(StrEnum):
    """How a record stands on a day, the most telling first."""

    COUNTS = "counts"
    TO_COME = "still to come"
    NO_VERSION = "version not on record"
    TAKES_NO_PART = "takes no part"
    NOT_ASKED = "not asked to sign"
    VERSION_TO_COME = "version still to come"
    PROPOSED = "of a proposed version"
    OVERTAKEN = "of a version that was overtaken"
    TAKEN_BACK = "of a version that was taken back"
    OTHERS_COUNT = "others count"
    CORRECTED = "corrected"
    IN_ERROR = "says that another was in error"


UNEXPECTED = (
    RecordState.TO_COME,
    RecordState.NO_VERSION,
    RecordState.TAKES_NO_PART,
    RecordState.NOT_ASKED,
    RecordState.VERSION_TO_COME,
)
"""What somebody who looks at a status does not expect, and so is told in each."""


@dataclass(frozen=True, slots=True)
class RecordStanding:
    """A record, and how it stands.

    Attributes:
        path: The path of its file.
        record: What it says.
        state: How it stands on the day.
        who: The name of the organisation whose record it is; empty for a review or a version.
    """

    path: str
    record: Recorded | Decision | ReviewRecord | Version
    state: RecordState
    who: str = ""
