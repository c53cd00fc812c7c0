"""What holds of any two repositories: no crash, nothing untold, and nothing told of equal data."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mou_cli.changes import compare
from mou_cli.model.base import Model
from mou_cli.model.mou import Mou
from mou_cli.model.outcomes import DomainOutcomes
from mou_cli.model.partner import Partner
from mou_cli.model.principles import Principles
from mou_cli.model.version import Version
from mou_cli.output.change_sentences import label_of, sentence_of, shown_words
from mou_cli.prose import Prose
from mou_cli.repository import Repository
from mou_cli.signed_text.canonical import digest_of
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.trees import FilesTree
from strategies import examples, repositories


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
    found = (repository.mou, repository.principles, repository.partners)
    return meaning((*found, repository.outcomes, repository.versions))


def digest(repository: Repository) -> str:
    assert repository.mou is not None
    return digest_of(signed_text_of(repository, repository.mou))


@given(repositories)
@examples(60)
def test_nothing_differs_from_itself(data: dict[str, Any]) -> None:
    assert list(compare(repository(data), repository(data))) == []


@given(repositories, repositories)
@examples(300)
def test_two_repositories_are_told_apart_exactly_where_they_differ(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    before, after = repository(old), repository(new)
    changes = list(compare(before, after))
    assert bool(changes) == (all_of(before) != all_of(after))
    assert any(change.signed for change in changes) == (digest(before) != digest(after))
    for change in changes:
        assert (change.variation is None) or change.signed
        assert label_of(change)
        assert sentence_of(change)
        assert shown_words(change) != ""


@given(repositories, st.data())
@examples(400)
def test_one_change_anywhere_is_told(data: dict[str, Any], draw: st.DataObject) -> None:
    before = repository(data)
    part = draw.draw(st.sampled_from(sorted(data["mou"])))
    other = draw.draw(repositories)
    changed = {**data, "mou": {**data["mou"], part: other["mou"].get(part, data["mou"][part])}}
    after = repository(changed)
    changes = list(compare(before, after))
    assert bool(changes) == (all_of(before) != all_of(after)), part
    assert any(change.signed for change in changes) == (digest(before) != digest(after)), part
