"""What the public functions return can be kept, sent to another process, and looked at."""

import copy
import gc
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

import pytest

from conftest import ROOT
from mou_cli.errors import EnvironmentFaultError, MouError, TemplateFaultError, UsageError
from mou_cli.loading import load
from mou_cli.loading.repository import Repository
from mou_cli.trees import DiskTree

T = TypeVar("T")


def sent(value: T) -> T:
    """Return a value as another process gets it."""
    found: T = pickle.loads(pickle.dumps(value))  # noqa: S301 - it was made here
    return found


@pytest.mark.parametrize("kind", [MouError, UsageError, EnvironmentFaultError, TemplateFaultError])
def test_an_error_comes_back_whole_from_another_process(kind: type[MouError]) -> None:
    error = sent(kind("What happened", "What to do"))
    assert type(error) is kind
    assert (str(error), error.message, error.mend) == (
        "What happened",
        "What happened",
        "What to do",
    )


@pytest.mark.parametrize("copied", [copy.deepcopy, sent])
def test_a_copy_of_the_data_knows_its_places(
    copied: Callable[[Repository], Repository], south_east_essex: Path
) -> None:
    repository = load(DiskTree(south_east_essex)).repository
    assert repository.mou is not None
    place = repository.where(repository.mou, "title")  # from now on it keeps places by identity
    other = copied(repository)
    assert other.mou is not None
    assert other.mou == repository.mou
    assert other.mou is not repository.mou
    assert other.where(other.mou, "title") == place
    assert other.tree.read("data/mou.yaml") == repository.tree.read("data/mou.yaml")


def test_what_was_loaded_is_shown_in_a_line() -> None:
    loaded = load(DiskTree(ROOT))
    assert repr(loaded.repository) == (
        "<Repository 'South East Essex Locality Partnership Memorandum of Understanding', 32 files>"
    )
    assert len(repr(loaded)) < 200


def test_loading_leaves_the_search_for_garbage_alone(south_east_essex: Path) -> None:
    with patch.object(gc, "disable") as disable:
        load(DiskTree(south_east_essex))
    assert not disable.called
