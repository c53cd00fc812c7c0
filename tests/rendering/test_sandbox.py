"""A repository's own templates: where they run, what they see, and how they are stopped."""

import datetime
import io
import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from conftest import ROOT, Mou
from mou_cli.errors import EnvironmentFaultError, TemplateFaultError
from mou_cli.exporting import typst_child
from mou_cli.loading import load
from mou_cli.prose.markdown import Markdown
from mou_cli.rendering import child, limits, sandbox, templates
from mou_cli.rendering.jinja import SlowError, render
from mou_cli.rendering.records import TemplateRecord, as_json, from_json
from mou_cli.rendering.stylesheet import refuse_unsafe
from mou_cli.trees import DiskTree
from mou_cli.views.document import view_of
from mou_cli.views.values import DocumentView

SMALL = limits.Limits(1, 5, 512 * limits.MEBIBYTE, 1000)
OWN = "# {{ document.title }}\n"


@pytest.fixture(scope="module")
def view() -> DocumentView:
    repository = load(DiskTree(ROOT / "examples" / "riverside")).repository
    assert repository.mou is not None
    return view_of(repository, repository.mou)


def tree_with(root: Path, **files: str) -> DiskTree:
    (root / "templates").mkdir(exist_ok=True)
    for name, text in files.items():
        file = root / "templates" / name.replace("__", ".")
        file.write_text(text, encoding="utf-8", newline="\n")
    return DiskTree(root)


# Where it runs.


def test_the_package_s_templates_run_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, view: DocumentView
) -> None:
    monkeypatch.setattr(templates, "render_in_child", None)
    copies = {file.name: file.read_text("utf-8") for file in (ROOT / "templates").glob("*.j2")}
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    tree = DiskTree(tmp_path)
    assert copies
    assert "\n# Riverside" in templates.render_markdown(tree, "mou.md.j2", document=view)


def test_an_own_template_that_is_not_reached_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, view: DocumentView
) -> None:
    monkeypatch.setattr(templates, "render_in_child", None)
    tree = tree_with(tmp_path, page__html__j2="{% endless")
    assert "\n# Riverside" in templates.render_markdown(tree, "mou.md.j2", document=view)


@pytest.mark.parametrize("name", ["mou.md.j2", "section.md.j2", "participants.md.j2"])
def test_an_own_template_that_is_reached_runs_in_a_child_and_gives_the_same(
    name: str, tmp_path: Path, view: DocumentView
) -> None:
    text = (ROOT / "templates" / name).read_text("utf-8")
    tree = tree_with(tmp_path, **{name: text + "{# own #}"})
    own = templates.render_markdown(tree, "mou.md.j2", document=view)
    assert own == templates.render_markdown(None, "mou.md.j2", document=view)


def test_every_include_of_the_package_is_seen() -> None:
    for file in (ROOT / "templates").glob("*.j2"):
        text = file.read_text("utf-8")
        words = sum(text.count(word) for word in ("include", "import", "extends"))
        assert len(templates._INCLUDES.findall(text)) == words, file.name


def test_an_own_template_may_bring_others(tmp_path: Path, view: DocumentView) -> None:
    tree = tree_with(
        tmp_path, mou__md__j2='{% include "more.md.j2" %}\n', more__md__j2="# {{ document.title }}"
    )
    assert view.title in templates.render_markdown(tree, "mou.md.j2", document=view)


# What it sees.


@dataclass(frozen=True)
class Inner:
    day: datetime.date
    names: tuple[str, ...]


@dataclass(frozen=True)
class Outer:
    inner: Inner
    picture: bytes
    by_name: dict[str, int]
    text: Markdown
    page: Markup
    number: float = 1.5
    nothing: None = None

    @property
    def first(self) -> str:
        return self.inner.names[0]

    @cached_property
    def count(self) -> int:
        return len(self.inner.names)

    @property
    def _hidden(self) -> str:
        raise AssertionError


OUTER = Outer(
    Inner(datetime.date(2024, 4, 1), ("a", "b")), b"\x89P", {"x": 1}, Markdown("*a*"), Markup("<b>")
)


def test_values_come_back_as_they_were() -> None:
    seen: Any = from_json(json.loads(json.dumps(as_json(OUTER))))
    assert isinstance(seen, TemplateRecord)
    assert (seen.inner.day, seen.inner.names) == (datetime.date(2024, 4, 1), ("a", "b"))
    assert (seen.picture, seen.by_name, seen.number, seen.nothing) == (
        b"\x89P",
        {"x": 1},
        1.5,
        None,
    )
    assert (type(seen.text), type(seen.page)) == (Markdown, Markup)
    assert (seen.first, seen.count) == ("a", 2)
    assert not hasattr(seen, "_hidden")


