"""Typst in a child process with limits, for what a stranger may have sent: `page.typ` and pictures.

Typst reads no file outside its root. But a program in it can run for ever or fill the memory, and a
picture of a megabyte can become gigabytes when it is unpacked.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mou_cli.exporting.complaints import complaint_of
from mou_cli.rendering.limits import FAULT, restrict, typst_limits
from mou_cli.rendering.sandbox import refuse_fault, run_in_child

MEND = (
    "Look at the pictures in `assets/`; if `templates/page.typ` is your own, "
    "compare it with the package's; else report it as a fault of mou"
)
FEW = 3
"""Pictures that a message names."""


def compile_in_child(
    main: Path, options: Mapping[str, Any], what: str, pictures: list[str]
) -> bytes:
    """Return what `typst.compile` gives, from a process of its own.

    Args:
        main: The file to compile.
        options: Further arguments of `typst.compile`, as JSON has them.
        what: What it makes, in a word, for messages.
        pictures: The paths of its pictures, for messages.

    Raises:
        TemplateFaultError: Typst refuses, or goes beyond a limit.
    """
    limits = typst_limits(main.stat().st_size)
    answer = run_in_child(__name__, {"main": str(main), "options": options, "what": what}, limits)
    named = ", ".join([*(f"`{path}`" for path in pictures[:FEW]), *["…"] * (len(pictures) > FEW)])
    refuse_fault(
        answer,
        f"The {what} with {named}" if pictures else f"The {what} with `templates/page.typ`",
        "Save large pictures smaller; if `templates/page.typ` is your own, take loops out of it",
    )
    return answer.data


def main() -> int:
    """Read a request, compile, write; return the exit code."""
    request = json.loads(sys.stdin.buffer.read())
    restrict(typst_limits(Path(request["main"]).stat().st_size))
    code, data = answer(request)
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    return code


def answer(request: Any) -> tuple[int, bytes]:
    """Return the exit code and the bytes for a request of `compile_in_child`."""
    import typst

    try:
        made = typst.compile(request["main"], **request["options"])
    except typst.TypstError as error:
        said = _complaint_in_plain_words(error.message, request["options"]["root"])
        words, mend = complaint_of(said, MEND)
        fault = {
            "message": f"The {request['what']} could not be made: {words}",
            "mend": mend,
        }
        return FAULT, json.dumps(fault).encode()
    assert isinstance(made, bytes)  # noqa: S101 - one file in, one file out
    return 0, made


def _complaint_in_plain_words(message: str, root: str) -> str:
    if "failed to download package" in message:
        return "it asks for a package from the network, and templates reach none"
    return message.replace(f"{root}/", "")


if __name__ == "__main__":
    sys.exit(main())
