"""The child process that renders a repository's own templates: `python -I -m` this module.

It reads a request as JSON and gives the text, or a fault as JSON with the exit code `FAULT`. It
imports what it needs, takes its limits, and only then touches a template.
"""

import json
import signal
import sys
from typing import Any

from mou_cli.errors import TemplateFaultError
from mou_cli.rendering.jinja import SlowError, render
from mou_cli.rendering.limits import FAULT, TEMPLATES, restrict
from mou_cli.rendering.records import from_json

EVERY_SECONDS = 0.25
"""How often a slow template is told again; Jinja swallows what it is told while it compiles."""


def main() -> int:
    """Read, restrict, render, write; return the exit code."""
    request = json.loads(sys.stdin.buffer.read())
    restrict(TEMPLATES)
    _tell_when_slow(TEMPLATES.cpu_seconds * 3 / 4)
    code, text = answer(request)
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    return code


def answer(request: Any) -> tuple[int, str]:
    """Return the exit code and the text for a request of `sandbox.render_in_child`."""
    templates, context = request["templates"], request["context"]
    try:
        return 0, render(
            templates.get,
            request["name"],
            {name: from_json(value) for name, value in context.items()},
            markdown=request["markdown"],
            most=request["most"],
        )
    except TemplateFaultError as fault:
        return FAULT, json.dumps({"message": fault.message, "mend": fault.mend})


def _tell_when_slow(seconds: float) -> None:
    """Raise `SlowError` in the template's own line after so many seconds, where the system can.

    One long step inside Python, such as a power of two large numbers, cannot be told: there the
    limit of `restrict` ends the process.
    """
    if not hasattr(signal, "setitimer"):
        return

    def tell(_signal: int, _frame: object) -> None:
        raise SlowError

    signal.signal(signal.SIGVTALRM, tell)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, EVERY_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
