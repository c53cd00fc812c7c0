"""The command line itself: help, errors, exit codes, explain and schema."""

import gc
import json
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from conftest import ROOT, Mou
from mou_cli import __version__
from mou_cli.cli.commands import COMMANDS
from mou_cli.model.kinds import KINDS
from mou_cli.output.shapes.schemas import SHAPES
from mou_cli.problems.rules import RULES


def test_without_a_command_it_shows_the_commands(mou: Mou) -> None:
    ran = mou()
    assert ran.code == 0
    for command in ("validate", "render", "deadlines", "explain", "schema"):
        assert f"  {command} " in ran.out


def test_version(mou: Mou) -> None:
    assert mou("--version").out == f"mou {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rende"], "mou: No such command 'rende'. Did you mean 'render'?\n  See `mou --help`\n"),
        (["validate", "--formt"], "mou: No such option: --formt (Possible options: --format)\n"),
        (["explain", "REF01"], "mou: No rule has the code `REF01`\n  Did you mean `REF001`?\n"),
        (["schema", "moo"], "mou: No kind of file is called `moo`\n  Did you mean `mou`?\n"),
        (["-C", "no/folder", "validate"], "mou: There is no folder `no/folder`\n"),
    ],
)
def test_wrong_use_is_said_in_a_sentence(arguments: list[str], message: str, mou: Mou) -> None:
    ran = mou(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(message)


@pytest.mark.parametrize(
    "arguments",
    [
        ["-C", ROOT, "validate", "--strict"],
        ["validate", "-C", ROOT, "--strict"],
        ["validate", "--strict", "--no-color", "-C", ROOT],
    ],
)
def test_shared_options_may_stand_anywhere(arguments: list[str], mou: Mou) -> None:
    assert mou(*arguments).code == 0


def test_an_option_without_its_folder_is_wrong_use(mou: Mou) -> None:
    ran = mou("validate", "-C")
    assert ran.code == 2
    assert ran.err == "mou: No folder stands behind `-C`\n  Name it: `-C FOLDER`\n"


def test_what_stands_behind_two_hyphens_is_no_option(mou: Mou) -> None:
    ran = mou("-C", ROOT, "render", "--", "-C")
    assert ran.code == 2
    assert "No document is called `-C`" in ran.err


def test_a_full_disk_is_no_fault_of_ours() -> None:
    command = f'"{sys.executable}" -m mou_cli explain --format markdown > /dev/full'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        "mou: The system says: No space left on device\n  Make room, or check the disk\n"
    )


