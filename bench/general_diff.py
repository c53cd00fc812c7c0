"""What a script of an afternoon does: read two revisions through git, and let deepdiff compare."""

import subprocess
import sys


def main(base: str, head: str) -> str:
    """Return what deepdiff finds between the data of two revisions."""
    from deepdiff import DeepDiff

    found: str = DeepDiff(_data(base), _data(head), ignore_order=True).pretty()
    return found


def _data(revision: str) -> dict[str, object]:
    from ruamel.yaml import YAML

    reader = YAML(typ="safe")
    listing = _git("ls-tree", "-r", "-z", "--name-only", revision, "data")
    return {
        path: reader.load(_git("show", f"{revision}:{path}"))
        for path in listing.decode().split("\0")
        if path.endswith(".yaml")
    }


def _git(*arguments: str) -> bytes:
    return subprocess.check_output(("git", *arguments))


if __name__ == "__main__":
    sys.stdout.write(main(*sys.argv[1:]))
