"""What pandoc and Typst are asked to do for a rendering, written down so that they can do it alone.

The formats and arguments are those of `mou render` itself, whatever they are by now.
"""

import json
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import typst

from mou_cli.cli.main import main as mou
from mou_cli.exporting.formats import DOCUMENT_FORMATS


def record(repository: Path, folder: Path, formats: list[str]) -> int:
    """Render once, and write each call of a converter into `folder`.

    Args:
        repository: The repository whose agreement is rendered.
        folder: An empty folder.
        formats: Names of formats; none for all.

    Returns:
        How many formats were made.
    """
    recorder = _Recorder(folder)
    subprocess.run, typst.compile = recorder.run, recorder.compile  # type: ignore[assignment]
    sys.argv = ["mou", "-C", str(repository), "render", "--output", str(folder / "build")]
    if formats:
        sys.argv += ["--format", ",".join(formats)]
    try:
        with redirect_stdout(StringIO()):
            mou()
    except SystemExit as end:
        if end.code != 0:
            raise
    made = len(formats or DOCUMENT_FORMATS)
    if len(recorder.calls) < made:
        raise RuntimeError(f"{made} formats were made by {len(recorder.calls)} calls of converters")
    (folder / "calls.json").write_text(json.dumps(recorder.calls), encoding="utf-8")
    return made


def main() -> None:
    """Record, and say how many formats were made. A process of its own: it takes much memory."""
    repository, folder, *formats = sys.argv[1:]
    sys.stdout.write(f"{record(Path(repository), Path(folder), formats)}\n")


class _Recorder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls: list[dict[str, Any]] = []
        self.original_run = subprocess.run
        self.original_compile = typst.compile

    def run(self, command: list[str], **options: Any) -> Any:
        if Path(command[0]).stem == "pandoc":
            source = self.folder / f"{len(self.calls)}.in"
            source.write_bytes(options.get("input") or b"")
            kept = [self._kept(argument) for argument in command]
            self.calls.append({"pandoc": kept, "input": str(source)})
        return self.original_run(command, **options)

    def compile(self, source: str, **options: Any) -> Any:
        root = self.folder / f"{len(self.calls)}.root"
        shutil.copytree(options["root"], root)
        kept = {**options, "root": str(root)}
        self.calls.append({"typst": str(root / Path(source).name), "options": kept})
        return self.original_compile(source, **options)

    def _kept(self, argument: str) -> str:
        """Return the argument with a copy of the file that it names, if that may be temporary."""
        option, _, path = argument.partition("=")
        if option != "--reference-doc":
            return argument
        copy = self.folder / f"{len(self.calls)}-{Path(path).name}"
        return f"{option}={shutil.copyfile(path, copy)}"


if __name__ == "__main__":
    main()
