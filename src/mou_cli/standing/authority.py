"""By what authority somebody signed: signature, decision, report, the version that was seen."""

from dataclasses import dataclass
from datetime import date

from mou_cli.corrections.files import decision_named
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.decision import Decision
from mou_cli.signatures import Recorded


@dataclass(frozen=True, slots=True)
class SigningAuthority:
    """The authority of one signature.

    Attributes:
        recorded: The signature.
        decision_id: The id of the decision that it rests on.
        decision: That decision; None where it is not on file.
        delegation: The standing power that it rests on.
        open_conditions: What the decision is subject to and was not met by the day.
        report_title: The title of the report that the body saw, if it is on file.
    """

    recorded: Recorded
    decision_id: str | None = None
    decision: Decision | None = None
    delegation: str | None = None
    open_conditions: tuple[str, ...] = ()
    report_title: str | None = None

    @property
    def is_named(self) -> bool:
        """Whether the record of the signature names an authority."""
        return self.decision_id is not None or self.delegation is not None

    @property
    def is_on_file(self) -> bool:
        """Whether there is an authority that can be looked up."""
        return self.decision is not None or self.delegation is not None

    @property
    def seen(self) -> str | None:
        """The version that the body saw, if that is known."""
        seen = self.decision.version if self.decision else None
        return None if isinstance(seen, Blank) else seen


def authority_of(repository: Repository, recorded: Recorded, day: date) -> SigningAuthority:
    """Return by what authority a signature was given.

    Args:
        repository: The data as it is now.
        recorded: The signature.
        day: The day; a condition met later is open.
    """
    named = recorded.signature.authority
    if isinstance(named, Blank):
        return SigningAuthority(recorded)
    decision = decision_named(repository, named.decision or "")
    if decision is None:
        return SigningAuthority(recorded, named.decision, None, named.delegation)
    met = decision.conditions_met
    still_open = met is None or met.first > day
    report = repository.reports.get(decision.report or "")
    return SigningAuthority(
        recorded,
        named.decision,
        decision,
        open_conditions=decision.conditions if still_open else (),
        report_title=report.title if report else None,
    )
