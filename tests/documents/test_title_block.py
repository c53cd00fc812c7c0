"""The first page says what the agreement is: between whom, its date, its version and its state."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from agreements import marsh, release
from conftest import ROOT, Mou, change
from histories import History
from mou_cli.exporting.formats import DOCUMENT_FORMATS
from mou_cli.proofreading.comparing import bare
from mou_cli.proofreading.proofs import READERS
from mou_cli.words.title_block import parties_in_short

FORMATS = list(DOCUMENT_FORMATS)
TITLE = "Riverside Partnership Memorandum of Understanding INVENTED EXAMPLE"
BETWEEN = (
    "Rivershire County Council, Riverside District Council, NHS Rivershire Integrated Care Board, "
    "Rivershire Hospital NHS Foundation Trust, Rivershire Voluntary Action and Rivershire Example "
    "Homes"
)
FACTS = {
    "Between": BETWEEN,
    "Date": "1 April 2025",
    "Version": "2025-04, fingerprint e56b f760",
    "State": "In force from 1 April 2025 until 31 March 2030",
}
SIZES = [(), ("--large-print",)]


@pytest.fixture
def riverside(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "examples" / "riverside", tmp_path / "riverside")


def printed(mou: Mou, root: Path, form: str, *options: str) -> str:
    """Return the words of the agreement in a format, without spaces."""
    out = root / "out"
    ran = mou("-C", root, "render", "mou", "--format", form, "--output", out, *options)
    assert ran.code == 0, ran.err
    name = "mou-large-print" if "--large-print" in options else "mou"
    return bare(READERS[form]((out / f"{name}.{form}").read_bytes()))


def block(form: str, facts: dict[str, str]) -> str:
    colon = ":" if form == "md" else ""
    return bare("".join(f"{term}{colon} {words}" for term, words in facts.items()))


def state_of(mou: Mou, root: Path, *options: str) -> str:
    """Return what the page says of the agreement's state."""
    printed(mou, root, "md", *options)
    (line,) = (
        line
        for line in (root / "out" / "mou.md").read_text("utf-8").splitlines()
        if line.startswith("**State:**")
    )
    return line.removeprefix("**State:** ")


@pytest.mark.parametrize("size", SIZES, ids=["ordinary", "large"])
@pytest.mark.parametrize("form", FORMATS)
def test_it_stands_between_the_title_and_all_else(
    form: str, size: tuple[str, ...], mou: Mou, riverside: Path
) -> None:
    words = printed(mou, riverside, form, *size)
    assert bare(TITLE) + block(form, FACTS) in words


@pytest.mark.parametrize("form", FORMATS)
def test_a_draft_says_so_and_has_no_version(form: str, mou: Mou, riverside: Path) -> None:
    change(riverside, "data/mou.yaml", "title: Riverside Partnership", "title: River Partnership")
    words = printed(mou, riverside, form)
    told = {"Between": BETWEEN, "Date": "1 April 2025", "State": "Draft, not in force"}
    assert block(form, told) in words


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_not_known_has_no_line(form: str, mou: Mou, south_east_essex: Path) -> None:
    change(south_east_essex, "data/mou.yaml", "date: 2019-03\n", "date: to be confirmed\n")
    words = printed(mou, south_east_essex, form, "--draft")
    last = bare("and Southend University NHS Foundation")
    assert last + block(form, {"State": "Draft, not in force"}) in words


@pytest.mark.parametrize(
    ("state", "says"), [("proposed", "Proposed, not yet in force"), ("in-force", "In force")]
)
def test_a_later_version_is_proposed_until_it_is_in_force(
    state: str, says: str, mou: Mou, tmp_path: Path
) -> None:
    root = marsh(tmp_path)
    change(root, "data/mou.yaml", "title: ", "title: New ")
    release(root, "2025-01", "2025-01", state)
    assert state_of(mou, root) == says


def test_what_was_replaced_says_by_what(mou: Mou, tmp_path: Path) -> None:
    root = marsh(tmp_path)
    kept = (root / "data" / "mou.yaml").read_text("utf-8")
    change(root, "data/mou.yaml", "title: ", "title: New ")
    release(root, "2025-01", "2025-01")
    (root / "data" / "mou.yaml").write_text(kept, "utf-8")
    assert state_of(mou, root) == "Replaced by version 2025-01"


