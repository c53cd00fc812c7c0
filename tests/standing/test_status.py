"""Who has signed what: each state, what stands beside it, and what is due."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from agreements import (
    COUNTY,
    DISTRICT,
    FIRST,
    TRUST,
    becomes,
    marsh,
    release,
    reword,
    sign,
    write,
)
from conftest import ROOT, Mou, change
from histories import History, run_git
from mou_cli.git import Git
from mou_cli.model.dates import PartialDate
from mou_cli.operations.status import status
from mou_cli.output.status.text import status_as_text
from mou_cli.standing import SigningStanding, SigningState, Status
from mou_cli.words.standings import notes_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return marsh(tmp_path / "marsh")


def at(root: Path, day: str = "2026-06-15") -> Status:
    return status(Git(root, named=True), PartialDate.parse(day))


def of(root: Path, partner: str, day: str = "2026-06-15") -> SigningStanding:
    return next(s for s in at(root, day).standings if s.party.key == partner)


def notes(root: Path, partner: str, day: str = "2026-06-15") -> list[str]:
    return list(notes_of(of(root, partner, day)))


def text(root: Path, day: str = "2026-06-15") -> str:
    return " ".join(status_as_text(at(root, day), whole=True).split())


def steps(root: Path, day: str = "2026-06-15", *, due: bool = True) -> list[str]:
    return [step.text for step in at(root, day).steps if step.due is due]


def test_a_participant_has_signed_or_not_and_a_tier_that_does_not_sign_never_lacks(
    root: Path,
) -> None:
    sign(root, COUNTY)
    states = {s.party.key: s.state for s in at(root).standings}
    assert states == {
        COUNTY: SigningState.CURRENT,
        DISTRICT: SigningState.PENDING,
        TRUST: SigningState.PENDING,
        "heron-friends": SigningState.NOT_REQUIRED,
        "ferry-parish-council": SigningState.NOT_REQUIRED,
    }
    assert steps(root)[0] == (
        "Record the signature of Meadow District Council and Reedbank Trust for 2024-01, "
        "or that there is none"
    )


def test_each_signature_block_asks_for_another_person(root: Path) -> None:
    block = "      - name: Avery Example\n        role: Leader of the Council\n"
    change(root, "data/mou.yaml", block, block + block.replace("Avery", "Jo"))
    digest = release(root, "2024-01", "2024-01")
    sign(root, COUNTY, name="Avery Example", digest=digest)
    sign(root, COUNTY, name="Avery  EXAMPLE", digest=digest)
    assert of(root, COUNTY).state is SigningState.PENDING
    assert notes(root, COUNTY) == ["1 of 2 signatures of 2024-01"]
    sign(root, COUNTY, name="not stated", digest=digest)
    assert of(root, COUNTY).state is SigningState.CURRENT


def test_one_person_signs_for_several(root: Path) -> None:
    sign(root, COUNTY, on_behalf_of=f"[{COUNTY}, {TRUST}]")
    assert of(root, TRUST).state is SigningState.CURRENT
    assert of(root, DISTRICT).state is SigningState.PENDING


def test_the_last_word_counts(root: Path) -> None:
    sign(root, COUNTY, date="2024-02-01")
    sign(root, COUNTY, date="2024-06-30", state="withdrawn", reason="The cabinet has changed.")
    assert of(root, COUNTY, "2024-05").state is SigningState.CURRENT
    assert of(root, COUNTY).state is SigningState.WITHDRAWN
    assert notes(root, COUNTY) == ["“The cabinet has changed”"]
    sign(root, COUNTY, date="2024-09")
    assert of(root, COUNTY).state is SigningState.CURRENT
    sign(root, DISTRICT, state="declined")
    assert of(root, DISTRICT).state is SigningState.DECLINED
    assert at(root).in_force is not None


def test_a_record_without_a_date_keeps_its_place_in_the_file(root: Path) -> None:
    sign(root, COUNTY, date="2024-02-01")
    sign(root, COUNTY, date="not stated", state="withdrawn")
    assert of(root, COUNTY).state is SigningState.WITHDRAWN
    assert "withdrawn no date 2024-01" in text(root)


def test_a_withdrawal_counts_from_the_day_on_which_it_takes_effect(root: Path) -> None:
    sign(root, COUNTY)
    sign(root, COUNTY, date="2025-01-10", state="withdrawn", effective="2025-06-30")
    assert of(root, COUNTY, "2025-03-01").state is SigningState.CURRENT
    assert notes(root, COUNTY, "2025-03-01") == ["withdrawn with effect on 30 June 2025"]
    assert of(root, COUNTY, "2025-06-30").state is SigningState.WITHDRAWN


def test_only_a_later_version_in_force_leaves_a_signature_behind(root: Path) -> None:
    sign(root, COUNTY)
    reword(root)
    assert of(root, COUNTY).state is SigningState.CURRENT
    assert "Working text a draft (fingerprint " in text(root)
    assert steps(root, due=False) == ["See what the working text changes"]
    digest = release(root, "2025-01", "2025-01", "proposed")
    shutil.copytree(ROOT / "tests" / "histories" / "marsh" / "data", root / "kept/2024-01/data")
    sign(root, TRUST, version="2025-01", digest=digest, date="2025-02")
    sign(root, DISTRICT, version="2025-01", digest=digest, date="2025-02", state="declined")
    assert of(root, COUNTY).state is SigningState.CURRENT
    assert of(root, TRUST).state is SigningState.PENDING
    found = at(root)
    assert [s.state for s in found.proposals] == [
        SigningState.EARLIER,
        SigningState.DECLINED,
        SigningState.CURRENT,
    ]
    assert (
        "Proposed 2025-01 Signed Reedbank Trust Declined Meadow District Council "
        "Not yet Marsh County Council" in text(root)
    )
    assert ("Ask Marsh County Council to sign the proposed 2025-01", f"mou sign {COUNTY}") in [
        (step.text, step.command) for step in found.steps
    ]
    assert "mou sign PARTNER --version 2024-01" in text(root)
    sign(root, COUNTY, version="2025-01", digest=digest, date="2025-03")
    assert "Every party has answered the proposed 2025-01: record its new state" in text(root)
    release(root, "2025-01", "2025-01")
    assert of(root, COUNTY).state is SigningState.CURRENT
    assert at(root).proposed is None


def test_what_changed_since_is_told_once_and_in_words(root: Path) -> None:
    sign(root, COUNTY)
    sign(root, TRUST)
    shutil.copytree(root / "data", root / "kept" / "2024-01" / "data")
    reword(root)
    release(root, "2025-01", "2025-01")
    assert of(root, COUNTY).state is SigningState.EARLIER
    assert text(root).count("Since 2024-01: One section is reworded") == 1
    assert "No Party pays for [-another-] [+any other Party+]." in text(root)
    assert "Show Marsh County Council and Reedbank Trust what changed since 2024-01" in steps(
        root, due=False
    )
    sign(root, COUNTY, date="2025-02", state="declined", version="2025-01")
    assert notes(root, COUNTY) == ["signed 2024-01 on 1 February 2024"]
    shutil.rmtree(root / "kept")
    lacking = "What changed since 2024-01 cannot be shown: the text of 2024-01 is not here"
    assert lacking in text(root)


def test_a_text_kept_under_a_version_is_not_taken_for_it_unless_it_is(root: Path) -> None:
    sign(root, COUNTY)
    reword(root)
    shutil.copytree(root / "data", root / "kept" / "2024-01" / "data")
    release(root, "2025-01", "2025-01")
    assert at(root).since == {"2024-01": None}


def test_many_changes_are_cut_short(root: Path) -> None:
    sign(root, COUNTY)
    shutil.copytree(root / "data", root / "kept" / "2024-01" / "data")
    for word in ("Aims", "Money", "Words", "Signatures", "Targets", "The Board", "Parties"):
        change(root, "data/mou.yaml", f"\n    title: {word}\n", f"\n    title: {word} now\n")
    release(root, "2025-01", "2025-01")
    assert "… 2 more: mou diff 2024-01 2025-01" in text(root)


def test_the_text_of_a_tag_and_of_a_commit_is_found_in_git(
    made_history: Callable[[str], History], tmp_path: Path
) -> None:
    made = made_history("signed-and-reviewed")
    root = tmp_path / "clone"
    run_git(tmp_path, "clone", "--quiet", made.root.as_uri(), str(root))
    assert "Since 2024-01: The date of the agreement goes from" in text(root)
    run_git(root, "tag", "--delete", "mou/2024-01", "mou/2025-03")
    assert "Since 2024-01: The date of the agreement goes from" in text(root)
    shallow = tmp_path / "shallow"
    run_git(tmp_path, "clone", "--quiet", "--depth", "1", made.root.as_uri(), str(shallow))
    assert "What changed since 2024-01 cannot be shown" in text(shallow)
    bare = tmp_path / "bare"
    run_git(tmp_path, "clone", "--quiet", "--bare", made.root.as_uri(), str(bare))
    assert text(bare) == text(made.root)
    run_git(root, "tag", "mou/2024-01")  # it points elsewhere, and `mou verify` says so
    assert "Since 2024-01: The date of the agreement goes from" in text(root)


def test_what_was_said_of_an_earlier_version(root: Path) -> None:
    for partner in (COUNTY, DISTRICT, TRUST):
        sign(root, partner, date="2024-02")
    sign(root, DISTRICT, date="2024-06", state="withdrawn")
    sign(root, TRUST, date="2025-06", state="withdrawn")
    reword(root)
    release(root, "2025-01", "2025-01")
    assert of(root, DISTRICT).state is SigningState.PENDING
    assert notes(root, DISTRICT) == ["withdrew from 2024-01 in June 2024"]
    assert of(root, TRUST).state is SigningState.WITHDRAWN
    assert "Reedbank Trust (Reedbank) withdrawn June 2025 2024-01" in text(root)


def test_a_version_refused_or_taken_back_leaves_the_one_before_it(root: Path) -> None:
    sign(root, COUNTY, date="2024-02")
    sign(root, COUNTY, date="2024-10", state="declined", version="2024-09")
    sign(root, DISTRICT, date="2024-10", version="2024-08")
    write_version(root, "2024-08", "withdrawn")
    write_version(root, "2024-09", "proposed")
    reword(root)
    release(root, "2025-01", "2025-01")
    assert of(root, COUNTY).state is SigningState.EARLIER
    assert notes(root, COUNTY) == ["declined 2024-09 in October 2024"]
    assert of(root, DISTRICT).state is SigningState.PENDING


def write_version(root: Path, name: str, state: str) -> None:
    digest = "sha256:" + name.replace("-", "").ljust(64, "0")
    write(
        root,
        f"data/versions/{name}.yaml",
        f'version: "{name}"\ndate: {name}\nstate: {state}\ntext_format: mou-text-v1\n'
        f"digest: {digest}\n",
    )


def test_a_withdrawal_still_to_come_is_no_last_word_of_an_earlier_version(root: Path) -> None:
    sign(root, COUNTY, date="2024-02")
    sign(root, COUNTY, date="2025-06", state="withdrawn", effective="2027-01-01")
    reword(root)
    release(root, "2025-01", "2025-01")
    assert of(root, COUNTY).state is SigningState.EARLIER
    assert of(root, COUNTY, "2027-01").state is SigningState.WITHDRAWN


def test_nothing_that_is_dated_later_is_counted(root: Path) -> None:
    sign(root, COUNTY, date="2024-03")
    shutil.copytree(root / "data", root / "kept" / "2024-01" / "data")
    reword(root)
    release(root, "2025-01", "2025-01")
    becomes(root, TRUST, "abolished", "2025-07-01")
    assert of(root, COUNTY, "2024-02").state is SigningState.PENDING
    assert of(root, COUNTY, "2024-03-10").state is SigningState.CURRENT
    assert of(root, TRUST, "2025-06").end is None
    assert of(root, TRUST, "2025-07").end is not None
    before = at(root, "2023")
    assert (before.in_force, before.standings) == (None, ())
    assert "No version is in force" in status_as_text(before)
    assert "mou release VERSION --state proposed" in status_as_text(before)


def test_a_body_that_was_split_names_both_successors(root: Path) -> None:
    sign(root, TRUST)
    becomes(root, TRUST, "split", "2025-04-01", "reed-north", "reed-south")
    assert notes(root, TRUST) == [
        "split on 1 April 2025",
        "its successors are The reed-north and The reed-south",
        "no re-affirmation is on record",
    ]
    assert "Ask The reed-north and The reed-south whether they re-affirm for Reedbank Trust" in (
        steps(root)
    )
    sign(root, "reed-north", date="2025-05", on_behalf_of=f"[{TRUST}]")
    assert notes(root, TRUST)[-1] == "signed on its behalf by Signer of reed-north, in May 2025"
    assert not [step for step in steps(root) if step.startswith("Ask")]


def test_successors_that_ended_in_their_turn(root: Path) -> None:
    sign(root, TRUST)
    becomes(root, TRUST, "merged", "2025-04-01", "reed-north")
    becomes(root, "reed-north", "acquired", "2026-01", "reed-union")
    assert "now in its place: The reed-union" in notes(root, TRUST)
    assert "Ask The reed-union whether it re-affirms for Reedbank Trust" in steps(root)


def test_a_body_that_ended_without_a_successor_or_a_signature(root: Path) -> None:
    becomes(root, TRUST, "abolished", "2025-04-01")
    becomes(root, DISTRICT, "merged", "2025-04-01", COUNTY)
    sign(root, COUNTY)
    assert notes(root, TRUST) == ["abolished on 1 April 2025"]
    assert steps(root)[:2] == [
        "Ask Marsh County Council whether it signs for Meadow District Council",
        "Find out which body stands in the place of Reedbank Trust",
    ]
    assert "Friends of the Heron (its representative abolished)" in text(root)


def test_an_end_that_is_not_certain_says_so_and_is_not_due(root: Path) -> None:
    sign(root, TRUST)
    becomes(root, TRUST, "merged", "2025-04-01", "reed-north")
    file = root / "data" / "partners" / f"{TRUST}.yaml"
    file.write_text(file.read_text() + "    certain: false\n")
    assert notes(root, TRUST)[0] == "merged on 1 April 2025 (not certain)"
    assert "Ask The reed-north whether it re-affirms for Reedbank Trust" in steps(root, due=False)


def test_one_body_inherits_two_signatures(
    made_history: Callable[[str], History],
) -> None:
    root = made_history("icb-replaces-ccgs").root
    assert of(root, "mid-and-south-essex-icb").state is SigningState.PENDING
    assert notes(root, "mid-and-south-essex-icb", "2023") == [
        "its predecessors NHS Castle Point and Rochford Clinical Commissioning Group and NHS "
        "Southend Clinical Commissioning Group signed 2019-03",
        "no re-affirmation is on record",
    ]
    assert of(root, "essex-county-council").state is SigningState.EARLIER


DECISION = """kind: cabinet
body: Cabinet
partner: marsh-county-council
date: 2024-01-20
effective: 2024-01-28
minute: "9"
outcome: conditional
resolution: not stated
votes: not stated
conditions: [the trust signs too]
version: "2023-12"
"""


def test_the_chain_from_a_signature_to_its_authority(root: Path) -> None:
    write(root, "data/decisions/cabinet-9.yaml", DECISION)
    sign(root, COUNTY, authority="{decision: cabinet-9}")
    sign(root, DISTRICT, authority="{decision: council-7}")
    sign(root, TRUST, authority="{delegation: the standing orders}", date="not stated")
    assert (
        "Signer of marsh-county-council, on 1 February 2024; by the decision cabinet-9: Cabinet, "
        "conditional, on 20 January 2024, effective 28 January 2024, minute 9, which saw 2023-12"
        in text(root)
    )
    assert notes(root, COUNTY) == [
        "open condition of the decision cabinet-9: the trust signs too",
        "the decision cabinet-9 was about 2023-12",
    ]
    assert notes(root, DISTRICT) == ["the decision council-7 is not on file"]
    assert "by the decision council-7, which is not on file" in text(root)
    assert "Signer of reedbank-trust; by delegation: the standing orders" in text(root)
    assert "evidence on file for none, authority on file for two" in text(root)
    assert steps(root, due=False) == [
        "Record when what the decision cabinet-9 is subject to was met, "
        "in data/decisions/cabinet-9.yaml"
    ]
    write(root, "data/decisions/cabinet-9.yaml", DECISION + "conditions_met: 2024-05-01\n")
    assert notes(root, COUNTY) == ["the decision cabinet-9 was about 2023-12"]
    assert "open condition" in notes(root, COUNTY, "2024-04")[0]


def test_the_report_that_a_body_saw_is_named(tmp_path: Path) -> None:
    root = tmp_path / "riverside"
    shutil.copytree(ROOT / "examples" / "riverside", root)
    change(
        root,
        "data/decisions/county-2025-03.yaml",
        'version: "2025-04"',
        "version: not stated\nreport: riverside-2026",
    )
    change(root, "data/decisions/county-2025-03.yaml", 'minute: "14"', "minute: not stated")
    found = text(root)
    assert "effective 19 March 2025, on the report “" in found
    assert "which saw" not in found


def test_evidence_and_keys_are_counted_apart(root: Path) -> None:
    evidence = "[{name: scan.pdf, digest: not stated, held: the deed room}]"
    for partner in (COUNTY, DISTRICT, TRUST):
        sign(root, partner, evidence=evidence, authority="{delegation: the standing orders}")
    assert "Signed 3 of 3, recorded; evidence and authority on file" in text(root)
    file = root / "data" / "signatures" / f"{COUNTY}.yaml"
    armour = "-----BEGIN SSH SIGNATURE-----\n      AAAA\n      -----END SSH SIGNATURE-----\n"
    file.write_text(file.read_text() + f"    ssh: |\n      {armour}")
    assert "1 with a key (mou verify), 2 recorded" in text(root)
    for partner in (DISTRICT, TRUST):
        file = root / "data" / "signatures" / f"{partner}.yaml"
        file.write_text(file.read_text() + f"    ssh: |\n      {armour}")
    assert "Signed 3 of 3, each with a key (mou verify)" in text(root)


COMMENCEMENTS = [
    ("not stated", 3, "the MoU does not say"),
    ("{when: date, date: 2024-04-01}", 0, "began on 1 April 2024"),
    ("{when: date, date: 2030-04-01}", 0, "begins on 1 April 2030"),
    ("{when: all-sign}", 3, "began in March 2024, when every party had signed"),
    ("{when: all-sign}", 2, "when every party has signed: 2 of 3; not yet: Reedbank Trust"),
    ("{when: number-sign, number: 2}", 2, "began on 2 February 2024, when two parties had signed"),
    (
        "{when: number-sign, number: 2}",
        1,
        "when two parties have signed: 1 of 2; not yet: Meadow District Council and Reedbank Trust",
    ),
    ("{when: each-signs}", 3, "for each party when it signs: 3 of 3 have"),
    (
        "{when: each-signs}",
        2,
        "for each party when it signs: 2 of 3 have; not yet: Reedbank Trust",
    ),
]


@pytest.mark.parametrize(("terms", "signed", "expected"), COMMENCEMENTS)
def test_when_the_agreement_begins(root: Path, terms: str, signed: int, expected: str) -> None:
    change(root, "data/mou.yaml", "legal_status:", f"commencement: {terms}\nlegal_status:")
    dates = ["2024-02-01", "2024-02-02", "2024-03"]
    for partner, date in list(zip((COUNTY, DISTRICT, TRUST), dates, strict=True))[:signed]:
        sign(root, partner, date=date)
    assert f"Beginning {expected} End" in text(root)


def test_a_beginning_whose_day_the_signatures_do_not_tell(root: Path) -> None:
    change(root, "data/mou.yaml", "legal_status:", "commencement: {when: all-sign}\nlegal_status:")
    for partner in (COUNTY, DISTRICT, TRUST):
        sign(root, partner, date="not stated")
    assert "the dates of the signatures do not say on which day" in text(root)


def test_a_withdrawal_undoes_no_beginning(root: Path) -> None:
    change(root, "data/mou.yaml", "legal_status:", "commencement: {when: all-sign}\nlegal_status:")
    for partner in (COUNTY, DISTRICT, TRUST):
        sign(root, partner)
    sign(root, TRUST, state="withdrawn", date="2025-01")
    assert "Beginning began on 1 February 2024, when every party had signed" in text(root)


@pytest.mark.parametrize(
    ("term", "expected", "due"),
    [
        ("not stated", "the MoU does not say", False),
        ("{until: none, notice: not stated}", "no last day; notice to leave: not stated", False),
        (
            "{until: to be confirmed, notice: 3 months}",
            "last day to be confirmed; notice to leave: 3 months",
            False,
        ),
        ("{until: 2026-05-31, notice: none}", "ended on 31 May 2026; notice to leave: none", True),
        ("{until: 2026-06, notice: none}", "ends in June 2026; notice to leave: none", False),
    ],
)
def test_when_the_agreement_ends(root: Path, term: str, expected: str, *, due: bool) -> None:
    change(root, "data/mou.yaml", "legal_status:", f"term: {term}\nlegal_status:")
    assert f"End {expected} Review" in text(root)
    assert any(step.startswith("The agreement ended") for step in steps(root)) is due


def test_how_many_members_a_tier_has(root: Path) -> None:
    change(root, "data/mou.yaml", "    signs: true", "    signs: true\n    minimum: 3")
    assert "Members Parties: 3; the MoU says at least 3" in text(root)
    change(
        root,
        "data/mou.yaml",
        "    name: Reedbank Trust",
        "    from: 2027-01\n    name: Reedbank Trust",
    )
    assert "Parties: 2 take part, and the MoU says at least 3" in steps(root)
    assert notes(root, TRUST) == ["member from January 2027"]
    change(root, "data/mou.yaml", "    minimum: 3", "    maximum: 1")
    assert "Parties: 2 take part, and the MoU says at most 1" in steps(root)
    sign(root, COUNTY, state="declined")
    assert "Parties: 1; the MoU says at most 1" in text(root)


@pytest.mark.parametrize(
    ("limits", "day", "told", "over"),
    [
        ("from: 2024-01-01", "2025-12-31", "member until 31 December 2025", False),
        ("from: 2024-01-01", "2026-01-01", "membership ended 31 December 2025", True),
        ("from: 2024-01", "2026-01-31", "member until January 2026", False),
        ("until: 2025-06-30", "2025-07-01", "membership ended 30 June 2025", True),
        ("from: 9998-01-01", "2025-07-01", "member from 1 January 9998", False),
    ],
)
def test_a_membership_for_a_time(
    root: Path, limits: str, day: str, told: str, *, over: bool
) -> None:
    change(root, "data/mou.yaml", "    signs: true", "    signs: true\n    lasts: 2 years")
    change(root, "data/mou.yaml", "    short: Reedbank", f"    short: Reedbank\n    {limits}")
    assert told in notes(root, TRUST, day)
    assert any("membership of Reedbank Trust" in step for step in steps(root, day)) is over


def test_participants_that_do_not_sign_and_what_became_of_them(root: Path) -> None:
    change(root, "data/mou.yaml", "[reedbank-trust]", f"[reedbank-trust, {COUNTY}]")
    release(root, "2024-01", "2024-01")
    becomes(root, TRUST, "abolished", "2025-04-01")
    becomes(root, "ferry-parish-council", "merged", "2025", COUNTY)
    found = "Friends of the Heron (one of two representatives abolished), "
    assert f"{found}Ferry Parish Council (merged in 2025)" in text(root)


def review(root: Path, day: str, more: str = "") -> None:
    write(
        root,
        f"data/reviews/{day}.yaml",
        f"date: {day}\nreviewers: not stated\nscope: not stated\nversion: not stated\n"
        f"outcome: amend\nminute: not stated\nrecorded_by: not stated\n{more}",
    )


REVIEWS = [
    ([], "2024-12", "every 12 months from January 2025; next due in January 2025"),
    ([], "2025-01-30", "every 12 months from January 2025; next due in January 2025"),
    ([], "2025-01-31", "1 due, none recorded; next due in January 2026"),
    ([], "2027-06", "3 due, none recorded; next due in January 2028"),
    (["2025-03-01"], "2025-06", "1 due, recorded; next due on 1 March 2026"),
    (["2024-12-01"], "2025-06", "1 due, recorded; next due on 1 December 2025"),
    (["2024-05-01"], "2025-06", "1 due, none recorded; next due in January 2026"),
    (["2026-02-01"], "2026-06", "2 due, one recorded; next due on 1 February 2027"),
    (["2025-01-20", "2025-04-01"], "2025-06", "1 due, recorded; next due on 20 January 2026"),
    (["2025-01-20", "2026-01-10"], "2026-06", "2 due, all recorded; next due on 10 January 2027"),
    (["2025-01-20", "2030-01-10"], "2026-01-10", "1 due, recorded; next due on 20 January 2026"),
]


@pytest.mark.parametrize(("held", "day", "expected"), REVIEWS)
def test_which_reviews_were_due_and_which_are_on_record(
    root: Path, held: list[str], day: str, expected: str
) -> None:
    for date in held:
        review(root, date)
    assert expected in text(root, day)


def test_a_review_may_say_itself_when_the_next_is(root: Path) -> None:
    review(root, "2025-01-20", "next: 2025-06-30\n")
    assert "next due on 30 June 2025" in text(root, "2025-02")
    assert "2 due, one recorded; next due on 30 June 2026" in text(root, "2025-07")
    assert "Record the review due on 30 June 2025" in steps(root, "2025-07")


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ("review: not stated", "Review the MoU does not say"),
        ("review: {every: not stated, first: 2025-01}", "Review from January 2025: 1 due, none"),
        ("review: {every: 12 months, first: not stated}", "Review every 12 months Next"),
        ("review: {every: not stated, first: not stated}", "Review the MoU does not say"),
    ],
)
def test_terms_of_review_that_are_not_stated(root: Path, terms: str, expected: str) -> None:
    file = root / "data" / "mou.yaml"
    before, _, after = file.read_text().partition("review:\n  every")
    file.write_text(f"{before}{terms}\n{after.partition(chr(10) * 2)[2]}")
    assert expected in text(root)
    review(root, "2025-03-01")
    assert "Last review 1 March 2025: amend" in text(root)


def test_reviews_that_begin_with_the_first_on_record(root: Path) -> None:
    change(root, "data/mou.yaml", "first: 2025-01\n", "first: not stated\n")
    review(root, "2025-03-01")
    assert "1 due, none recorded; next due on 1 March 2027" in text(root, "2026-06")


def test_what_a_review_asked_for(root: Path) -> None:
    review(
        root,
        "2025-01-20",
        "actions:\n"
        "  - {action: Ask the trust, by: Jo Sample, due: 2025-03}\n"
        "  - {action: Write the accounts, by: not stated, due: 2025-03, done: 2025-04-02}\n"
        "  - {action: Meet, by: not stated, due: to be confirmed}\n",
    )
    assert "Action Ask the trust (Jo Sample); was due in March 2025, not recorded as done" in (
        text(root)
    )
    assert "Action Meet; due date to be confirmed" in text(root)
    assert "Write the accounts; was due in March 2025" in text(root, "2025-04-01")
    assert "Write the accounts" not in text(root)
    asked = "“Ask the trust” was due in March 2025: record when it was done, in data/reviews/"
    assert f"{asked}2025-01-20.yaml" in steps(root)
    assert f"{asked}2025-01-20.yaml" not in steps(root, "2025-03-31")


def test_a_version_in_force_whose_text_is_not_here(root: Path) -> None:
    sign(root, COUNTY)
    sign(root, "old-body", date="2024-02")
    reword(root)
    found = at(root)
    assert [s.party.name for s in found.standings] == ["Marsh County Council", "old-body"]
    assert "2024-01 (fingerprint a18b 38a9); its text is not here" in text(root)
    assert "Review the text of 2024-01 is not here" in text(root)
    release(root, "2025-01", "2025-01", "proposed")
    write_version(root, "2024-05", "in-force")
    sign(root, DISTRICT, version="2024-05", date="2024-06")
    assert "What changed since 2024-01 cannot be shown: the text of 2024-05 is not here" not in (
        text(root)
    )


def test_a_proposed_version_alone(root: Path) -> None:
    shutil.rmtree(root / "data" / "versions")
    release(root, "2024-01", "2024-01", "proposed")
    sign(root, COUNTY)
    found = at(root)
    assert (found.in_force, found.standings) == (None, ())
    assert [s.state for s in found.proposals] == [
        SigningState.CURRENT,
        SigningState.PENDING,
        SigningState.PENDING,
    ]
    assert found.title.startswith("Marsh and Meadow")
    assert found.proposed is not None
    assert found.proposed.version.digest == FIRST


def test_a_withdrawal_from_a_proposed_version(root: Path) -> None:
    reword(root)
    digest = release(root, "2025-01", "2025-01", "proposed")
    sign(root, COUNTY, version="2025-01", digest=digest, date="2025-02")
    sign(root, COUNTY, version="2025-01", digest=digest, date="2025-03", state="withdrawn")
    assert "Withdrew Marsh County Council" in text(root)


def test_data_that_cannot_be_read(root: Path, mou: Mou) -> None:
    write(root, "data/versions/2024-01.yaml", "version: [")
    ran = mou("-C", root, "status")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("mou: The data of the working text cannot be read: ")
    assert ran.err.endswith("  All that is wrong with it: mou validate\n")
