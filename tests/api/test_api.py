"""The public functions, with folders of every sort."""

import gc
import os
import pickle
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date, datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

import mou_cli
from alarms import no_hang
from conftest import ROOT, Mou, change
from histories import History

HOSTILE = ROOT / "tests" / "hostile"
SIGNED = "signed-and-reviewed"
FUNCTIONS = (mou_cli.load, mou_cli.validate, mou_cli.compare, mou_cli.render, mou_cli.status)

Function = Callable[..., Any]


@pytest.fixture
def signed(made_history: Callable[[str], History]) -> Path:
    """A repository with two versions and their signatures, only to be read."""
    return made_history(SIGNED).root


def told(folder: Path) -> tuple[str, str, list[str]]:
    """Say a little of everything, as a worker would."""
    comparison = mou_cli.compare(folder, "2024-01", "2025-03")
    status = mou_cli.status(folder, "2025-06-01")
    rendering = mou_cli.render(folder, "mou", "md")
    return mou_cli.as_json(comparison), mou_cli.as_json(status), sorted(rendering.files)


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("kind", [str, Path])
def test_a_folder_that_is_not_there(function: Function, kind: type, tmp_path: Path) -> None:
    folder = kind(tmp_path / "nowhere")
    with pytest.raises(mou_cli.UsageError) as caught:
        function(folder)
    assert str(caught.value) == f"There is no folder `{folder}`"
    assert caught.value.mend == "Name the folder that holds `data/`"


@pytest.mark.parametrize("function", [mou_cli.load, mou_cli.validate, mou_cli.render])
def test_a_revision_that_is_not_there(function: Function, signed: Path) -> None:
    with pytest.raises(mou_cli.UsageError, match="no version, tag, branch or commit called `2024`"):
        function(signed, at="2024")


def test_no_git_and_no_revision(south_east_essex: Path) -> None:
    with pytest.raises(mou_cli.EnvironmentFaultError, match="lies in no git repository"):
        mou_cli.load(south_east_essex, at="HEAD")
    with pytest.raises(mou_cli.EnvironmentFaultError, match="lies in no git repository"):
        mou_cli.compare(south_east_essex)
    assert mou_cli.status(south_east_essex, "2020").in_force is not None


def test_an_earlier_text(signed: Path) -> None:
    before, now = mou_cli.load(signed, at="2024-01"), mou_cli.load(signed)
    assert before.repository.mou is not None
    assert before.repository.mou != now.repository.mou
    assert mou_cli.validate(signed, at="mou/2024-01").files < mou_cli.validate(signed).files
    assert mou_cli.render(signed, formats="md", at="2024-01").files.keys() == {"mou.md"}


def test_broken_data_is_told_and_not_raised(south_east_essex: Path) -> None:
    change(south_east_essex, "data/principles.yaml", "key: be-ambitious", "kee: be-ambitious")
    found = mou_cli.validate(south_east_essex)
    assert found.has(mou_cli.Severity.ERROR)
    assert mou_cli.Position("data/principles.yaml", 3, 5, 3) in [p.position for p in found.problems]
    assert mou_cli.load(south_east_essex).repository.broken == {"data/principles.yaml"}
    assert mou_cli.render(south_east_essex, formats="md").files == {}
    drafted = mou_cli.render(south_east_essex, formats="md", draft=True, large_print=True)
    assert list(drafted.files) == ["mou-large-print.md"]
    with pytest.raises(mou_cli.UsageError, match="The data of the working text cannot be read"):
        mou_cli.status(south_east_essex)


def test_where_something_was_written(south_east_essex: Path) -> None:
    repository = mou_cli.load(south_east_essex).repository
    place = repository.where(repository.principles[0], "title")
    assert (place.path, place.line) == ("data/principles.yaml", 4)


