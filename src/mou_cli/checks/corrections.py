"""A correction corrects a record that is there and that came before it, alone and once."""

from collections.abc import Iterator, Mapping

from mou_cli.corrections.files import R, corrected_file
from mou_cli.corrections.signatures import corrected_by, corrected_words, words_of
from mou_cli.loading.repository import Repository
from mou_cli.model.kinds import DECISIONS, REVIEWS, FileKind
from mou_cli.model.signatures import Signature
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem
from mou_cli.problems.suggestions import did_you_mean


def check_corrections(repository: Repository) -> Iterator[Problem]:
    """Yield COR001 to COR003, and REF001 for unknown decisions and reviews."""
    for file in repository.signatures.values():
        yield from _signatures(repository, file.signatures)
    yield from _files(repository, DECISIONS, repository.decisions)
    yield from _files(repository, REVIEWS, repository.reviews)


def _signatures(repository: Repository, signatures: tuple[Signature, ...]) -> Iterator[Problem]:
    if all(signature.corrects is None for signature in signatures):
        return
    correct = set(corrected_by(signatures).values())
    said = [words_of(signature) for signature in signatures]
    for number, signature in enumerate(signatures):
        named = corrected_words(signature)
        if named is None or number in correct:
            continue
        place = repository.where(signature, "corrects")
        if named in said[:number]:
            yield problem(
                "COR003",
                place,
                "Another record corrects the same one already",
                "Name what that correction says, if it is wrong too; or take one of the two out "
                "before it is committed",
            )
        elif named in said[number:]:
            itself = said.index(named, number) == number
            yield problem(
                "COR002",
                place,
                f"This corrects {'itself' if itself else 'a record that stands below it'}",
                "Write here what the wrong record says, and let the correction stand below it",
            )
        else:
            yield problem(
                "COR001",
                place,
                f"No record above is `{named[0]}` with this version, name and date",
                "Copy `version`, `name` and `date` from the wrong record as they stand there",
            )


def _files(repository: Repository, kind: FileKind, records: Mapping[str, R]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    circles = _in_circles(records)
    for key, record in records.items():
        wrong = corrected_file(record)
        if wrong is None or record.corrects is None:
            continue
        place = repository.where(record.corrects, kind.name)
        if wrong not in records:
            if not repository.is_broken(kind, wrong):
                mend = did_you_mean(wrong, sorted(records.keys() - {key}))
                yield problem("REF001", place, f"No {kind.name} is called `{wrong}`", mend)
        elif key in circles:
            words = "itself" if wrong == key else "one that corrects it in turn"
            mend = f"Name the {kind.name} that is wrong; the one that is right corrects it"
            yield problem("COR002", place, f"This corrects {words}", mend)
        elif wrong in first:
            yield problem(
                "COR003",
                place,
                f"`{first[wrong]}` corrects `{wrong}` already",
                f"If that is wrong too, correct it: `{kind.name}: {first[wrong]}`",
            )
        first.setdefault(wrong, key)


def _in_circles(records: Mapping[str, R]) -> set[str]:
    """Return the records that correct themselves, however far round. Each is looked at once."""
    found: set[str] = set()
    walks: dict[str, int] = {}
    for walk, begin in enumerate(records):
        on_the_way: list[str] = []
        key: str | None = begin
        while key is not None and key in records and key not in walks:
            walks[key] = walk
            on_the_way.append(key)
            key = corrected_file(records[key])
        if key is not None and walks.get(key) == walk:
            found.update(on_the_way[on_the_way.index(key) :])
    return found
