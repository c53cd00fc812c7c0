"""What a Status tells. Facts alone: how they read is for `output/`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from mou_cli.changes.comparison import Comparison
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.mou import LegalStatus
from mou_cli.model.version import Version
from mou_cli.signatures import Recorded
from mou_cli.signatures.parties import Party
from mou_cli.signatures.signing import Signing
from mou_cli.standing.authority import SigningAuthority
from mou_cli.standing.members import Member
from mou_cli.standing.record_standing import RecordStanding
from mou_cli.standing.reviews import ReviewStanding
from mou_cli.standing.succession import Body, End
from mou_cli.standing.terms import Begun, TermStanding, TierRule


class SigningState(StrEnum):
    """Where a participant stands with a version."""

    CURRENT = "current"
    EARLIER = "on an earlier version"
    PENDING = "pending"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    NOT_REQUIRED = "not required"


@dataclass(frozen=True, slots=True)
class VersionText:
    """A version that was put to the parties.

    Attributes:
        version: Its record.
        repository: Its text as data of its own; None where it is not here.
    """

    version: Version
    repository: Repository | None


@dataclass(frozen=True, slots=True)
class Working:
    """The files as they stand.

    Attributes:
        digest: The digest of their text.
        version: The version that has the same text; None for a draft.
    """

    digest: str
    version: Version | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The version that a participant signed before the one in question.

    Attributes:
        version: Its record.
        signing: Who signed it for the participant.
        comparison: What changed since; None where one of the texts is not here.
    """

    version: Version
    signing: Signing
    comparison: Comparison | None


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A body that a participant came after, and what it signed last."""

    body: Body
    version: str
    records: tuple[Recorded, ...]


@dataclass(frozen=True, slots=True)
class Representative:
    """A participant that acts for another one, and what became of it."""

    key: str
    name: str
    end: End | None


@dataclass(frozen=True, slots=True)
class SigningStanding:
    """Where one participant stands with one version.

    Attributes:
        party: The participant as the version's text has it.
        state: Where it stands.
        signing: What it did about this version.
        authorities: For each signature that counts, by what authority it was given.
        earlier: What it signed before, where that is all it signed in full.
        moved_on: What it last said of an earlier version, where that was no signature.
        end: What became of the body; None while it stands.
        reaffirmed: Signatures that its successors gave on its behalf since.
        predecessors: Bodies that it came after, and what they signed; where it has not signed.
        representatives: Who acts for it.
        member: How long it is a member; None where nothing limits that.
    """

    party: Party
    state: SigningState
    signing: Signing
    authorities: tuple[SigningAuthority, ...] = ()
    earlier: Earlier | None = None
    moved_on: Recorded | None = None
    end: End | None = None
    reaffirmed: tuple[Recorded, ...] = ()
    predecessors: tuple[Predecessor, ...] = ()
    representatives: tuple[Representative, ...] = ()
    member: Member | None = None

    @property
    def reservations(self) -> tuple[str, ...]:
        """What its signatures are subject to, word for word."""
        words = (recorded.signature.reservation for recorded in self.counting)
        return tuple(word for word in words if not isinstance(word, Blank))

    @property
    def counting(self) -> tuple[Recorded, ...]:
        """The signatures that count: of this version, else of the earlier one."""
        return self.signing.signed or (self.earlier.signing.signed if self.earlier else ())

    @property
    def has_evidence(self) -> bool:
        """Whether something that shows each signature is on file; one with a key shows itself."""
        found = (recorded.signature for recorded in self.counting)
        return all(s.ssh or (s.evidence and not isinstance(s.evidence, Blank)) for s in found)

    @property
    def has_authority(self) -> bool:
        """Whether an authority for each signature is on file."""
        return all(authority.is_on_file for authority in self.authorities)

    @property
    def is_cryptographic(self) -> bool:
        """Whether each signature that counts was made with a key; else they are recorded."""
        return all(recorded.signature.ssh is not None for recorded in self.counting)


Kind = Literal[
    "release",
    "sign",
    "compare",
    "ask",
    "review",
    "action",
    "membership",
    "term",
    "condition",
    "draft",
]


@dataclass(frozen=True, slots=True)
class Step:
    """Something that may be done next.

    Attributes:
        kind: What kind of thing it is.
        text: What, as a sentence without a full stop.
        command: The command that does it or begins it, if there is one.
        due: Whether it waits to be done; else it is for those who like to know.
    """

    kind: Kind
    text: str
    command: str | None = None
    due: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """Who has signed what on a day, and what is due then.

    Attributes:
        title: The agreement's title; the working one where the text that counts is not here.
        legal_status: Whether it binds in law; None where that text is not here.
        as_of: The day; what is dated later is not counted.
        in_force: The version in force; None where there is none yet.
        proposed: The version that is put to the parties; None where there is none.
        working: The files as they stand.
        standings: Each participant of the version in force, in the order of its text.
        proposals: Each signing participant of the proposed version.
        begun: Whether the agreement has begun, by its own terms.
        tiers: Rules about how many members each tier has.
        term: When it ends.
        review: Its reviews.
        steps: What may be done next.
        records: Every record that there is, those first that somebody may not expect.
    """

    title: str
    legal_status: Blank | LegalStatus | None
    as_of: PartialDate
    in_force: VersionText | None
    proposed: VersionText | None
    working: Working
    standings: tuple[SigningStanding, ...]
    proposals: tuple[SigningStanding, ...]
    begun: Begun
    tiers: tuple[TierRule, ...]
    term: TermStanding
    review: ReviewStanding
    steps: tuple[Step, ...] = ()
    records: tuple[RecordStanding, ...] = ()

    def __repr__(self) -> str:
        """Return one line: the texts are whole agreements."""
        in_force = self.in_force.version.version if self.in_force else None
        return f"<Status {self.title!r} as of {self.as_of.written}, in force: {in_force}>"

    @property
    def is_something_due(self) -> bool:
        """Whether something waits to be done: a scheduled job fails by it."""
        return any(step.due for step in self.steps)

    @property
    def is_text_here(self) -> bool:
        """Whether the text whose terms count is here; else nothing is told of its terms."""
        text = self.in_force or self.proposed
        return text is None or text.repository is not None

    @property
    def since(self) -> dict[str, Comparison | None]:
        """For each earlier version that somebody is on: what changed since; None if unknown."""
        found = (s.earlier for s in self.standings if s.earlier)
        return {earlier.version.version: earlier.comparison for earlier in found}

    @property
    def signing(self) -> tuple[SigningStanding, ...]:
        """Those whom the text in force asks to sign."""
        return tuple(s for s in self.standings if s.state is not SigningState.NOT_REQUIRED)

    @property
    def not_required(self) -> tuple[SigningStanding, ...]:
        """Those whose tier does not sign."""
        return tuple(s for s in self.standings if s.state is SigningState.NOT_REQUIRED)
