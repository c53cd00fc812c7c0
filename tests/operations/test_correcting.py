"""A correction names the wrong record, keeps what it knew, and leaves it as it was."""

import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Mou
from mou_cli.corrections.files import that_count
from mou_cli.loading import load
from mou_cli.model.reviews import ReviewRecord
from mou_cli.model.signatures import Signature
from mou_cli.signatures import records_of
from mou_cli.trees import DiskTree
from signing import COUNCIL, FILE, HOSPITAL, Keys, make_keys

SIGNED = ("sign", COUNCIL, "--name", "Zoë Sample", "--date", "2026-02-10")
BECAUSE = ("--because", "The page says 13 March")
REVIEW = ("review", "record", "--date", "2026-04-21", "--outcome", "no-change", "--reviewer", "A")


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mou_cli.cli.dates.today", lambda: date(2026, 5, 4))


@pytest.fixture
def marsh(tmp_path: Path) -> Path:
    root = tmp_path / "marsh"
    shutil.copytree(ROOT / "tests" / "rules" / "base" / "data", root / "data")
    return root


def done(mou: Mou, root: Path, *arguments: str | Path) -> str:
    ran = mou("-C", root, *arguments)
    assert ran.code == 0, ran.err
    return ran.err


def counting(root: Path) -> list[Signature]:
    return [recorded.signature for recorded in records_of(load(DiskTree(root)).repository)]


def beside(signature: Signature, *names: str) -> dict[str, Any]:
    return signature.model_dump(exclude={"corrects", "recorded_by", *names})


def test_what_the_first_record_knew_is_kept_but_for_what_is_said_anew(
    marsh: Path, mou: Mou
) -> None:
    knew = (
        *("--role", "Leader", "--role", "Chair", "--capacity", "trustee", "--place", "Marsh"),
        *("--on-behalf-of", HOSPITAL, "--method", "wet-ink", "--delegation", "Scheme, part 3"),
        *("--reservation", "subject to the board", "--witness", "B", "--note", "A note"),
        *("--evidence", marsh / "data/mou.yaml", "--held", "Deed room", "--recorded-by", "Kim"),
    )
    done(mou, marsh, *SIGNED, *knew)
    before = (marsh / FILE).read_text(encoding="utf-8")
    (wrong,) = counting(marsh)
    right = ("--date", "2026-03-13", "--recorded-by", "Jo", "--corrects", "2026-02-10", *BECAUSE)
    done(mou, marsh, "sign", COUNCIL, *right)
    assert (marsh / FILE).read_text(encoding="utf-8").startswith(before)
    (found,) = counting(marsh)
    assert found.date != wrong.date
    assert beside(found, "date") == beside(wrong, "date")
    assert found.recorded_by == "Jo"
    assert found.corrects is not None
    assert found.corrects.model_dump(mode="json", exclude_none=True) == {
        "reason": "The page says 13 March",
        "in_error": False,
        "version": "2024-04",
        "name": "Zoë Sample",
        "date": "2026-02-10",
    }
    assert mou("-C", marsh, "validate").code == 0
    told = " ".join(mou("-C", marsh, "status", "--all").out.split())
    assert "corrected by a later record" in told


def test_each_option_may_be_said_anew(marsh: Path, mou: Mou) -> None:
    done(mou, marsh, *SIGNED, "--role", "Leader", "--evidence", marsh / "data/mou.yaml")
    for option, value, field in (
        ("--name", "Zoe Sample", "name"),
        ("--role", "Chair", "roles"),
        ("--place", "Marsh", "place"),
        ("--method", "email", "method"),
        ("--evidence", str(marsh / "data/principles.yaml"), "evidence"),
        ("--delegation", "Scheme", "authority"),
        ("--on-behalf-of", HOSPITAL, "on_behalf_of"),
    ):
        (before,) = counting(marsh)
        done(mou, marsh, "sign", COUNCIL, option, value, "--corrects", "2026-02-10", *BECAUSE)
        (after,) = counting(marsh)
        assert getattr(after, field) != getattr(before, field)
        assert beside(after, field) == beside(before, field)


def test_a_record_is_named_by_its_person_too(marsh: Path, mou: Mou) -> None:
    done(mou, marsh, "sign", COUNCIL, "--name", "Kim Other", "--not-stated")
    done(mou, marsh, *SIGNED)
    right = ("--date", "2026-01-07", "--corrects", "kim  OTHER", *BECAUSE)
    done(mou, marsh, "sign", COUNCIL, *right)
    assert [(s.name, s.date.written) for s in counting(marsh)] == [  # type: ignore[union-attr]
        ("Zoë Sample", "2026-02-10"),
        ("Kim Other", "2026-01-07"),
    ]


