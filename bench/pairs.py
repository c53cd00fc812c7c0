"""What is compared with what."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.items import write_items
from bench.register import PROJECT, write_register
from bench.revisions import many_commits, two_revisions
from bench.timing import Pair, Side

MOU = Path(sys.executable).parent
PEERS = MOU.parents[1] / "peers" / "bin"
C_PARSER = MOU.parents[1] / "clib"
HERE = Path(__file__).parent
THOUSAND, MANY, MOST = 1_000, 10_000, 100_000
COMMITS = 5_000
ENDS = ("HEAD~1", "HEAD")
LIBRARIES = """
import gc; gc.disable()
import typer, pydantic, markdown_it, _ruamel_yaml
type("Model", (pydantic.BaseModel,), {})
gc.freeze()
"""
"""What `mou validate` stands on, imported as it imports it, and a first model."""

LINT = "{extends: default, rules: {line-length: disable, document-start: disable}}"


@dataclass(frozen=True, slots=True)
class Bench:
    """The folder that everything is generated in, and how often small things are run."""

    folder: Path
    rounds: int

    def pairs(self, *, large: bool) -> Iterator[Pair]:
        """Yield every pair; a large one takes minutes, and is left out unless it is asked for."""
        yield from self._start()
        yield from self._documents()
        yield from self._registers()
        yield from self._revisions()
        if large:
            yield self._growth(MANY, MOST, 2)

    def _start(self) -> Iterator[Pair]:
        nothing = Side("`python -c pass`", _python("-c", "pass"), PROJECT)
        libraries = Side("importing its libraries", _python("-c", LIBRARIES), PROJECT)
        here = Side("`mou validate`, this repository", (_mou(), "validate"), PROJECT)
        yield Pair(Side("`mou --help`", (_mou(), "--help"), PROJECT), nothing, self.rounds, 6)
        yield Pair(here, nothing, self.rounds, 13)
        yield Pair(here, libraries, self.rounds)

    def _documents(self) -> Iterator[Pair]:
        for formats, limit in (([], 1.6), (["pdf"], None)):
            name = formats[0] if formats else "all"
            calls = _made(self.folder / f"calls-{name}")
            count = _output(*_python("-m", "bench.record", str(PROJECT), str(calls), *formats))
            ours = self._render(f"`mou render`, {name} ({count.strip()})", formats)
            bare = Side(
                "pandoc and Typst alone", _python(str(HERE / "replay.py"), str(calls)), PROJECT
            )
            yield Pair(ours, bare, max(3, self.rounds // 2), limit)
            yield Pair(ours, self._uncompared(formats), max(3, self.rounds // 2), 1.15)
        weasyprint = self._weasyprint()
        engine = Side("Typst, the same text to PDF/UA", (*bare.command, "typst"), PROJECT)
        yield Pair(engine, weasyprint, max(3, self.rounds // 2), 10, faster=True)
        yield Pair(ours, weasyprint, max(3, self.rounds // 2), faster=True)

    def _render(self, name: str, formats: list[str]) -> Side:
        chosen = ("--format", ",".join(formats)) if formats else ()
        output = str(self.folder / "build")
        return Side(name, (_mou(), "render", *chosen, "--output", output), PROJECT)

    def _uncompared(self, formats: list[str]) -> Side:
        """Return the same without reading back what was made."""
        command = self._render("", formats).command[1:]
        script = str(HERE / "uncompared.py")
        return Side("the same, not compared", _python(script, *command), PROJECT)

    def _weasyprint(self) -> Side:
        _output(*self._render("", ["html"]).command)
        page, pdf = self.folder / "build" / "mou.html", self.folder / "weasyprint.pdf"
        tool = str(PEERS / "weasyprint")
        return Side(
            "WeasyPrint, PDF/UA of the same HTML",
            (tool, "--quiet", "--pdf-variant", "pdf/ua-1", str(page), str(pdf)),
            PROJECT,
        )

    def _registers(self) -> Iterator[Pair]:
        many = self._validate(MANY)
        schema, lint = self.folder / "partner.schema.json", self.folder / "yamllint.yaml"
        schema.write_text(_output(_mou(), "schema", "partner"), encoding="utf-8")
        lint.write_text(LINT, encoding="utf-8")
        partners = many.folder / "data" / "partners"
        files = tuple(sorted(file.name for file in partners.glob("body-*.yaml")))
        checker = (str(PEERS / "check-jsonschema"), "--schemafile", str(schema), *files)
        quicker = {"PYTHONPATH": str(C_PARSER)}
        floor = Side("the floor", _python(str(HERE / "floor.py"), str(many.folder)), PROJECT)
        yield Pair(many, Side("check-jsonschema", checker, partners), 3, 25, faster=True)
        faster = Side("check-jsonschema with the C parser", checker, partners, quicker)
        yield Pair(many, faster, 3, faster=True)
        linter = (str(PEERS / "yamllint"), "--config-file", str(lint), ".")
        yield Pair(many, Side("yamllint", linter, partners), 3, 30, faster=True)
        yield Pair(many, floor, 5)
        yield Pair(self._validate(THOUSAND), self._doorstop(), 3, 25, faster=True)
        yield self._growth(THOUSAND, MANY, 5)

    def _revisions(self) -> Iterator[Pair]:
        here = two_revisions(self.folder / "two-revisions")
        compared = Side("`mou diff`, this repository", (_mou(), "diff", *ENDS), here)
        checked = Side("`mou validate` of it", (_mou(), "validate"), here)
        script = (str(PEERS / "python"), str(HERE / "general_diff.py"), *ENDS)
        general = Side("a deepdiff script", script, here)
        yield Pair(compared, checked, self.rounds, 1.5)
        # Both are done before they have begun: what is compared here is how they start.
        yield Pair(compared, general, max(3, self.rounds // 2), faster=True)
        large = two_revisions(self.folder / "two-revisions-large", MANY)
        many = Side(f"`mou diff`, {MANY:,} files", (_mou(), "diff", *ENDS), large)
        yield Pair(many, Side("`mou validate` of them", (_mou(), "validate"), large), 5, 1.3)
        yield Pair(many, Side("a deepdiff script", script, large), 2, 3, faster=True)
        past = many_commits(self.folder / "many-commits", COMMITS)
        history = Side(f"`mou history`, {COMMITS:,} commits", (_mou(), "history"), past)
        log = Side("`git log -- data`", ("git", "log", "--", "data"), past)
        yield Pair(history, log, max(3, self.rounds // 2), 20)

    def _doorstop(self) -> Side:
        tool = str(PEERS / "doorstop")
        root = write_items(_made(self.folder / "items"), THOUSAND, tool)
        return Side(f"doorstop, {THOUSAND:,} items", (tool,), root)

    def _validate(self, count: int) -> Side:
        root = self.folder / f"register-{count}"
        if not root.is_dir():
            write_register(root, count)
        return Side(f"`mou validate`, {count:,} files", (_mou(), "validate"), root)

    def _growth(self, few: int, many: int, rounds: int) -> Pair:
        return Pair(self._validate(many), self._validate(few), rounds, 11)


def _mou() -> str:
    return str(MOU / "mou")


def _python(*arguments: str) -> tuple[str, ...]:
    return (str(MOU / "python"), *arguments)


def _output(*command: str) -> str:
    return subprocess.check_output(command, cwd=PROJECT, stderr=subprocess.DEVNULL, text=True)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def rounds_asked_for() -> int:
    """Return how often small things are run: BENCH_ROUNDS, or 15."""
    return int(os.environ.get("BENCH_ROUNDS", "15"))
