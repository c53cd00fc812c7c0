"""What a script of an afternoon does: read two revisions through git, and let deepdiff compare."""

import io
import subprocess
import sys
import tarfile


def main(base: str, head: str) -> str:
    """Return what deepdiff finds between the data of two revisions."""
    from deepdiff import DeepDiff

    found: str = DeepDiff(_data(base), _data(head), ignore_order=True).pretty()
    return found


def _data(revision: str) -> dict[str, object]:
    from ruamel.yaml import YAML

    reader = YAML(typ="safe")
    archive = subprocess.check_output(("git", "archive", "--format=tar", revision, "data"))
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        return {
            found.name: reader.load(files.extractfile(found))
            for found in files
            if found.name.endswith(".yaml")
        }


if __name__ == "__main__":
    sys.stdout.write(main(*sys.argv[1:]))
