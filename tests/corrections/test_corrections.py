"""A correction comes in the place of the record that it names; the wrong one stays on file."""

from pathlib import Path
from time import process_time
from typing import Any

import pytest

from mou_cli.checks.corrections import check_corrections
from mou_cli.corrections.files import as_corrected, decision_named, that_count
from mou_cli.corrections.signatures import corrected_by
from mou_cli.loading import load
from mou_cli.loading.repository import Repository
from mou_cli.model.decision import Decision
from mou_cli.model.reviews import ReviewRecord
from mou_cli.model.signatures import Signature, Signatures
from mou_cli.signatures import every_record_of, records_of
from mou_cli.signatures.records import in_order
from mou_cli.signatures.signing import signing_of
from mou_cli.signatures.statement import statement_of
from mou_cli.trees import DiskTree
from mou_cli.trees.layered import FilesTree

BLANK = "not stated"


def signature(date: str, name: str = "Avery", state: str = "signed", **more: Any) -> Signature:
    fields = dict.fromkeys(
        ("roles", "place", "method", "authority", "reservation", "witness", "evidence"), BLANK
    )
    known = {"state": state, "name": name, "date": date, "version": "1", "recorded_by": BLANK}
    return Signature.model_validate({**fields, "digest": f"sha256:{'0' * 64}", **known, **more})


def correction(date: str, name: str = "Avery", **more: Any) -> dict[str, Any]:
    return {"version": "1", "name": name, "date": date, "reason": "Mistyped", **more}


def repository(*signatures: Signature, **more: Any) -> Repository:
    return Repository(
        FilesTree({}), {}, signatures={"marsh": Signatures(signatures=signatures)}, **more
    )


def numbers(*signatures: Signature) -> list[int]:
    return [recorded.number for recorded in records_of(repository(*signatures))]


def test_the_correction_counts_and_not_the_wrong_record() -> None:
    wrong = signature("2019-03-01")
    right = signature("2019-03-04", corrects=correction("2019-03-01"))
    assert numbers(wrong, right) == [1]
    assert len(every_record_of(repository(wrong, right))) == 2


def test_a_correction_may_be_corrected_in_turn() -> None:
    first = signature("2019-03-01")
    second = signature("2019-03-04", corrects=correction("2019-03-01"))
    third = signature("2019-03-05", corrects=correction("2019-03-04"))
    assert numbers(first, second, third) == [2]


def test_a_correction_that_says_the_same_of_its_date_is_corrected_itself() -> None:
    first = signature("2019-03-01", place="Hall")
    second = signature("2019-03-01", place="Haul", corrects=correction("2019-03-01"))
    third = signature("2019-03-01", place="Hull", corrects=correction("2019-03-01"))
    assert corrected_by((first, second, third)) == {0: 1, 1: 2}


def test_what_was_recorded_in_error_counts_for_nothing_until_that_is_corrected() -> None:
    wrong = signature("2019-03-01")
    struck = signature("2019-03-01", corrects=correction("2019-03-01", in_error=True))
    again = signature("2019-03-01", corrects=correction("2019-03-01"))
    assert numbers(wrong, struck) == []
    assert numbers(wrong, struck, again) == [2]


def test_a_record_of_another_state_is_named_by_it() -> None:
    wrong = signature("2019-03-01", state="declined")
    right = signature("2019-03-01", corrects=correction("2019-03-01", state="declined"))
    assert numbers(wrong, right) == [1]
    assert numbers(wrong, signature("2019-03-01", corrects=correction("2019-03-01"))) == [0, 1]


@pytest.mark.parametrize("name", ["avery", "Avery ", "AVERY", BLANK])
def test_the_person_is_the_one_that_the_wrong_record_has(name: str) -> None:
    wrong = signature("2019-03-01", "Avery" if name != BLANK else BLANK)
    right = signature("2019-03-02", "Bo", corrects=correction("2019-03-01", name.strip()))
    assert numbers(wrong, right) == [1]


def test_a_record_that_comes_in_between_changes_nothing() -> None:
    wrong = signature("2019-03-01")
    other = signature("2019-03-01", "Bo")
    right = signature("2019-03-04", corrects=correction("2019-03-01"))
    later = signature("2019-03-01")
    assert numbers(wrong, other, right, later) == [1, 2, 3]


