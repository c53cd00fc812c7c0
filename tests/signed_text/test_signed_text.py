"""The digest stays when what is printed stays, and changes with every printed word."""

import hashlib
import json
import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mou_cli.loading import load
from mou_cli.prose.parsing import parse_prose
from mou_cli.signed_text.digest import as_json, canonical_bytes, digest_of, fingerprint
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.signed_text.text import ProseText, SectionText, SignedText, printed_anchors
from mou_cli.trees import DiskTree
from strategies import examples, lines

Files = dict[str, str]

MOU = """\
# A comment.
schema: 1
title: The Agreement
status_word: FINAL
date: 2019-03
note: A note
legal_status: {status: non-binding}
tiers:
  party: {title: Parties, signs: true}
  invited: {title: Invited, signs: false}
participants:
  - partner: north
    tier: party
    name: North Council
    short: NC
    capacity: as provider
    from: "2018"
    signatories:
      - {name: A. Person, role: Leader}
    sic:
      - "`North` is short"
  - partner: south
    tier: party
    name: South Trust
  - open_class: practices
    tier: invited
    name: All practices
    represented_by: [north]
localities:
  - {key: east, title: The East}
domains:
  - key: health
    title: Health
    text: |
      Being well.
objectives:
  - key: first
    text: |
      To be *first*.
definitions:
  - key: area
    term: the Area
    text: |
      The whole area.
governance: not stated
variation: not stated
review: not stated
numbering:
  clauses: ["1.", "1.1"]
  lists: ["(a)"]
sections:
  - key: parties
    title: Parties
    body:
      - text: |
          The parties, see [](#money) and [the web](https://example.org/a),
          **agree** to [](#outcome/walk) at [](#s3).
      - insert: participants
        tier: party
      - insert: participants
        tier: invited
        as: table
        caption: Invited bodies
      - insert: domains
      - insert: objectives
      - insert: definitions
        as: table
        caption: Terms
      - insert: principles
        separator: ": "
      - section:
          key: money
          title: Money
          body:
            - text: |
                One payment\\
                a year.

                > Quoted.

                - listed
      - section:
          key: s3
          body:
            - section:
                key: item
                label: (z)
                body:
                  - text: |
                      | a | b |
                      |---|---|
                      | c | d |
                    caption: A table
  - key: rest
    title: Rest
    label: none
    body:
      - text: |
          ![A map](assets/map.svg)
        caption: Where it is
      - insert: outcomes
        domain: health
      - insert: outcomes
        domain: wealth
      - insert: signatures
        lines: [signature, date]
      - insert: date
"""

OUTCOMES = """\
outcomes:
  - key: walk
    title: People walk
    indicators:
      - key: steps
        title: Steps a day
        unit: steps
        better: higher
        baseline: {value: 1000, date: "2018"}
        targets:
          - {locality: east, value: 2500.5, by: 2020-06}
          - {value: to be confirmed, by: "2021"}
        observations:
          - {value: 1200, date: 2019-01}
"""
FILES = {
    "data/mou.yaml": MOU,
    "data/principles.yaml": (
        "principles:\n  - key: kind\n    title: Be kind\n    text: |\n      To all.\n"
        "  - key: open\n    text: |\n      And open.\n"
    ),
    "data/outcomes/health.yaml": OUTCOMES,
    "data/outcomes/wealth.yaml": "outcomes: none\n",
    "data/partners/north.yaml": "name: North Council\nkind: county-council\n",
    "data/partners/south.yaml": "name: South Trust\nkind: nhs-trust\n",
    "assets/map.svg": "<svg/>",
}


def signed(root: Path, files: Files) -> SignedText:
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    loaded = load(DiskTree(root))
    assert loaded.problems == ()
    assert loaded.repository.mou is not None
    return signed_text_of(loaded.repository, loaded.repository.mou)


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> str:
    return digest_of(signed(tmp_path_factory.mktemp("base"), FILES))


def changed(old: str, new: str, path: str = "data/mou.yaml") -> Files:
    assert old in FILES[path], old
    return {**FILES, path: FILES[path].replace(old, new)}


