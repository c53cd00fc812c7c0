"""`mou render`: the documents, word for word."""

import re
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Mou, change, same_as_golden
from mou_cli.exporting.formats import DOCUMENT_FORMATS
from mou_cli.loading import load
from mou_cli.signed_text.digest import as_json, canonical_bytes, digest_of
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.trees import DiskTree

REPOSITORIES = {"south-east-essex": ROOT, "riverside": ROOT / "examples" / "riverside"}
NAMES = sorted(REPOSITORIES)


@pytest.mark.parametrize("name", NAMES)
def test_documents_read_as_the_golden_ones(name: str, mou: Mou, tmp_path: Path) -> None:
    ran = mou("-C", REPOSITORIES[name], "render", "--output", tmp_path)
    assert ran.code == 0
    for document in ("mou.html", "mou.md"):
        same_as_golden(f"{name}/{document}", (tmp_path / document).read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_the_paper_is_what_was_hashed(name: str, mou: Mou, tmp_path: Path) -> None:
    """Templates add headings of tables, names of lines to sign on and persons, and nothing else."""
    options = ("--format", "html,md", "--output", tmp_path)
    assert mou("-C", REPOSITORIES[name], "render", *options).code == 0
    repository = load(DiskTree(REPOSITORIES[name])).repository
    assert repository.mou is not None
    text = as_json(signed_text_of(repository, repository.mou))
    allowed = {word for words in FURNITURE for word in _words(words)}
    allowed |= set(_words(repository.mou.status_word or ""))
    if repository.mou.look and repository.mou.look.logo:
        allowed |= set(_words(repository.mou.look.logo.alt))
    for participant in repository.mou.participants:
        for person in participant.signatories:
            allowed |= {*_words(person.name), *_words(person.role or "")}
        if len(participant.signatories) > 1:  # its name stands above each of them
            allowed |= set(_words(f"{participant.name} {participant.short} {participant.capacity}"))
    hashed = _words(" ".join(_strings(text)))
    page = _visible(_without(BLOCK, (tmp_path / "mou.html").read_text(encoding="utf-8")))
    plain = _without(LINES, (tmp_path / "mou.md").read_text(encoding="utf-8"))
    for printed in (page, re.sub(r"\]\([^)]*\)", "]", plain)):
        lost, added = _difference(hashed, _words(printed))
        assert lost == []
        assert set(added) <= allowed


@pytest.mark.parametrize("name", NAMES)
def test_the_signed_text_is_that_of_the_test_vectors(name: str) -> None:
    """A vector never changes for a text that was signed; `docs/signed-text.md` points to them."""
    repository = load(DiskTree(REPOSITORIES[name])).repository
    assert repository.mou is not None
    text = signed_text_of(repository, repository.mou)
    same_as_golden(f"{name}/signed-text.json", canonical_bytes(text))
    assert repository.version_in_force is not None
    assert repository.version_in_force.digest == digest_of(text)


BLOCK = r'</h1>\s*(<div class="title-block">.*?</div>)'
LINES = r"^# [^\n]*\n\n(\*\*Between:\*\* .*?\n\*\*State:\*\* [^\n]*\n)"
"""What stands below the title and is no part of the text: `documents/title_block.py`."""


def _without(block: str, page: str) -> str:
    found = re.search(block, page, re.DOTALL | re.MULTILINE)
    assert found is not None
    return page[: found.start(1)] + page[found.end(1) :]


FURNITURE = (
    "Organisation Short name Capacity Represented by",
    "Term Meaning",
    "Indicator Baseline Target",
    "Signature Name Role Date",
)


def test_same_input_same_bytes(mou: Mou, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mou("-C", ROOT, "render", "--output", tmp_path / "a")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    mou("-C", ROOT, "render", "--output", tmp_path / "b")
    for document in (f"mou.{kind}" for kind in DOCUMENT_FORMATS):
        assert (tmp_path / "a" / document).read_bytes() == (tmp_path / "b" / document).read_bytes()


def test_documents_go_to_build_and_their_paths_are_printed(
    mou: Mou, south_east_essex: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(south_east_essex)
    ran = mou("render", "mou", "--format", "md")
    assert ran.out.replace("\\", "/") == "build/mou.md\n"
    assert ran.err == "This is version 2019-03\n"
    assert sorted(path.name for path in (south_east_essex / "build").iterdir()) == ["mou.md"]


def test_a_changed_text_says_draft(mou: Mou, south_east_essex: Path) -> None:
    change(south_east_essex, "data/principles.yaml", "and with the public", "and with everyone")
    ran = mou("render", "-C", south_east_essex)
    page = (south_east_essex / "build" / "mou.html").read_text(encoding="utf-8")
    assert ran.err == "This is a draft; its text is no version\n"
    assert re.search(r'<p class="draft" role="note">DRAFT · [0-9a-f]{4} [0-9a-f]{4}</p>', page)
    assert "Version 2019-03" not in page


def test_errors_stop_the_documents_unless_a_draft_is_asked_for(
    mou: Mou, south_east_essex: Path
) -> None:
    change(south_east_essex, "data/mou.yaml", "partner: southend-ccg", "partner: southend-cgg")
    ran = mou("render", "-C", south_east_essex)
    assert (ran.code, ran.out) == (1, "")
    assert "REF001 No partner is called `southend-cgg`" in ran.err
    assert "Nothing was written. To see it all the same: mou render --draft" in ran.err
    assert not (south_east_essex / "build").exists()
    ran = mou("render", "-C", south_east_essex, "--draft")
    page = (south_east_essex / "build" / "mou.html").read_text(encoding="utf-8")
    assert ran.code == 0
    assert '<p class="draft"' in page  # its text is that of a version, and its data is broken


def test_without_an_agreement_there_is_no_draft_either(mou: Mou, tmp_path: Path) -> None:
    assert mou("render", "-C", tmp_path, "--draft").code == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["mouu"], "No document is called `mouu`"),
        (["--format", "htm"], "No format is called `htm`\n  Did you mean `html`?"),
    ],
)
def test_unknown_documents_and_formats(arguments: list[str], message: str, mou: Mou) -> None:
    ran = mou("-C", ROOT, "render", *arguments)
    assert ran.code == 2
    assert message in ran.err


