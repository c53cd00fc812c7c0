"""Whatever was recorded in whatever order: nothing twice, and nobody says two things at once."""

from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mou_cli.errors import UsageError
from mou_cli.loading import load
from mou_cli.model.base import Blank
from mou_cli.model.signatures import Signature
from mou_cli.signatures import Recorded
from mou_cli.signatures.repeated import check_not_repeated
from mou_cli.trees.layered import FilesTree
from strategies import examples

BLANK = "not stated"
DIGEST = f"sha256:{'0' * 64}"
EMPTY = load(FilesTree({})).repository

records = st.fixed_dictionaries(
    {
        "state": st.sampled_from(["signed", "declined", "withdrawn"]),
        "name": st.sampled_from(["Jo Sample", "jo  SAMPLE", "Zoë", "Zoe\u0308", BLANK]),
        "roles": st.sampled_from([BLANK, ["Leader"]]),
        "date": st.sampled_from(["2024", "2024-02", "2024-02-10", BLANK]),
        "version": st.sampled_from(["2024-01", "2025-01"]),
        "on_behalf_of": st.sampled_from([(), ("trust",), ("trust", "county")]),
    }
)


@pytest.fixture(autouse=True)
def _no_places(monkeypatch: pytest.MonkeyPatch) -> None:
    class Nowhere:
        line = 1

    monkeypatch.setattr("mou_cli.loading.repository.Repository.where", lambda *_: Nowhere())


def signature(fields: dict[str, object]) -> Signature:
    blanks = ("place", "method", "authority", "reservation", "witness", "evidence", "recorded_by")
    return Signature.model_validate({**dict.fromkeys(blanks, BLANK), "digest": DIGEST, **fields})


def accepted(given_ones: list[dict[str, object]]) -> list[Recorded]:
    """Record one after the other what is not refused."""
    found: list[Recorded] = []
    for fields in given_ones:
        new = Recorded("county", len(found), signature(fields))
        with suppress(UsageError):
            check_not_repeated(EMPTY, found, new)
            found.append(new)
    return found


@examples(200)
@given(st.lists(records, max_size=8))
def test_what_is_there_is_never_recorded_again(given_ones: list[dict[str, object]]) -> None:
    found = accepted(given_ones)
    for recorded in found:
        with pytest.raises(UsageError, match="Recorded already"):
            check_not_repeated(EMPTY, found, replace(recorded, number=len(found)))


@examples(200)
@given(st.lists(records, max_size=8))
def test_nobody_does_the_same_twice_without_anything_in_between(
    given_ones: list[dict[str, object]],
) -> None:
    own = [
        recorded.signature
        for recorded in accepted([{**each, "on_behalf_of": ()} for each in given_ones])
        if recorded.signature.version == "2024-01"
    ]
    for one, other in pairwise(own):
        named = not isinstance(one.name, Blank) and not isinstance(other.name, Blank)
        same = named and _folded(str(one.name)) == _folded(str(other.name))
        assert not (same and one.state == other.state)
        assert not (same and (one.state, other.state) == ("signed", "declined"))


def _folded(name: str) -> str:
    return name.replace("e\u0308", "ë").replace("  ", " ").casefold()
