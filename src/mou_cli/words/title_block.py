"""What an agreement is, in the lines below its title: between whom, its date, version and state."""

from collections.abc import Iterator, Sequence

from mou_cli.english import and_list
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.mou import Mou
from mou_cli.model.version import Version
from mou_cli.words.phrases import Phrase

MOST_PARTIES, MOST_LETTERS = 8, 320
"""Beyond either, only the first parties are named, so that the list fills no page."""

FIRST_PARTIES, FIRST_LETTERS = 3, 160
"""How many are named then: as many as fit, and at least one."""


def title_facts(
    repository: Repository,
    mou: Mou,
    *,
    parties: Sequence[str],
    date: str | None,
    version: str | None,
    standing: str | None,
    fingerprint: str,
) -> Iterator[tuple[str, str]]:
    """Yield each line as what it is about and what it says; what is not known has no line.

    No line tells of today, so that the same files give the same document on any day.

    Args:
        repository: The data: what is on record.
        mou: The agreement.
        parties: The names of those who sign, as printed.
        date: The date that it bears, as printed; None if it is not known.
        version: The version whose text it is; None for a draft.
        standing: How that version stands, where it is not the one in force.
        fingerprint: The first digits of the text's digest.
    """
    if parties:
        yield "Between", parties_in_short(parties)
    if date:
        yield "Date", date
    if version:
        yield "Version", Phrase.VERSION_AND_FINGERPRINT(version=version, fingerprint=fingerprint)
    yield "State", _state(repository, mou, version, standing)


def parties_in_short(names: Sequence[str]) -> str:
    """Return names as a list; of many, or of long ones, the first and the number of the others.

    Args:
        names: The names of the parties, at least one.
    """
    whole = len(names) <= MOST_PARTIES and sum(map(len, names)) <= MOST_LETTERS
    if whole or len(names) == 1:
        return _listed(names)
    first = [names[0]]
    for name in names[1 : min(FIRST_PARTIES, len(names) - 1)]:
        if len("".join(first)) + len(name) > FIRST_LETTERS:
            break
        first.append(name)
    others = len(names) - len(first)
    more = Phrase.OTHER_PARTY() if others == 1 else Phrase.OTHER_PARTIES(count=others)
    return _listed([*first, more])


def _listed(names: Sequence[str]) -> str:
    """Return names as a list; semicolons part them where one has a comma or an "and" of its own."""
    if len(names) > 1 and any("," in name or " and " in name for name in names):
        return f"{'; '.join(names[:-1])}; and {names[-1]}"
    return and_list(names)


def _state(repository: Repository, mou: Mou, version: str | None, standing: str | None) -> str:
    if version is None:
        return Phrase.DRAFT()
    in_force = repository.version_in_force
    if standing == "superseded" and in_force is not None:
        return Phrase.REPLACED_BY(version=in_force.version)
    if standing is not None:
        return Phrase.PROPOSED_NOT_IN_FORCE()
    return Phrase.IN_FORCE(start=_start(mou, in_force), end=_end(mou))


def _start(mou: Mou, in_force: Version | None) -> str:
    """Tell the first day where the agreement names one, and this version is no later than that."""
    terms = mou.commencement
    if terms is None or isinstance(terms, Blank) or terms.date is None or in_force is None:
        return ""
    is_later = in_force.date.first > terms.date.last
    return "" if is_later else Phrase.FROM(when=terms.date.printed)


def _end(mou: Mou) -> str:
    until = None if mou.term is None or isinstance(mou.term, Blank) else mou.term.until
    return Phrase.UNTIL(when=until.printed) if isinstance(until, PartialDate) else ""