def test_a_template_of_the_repository_goes_before_the_package_s(
    mou: Mou, south_east_essex: Path
) -> None:
    (south_east_essex / "templates").mkdir()
    (south_east_essex / "templates" / "mou.md.j2").write_text(
        "# {{ document.title }}\n\nOnly *this*, and {{ '*that* <b>1. x</b>' }}.\n", encoding="utf-8"
    )
    ran = mou("render", "-C", south_east_essex)
    page = (south_east_essex / "build" / "mou.html").read_text(encoding="utf-8")
    assert "<p>Only <em>this</em>, and *that* &lt;b&gt;1. x&lt;/b&gt;.</p>" in page
    assert "DRAFT · 19ab 595b" in page
    assert ran.err.startswith("This is a draft: the repository's own templates print other words")


def test_an_own_template_that_prints_the_same_words_keeps_the_version(
    mou: Mou, south_east_essex: Path
) -> None:
    (south_east_essex / "templates").mkdir()
    own = (ROOT / "templates" / "entries.md.j2").read_text(encoding="utf-8")
    (south_east_essex / "templates" / "entries.md.j2").write_text(
        own.replace(".em id=", ".strong id="), encoding="utf-8"
    )
    ran = mou("render", "-C", south_east_essex, "--format", "html")
    page = (south_east_essex / "build" / "mou.html").read_text(encoding="utf-8")
    assert "<strong>Be ambitious</strong>" in page
    assert ran.err == "This is version 2019-03\n"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("# {{ document.title }}\n\n{{ documnt.date }}\n", "line 3: 'documnt' is undefined"),
        ("{% for x in %}\n", "line 1: "),
        ('# x\n{% include "no.md.j2" %}\n', "There is no template `templates/no.md.j2`"),
        ('{% include "../../etc/passwd" %}\n', "There is no template `templates/../../etc/passwd`"),
        ('{% include "mou.md.j2" %}\n', "line 1: the template includes itself without end"),
        ("{{ document.nonsense }}\n", "line 1: this value has no attribute 'nonsense'"),
        ("{{ 1 / 0 }}\n", "line 1: division by zero"),
        ("{{ document.__class__.__mro__ }}\n", "line 1: access to attribute '__class__'"),
    ],
)
def test_a_fault_in_a_template_names_template_and_line(
    template: str, message: str, mou: Mou, south_east_essex: Path
) -> None:
    (south_east_essex / "templates").mkdir()
    (south_east_essex / "templates" / "mou.md.j2").write_text(template, encoding="utf-8")
    ran = mou("render", "-C", south_east_essex)
    assert ran.code == 2
    assert ran.err.startswith(f"mou: {'templates/mou.md.j2, ' * message.startswith('line')}")
    assert message in ran.err
    assert not (south_east_essex / "build").exists()