def test_a_fault_of_ours_is_one_line_and_no_traceback(
    mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(tree: object) -> None:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr("mou_cli.checks.validation.load", broken)
    ran = mou("-C", ROOT, "validate")
    assert ran.code == 3
    assert ran.err.startswith("mou: This is a fault of mou: ZeroDivisionError: boom (mou_cli.")
    assert "Report it" in ran.err
    assert "Traceback" not in ran.err


def test_an_interrupt_ends_quietly(mou: Mou, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(tree: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mou_cli.checks.validation.load", interrupted)
    ran = mou("-C", ROOT, "validate")
    assert ran.code == 130
    assert "Interrupted" in ran.err


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f'"{sys.executable}" -m mou_cli explain --format markdown | head -n 1'
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False
    )
    assert done.stdout == "# Rules\n"
    assert "Traceback" not in done.stderr


def test_a_console_of_few_characters_loses_nothing(south_east_essex: Path) -> None:
    (south_east_essex / "data" / "partners" / "southend-ccg.yaml").write_text("naïve: ✓\n")
    done = subprocess.run(
        [sys.executable, "-m", "mou_cli", "-C", str(south_east_essex), "validate"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        check=False,
    )
    assert done.returncode == 1
    assert b"na\xefve: \\u2713" in done.stdout


def test_explain_one_rule(mou: Mou) -> None:
    ran = mou("explain", "idn001")
    assert ran.out.startswith("IDN001 (error): An identifier has the wrong form\n")
    assert "\nMend: " in ran.out
    assert "\nSource: NHS Organisation Data Service" in ran.out


def test_explain_lists_all_rules(mou: Mou) -> None:
    assert [line.split()[0] for line in mou("explain").out.splitlines()] == list(RULES)


def test_the_page_of_rules_is_current(mou: Mou) -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert mou("explain", "--format", "markdown").out == page, "run `make docs`"


def test_the_tables_of_fields_are_current() -> None:
    filled = runpy.run_path(str(ROOT / "tools" / "write_data_format.py"))["filled"]
    page = (ROOT / "docs" / "data-format.md").read_text(encoding="utf-8")
    assert filled(page) == page, "run `make docs`"
    assert set(re.findall(r"<!-- fields: (\S+) -->", page)) == {kind.name for kind in KINDS}


def test_schemas_fit_the_data(mou: Mou, tmp_path: Path) -> None:
    assert mou("schema", "--output", tmp_path).code == 0
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)  # type: ignore[assignment]
    checked = 0
    for root in (ROOT, ROOT / "examples" / "riverside"):
        for kind in KINDS:
            schema = json.loads((tmp_path / f"{kind.name}.schema.json").read_text(encoding="utf-8"))
            validator = jsonschema.Draft202012Validator(schema)
            for path in root.glob(kind.place):
                validator.validate(json.loads(json.dumps(reader.load(path), default=str)))
                checked += 1
    assert checked > 30


def test_one_schema_is_printed_and_all_together_too(mou: Mou) -> None:
    assert json.loads(mou("schema", "partner").out)["title"] == "Partner"
    assert set(json.loads(mou("schema").out)) == {
        *(kind.name for kind in KINDS),
        *SHAPES,
    }


def test_every_public_field_has_a_description() -> None:
    from mou_cli.model.base import Model

    waiting = list(Model.__subclasses__())
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        for name, info in model.model_fields.items():
            described = info.description or any(
                getattr(part, "description", None) for part in info.metadata
            )
            assert described, f"{model.__name__}.{name}"


def test_help_stays_free_of_heavy_imports() -> None:
    """Starting costs what it imports; pydantic, Jinja and pandoc are for the commands alone."""
    code = "import sys, mou_cli.cli.app; print([m for m in sys.modules if m in set(sys.argv[1:])])"
    heavy = ["pydantic", "jinja2", "pypandoc", "ruamel.yaml", "markdown_it", "rich.console"]
    heavy += ["holidays", "icalendar"]
    done = subprocess.run(
        [sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


HEAVY = ("jinja2", "markdown_it", "pydantic", "pypandoc", "rich", "ruamel", "typst")


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (["--help"], set()),
        (["render", "--help"], set()),
        (["explain", "REF001"], set()),
        (["schema", "partner"], {"pydantic"}),
        (["-C", str(ROOT), "validate"], {"markdown_it", "pydantic", "ruamel"}),
    ],
    ids=lambda words: " ".join(sorted(words)),
)
def test_a_command_loads_no_library_that_it_does_not_need(
    arguments: list[str], needed: set[str]
) -> None:
    listing = f"import sys; print([m for m in {HEAVY} if m in sys.modules], file=sys.stderr)"
    program = f"import atexit; atexit.register(lambda: exec({listing!r}))\n"
    program += (
        f"import sys; sys.argv = ['mou', *{arguments}]\nimport mou_cli.__main__ as m; m.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1] == str(sorted(needed))


def test_the_search_for_garbage_goes_on_after_a_command(mou: Mou) -> None:
    assert mou("--version").code == 0
    assert gc.isenabled()


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_that_the_help_lists_is_there(name: str, mou: Mou) -> None:
    ran = mou(name, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: mou {name} ")
    assert f"\n  {name} " in mou("--help").out
    # The list is read without the command; both have to say the same of it.
    summary = COMMANDS[name].removesuffix(".")
    assert summary in " ".join(ran.out.split())


def test_the_help_loads_no_command() -> None:
    script = "import sys; from mou_cli.cli.main import main; sys.argv = ['mou', '--help']\n"
    script += (
        "try: main()\nfinally: print([m for m in sys.modules if m.startswith('mou_cli.cli.')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    loaded = done.stdout.decode().splitlines()[-1]
    assert "mou_cli.cli.commands" in loaded
    assert "mou_cli.cli.render" not in loaded