SAME: dict[str, Files] = {
    "a comment": changed("# A comment.", "# Another, longer comment.\n"),
    "order of fields": changed("date: 2019-03\nnote: A note\n", "note: A note\ndate: 2019-03\n"),
    "quotes": changed("title: The Agreement", 'title: "The Agreement"'),
    "status word": changed("status_word: FINAL\n", ""),
    "note": changed("note: A note\n", "note: Another\n"),
    "legal status": changed("non-binding", "binding"),
    "title of a tier": changed("title: Parties, signs", "title: Members, signs"),
    "name of a tier": changed("party", "member"),
    "date of joining": changed('from: "2018"', 'from: "2017"'),
    "signatory": changed("A. Person, role: Leader", "B. Person, role: Chair"),
    "sic": changed('    sic:\n      - "`North` is short"\n', ""),
    "key of a section": changed("key: rest", "key: remaining"),
    "key of a linked section": changed("money", "payment"),
    "key of a definition": changed("key: area", "key: region"),
    "key of a locality": {
        **changed("key: east", "key: e"),
        "data/outcomes/health.yaml": OUTCOMES.replace("locality: east", "locality: e"),
    },
    "key of an objective": changed("key: first", "key: one"),
    "key of an indicator": changed("key: steps", "key: s", "data/outcomes/health.yaml"),
    "observation": changed("value: 1200", "value: 9999", "data/outcomes/health.yaml"),
    "way that is better": changed("higher", "lower", "data/outcomes/health.yaml"),
    "governance": changed("governance: not stated", "governance: none"),
    "review": changed("review: not stated", "review: to be confirmed"),
    "name of a series": changed("clauses:", "clauses: # numbers\n   "),
    "partner's facts": changed("North Council", "The North", "data/partners/north.yaml"),
    "partner's fields in another order": {
        **FILES,
        "data/partners/north.yaml": "kind: county-council\nname: North Council\n",
    },
    "partner file more": {**FILES, "data/partners/more.yaml": "name: M\nkind: other\n"},
    "id of a partner": {
        **changed("north", "far-north"),
        "data/partners/far-north.yaml": FILES["data/partners/north.yaml"],
    },
    "a version": {
        **FILES,
        "data/versions/v.yaml": "version: v\ndate: '2019'\nstate: proposed\n"
        f"text_format: mou-text-v1\ndigest: sha256:{'0' * 64}\n",
    },
    "a figure that is not shown": {**FILES, "assets/other.svg": "<svg/>"},
    "line ends": {path: FILES[path].replace("\n", "\r\n") for path in FILES if "data" in path},
    "white space inside a text": changed("The whole area.", "The   whole\n      area."),
    "white space in a title": changed("title: The Agreement", 'title: "The   Agreement"'),
    "spaces of a separator": changed('separator: ": "', 'separator: " :  "'),
    "alignment of a column": changed("|---|---|", "|:--|--:|"),
    "padding of a table": changed("| c | d |", "|c    |   d|"),
    "another bullet": changed("- listed", "* listed"),
    "another mark of emphasis": changed("*first*", "_first_"),
    "key order of a target": changed(
        "{value: to be confirmed, by: \"2021\"}",
        "{by: \"2021\", value: to be confirmed}",
        "data/outcomes/health.yaml",
    ),
}  # fmt: skip


@pytest.mark.parametrize("files", SAME.values(), ids=SAME)
def test_what_is_not_printed_leaves_the_digest(tmp_path: Path, digest: str, files: Files) -> None:
    assert digest_of(signed(tmp_path, {**FILES, **files})) == digest