def test_text_that_looks_like_a_template_or_html_prints_as_it_is(
    mou: Mou, south_east_essex: Path
) -> None:
    words = '{{ 7 * 7 }} {% x %} 1 \\< 2 & \\*no\\* \\[x\\](y) {.label} \\# a | b ~ ^ $x$ -- "q"'
    change(south_east_essex, "data/principles.yaml", "and with the public", words)
    mou("render", "-C", south_east_essex)
    page = (south_east_essex / "build" / "mou.html").read_text(encoding="utf-8")
    shown = '{{ 7 * 7 }} {% x %} 1 &lt; 2 &amp; *no* [x](y) {.label} # a | b ~ ^ $x$ -- "q"'
    assert shown in page


def test_warnings_are_counted_and_stop_nothing(mou: Mou, south_east_essex: Path) -> None:
    change(south_east_essex, "data/partners/essex-county-council.yaml", "short: ECC", "short: TBC")
    ran = mou("render", "-C", south_east_essex)
    assert ran.code == 0
    assert "1 warning in 1 of 32 files" in ran.err


def test_an_unwritable_folder_is_said(mou: Mou, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = mou("-C", ROOT, "render", "--output", tmp_path / "file")
    assert ran.code == 2
    assert "cannot be written" in ran.err


@pytest.mark.parametrize(
    ("state", "later", "mark"),
    [
        ("in-force", "", "Version 2019-03 · 19ab 595b"),
        ("proposed", "", "Version 2019-03, proposed · 19ab 595b"),
        ("in-force", "2020-01", "Version 2019-03, superseded · 19ab 595b"),
        ("withdrawn", "", "DRAFT · 19ab 595b"),
    ],
)
def test_a_document_says_how_its_version_stands(
    state: str, later: str, mark: str, mou: Mou, south_east_essex: Path
) -> None:
    change(south_east_essex, "data/versions/2019-03.yaml", "state: in-force", f"state: {state}")
    if later:
        (south_east_essex / "data" / "versions" / f"{later}.yaml").write_text(
            f"version: {later}\ndate: {later}\nstate: in-force\ntext_format: mou-text-v1\n"
            f"digest: sha256:{'0123456789abcdef' * 4}\n"
        )
    assert mou("render", "-C", south_east_essex, "--format", "html,md").code == 0
    page = (south_east_essex / "build" / "mou.html").read_text(encoding="utf-8")
    text = (south_east_essex / "build" / "mou.md").read_text(encoding="utf-8")
    assert f"<p>{mark}</p>" in page
    assert f'content: "{mark}"' in page
    assert text.startswith(f"**{mark}**" if "DRAFT" in mark else "# South East Essex")


def test_a_build_folder_that_is_a_link_is_refused(
    mou: Mou, south_east_essex: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (south_east_essex / "build").symlink_to(tmp_path / "elsewhere")
    ran = mou("render", "-C", south_east_essex)
    assert ran.code == 2
    assert "is a link to another folder" in ran.err
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_documents_can_go_to_a_folder_far_away(mou: Mou, tmp_path: Path) -> None:
    far = tmp_path.parent / f"{tmp_path.name}-far"
    ran = mou("-C", ROOT, "render", "--output", far, "--format", "md")
    assert ran.out == f"{far / 'mou.md'}\n"


def test_a_draft_leaves_out_a_picture_of_an_unknown_kind(mou: Mou, south_east_essex: Path) -> None:
    (south_east_essex / "assets").mkdir()
    (south_east_essex / "assets" / "map.gif").write_bytes(b"GIF89a")
    change(
        south_east_essex,
        "data/mou.yaml",
        "          The following organisations are parties to the MoU:\n",
        "          ![A map](assets/map.gif)\n",
    )
    ran = mou("render", "-C", south_east_essex, "--draft")
    assert ran.code == 0
    assert "REF003" in ran.err
    assert not (south_east_essex / "build" / "assets").exists()


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag == "nav"
        words = dict(attrs).get("alt") if tag == "img" else None
        self.parts.append(f" {words or ''} " if tag not in {"em", "strong", "span", "a"} else "")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag == "nav"
        self.parts.append(" " if tag not in {"em", "strong", "span", "a"} else "")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def _visible(page: str) -> str:
    parser = _Visible()
    parser.feed(page[page.index("<main") : page.index("</main>")])
    return "".join(parser.parts)


_LISTS_OF_WORDS = {"represented_by"}
_SILENT = {"format", "type", "link", "image", "separator", "break", "lines"}


def _strings(json: Any) -> list[str]:
    """Return the printed strings of a projection, in order of printing."""
    if isinstance(json, str):
        return [json]
    if isinstance(json, list):
        # Inlines follow each other without a space of their own.
        return ["".join(_joined(part) for part in json)] if json else []
    return [
        text
        for name, value in _ordered(json)
        if name not in _SILENT
        for text in (value if name in _LISTS_OF_WORDS else _strings(value))
    ]


def _joined(json: Any) -> str:
    if isinstance(json, str):
        return json
    inline = set(json) & {"emphasis", "strong", "link"} if isinstance(json, dict) else set()
    text = ("" if inline else " ").join(_strings(json))
    return text if inline else f" {text} "


_ORDER = ["number", "title", "name", "short", "capacity", "represented_by", "locality"]


def _ordered(json: dict[str, Any]) -> list[tuple[str, Any]]:
    names = [name for name in _ORDER if name in json]
    rest = [name for name in json if name not in names]
    return [(name, json[name]) for name in (*names, *rest)]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text)]


