"""`mou render`."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mou_cli.cli.settings import Settings, settings_of
from mou_cli.exporting.formats import DOCUMENT_FORMATS

if TYPE_CHECKING:
    from mou_cli.documents.agreement import Document
    from mou_cli.documents.report import Edition
    from mou_cli.operations.render import Rendering
    from mou_cli.trees import Tree


SIGNATURE_PAGES = "signature-pages"


def render(
    context: typer.Context,
    documents: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DOCUMENT]...",
            help="Documents: mou, or a report; none for mou. "
            "`signature-pages [PARTNER]...`: a sheet and a page for each who signs.",
        ),
    ] = None,
    formats: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMATS",
            help=f"Separated by commas; else all: {','.join(DOCUMENT_FORMATS)}.",
        ),
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FOLDER", help="Where to write; else `build`."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every document: the agreement and all reports.")
    ] = False,
    large_print: Annotated[
        bool,
        typer.Option("--large-print", help="In 18 point; the files are named `…-large-print`."),
    ] = False,
    house_style: Annotated[
        str | None,
        typer.Option("--house-style", metavar="NAME", help="Lay reports out in another style."),
    ] = None,
    exempt: Annotated[
        bool,
        typer.Option("--exempt", help="With exempt texts: not for publication. Refused in CI."),
    ] = False,
    with_appendices: Annotated[
        bool,
        typer.Option("--with-appendices", help="Reports with their appendices, in one pack."),
    ] = False,
    draft: Annotated[
        bool, typer.Option("--draft", help="Render in spite of errors, marked as a draft.")
    ] = False,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="REVISION", help="Render a version, tag, branch or commit."),
    ] = None,
    version: Annotated[
        str | None,
        typer.Option(
            "--version",
            metavar="VERSION",
            help="For signature pages: which one; else the proposed one, or the one in force.",
        ),
    ] = None,
) -> int:
    """Write the documents."""
    from mou_cli.documents.report import Edition
    from mou_cli.errors import UsageError

    settings = settings_of(context)
    names = [name.strip() for name in formats.split(",") if name.strip()]
    edition = Edition(
        house_style=house_style, exempt=exempt, pack=with_appendices, large_print=large_print
    )
    wish = Wish(documents or [], names, everything, draft, edition)
    if wish.documents[:1] == [SIGNATURE_PAGES]:
        return _signature_pages(settings, wish, version, at, output)
    if version is not None:
        raise UsageError("`--version` is for signature pages", "Use `--at` for other documents")
    if at is None:
        return _render(settings, settings.tree(), wish, output or settings.build_folder())
    from mou_cli.revisions.opening import revisions_of

    with revisions_of(settings.git()) as revisions:
        revision, tree = revisions.files_at(at, with_templates=True)
        folder = output or settings.build_folder(revision.short)
        return _render(settings, tree, wish, folder)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be rendered."""

    documents: list[str]
    formats: list[str]
    everything: bool
    draft: bool
    edition: "Edition"


def _render(settings: Settings, tree: "Tree", wish: Wish, folder: Path) -> int:
    from mou_cli.operations.render import render as operation
    from mou_cli.output.terminal.progress import progress

    with progress("Making the documents", shown=settings.colour(sys.stderr)) as made:
        rendering = operation(
            tree,
            wish.documents,
            wish.formats,
            draft=wish.draft,
            everything=wish.everything,
            edition=wish.edition,
            made=made,
        )
    return _finish(settings, rendering, folder)


def _signature_pages(
    settings: Settings, wish: Wish, version: str | None, at: str | None, output: Path | None
) -> int:
    from mou_cli.documents.report import Edition
    from mou_cli.errors import UsageError
    from mou_cli.operations.signature_pages import signature_pages
    from mou_cli.output.terminal.progress import progress
    from mou_cli.revisions.opening import revisions_if_any

    plain = Edition(large_print=wish.edition.large_print)
    if wish.everything or wish.edition != plain or at is not None:
        raise UsageError(
            "Of the options for documents only `--format`, `--output`, `--large-print` and "
            "`--draft` go with signature pages",
            "Name the version with `--version`, and the partners behind `signature-pages`",
        )
    if wish.draft and version is not None:
        raise UsageError(
            "`--draft` is for the files as they stand, and `--version` for a version",
            "Leave one of the two out",
        )
    folder = output or settings.build_folder()
    with revisions_if_any(settings.git()) as revisions:
        with progress("Making the pages", shown=settings.colour(sys.stderr)) as made:
            rendering = signature_pages(
                settings.tree(),
                revisions,
                wish.documents[1:],
                wish.formats,
                version=version,
                draft=wish.draft,
                large_print=plain.large_print,
                made=made,
            )
        return _finish(settings, rendering, folder)


def _finish(settings: Settings, rendering: "Rendering", folder: Path) -> int:
    """Write what was made, and say what it is."""
    from mou_cli.operations.render import write_rendering
    from mou_cli.output.escaping.terminal import visible

    _report(settings, rendering)
    if not rendering.files:
        drafted = rendering.validation.repository.mou is not None
        more = " To see it all the same: mou render --draft" if drafted else ""
        typer.echo(f"Nothing was written.{more}", err=True)
        return 1
    for path in write_rendering(rendering, folder):
        typer.echo(visible(_nearby(path)))
    for note in rendering.notes:
        typer.echo(note, err=True)
    for document in rendering.documents:
        name = "This" if len(rendering.documents) == 1 else f"`{document.name}`"
        typer.echo(f"{name} is {_standing(document)}", err=True)
    return 0


def _standing(document: "Document") -> str:
    """Say what a document is: a version, a draft, a report."""
    if document.other_words:
        return "a draft: the repository's own templates print other words than the signed text"
    if document.paper.version:
        return f"version {document.paper.version}"
    if document.paper.published:
        return f"a report: {document.paper.published}"
    return "a draft of a report" if document.is_report else "a draft; its text is no version"


def _report(settings: Settings, rendering: "Rendering") -> None:
    """Say what was found: all of it where errors stand in the way, else its number alone."""
    from mou_cli.checks.validation import source_lines
    from mou_cli.output.problems.text import problems_as_text
    from mou_cli.problems import Severity
    from mou_cli.words.problems import summary_of_problems

    found = rendering.validation
    grave = tuple(p for p in found.problems if p.severity is Severity.ERROR)
    if grave:
        colour = settings.colour(sys.stderr)
        lines = source_lines(found.repository.tree)
        typer.echo(problems_as_text(grave, lines, colour=colour), err=True)
        typer.echo(err=True)
    if found.has(Severity.ERROR) or found.has(Severity.WARNING):
        typer.echo(summary_of_problems(found.problems, found.files), err=True)


def _nearby(path: Path) -> str:
    """Return the path as seen from here, where that is shorter."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
