"""Do alone what `record.py` wrote down: run pandoc and Typst again, or the one that is named."""

import json
import subprocess
import sys
from pathlib import Path


def main(folder: Path, tools: list[str]) -> None:
    """Make every call of the tools again, in order."""
    for call in json.loads((folder / "calls.json").read_text(encoding="utf-8")):
        if not any(tool in call for tool in tools):
            continue
        if "pandoc" in call:
            data = Path(call["input"]).read_bytes()
            subprocess.run(call["pandoc"], input=data, capture_output=True, check=True)
        else:
            import typst

            typst.compile(call["typst"], **call["options"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or ["pandoc", "typst"])
