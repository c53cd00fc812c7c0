"""`mou review`: the agenda, the record, and the list of what is on record and due."""

import io
import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import page
import pytest
from pypdf import PdfReader

from conftest import ROOT, Mou, change, same_as_golden
from histories import run_git
from mou_cli.loading import load
from mou_cli.model.outcomes import Indicator
from mou_cli.operations.review_record import ReviewHeld, prepare_review
from mou_cli.standing.indicators import Measured, measured
from mou_cli.trees import DiskTree
from office_lint import lint_docx
from pdf_checks import failures_of

RIVERSIDE = ROOT / "examples" / "riverside"
RECORD = (
    *("review", "record", "--date", "2027-04-20", "--outcome", "amend"),
    "--not-stated",
)


@pytest.fixture(autouse=True)
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """All reviews of these tests are past."""
    monkeypatch.setattr("mou_cli.cli.dates.today", lambda: date(2029, 1, 1))


@pytest.fixture
def riverside(tmp_path: Path) -> Path:
    """A copy of the example, to be changed at will."""
    root = tmp_path / "riverside"
    shutil.copytree(RIVERSIDE, root)
    return root


def test_a_review_is_recorded_as_it_was_told(riverside: Path, mou: Mou) -> None:
    ran = mou(
        *("-C", riverside, *RECORD),
        *("--reviewer", "Partnership Board", "--reviewer", "Jo Sample: Chief Executive"),
        *("--scope", "Targets # and all", "--minute", "RPB 27/4", "--recorded-by", "Dana Figment"),
        *("--action", "Ask the Trust | Partnership Manager | 2027-06-30"),
        *("--action", "Tidy the annexes"),
        *("--next", "2028-04"),
    )
    assert (ran.code, ran.out) == (0, "data/reviews/2027-04-20.yaml\n")
    assert ran.err == (
        "Next: git add data/reviews/2027-04-20.yaml, then git commit\n"
        "To take it back, before anything else is changed or committed: "
        f"rm {riverside}/data/reviews/2027-04-20.yaml\n"
    )
    assert (riverside / "data" / "reviews" / "2027-04-20.yaml").read_text(encoding="utf-8") == (
        "date: 2027-04-20\n"
        "reviewers:\n"
        "  - Partnership Board\n"
        '  - "Jo Sample: Chief Executive"\n'
        'scope: "Targets # and all"\n'
        'version: "2025-04"\n'
        "outcome: amend\n"
        "actions:\n"
        "  - action: Ask the Trust\n"
        "    by: Partnership Manager\n"
        "    due: 2027-06-30\n"
        "  - action: Tidy the annexes\n"
        "    by: not stated\n"
        "    due: not stated\n"
        "next: 2028-04\n"
        "minute: RPB 27/4\n"
        "recorded_by: Dana Figment\n"
    )
    assert mou("-C", riverside, "validate").code == 0
    listed = mou("-C", riverside, "review", "list", "--as-of", "2027-05-01").out
    assert "April 2027          recorded: 2027-04-20\n" in listed
    assert "next due in April 2028\n" in listed


def test_what_is_not_told_is_not_stated(south_east_essex: Path) -> None:
    change(south_east_essex, "data/versions/2019-03.yaml", "in-force", "withdrawn")
    found = prepare_review(
        DiskTree(south_east_essex), ReviewHeld("2020-04", "no-change", not_stated=True)
    )
    assert found.path == "data/reviews/2020-04.yaml"
    assert found.data.decode() == (
        'date: 2020-04\nreviewers: not stated\nscope: not stated\nversion: "not stated"\n'
        "outcome: no-change\nminute: not stated\nrecorded_by: not stated\n"
    )


def test_a_dry_run_prints_and_writes_nothing(riverside: Path, mou: Mou) -> None:
    ran = mou("-C", riverside, *RECORD, "--dry-run", "--version", "2023-04")
    assert ran.code == 0
    assert 'version: "2023-04"\n' in ran.out
    assert ran.err == "would write data/reviews/2027-04-20.yaml\n"
    assert [path.name for path in (riverside / "data" / "reviews").iterdir()] == ["2026-04-21.yaml"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--date", "2026-04-21"], "`data/reviews/2026-04-21.yaml` is on record already"),
        (["--date", "../../mou"], "`../../mou` is no date: it is not written as 2019,"),
        (["--version", "2025"], "No version is called `2025`\n  Did you mean `2025-04`?"),
        (["--action", " | Jo"], "The action ` | Jo` cannot be read"),
        (["--action", "a | b | 2027 | d"], "The action `a | b | 2027 | d` cannot be read"),
        (["--outcome", "fine"], "Invalid value for '--outcome': 'fine' is not one of"),
    ],
)
def test_what_cannot_be_recorded_is_refused(arguments: list[str], said: str, mou: Mou) -> None:
    ran = mou("-C", RIVERSIDE, *RECORD, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"mou: {said}")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--action", "Ask | Jo | soon"], "SCH008 `soon` is no date"),
        (["--scope", "two\nlines"], "SCH003 This text has more than one line"),
        (["--reviewer", ""], "SCH006 The text is empty"),
    ],
)
def test_a_record_that_is_no_valid_data_is_not_written(
    arguments: list[str], code: str, riverside: Path, mou: Mou
) -> None:
    ran = mou("-C", riverside, *RECORD, *arguments)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(
        f"What would be written to data/reviews/2027-04-20.yaml: error {code}"
    )
    assert ran.err.endswith("\n\nNothing was recorded\n")
    assert not (riverside / "data" / "reviews" / "2027-04-20.yaml").exists()