@pytest.mark.parametrize(
    ("begins", "says"),
    [("2024-02-01", "In force from 1 February 2024"), ("2020-01", "In force")],
    ids=["as this version", "before it"],
)
def test_the_first_day_is_told_where_it_is_that_of_this_version(
    begins: str, says: str, mou: Mou, tmp_path: Path
) -> None:
    root = marsh(tmp_path)
    begun = f"commencement:\n  when: date\n  date: {begins}\n\ntiers:"
    change(root, "data/mou.yaml", "tiers:", begun)
    assert state_of(mou, root) == says


def test_templates_of_ones_own_that_print_the_same_words_keep_the_version(
    mou: Mou, riverside: Path
) -> None:
    own = riverside / "templates"
    own.mkdir()
    shutil.copy(ROOT / "templates" / "mou.md.j2", own)
    assert state_of(mou, riverside) == FACTS["State"]
    (own / "mou.md.j2").write_text("# {{ document.title }}\n\nOther words.\n", "utf-8")
    assert state_of(mou, riverside) == "Draft, not in force"


def test_an_own_page_that_knows_nothing_of_it_prints_it_all_the_same(
    mou: Mou, riverside: Path
) -> None:
    look = (ROOT / "templates" / "page.typ").read_text("utf-8")
    before, _, rest = look.partition("// The lines below an agreement's title")
    _, _, after = rest.partition("+ title-facts(facts) + contents-list()\n")
    (riverside / "templates").mkdir()
    (riverside / "templates" / "page.typ").write_text(before + after, "utf-8")
    assert block("pdf", FACTS) in printed(mou, riverside, "pdf")


def test_names_with_signs_stay_as_they_are(mou: Mou, tmp_path: Path) -> None:
    root = marsh(tmp_path)
    mark = "name: Marsh County Council"
    change(root, "data/mou.yaml", mark, 'name: "Marsh_*County* [x](y) #1, <b>"')
    for form in FORMATS:
        words = printed(mou, root, form, "--draft")
        assert bare("Marsh_*County* [x](y) #1, <b>;") in words


def names(count: int, long: int = 0) -> list[str]:
    return [f"Trust {number}{'x' * long}" for number in range(1, count + 1)]


def test_up_to_eight_parties_are_all_named() -> None:
    assert parties_in_short(names(1)) == "Trust 1"
    assert parties_in_short(names(3)) == "Trust 1, Trust 2 and Trust 3"
    assert parties_in_short(names(8)).endswith("Trust 7 and Trust 8")


def test_of_thirty_parties_three_are_named() -> None:
    assert parties_in_short(names(30)) == "Trust 1, Trust 2, Trust 3 and 27 other parties"


def test_of_long_names_fewer_are_named() -> None:
    assert parties_in_short(names(30, 90)).endswith("x and 29 other parties")
    assert parties_in_short(names(2, 170)).endswith("x and 1 other party")
    assert parties_in_short(names(1, 400)) == names(1, 400)[0]


def test_names_that_have_a_list_of_their_own_are_told_apart() -> None:
    said = parties_in_short(["Health and Care Trust", "Council", "Board"])
    assert said == "Health and Care Trust; Council; and Board"


@pytest.mark.parametrize("size", SIZES, ids=["ordinary", "large"])
def test_thirty_parties_take_some_lines_in_every_format(
    size: tuple[str, ...], mou: Mou, tmp_path: Path
) -> None:
    root = marsh(tmp_path)
    file = root / "data" / "mou.yaml"
    before, head, rest = file.read_text("utf-8").partition("participants:\n")
    tier = rest.split("tier: ")[1].split("\n")[0]
    more = "".join(
        f"  - partner: body-{n}\n    tier: {tier}\n    name: Body {n}\n" for n in range(30)
    )
    file.write_text(before + head + more + rest, "utf-8")
    for form in FORMATS:
        words = printed(mou, root, form, "--draft", *size)
        assert bare("Body 0, Body 1, Body 2 and ") in words
        assert bare("other parties") in words


@pytest.mark.parametrize("form", ["html", "docx"])
def test_a_redline_has_none(
    form: str, made_history: Callable[[str], History], mou: Mou, tmp_path: Path
) -> None:
    root, file = made_history("party-joins").root, tmp_path / f"changes.{form}"
    ran = mou("-C", root, "diff", "2019-03", "HEAD", "--format", form, "--output", file)
    assert ran.code == 0, ran.err
    words = bare(READERS[form](file.read_bytes()))
    assert bare("Essex County Council") in words
    assert bare("Between Castle Point Association") not in words
