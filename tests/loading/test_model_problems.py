"""What is wrong with the values of a file, in the words and at the place that an officer sees."""

import gc
import shutil
from pathlib import Path

import pytest
from pydantic import BaseModel

from mou_cli.loading import Loaded, load
from mou_cli.loading.repository import Repository
from mou_cli.model.partner import Partner
from mou_cli.problems.suggestions import did_you_mean, sentences
from mou_cli.trees import DiskTree

PARTNER = "name: N\nkind: other\n"
MOU = {
    "schema": "1",
    "title": "T",
    "date": "2019-03",
    "legal_status": "not stated",
    "tiers": "{}",
    "participants": "[]",
    "governance": "not stated",
    "variation": "not stated",
    "review": "not stated",
    "sections": "[]",
}


def read(root: Path, files: dict[str, str]) -> Loaded:
    for path, text in files.items():
        file = root / "data" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return load(DiskTree(root))


def said(loaded: Loaded, path: str) -> list[str]:
    return [
        f"{p.position.line}:{p.position.column} {p.code} {p.message} | {p.mend}"
        for p in loaded.problems
        if p.position.path == f"data/{path}"
    ]


def partner(root: Path, text: str) -> list[str]:
    return said(read(root, {"partners/p.yaml": text}), "partners/p.yaml")


def mou(root: Path, text: str) -> list[str]:
    """Read an agreement whose file begins with `text`; all other fields are as simple as can be."""
    return said(read(root, {"mou.yaml": whole(text)}), "mou.yaml")


def whole(text: str) -> str:
    given = {line.split(":")[0] for line in text.splitlines()}
    return text + "".join(f"{key}: {value}\n" for key, value in MOU.items() if key not in given)


def body(item: str) -> str:
    """Write an agreement with one body item; its first line is line 4, its column 9."""
    return "sections:\n  - key: a\n    body:\n" + "".join(
        f"      {'-' if number == 0 else ' '} {line}\n"
        for number, line in enumerate(item.splitlines())
    )


