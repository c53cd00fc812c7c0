"""Commands at the same moment: a process that has loaded mou makes a child for each of them.

A child begins where the others do, which two programs that first have to load themselves do not. It
can also be told to kill itself at its n-th step that changes files, so that each is tried.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

HELPERS = Path(__file__).parent
STEPS = {"os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod", "fcntl.flock"}
LONGEST = 120
"""Seconds after which a command is ended."""

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT

Arguments = Sequence[str | Path]


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, less than 0 for a signal, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def was_killed(self) -> bool:
        return self.code == -signal.SIGKILL


@dataclass(frozen=True)
class Loaded:
    """The process that has loaded mou."""

    process: "subprocess.Popen[str]"

    def load(self, *arguments: str | Path) -> None:
        """Run a command in the process itself, so that it loads what the command needs."""
        self._ask({"load": [str(argument) for argument in arguments]})

    def at_once(self, *commands: Arguments) -> list[Ended]:
        """Run commands at the same moment, and wait for all of them."""
        return self._ask({"commands": [[str(each) for each in command] for command in commands]})

    def killed_at(self, step: int, *arguments: str | Path) -> Ended:
        """Run a command that is killed before its n-th step that changes files, if it comes to it.

        Args:
            step: Which step, from 1.
            arguments: The command.
        """
        command = [str(argument) for argument in arguments]
        return self._ask({"commands": [command], "step": step})[0]

    def _ask(self, job: dict[str, Any]) -> list[Ended]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{json.dumps(job)}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, "the process that has loaded mou has ended"
        return [Ended(*each) for each in json.loads(answer)]


@contextmanager
def mou_loaded(temporary: Path, *options: str) -> Iterator[Loaded]:
    """Give a process that has loaded mou.

    Args:
        temporary: Its folder for temporary files, which is made.
        options: `conversions-kept`: it converts nothing twice. `no-locks`: no file can be locked.
    """
    temporary.mkdir()
    with subprocess.Popen(
        [sys.executable, __file__, *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": _path()},
        text=True,
    ) as process:
        yield Loaded(process)
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait() == 0


def _path() -> str:
    return os.pathsep.join((str(HELPERS), str(HELPERS.parent), os.environ.get("PYTHONPATH", "")))


def _answer_all() -> None:
    for line in sys.stdin:
        job = json.loads(line)
        answer = _load(job["load"]) if "load" in job else _run(job["commands"], job.get("step"))
        sys.__stdout__.write(f"{json.dumps(answer)}\n")  # type: ignore[union-attr]
        sys.__stdout__.flush()  # type: ignore[union-attr]


def _load(arguments: list[str]) -> list[Any]:
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    code = _main(arguments)
    os.dup2(kept, 1)
    os.close(kept)
    os.close(nowhere)
    assert code == 0, arguments
    return []


def _main(arguments: list[str]) -> int:
    from mou_cli.cli.main import main

    sys.argv = ["mou", *arguments]
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    raise AssertionError("a command ends with an exit code")


def _run(commands: list[list[str]], step: int | None) -> list[Any]:
    begin, begins = os.pipe()
    with ExitStack() as opened:
        said = [
            (opened.enter_context(TemporaryFile()), opened.enter_context(TemporaryFile()))
            for _ in commands
        ]
        children = [
            _child(command, (begin, begins), out.fileno(), err.fileno(), step)
            for command, (out, err) in zip(commands, said, strict=True)
        ]
        os.close(begin)
        os.close(begins)  # all of them wait for this
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        return [
            (code, *(_text(file) for file in files))
            for code, files in zip(codes, said, strict=True)
        ]


def _text(file: Any) -> str:
    file.seek(0)
    return str(file.read().decode())


def _child(command: list[str], pipe: tuple[int, int], out: int, err: int, step: int | None) -> int:
    child = os.fork()
    if child:
        return child
    os.close(pipe[1])
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.read(pipe[0], 1)
    signal.alarm(LONGEST)
    if step is not None:
        _kill_before(step)
    code = _main(command)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _kill_before(step: int) -> None:
    left = step

    def look(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event in STEPS or (event == "open" and arguments[2] & WRITES):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


def _keep_threads_away() -> None:
    """Let Typst run in a process of its own: its threads would be missing in a child."""
    from functools import partial

    from mou_cli.exporting import typst

    def apart(*arguments: Any, compiles: Any, **options: Any) -> Any:
        return compiles(*arguments, **{**options, "apart": True})

    typst._compile = partial(apart, compiles=typst._compile)


def _forbid_locks() -> None:
    import fcntl

    def no_locks(_descriptor: int, _how: int) -> None:
        raise OSError(37, "No locks available")

    fcntl.flock = no_locks


if __name__ == "__main__":
    _keep_threads_away()
    with ExitStack() as laid_over:
        if "conversions-kept" in sys.argv:
            from converters import conversions_kept

            laid_over.enter_context(conversions_kept())
        if "no-locks" in sys.argv:
            _forbid_locks()
        _answer_all()
