"""A second program, written from docs/signed-text.md alone, makes the same digests.

Where the two differ, one of three is wrong: the page, the second program, or the project.
"""

import json
import re
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from histories import NAMES, History
from mou_cli.loading import load
from mou_cli.loading.repository import Repository
from mou_cli.model.mou import Mou
from mou_cli.model.outcomes import DomainOutcomes
from mou_cli.model.principles import Principles
from mou_cli.prose.markdown import blocks_to_markdown
from mou_cli.prose.tree import Blocks
from mou_cli.signed_text.digest import digest_of
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.trees import DiskTree
from rule_examples import EXAMPLES, lay_out
from second_digest import digest_of as second_digest_of
from strategies import KEYS, examples, repositories, some, trees

Data = dict[str, Any]


def first_digest_of(folder: Path) -> str:
    return digest_of_repository(load(DiskTree(folder)).repository)


def digest_of_repository(repository: Repository) -> str:
    assert repository.mou is not None
    return digest_of(signed_text_of(repository, repository.mou))


def recorded(folder: Path, version: str) -> str:
    record = (folder / "data" / "versions" / f"{version}.yaml").read_text(encoding="utf-8")
    return str(re.findall(r"^digest: (sha256:[0-9a-f]{64})$", record, re.MULTILINE)[0])


# Whole agreements

AGREEMENTS = [ROOT, *sorted(path.parents[1] for path in ROOT.glob("examples/*/data/mou.yaml"))]
VERSIONS = [(ROOT, "2019-03"), (ROOT / "examples" / "riverside", "2025-04")]
"""The records whose text is the working text."""
KEPT = sorted(path.parents[1] for path in EXAMPLES.glob("*/kept/*/data/mou.yaml"))
FAULTLESS = sorted(
    found.parent.name
    for found in EXAMPLES.glob("*/expected.txt")
    if not re.search(r"^\S+ error ", found.read_text(encoding="utf-8"), re.MULTILINE)
)
"""The examples of rules that hold no error: the page speaks of them."""


@pytest.mark.parametrize("folder", AGREEMENTS, ids=lambda path: path.name)
def test_agreements(folder: Path) -> None:
    assert second_digest_of(folder) == first_digest_of(folder)


@pytest.mark.parametrize(("folder", "version"), VERSIONS, ids=lambda value: str(value)[-9:])
def test_recorded_versions(folder: Path, version: str) -> None:
    assert second_digest_of(folder) == recorded(folder, version)


@pytest.mark.parametrize("name", NAMES)
def test_versions_in_histories(
    name: str, made_history: Callable[[str], History], tmp_path: Path
) -> None:
    history = made_history(name)
    tags = history.git("tag", "--list", "mou/*").split()
    assert tags or name == "broken-commit"
    for tag in tags:
        folder = tmp_path / tag
        history.git("archive", "--output", str(tmp_path / "text.tar"), tag)
        with tarfile.open(tmp_path / "text.tar") as archive:
            archive.extractall(folder, filter="data")
        assert second_digest_of(folder) == recorded(folder, tag.removeprefix("mou/"))


@pytest.mark.parametrize("folder", KEPT, ids=lambda path: path.parents[1].name)
def test_kept_versions(folder: Path) -> None:
    assert second_digest_of(folder) == first_digest_of(folder)


@pytest.mark.parametrize("name", FAULTLESS)
def test_examples_of_rules(name: str, tmp_path: Path) -> None:
    lay_out(EXAMPLES / name, tmp_path)
    assert second_digest_of(tmp_path) == first_digest_of(tmp_path)


# Small agreements: each of them asks what the page says of one thing


def agreement(sections: list[Data], **fields: Any) -> Data:
    """What the files of an agreement say."""
    mou = {
        "schema": 1,
        "title": "Title",
        "date": "not stated",
        "legal_status": "not stated",
        "tiers": {"party": {"title": "Parties", "signs": True}},
        "participants": [{"partner": "a", "tier": "party", "name": "Alpha"}],
        "governance": "not stated",
        "variation": "not stated",
        "review": "not stated",
        "sections": sections,
    }
    return {"mou": {**mou, **fields}, "principles": None, "outcomes": {}}


def section(key: str, *body: str | Data, **fields: Any) -> Data:
    """A section: texts and sections and inserts as they come."""
    items = [{"text": item} if isinstance(item, str) else item for item in body]
    return {"key": key, "body": [{"section": i} if "key" in i else i for i in items], **fields}