QUOTE = (
    "SCH005 This is read as a number or a truth value, and a text belongs here | "
    "Put double quotes round it"
)
LIST = "SCH003 A list belongs here | Begin each item on a line of its own with `- `"
TEXT = "SCH003 A text belongs here | Write one text"
FIELDS = (
    "SCH003 A block of fields belongs here | Write `field: value`, each on its own line, indented"
)
NO_KEY = (
    "is no key | Use small letters, digits and hyphens, begin with a letter, at most 40 characters"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PARTNER, []),
        (
            "name: N\nknd: other\n",
            [
                "1:1 SCH002 `kind` is missing | Add a line that begins with `kind:`",
                "2:1 SCH001 There is no field `knd` here | Did you mean `kind`?",
            ],
        ),
        (
            "name: N\nkind: othr\n",
            ["2:7 SCH004 `othr` is not allowed here | Did you mean `other`?"],
        ),
        (
            "name: N\nkind: county-counsil\n",
            ["2:7 SCH004 `county-counsil` is not allowed here | Did you mean `county-council`?"],
        ),
        ("name: N\nkind: [other]\n", ["2:7 SCH004 `['other']` is not allowed here | *"]),
        ("name: 12\nkind: other\n", [f"1:7 {QUOTE}"]),
        ("name: 1.10\nkind: other\n", [f"1:7 {QUOTE}"]),
        ("name: true\nkind: other\n", [f"1:7 {QUOTE}"]),
        ("name: [N]\nkind: other\n", [f"1:7 {TEXT}"]),
        ("name:\n  first: N\nkind: other\n", [f"2:3 {TEXT}"]),
        ("name:\nkind: other\n", ["1:1 SCH006 `name` has no value | *"]),
        ("name: ' '\nkind: other\n", ["1:7 SCH006 The text is empty | *"]),
        ("name: |\n  A\nkind: other\n", ["1:7 SCH003 This text stands on a line of its own | *"]),
        ("name: |\n  A\n  B\nkind: other\n", ["1:7 SCH003 This text has more than one line | *"]),
        (
            f"name: {'N' * 501}\nkind: other\n",
            ["1:7 SCH003 The text is longer than 500 characters | Shorten it"],
        ),
        ("- name\n", [f"1:1 {FIELDS}"]),
        ("hello\n", [f"1:1 {FIELDS}"]),
        (
            "x: 1\n",
            [
                "1:1 SCH001 There is no field `x` here | *",
                "1:1 SCH002 `kind` is missing | Add a line that begins with `kind:`",
                "1:1 SCH002 `name` is missing | Add a line that begins with `name:`",
            ],
        ),
        (f"{PARTNER}sic: a\n", [f"3:6 {LIST}"]),
        (f"{PARTNER}sic:\n  - 5\n", [f"4:5 {QUOTE}"]),
        (f"{PARTNER}parent: Essex\n", [f"3:9 KEY001 `Essex` {NO_KEY}"]),
        (
            f"{PARTNER}parent: con\n",
            ["3:9 KEY003 `con` is a device on Windows | Choose another key"],
        ),
        (f"{PARTNER}parent: {'a' * 41}\n", [f"3:9 KEY001 `{'a' * 41}` {NO_KEY}"]),
        (f"{PARTNER}identifiers: {{company: 00012345}}\n", [f"3:24 {QUOTE}"]),
        (f"{PARTNER}identifiers: {{gss: 10000012}}\n", [f"3:20 {QUOTE}"]),
        (
            f"{PARTNER}identifiers:\n  compny: '1'\n",
            ["4:3 SCH001 There is no field `compny` here | Did you mean `company`?"],
        ),
        (
            f"{PARTNER}identifiers: {{ods: raj}}\n",
            ["3:20 IDN001 `raj` is not a code of the NHS Organisation Data Service | *"],
        ),
        (f"{PARTNER}events: renamed\n", [f"3:9 {LIST}"]),
        (f"{PARTNER}events:\n  event: renamed\n", [f"4:3 {LIST}"]),
        (
            f"{PARTNER}events:\n  - event: renamd\n    date: 2019\n",
            [
                "4:12 SCH004 `renamd` is not allowed here | Did you mean `renamed`?",
                f"5:11 {QUOTE}",
            ],
        ),
        (
            f"{PARTNER}events:\n  - event: split\n    date: 2019-13\n    certain: no\n",
            [
                "5:11 SCH008 `2019-13` is no date: *",
                "6:14 SCH003 `true` or `false` belongs here | Write one of the two, without quotes",
            ],
        ),
        (f"{PARTNER}contacts:\n  - A. Person\n", [f"4:5 {FIELDS}"]),
        (f"{PARTNER}contacts:\n  -\n", [f"4:4 {FIELDS}"]),
        (
            f"{PARTNER}contacts:\n  - role: R\n",
            ["4:5 SCH002 `name` is missing | Add a line that begins with `name:`"],
        ),
        (
            f"{PARTNER}former_names:\n  - nam: O\n    untl: '2019'\n",
            [
                "4:5 SCH001 There is no field `nam` here | Did you mean `name`?",
                "4:5 SCH002 `name` is missing | Add a line that begins with `name:`",
                "5:5 SCH001 There is no field `untl` here | Did you mean `until`?",
            ],
        ),
    ],
)
def test_faults_of_a_partner(tmp_path: Path, text: str, expected: list[str]) -> None:
    same(partner(tmp_path, text), expected)


@pytest.mark.parametrize(
    ("register", "right", "wrong"),
    [
        ("ods", ["RAJ", "99E", "A1B2C3D4"], ["RA", "raj", "A1B2C3D4E", "R J"]),
        ("gss", ["E10000012", "S12000033"], ["E1000001", "X10000012", "e10000012", "E１0000012"]),
        ("company", ["01234567", "SC123456"], ["1234567", "sc123456", "0123456٧"]),
        ("charity", ["1234567", "SC012345", "100123"], ["1234", "X123456", "12-34567"]),
    ],
)
def test_an_identifier_has_the_form_of_its_register(
    tmp_path: Path, register: str, right: list[str], wrong: list[str]
) -> None:
    def codes(identifier: str) -> list[str]:
        found = partner(tmp_path, f'{PARTNER}identifiers: {{{register}: "{identifier}"}}\n')
        return [text.split()[1] for text in found]

    assert [one for one in right if codes(one)] == []
    assert [one for one in wrong if codes(one) != ["IDN001"]] == []