def test_what_is_no_plain_data_is_not_sent() -> None:
    with pytest.raises(TypeError, match="set is no plain data"):
        as_json({1})


def test_a_child_answers_with_text_or_with_a_fault() -> None:
    def request(template: str) -> dict[str, Any]:
        texts, context = {"a": template}, {"b": as_json(Markdown("*c*"))}
        return {"templates": texts, "name": "a", "context": context, "markdown": True, "most": 99}

    assert child.answer(request("{{ b }} {{ '*' }}")) == (0, "*c* \\*")
    code, text = child.answer(request("\n{{ d }}"))
    assert code == limits.FAULT
    assert json.loads(text)["message"] == "templates/a, line 2: 'd' is undefined"


class Streams:
    """Standard input and output with bytes behind them."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.fixture
def streams(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Give a request to a child's `main` in this process, which keeps its own limits."""
    for module in (child, typst_child):
        monkeypatch.setattr(module, "restrict", lambda _: None)

    def put(request: object) -> Streams:
        monkeypatch.setattr(sys, "stdin", Streams(json.dumps(request).encode()))
        out = Streams(b"")
        monkeypatch.setattr(sys, "stdout", out)
        return out

    yield put
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def test_the_child_reads_and_writes(streams: Any) -> None:
    request = {"templates": {"a": "é"}, "name": "a", "context": {}, "markdown": True, "most": 9}
    out = streams(request)
    assert child.main() == 0
    assert out.buffer.getvalue() == "é".encode()


def test_without_timers_the_clock_alone_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "setitimer")
    child._tell_when_slow(0.001)


def test_a_slow_template_is_told_in_its_line(streams: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "TEMPLATES", limits.Limits(0, 5, 0, 0))
    child._tell_when_slow(0.01)
    before = signal.getsignal(signal.SIGVTALRM)
    loop = "\n{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"
    with pytest.raises(TemplateFaultError, match="line 2: the template takes longer"):
        render({"a": loop}.get, "a", {}, markdown=True)
    assert callable(before)
    with pytest.raises(SlowError):
        before(0, None)


def test_typst_reads_and_writes(streams: Any, tmp_path: Path) -> None:
    (tmp_path / "main.typ").write_text("Words", encoding="utf-8")
    options = {"root": str(tmp_path), "format": "pdf"}
    out = streams({"main": str(tmp_path / "main.typ"), "options": options})
    assert typst_child.main() == 0
    assert out.buffer.getvalue().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("#nonsense", "unknown variable: nonsense"),
        ('#read("x")', "file not found (searched at x)"),
    ],
)
def test_typst_says_what_is_wrong(source: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "main.typ").write_text(source, encoding="utf-8")
    request = {
        "main": str(tmp_path / "main.typ"),
        "options": {"root": str(tmp_path)},
        "what": "PDF",
    }
    code, data = typst_child.answer(request)
    assert code == limits.FAULT
    assert json.loads(data)["message"] == f"The PDF could not be made: {said}"


def test_typst_reaches_no_network() -> None:
    said = "failed to download package (https://packages.typst.org/x: whatever)"
    assert typst_child._complaint_in_plain_words(said, "/x").startswith(
        "it asks for a package from the network"
    )


# How it is stopped.


def ended(code: int, *, length: int = 0, seconds: float = 0.0) -> str:
    return sandbox._exceeded(code, length, seconds, SMALL)


def test_each_limit_is_named() -> None:
    assert ended(0) == ended(limits.FAULT) == ended(1) == ""
    assert ended(-9, length=1001) == "it gave more than 1,000 bytes"
    assert ended(-9, seconds=5) == "it took longer than 5 seconds"
    assert ended(-9) == "it needed more than 512 MiB of memory"
    assert ended(-signal.SIGXCPU) == "it computed for more than 1 seconds"


def test_a_system_without_that_signal_has_no_such_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "SIGXCPU")
    assert ended(1) == ""


