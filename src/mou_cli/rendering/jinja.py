"""The Jinja environment: what templates may do, and what is said where one has a fault."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2 import UndefinedError as JinjaUndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mou_cli.errors import TemplateFaultError
from mou_cli.places import TEMPLATES
from mou_cli.prose.markdown import Markdown, escape

Load = Callable[[str], str | None]
"""Returns the text of a template by its name, or None if there is none."""

MEND = "Correct the template, or delete it to use the package's"


class SlowError(Exception):
    """A template has used the seconds that it has."""


def render(
    load: Load,
    name: str,
    context: Mapping[str, object],
    *,
    markdown: bool,
    most: int = sys.maxsize,
) -> str:
    """Render a template.

    Args:
        load: Gives the templates.
        name: The template's name.
        context: What it sees.
        markdown: Whether it gives Markdown, else HTML or XML; what is neither is escaped.
        most: The most characters that it may give.

    Raises:
        TemplateFaultError: The template has a fault. The message names it and the line.
    """
    environment = _environment(load, markdown=markdown)
    try:
        return "".join(_pieces(environment.get_template(name).generate(**context), most))
    except Exception as error:  # noqa: BLE001 - whatever it is, the template did it
        raise _fault_of_template(error, name) from None


def place(name: str) -> str:
    """Return a template's path as messages have it."""
    return f"{TEMPLATES}/{name}"


class _LongError(Exception):
    pass


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which one step cannot take all memory or all time.

    The limits of the child process would stop such a step too, but not on every system, and without
    the line. (A step that Jinja is told of is not done while it compiles either.)
    """

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" and not (_is_small(left) and _is_small(right)):
            raise ValueError("the power is too large to be computed")
        times = [value for value in (left, right) if isinstance(value, int)]
        lists = [value for value in (left, right) if isinstance(value, str | list | tuple)]
        if lists and times and len(lists[0]) * times[0] > LONGEST_REPETITION:
            raise ValueError(f"the repetition is longer than {LONGEST_REPETITION:,}")
        return super().call_binop(context, operator, left, right)


LONGEST_REPETITION = 100_000
LARGEST_FACTOR = 1_000


def _is_small(value: object) -> bool:
    return not isinstance(value, int) or abs(value) <= LARGEST_FACTOR


@cache
def _environment(load: Load, *, markdown: bool) -> ImmutableSandboxedEnvironment:
    """Return an environment, which keeps its templates: to make Python of them takes long."""
    environment = _Environment(
        loader=FunctionLoader(_loader(load)),
        finalize=_as_markdown if markdown else None,
        autoescape=not markdown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["markdown"] = Markdown
    return environment


def _loader(load: Load) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    def found(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        text = load(name)
        return None if text is None else (text, place(name), lambda: load(name) == text)

    return found


def _as_markdown(value: Any) -> Any:
    return value if isinstance(value, Markdown) else escape(str(value))


def _pieces(pieces: Iterator[str], most: int) -> Iterator[str]:
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > most:
            raise _LongError(f"it gives more than {most:,} characters")
        yield piece


def _fault_of_template(error: Exception, name: str) -> TemplateFaultError:
    if isinstance(error, TemplateFaultError):
        return error
    if isinstance(error, TemplateSyntaxError):
        where = f"{place(error.name or name)}, line {error.lineno}"
        return TemplateFaultError(f"{where}: {error.message}", MEND)
    if isinstance(error, TemplateNotFound):
        return TemplateFaultError(
            f"There is no template `{place(str(error.name))}`",
            "Correct the name in the template that includes it",
        )
    return TemplateFaultError(f"{_place_of(error, name)}: {_said(error)}", _mend(error))


def _said(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "the template includes itself without end, or is nested too deep"
    if isinstance(error, SyntaxError):  # Python's own: Jinja has made Python of the template
        return "loops or conditions stand in each other too deep"
    if isinstance(error, MemoryError):
        return "the template needs more memory than it may use"
    if isinstance(error, SlowError):
        return "the template takes longer than it may"
    return _OBJECT.sub("this value", str(error))[:LONGEST_SAID] or type(error).__name__


_OBJECT = re.compile(r"'mou_cli[\w.]* object'")
LONGEST_SAID = 500
"""Characters of a complaint: it may quote what the template made."""


def _place_of(error: BaseException, name: str) -> str:
    """Return the innermost template and line of a traceback; Jinja maps them to the source."""
    found, trace = place(name), error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(f"{TEMPLATES}/"):
            found = f"{file}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return found


def _mend(error: BaseException) -> str:
    if isinstance(error, JinjaUndefinedError):
        return "Correct the name; `docs/templates.md` lists what a template sees"
    if isinstance(error, SlowError | MemoryError | _LongError):
        return "Take loops and repetitions out of the template, or delete it"
    return MEND