def same(found: list[str], expected: list[str]) -> None:
    """Compare; an expectation that ends in a star leaves the rest open."""
    assert len(found) == len(expected), found
    for text, pattern in zip(sorted(found), sorted(expected), strict=True):
        assert (
            text.startswith(pattern.removesuffix("*")) if pattern.endswith("*") else text == pattern
        )


BLANKS = "Use `not stated`, `to be confirmed`, `none` or `not applicable`"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("date: not stated\n", []),
        ("date: 2019\n", [f"1:7 {QUOTE}"]),
        ("date: March 2019\n", ["1:7 SCH008 `March 2019` is no date: *"]),
        ("date: not statd\n", ["1:7 SCH008 `not statd` is no date: *"]),
        ("date: [2019]\n", [f"1:7 {TEXT}"]),
        ("schema: '1'\n", ["1:9 SCH003 A whole number belongs here | *"]),
        ("schema: true\n", ["1:9 SCH003 A whole number belongs here | *"]),
        ("requires: 1.10\n", [f"1:11 {QUOTE}"]),
        ("sections: A\n", [f"1:11 {LIST}"]),
        ("sections:\n", ["1:1 SCH006 `sections` has no value | *"]),
        ("tiers: [a]\n", ["1:8 SCH003 A block of names and values belongs here | *"]),
        ("tiers: {a: b}\n", [f"1:12 {FIELDS}"]),
        ("tiers: {Party: {title: P, signs: true}}\n", [f"1:9 KEY001 `Party` {NO_KEY}"]),
        (
            "tiers: {nul: {title: P, signs: true}}\n",
            ["1:9 KEY003 `nul` is a device on Windows | Choose another key"],
        ),
        (
            "tiers: {party: {titel: P, signs: yes}}\n",
            [
                "1:16 SCH002 `title` is missing | Add a line that begins with `title:`",
                "1:17 SCH001 There is no field `titel` here | Did you mean `title`?",
                "1:34 SCH003 `true` or `false` belongs here | Write one of the two, without quotes",
            ],
        ),
        (
            "legal_status: binding\n",
            [f"1:15 SCH004 `binding` is not allowed here | {BLANKS}; or write a block of fields"],
        ),
        ("legal_status: 5\n", [f"1:15 {FIELDS}"]),
        (
            "legal_status: {status: bindin}\n",
            ["1:24 SCH004 `bindin` is not allowed here | Did you mean `binding`?"],
        ),
        (
            "legal_status: {}\n",
            ["1:15 SCH002 `status` is missing | Add a line that begins with `status:`"],
        ),
        (
            "legal_status: {status: binding, sad: x}\n",
            ["1:33 SCH001 There is no field `sad` here | Did you mean `said`?"],
        ),
        ("legal_status: not addresed\n", ["1:15 SCH004 `not addresed` is not allowed here | *"]),
        (
            "governance:\n  forum: {nme: x}\n  reports_to:\n    - name: 5\n    - x\n",
            [
                "2:10 SCH002 `name` is missing | Add a line that begins with `name:`",
                "2:11 SCH001 There is no field `nme` here | Did you mean `name`?",
                f"4:13 {QUOTE}",
                f"5:7 {FIELDS}",
            ],
        ),
        (
            "governance: {forum: to be confirmd, reports_to: forum}\n",
            [
                "1:21 SCH004 `to be confirmd` is not allowed here | "
                "Did you mean `to be confirmed`?",
                f"1:49 SCH004 `forum` is not allowed here | {BLANKS}; or write a list",
            ],
        ),
        (
            "variation: [{change: text, agreed_by: forum}]\n",
            [
                "1:22 SCH004 `text` is not allowed here | "
                "Use `parties`, `targets`, `wording` or `correction`"
            ],
        ),
        (
            "review: {every: yearly, first: soon}\n",
            [
                "1:17 SCH003 `yearly` is no length of time | Write `12 months` or `2 years`*",
                "1:32 SCH008 `soon` is no date: *",
            ],
        ),
        ("review: {every: 12, first: none}\n", [f"1:17 {QUOTE}"]),
        ("review: {every: 12 months, first: 2020-04}\n", []),
        ('requires: "soon"\n', ["1:11 SCH003 `soon` is no release of mou | *"]),
        ("legal_status: {status: conditional}\n", ["1:15 SCH002 *"]),
        ("legal_status: {status: conditional, condition: to be confirmed}\n", []),
        ("variation: [{change: wording, agreed_by: officer}]\n", ["1:13 SCH002 *"]),
        ("variation: [{change: wording, agreed_by: officer, officer: Clerk}]\n", []),
        ("objectives:\n  - key: a\n    text: |\n\n", ["3:11 SCH006 The text is empty | *"]),
        (
            "participants:\n  - tier: a\n    name: N\n    partner: p\n    open_class: o\n",
            [
                "2:5 SCH002 A participant is either a `partner` or an `open_class` | "
                "Give exactly one of the two"
            ],
        ),
        (
            "participants:\n  - tier: a\n    name: N\n    partner: p\n    form: '2019'\n",
            ["5:5 SCH001 There is no field `form` here | Did you mean `from`?"],
        ),
        (
            "participants:\n  - tier: a\n    name: N\n    partner: p\n    represented_by: q\n",
            [f"5:21 {LIST}"],
        ),
        ("numbering: {clauses: '1.'}\n", [f"1:22 {LIST}"]),
        (
            "numbering: {clauses: [1, {exmple: '1.'}]}\n",
            [
                f"1:23 {QUOTE}",
                "1:26 SCH002 `example` is missing | Add a line that begins with `example:`",
                "1:27 SCH001 There is no field `exmple` here | Did you mean `example`?",
            ],
        ),
        (
            "objectives:\n  - key: a\n    text: [x]\n  - text: x\n",
            [
                f"3:11 {TEXT}",
                "4:5 SCH002 `key` is missing | Add a line that begins with `key:`",
            ],
        ),
        (
            "sections:\n  - key: a\n    title: 7\n    label: 3\n    body: x\n",
            [f"3:12 {QUOTE}", f"4:12 {QUOTE}", f"5:11 {LIST}"],
        ),
    ],
)
def test_faults_of_the_agreement(tmp_path: Path, text: str, expected: list[str]) -> None:
    same(mou(tmp_path, text), expected)