def test_errors_that_were_there_do_not_stand_in_the_way(riverside: Path, mou: Mou) -> None:
    change(riverside, "data/reports/riverside-2026.yaml", "state: draft", "state: published")
    assert mou("-C", riverside, "validate").code == 1
    assert mou("-C", riverside, *RECORD).code == 0


def test_a_folder_that_is_no_repository_has_no_list(mou: Mou, tmp_path: Path) -> None:
    ran = mou("-C", tmp_path, "review", "list")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no `data/mou.yaml` here" in ran.err


def test_the_reviews_of_the_real_agreement_are_due_and_none_is_recorded(mou: Mou) -> None:
    ran = mou("-C", ROOT, "review", "list", "--as-of", "2022-01-31")
    assert ran.code == 0
    assert ran.out == (
        "South East Essex Locality Partnership Memorandum of Understanding\n"
        "Reviews: every 12 months from April 2020: 2 due, none recorded; next due in April 2022\n"
        "\n"
        "Due\n"
        "April 2020          due, none recorded\n"
        "April 2021          due, none recorded\n"
        "April 2022          to come\n"
    )


def test_an_agreement_that_says_nothing_of_reviews_has_none_due(
    south_east_essex: Path, mou: Mou
) -> None:
    path = south_east_essex / "data" / "mou.yaml"
    text = re.sub(r"\nreview:\n(  .*\n)+", "\nreview: not stated\n", path.read_text("utf-8"))
    path.write_text(text, encoding="utf-8")
    assert mou("-C", south_east_essex, "review", "list").out == (
        "South East Essex Locality Partnership Memorandum of Understanding\n"
        "Reviews: the MoU does not say\n"
    )


def test_the_list_has_what_is_on_record_and_open(mou: Mou) -> None:
    text = mou("-C", RIVERSIDE, "review", "list", "--as-of", "2026-07-01").out
    assert (
        "\nOn record\n"
        "21 April 2026       no change; of 2025-04; Riverside Partnership Board; minute RPB 26/12\n"
    ) in text
    assert "was due on\n                    30 June 2026, not recorded as done\n" in text
    page = mou("-C", RIVERSIDE, "review", "list", "--as-of", "2026-07-01", "--format", "markdown")
    assert "- **April 2026:** recorded: 2026-04-21\n- **April 2027:** to come\n" in page.out
    before = mou("-C", RIVERSIDE, "review", "list", "--as-of", "2026-01").out
    assert "On record" not in before


def test_the_list_as_json_keeps_its_schema(mou: Mou) -> None:
    schema = json.loads(mou("schema", "reviews").out)
    for root in (ROOT, RIVERSIDE):
        data = json.loads(
            mou("-C", root, "review", "list", "--format", "json", "--as-of", "2026-07").out
        )
        jsonschema.Draft202012Validator(schema).validate(data)
    assert data["next_due"] == "2027-04"
    assert data["on_record"][0]["reviewers"] == ["Riverside Partnership Board"]
    assert [action["past"] for action in data["open_actions"]] == [True, False]


def test_the_agenda_reads_as_it_does(mou: Mou) -> None:
    ran = mou("-C", RIVERSIDE, "review", "start", "--as-of", "2027-03-01")
    assert ran.code == 0
    same_as_golden("riverside/agenda.txt", ran.out.encode())
    ran = mou("-C", ROOT, "review", "start", "--as-of", "2022-07-02", "--format", "markdown")
    same_as_golden("south-east-essex/agenda.md", ran.out.encode())