@pytest.mark.parametrize(
    ("code", "data", "said", "fault", "message"),
    [
        (0, b"x" * 2000, "", TemplateFaultError, "it gave more than 1,000 bytes"),
        (limits.FAULT, b"{", "", TemplateFaultError, "what was said cannot be read"),
        (limits.FAULT, b"[]", "", TemplateFaultError, "what was said cannot be read"),
        (limits.FAULT, b'{"message": "m", "mend": "n"}', "", TemplateFaultError, "m"),
        (1, b"", "No module named mou_cli", EnvironmentFaultError, "ended with 1: No module"),
    ],
)
def test_an_answer_is_never_trusted(
    code: int, data: bytes, said: str, fault: type[Exception], message: str
) -> None:
    exceeded = sandbox._exceeded(code, len(data), 0.0, SMALL)
    with pytest.raises(fault, match=message):
        sandbox.refuse_fault(sandbox.Answer(code, data, said, exceeded), "x", "y")


PROGRAM = """
import sys, time
sys.stdin.buffer.read()
{}
"""


def run_program(
    code: str, monkeypatch: pytest.MonkeyPatch, most: limits.Limits = SMALL
) -> sandbox.Answer:
    real = subprocess.Popen

    def other(_command: list[str], **options: Any) -> Any:
        return real([sys.executable, "-I", "-c", PROGRAM.format(code)], **options)

    monkeypatch.setattr(subprocess, "Popen", other)
    return sandbox.run_in_child("unused", {"a": "b" * 100_000}, most)


@pytest.mark.parametrize(
    ("code", "exceeded"),
    [
        ("time.sleep(60)", "it took longer than 1 seconds"),
        ("while True: sys.stdout.write('x' * 999)", "it gave more than 1,000 bytes"),
        ("import os; os.abort()", "it needed more than 512 MiB of memory"),
    ],
)
def test_a_child_that_goes_on_is_stopped(
    code: str, exceeded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = limits.Limits(1, 1, SMALL.memory_bytes, SMALL.output_bytes)
    assert run_program(code, monkeypatch, most).exceeded == exceeded


def test_a_child_that_does_not_listen_is_no_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "PROGRAM", "import sys; sys.exit('no {}')")
    answer = run_program("luck", monkeypatch)
    assert (answer.code, answer.said) == (1, "no luck")


def test_python_that_cannot_be_run_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(EnvironmentFaultError, match="Python could not be run"):
        sandbox.run_in_child("unused", {}, SMALL)


def test_the_child_has_no_secrets_and_no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", "secret")
    code = "import os; print(sorted(os.environ.items()))"
    answer = run_program(code, monkeypatch)
    assert b"secret" not in answer.data
    assert b"('HTTPS_PROXY', 'http://127.0.0.1:9')" in answer.data


class Resource:
    """The module `resource` of a system that knows few limits."""

    RLIMIT_CPU, RLIMIT_AS, RLIMIT_FSIZE, RLIMIT_CORE = range(4)
    RLIM_INFINITY = -1

    def __init__(self) -> None:
        self.set: dict[int, tuple[int, int]] = {}

    def getrlimit(self, what: int) -> tuple[int, int]:
        return (-1, 100 if what == self.RLIMIT_AS else -1)

    def setrlimit(self, what: int, values: tuple[int, int]) -> None:
        if what == self.RLIMIT_CORE:
            raise ValueError
        self.set[what] = values


