"""No record vanishes: a status of any day tells each that there is, and how it stands."""

import json
from dataclasses import replace
from itertools import count
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_status_properties import BLANK, PARTIES, at, dates, records, repositories, whole

from agreements import COUNTY, DISTRICT, marsh, release, reword, sign, write
from conftest import Mou
from mou_cli.git import Git
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.decision import Decision
from mou_cli.model.reviews import ReviewRecord
from mou_cli.model.signatures import Signatures
from mou_cli.model.version import Version
from mou_cli.operations.status import status
from mou_cli.output.escaping.html import as_html
from mou_cli.output.escaping.markdown import as_markdown
from mou_cli.output.reviews.json import reviews_shape
from mou_cli.output.reviews.markdown import reviews_as_markdown
from mou_cli.output.reviews.text import reviews_as_text
from mou_cli.output.shapes.schemas import output_schema
from mou_cli.output.status.html import status_as_html
from mou_cli.output.status.json import status_as_json
from mou_cli.output.status.markdown import status_as_markdown
from mou_cli.output.status.text import MOST_RECORDS, status_as_text
from mou_cli.signatures import Recorded
from mou_cli.standing import Status
from mou_cli.standing.record_standing import UNEXPECTED, RecordStanding, RecordState
from mou_cli.words.records import record_words
from strategies import examples

STRANGERS = ("former-council", "heron-friends", "ferry-parish-council")
ALL_VERSIONS = ("2018-01", "2024-01", "2025-01", "2026-01", "2027-06")

names = st.sampled_from(["Jo Sample", "Avery Example", BLANK])
corrections = st.fixed_dictionaries(
    {
        "version": st.sampled_from(ALL_VERSIONS),
        "name": names,
        "date": st.one_of(dates, st.just(BLANK)),
        "reason": st.just("A slip"),
    },
    optional={"in_error": st.booleans()},
)
any_records = st.builds(
    lambda record, version, corrects: {
        **record,
        "version": version,
        **({"corrects": corrects} if corrects else {}),
    },
    records,
    st.sampled_from(ALL_VERSIONS),
    st.one_of(st.none(), st.none(), corrections),
)
files = st.dictionaries(
    st.sampled_from([*PARTIES, *STRANGERS]), st.lists(any_records, min_size=1, max_size=4)
)
decisions = st.dictionaries(
    st.sampled_from(["one", "two", "three"]),
    st.fixed_dictionaries(
        {
            "date": dates,
            "version": st.sampled_from([*ALL_VERSIONS, BLANK]),
            "outcome": st.sampled_from(["agreed", "refused"]),
            "partner": st.sampled_from([*PARTIES, *STRANGERS]),
        },
        optional={"corrects": st.sampled_from(["one", "two", "four"])},
    ),
)


def decision(fields: dict[str, str]) -> Decision:
    blanks = dict.fromkeys(("effective", "minute", "resolution", "votes"), BLANK)
    corrects = fields.pop("corrects", None)
    more = {"corrects": {"decision": corrects, "reason": "A slip"}} if corrects else {}
    said = {"kind": "cabinet", "body": f"Body of {fields['date']}", **blanks, **fields, **more}
    return Decision.model_validate(said)


@st.composite
def any_repositories(draw: st.DrawFn) -> Repository:
    """Give a repository with records of every shape: of strangers, of no version, corrected."""
    signed, days = {}, count()
    for partner, given_ones in draw(files).items():
        authority = {"decision": "one"} if draw(st.booleans()) else BLANK
        own_days = draw(st.booleans())  # by its day each is known from the others
        said = [
            {
                **whole(each),
                "authority": authority,
                **({"date": f"{each['date'][:4]}-05-{next(days) + 10}"} if own_days else {}),
            }
            for each in given_ones
            if not own_days or each["date"] != BLANK
        ]
        if said:
            signed[partner] = Signatures.model_validate({"signatures": said})
    decided = {name: decision(dict(fields)) for name, fields in draw(decisions).items()}
    return replace(draw(repositories()), signatures=signed, decisions=decided)


def said_of(record: RecordStanding) -> list[str]:
    """Return words of which one has to be read where a record counts."""
    match record.record:
        case Recorded(signature=signature):
            effective = [signature.effective.printed] if signature.effective else []
            if isinstance(signature.date, Blank):
                return [*effective, "no date", str(signature.name), "name not stated"]
            return [*effective, signature.date.printed]
        case Version() as version:
            return [version.version]
        case Decision() as decided:
            return [decided.body]
        case ReviewRecord() as held:
            return [held.date.printed]


def words(text: str) -> str:
    return " ".join(text.split())


@examples(60)
@given(any_repositories(), dates)
def test_every_face_tells_every_record(repository: Repository, day: str) -> None:
    found = at(repository, day)
    there = sum(len(file.signatures) for file in repository.signatures.values())
    there += len(repository.versions) + len(repository.decisions) + len(repository.reviews)
    assert len(found.records) == there
    shape = json.loads(status_as_json(found))
    jsonschema.validate(shape, output_schema("status"))
    assert len(shape["records"]) == there
    text = words(status_as_text(found, whole=True))
    markdown, page = status_as_markdown(found), status_as_html(found, repository.tree)
    for record in found.records:
        sentence = record_words(found, record)
        if record.state is RecordState.COUNTS:
            for face in (text, markdown, page):
                assert any(said in face for said in said_of(record)), (record, face)
        else:
            assert words(sentence) in text
            assert as_markdown(sentence) in markdown
            assert as_html(sentence) in page


