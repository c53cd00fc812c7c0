"""What holds of any records: no crash, one state each, and nothing later is counted."""

import json
from dataclasses import replace
from functools import cache

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from agreements import COUNTY, DISTRICT, FIRST, MARSH, TRUST
from mou_cli.loading import load
from mou_cli.loading.repository import Repository
from mou_cli.model.dates import PartialDate
from mou_cli.model.partner import Partner
from mou_cli.model.reviews import ReviewRecord
from mou_cli.model.signatures import Signatures
from mou_cli.model.version import Version
from mou_cli.output.shapes.schemas import output_schema
from mou_cli.output.status.html import status_as_html
from mou_cli.output.status.json import status_as_json
from mou_cli.output.status.markdown import status_as_markdown
from mou_cli.output.status.text import status_as_text
from mou_cli.standing import Status, status_of
from mou_cli.trees import DiskTree
from mou_cli.trees.layered import FilesTree
from strategies import examples

PARTIES = (COUNTY, DISTRICT, TRUST)
VERSIONS = ("2024-01", "2025-01", "2026-01")
DAYS = ("2023", "2024-02", "2024-02-10", "2025", "2025-01-05", "2026-03-01", "2027-06")
BLANK = "not stated"

dates = st.sampled_from(DAYS)
records = st.fixed_dictionaries(
    {
        "state": st.sampled_from(["signed", "declined", "withdrawn"]),
        "name": st.sampled_from(["Jo Sample", "Avery Example", BLANK]),
        "date": st.one_of(dates, st.just(BLANK)),
        "version": st.sampled_from(VERSIONS),
        "on_behalf_of": st.sampled_from([(), (TRUST,), (COUNTY, TRUST), ("heron-friends",)]),
        "reservation": st.sampled_from([BLANK, "none", "subject to the trustees"]),
    },
    optional={"effective": dates},
)
files = st.dictionaries(st.sampled_from(PARTIES), st.lists(records, min_size=1, max_size=4))
states = st.tuples(*[st.sampled_from(["proposed", "in-force", "withdrawn"]) for _ in VERSIONS])
ends = st.dictionaries(
    st.sampled_from(PARTIES),
    st.fixed_dictionaries(
        {
            "event": st.sampled_from(["abolished", "merged", "split"]),
            "date": dates,
            "successors": st.lists(st.sampled_from([*PARTIES, "heron-friends"]), unique=True),
            "certain": st.booleans(),
        }
    ),
)
reviews = st.dictionaries(dates, st.one_of(st.none(), dates))


@cache
def agreement() -> Repository:
    return load(DiskTree(MARSH)).repository


@st.composite
def repositories(draw: st.DrawFn) -> Repository:
    begun, what_became = agreement(), draw(ends)
    partners = {
        key: Partner.model_validate(
            {"name": partner.name, "kind": partner.kind, "events": [what_became[key]]}
        )
        if key in what_became
        else partner
        for key, partner in begun.partners.items()
    }
    here = draw(st.sampled_from(VERSIONS))
    versions = {
        name: Version(
            version=name,
            date=name,
            state=state,
            text_format="mou-text-v1",
            digest=FIRST if name == here else f"sha256:{name.replace('-', ''):0<64}",
        )
        for name, state in zip(VERSIONS, draw(states), strict=True)
    }
    signed = {
        partner: Signatures.model_validate({"signatures": [whole(each) for each in given_ones]})
        for partner, given_ones in draw(files).items()
    }
    held = {day: review(day, following) for day, following in draw(reviews).items()}
    return replace(
        begun,
        tree=FilesTree({}),
        partners=partners,
        versions=versions,
        signatures=signed,
        reviews=held,
    )


def whole(record: dict[str, object]) -> dict[str, object]:
    blanks = ("roles", "place", "method", "authority", "witness", "evidence", "recorded_by")
    said = {**dict.fromkeys(blanks, BLANK), "digest": FIRST, **record}
    if record["state"] != "withdrawn":
        said.pop("effective", None)
    return said


def review(day: str, following: str | None) -> ReviewRecord:
    blanks = ("reviewers", "scope", "version", "minute", "recorded_by")
    said = {**dict.fromkeys(blanks, BLANK), "date": day, "outcome": "no-change"}
    return ReviewRecord.model_validate({**said, **({"next": following} if following else {})})


def at(repository: Repository, day: str) -> Status:
    assert repository.mou is not None

    def text_of(version: Version) -> Repository | None:
        return repository if version.digest == FIRST else None

    return status_of(repository, repository.mou, text_of, PartialDate.parse(day))


@examples(30)
@given(repositories(), dates)
def test_every_face_can_be_written(repository: Repository, day: str) -> None:
    found = at(repository, day)
    jsonschema.validate(json.loads(status_as_json(found)), output_schema("status"))
    text = status_as_text(found, whole=True)
    assert max(map(len, text.splitlines())) <= 100
    names = [standing.party.name for standing in found.signing]
    assert all(name.split()[0] in text for name in names)
    assert status_as_markdown(found).startswith("# ")
    assert status_as_html(found, repository.tree).rstrip().endswith("</html>")
    keys = [standing.party.key for standing in found.standings]
    assert len(keys) == len(set(keys))


@examples(30)
@given(repositories(), dates)
def test_what_is_certainly_later_changes_nothing(repository: Repository, day: str) -> None:
    last = PartialDate.parse(day).last

    def is_later(date: object) -> bool:
        return isinstance(date, PartialDate) and date.first > last

    earlier = replace(
        repository,
        signatures={
            partner: Signatures(signatures=kept)
            for partner, file in repository.signatures.items()
            if (kept := tuple(each for each in file.signatures if not is_later(each.date)))
        },
        reviews={k: r for k, r in repository.reviews.items() if not is_later(r.date)},
        versions={k: v for k, v in repository.versions.items() if not is_later(v.date)},
    )
    assert told(at(repository, day)) == told(at(earlier, day))


def told(status: Status) -> list[str]:
    """Return what a status tells, but for the working text, which has no date."""
    lines = status_as_text(replace(status, steps=(), records=()), whole=True).splitlines()
    steps = [step.text for step in status.steps if step.kind != "draft"]
    return [line for line in lines if not line.startswith("Working text")] + steps
