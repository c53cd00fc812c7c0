"""`mou schema`."""

from pathlib import Path
from typing import Annotated

import typer


def schema(
    kinds: Annotated[
        list[str] | None,
        typer.Argument(metavar="[KIND]...", help="Kinds of files; none for all."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FOLDER", help="Write files here instead of printing."),
    ] = None,
) -> int:
    """Print or write the JSON Schemas of the data files, for editors."""
    from mou_cli.files.writing import write_files
    from mou_cli.operations.schema import json_schemas

    schemas = json_schemas(kinds or [])
    if output is not None:
        for path in write_files(output, {name: text.encode() for name, text in schemas.items()}):
            typer.echo(path)
    elif len(schemas) == 1:
        typer.echo(next(iter(schemas.values())), nl=False)
    else:
        import json

        together = {name.split(".")[0]: json.loads(text) for name, text in schemas.items()}
        typer.echo(json.dumps(together, indent=2, ensure_ascii=True))
    return 0
