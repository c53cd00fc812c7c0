"""The shape of `mou status --format json`."""

from typing import Literal

from mou_cli.output.changes.json import ChangeInBriefJson
from mou_cli.output.reviews.json import ReviewStandingJson
from mou_cli.output.shapes.typed_dict import Count, TypedDict
from mou_cli.standing import SigningState
from mou_cli.standing.record_standing import RecordState
from mou_cli.standing.status import Kind


class VersionTextJson(TypedDict):
    """A version that was put to the parties."""

    version: str
    date: str
    digest: str
    text_is_here: bool


class WorkingJson(TypedDict):
    """The files as they stand; `version` is null for a draft."""

    digest: str
    version: str | None


class BodyJson(TypedDict):
    """An organisation."""

    key: str
    name: str


class EndJson(TypedDict):
    """How an organisation ended, who came after it, and who stands in its place on the day."""

    event: str
    date: str
    certain: bool
    successors: list[BodyJson]
    heirs: list[BodyJson]


class PredecessorJson(BodyJson):
    """A body that a participant came after, and what it signed last."""

    version: str


class RepresentativeJson(BodyJson):
    """A participant that acts for another one, and what became of it."""

    ended: EndJson | None


class SignatureJson(TypedDict):
    """A signature that counts, and what it rests on."""

    file: str
    version: str
    name: str
    roles: str | list[str]
    date: str
    method: str
    cryptographic: bool
    evidence_on_file: bool
    authority_on_file: bool
    authority: str
    decision: str | None


MembershipJson = TypedDict(
    "MembershipJson", {"from": str | None, "until": str | None, "over": bool}
)


class SigningStandingJson(TypedDict):
    """Where one participant stands with a version."""

    key: str
    name: str
    short: str | None
    tier: str
    state: SigningState
    required: Count
    signed: Count
    earlier: str | None
    signatures: list[SignatureJson]
    reservations: list[str]
    ended: EndJson | None
    reaffirmed: bool
    predecessors: list[PredecessorJson]
    representatives: list[RepresentativeJson]
    membership: MembershipJson | None
    notes: list[str]


class SinceJson(TypedDict):
    """What changed since an earlier version; null where one of the texts is not here."""

    version: str
    sentence: str | None
    changes: list[ChangeInBriefJson] | None


class CommencementJson(TypedDict):
    """Whether the agreement has begun."""

    state: Literal["begun", "open", "each", "not stated"]
    since: str | None
    have: Count
    need: Count
    missing: list[str]
    sentence: str


class TermJson(TypedDict):
    """When the agreement ends."""

    until: str | None
    notice: str | None
    over: bool
    sentence: str


class TierRuleJson(TypedDict):
    """How many members a tier has, and may have."""

    title: str
    members: Count
    minimum: int | None
    maximum: int | None


class StepJson(TypedDict):
    """Something that may be done next; `due` where it waits to be done."""

    kind: Kind
    text: str
    command: str | None
    due: bool


RecordKind = Literal["signature", "decision", "review", "version"]


class RecordJson(TypedDict):
    """A record, and how it stands on the day: none is left out, whether it counts or not."""

    kind: RecordKind
    file: str
    date: str
    standing: RecordState
    sentence: str


class StatusJson(TypedDict):
    """What `mou status --format json` writes."""

    schema_version: Literal[1]
    title: str
    legal_status: str | None
    as_of: str
    due: bool
    in_force: VersionTextJson | None
    proposed: VersionTextJson | None
    working: WorkingJson
    participants: list[SigningStandingJson]
    asked: list[SigningStandingJson]
    since: list[SinceJson]
    commencement: CommencementJson | None
    term: TermJson | None
    tiers: list[TierRuleJson]
    review: ReviewStandingJson | None
    next: list[StepJson]
    records: list[RecordJson]
