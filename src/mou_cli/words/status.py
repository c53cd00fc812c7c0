"""A Status in words, without any format: every face says the same."""

from collections.abc import Iterator, Sequence

from mou_cli.english import and_list, number_in_words
from mou_cli.model.base import PRINTED_BLANKS, Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.mou import LegalStatus
from mou_cli.signed_text.digest import fingerprint
from mou_cli.standing import SigningStanding, SigningState, Status
from mou_cli.standing.reviews import ReviewStanding
from mou_cli.standing.status import VersionText
from mou_cli.standing.steps import first_names
from mou_cli.standing.terms import Begun, TermStanding, TierRule
from mou_cli.words.change_summary import headline_of
from mou_cli.words.phrases import Phrase

SILENT = "the MoU does not say"

LEGAL = {"non-binding": "not binding", "binding": "binding", "conditional": "binding in part"}

KEYS_ARE_PROVED_BY = " (mou verify)"

NO_TEXT = "the text of {} is not here"


def title_of(status: Status) -> str:
    """Return the title, and whether the agreement binds."""
    legal = status.legal_status
    return (
        f"{status.title}, {LEGAL[legal.status]}" if isinstance(legal, LegalStatus) else status.title
    )


def texts_of(status: Status) -> Iterator[tuple[str, str]]:
    """Yield the three texts, and how many have signed the one in force."""
    yield "In force", _named(status.in_force)
    yield "Proposed", _named(status.proposed)
    yield "Working text", working_words(status)
    if status.signing:
        yield "Signed", signed_words(status.signing)


def working_words(status: Status) -> str:
    """Say which version the working text is, or that it is a draft."""
    working = status.working
    if working.version is not None:
        return f"same as {working.version.version}"
    return f"a draft (fingerprint {fingerprint(working.digest)})"


def signed_words(standings: Sequence[SigningStanding], *, on_paper: bool = False) -> str:
    """Say how many are current, how they signed, and what is on file to show it.

    Args:
        standings: Those who sign.
        on_paper: It is read where nobody types a command.
    """
    current = [s for s in standings if s.state is SigningState.CURRENT]
    told = f"{len(current)} of {len(standings)}"
    if not current:
        return told
    methods = _methods(current)
    methods = methods.replace(KEYS_ARE_PROVED_BY, "") if on_paper else methods
    return f"{told}, {methods}; {_on_file(current)}"


def terms_of(status: Status) -> Iterator[tuple[str, str]]:
    """Yield what the agreement says of its beginning, end, members and reviews; how it stands."""
    text = status.in_force or status.proposed
    if not status.is_text_here and text is not None:
        missing = NO_TEXT.format(text.version.version)
        yield from ((label, missing) for label in ("Beginning", "End", "Review"))
    else:
        yield "Beginning", begun_words(status.begun)
        yield "End", term_words(status.term)
        for rule in status.tiers:
            yield "Members", tier_words(rule)
        yield "Review", review_words(status.review)
    if status.review.last is not None:
        review = status.review.last[1]
        outcome = review.outcome.replace("-", " ")
        yield "Last review", f"{review.date.printed}: {outcome}"
    yield from (("Action", words) for words in actions_of(status.review))


def begun_words(begun: Begun) -> str:
    """Say when the agreement began, or what it waits for."""
    terms = begun.terms
    if terms is None:
        return SILENT
    since = f" {begun.since.when}" if begun.since else ""
    if terms.when == "date":
        return f"{'began' if begun.state == 'begun' else 'begins'}{since}"
    if terms.when == "each-signs":
        told = f"for each party when it signs: {begun.have} of {begun.need} have"
        return f"{told}{_missing(begun)}"
    who = "every party" if terms.when == "all-sign" else f"{number_in_words(begun.need)} parties"
    if begun.state == "begun":
        unknown = "" if begun.since else "; the dates of the signatures do not say on which day"
        return f"began{since}, when {who} had signed{unknown}"
    have = "have" if terms.when == "number-sign" else "has"
    return f"when {who} {have} signed: {begun.have} of {begun.need}{_missing(begun)}"


def term_words(term: TermStanding) -> str:
    """Say when the agreement ends, and the notice by which a party leaves."""
    if term.terms is None:
        return SILENT
    until, notice = term.terms.until, term.terms.notice
    if isinstance(until, Blank):
        told = "no last day" if until is Blank.NONE else f"last day {PRINTED_BLANKS[until].lower()}"
    else:
        told = f"{'ended' if term.is_over else 'ends'} {until.when}"
    words = PRINTED_BLANKS[notice].lower() if isinstance(notice, Blank) else notice
    return f"{told}; notice to leave: {words}"


