"""The Jinja environment: which templates are used, and what they may do."""

import re
from collections.abc import Callable
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2 import UndefinedError as JinjaUndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mou_cli.errors import EnvironmentFaultError, TemplateFaultError
from mou_cli.package_files import package_folder
from mou_cli.prose.markdown import Markdown, escape
from mou_cli.trees import Tree, UnreadableFileError

FOLDER = "templates"


def render_markdown(tree: Tree | None, name: str, **context: object) -> str:
    """Render a template that gives Markdown; what is not Markdown already is escaped.

    Args:
        tree: The repository, whose `templates/` go before the package's own; None for the
            package's alone.
        name: The template's file name.
        context: What the template sees: plain data.

    Raises:
        TemplateFaultError: The template has a fault. The message names it and the line.
    """
    environment = _environment(tree)
    environment.finalize = _markdown
    return _render(environment, name, context)


def render_page(tree: Tree, name: str, **context: object) -> str:
    """Render a template that gives HTML; what is no `Markup` is escaped.

    Raises:
        TemplateFaultError: The template has a fault. The message names it and the line.
    """
    environment = _environment(tree)
    environment.autoescape = True
    return _render(environment, name, context)


def read_template_file(tree: Tree | None, name: str) -> str:
    """Return the text of a file of `templates/`, the repository's own before the package's.

    Raises:
        EnvironmentFaultError: Neither has it.
    """
    path = f"{FOLDER}/{name}"
    if tree is not None and tree.has(path):
        try:
            return tree.read(path).decode("utf-8")
        except (UnreadableFileError, UnicodeDecodeError) as error:
            raise EnvironmentFaultError(
                f"`{path}` cannot be read: {error}", "Save it as UTF-8 text"
            ) from None
    own = package_folder(FOLDER) / name
    if not own.is_file():
        raise EnvironmentFaultError(
            f"The package's own `{path}` is missing", "Install mou again: `pipx reinstall mou-cli`"
        )
    return own.read_text(encoding="utf-8")


def _environment(tree: Tree | None) -> ImmutableSandboxedEnvironment:
    from jinja2 import FunctionLoader

    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(_loader(tree)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["markdown"] = Markdown
    return environment


def _loader(tree: Tree | None) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        if ".." in name.split("/") or name.startswith("/"):
            return None
        own = tree is not None and tree.has(f"{FOLDER}/{name}")
        if not own and not (package_folder(FOLDER) / name).is_file():
            return None
        return read_template_file(tree, name), f"{FOLDER}/{name}", lambda: True

    return load


def _markdown(value: Any) -> Any:
    return value if isinstance(value, Markdown) else escape(str(value))


def _render(environment: Any, name: str, context: dict[str, object]) -> str:
    try:
        rendered: str = environment.get_template(name).render(**context)
    except TemplateSyntaxError as error:
        where = f"{FOLDER}/{error.name or name}, line {error.lineno}"
        raise TemplateFaultError(
            f"{where}: {error.message}", "Correct the template, or delete it to use the package's"
        ) from None
    except TemplateNotFound as error:
        raise TemplateFaultError(
            f"There is no template `{FOLDER}/{error.name}`",
            "Correct the name in the template that includes it",
        ) from None
    except RecursionError as error:
        raise TemplateFaultError(
            f"{_place(error, name)}: the template includes itself without end", _mend(error)
        ) from None
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        said = _OBJECT.sub("this value", str(error))
        raise TemplateFaultError(f"{_place(error, name)}: {said}", _mend(error)) from None
    return rendered


_OBJECT = re.compile(r"'mou_cli[\w.]* object'")


def _place(error: BaseException, name: str) -> str:
    """Return the innermost template and line of a traceback; Jinja maps them to the source."""
    place, trace = f"{FOLDER}/{name}", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(f"{FOLDER}/"):
            place = f"{file}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _mend(error: BaseException) -> str:
    if isinstance(error, JinjaUndefinedError):
        return "Correct the name; `docs/templates.md` lists what a template sees"
    return "Correct the template, or delete it to use the package's"
