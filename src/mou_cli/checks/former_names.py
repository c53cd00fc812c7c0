"""An earlier name of a renamed party, left in the text."""

import re
from collections.abc import Iterator, Mapping

from mou_cli.checks.places import place_in_line
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank, Model
from mou_cli.model.mou import Mou
from mou_cli.model.participants import Participant
from mou_cli.model.partner import Partner
from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem
from mou_cli.prose import Prose

SMALL_WORDS = frozenset({"and", "at", "for", "in", "of", "on", "the", "upon"})
FEWEST_INITIALS = 3
"""Two letters stand for too many things."""

PRINTED_LINES = frozenset({"title", "caption"})

_EXPLAINED_BEFORE = re.compile(
    r"\b(?:formerly|former|previous|previously|once|then|known|called|named|renamed|was|were|been)\b"
    r"[^.;]{0,40}\Z",
    re.IGNORECASE,
)
_EXPLAINED_BEHIND = re.compile(r"[^.;]{0,20}\b(?:now|then|renamed|became)\b", re.IGNORECASE)


def check_former_names(repository: Repository) -> Iterator[Problem]:
    """Yield PAR005 for each earlier name of a participant that the text still has."""
    mou = repository.mou
    names = _left_over(repository, mou) if mou else {}
    if not names:
        return
    pattern = _any_of(names)
    for path, held in repository.contents.items():
        if repository.files[path].kind in ("mou", "principles", "outcomes") and pattern.search(
            held.text
        ):
            for model in held.objects:
                yield from _in_texts(repository, model, pattern, names)


def _any_of(names: Mapping[str, Participant]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)
    return re.compile(rf"(?<![\w/#-])(?:{words})(?![\w-])")


def _in_texts(
    repository: Repository,
    model: Model,
    pattern: re.Pattern[str],
    names: Mapping[str, Participant],
) -> Iterator[Problem]:
    for field, value in vars(model).items():
        if isinstance(value, Prose):
            text = value.source
        elif field in PRINTED_LINES and isinstance(value, str):
            text = value
        else:
            continue
        for found in pattern.finditer(text):
            name = " ".join(found[0].split())
            if not _explained(text, found, name):
                participant = names[name]
                called = participant.short or participant.name
                yield problem(
                    "PAR005",
                    _place(repository, model, field, text, found),
                    f"`{name}` reads like an earlier name of `{participant.key}`, now `{called}`",
                    "Write the present name, or say in the text that this is the former one",
                )


def _explained(text: str, found: re.Match[str], name: str) -> bool:
    """Say whether the text itself tells what the earlier name is."""
    before, behind = text[max(0, found.start() - 80) : found.start()], text[found.end() :][:40]
    if _EXPLAINED_BEFORE.search(before) or _EXPLAINED_BEHIND.match(behind):
        return True
    introduced = rf"[(“\"‘'](?:the )?[“\"‘']?{re.escape(name)}[”\"’']?[)”\"’']"
    return re.search(introduced, text) is not None


def _place(
    repository: Repository, model: Model, field: str, text: str, found: re.Match[str]
) -> Position:
    words = found[0].split("\n")[0]
    if repository.style(model, field) != "|":
        return repository.where_words(model, field, 0, words)
    number = text.count("\n", 0, found.start())
    start = found.start() - (text.rfind("\n", 0, found.start()) + 1)
    line = text.split("\n")[number]
    return place_in_line(repository, model, field, number, line, start, len(words))


def _left_over(repository: Repository, mou: Mou) -> dict[str, Participant]:
    """Return the earlier names of participants by which the agreement calls nothing now."""
    bodies_before = _renamed_into(repository)
    found: dict[str, Participant] = {}
    for participant in mou.participants:
        partner = repository.partners.get(participant.partner or "")
        if partner is not None:
            bodies = bodies_before.get(participant.key, [])
            for name in _names_before(participant, partner, bodies):
                found.setdefault(name, participant)
    if not found:
        return found
    before = [body for bodies in bodies_before.values() for body in bodies]
    present = "\n".join(_present_names(repository, mou, before))
    return {
        name: participant
        for name, participant in found.items()
        # A pattern takes long to make, and hardly ever is one needed.
        if name not in present or not _any_of({name: participant}).search(present)
    }


def _renamed_into(repository: Repository) -> dict[str, list[Partner]]:
    """Return for each partner the bodies that certainly were renamed into it."""
    found: dict[str, list[Partner]] = {}
    for partner in repository.partners.values():
        for event in partner.events:
            if event.event == "renamed" and event.certain:
                for successor in event.successors:
                    found.setdefault(successor, []).append(partner)
    return found


def _names_before(
    participant: Participant, partner: Partner, bodies: list[Partner]
) -> Iterator[str]:
    former = [each.name for each in partner.former_names]
    for body in bodies:
        former += [body.name, *(each.name for each in body.former_names)]
        if body.short:
            yield body.short
    for name in former:
        yield name
        yield from _short_names_of(name, participant)


def _short_names_of(former: str, participant: Participant) -> Iterator[str]:
    """Yield short names of a former name, made as the present one may be made of the present."""
    initials = _initials(former)
    if len(initials) >= FEWEST_INITIALS and initials != _initials(participant.name):
        yield initials
    article, _, short = (participant.short or "").rpartition("the ")
    words = short.split()
    if article == "" and len(words) > 1 and participant.name.endswith(f" {short}"):
        last = former.split()[-len(words) :]
        if len(last) < len(former.split()) and last != words:
            yield " ".join(last)


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper() and w.lower() not in SMALL_WORDS)


def _present_names(repository: Repository, mou: Mou, before: list[Partner]) -> Iterator[str]:
    """Yield all that the agreement calls somebody or something by; none of it is left over."""
    yield mou.title
    for participant in mou.participants:
        yield from (participant.name, participant.short or "", participant.capacity or "")
    yield from (locality.title for locality in mou.localities)
    yield from (domain.title for domain in mou.domains)
    yield from (definition.term for definition in mou.definitions)
    if not isinstance(mou.governance, Blank):
        forums = [mou.governance.forum]
        bodies = mou.governance.reports_to
        yield from (f.name for f in forums if not isinstance(f, Blank))
        yield from (body.name for body in (() if isinstance(bodies, Blank) else bodies))
    taking_part = {participant.partner for participant in mou.participants}
    for key, partner in repository.partners.items():
        if key not in taking_part and partner not in before:
            yield from (partner.name, partner.short or "")