def tier_words(rule: TierRule) -> str:
    """Say how many members a tier has and may have."""
    least = f"at least {rule.minimum}" if rule.minimum is not None else ""
    most = f"at most {rule.maximum}" if rule.maximum is not None else ""
    limits = and_list(filter(None, (least, most)))
    return f"{rule.title}: {rule.members}; the MoU says {limits}"


def review_words(review: ReviewStanding) -> str:
    """Say how often reviews are due, how many were, and how many are on record."""
    terms = review.terms
    if terms is None:
        return SILENT
    every = "" if isinstance(terms.every, Blank) else f"every {terms.every}"
    first = f" from {terms.first.printed}" if isinstance(terms.first, PartialDate) else ""
    when = f"{every}{first}".strip() or SILENT
    coming = f"; next due {review.next_due.when}" if review.next_due else ""
    if not review.due:
        return f"{when}{coming}"
    return f"{when}: {_recorded(len(review.due), len(review.unrecorded))}{coming}"


def actions_of(review: ReviewStanding) -> Iterator[str]:
    """Yield what reviews asked for and is not recorded as done."""
    for found in review.actions:
        action = found.action
        by = "" if isinstance(action.by, Blank) else f" ({action.by})"
        if isinstance(action.due, Blank):
            due = Phrase.DUE_DATE_BLANK(blank=PRINTED_BLANKS[action.due].lower())
        else:
            told = Phrase.WAS_DUE_ON if found.is_past else Phrase.DUE_ON
            due = told(when=action.due.when)
        yield f"{action.action}{by}; {due}"


def since_words(status: Status, version: str) -> str:
    """Say in one sentence what changed since an earlier version that somebody is on."""
    comparison = status.since[version]
    if comparison is not None:
        headline = headline_of(comparison.signed) or "nothing in the signed text"
        return f"Since {version}: {headline}"
    now = status.in_force
    lacks = now.version.version if now and now.repository is None else version
    return f"What changed since {version} cannot be shown: {NO_TEXT.format(lacks)}"


def proposal_of(status: Status) -> Iterator[tuple[str, str]]:
    """Yield who has signed the proposed version, who declined, and who has not answered."""
    for label, states in _ANSWERS:
        names = [_partly(s) for s in status.proposals if s.state in states]
        if names:
            yield label, ", ".join(names)


_ANSWERS = (
    ("Signed", (SigningState.CURRENT,)),
    ("Declined", (SigningState.DECLINED,)),
    ("Withdrew", (SigningState.WITHDRAWN,)),
    ("Not yet", (SigningState.PENDING, SigningState.EARLIER)),
)


def _partly(standing: SigningStanding) -> str:
    signing = standing.signing
    if not signing.signed or signing.is_complete:
        return standing.party.name
    return f"{standing.party.name} ({len(signing.signed)} of {signing.required} signatures)"


def _named(text: VersionText | None) -> str:
    if text is None:
        return "none"
    missing = "" if text.repository is not None else "; its text is not here"
    return f"{text.version.version} (fingerprint {fingerprint(text.version.digest)}){missing}"


def _methods(standings: Sequence[SigningStanding]) -> str:
    keys = sum(standing.is_cryptographic for standing in standings)
    if not keys:
        return "recorded"
    if keys == len(standings):
        return f"each with a key{KEYS_ARE_PROVED_BY}"
    return f"{keys} with a key{KEYS_ARE_PROVED_BY}, {len(standings) - keys} recorded"


def _on_file(standings: Sequence[SigningStanding]) -> str:
    counts = {
        "evidence": sum(standing.has_evidence for standing in standings),
        "authority": sum(standing.has_authority for standing in standings),
    }
    if not any(counts.values()):
        return "no evidence or authority on file"
    if all(count == len(standings) for count in counts.values()):
        return "evidence and authority on file"
    return ", ".join(
        f"{name} on file for {number_in_words(count) if count else 'none'}"
        for name, count in counts.items()
    )


def _recorded(due: int, unrecorded: int) -> str:
    if not unrecorded:
        return f"{due} due, {'all ' if due > 1 else ''}recorded"
    held = due - unrecorded
    return f"{due} due, {number_in_words(held) if held else 'none'} recorded"


def _missing(begun: Begun) -> str:
    if not begun.missing:
        return ""
    return f"; not yet: {first_names([party.name for party in begun.missing])}"
