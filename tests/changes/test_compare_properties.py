"""What holds of any two repositories: no crash, nothing untold, and nothing told of equal data."""

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import assume, given, reject
from hypothesis import strategies as st
from pydantic import ValidationError

from mou_cli.changes import compare
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Model
from mou_cli.model.mou import Mou
from mou_cli.model.outcomes import DomainOutcomes
from mou_cli.model.partner import Partner
from mou_cli.model.principles import Principles
from mou_cli.model.reviews import ReviewRecord
from mou_cli.model.signatures import Signatures
from mou_cli.model.version import Version
from mou_cli.prose import Prose
from mou_cli.signed_text.digest import digest_of
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.trees.layered import FilesTree
from mou_cli.words.changes import label_of, sentence_of, shown_words
from strategies import NAMES_OF_THINGS, TEXTS, examples, repositories


def repository(data: dict[str, Any]) -> Repository:
    """Make the models of what the files say."""
    listed = data["principles"]
    return Repository(
        tree=FilesTree({}),
        files={},
        mou=Mou.model_validate(data["mou"]),
        partners={k: Partner.model_validate(v) for k, v in data["partners"].items()},
        principle_list=Principles.model_validate({"principles": listed}) if listed else None,
        outcomes={k: DomainOutcomes.model_validate(v) for k, v in data["outcomes"].items()},
        versions={k: Version.model_validate(v) for k, v in data["versions"].items()},
        signatures={k: Signatures.model_validate(v) for k, v in data["signatures"].items()},
        reviews={k: ReviewRecord.model_validate(v) for k, v in data["reviews"].items()},
    )


def meaning(value: Any) -> Any:
    """Return all that data says: each prose as its tree, and nothing of how it is written."""
    if isinstance(value, Prose):
        return value.blocks
    if isinstance(value, Model):
        return [(name, meaning(inner)) for name, inner in vars(value).items()]
    if isinstance(value, tuple):
        return [meaning(inner) for inner in value]
    if isinstance(value, dict):
        return {name: meaning(inner) for name, inner in value.items()}
    return value


def all_of(repository: Repository) -> Any:
    found: tuple[Any, ...] = (repository.mou, repository.principles, repository.partners)
    found = (*found, repository.outcomes, repository.versions)
    return meaning((*found, repository.signatures, repository.reviews))


def digest(repository: Repository) -> str:
    assert repository.mou is not None
    return digest_of(signed_text_of(repository, repository.mou))


@given(repositories)
@examples(60)
def test_nothing_differs_from_itself(data: dict[str, Any]) -> None:
    assert list(compare(repository(data), repository(data))) == []


@given(repositories, repositories)
@examples(100)
def test_two_repositories_are_told_apart_exactly_where_they_differ(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    before, after = repository(old), repository(new)
    check(before, after)
    for change in compare(before, after):
        assert (change.variation is None) or change.signed
        assert label_of(change)
        assert sentence_of(change)
        assert shown_words(change) != ""


@given(repositories, repositories, st.data())
@examples(120)
def test_parts_of_one_in_the_other(
    old: dict[str, Any], other: dict[str, Any], draw: st.DataObject
) -> None:
    names = draw.draw(st.sets(st.sampled_from(sorted(old["mou"])), max_size=2))
    taken = {name: other["mou"].get(name, old["mou"][name]) for name in names}
    kinds = draw.draw(st.sets(st.sampled_from(sorted({*old} - {"mou"})), max_size=1))
    new = {**old, "mou": {**old["mou"], **taken}, **{kind: other[kind] for kind in kinds}}
    check(repository(old), repository(new))


@given(repositories, st.data())
@examples(200)
def test_one_small_edit(data: dict[str, Any], draw: st.DataObject) -> None:
    edited = copy.deepcopy(data)
    _edit(edited, draw)
    try:
        after = repository(edited)
    except ValidationError:
        reject()
    check(repository(data), after)


def check(before: Repository, after: Repository) -> None:
    """Hold that what differs is told, and that what is signed is told as signed."""
    changes = list(compare(before, after))
    assert bool(changes) == (all_of(before) != all_of(after)), changes
    assert any(change.signed for change in changes) == (digest(before) != digest(after)), changes


def _edit(data: dict[str, Any], draw: st.DataObject) -> None:
    """Swap, repeat or drop items of a list, or put another word in the place of one."""
    places = [place for place in _places(data) if place[0]]
    assume(places)
    holder, key = draw.draw(st.sampled_from(places), label="place")
    value = holder[key]
    if isinstance(value, str):
        holder[key] = draw.draw(st.sampled_from([*NAMES_OF_THINGS, *TEXTS, "2019", "a", "b"]))
    elif isinstance(value, list) and len(value) > 1:
        one, other = draw.draw(st.lists(st.integers(0, len(value) - 1), min_size=2, max_size=2))
        value[one], value[other] = value[other], value[one]
        if draw.draw(st.booleans()):
            del value[one]
    elif isinstance(value, list):
        value.clear()
    else:
        holder[key] = draw.draw(st.sampled_from([True, False, 1, 7.5]))


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            if not isinstance(inner, dict):
                yield value, key
            yield from _places(inner)
