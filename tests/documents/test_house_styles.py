"""House styles: patterns, the package's own, and that a style arranges and never drops."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, change
from mou_cli.checks.reports.names import check_styles
from mou_cli.loading import load
from mou_cli.loading.loader import packaged_house_style, packaged_house_styles
from mou_cli.loading.repository import proses_of
from mou_cli.model.base import Blank
from mou_cli.model.house_style import HouseStyle
from mou_cli.model.report import SLOTS
from mou_cli.prose.tree import Link, Paragraph, Strong, Text, inlines_of, text_of
from mou_cli.report_text.implications import in_words
from mou_cli.report_text.patterns import (
    Piece,
    facts_in,
    fill,
    line_of,
    pieces_of,
    unclear_in,
)
from mou_cli.report_text.projection import report_text_of
from mou_cli.report_text.quoted import Quoted
from mou_cli.report_text.text import ReportText
from mou_cli.signed_text.text import Item, ProseText, SectionText
from mou_cli.trees import DiskTree
from strategies import examples

FACTS = {"body": "Council", "meeting": None, "date": "3 May"}
REPOSITORY = load(DiskTree(ROOT / "examples" / "riverside")).repository
REPORT = REPOSITORY.reports["riverside-2026"]
STYLE = REPOSITORY.house_styles["riverside"]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("to {body:capitals}[ ({meeting:capitals})] {date}", "to Council 3 May"),
        ("{body}[ on {date}]", "Council on 3 May"),
        ("{meeting}", None),
        ("{body}, {meeting}", None),
        ("words alone", "words alone"),
        ("[{meeting}, ]{body}[ {date}]", "Council 3 May"),
    ],
)
def test_a_pattern_leaves_out_what_is_not_given(pattern: str, words: str | None) -> None:
    assert fill(pattern, FACTS) == words


def test_capitals_are_a_look_and_leave_the_words_alone() -> None:
    assert pieces_of("to {body:capitals}[ at {meeting}]!", FACTS) == (
        Piece("to "),
        Piece("Council", capitals=True),
        Piece("!"),
    )


@pytest.mark.parametrize(
    ("pattern", "sign"),
    [("{body}[ {date}]", None), ("{body", "{"), ("[a]]", "]"), ("[a [b]]", "["), ("{Body}", "{")],
)
def test_a_sign_that_closes_nothing_is_found(pattern: str, sign: str | None) -> None:
    assert unclear_in(pattern) == sign


@given(st.text(alphabet="{}[]*:ab capitls", max_size=30))
@examples(200)
def test_no_pattern_breaks_the_filling(pattern: str) -> None:
    filled = fill(pattern, {"a": "A", "b": None})
    assert filled is None or not set(facts_in(filled)) - set(facts_in(pattern))


def test_two_asterisks_make_words_bold() -> None:
    assert line_of("**To:** {x}") == Paragraph((Strong((Text("To:"),)), Text(" {x}")))


def test_a_key_reads_as_words() -> None:
    assert in_words("crime-and_disorder") == "Crime and disorder"


@pytest.mark.parametrize("name", packaged_house_styles())
def test_the_package_s_house_styles_have_no_problem(name: str) -> None:
    loaded = packaged_house_style(name)
    assert loaded.problems == ()
    assert list(check_styles(loaded.repository)) == []
    style = loaded.repository.house_styles[name]
    assert [prose.parsed.faults for _, _, prose in proses_of(style) if prose.parsed.faults] == []


def test_the_package_brings_each_house_style_of_the_folder() -> None:
    found = sorted(file.stem for file in (ROOT / "house-styles").iterdir())
    assert packaged_house_styles() == found
    assert "generic" in found


@given(
    st.permutations(SLOTS),
    st.sets(st.sampled_from(SLOTS)),
    st.sampled_from(["paragraphs", "list", "table", "line", "sections"]),
)
@examples(60)
def test_a_style_arranges_and_never_drops(order: list[str], left: set[str], layout: str) -> None:
    sections = [
        {"slot": slot, "title": f"About {slot}", "as": layout} for slot in order if slot not in left
    ]
    style = HouseStyle.model_validate(
        {"name": "Any", "head": [], "numbering": ["1.", "1.1", "(a)"], "sections": sections}
    )
    printed = " ".join(words_of(text_in(style)))
    for model, _, prose in proses_of(REPORT):
        linked = any(isinstance(inline, Link) for inline in inlines_of(prose.blocks))
        for line in text_of(prose.blocks).split("\n"):
            if model is not REPORT.access and not linked:
                assert " ".join(line.split()) in printed, line


def test_numbers_made_by_a_style_are_never_the_same() -> None:
    numbers = [number for number in numbers_of(text_in(STYLE)) if number[0].isdigit()]
    assert len(numbers) == len(set(numbers)) > 20


def test_a_slot_that_is_printed_twice_has_one_source() -> None:
    twice = [
        section
        for section in text_in(STYLE).content
        if isinstance(section, SectionText) and section.key.startswith("recommendations")
    ]
    first, second = (" ".join(words_of_items(section.content)) for section in twice)
    assert first.removeprefix("The Council is asked to agree: ") == second


@pytest.mark.parametrize("layout", ["sections", "table", "paragraphs"])
def test_implications_can_be_laid_out_in_three_ways(layout: str) -> None:
    sections = ({"slot": "implications", "title": "What it would mean", "as": layout},)
    listed = [i.model_dump(exclude_none=True, by_alias=True) for i in STYLE.implications]
    style = HouseStyle.model_validate(
        {"name": "Any", "head": [], "numbering": ["1."], "sections": sections}
        | {"implications": [{k: v for k, v in i.items() if k != "guidance"} for i in listed]}
    )
    (section,) = (
        s for s in text_in(style).content if isinstance(s, SectionText) and s.key == "implications"
    )
    titled = [i.title for i in section.content if isinstance(i, SectionText) and i.title]
    assert titled == (
        ["Money", "Law", "Equality", "Risk", "Visitors"] if layout == "sections" else []
    )
    assert "A healthier town" in " ".join(words_of_items(section.content))


def test_a_new_council_is_a_new_file_and_no_code(tmp_path: Path) -> None:
    import shutil

    root = tmp_path / "riverside"
    shutil.copytree(ROOT / "examples" / "riverside", root)
    (root / "data" / "house-styles" / "anywhere.yaml").write_text(
        'name: Anywhere Parish Council\nhead:\n  - text: "{by_names:capitals}"\n'
        'title: "Re: {title}"\nnumbering: ["none", "1."]\nsections:\n'
        "  - slot: purpose\n    title: Why\n    wording_after: |\n      That is all.\n"
        '  - slot: contacts\n    as: line\n    text: "{name}"\n'
        "  - title: Notice\n    wording: |\n      Papers are kept for six years.\n"
        "left_out: [appendices]\n"
    )
    change(
        root, "data/reports/riverside-2026.yaml", "house_style: riverside", "house_style: anywhere"
    )
    repository = load(DiskTree(root)).repository
    style = repository.house_styles["anywhere"]
    text = text_in(style)
    assert text.title == "Re: Riverside Partnership Memorandum of Understanding"
    assert text.head[0].text.startswith("Sam Specimen, Head of paid service and Robin")
    assert text.head[0].pieces[0].capitals
    words = " ".join(words_of(text))
    assert "That is all." in words
    assert "Papers are kept for six years." in words
    assert "Appendix A: " not in words


def test_an_empty_slot_has_no_heading() -> None:
    assert not any(
        isinstance(item, SectionText) and item.key == "supplements"
        for item in text_in(STYLE, supplements=()).content
    )


def test_a_blank_answers_a_slot_in_the_style_s_words() -> None:
    text = " ".join(words_of(text_in(STYLE, background=Blank.NONE)))
    assert "Background No effect." in text


def text_in(style: HouseStyle, **changes: object) -> ReportText:
    assert REPOSITORY.mou is not None
    report = REPORT.model_copy(update=changes)
    quoted = Quoted(REPOSITORY, REPOSITORY.mou)
    return report_text_of(REPOSITORY.tree, report, style, quoted, own_style=False)


def words_of(text: ReportText) -> list[str]:
    return [text.title, *(line.text for line in text.head), *words_of_items(text.content)]


def words_of_items(items: tuple[Item, ...]) -> list[str]:
    found: list[str] = []
    for item in items:
        match item:
            case SectionText():
                found += [*([item.title] if item.title else []), *words_of_items(item.content)]
            case ProseText():
                found.append(" ".join(text_of(item.blocks).split()))
            case _:
                pass
    return found


def numbers_of(text: ReportText) -> list[str]:
    sections = [item for item in text.content if isinstance(item, SectionText)]
    found = []
    while sections:
        section = sections.pop()
        found += [section.number] if section.number else []
        sections += [item for item in section.content if isinstance(item, SectionText)]
    return found