def test_limits_are_set_as_far_as_the_system_can(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = Resource()
    monkeypatch.setitem(sys.modules, "resource", fake)
    limits.restrict(SMALL)
    assert fake.set == {0: (1, 2), 1: (100, 100), 2: (0, 0)}


def test_windows_has_the_clock_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    limits.restrict(SMALL)


# Steps that are refused before they are taken, on every system.


@pytest.mark.parametrize(
    "step",
    ["'a' * 100001", "100001 * [1]", "(1, 2) * 50001", "10 ** 1001", "1001 ** 2", "9 ** 9 ** 9"],
)
def test_a_step_that_is_too_large_is_refused(step: str) -> None:
    with pytest.raises(TemplateFaultError, match=r"too large|longer than"):
        render({"a": f"{{{{ {step} }}}}"}.get, "a", {}, markdown=True)


@pytest.mark.parametrize(
    ("step", "result"),
    [("'a' * 3", "aaa"), ("3 * 4", "12"), ("2 ** 10", "1024"), ("2.5 * 2", "5.0")],
)
def test_other_steps_are_taken(step: str, result: str) -> None:
    assert render({"a": f"{{{{ {step} }}}}"}.get, "a", {}, markdown=False) == result


def test_memory_that_is_missing_is_said() -> None:
    def load_nothing(_name: str) -> str:
        raise MemoryError

    with pytest.raises(TemplateFaultError, match="templates/a: the template needs more memory"):
        render(load_nothing, "a", {}, markdown=True)


def test_a_fault_without_words_has_its_name() -> None:
    def fail(_name: str) -> str:
        raise KeyError

    with pytest.raises(TemplateFaultError, match="templates/a: KeyError"):
        render(fail, "a", {}, markdown=True)


# Stylesheets.


@pytest.mark.parametrize(
    "css",
    [
        "</STYLE >", "<!--", "@import 'x'", "@IMPORT url(x)", "@charset 'x'",
        "a { b: url(x) }", "a { b: URL( 'https://x') }", "a { b: url(\n//x) }", "\\75 rl(x)",
        "u\\\nrl(x)", "\\000075rl(x)", "image-set('x' 1x)", "-webkit-image-set(url(data:,) 1x)",
        "a { b: src('x') }", "cross-fade(url(data:,), 'x')", "image('x')",
        "a\x00b", "@namespace 'x'",
    ],
)  # fmt: skip
def test_a_stylesheet_may_not_leave_its_page(css: str) -> None:
    with pytest.raises(TemplateFaultError) as error:
        refuse_unsafe(f"\n{css}", "templates/page.css")
    assert error.value.message.startswith("templates/page.css")


@pytest.mark.parametrize(
    "css",
    [
        "a { content: '\\2014 \\'' }", "a > b { color: red }", "a { b: url(data:image/png,x) }",
        "a { b: url(\"data:,\") }", "a { filter: url(#x) }", "@media print { }",
        "a { c: '\\110000' }",
    ],
)  # fmt: skip
def test_a_stylesheet_may_do_what_it_is_for(css: str) -> None:
    refuse_unsafe(css, "templates/page.css")


def test_the_package_s_stylesheet_would_be_accepted() -> None:
    refuse_unsafe((ROOT / "templates" / "page.css").read_text("utf-8"), "templates/page.css")


def test_an_own_page_in_typst_makes_the_same_pdf(
    mou: Mou, south_east_essex: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    assert mou("render", "-C", south_east_essex, "--format", "pdf").code == 0
    plain = (south_east_essex / "build" / "mou.pdf").read_bytes()
    page = (ROOT / "templates" / "page.typ").read_text("utf-8")
    tree_with(south_east_essex, page__typ=f"{page}// own\n")
    assert mou("render", "-C", south_east_essex, "--format", "pdf").code == 0
    own = (south_east_essex / "build" / "mou.pdf").read_bytes()
    assert abs(len(own) - len(plain)) < 1000
    assert list((tmp_path / "temporary").iterdir()) == []


# What is wrong with a template, in words.


@pytest.mark.parametrize(
    ("template", "message", "mend"),
    [
        ("\n{% for x in %}", "templates/a, line 2: Expected an expression", "Correct the template"),
        ('{% include "b" %}', "There is no template `templates/b`", "Correct the name"),
        ('{% include "a" %}', "templates/a, line 1: the template includes itself", "Correct the"),
        (
            "{% for x in [1] %}" * 30 + "{% endfor %}" * 30,
            "stand in each other too deep",
            "Correct",
        ),
        ("{{ b }}", "templates/a, line 1: 'b' is undefined", "Correct the name; `docs/"),
        ("{{ 'a' * 99 }}", "templates/a: it gives more than 50 characters", "Take loops"),
        ("{{ 1 / 0 }}", "templates/a, line 1: division by zero", "Correct the template"),
    ],
)
def test_a_fault_is_told_with_its_place_and_a_mend(template: str, message: str, mend: str) -> None:
    with pytest.raises(TemplateFaultError) as error:
        render({"a": template}.get, "a", {}, markdown=True, most=50)
    assert message in error.value.message
    assert error.value.mend.startswith(mend)


def test_a_fault_of_the_loader_stays_as_it_is() -> None:
    def fail(_name: str) -> str:
        raise TemplateFaultError("m", "n")

    with pytest.raises(TemplateFaultError, match=r"^m$"):
        render(fail, "a", {}, markdown=True)


def test_typst_here_says_what_is_wrong(
    mou: Mou, south_east_essex: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mou_cli.exporting.pdf.read_template_file", lambda tree, name: "#nonsense")
    ran = mou("render", "-C", south_east_essex, "--format", "pdf")
    assert ran.code == 2
    assert "The PDF could not be made: unknown variable: nonsense" in ran.err