def _difference(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    lost: list[str] = []
    added: list[str] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            lost += old[a:b]
            added += new[c:d]
    return lost, added


VERSIONS = """\
  - key: versions
    title: Versions of this agreement
    body:
      - insert: versions
        caption: Versions on record
      - text: |
          | Version | Change |
          |---|---|
          | 0.1 | This table is content, and signed. |
        caption: What changed
"""


def test_the_table_of_versions_is_printed_and_never_signed(
    mou: Mou, south_east_essex: Path
) -> None:
    file = south_east_essex / "data" / "mou.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "\n" + VERSIONS, encoding="utf-8")
    digest = _digest(south_east_essex)
    assert mou("-C", south_east_essex, "render").code == 0
    page = _visible((south_east_essex / "build" / "mou.html").read_text(encoding="utf-8"))
    assert "Versions on record Version Date State 2019-03 March 2019 In force" in " ".join(
        page.split()
    )
    assert "This table is content, and signed." in page
    record = south_east_essex / "data" / "versions" / "2020.yaml"
    record.write_text(
        f'version: "2020"\ndate: "2020"\nstate: proposed\ntext_format: mou-text-v1\n'
        f"digest: {digest}\n",
        encoding="utf-8",
    )
    change(south_east_essex, "data/mou.yaml", "caption: Versions on record", "caption: Record")
    assert _digest(south_east_essex) == digest
    assert mou("-C", south_east_essex, "render", "--format", "md").err.endswith("version 2020\n")
    text = (south_east_essex / "build" / "mou.md").read_text(encoding="utf-8")
    assert text.index("| 2020 ") < text.index("| 2019-03 ")
    change(south_east_essex, "data/mou.yaml", "This table is content", "That table is content")
    assert _digest(south_east_essex) != digest


def _digest(root: Path) -> str:
    repository = load(DiskTree(root)).repository
    assert repository.mou is not None
    return digest_of(signed_text_of(repository, repository.mou))
