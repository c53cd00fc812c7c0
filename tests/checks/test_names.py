"""Short names that two have, and names that a party no longer has."""

from typing import Any

import pytest

from mou_cli.checks.former_names import check_former_names
from mou_cli.checks.short_names import check_short_names
from mou_cli.loading.repository import Repository
from mou_cli.model.mou import Mou
from mou_cli.model.partner import Partner
from mou_cli.trees.layered import FilesTree


def member(partner: str, name: str, **fields: Any) -> dict[str, Any]:
    return {"partner": partner, "tier": "party", "name": name, **fields}


def agreement(*participants: dict[str, Any], text: str = "We work together.", **more: Any) -> Mou:
    data = {
        "schema": 1,
        "title": "Memorandum",
        "date": "2024",
        "legal_status": "not stated",
        "tiers": {"party": {"title": "Parties", "signs": True}},
        "participants": list(participants),
        "governance": "not stated",
        "variation": "not stated",
        "review": "not stated",
        "sections": [{"key": "one", "body": [{"text": text}]}],
        **more,
    }
    return Mou.model_validate(data)


def repository(mou: Mou, **partners: dict[str, Any]) -> Repository:
    """Return a repository without files, in which nothing has to be told its place."""
    made = {
        key: Partner.model_validate({"kind": "other", **data}) for key, data in partners.items()
    }
    return Repository(tree=FilesTree({}), files={}, mou=mou, partners=made)


ONE, TWO = ("marsh", "Marsh Council"), ("meadow", "Meadow Council")
EACH_ITS_OWN = [
    (member(*ONE), member(*TWO)),
    (member(*ONE, short="Marsh"), member(*TWO, short="Meadow")),
    (member(*ONE, short="the Council"), member(*TWO)),
    (member(*ONE, short="Marsh Council"), member(*TWO)),
    (
        member(*ONE, short="the Council", until="2024-06"),
        member(*TWO, short="the Council", **{"from": "2024-07"}),
    ),
]


@pytest.mark.parametrize("participants", EACH_ITS_OWN)
def test_short_names_of_their_own_are_not_told(participants: Any) -> None:
    assert list(check_short_names(repository(agreement(*participants)))) == []


def test_no_agreement_has_no_names() -> None:
    nothing = Repository(tree=FilesTree({}), files={})
    assert list(check_short_names(nothing)) == list(check_former_names(nothing)) == []


RENAMED = {"name": "Marsh City Council", "former_names": [{"name": "Marsh Borough Council"}]}
CITY = member("marsh", "Marsh City Council", short="MCC")
LEFT = {
    "the former name": "Marsh Borough Council pays.",
    "its initials": "MBC pays.",
    "over two lines": "Marsh\nBorough Council pays.",
    "with an apostrophe": "MBC’s officers pay.",
    "in emphasis": "The *MBC* pays.",
    "in the words of a link": "[MBC](#one) pays.",
    "in a table": "| A |\n|---|\n| MBC |",
}
EXPLAINED = {
    "formerly": "MCC, formerly MBC, pays.",
    "formerly known as": "MCC (formerly known as Marsh Borough Council) pays.",
    "now": "Marsh Borough Council (now MCC) pays.",
    "a short name that the text gives": "Marsh Broadcasting (“MBC”) pays, and MBC collects.",
    "in brackets": "Marsh Broadcasting (MBC) pays, and MBC collects.",
    "a part of a word": "MBCs and MBC-like bodies pay.",
    "in the address of a link": "See [it](https://example.org/MBC/).",
    "in small letters": "mbc pays.",
}


def told(text: str, participant: dict[str, Any] = CITY, **more: Any) -> list[str]:
    """Return the messages about one text; the positions are held by `tests/rules/`."""
    from mou_cli.checks import former_names

    mou = agreement(participant, text=text, **more)
    held = repository(mou, marsh=RENAMED)
    names = former_names._left_over(held, mou)
    pattern = former_names._any_of(names) if names else None
    return [
        " ".join(found[0].split())
        for found in (pattern.finditer(text) if pattern else ())
        if not former_names._explained(text, found, " ".join(found[0].split()))
    ]


@pytest.mark.parametrize("name", LEFT)
def test_an_earlier_name_is_told(name: str) -> None:
    assert len(told(LEFT[name])) == 1


@pytest.mark.parametrize("name", EXPLAINED)
def test_an_earlier_name_that_is_explained_is_not_told(name: str) -> None:
    assert told(EXPLAINED[name]) == []


@pytest.mark.parametrize(
    ("participant", "more"),
    [
        (member("marsh", "Marsh Borough Council", short="MBC"), {}),
        (member("marsh", "Marsh City Council", short="MBC"), {}),
        (CITY, {"title": "Memorandum of MBC"}),
        (CITY, {"definitions": [{"key": "mbc", "term": "MBC", "text": "is a body"}]}),
        (CITY, {"governance": {"forum": {"name": "MBC"}, "reports_to": "none"}}),
        (CITY, {"governance": {"forum": "none", "reports_to": [{"name": "MBC"}]}}),
        (CITY, {"localities": [{"key": "mbc", "title": "MBC"}]}),
    ],
)
def test_a_name_that_the_agreement_still_has_is_not_left_over(
    participant: dict[str, Any], more: dict[str, Any]
) -> None:
    assert told("MBC pays.", participant, **more) == []


def test_a_short_name_with_an_article_is_told_as_well() -> None:
    city = member("marsh", "Marsh City Council", short="the City Council")
    assert told("The Borough Council pays.", city) == ["Borough Council"]


def test_the_short_name_of_another_partner_is_none_of_a_former_name() -> None:
    mou = agreement(CITY, text="MBC pays.")
    other = {"name": "Marsh Broadcasting", "short": "MBC"}
    assert list(check_former_names(repository(mou, marsh=RENAMED, other=other))) == []


def test_an_uncertain_change_of_name_is_none() -> None:
    mou = agreement(CITY, text="Marshmen pay.")
    event = {"event": "renamed", "date": "2020", "successors": ["marsh"], "certain": False}
    old = {"name": "Marsh Urban", "short": "Marshmen", "events": [event]}
    held = repository(mou, marsh={"name": "Marsh City Council"}, old=old)
    assert list(check_former_names(held)) == []
