"""Where one participant stands, in words without any format."""

from collections.abc import Iterator

from mou_cli.english import or_list
from mou_cli.model.base import Blank
from mou_cli.model.signatures import Signature
from mou_cli.signatures import Recorded
from mou_cli.standing import SigningStanding, SigningState
from mou_cli.standing.authority import SigningAuthority
from mou_cli.standing.steps import first_names
from mou_cli.standing.succession import Body, End
from mou_cli.words.phrases import Phrase

METHODS = {
    "wet-ink": "in ink",
    "email": "by email",
    "electronic": "electronically",
    "ssh": "with a key",
}

NO_WORD = Phrase.NOT_REAFFIRMED()


def name_of(standing: SigningStanding) -> str:
    """Return a participant's name with its short name."""
    party = standing.party
    return f"{party.name} ({party.short})" if party.short else party.name


def when_of(standing: SigningStanding) -> str:
    """Return when it signed, declined or withdrew last; empty where nothing is on record."""
    last = _last(standing)
    if last is None:
        return ""
    date = last.signature.date
    return "no date" if isinstance(date, Blank) else date.printed


def version_of(standing: SigningStanding) -> str:
    """Return the version that this was about."""
    last = _last(standing)
    return last.signature.version if last else ""


def notes_of(standing: SigningStanding) -> Iterator[str]:
    """Yield what a reader should know beside the state, the most telling first."""
    signing = standing.signing
    if signing.signed and not signing.is_complete:
        yield f"{len(signing.signed)} of {signing.required} signatures of {signing.version}"
    if standing.state is SigningState.DECLINED and standing.earlier is not None:
        signature = standing.earlier.signing.signed[-1].signature
        when = "" if isinstance(signature.date, Blank) else f" {signature.date.when}"
        yield f"signed {signature.version}{when}"
    if standing.moved_on is not None and standing.state is not SigningState.WITHDRAWN:
        yield _moved_on(standing.moved_on.signature)
    last = signing.ended_by or standing.moved_on
    if last is not None and last.signature.reason:
        yield f"“{last.signature.reason.rstrip('.')}”"
    if signing.leaving is not None and signing.leaving.signature.effective is not None:
        yield f"withdrawn with effect {signing.leaving.signature.effective.when}"
    if standing.reservations:
        yield f"reservation: {'; '.join(dict.fromkeys(standing.reservations))}"
    yield from _succession(standing)
    yield from _membership(standing)
    yield from (note for authority in standing.authorities for note in _open(authority))


def not_on_file(standing: SigningStanding) -> str:
    """Say what is not on file to show the signatures that count; empty if nothing lacks."""
    if not standing.counting:
        return ""
    known = {"evidence": standing.has_evidence, "authority": standing.has_authority}
    lacking = [name for name, has in known.items() if not has]
    return f"no {or_list(lacking)} on file" if lacking else ""


def signatures_of(standing: SigningStanding) -> Iterator[str]:
    """Yield each signature that counts: who, when, how, and by what authority."""
    for recorded, authority in zip(standing.counting, standing.authorities, strict=True):
        rests = f"; {authority_words(authority)}" if authority.is_named else ""
        yield f"{_signed(recorded)}{rests}"


def authority_words(authority: SigningAuthority) -> str:
    """Tell the chain from a signature to what it rests on."""
    if authority.delegation is not None:
        return f"by delegation: {authority.delegation}"
    if authority.decision_id is None:
        return "no authority on file"
    decision = authority.decision
    if decision is None:
        return f"by the decision {authority.decision_id}, which is not on file"
    told = [f"by the decision {authority.decision_id}: {decision.body}, {decision.outcome}"]
    told.append(decision.date.when)
    if not isinstance(decision.effective, Blank) and decision.effective != decision.date:
        told.append(f"effective {decision.effective.printed}")
    if not isinstance(decision.minute, Blank):
        told.append(f"minute {decision.minute}")
    if authority.report_title is not None:
        told.append(f"on the report “{authority.report_title}”")
    if authority.seen is not None:
        told.append(f"which saw {authority.seen}")
    return ", ".join(told)


