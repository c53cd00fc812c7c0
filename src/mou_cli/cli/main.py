"""The entry point, and the one error boundary.

Exit codes: 0 done and clean, 1 Problems, 2 usage or environment, 3 a bug of ours, 130 interrupted.
"""

import gc
import os
import sys
from types import TracebackType

from mou_cli.cli.app import app
from mou_cli.errors import MouError, UsageError
from mou_cli.output.escaping.terminal import visible

DONE, WRONG_USE, OUR_BUG, INTERRUPTED = 0, 2, 3, 130


def main() -> None:
    """Run the command line and exit."""
    gc.disable()  # a command ends before garbage matters, and the search takes a fifth of its time
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # no other package says what is valid
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a console that knows few characters shows codes for others
            reconfigure(errors="backslashreplace")
    code = _run()
    try:
        sys.stdout.flush()
    except OSError:  # said before; Python would say it again, in its own words
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    gc.freeze()  # nor is there any use in taking apart what ends with the process
    gc.enable()
    sys.exit(code)


def _run() -> int:
    try:
        result = app(shared_first(sys.argv[1:]), prog_name="mou", standalone_mode=False)
        sys.stdout.flush()
    except MouError as error:
        return _say(error.message, error.mend, WRONG_USE)
    except KeyboardInterrupt:
        result = INTERRUPTED
    except BrokenPipeError:  # the reader of our output has closed it, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        return _say(f"The system says: {error.strerror}", "Make room, or check the disk", WRONG_USE)
    except Exception as error:  # noqa: BLE001 - the boundary: no traceback reaches a user
        return _unexpected(error)
    if result == INTERRUPTED:  # typer has caught the interrupt itself
        return _say("Interrupted", "Nothing was left half written", INTERRUPTED)
    return result if isinstance(result, int) else DONE


def shared_first(arguments: list[str]) -> list[str]:
    """Put the options that all commands share in front, wherever on the line they stand.

    Raises:
        UsageError: `-C` is the last word.
    """
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument == "-C":
            folder = next(waiting, None)
            if folder is None:
                raise UsageError("No folder stands behind `-C`", "Name it: `-C FOLDER`")
            front += [argument, folder]
        elif argument == "--no-color":
            front.append(argument)
        else:
            rest.append(argument)
    return front + rest


def _unexpected(error: Exception) -> int:
    format_message = getattr(error, "format_message", None)
    if format_message is not None:  # typer's own errors of usage
        return _say(str(format_message()).rstrip("."), "See `mou --help`", WRONG_USE)
    return _say(
        f"This is a fault of mou: {type(error).__name__}: {error} ({_where(error.__traceback__)})",
        "Report it with this line and the command; your files are as they were",
        OUR_BUG,
    )


def _say(message: str, mend: str, code: int) -> int:
    sys.stderr.write(f"mou: {visible(message)}\n  {visible(mend)}\n")
    return code


def _where(trace: TracebackType | None) -> str:
    """Name the innermost place of the package in a traceback."""
    place = "unknown"
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if str(name).startswith("mou_cli"):
            place = f"{name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place