def test_an_agreement_that_lacks_a_field_is_named_at_its_beginning(tmp_path: Path) -> None:
    text = whole("").replace("sections: []\n", "").replace("title: T\n", "")
    same(
        said(read(tmp_path, {"mou.yaml": text}), "mou.yaml"),
        [
            "1:1 SCH002 `sections` is missing | Add a line that begins with `sections:`",
            "1:1 SCH002 `title` is missing | Add a line that begins with `title:`",
        ],
    )


UNTOLD = (
    "SCH003 It cannot be told what is printed here | "
    "Begin the item with `text:`, `insert:` or `section:`"
)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("text: x", []),
        ("x", [f"4:9 {UNTOLD}"]),
        ("[x]", [f"4:9 {UNTOLD}"]),
        ("txt: x", [f"4:9 {UNTOLD}"]),
        ("insert: [x]", ["4:* "]),
        (
            "insert: participnts\ntier: a",
            ["4:17 SCH004 `participnts` is not allowed here | Did you mean `participants`?"],
        ),
        (
            "insert: participants\nteir: a",
            [
                "4:9 SCH002 `tier` is missing | Add a line that begins with `tier:`",
                "5:9 SCH001 There is no field `teir` here | Did you mean `tier`?",
            ],
        ),
        (
            "insert: participants\ntier: a\nas: lst",
            ["6:13 SCH004 `lst` is not allowed here | Did you mean `list`?"],
        ),
        (
            "insert: signatures\nlines: [signature, nam]",
            ["5:28 SCH004 `nam` is not allowed here | Did you mean `name`?"],
        ),
        (
            f"insert: domains\nseparator: {'x' * 21}",
            ["5:20 SCH003 The text is longer than 20 characters | Shorten it"],
        ),
        ("text: 5", [f"4:15 {QUOTE}"]),
        (
            "text: x\ncaptoin: y",
            ["5:9 SCH001 There is no field `captoin` here | Did you mean `caption`?"],
        ),
        ("text: x\ncaption: [y]", [f"5:18 {TEXT}"]),
        (
            "text: x\nfoot: y\nhead: z",
            [
                "5:9 SCH001 There is no field `foot` here | *",
                "6:9 SCH001 There is no field `head` here | *",
            ],
        ),
        (
            "section:\n  key: b\n  titel: x\n  body: []",
            ["6:11 SCH001 There is no field `titel` here | Did you mean `title`?"],
        ),
        ("section: x", [f"4:18 {FIELDS}"]),
        (
            "section: {key: b, body: []}\nsick: []",
            ["5:9 SCH001 There is no field `sick` here | Did you mean `sic`?"],
        ),
        (
            "section:\n  key: b\n  body:\n    - text: x\n      captoin: y",
            ["8:15 SCH001 There is no field `captoin` here | Did you mean `caption`?"],
        ),
    ],
)
def test_faults_of_a_body_item(tmp_path: Path, item: str, expected: list[str]) -> None:
    if expected == ["4:* "]:
        (found,) = mou(tmp_path, body(item))
        assert found.startswith("4:")
    else:
        same(mou(tmp_path, body(item)), expected)