def has_ended(end: End) -> str:
    """Say what became of a body: `abolished on 1 July 2022`."""
    told = Phrase.ENDED if end.event.certain else Phrase.ENDED_PERHAPS
    return told(event=end.event.event, when=end.event.date.when)


def successors_of(end: End) -> str:
    """Say which bodies came after one that ended."""
    told = Phrase.SUCCESSOR if len(end.successors) == 1 else Phrase.SUCCESSORS
    return told(names=_bodies(end.successors))


def is_plain(standing: SigningStanding) -> bool:
    """Say whether there is nothing to tell but that it is current."""
    return standing.state is SigningState.CURRENT and not any(notes_of(standing))


def _last(standing: SigningStanding) -> Recorded | None:
    if standing.signing.ended_by is not None:
        return standing.signing.ended_by
    if standing.state is SigningState.WITHDRAWN:
        return standing.moved_on
    if standing.state is SigningState.EARLIER and standing.earlier:
        return standing.earlier.signing.signed[-1]
    return standing.signing.signed[-1] if standing.signing.signed else None


def _moved_on(signature: Signature) -> str:
    when = signature.effective or signature.date
    told = "withdrew from" if signature.state == "withdrawn" else "declined"
    return f"{told} {signature.version}{'' if isinstance(when, Blank) else f' {when.when}'}"


def _succession(standing: SigningStanding) -> Iterator[str]:
    if standing.end is not None:
        yield from _ended(standing, standing.end)
    groups: dict[str, list[str]] = {}
    for predecessor in standing.predecessors:
        groups.setdefault(predecessor.version, []).append(predecessor.body.name)
    for version, names in groups.items():
        which = "its predecessor" if len(names) == 1 else "its predecessors"
        yield f"{which} {first_names(names)} signed {version}"
    if groups:
        yield NO_WORD


def _ended(standing: SigningStanding, end: End) -> Iterator[str]:
    yield has_ended(end)
    if end.successors:
        yield successors_of(end)
    if end.heirs != end.successors:
        yield Phrase.IN_ITS_PLACE(names=_bodies(end.heirs))
    if standing.reaffirmed:
        yield f"signed on its behalf by {_signed(standing.reaffirmed[-1])}"
    elif standing.counting:
        yield NO_WORD


def _membership(standing: SigningStanding) -> Iterator[str]:
    member = standing.member
    if member is None:
        return
    if member.is_to_come and member.starts is not None:
        yield f"member from {member.starts.printed}"
    if member.ends is not None:
        verb = "membership ended" if member.is_over else "member until"
        yield f"{verb} {member.ends.printed}"


def _open(authority: SigningAuthority) -> Iterator[str]:
    if authority.decision_id is not None and authority.decision is None:
        yield f"the decision {authority.decision_id} is not on file"
    for condition in authority.open_conditions:
        yield f"open condition of the decision {authority.decision_id}: {condition}"
    version = authority.recorded.signature.version
    if authority.seen is not None and authority.seen != version:
        yield f"the decision {authority.decision_id} was about {authority.seen}"


def _signed(recorded: Recorded) -> str:
    signature = recorded.signature
    name = "" if isinstance(signature.name, Blank) else signature.name
    roles = () if isinstance(signature.roles, Blank) else signature.roles
    who = ", ".join(filter(None, (name, *roles))) or "name not stated"
    when = "" if isinstance(signature.date, Blank) else f", {signature.date.when}"
    how = "" if isinstance(signature.method, Blank) else f", {METHODS[signature.method]}"
    return f"{who}{when}{how}"


def _bodies(bodies: tuple[Body, ...]) -> str:
    return first_names([body.name for body in bodies])
