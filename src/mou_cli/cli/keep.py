"""`mou keep`."""

from typing import TYPE_CHECKING, Annotated

import typer

from mou_cli.cli.one_at_a_time import one_at_a_time
from mou_cli.cli.settings import Settings, settings_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def keep(
    context: typer.Context,
    version: Annotated[str, typer.Argument(metavar="VERSION", help="A recorded version.")],
) -> int:
    """Keep the text of a version, for reports that stay with it. It goes into `kept/`."""
    from mou_cli.files.writing import write_files
    from mou_cli.operations.keep import keep as operation
    from mou_cli.report_text.quoted import kept_folder

    settings = settings_of(context)
    tree = settings.tree()
    with one_at_a_time(settings):
        files = operation(tree, version)
        ways = _ways_back(settings, kept_folder(version), files)
        write_files(tree.root, files)
    typer.echo(kept_folder(version))
    typer.echo(f"{len(files)} files are kept. Add them to git with the report.", err=True)
    for sentence in ways:
        typer.echo(sentence, err=True)
    return 0


def _ways_back(settings: Settings, kept: str, files: "Mapping[str, bytes]") -> "Sequence[str]":
    """Return how to take back what is about to be kept; nothing where it is kept already."""
    from mou_cli.cli.taking_back import folder_typed, ways_back
    from mou_cli.words.taking_back import taking_back_words
    from mou_cli.words.taking_back_folder import taking_back_folder

    tree, typed = settings.tree(), folder_typed(settings)
    if not (tree.root / kept).exists():
        found = ways_back(settings, dict([*files.items()][:1]))
        return [taking_back_folder(kept, typed, is_in_git=found[0].in_git)]
    other = {path: data for path, data in files.items() if _bytes(settings, path) != data}
    return [*taking_back_words(ways_back(settings, other), typed)]


def _bytes(settings: Settings, path: str) -> bytes | None:
    tree = settings.tree()
    return tree.read(path) if tree.has(path) else None