def test_a_field_is_suggested_only_where_it_may_stand(tmp_path: Path) -> None:
    (found,) = mou(tmp_path, body("insert: participants\ntier: a\nseperator: x"))
    assert "There is no field `seperator` here" in found
    assert "`separator`" not in found


@pytest.mark.parametrize("item", ["insert: text", "text: x\ninsert: date", "insert: date\ntext: x"])
def test_an_item_of_two_kinds_is_not_told_to_be_what_it_is(tmp_path: Path, item: str) -> None:
    found = mou(tmp_path, body(item))
    assert found
    assert [text for text in found if "no field `insert`" in text and "mean `insert`" in text] == []


INDICATOR = """\
outcomes:
  - key: a
    title: A
    indicators:
      - key: b
        title: B
        unit: "%"
        better: higher
        targets:
          - by: 2019-03
"""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("5", []),
        ("-0.5", []),
        ("none", []),
        ("many", ["11:20 SCH004 `many` is not allowed here | *"]),
        (
            "not statd",
            ["11:20 SCH004 `not statd` is not allowed here | Did you mean `not stated`?"],
        ),
        ("'5'", ["11:20 SCH003 A number belongs here | *"]),
        ("true", ["11:20 SCH003 A number belongs here | *"]),
        ("[5]", ["11:20 SCH003 A number belongs here | *"]),
        ("1e999", ["11:20 SCH00*"]),
        ("12345678901234567", ["11:20 SCH00*"]),
    ],
)
def test_a_target_is_a_number_or_a_blank(tmp_path: Path, value: str, expected: list[str]) -> None:
    files = {"outcomes/a.yaml": f"{INDICATOR}            value: {value}\n"}
    same(said(read(tmp_path, files), "outcomes/a.yaml"), expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("outcomes: none\n", []),
        ("outcomes: non\n", ["1:11 SCH004 `non` is not allowed here | Did you mean `none`?"]),
        ("outcomes: 5\n", [f"1:11 {LIST}"]),
        ("outcomes: {a: b}\n", [f"1:11 {LIST}"]),
        (
            "outcomes: []\nsad: x\n",
            ["2:1 SCH001 There is no field `sad` here | Did you mean `said`?"],
        ),
    ],
)
def test_faults_of_outcomes(tmp_path: Path, text: str, expected: list[str]) -> None:
    same(said(read(tmp_path, {"outcomes/a.yaml": text}), "outcomes/a.yaml"), expected)


