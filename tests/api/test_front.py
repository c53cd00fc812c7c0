"""The front of the package: what it names, and what it costs to import it."""

import ast
import importlib
import pkgutil
import subprocess
import sys
import typing
from pathlib import Path

import pytest

import mou_cli

FUNCTIONS = ("as_json", "as_markdown", "compare", "load", "render", "status", "validate")


def test_to_import_it_imports_nothing_else() -> None:
    program = "import sys; before = {*sys.modules}; import mou_cli; print(*{*sys.modules} - before)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    ours = {name for name in loaded if name.partition(".")[0] == "mou_cli"}
    assert ours == {"mou_cli", "mou_cli.about"}
    assert {name.partition(".")[0] for name in loaded - ours} <= sys.stdlib_module_names


def test_each_name_is_there() -> None:
    program = (
        "import mou_cli; print(*[type(getattr(mou_cli, n)).__name__ for n in mou_cli.__all__])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) == {"type", "EnumType", "function", "str"}
    assert {*mou_cli.__all__} <= {*dir(mou_cli)}


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'mou_cli' has no attribute 'vlidate'"):
        mou_cli.vlidate  # type: ignore[attr-defined]  # noqa: B018


def test_no_room_bears_the_name_of_something_public() -> None:
    """Python binds a room to the package when it is imported, whatever stood there before."""
    rooms = {found.name for found in pkgutil.iter_modules(mou_cli.__path__)}
    assert not rooms & {*mou_cli.__all__}


def test_checkers_of_types_see_what_the_run_gives() -> None:
    tree = ast.parse(Path(mou_cli.__file__).read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    seen = {alias.name: str(node.module) for node in imports for alias in node.names}
    assert sorted([*seen, "__version__"]) == sorted(mou_cli.__all__)
    for name, module in seen.items():
        assert getattr(mou_cli, name) is getattr(importlib.import_module(module), name), name


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_types_of_a_function_are_all_public(name: str) -> None:
    hints = typing.get_type_hints(getattr(mou_cli, name))
    assert "return" in hints
    for hint in hints.values():
        for part in typing.get_args(hint) or (hint,):
            module = getattr(part, "__module__", "")
            assert not module.startswith("mou_cli") or part.__name__ in mou_cli.__all__