OTHER: dict[str, Files] = {
    "title": changed("title: The Agreement", "title: An Agreement"),
    "capital letter": changed("title: The Agreement", "title: The agreement"),
    "date": changed("date: 2019-03", "date: 2019-04"),
    "precision of the date": changed("date: 2019-03", 'date: "2019"'),
    "date to be confirmed": changed("date: 2019-03", "date: to be confirmed"),
    "name of a participant": changed("name: North Council", "name: The North Council"),
    "short name": changed("short: NC", "short: NCC"),
    "no short name": changed("    short: NC\n", ""),
    "capacity": changed("as provider", "as commissioner"),
    "a participant less": {
        **FILES,
        "data/mou.yaml": MOU.replace(
            "  - partner: south\n    tier: party\n    name: South Trust\n", ""
        ),
    },
    "another tier": changed("south\n    tier: party", "south\n    tier: invited"),
    "a tier that signs": changed("title: Invited, signs: false", "title: Invited, signs: true"),
    "represented by": changed("represented_by: [north]", "represented_by: [south]"),
    "represented by nobody": changed("    represented_by: [north]\n", ""),
    "locality": changed("title: The East", "title: The West"),
    "domain": changed("title: Health", "title: Wellbeing"),
    "text of a domain": changed("Being well.", "Being very well."),
    "emphasis": changed("*first*", "first"),
    "stronger emphasis": changed("*first*", "**first**"),
    "term": changed("term: the Area", "term: the Region"),
    "text of a definition": changed("The whole area.", "Half the area."),
    "address of a link": changed("https://example.org/a", "https://example.org/b"),
    "words of a link": changed("[the web]", "[a page]"),
    "target of a link": changed("[](#money)", "[](#rest)"),
    "caption": changed("caption: Invited bodies", "caption: Bodies"),
    "no caption": changed("        caption: Invited bodies\n", ""),
    "caption of a text": changed("caption: A table", "caption: The table"),
    "separator": changed('separator: ": "', 'separator: " = "'),
    "title of a section": changed("title: Money", "title: Finance"),
    "number": changed('["1.", "1.1"]', '["1.", "(a)"]'),
    "written label": changed("label: (z)", "label: (y)"),
    "label where there was none": changed("    label: none\n", ""),
    "line break": changed("One payment\\\n", "One payment\n"),
    "paragraph": changed("a year.\n", "a\n\n                year.\n"),
    "quotation": changed("> Quoted.", "Quoted."),
    "list item": changed("- listed", "- listed\n                - twice"),
    "list to paragraph": changed("- listed", "listed"),
    "cell": changed("| c | d |", "| c | e |"),
    "cells the other way round": changed("| c | d |", "| d | c |"),
    "alternative text": changed("![A map]", "![The map]"),
    "figure": changed("<svg/>", "<svg />", "assets/map.svg"),
    "principle": changed("To all.", "To everyone.", "data/principles.yaml"),
    "title of a principle": changed("title: Be kind", "title: Kindness", "data/principles.yaml"),
    "outcome": changed("People walk", "People run", "data/outcomes/health.yaml"),
    "indicator": changed("Steps a day", "Steps a week", "data/outcomes/health.yaml"),
    "unit": changed("unit: steps", "unit: paces", "data/outcomes/health.yaml"),
    "baseline": changed("value: 1000", "value: 1001", "data/outcomes/health.yaml"),
    "date of the baseline": changed('date: "2018"', "date: 2018-12", "data/outcomes/health.yaml"),
    "target": changed("2500.5", "2500.6", "data/outcomes/health.yaml"),
    "date of a target": changed("2020-06", "2020-07", "data/outcomes/health.yaml"),
    "blank of a target": changed("to be confirmed", "not stated", "data/outcomes/health.yaml"),
    "target for all": changed("locality: east, ", "", "data/outcomes/health.yaml"),
    "blank of a domain": changed("none", "not stated", "data/outcomes/wealth.yaml"),
    "lines to sign on": changed("[signature, date]", "[signature, name, date]"),
    "order of the lines": changed("[signature, date]", "[date, signature]"),
    "order of inserts": changed(
        "      - insert: domains\n      - insert: objectives\n",
        "      - insert: objectives\n      - insert: domains\n",
    ),
    "an insert less": changed("      - insert: date\n", ""),
}  # fmt: skip


@pytest.mark.parametrize("files", OTHER.values(), ids=OTHER)
def test_whatever_is_printed_changes_the_digest(tmp_path: Path, digest: str, files: Files) -> None:
    assert digest_of(signed(tmp_path, files)) != digest


def test_the_order_in_which_files_are_written_makes_no_difference(
    tmp_path: Path, digest: str
) -> None:
    assert digest_of(signed(tmp_path, dict(reversed(FILES.items())))) == digest