VERSION = "version: v\ndate: 2019-03\nstate: in-force\ntext_format: mou-text-v1\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("version: v", "version: 1.0", [f"1:10 {QUOTE}"]),
        ("version: v", "version: a b", ["1:10 KEY001 `a b` is no version | *"]),
        (
            "state: in-force",
            "state: agreed",
            ["3:8 SCH004 `agreed` is not allowed here | Use `proposed`, `in-force` or `withdrawn`"],
        ),
        (
            "mou-text-v1",
            "mou-text-v2",
            ["4:14 SCH004 `mou-text-v2` is not allowed here | Did you mean `mou-text-v1`?"],
        ),
        ("a" * 64, "A" * 64, ["5:9 SCH003 A digest is `sha256:` and 64 digits *"]),
    ],
)
def test_faults_of_a_version(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    text = f"{VERSION}digest: sha256:{'a' * 64}\n"
    files = {"versions/v.yaml": text.replace(old, new)}
    same(said(read(tmp_path, files), "versions/v.yaml"), expected)


@pytest.mark.parametrize(
    "text",
    [
        "version: a b\n",
        f"{VERSION}digest: [x]\n",
        f"{PARTNER}events:\n  - {{event: split, date: '2019', certain: maybe}}\n",
        f"{PARTNER}note: {'x' * 600}\n",
        f"{PARTNER}note: {{}}\n",
    ],
)
def test_no_message_is_in_the_words_of_pydantic(tmp_path: Path, text: str) -> None:
    path = "versions/v.yaml" if text.startswith("version") else "partners/p.yaml"
    found = said(read(tmp_path, {path: text}), path)
    assert found
    assert [
        t for t in found if "should" in t or "Input" in t or "valid" in t or "match " in t
    ] == []


def test_a_format_that_never_was_is_refused_in_plain_words(tmp_path: Path) -> None:
    (found,) = mou(tmp_path, "schema: 0\n")
    assert found.startswith("1:9 SCH003 ")
    assert "Input" not in found


# Files.


def test_a_repository_without_an_agreement_says_so(tmp_path: Path) -> None:
    loaded = load(DiskTree(tmp_path))
    assert [problem.code for problem in loaded.problems] == ["FIL001"]
    assert loaded.repository.mou is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("notes.txt", "FIL003"),
        ("partners/p.yml", "FIL003"),
        ("partners/more/p.yaml", "FIL003"),
        ("outcomes/.yaml", ""),
        ("Mou.yaml", "FIL003"),
        ("partners/Essex CC.yaml", "KEY001"),
        ("partners/con.yaml", "KEY003"),
        ("partners/essex-cc.yaml", ""),
    ],
)
def test_a_file_has_its_place_and_name(tmp_path: Path, path: str, expected: str) -> None:
    loaded = read(tmp_path, {"mou.yaml": whole(""), path: PARTNER})
    found = [problem for problem in loaded.problems if problem.position.path == f"data/{path}"]
    assert [problem.code for problem in found] == ([expected] if expected else [])


@pytest.mark.parametrize("on", [True, False])
def test_loading_leaves_garbage_collection_as_it_was(tmp_path: Path, *, on: bool) -> None:
    was_on = gc.isenabled()
    try:
        gc.enable() if on else gc.disable()
        read(tmp_path, {"mou.yaml": whole("")})
        assert gc.isenabled() is on
    finally:
        gc.enable() if was_on else gc.disable()


