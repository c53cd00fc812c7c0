"""Links in a repository that a stranger sent: nothing is read or written where they lead away."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from cases import lay_out, prose, replaced

from conftest import Mou, Ran
from histories import run_git

TOKEN = "ghs-token-3f9a1c"  # noqa: S105 - it is nobody's
PLACES = {
    "git": ".git/config",
    "private": "private/secret.yaml",
    "outside": "../elsewhere/secret.yaml",
    "hidden": ".env",
}
"""Where a token stands, below the repository."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The base repository in git, with a token in every place that nobody is to read."""
    root = tmp_path / "repository"
    lay_out(root)
    run_git(root, "init", "--quiet", "--initial-branch", "main")
    for name, value in (("user.name", "Jo Sample"), ("user.email", "jo@example.org")):
        run_git(root, "config", name, value)
    run_git(root, "add", "--all")
    run_git(root, "commit", "--quiet", "--message", "x")
    for place in PLACES.values():
        file = root / place
        file.parent.mkdir(exist_ok=True)
        with file.open("a", encoding="utf-8") as opened:
            opened.write(f"# {TOKEN}\n")
    return root


def link(root: Path, path: str, target: str) -> None:
    """Put a link to a path below the repository into it."""
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(os.path.relpath(root / target, place.parent))


def replaced_by_a_link(root: Path, path: str, target: str) -> None:
    place = root / path
    if place.is_dir():
        place.rename(root.parent / "was-here")
    else:
        place.unlink(missing_ok=True)
    link(root, path, target)


def commit(root: Path, *folders: str) -> None:
    there = [folder for folder in folders if os.path.lexists(root / folder)]
    run_git(root, "add", "--all", "--force", "--", *there)
    run_git(root, "commit", "--quiet", "--allow-empty", "--message", "y")


# What is read.