def test_the_agenda_as_a_document(mou: Mou, tmp_path: Path) -> None:
    for kind in ("html", "docx", "pdf"):
        file = f"agenda.{kind}"
        command = ("-C", RIVERSIDE, "review", "start", "--as-of", "2027-03-01", "--format", kind)
        ran = mou(*command, "--output", file)
        assert (ran.code, ran.out) == (0, f"{file}\n")
    assert lint_docx((tmp_path / "agenda.docx").read_bytes()) == []
    data = (tmp_path / "agenda.pdf").read_bytes()
    assert failures_of(data, page.ValidationProfile.PDF_UA_1) == []
    text = "".join(each.extract_text() for each in PdfReader(io.BytesIO(data)).pages)
    assert "Agenda as of 1 March 2027 · e56b f760" in text
    assert "65.8%, 2024" in re.sub(r"\s+", " ", text)
    assert '<th scope="col">Latest value</th>' in (tmp_path / "agenda.html").read_text("utf-8")


def test_the_agenda_is_a_paper_for_councillors(mou: Mou, tmp_path: Path) -> None:
    command = ("-C", RIVERSIDE, "review", "start", "--as-of", "2027-03-01", "--format", "pdf")
    assert mou(*command, "--output", "agenda.pdf").code == 0
    assert mou(*command, "--large-print", "--output", "large.pdf").code == 0
    pages = [
        [each.extract_text() for each in PdfReader(tmp_path / file).pages]
        for file in ("agenda.pdf", "large.pdf")
    ]
    assert len(pages[1]) > len(pages[0])
    for found in pages:
        words = " ".join(" ".join(found).split())
        assert not re.search(r"\bmou |Beside it|--", words)
    assert "Rivershire County Council" in pages[0][0]  # its table begins on the first page
    assert "Rivershire Example Homes" in pages[0][1]  # and goes on on the next


def test_without_a_command_it_shows_the_commands(mou: Mou) -> None:
    ran = mou("review")
    assert ran.code == 0
    assert ran.out.startswith("Usage: mou review ")
    assert all(f"\n  {name} " in ran.out for name in ("start", "record", "list"))