def test_a_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    loaded = read(
        tmp_path,
        {"mou.yaml": whole(""), "partners/a.yaml": "name: [\n", "partners/b.yaml": PARTNER},
    )
    assert list(loaded.repository.partners) == ["b"]
    assert loaded.repository.broken == {"data/partners/a.yaml"}
    assert loaded.repository.mou is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("schema: 2\n", ["1:9 SCH007 The data needs format 2; *"]),
        ('requires: "99.1"\n', ["1:11 SCH007 The data needs mou 99.1 or later; *"]),
        ('requires: "0.0"\n', []),
        ("schema: 2\nnew_field: 1\n", ["1:9 SCH007 *"]),
    ],
)
def test_data_of_a_newer_release_is_refused_clearly(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    same(mou(tmp_path, text), expected)


# Places of values in a repository.


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    text = """\
title: The title
participants:
  - partner: p
    tier: a
    from: 2019-03
    name: N
    represented_by:
      - q
tiers:
  a: {title: A, signs: true}
sections:
  - key: s
    body:
      - text: |
          First words.

            indented *here*
      - text: plain words
"""
    loaded = read(tmp_path, {"mou.yaml": whole(text), "partners/p.yaml": PARTNER})
    assert loaded.problems == ()
    return loaded.repository


def where(repository: Repository, model: BaseModel, *rest: str | int) -> tuple[int, int, int]:
    position = repository.where(model, *rest)  # type: ignore[arg-type]
    return position.line, position.column, position.length


def test_every_value_keeps_its_place(repository: Repository) -> None:
    agreement = repository.mou
    assert agreement is not None
    participant = agreement.participants[0]
    assert where(repository, agreement) == (1, 1, 1)
    assert where(repository, agreement, "title") == (1, 8, 9)
    assert where(repository, participant) == (3, 5, 1)
    assert where(repository, participant, "from_") == (5, 11, 7)
    assert where(repository, participant, "represented_by", 0) == (8, 9, 1)
    assert where(repository, participant, "represented_by", 7) == (8, 7, 1)
    assert where(repository, participant, "until") == (3, 5, 1)
    assert where(repository, agreement.tiers["a"], "signs") == (10, 24, 4)
    key = repository.where_key(agreement, "tiers", "a")
    assert (key.path, key.line, key.column, key.length) == ("data/mou.yaml", 10, 3, 1)


@pytest.mark.parametrize(
    ("item", "line", "words", "place"),
    [
        (0, 0, "words", (15, 17, 5)),
        (0, 2, "*here*", (17, 22, 6)),
        (0, 2, "", (17, 13, 1)),
        (0, 0, "missing", (15, 11, 1)),
        (1, 0, "words", (18, 21, 5)),
    ],
)
def test_words_of_a_text_are_found_in_the_file(
    repository: Repository, item: int, line: int, words: str, place: tuple[int, int, int]
) -> None:
    assert repository.mou is not None
    text = repository.mou.sections[0].body[item]
    found = repository.where_words(text, "text", line, words)
    assert (found.line, found.column, found.length) == place


def test_every_object_and_text_is_given_in_order(repository: Repository) -> None:
    kinds = [type(model).__name__ for model in repository.objects]
    assert kinds == (["Mou", "Tier", "Participant", "Section", "TextItem", "TextItem", "Partner"])
    assert [(name, prose.words) for _, name, prose in repository.proses] == [
        ("text", "First words. indented here"),
        ("text", "plain words"),
    ]


def test_the_style_of_a_text_is_known(repository: Repository) -> None:
    assert repository.mou is not None
    first, second = repository.mou.sections[0].body
    assert (repository.style(first, "text"), repository.style(second, "text")) == ("|", "plain")
    assert repository.style(first, "caption") == ""


def test_a_field_given_twice_still_has_places(tmp_path: Path) -> None:
    text = "numbering:\nnumbering:\n  clauses: [no count]\n"
    repository = read(tmp_path, {"mou.yaml": whole(text)}).repository
    if repository.mou is not None and repository.mou.numbering:
        assert repository.where_key(repository.mou, "numbering", "clauses").line == 3


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("invitd", ["invited", "party"], "Did you mean `invited`?"),
        ("x", ["invited", "party"], "Use `invited` or `party`"),
        ("x", ["a", "b", "c"], "Use `a`, `b` or `c`"),
        ("x", ["a"], "Use `a`"),
        ("x", [], "There is none yet"),
        ("x", [f"name-{number}" for number in range(30)], "There are 30; `name-0` is one"),
    ],
)
def test_the_nearest_known_word_is_suggested(word: str, known: list[str], expected: str) -> None:
    assert did_you_mean(word, known) == expected


def test_two_hints_are_one_sentence_or_two() -> None:
    assert sentences("Did you mean `a`?", "tiers are above") == "Did you mean `a`? Tiers are above"
    assert sentences("Use `a`", "tiers are above") == "Use `a`; tiers are above"


def test_the_version_in_force_is_the_latest_that_is(tmp_path: Path) -> None:
    digest = f"digest: sha256:{'a' * 64}\n"
    later = VERSION.replace("2019-03", "2020-01").replace("version: v", "version: w")
    files = {
        "versions/v.yaml": VERSION + digest,
        "versions/w.yaml": later + digest,
        "versions/x.yaml": later.replace("in-force", "proposed").replace(" w", " x") + digest,
    }
    version = read(tmp_path, files).repository.version_in_force
    assert version is not None
    assert version.version == "w"
    shutil.rmtree(tmp_path / "data")
    assert load(DiskTree(tmp_path)).repository.version_in_force is None


def test_models_are_frozen(repository: Repository) -> None:
    partner_read: Partner = repository.partners["p"]
    with pytest.raises(ValueError, match="frozen"):
        partner_read.name = "other"  # type: ignore[misc]