@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        (["validate", "--format", "json"], lambda f: mou_cli.as_json(mou_cli.validate(f))),
        (["diff", "--format", "json"], lambda f: mou_cli.as_json(mou_cli.compare(f))),
        (
            ["diff", "2024-01", "2025-03", "--format", "markdown"],
            lambda f: mou_cli.as_markdown(mou_cli.compare(f, "2024-01", "2025-03")),
        ),
        (
            ["status", "--as-of", "2025-06", "--format", "json"],
            lambda f: mou_cli.as_json(mou_cli.status(f, "2025-06")),
        ),
        (
            ["status", "--as-of", "2025-06", "--format", "markdown"],
            lambda f: mou_cli.as_markdown(mou_cli.status(f, "2025-06")),
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_it_says_what_the_command_says(
    arguments: list[str], made: Callable[[Path], str], signed: Path, mou: Mou
) -> None:
    assert made(signed) == mou("-C", signed, *arguments).out


def test_documents_are_those_that_the_command_writes(
    signed: Path, mou: Mou, tmp_path: Path
) -> None:
    assert mou("-C", signed, "render", "--output", tmp_path / "out").code == 0
    written = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    assert mou_cli.render(signed).files == written


def test_a_report_is_compared_and_rendered() -> None:
    folder = ROOT / "examples" / "mid-essex-alliance"
    name = next(iter(mou_cli.load(folder).repository.reports))
    assert mou_cli.render(folder, [name], ["md"]).files[f"{name}.md"]
    with pytest.raises(mou_cli.UsageError, match="No document is called"):
        mou_cli.render(folder, "nothing")


@pytest.mark.parametrize("day", [date(2024, 5, 31), datetime(2024, 5, 31, 9), "2024-05-31"])
def test_a_day_in_every_form(day: str | date, signed: Path) -> None:
    assert mou_cli.status(signed, day).as_of.written == "2024-05-31"


def test_without_a_day_it_is_today(signed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mou_cli.clock.today", lambda: date(2024, 2, 29))
    assert mou_cli.status(signed).as_of.written == "2024-02-29"


def test_a_date_that_is_none(signed: Path) -> None:
    with pytest.raises(mou_cli.UsageError, match="`soon` is no date"):
        mou_cli.status(signed, "soon")


def test_what_has_no_face_is_a_type_error(signed: Path) -> None:
    for face in (mou_cli.as_json, mou_cli.as_markdown):
        with pytest.raises(TypeError, match="no value that mou has a face for: Loaded"):
            face(mou_cli.load(signed))  # type: ignore[arg-type]


def test_it_leaves_the_process_and_the_folder_alone(south_east_essex: Path) -> None:
    def state() -> tuple[Any, ...]:
        files = {
            path: (path.stat().st_mtime_ns, path.is_file() and path.read_bytes())
            for path in south_east_essex.rglob("*")
        }
        return dict(os.environ), Path.cwd(), gc.isenabled(), gc.get_threshold(), files

    before = state()
    mou_cli.validate(south_east_essex)
    mou_cli.render(south_east_essex)
    mou_cli.as_json(mou_cli.status(south_east_essex, "2020"))
    assert state() == before


def test_threads_and_processes_get_the_same(signed: Path) -> None:
    expected = told(signed)
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(told, [signed] * 4)) == [expected] * 4
    with ProcessPoolExecutor(1, get_context("spawn")) as processes:
        assert processes.submit(told, signed).result() == expected
        with pytest.raises(mou_cli.UsageError, match="There is no folder"):
            processes.submit(mou_cli.validate, signed / "nowhere").result()
        status = processes.submit(mou_cli.status, signed, "2025-06-01").result()
        assert mou_cli.as_json(status) == expected[1]


@pytest.mark.parametrize(
    "made",
    [
        mou_cli.load,
        partial(mou_cli.load, at="2024-01"),
        mou_cli.validate,
        partial(mou_cli.compare, base="2024-01", head="2025-03"),
        partial(mou_cli.render, formats="html"),
        partial(mou_cli.status, as_of="2025-06-01"),
    ],
)
def test_what_is_returned_can_be_sent_and_shown(made: Function, signed: Path) -> None:
    found = made(signed)
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 - it was made here
    assert type(again) is type(found)
    assert repr(again) == repr(found)
    assert len(repr(found)) < 1000


def test_what_a_stranger_sends_is_as_safe_as_on_the_command_line(tmp_path: Path) -> None:
    for case in ("yaml/alias-bomb", "templates/endless-loop", "templates/file-outside"):
        root = tmp_path / case
        shutil.copytree(ROOT / "tests" / "rules" / "base", root)
        shutil.copytree(HOSTILE / case, root, dirs_exist_ok=True)
    bomb = mou_cli.validate(tmp_path / "yaml" / "alias-bomb")
    assert bomb.problems[0].code == "YML003"
    with (
        no_hang(),
        pytest.raises(mou_cli.TemplateFaultError, match="takes longer than it may"),
    ):
        mou_cli.render(tmp_path / "templates" / "endless-loop", formats="html")
    with pytest.raises(mou_cli.TemplateFaultError):
        mou_cli.render(tmp_path / "templates" / "file-outside", formats="html")


def test_a_link_out_of_the_folder_is_not_followed(south_east_essex: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("title: A secret\n", encoding="utf-8")
    (south_east_essex / "data" / "partners" / "ours.yaml").symlink_to(tmp_path / "secret.yaml")
    found = mou_cli.validate(south_east_essex)
    assert [(p.code, p.position.path) for p in found.problems][:1] == [
        ("FIL002", "data/partners/ours.yaml")
    ]
