"""`mou keep`."""

from typing import Annotated

import typer

from mou_cli.cli.one_at_a_time import one_at_a_time
from mou_cli.cli.settings import settings_of


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
        write_files(tree.root, files)
    typer.echo(kept_folder(version))
    typer.echo(f"{len(files)} files are kept. Add them to git with the report.", err=True)
    return 0
