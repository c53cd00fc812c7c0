"""Whether a record that is to be added is there already, or speaks against one that is."""

import unicodedata
from collections.abc import Iterable

from mou_cli.errors import UsageError
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.signatures.records import Recorded

_DID = {"signed": "signed", "declined": "declined", "withdrawn": "withdrew from"}


def check_not_repeated(repository: Repository, records: Iterable[Recorded], new: Recorded) -> None:
    """Refuse a record that is there, and one of the same person that speaks against it.

    A withdrawal takes a signature back, and who has withdrawn or declined may sign: each is a
    record of its own. But whoever signed once has not signed on two days.

    Args:
        repository: The data, for the places of its records.
        records: What counts of the records of one partner, in order.
        new: The record that is to be added.

    Raises:
        UsageError: It is there, or one is that would have to be corrected.
    """
    about = [
        recorded
        for recorded in records
        if recorded.signature.version == new.signature.version
        and not set(recorded.participants).isdisjoint(new.participants)
    ]
    for recorded in about:
        if _is_equal(recorded, new):
            raise _recorded_already(repository, recorded)
    against = _against(about, new)
    if against is not None:
        raise _contradicted(repository, against, new)


def _is_equal(recorded: Recorded, new: Recorded) -> bool:
    one, other = recorded.signature, new.signature
    return (
        one.state == other.state
        and one.date == other.date
        and _person(recorded) == _person(new)
        and set(recorded.participants) == set(new.participants)
    )


def _against(about: Iterable[Recorded], new: Recorded) -> Recorded | None:
    """Return the record of the same person that this one cannot stand beside."""
    if isinstance(new.signature.name, Blank):
        return None  # it may be somebody else each time
    for recorded in reversed([*about]):
        one, other = recorded.signature, new.signature
        if _person(recorded) == _person(new):
            takes_back = (one.state, other.state) == ("signed", "withdrawn")
            same_day = one.date == other.date and not takes_back
            refused_after_all = (one.state, other.state) == ("signed", "declined")
            if one.state == other.state or same_day or refused_after_all:
                return recorded
        if one.state != other.state:
            return None  # since then it begins anew, whoever said it
    return None


def _person(recorded: Recorded) -> tuple[str, ...]:
    """Return what tells one person from another: the name, or without one the posts."""
    name, roles = recorded.signature.name, recorded.signature.roles
    if not isinstance(name, Blank):
        return ("", " ".join(unicodedata.normalize("NFC", name).split()).casefold())
    return () if isinstance(roles, Blank) else roles


def _recorded_already(repository: Repository, recorded: Recorded) -> UsageError:
    named = not isinstance(recorded.signature.name, Blank)
    other = "" if named else "; if it was somebody else, say who: `--name` or `--role`"
    return UsageError(
        f"Recorded already: {_sentence(repository, recorded)}",
        f"Nothing was written. If that record is wrong or lacks something, {_option(recorded)}"
        f"{other}",
    )


def _contradicted(repository: Repository, recorded: Recorded, new: Recorded) -> UsageError:
    back = (recorded.signature.state, new.signature.state) == ("signed", "declined")
    other = (
        f"; who takes a signature back withdraws: mou withdraw {recorded.partner}" if back else ""
    )
    return UsageError(
        f"There is another record: {_sentence(repository, recorded)}",
        f"Nothing was written. If that record is wrong, {_option(recorded)}{other}",
    )


def _sentence(repository: Repository, recorded: Recorded) -> str:
    signature = recorded.signature
    who = "somebody" if isinstance(signature.name, Blank) else signature.name
    when = "" if isinstance(signature.date, Blank) else f" {signature.date.when}"
    line = repository.where(signature).line
    return f"{who} {_DID[signature.state]} {signature.version}{when} ({recorded.path}, line {line})"


def _option(recorded: Recorded) -> str:
    date = recorded.signature.date
    which = f'"{date.value}"' if isinstance(date, Blank) else date.written
    return f'add `--corrects {which} --because "…"`: what it knew is kept'