def test_a_correction_without_a_date_stands_where_the_wrong_record_stood() -> None:
    """Else a signature that was taken back would count again with the correction of its place."""
    signed = signature(BLANK, place="Haul")
    withdrawn = signature("2020-01-01", state="withdrawn")
    right = signature(BLANK, place="Hall", corrects=correction(BLANK))
    records = records_of(repository(signed, withdrawn, right))
    assert [recorded.number for recorded in in_order(records)] == [2, 1]
    done = signing_of(records, "1", 1, in_order(records)[-1].signature.date.last)  # type: ignore[union-attr]
    assert done.ended_by is not None


def test_a_key_signs_the_correction_with_all_that_it_says() -> None:
    right = signature("2019-03-04", corrects=correction("2019-03-01", in_error=True))
    assert (
        b'"corrects":{"date":"2019-03-01","in_error":true,"name":"Avery","reason":"Mistyped",'
        b'"version":"1"}'
    ) in statement_of("marsh", right)


DECIDED = """kind: cabinet
body: Cabinet
partner: marsh
date: 2024-01-01
effective: not stated
minute: not stated
outcome: agreed
resolution: not stated
votes: not stated
version: not stated
"""


def decision(date: str, **more: Any) -> Decision:
    fields = dict.fromkeys(("effective", "minute", "resolution", "votes", "version"), BLANK)
    known = {"kind": "cabinet", "body": "Cabinet", "partner": "marsh", "outcome": "agreed"}
    return Decision.model_validate({**fields, **known, "date": date, **more})


def of_decision(key: str, **more: Any) -> dict[str, Any]:
    return {"decision": key, "reason": "Mistyped", **more}


def test_a_decision_is_found_as_it_was_corrected_by_whatever_name() -> None:
    decisions = {
        "a": decision("2024-01-01"),
        "b": decision("2024-01-02", corrects=of_decision("a")),
        "c": decision("2024-01-03", corrects=of_decision("b")),
    }
    found = Repository(FilesTree({}), {}, decisions=decisions)
    assert list(that_count(decisions)) == ["c"]
    assert {key: decision_named(found, key) for key in decisions} == dict.fromkeys(
        decisions, decisions["c"]
    )
    assert decision_named(found, "none") is None


def test_a_decision_that_was_recorded_in_error_is_none() -> None:
    decisions = {
        "a": decision("2024-01-01"),
        "b": decision("2024-01-01", corrects=of_decision("a", in_error=True)),
    }
    assert that_count(decisions) == {}
    assert decision_named(Repository(FilesTree({}), {}, decisions=decisions), "a") is None


def test_corrections_in_a_circle_come_to_an_end() -> None:
    decisions = {
        "a": decision("2024-01-01", corrects=of_decision("b")),
        "b": decision("2024-01-02", corrects=of_decision("a")),
        "c": decision("2024-01-02", corrects=of_decision("c")),
    }
    found = Repository(FilesTree({}), {}, decisions=decisions)
    assert decision_named(found, "a") is None
    assert decision_named(found, "c") is decisions["c"]


def test_a_long_line_of_corrections_is_followed_once(tmp_path: Path) -> None:
    decisions = {"d0": decision("2024-01-01")}
    for number in range(1, 3_000):
        corrects = of_decision(f"d{number - 1}")
        decisions[f"d{number}"] = decision("2024-01-01", corrects=corrects)
    begin = process_time()
    assert as_corrected(decisions) == dict.fromkeys(decisions, decisions["d2999"])
    assert process_time() - begin < 1
    folder = tmp_path / "data" / "decisions"
    folder.mkdir(parents=True)
    for number in range(400):
        text = DECIDED + (f"corrects: {{decision: d{number - 1}, reason: x}}\n" if number else "")
        (folder / f"d{number}.yaml").write_text(text, encoding="utf-8")
    found = load(DiskTree(tmp_path)).repository
    begin = process_time()
    assert len(found.decisions) == 400
    assert list(check_corrections(found)) == []
    assert process_time() - begin < 1


def test_a_review_counts_as_it_was_corrected() -> None:
    fields = dict.fromkeys(("reviewers", "scope", "version", "minute", "recorded_by"), BLANK)
    wrong = {**fields, "date": "2025-05-01", "outcome": "amend"}
    corrects = {"review": "2025-05-01", "reason": "Mistyped"}
    reviews = {
        "2025-05-01": ReviewRecord.model_validate(wrong),
        "2025-05-01-corrected": ReviewRecord.model_validate(
            {**wrong, "outcome": "no-change", "corrects": corrects}
        ),
    }
    assert list(that_count(reviews)) == ["2025-05-01-corrected"]