def own_template(text: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        (root / "templates").mkdir(exist_ok=True)
        (root / "templates" / "mou.md.j2").write_text(text, encoding="utf-8")

    return make


def with_a_picture(root: Path) -> None:
    prose("sharing\n\n![A map](assets/x.svg)")(root)


def with_a_logo(root: Path) -> None:
    look = "look:\n  logo: {file: assets/logo.svg, alt: A crest}\n  word_template: assets/w.docx\n"
    replaced("schema: 1\n", f"schema: 1\n{look}")(root)


def nothing(_root: Path) -> None:
    pass


READ = {
    "templates/mou.md.j2": nothing,
    "templates/part.md.j2": own_template('{% include "part.md.j2" %}'),
    "templates/imported.md.j2": own_template('{% from "imported.md.j2" import x %}{{ x }}'),
    "templates/extended.md.j2": own_template('{% extends "extended.md.j2" %}'),
    "templates/page.html.j2": nothing,
    "templates/page.css": nothing,
    "templates/page.typ": nothing,
    "assets/x.svg": with_a_picture,
    "assets/logo.svg": with_a_logo,
    "assets/w.docx": with_a_logo,
    "data/mou.yaml": nothing,
    "data/partners/x.yaml": nothing,
    "data/house-styles/x.yaml": nothing,
    "data/signatures/harbour-hospital.yaml": nothing,
    "data/allowed-signers/harbour-hospital": nothing,
    "data/notes.txt": nothing,
    "kept/2024-04/data/mou.yaml": nothing,
}
"""Files that are read, and what makes the program want them."""


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("path", READ)
def test_nothing_is_told_of_what_a_link_leads_to(
    path: str, place: str, root: Path, mou: Mou, tmp_path: Path
) -> None:
    READ[path](root)
    replaced_by_a_link(root, path, PLACES[place])
    formats = "md,pdf" if path.endswith(".typ") else "md,html,docx"
    told = tell_all(root, mou, tmp_path / "out", formats=formats)
    assert TOKEN not in told
    commit(root, "data", "templates", "assets", "kept")
    told += tell_all(root, mou, tmp_path / "out-at", "--at", "HEAD", formats=formats)
    assert TOKEN not in told
    if not path.startswith("kept/"):  # a broken text of a version is none
        assert path in told


@pytest.fixture(params=["templates", "assets", "data", "data/partners", "kept", "private"])
def folder(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.mark.parametrize("target", [".git", "private", "../elsewhere"])
def test_nothing_is_told_of_what_a_folder_leads_to(
    folder: str, target: str, root: Path, mou: Mou, tmp_path: Path
) -> None:
    if folder == target == "private":
        pytest.skip("it is private itself")
    with_a_picture(root)
    for place in PLACES.values():  # files by the names that are looked for
        if place != ".env" and place != ".git/config":
            for name in ("mou.md.j2", "x.svg", "mou.yaml", "page.css"):
                ((root / place).parent / name).write_text(f"# {TOKEN}\n", encoding="utf-8")
    replaced_by_a_link(root, folder, target)
    assert TOKEN not in tell_all(root, mou, tmp_path / "out")


def tell_all(root: Path, mou: Mou, out: Path, *at: str, formats: str = "md,html,docx") -> str:
    """Return all that the commands print and write."""
    everything = []
    for command in (
        ("validate", *at),
        ("render", *at, *(() if at else ("--draft",)), "--format", "md,html", "--output", str(out)),
        ("render", *at, "--format", formats, "--output", str(out)),
        ("verify", *at),
        ("status",),
    ):
        ran = mou("-C", root, *command)
        assert ran.code in (0, 1, 2), ran.out + ran.err
        everything.append(ran.out + ran.err)
    made = [file for file in out.glob("**/*") if file.is_file()]
    everything += [file.read_bytes().decode("latin-1") for file in made]
    return "\n".join(everything)


def test_evidence_is_only_what_lies_in_private(root: Path, mou: Mou) -> None:
    from agreements import sign

    def evidence(path: str) -> str:
        (root / "data" / "signatures").mkdir(exist_ok=True)
        file = root / "data" / "signatures" / "harbour-hospital.yaml"
        file.unlink(missing_ok=True)
        version = (root / "data/versions/2024-04.yaml").read_text(encoding="utf-8")
        digest = version.rpartition("digest: ")[2].strip()
        listed = f"[{{name: x, digest: 'sha256:{'0' * 64}', held: there, file: {path}}}]"
        sign(
            root,
            "harbour-hospital",
            version="2024-04",
            digest=digest,
            date="2024-05-01",
            evidence=listed,
        )
        return mou("-C", root, "verify").out

    assert "`x` is not the file that was recorded" in evidence("private/secret.yaml")
    for number, place in enumerate((".git/config", "../elsewhere/secret.yaml", ".env")):
        link(root, f"private/{number}", place)
        assert "`x` is not on this machine" in evidence(f"private/{number}")
    link(root, "private/folder", ".git")
    assert "`x` is not on this machine" in evidence("private/folder/config")


def test_evidence_is_not_looked_for_where_private_is_a_link(root: Path, mou: Mou) -> None:
    (root / "private").rename(root.parent / "was-private")
    for target in ("../elsewhere", ".git", "../was-private"):
        link(root, "private", target)
        ran = mou("-C", root, "verify")
        assert TOKEN not in ran.out + ran.err
        (root / "private").unlink()


# What is written.

ELSEWHERE = {"outside": "../elsewhere", "private": "private", "git": ".git", "hidden": ".hidden"}

SIGN = ("sign", "harbour-hospital", "--name", "A", "--date", "2024-05-01")
REVIEW = ("review", "record", "--date", "2024-06-01", "--outcome", "no-change", "--not-stated")
PAGES = ("render", "signature-pages", "--draft", "--format", "md")
RENDER = ("render", "--format", "md")

WRITTEN = {
    "data/signatures": SIGN,
    "data/reviews": REVIEW,
    "data/versions": ("release", "2025-01"),
    "kept": ("keep", "2024-04"),
    "kept/2024-04": ("keep", "2024-04"),
    "kept/2024-04/data": ("keep", "2024-04"),
    "kept/2024-04/data/partners": ("keep", "2024-04"),
    "build": RENDER,
    "build/2025-01": ("release", "2025-01"),
    "build/signature-pages": PAGES,
    "build/2024-04": ("render", "--at", "2024-04", "--format", "md"),
}
"""Folders that a command writes into."""


def snapshot(root: Path) -> dict[str, bytes]:
    """Return all that lies where nothing is to be written; git's own record of commits may grow."""
    places = (root.parent / "elsewhere", root / "private", root / ".hidden", root / ".git")
    found = {}
    for place in places:
        for file in sorted(place.rglob("*")):
            of_git = {"objects", "logs", "refs", "index", "COMMIT_EDITMSG"} & set(file.parts)
            if file.is_file() and not of_git:
                found[str(file)] = file.read_bytes()
            elif place.name != ".git":
                found[str(file)] = b""
    return found


@pytest.mark.parametrize("target", ELSEWHERE)
@pytest.mark.parametrize("folder", WRITTEN)
def test_nothing_is_written_where_a_folder_leads_to(
    folder: str, target: str, root: Path, mou: Mou
) -> None:
    (root / ".hidden").mkdir()
    if WRITTEN[folder][0] == "release":  # of another text than that on record
        replaced("2024-04-01", "2025-01-01")(root)
    versions = root / "data" / "versions" / "2024-04.yaml"
    record = versions.read_bytes()
    replaced_by_a_link(root, folder, ELSEWHERE[target])
    if folder == "data/versions":  # so that the link is all that is wrong
        (root / "data/versions" / "2024-04.yaml").write_bytes(record)
    commit(root, "data", "build", "kept")
    before = snapshot(root)
    ran = mou("-C", root, *WRITTEN[folder])
    assert snapshot(root) == before, ran.out + ran.err
    assert ran.code in (1, 2), ran.out + ran.err
    assert "a link" in ran.err or "it leads" in ran.out + ran.err or "git has" in ran.err


FILES = {
    "data/signatures/harbour-hospital.yaml": SIGN,
    "data/reviews/2024-06-01.yaml": REVIEW,
    "kept/2024-04/data/mou.yaml": ("keep", "2024-04"),
    "build/mou.md": RENDER,
    "out.ics": ("calendar", "--output", "{root}/out.ics"),
    "schemas/mou.schema.json": ("schema", "mou", "--output", "{root}/schemas"),
}
"""Files that a command writes."""


@pytest.mark.parametrize("target", PLACES)
@pytest.mark.parametrize("path", FILES)
def test_a_link_in_place_of_a_file_is_never_written_through(
    path: str, target: str, root: Path, mou: Mou
) -> None:
    link(root, path, PLACES[target])
    before = snapshot(root)
    ran = mou("-C", root, *(word.format(root=root) for word in FILES[path]))
    assert snapshot(root) == before, ran.out + ran.err
    assert ran.code in (0, 1, 2), ran.out + ran.err
    if ran.code == 0:
        assert not (root / path).is_symlink()


def test_the_folder_that_the_user_names_may_be_a_link(root: Path, mou: Mou, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "named").symlink_to("shared")
    ran: Ran = mou("-C", root, *RENDER, "--output", tmp_path / "named")
    assert ran.code == 0
    assert (tmp_path / "shared" / "mou.md").is_file()


def test_a_link_inside_the_repository_is_written_through(root: Path, mou: Mou) -> None:
    (root / "records").mkdir()
    (root / "kept").symlink_to("records")
    assert mou("-C", root, "keep", "2024-04").code == 0
    assert (root / "records" / "2024-04" / "data" / "mou.yaml").is_file()
