"""A repository and the texts of its versions -> the Status on a day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mou_cli.corrections.files import that_count
from mou_cli.loading.repository import Repository
from mou_cli.model.dates import PartialDate
from mou_cli.model.mou import Mou
from mou_cli.model.version import Version
from mou_cli.signatures.signers import Texts
from mou_cli.signed_text.digest import digest_of
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.standing.records import record_standings
from mou_cli.standing.reviews import review_standing
from mou_cli.standing.standings import Standings
from mou_cli.standing.status import SigningStanding, SigningState, Status, VersionText, Working
from mou_cli.standing.steps import steps_of
from mou_cli.standing.terms import Begun, begun, term_standing, tier_rules
from mou_cli.versions.current import proposed_version, version_to_sign, versions_in_state
from mou_cli.versions.of_text import version_with_digest


def status_of(repository: Repository, mou: Mou, texts: Texts, as_of: PartialDate) -> Status:
    """Return who has signed what on a day, and what is due then.

    Records, versions, reviews and what became of organisations count unless they are certainly
    later than the day. A version counts by the state that its record has now.

    Args:
        repository: The working files: what is on record now.
        mou: Their agreement.
        texts: Finds the text of a version.
        as_of: The day; of a month or a year its last day.
    """
    day = as_of.last
    in_order = versions_in_state(repository, "in-force", as_of)
    agreed_texts = [VersionText(version, texts(version)) for version in in_order]
    in_force = agreed_texts[-1] if agreed_texts else None
    proposed = _text(proposed_version(repository, as_of), texts)
    standings = Standings(repository, texts, as_of)
    of_those = tuple(standings.of(in_force)) if in_force else ()
    agreed = _agreed(in_force or proposed, mou)
    asked = tuple(_asked(standings, proposed))
    gone = {
        s.party.key for s in of_those if s.state in (SigningState.WITHDRAWN, SigningState.DECLINED)
    }
    status = Status(
        (agreed or mou).title,
        agreed.legal_status if agreed else None,
        as_of,
        in_force,
        proposed,
        _working(repository, mou),
        of_those,
        asked,
        _begun(standings, agreed_texts or ([proposed] if proposed else []), mou, day),
        tuple(tier_rules(agreed, frozenset(gone), day)) if agreed else (),
        term_standing(agreed, day),
        review_standing(agreed, that_count(repository.reviews), day),
    )
    return replace(
        status,
        steps=tuple(steps_of(status, version_to_sign(repository))),
        records=record_standings(repository, status),
    )


def _begun(standings: Standings, candidates: list[VersionText], mou: Mou, day: date) -> Begun:
    """Return whether the agreement has begun: a later text goes on with what an earlier began."""
    found = begun(None if candidates else mou, (), day)
    for text in candidates:
        asked = [s for s in standings.of(text) if s.state is not SigningState.NOT_REQUIRED]
        signers = [(standing.party, standing.signing) for standing in asked]
        found = begun(_agreed(text, mou), signers, day)
        if found.state == "begun":
            break
    return found


def _text(version: Version | None, texts: Texts) -> VersionText | None:
    return None if version is None else VersionText(version, texts(version))


def _agreed(text: VersionText | None, mou: Mou) -> Mou | None:
    """Return the agreement whose terms count; None where its text is not here."""
    if text is None:
        return mou
    return text.repository.mou if text.repository else None


def _working(repository: Repository, mou: Mou) -> Working:
    digest = digest_of(signed_text_of(repository, mou))
    return Working(digest, version_with_digest(repository.versions, digest))


def _asked(standings: Standings, proposed: VersionText | None) -> Iterator[SigningStanding]:
    if proposed is not None:
        yield from (s for s in standings.of(proposed) if s.state is not SigningState.NOT_REQUIRED)
