"""What pandoc and Typst are asked to do for a rendering, written down so that they can do it alone.

The formats and arguments are those of `mou render` itself, whatever they are by now.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import typst

from mou_cli.operations.render import FORMATS, render
from mou_cli.trees import DiskTree


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
    run, compile_ = subprocess.run, typst.compile
    subprocess.run, typst.compile = recorder.run, recorder.compile  # type: ignore[assignment]
    try:
        render(DiskTree(repository), [], formats, draft=False)
    finally:
        subprocess.run, typst.compile = run, compile_
    made = len(formats or FORMATS)
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
        source = self.folder / f"{len(self.calls)}.in"
        source.write_bytes(options["input"])
        self.calls.append({"pandoc": command, "input": str(source)})
        return self.original_run(command, **options)

    def compile(self, source: str, **options: Any) -> Any:
        root = self.folder / f"{len(self.calls)}.root"
        shutil.copytree(options["root"], root)
        kept = {**options, "root": str(root)}
        self.calls.append({"typst": str(root / Path(source).name), "options": kept})
        return self.original_compile(source, **options)


if __name__ == "__main__":
    main()
