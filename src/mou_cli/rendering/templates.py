"""Whose template is used, and where it runs: the package's own here, all others in a child."""

import re

from mou_cli.errors import EnvironmentFaultError
from mou_cli.files.package import package_folder
from mou_cli.places import TEMPLATES as FOLDER
from mou_cli.rendering.jinja import render
from mou_cli.rendering.limits import MARKDOWN_CHARACTERS, TEMPLATES
from mou_cli.rendering.sandbox import render_in_child
from mou_cli.rendering.stylesheet import refuse_unsafe
from mou_cli.trees import TooMuchError, Tree, UnreadableFileError
from mou_cli.trees.disk import AwayFileError

ENDING = ".j2"


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
    return _rendered_here_or_apart(tree, name, context, markdown=True, most=MARKDOWN_CHARACTERS)


def render_page(tree: Tree, name: str, **context: object) -> str:
    """Render a template that gives HTML; what is no `Markup` is escaped.

    Raises:
        TemplateFaultError: The template has a fault. The message names it and the line.
    """
    return _rendered_here_or_apart(tree, name, context, markdown=False, most=TEMPLATES.output_bytes)


def read_template_file(tree: Tree | None, name: str) -> str:
    """Return the text of a file of `templates/`, the repository's own before the package's.

    Raises:
        EnvironmentFaultError: Neither has it, or it cannot be read.
        TemplateFaultError: It is a stylesheet that leaves its page.
    """
    own = own_template_file(tree, name)
    if own is None:
        return _of_the_package(name)
    if name.endswith(".css"):
        refuse_unsafe(own, f"{FOLDER}/{name}")
    return own


def own_template_file(tree: Tree | None, name: str) -> str | None:
    """Return the text of a repository's own file of `templates/`.

    None where it has none, or one that is the package's, byte for byte.

    Raises:
        EnvironmentFaultError: It cannot be read.
    """
    path = f"{FOLDER}/{name}"
    if tree is None:
        return None
    try:
        text = tree.read(path).decode("utf-8")
    except (UnreadableFileError, UnicodeDecodeError) as error:
        # A link that leads away is not passed over: who looks at the change sees a template there.
        if not (tree.has(path) or isinstance(error, AwayFileError)):
            return None
        reason = error if isinstance(error, UnreadableFileError) else "it is not UTF-8 text"
        raise EnvironmentFaultError(
            f"`{path}` cannot be read: {reason}", "Save it as UTF-8 text"
        ) from None
    return None if text.encode("utf-8") == _bytes_of_the_package(name) else text


def own_template_names(tree: Tree | None) -> list[str]:
    """Return the names of all files in a repository's own `templates/`.

    Raises:
        EnvironmentFaultError: There are more than are looked through.
    """
    try:
        paths = list(tree.files(FOLDER)) if tree is not None else []
    except TooMuchError as error:
        raise EnvironmentFaultError(
            f"`{error.folder}` holds {error}, and is not looked through",
            "Delete what is too much, or do not take in what brings it",
        ) from None
    return [path.removeprefix(f"{FOLDER}/") for path in paths]


def _rendered_here_or_apart(
    tree: Tree | None, name: str, context: dict[str, object], *, markdown: bool, most: int
) -> str:
    if not _uses_own(tree, name):
        return render(_package_template, name, context, markdown=markdown)
    templates = {own: read_template_file(tree, own) for own in _template_names(tree)}
    return render_in_child(templates, name, context, markdown=markdown, most=most)


_INCLUDES = re.compile(r'{%[-+]?\s*(?:include|import|from|extends)\s+"([^"]+)"')
"""The package's own templates name what they include, each in quotation marks."""


def _uses_own(tree: Tree | None, name: str) -> bool:
    """Say whether a template, or one that it includes, is the repository's own."""
    waiting, seen = [name], set[str]()
    while waiting:
        current = waiting.pop()
        seen.add(current)
        if own_template_file(tree, current) is not None:
            return True
        waiting += set(_INCLUDES.findall(_of_the_package(current))) - seen
    return False


def _template_names(tree: Tree | None) -> set[str]:
    """Return the names of all templates, the repository's and the package's."""
    return {
        *(name for name in own_template_names(tree) if name.endswith(ENDING)),
        *(file.name for file in package_folder(FOLDER).glob(f"*{ENDING}")),
    }


def _package_template(name: str) -> str | None:
    data = _bytes_of_the_package(name)
    return None if data is None else data.decode("utf-8")


def _of_the_package(name: str) -> str:
    text = _package_template(name)
    if text is None:
        raise EnvironmentFaultError(
            f"The package's own `{FOLDER}/{name}` is missing",
            "Install mou again: `pipx reinstall mou-cli`",
        )
    return text


def _bytes_of_the_package(name: str) -> bytes | None:
    file = package_folder(FOLDER) / name
    return file.read_bytes() if file.is_file() else None