def test_one_of_several_has_to_be_named(marsh: Path, mou: Mou) -> None:
    done(mou, marsh, *SIGNED)
    done(mou, marsh, "sign", COUNCIL, "--name", "Kim Other", "--date", "2026-02-10")
    arguments = ("sign", COUNCIL, "--place", "Marsh", "--corrects", "2026-02-10", *BECAUSE)
    ran = mou("-C", marsh, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "mou: `--corrects 2026-02-10` may be one of 2 records\n"
        "  There are: Zoë Sample signed 2024-04, 2026-02-10; Kim Other signed 2024-04, 2026-02-10; "
        "name the date or the person that only one has\n"
    )
    done(mou, marsh, *arguments, "--name", "Kim Other")
    assert [s.place for s in counting(marsh)] == ["not stated", "Marsh"]


def test_a_correction_may_say_that_it_was_a_refusal(marsh: Path, mou: Mou) -> None:
    done(mou, marsh, *SIGNED)
    done(mou, marsh, "decline", COUNCIL, "--corrects", "2026-02-10", *BECAUSE, "--reason", "No")
    (found,) = counting(marsh)
    assert (found.state, found.name, found.date.written, found.reason) == (  # type: ignore[union-attr]
        *("declined", "Zoë Sample", "2026-02-10", "No"),
    )
    done(mou, marsh, "sign", COUNCIL, "--corrects", "2026-02-10", *BECAUSE)
    (again,) = counting(marsh)
    assert (again.state, again.reason) == ("signed", None)


def test_a_withdrawal_is_corrected_and_the_signature_before_it_is_not(
    marsh: Path, mou: Mou
) -> None:
    done(mou, marsh, *SIGNED)
    done(mou, marsh, "withdraw", COUNCIL, "--date", "2026-03-01", "--effective", "2026-12")
    right = ("--effective", "2026-11", "--corrects", "2026-03-01", *BECAUSE)
    done(mou, marsh, "withdraw", COUNCIL, *right)
    signed, withdrawn = counting(marsh)
    assert (signed.state, withdrawn.state) == ("signed", "withdrawn")
    assert withdrawn.effective is not None
    assert withdrawn.effective.written == "2026-11"