def same(data: Data, folder: Path) -> bool:
    """Write the files, each in JSON, which is YAML as well; say whether both digests are one."""
    (folder / "data" / "outcomes").mkdir(parents=True, exist_ok=True)
    files = {"mou": data["mou"]}
    if data["principles"]:
        files["principles"] = {"principles": data["principles"]}
    files |= {f"outcomes/{key}": outcomes for key, outcomes in data["outcomes"].items()}
    for name, said in files.items():
        (folder / "data" / f"{name}.yaml").write_text(
            json.dumps(said, ensure_ascii=False), encoding="utf-8"
        )
    principles = files.get("principles")
    repository = Repository(
        tree=DiskTree(folder),
        files={},
        mou=Mou.model_validate(data["mou"]),
        partners={},
        principle_list=Principles.model_validate(principles) if principles else None,
        outcomes={k: DomainOutcomes.model_validate(v) for k, v in data["outcomes"].items()},
        versions={},
    )
    return second_digest_of(folder) == digest_of_repository(repository)


PROSE = {
    "white space in a link at an end": "[ See](#a) [](#partner/a) and [the section ](#a)",
    "white space in stressed words at an end": "*&nbsp;one*, *two&nbsp;*",
    "white space at an end": "&nbsp; one &nbsp;\n\n| &nbsp; A&nbsp; |\n|---|\n| &nbsp; |",
    "white space alone": "&nbsp;",
    "words that are composed": "e[\u0301](#a) [e](#a)\u0301 e*\u0301*",
    "an address that is composed": "[web](https://example.org/e\u0301)",
    "an address with other signs": "[web](https://example.org/%7Ea/é?b=c&amp;d=\\(e\\))",
    "an address with a host of other signs": "[web](https://exämple.org/ä)",
    "addresses in angles": "<https://example.org/ä> and <a@example.org>, [b](<MAILTO:a@b.c>)",
    "a link without words": "[](https://example.org)",
    "stressed words in a link": "see [the *first* **s**ection](#a) and *[](#a)s*",
    "an item that is empty": "- one\n-\n- two",
    "no item that is not empty": "-\n\n>",
    "a loose list": "- one\n\n- two\n\n  three\n  - four",
    "a short row": "| A | B |\n|---|---|\n| c |\n| \\| |",
    "line breaks": "one\\\n two  \nthree\nfour &#10; five",
    "quotes in quotes": "> one\n> > two\n>\n> - three",
    "a figure": "![what\n*it*  shows](assets/a.svg)",
}


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
def test_prose(text: str, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.svg").write_bytes(b"<svg/>")
    assert same(agreement([section("a", text, title="A  title")]), tmp_path)


@pytest.mark.parametrize("text", ["![shown](assets/a.svg)", "| A |\n|---|\n| b |"])
def test_captions(text: str, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.svg").write_bytes(b"<svg/>")
    assert same(agreement([section("a", {"text": text, "caption": "A caption"})]), tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "to *be* [](#a) **first**",
        "one\\\ntwo\n\n- three\n- four",
        "| A | B |\n|---|---|\n| c | |",
        "![shown [](#a) here](assets/a.svg)",
    ],
)
def test_things_that_are_named_by_their_words(text: str, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.svg").write_bytes(b"<svg/>")
    named = section("a", "x[](#objective/o)y [](#principle/p)z", title="A")
    data = agreement([named], objectives=[{"key": "o", "text": text}])
    assert same({**data, "principles": [{"key": "p", "text": text}]}, tmp_path)


VALUES = (0, 85, -1200, 1234567, 0.5, 54.10, 1e21, 1e-7, 1e23, 0.1 + 0.2, 123456.789, "none")


@pytest.mark.parametrize("unit", ["%", "% of people", "people", "£"])
def test_values(unit: str, tmp_path: Path) -> None:
    targets = [{"value": value, "by": "2020-01-09"} for value in VALUES]
    measured = {"title": "I", "unit": unit, "better": "higher", "targets": targets}
    outcomes = [{"key": "o", "title": "O", "indicators": [{"key": "i", **measured}]}]
    domain = {"key": "d", "title": "D"}
    data = agreement([section("a", {"insert": "outcomes", "domain": "d"})], domains=[domain])
    assert same({**data, "outcomes": {"d": {"outcomes": outcomes}}}, tmp_path)


def test_a_domain_without_a_file(tmp_path: Path) -> None:
    body = section("a", {"insert": "outcomes", "domain": "d"})
    assert same(agreement([body], domains=[{"key": "d", "title": "D"}]), tmp_path)


@pytest.mark.parametrize("name", ["2019-03-29", "0x1A", "no", "1_000", "=", '"12"', "'it''s'"])
def test_scalars_that_yaml_takes_for_more_than_text(name: str, tmp_path: Path) -> None:
    lay_out(EXAMPLES / "ok-small", tmp_path)
    mou = tmp_path / "data" / "mou.yaml"
    text, changed = re.subn(r"^title: .*", f"title: {name}", mou.read_text("utf-8"), flags=re.M)
    assert changed == 1
    mou.write_text(text, encoding="utf-8")
    assert second_digest_of(tmp_path) == first_digest_of(tmp_path)


# Numbers

SERIES = {
    "clauses": ["1.", "1.1", "(a)"],
    "annexes": ["Annex A", "1.", "1.1"],
    "passed": ["I.", "none", "I.1", "(i)"],
    "running": [{"example": "none"}, {"example": "1.", "continuous": True}, "1 (a)"],
    "ruled": [{"example": "Rule 1", "continuous": True}, "[a]"],
    "deep": ["1.1.1"],
}
LABELS = ("none", "1.", "2", "4.", "2.1", "1.7", "(c)", "(no)", "(used)", "not used", "II.2", "5)")


@st.composite
def numbered(draw: st.DrawFn) -> list[Data]:
    """Sections up to four levels deep, and in the last one what a reference to each prints."""
    keys: list[str] = []

    def made(depth: int) -> Data:
        keys.append(f"s{len(keys)}")
        key = keys[-1]
        series, label = st.sampled_from(sorted(SERIES)), st.sampled_from(LABELS)
        fields = draw(some(series=series, label=label))
        inner = [made(depth + 1) for _ in range(draw(st.integers(0, 3 if depth < 4 else 0)))]
        return section(key, *inner, title="T", **fields)

    found = [made(1) for _ in range(draw(st.integers(1, 4)))]
    cited = section("cited", " / ".join(f"[](#{key})" for key in keys), label="none")
    return [*found, cited]


@given(numbered(), st.sampled_from((SERIES, {})))
@examples(50)
def test_numbers(
    tmp_path_factory: pytest.TempPathFactory, sections: list[Data], numbering: Data
) -> None:
    data = agreement(sections, numbering=numbering)
    assert same(data, tmp_path_factory.getbasetemp() / "numbers")


# Agreements of all kinds


def whole(data: Data) -> Data:
    """Add to drawn data whatever it leads to, for the page speaks of data without a fault."""
    mou = data["mou"]
    members = {member.get("partner") or member["open_class"] for member in mou["participants"]}
    missing = [{"partner": key, "tier": "party", "name": "Beta"} for key in KEYS]
    tiers = {tier: {"title": "Alpha", "signs": True} for tier in ("party", "guest")}
    with_missing = {
        "tiers": tiers | mou["tiers"],
        "participants": [
            *mou["participants"],
            *(m for m in missing if m["partner"] not in members),
        ],
        "sections": with_s1(mou["sections"]),
    }
    for name in ("localities", "domains"):
        listed = mou.get(name, [])
        known = {thing["key"] for thing in listed}
        added = [{"key": key, "title": "Gamma"} for key in KEYS if key not in known]
        with_missing[name] = [*listed, *added]
    return {**data, "mou": mou | with_missing}


def with_s1(sections: list[Data]) -> list[Data]:
    """Let there be the section that links lead to, and let it have a title."""
    text = json.dumps(sections)
    if '"key": "s1"' not in text:
        return [*sections, section("s1", title="S")]
    return list(json.loads(text.replace('"key": "s1",', '"key": "s1", "title": "S",')))


@given(repositories)
@examples(40)
def test_drawn_agreements(tmp_path_factory: pytest.TempPathFactory, data: Data) -> None:
    assert same(whole(data), tmp_path_factory.mktemp("drawn"))


@given(trees)
@examples(25)
def test_drawn_prose(tmp_path_factory: pytest.TempPathFactory, blocks: Blocks) -> None:
    folder = tmp_path_factory.getbasetemp() / "prose"
    for figure in ("map.svg", "a/b-1.png", "X_2.jpeg"):
        (folder / "assets" / figure).parent.mkdir(parents=True, exist_ok=True)
        (folder / "assets" / figure).write_text(figure, encoding="utf-8")
    assert same(agreement([section("a", str(blocks_to_markdown(blocks)))]), folder)
