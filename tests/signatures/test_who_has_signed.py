"""Who has signed a version: every command counts as `mou status` does."""

from pathlib import Path

import pytest

from agreements import COUNTY, DISTRICT, TRUST, marsh, release, reword, sign
from conftest import Mou, change
from histories import run_git
from mou_cli.loading import load
from mou_cli.model.dates import PartialDate
from mou_cli.signatures.signers import signers_of
from mou_cli.trees import DiskTree

ONE_PERSON = "      - name: Avery Example\n        role: Leader of the Council\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The short agreement in a repository; for the county two people are to sign."""
    found = marsh(tmp_path / "marsh")
    change(found, "data/mou.yaml", ONE_PERSON, ONE_PERSON + ONE_PERSON.replace("Avery", "Jo"))
    run_git(found, "init", "--quiet")
    return commit(found, "First text")


def commit(root: Path, message: str) -> Path:
    run_git(root, "add", ".")
    run_git(root, "commit", "--quiet", "-m", message)
    return root


def sentence(root: Path, mou: Mou, *arguments: str) -> str:
    """Return the sentence of `mou diff` about the text that was changed."""
    out = " ".join(mou("-C", root, "diff", *arguments).out.split())
    return out.partition("It changes ")[2].partition(".")[0]


def current(root: Path, mou: Mou, *arguments: str) -> str:
    """Return how many have signed by `mou status`."""
    out = mou("-C", root, "status", *arguments).out
    return out.partition("Signed        ")[2].partition("\n")[0].partition(",")[0]


def test_one_signature_of_two_is_not_signed(root: Path, mou: Mou) -> None:
    sign(root, COUNTY, name="Avery Example")
    reword(root)
    assert (current(root, mou), sentence(root, mou)) == ("0 of 3", "the text in force")
    sign(root, COUNTY, name="Jo Example")
    assert current(root, mou) == "1 of 3"
    assert sentence(root, mou) == "the text that one party signed"


def test_a_withdrawal_that_takes_effect_later_takes_nothing_back_yet(root: Path, mou: Mou) -> None:
    sign(root, TRUST)
    sign(root, TRUST, date="2025-01", state="withdrawn", effective="9000-06-30")
    reword(root)
    assert (current(root, mou), sentence(root, mou)) == ("1 of 3", "the text that one party signed")


def test_a_record_that_is_dated_later_is_not_counted_yet(root: Path, mou: Mou) -> None:
    sign(root, TRUST, date="9000-01")
    reword(root)
    assert (current(root, mou), sentence(root, mou)) == ("0 of 3", "the text in force")


def test_who_does_not_sign_by_its_tier_is_not_counted(root: Path, mou: Mou) -> None:
    sign(root, "heron-friends")
    sign(root, DISTRICT)
    reword(root)
    assert (current(root, mou), sentence(root, mou)) == ("1 of 3", "the text that one party signed")


def test_the_agenda_and_a_page_to_sign_count_alike(root: Path, mou: Mou) -> None:
    sign(root, COUNTY, name="Avery Example")
    sign(root, TRUST)
    sign(root, DISTRICT)
    commit(root, "Signatures")
    reword(root)
    release(root, "2025-01", "2025-01")
    assert current(root, mou, "--as-of", "2024-06") == "2 of 3"
    agenda = mou("-C", root, "review", "start", "--as-of", "2025-06").out
    assert "the text that two parties signed" in " ".join(agenda.split())
    assert mou("-C", root, "render", "signature-pages", "--format", "md").code == 0
    page = (root / "build" / "signature-pages" / f"{TRUST}.md").read_text(encoding="utf-8")
    assert "the text that two parties signed" in " ".join(page.split())


def test_how_many_are_to_sign_the_text_of_the_version_says(root: Path, mou: Mou) -> None:
    sign(root, COUNTY, name="Avery Example")
    change(root, "data/mou.yaml", ONE_PERSON + ONE_PERSON.replace("Avery", "Jo"), ONE_PERSON)
    reword(root)
    assert (current(root, mou), sentence(root, mou)) == ("0 of 3", "the text in force")


def test_of_a_text_that_is_not_here_the_records_alone_count(root: Path) -> None:
    sign(root, COUNTY, on_behalf_of=f"[{COUNTY}, old-body]")
    sign(root, DISTRICT, state="declined")
    repository = load(DiskTree(root)).repository
    version, day = repository.versions["2024-01"], PartialDate.parse("2024-06")
    assert signers_of(repository, version, lambda _: None, day) == {COUNTY, "old-body"}
    assert signers_of(repository, version, lambda _: repository, day) == frozenset()


def test_a_text_that_nobody_said_anything_about_is_not_looked_for(root: Path) -> None:
    repository = load(DiskTree(root)).repository
    version, day = repository.versions["2024-01"], PartialDate.parse("2024-06")
    assert signers_of(repository, version, pytest.fail, day) == frozenset()