def test_a_record_that_should_never_have_been(marsh: Path, mou: Mou) -> None:
    done(mou, marsh, *SIGNED)
    arguments = ("sign", COUNCIL, "--corrects", "2026-02-10", *BECAUSE, "--in-error")
    done(mou, marsh, *arguments)
    assert counting(marsh) == []
    again = mou("-C", marsh, *arguments)
    assert (again.code, "there is none to correct" in again.err) == (2, True)
    done(mou, marsh, *SIGNED)
    assert len(counting(marsh)) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--corrects", "2026-02-10"), "Nothing says what was wrong with the record"),
        (BECAUSE, "`--because` is given, and nothing says which record is corrected"),
        (("--in-error",), "`--in-error` is given, and nothing says which record is corrected"),
        (
            ("--corrects", "2026-02-11", *BECAUSE),
            f"No record of `{COUNCIL}` that counts has the date or the name `2026-02-11`",
        ),
        (("--corrects", "2026-02-10", *BECAUSE), "The correction says what that record says"),
        (("--corrects", "2026-02-10", "--because", "two\nlines"), "has more than one line"),
        (
            ("--corrects", "2026-02-10", *BECAUSE, "--date", "2026-05-05"),
            "`--date`: 5 May 2026 is still to come",
        ),
        (
            ("--corrects", "Zoë Sample", *BECAUSE, "--name", "Kim Other"),
            "Recorded already: Kim Other signed 2024-04 on 10 February 2026",
        ),
    ],
)
def test_what_is_no_correction_is_refused(
    marsh: Path, mou: Mou, arguments: tuple[str, ...], said: str
) -> None:
    done(mou, marsh, *SIGNED)
    done(mou, marsh, "sign", COUNCIL, "--name", "Kim Other", "--date", "2026-02-10")
    before = (marsh / FILE).read_bytes()
    ran = mou("-C", marsh, "sign", COUNCIL, "--name", "Zoë Sample", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert (marsh / FILE).read_bytes() == before


def test_the_same_correction_twice_is_harmless(marsh: Path, mou: Mou) -> None:
    done(mou, marsh, *SIGNED)
    arguments = ("sign", COUNCIL, "--date", "2026-03-13", "--corrects", "2026-02-10", *BECAUSE)
    done(mou, marsh, *arguments)
    before = (marsh / FILE).read_bytes()
    ran = mou("-C", marsh, *arguments)
    assert ran.code == 2
    assert "There are: Zoë Sample signed 2024-04, 2026-03-13" in ran.err
    assert (marsh / FILE).read_bytes() == before


def test_what_was_signed_with_a_key_is_corrected_with_one(
    marsh: Path, mou: Mou, tmp_path: Path, ssh_keygen: str
) -> None:
    assert ssh_keygen
    keys: Keys = make_keys(tmp_path / "keys")
    for command in (("init", "--quiet"), ("config", "user.name", "Kim")):
        subprocess.run(["git", *command], cwd=marsh, check=True)
    done(mou, marsh, *SIGNED, "--key", keys["council"])
    right = ("sign", COUNCIL, "--date", "2026-03-13", "--corrects", "2026-02-10", *BECAUSE)
    ran = mou("-C", marsh, *right)
    assert ran.code == 2
    assert "That record was signed with a key" in ran.err
    done(mou, marsh, *right, "--key", keys["council"])
    (found,) = counting(marsh)
    assert (found.method, found.ssh is not None) == ("ssh", True)
    done(mou, marsh, "sign", COUNCIL, "--corrects", "2026-03-13", *BECAUSE, "--in-error")
    assert counting(marsh) == []


def reviews(root: Path) -> dict[str, ReviewRecord]:
    return that_count(load(DiskTree(root)).repository.reviews)


def test_a_review_is_corrected_beside_the_wrong_record(marsh: Path, mou: Mou) -> None:
    done(mou, marsh, *REVIEW, "--scope", "All", "--action", "Ask | Jo | 2026-06", "--next", "2027")
    wrong = marsh / "data/reviews/2026-04-21.yaml"
    before = wrong.read_bytes()
    right = ("review", "record", "--corrects", "2026-04-21", *BECAUSE)
    done(mou, marsh, *right, "--outcome", "amend")
    assert wrong.read_bytes() == before
    ((name, found),) = reviews(marsh).items()
    old = load(DiskTree(marsh)).repository.reviews["2026-04-21"]
    own = {"outcome", "corrects", "recorded_by"}
    assert (name, found.outcome) == ("2026-04-21-corrected", "amend")
    assert found.model_dump(exclude=own) == old.model_dump(exclude=own)
    done(
        *(mou, marsh, "review", "record", "--corrects", name, *BECAUSE),
        *("--reviewer", "B", "--date", "2026-04-20", "--minute", "26/1"),
    )
    ((again, later),) = reviews(marsh).items()
    assert (again, later.reviewers, later.outcome) == ("2026-04-20", ("B",), "amend")
    done(mou, marsh, "review", "record", "--corrects", again, *BECAUSE, "--in-error")
    assert reviews(marsh) == {}
    assert len(load(DiskTree(marsh)).repository.reviews) == 4
    assert mou("-C", marsh, "validate").code == 0
    listed = mou("-C", marsh, "review", "list").out
    assert listed.count("; corrected") == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--corrects", "2026-04-20", *BECAUSE), "No review on record is called `2026-04-20`"),
        (("--corrects", "2026-04-21"), "Nothing says what was wrong"),
        (("--in-error",), "`--in-error` is given"),
        (("--corrects", "2026-04-21", *BECAUSE), "The correction says what that record says"),
        (
            ("--corrects", "2026-04-21", *BECAUSE, "--outcome", "no-change", "--reviewer", "A"),
            "The correction says what that record says",
        ),
        (("--corrects", "2026-04-21", *BECAUSE, "--date", "2026-06"), "June 2026 is still to come"),
        (("--corrects", "2026-04-21", *BECAUSE, "--version", "1"), "No version is called `1`"),
        ((), "Missing option '--date'"),
        (("--date", "2026-04-21"), "Missing option '--outcome'"),
        (
            ("--date", "2026-04-21", "--outcome", "amend", "--reviewer", "B"),
            'add `--corrects 2026-04-21 --because "…"`: what it knew is kept',
        ),
    ],
)
def test_what_is_no_correction_of_a_review_is_refused(
    marsh: Path, mou: Mou, arguments: tuple[str, ...], said: str
) -> None:
    done(mou, marsh, *REVIEW)
    ran = mou("-C", marsh, "review", "record", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(list((marsh / "data/reviews").iterdir())) == 1


def test_a_review_that_was_corrected_is_not_corrected_again(marsh: Path, mou: Mou) -> None:
    done(mou, marsh, *REVIEW)
    right = ("review", "record", "--corrects", "2026-04-21", *BECAUSE, "--outcome", "amend")
    done(mou, marsh, *right)
    ran = mou("-C", marsh, *right)
    assert ran.code == 2
    assert "It was corrected by `2026-04-21-corrected`: correct that" in ran.err