def test_the_digest_is_sha_256_of_canonical_json(tmp_path: Path) -> None:
    text = signed(tmp_path, FILES)
    data = canonical_bytes(text)
    assert digest_of(text) == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert data == json.dumps(
        as_json(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode("utf-8")


def test_a_fingerprint_is_short_enough_to_compare_by_eye() -> None:
    assert fingerprint(f"sha256:{'0123456789abcdef' * 4}") == "0123 4567"


def test_no_key_id_or_default_is_part_of_the_text(tmp_path: Path) -> None:
    text = json.dumps(as_json(signed(tmp_path, FILES)))
    for word in ("money", "rest", "steps-", "kind", "north", "practices", "FINAL", "Person"):
        assert f'"{word}"' not in text, word
    assert "null" not in text


def test_a_reference_is_printed_as_its_target_reads(tmp_path: Path) -> None:
    section = as_json(signed(tmp_path, FILES))["content"][0]["content"][0]
    words = section["content"][0]
    assert words.startswith("The parties, see 1.1")
    assert "Money" in words
    assert "People walk" in json.dumps(section)


def test_a_reference_to_a_title_changes_with_it(tmp_path: Path, digest: str) -> None:
    before = as_json(signed(tmp_path / "a", FILES))["content"][0]["content"][0]
    after = as_json(signed(tmp_path / "b", changed("title: Money", "title: Cash")))
    assert before != after["content"][0]["content"][0]


def test_every_printed_place_can_be_linked_to(tmp_path: Path) -> None:
    found = list(printed_anchors(signed(tmp_path, FILES).content))
    assert found[:5] == [
        "parties",
        "partner_north",
        "partner_south",
        "partner_practices",
        "domain_health",
    ]
    assert {"area", "objective_first", "principle_kind", "money", "item", "outcome_walk"} < set(
        found
    )


def test_a_draft_shows_what_is_missing_as_not_stated(tmp_path: Path) -> None:
    files = {path: text for path, text in FILES.items() if "wealth" not in path}
    files["data/mou.yaml"] = MOU.replace("locality: east", "locality: west")
    del files["assets/map.svg"]
    text = as_json(signed(tmp_path, files))
    _, caption, outcomes, wealth, *_ = text["content"][1]["content"]
    assert caption == {"type": "caption", "text": "Where it is"}
    assert outcomes["type"] == "outcomes"
    assert wealth == {"type": "outcomes", "blank": "Not stated"}


@pytest.mark.parametrize("word", ["Ångström", "naïve", "café", "한국", "ﬁn"])
def test_composed_and_decomposed_letters_are_the_same_text(tmp_path: Path, word: str) -> None:
    def with_form(form: Literal["NFC", "NFD"]) -> str:
        text = MOU.replace("Being well.", f"Being *{word}* {word}.").replace("Money", word)
        text = text.replace("North Council", word).replace("![A map]", f"![{word}]")
        files = {**FILES, "data/mou.yaml": unicodedata.normalize(form, text)}
        return digest_of(signed(tmp_path / form, files))

    assert with_form("NFC") == with_form("NFD")


def text_with(prose: str) -> SignedText:
    blocks = parse_prose(prose).blocks
    section = SectionText("k", None, 0, 0, None, (ProseText(blocks, None),))
    return SignedText("T", (section,), {})


def escaped(words: str) -> str:
    return "".join(f"\\{c}" if c in "\\`*_{}[]()<>#+-.!|~&:=@$%^'\",;/?" else c for c in words)


@examples(150)
@given(lines, st.sampled_from(["  ", "\n", " \n ", "\t"]))
def test_white_space_makes_no_difference(words: str, space: str) -> None:
    source = escaped(words)
    spaced = source.replace(" ", space)
    assert digest_of(text_with(f" {spaced}\n")) == digest_of(text_with(source))


@examples(150)
@given(lines, lines)
def test_two_texts_have_one_digest_only_if_they_read_the_same(one: str, other: str) -> None:
    def normal(words: str) -> str:
        return " ".join(unicodedata.normalize("NFC", words).split())

    same = digest_of(text_with(escaped(one))) == digest_of(text_with(escaped(other)))
    assert same == (normal(one) == normal(other))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a *b* c", "a *b*  c", True),
        ("a *b* c", "a *b*c", False),
        ("a*b*", "a *b*", False),
        ("*a b*", "*a* *b*", False),
        ("a\nb", "a b", True),
        ("a\\\nb", "a b", False),
        ("[a](#b) c", "a c", True),
        ("[a](#b) c", "[a](#d) c", True),
        ("[a](https://b.org) c", "a c", False),
        ("a\u00a0b", "a b", True),
        ("a\u200bb", "ab", False),
        ("- a\n- b", "- a\n\n- b", True),
        ("- a\n- b", "- a b", False),
        ("", "a", False),
    ],
)
def test_what_reads_the_same_has_one_digest(one: str, other: str, *, same: bool) -> None:
    assert (digest_of(text_with(one)) == digest_of(text_with(other))) is same
