"""Where a file of a kind lives is told in one place."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from mou_cli.model.kinds import KINDS, MOU, SIGNATURES, VERSIONS, FileKind
from mou_cli.places import ALLOWED_SIGNERS, ASSETS, DATA, KEPT, PRIVATE, TEMPLATES, lies_in

SOURCE = Path(__file__).parents[2] / "src" / "mou_cli"
FOLDERS = (DATA, ALLOWED_SIGNERS, ASSETS, KEPT, PRIVATE, TEMPLATES)
SPELT_IN = {"places.py", "model/kinds.py"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_path_has_the_id_that_it_was_made_from(kind: FileKind) -> None:
    stem = "one-of-them" if "*" in kind.place else kind.name
    path = kind.path(stem)
    assert kind.stem(path) == stem
    assert lies_in(path, kind.folder)
    assert lies_in(path, DATA)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_file_is_of_one_kind(kind: FileKind) -> None:
    path = kind.path("one-of-them")
    assert [other for other in KINDS if other.stem(path) is not None] == [kind]


def test_paths_and_folders() -> None:
    assert SIGNATURES.path("essex") == "data/signatures/essex.yaml"
    assert SIGNATURES.folder == "data/signatures"
    assert VERSIONS.path("2024-01") == "data/versions/2024-01.yaml"
    assert (MOU.path("mou"), MOU.folder) == ("data/mou.yaml", "data")
    assert SIGNATURES.stem("data/signatures/a/b.yaml") is None
    assert SIGNATURES.stem("data/signatures/.yaml") is None


def test_a_folder_of_a_longer_name_is_another() -> None:
    assert lies_in("private/a.yaml", PRIVATE)
    assert lies_in("data/partners/a.yaml", "assets", "data/partners")
    assert not lies_in("private-notes/a.yaml", PRIVATE)
    assert not lies_in("private", PRIVATE)


def test_no_other_module_spells_a_path() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{line}: {text}"
        for path in sorted(SOURCE.rglob("*.py"))
        if path.relative_to(SOURCE).as_posix() not in SPELT_IN
        for line, text in _texts(ast.parse(path.read_text(encoding="utf-8")))
        if lies_in(text, *FOLDERS)
    ]
    assert found == []


def _texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