@examples(30)
@given(any_repositories(), dates)
def test_one_screen_tells_what_nobody_expects_and_counts_the_rest(
    repository: Repository, day: str
) -> None:
    found = at(repository, day)
    text = words(status_as_text(found))
    beside = [each for each in found.records if each.state is not RecordState.COUNTS]
    shown = [each for each in beside if each.state in UNEXPECTED][:MOST_RECORDS]
    assert all(words(record_words(found, each)) in text for each in shown)
    more = len(beside) - len(shown)
    assert (f"… {more} more that do" in text) is bool(more)


@examples(30)
@given(any_repositories(), dates)
def test_the_list_of_reviews_has_every_review(repository: Repository, day: str) -> None:
    found = at(repository, day)
    reviews = repository.reviews
    shape = reviews_shape(found, reviews)
    jsonschema.validate(json.loads(json.dumps(shape)), output_schema("reviews"))
    listed = [each["id"] for each in (*shape["on_record"], *shape["beside"])]
    assert sorted(listed) == sorted(reviews)
    for face in (reviews_as_text(found, reviews), reviews_as_markdown(found, reviews)):
        rows = [line for line in face.splitlines() if "no change" in line]
        assert len(rows) == len(reviews)
        assert face.count("still to come") == sum(
            each["standing"] == "still to come" for each in shape["beside"]
        )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return marsh(tmp_path / "marsh")


def on(root: Path, day: str = "2026-06-15") -> Status:
    return status(Git(root, named=True), PartialDate.parse(day))


def beside(root: Path, day: str = "2026-06-15") -> list[str]:
    found = on(root, day)
    return [record_words(found, r) for r in found.records if r.state is not RecordState.COUNTS]


def test_a_record_that_is_dated_later_is_still_to_come(root: Path, mou: Mou) -> None:
    sign(root, COUNTY, name="Jo Sample", date="2206-02-01")
    (told,) = beside(root)
    assert told.endswith("Jo Sample signed 2024-01, on 1 February 2206; still to come")
    ran = mou("-C", root, "status", "--as-of", "2026-06-15")
    assert "Also on record\n" in ran.out
    assert "on 1 February 2206; still to come" in words(ran.out)
    assert beside(root, "2206-02") == []


def test_a_version_in_force_from_a_later_day_is_still_to_come(root: Path) -> None:
    reword(root)
    digest = release(root, "2027-01", "2027-01")
    sign(root, COUNTY, version="2027-01", digest=digest, date="2026-03-01")
    assert beside(root) == [
        "Marsh County Council: Signer of marsh-county-council signed 2027-01, on 1 March 2026; "
        "that version is still to come",
        "Version 2027-01, put in force, dated January 2027; still to come",
    ]
    assert "Version 2024-01, put in force, dated January 2024; now 2027-01 is in force" in beside(
        root, "2027-01"
    )


def test_a_signature_of_a_version_that_is_not_on_record(root: Path) -> None:
    sign(root, COUNTY, version="2018-01")
    assert beside(root) == [
        "Marsh County Council: Signer of marsh-county-council signed 2018-01, on 1 February 2024; "
        "that version is not on record"
    ]


def test_a_record_of_somebody_who_takes_no_part_or_is_not_asked(root: Path) -> None:
    write(root, "data/partners/former.yaml", "name: The Former Council\nkind: other\n")
    sign(root, "former", name="A")
    sign(root, "heron-friends", name="B")
    assert beside(root) == [
        "The Former Council: A signed 2024-01, on 1 February 2024; it takes no part in 2024-01",
        "Friends of the Heron: B signed 2024-01, on 1 February 2024; 2024-01 does not ask it "
        "to sign",
    ]


def test_who_withdrew_and_signed_again_is_told_with_both(root: Path) -> None:
    sign(root, COUNTY, name="A", date="2024-02-01")
    sign(root, COUNTY, name="A", date="2024-03-01", state="withdrawn")
    sign(root, COUNTY, name="A", date="2024-04-01")
    sign(root, DISTRICT, name="B", date="2024-02-01", state="declined")
    assert beside(root) == [
        "Marsh County Council: A signed 2024-01, on 1 February 2024; others count now",
        "Marsh County Council: A withdrew from 2024-01, on 1 March 2024; others count now",
    ]
    assert [each.state for each in on(root).standings][:2] == ["current", "declined"]


def test_a_decision_that_nothing_rests_on_is_told(root: Path) -> None:
    said = (
        "kind: trustees\nbody: The Board\npartner: reedbank-trust\ndate: {}\n"
        "effective: not stated\nminute: not stated\noutcome: refused\nresolution: not stated\n"
        'votes: not stated\nversion: "{}"\n'
    )
    write(root, "data/decisions/first.yaml", said.format("2024-01-05", "2024-01"))
    write(root, "data/decisions/next.yaml", said.format("2031-01-05", "2024-01"))
    assert beside(root) == [
        "Reedbank Trust: The Board decided on 5 January 2031 about 2024-01: refused; still to come",
        "Reedbank Trust: The Board decided on 5 January 2024 about 2024-01: refused; "
        "no signature that counts rests on it",
    ]


def test_the_last_review_is_told_where_the_text_in_force_is_not_here(root: Path) -> None:
    reword(root)
    write(
        root,
        "data/reviews/2025-05-01.yaml",
        "date: 2025-05-01\nreviewers: not stated\nscope: not stated\nversion: not stated\n"
        "outcome: amend\nminute: not stated\nrecorded_by: not stated\n",
    )
    text = words(status_as_text(on(root), whole=True))
    assert "Review the text of 2024-01 is not here Last review 1 May 2025: amend" in text
