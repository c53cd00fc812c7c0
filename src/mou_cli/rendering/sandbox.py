"""Runs a module of the package in a child process that has limits, and reads its answer.

The child gets JSON and gives bytes. Nothing of what it gives is ever run or unpickled.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from typing import Any

from mou_cli.errors import EnvironmentFaultError, TemplateFaultError
from mou_cli.rendering.jinja import LONGEST_SAID, place
from mou_cli.rendering.limits import FAULT, MEBIBYTE, TEMPLATES, Limits
from mou_cli.rendering.records import as_json

MAX_SAID = 2_000
"""Bytes that are read of what a child says beside its answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How a child ended.

    Attributes:
        code: Its exit code; negative for a signal.
        data: What it gave.
        said: The end of what it said.
        exceeded: The limit that it went beyond, in words; empty if none.
    """

    code: int
    data: bytes
    said: str
    exceeded: str


def render_in_child(
    templates: Mapping[str, str],
    name: str,
    context: Mapping[str, object],
    *,
    markdown: bool,
    most: int,
) -> str:
    """Render a template in a child process.

    Args:
        templates: The texts of all templates by name; the child reads no file.
        name: The template's name.
        context: What it sees.
        markdown: Whether it gives Markdown.
        most: The most characters that it may give.

    Raises:
        TemplateFaultError: The template has a fault, or goes beyond a limit.
    """
    request = {
        "templates": templates,
        "name": name,
        "context": {key: as_json(value) for key, value in context.items()},
        "markdown": markdown,
        "most": most,
    }
    answer = run_in_child("mou_cli.rendering.child", request, TEMPLATES)
    refuse_fault(
        answer,
        f"{place(name)}, or a template that it includes,",
        "Take loops and repetitions out of the repository's own templates, or delete them",
    )
    return answer.data.decode("utf-8", "replace")


def refuse_fault(answer: Answer, what: str, mend: str) -> None:
    """Look at how a child ended.

    Args:
        answer: Its answer.
        what: What it worked on, for messages.
        mend: What to do if it went beyond a limit.

    Raises:
        TemplateFaultError: The child found a fault, or went beyond a limit.
        EnvironmentFaultError: It could not be run.
    """
    if answer.exceeded:
        raise TemplateFaultError(f"{what} was stopped: {answer.exceeded}", mend)
    if answer.code == FAULT:
        raise _fault_in(answer.data, what)
    if answer.code != 0:
        raise EnvironmentFaultError(
            f"The process for {what} ended with {answer.code}: {answer.said}",
            "Install mou again: `pipx reinstall mou-cli`",
        )


def run_in_child(module: str, request: object, limits: Limits) -> Answer:
    """Run `python -m module` with a request on its standard input.

    Args:
        module: A module of the package that calls `restrict` with the same limits.
        request: What it reads, as JSON.
        limits: What it may use.
    """
    data = json.dumps(request).encode("utf-8")
    begun = time.monotonic()
    with _start(module) as process:
        stop = Timer(limits.wall_seconds, process.kill)
        stop.daemon = True
        stop.start()
        try:
            given, said = _talk(process, data, limits)
        finally:
            stop.cancel()
            process.kill()
    exceeded = _exceeded(process.returncode, len(given), time.monotonic() - begun, limits)
    return Answer(process.returncode, given, said, exceeded)


def _start(module: str) -> "subprocess.Popen[bytes]":
    try:
        # -I: neither the folder that we are in nor the user's variables decide what is imported.
        return subprocess.Popen(  # noqa: S603 - a list of our own, no shell
            [sys.executable, "-I", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_variables_of_child(),
        )
    except OSError as error:
        raise EnvironmentFaultError(
            f"Python could not be run: {error}", "Install mou again: `pipx reinstall mou-cli`"
        ) from None


def _talk(process: Any, data: bytes, limits: Limits) -> tuple[bytes, str]:
    """Write the request, read the answer and not a byte more than it may have, and wait."""
    with suppress(OSError):  # it ended before it had read everything; its exit code tells why
        process.stdin.write(data)
    with suppress(OSError):
        process.stdin.close()
    given: bytes = process.stdout.read(limits.output_bytes + 1)
    if len(given) > limits.output_bytes:
        process.kill()
    said = process.stderr.read(MAX_SAID).decode("utf-8", "replace")
    process.wait()
    return given, " ".join(said.split())[-LONGEST_SAID:]


def _exceeded(code: int, length: int, seconds: float, limits: Limits) -> str:
    if length > limits.output_bytes:
        return f"it gave more than {limits.output_bytes:,} bytes"
    if code in (0, FAULT):
        return ""
    if seconds >= limits.wall_seconds:
        return f"it took longer than {limits.wall_seconds} seconds"
    if code == _computed_too_long():
        return f"it computed for more than {limits.cpu_seconds} seconds"
    if code < 0:
        return f"it needed more than {limits.memory_bytes // MEBIBYTE:,} MiB of memory"
    return ""


def _computed_too_long() -> int | None:
    import signal

    return -signal.SIGXCPU if hasattr(signal, "SIGXCPU") else None


def _fault_in(data: bytes, what: str) -> TemplateFaultError:
    """Read the fault that a child found; what it says is shown and never trusted."""
    try:
        found = json.loads(data)
        return TemplateFaultError(str(found["message"]), str(found["mend"]))
    except (ValueError, LookupError, TypeError):
        return TemplateFaultError(
            f"{what} could not be rendered, and what was said cannot be read",
            "Delete the repository's own templates to use the package's",
        )


KEPT = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "TEMP", "TMP", "LD_LIBRARY_PATH")
"""Variables without which Python does not start on some systems."""

NOWHERE = "http://127.0.0.1:9"
"""Typst would fetch packages from the network; the port "discard" answers nobody."""


def _variables_of_child() -> dict[str, str]:
    """Return the child's variables: no secrets of the machine, and no way to the network."""
    proxies = ("http_proxy", "https_proxy", "all_proxy")
    return {
        **{name: os.environ[name] for name in KEPT if name in os.environ},
        **{name: NOWHERE for proxy in proxies for name in (proxy, proxy.upper())},
    }