def test_a_document_needs_a_file(mou: Mou) -> None:
    ran = mou("-C", RIVERSIDE, "review", "start", "--format", "docx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("Name one: `--output agenda.docx`\n")


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The agreement of 2019 with a review, and after it a new version and new facts."""
    from histories import build

    root = tmp_path_factory.mktemp("reviewed") / "repository"
    build("icb-replaces-ccgs", root)
    (root / "data" / "reviews").mkdir()
    (root / "data" / "reviews" / "2022-07-10.yaml").write_text(
        "date: 2022-07-10\nreviewers: [The Partnership]\nscope: not stated\nversion: '2019-03'\n"
        "outcome: replace\nminute: not stated\nrecorded_by: not stated\n"
    )
    run_git(root, "add", "--all")
    run_git(root, "commit", "-qm", "A review", GIT_COMMITTER_DATE="2022-07-21T10:00:00Z")
    return root


def agenda_of(root: Path, mou: Mou, as_of: str = "2023-01-01") -> str:
    ran = mou("-C", root, "review", "start", "--as-of", as_of)
    assert ran.code == 0, ran.err
    return re.sub(r"\s+", " ", ran.out)


def test_the_agenda_tells_what_changed_since_the_last_review(reviewed: Path, mou: Mou) -> None:
    text = agenda_of(reviewed, mou)
    assert "2. What changed in the text since the last review Since version 2019-03: " in text
    assert "NHS Mid and South Essex Integrated Care Board takes the place of two parties" in text
    assert "- The section “Parties to the Memorandum of Understanding” is reworded: " in text
    assert "3. What changed in the records since then Since the records of 10 July 2022: " in text
    assert "- The review of 10 July 2022 is added: replace." in text
    assert "Southend University NHS Foundation (SUHFT): merged" not in text  # before that review


def test_a_review_of_no_version_is_compared_beside_the_text_alone(
    reviewed: Path, mou: Mou, tmp_path: Path
) -> None:
    root = tmp_path / "copy"
    shutil.copytree(reviewed, root)
    change(root, "data/reviews/2022-07-10.yaml", "version: '2019-03'", "version: not stated")
    text = agenda_of(root, mou)
    assert "No version is on record to compare with" in text


def test_what_is_not_here_cannot_be_told(riverside: Path, mou: Mou) -> None:
    change(riverside, "data/reviews/2026-04-21.yaml", '"2025-04"', '"2023-04"')
    text = agenda_of(riverside, mou, "2027-01-01")
    assert "It cannot be shown: the text of version 2023-04 is not here" in text
    assert "It cannot be shown: the records of 21 April 2026 are not here" in text


def test_a_review_older_than_the_history_has_nothing_beside_the_text(
    reviewed: Path, mou: Mou, tmp_path: Path
) -> None:
    root = tmp_path / "copy"
    shutil.copytree(reviewed, root)
    shutil.move(root / "data/reviews/2022-07-10.yaml", root / "data/reviews/2019-01.yaml")
    change(root, "data/reviews/2019-01.yaml", "date: 2022-07-10", "date: 2019-01")
    assert "the records of January 2019 are not here" in agenda_of(root, mou)


def test_a_draft_a_proposal_and_an_agreement_without_versions(
    south_east_essex: Path, mou: Mou
) -> None:
    version = south_east_essex / "data" / "versions" / "2019-03.yaml"
    proposed = version.read_text(encoding="utf-8").replace('"2019-03"', '"2019-04"')
    proposed = proposed.replace("date: 2019-03", "date: 2019-04").replace("in-force", "proposed")
    version.with_name("2019-04.yaml").write_text(proposed, encoding="utf-8")
    text = agenda_of(south_east_essex, mou)
    assert "Proposed: 2019-04, dated April 2019" in text
    assert "2019-04: Not yet: " in text
    shutil.rmtree(south_east_essex / "data" / "versions")
    shutil.rmtree(south_east_essex / "data" / "signatures")
    text = agenda_of(south_east_essex, mou)
    assert "The files hold a draft that is not a version yet" in text
    assert "Who has signed No version is in force" in text
    assert "No version is on record to compare with" in text


def test_successors_that_sign_are_told(reviewed: Path, mou: Mou, tmp_path: Path) -> None:
    text = agenda_of(ROOT, mou, "2023-01-01")
    assert "no re-affirmation is on record" in text
    root = tmp_path / "copy"
    shutil.copytree(ROOT / "data", root / "data")
    source = (root / "data" / "signatures" / "southend-ccg.yaml").read_text(encoding="utf-8")
    signed = re.sub(r"date: 2019-03\b", "date: 2022-08-01", source)
    (root / "data" / "signatures" / "mid-and-south-essex-icb.yaml").write_text(
        signed.replace("    date:", "    on_behalf_of: [southend-ccg]\n    date:"), encoding="utf-8"
    )
    assert (
        "(Southend CCG): abolished on 1 July 2022; its successor is NHS Mid and South Essex "
        "Integrated Care Board; signed on its behalf since"
    ) in agenda_of(root, mou)


def test_an_end_without_successors_or_signatures_is_told_as_it_is(
    south_east_essex: Path, mou: Mou
) -> None:
    path = "data/partners/southend-ccg.yaml"
    change(south_east_essex, path, "    successors: [mid-and-south-essex-icb]\n", "")
    (south_east_essex / "data" / "signatures" / "southend-ccg.yaml").unlink()
    assert "(Southend CCG): abolished on 1 July 2022 - " in agenda_of(south_east_essex, mou)


def test_names_stay_text_in_every_face(riverside: Path, mou: Mou) -> None:
    hostile = "Ask @everyone <b>now</b> ![x](http://example.org/x) | y"
    path = "data/reviews/2026-04-21.yaml"
    change(riverside, path, "Ask the Hospitals Trust when it will sign", f'"{hostile}"')
    command = ("-C", riverside, "review", "start", "--as-of", "2027-01-01", "--format")
    text = mou(*command, "markdown").out
    assert "<b>" not in text
    assert "@<!-- -->everyone" in text
    assert mou(*command, "html", "--output", "a.html").code == 0
    assert "&lt;b&gt;now" in Path("a.html").read_text(encoding="utf-8")


def measure(**fields: Any) -> Measured:
    indicator = Indicator.model_validate(
        {"key": "a", "title": "A", "unit": "%", "better": "higher", **fields}
    )
    latest = indicator.observations[-1] if indicator.observations else None
    return Measured(indicator, None, indicator.targets[0], latest)


@pytest.mark.parametrize(
    ("better", "target", "value", "reached"),
    [
        ("higher", 70, 70, True),
        ("higher", 70, 69.9, False),
        ("lower", 70, 70, True),
        ("lower", 70, 70.1, False),
        ("lower", "to be confirmed", 70, None),
        ("higher", 70, "not stated", None),
    ],
)
def test_two_numbers_are_compared_and_nothing_else(
    better: str, target: object, value: object, reached: bool | None
) -> None:
    found = measure(
        better=better,
        targets=[{"value": target, "by": "2028"}],
        observations=[{"value": value, "date": "2024"}],
    )
    assert found.is_reached is reached


def test_the_latest_observation_of_the_same_place_by_the_day_counts() -> None:
    repository = load(DiskTree(RIVERSIDE)).repository
    assert repository.mou is not None
    found = {
        (each.indicator.key, each.place): each.latest
        for each in measured(repository, repository.mou, date(2023, 6, 1))
    }
    latest = found["active-adults", "Lower Riverside"]
    assert latest is not None
    assert (latest.value, latest.date.written) == (56.3, "2023")
    assert found["cold-homes", None] is None
    assert found["empty-homes", None] is None
