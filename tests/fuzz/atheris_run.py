"""Fuzzing with atheris: the interpreter tells which branches a file reaches, and those are kept.

`make fuzz-atheris SECONDS=3600` runs it in an environment of its own. An input is one byte that
chooses a file of a real repository, and the bytes to put into its place. A crash, or a file that
takes longer than ten seconds, is left in FINDINGS as a file.
"""

import argparse
import sys
import time
from functools import lru_cache
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["mou_cli"]):
    from mutations import mutated_file, sources
    from oracle import answers_rightly

    import mou_cli.loading
    import mou_cli.loading.reading
    import mou_cli.prose.parsing  # it is imported late otherwise, and would tell nothing
    import mou_cli.yaml_files.nodes

# The files that are not changed are read once, not fifty times a second.
mou_cli.loading.reading.read_yaml = lru_cache(64)(mou_cli.yaml_files.nodes.read_yaml)

REPOSITORIES = sources()
PLACES = [(files, path) for files in (REPOSITORIES[0], REPOSITORIES[2]) for path in files]
EVERY_FILE = [files[path] for files, path in PLACES]
LONGEST_SECONDS = 10
LONGEST_BYTES = 40_000
EVERY = 8
"""One input in so many is rendered too, which takes most of the time."""


def one_input(data: bytes) -> None:
    """Put the bytes into the place of one real file, and look at the answer."""
    if not data:
        return
    files, path = PLACES[data[0] % len(PLACES)]
    answers_rightly({**files, path: data[1:]}, rendered=len(data) % EVERY == 0)


def one_mutation(data: bytes, longest: int, seed: int) -> bytes:
    """Change an input, half of the time as the fuzzer does, else as people and strangers do."""
    random = Random(seed)
    if random.randrange(4) == 0:  # a real file anew: those kept soon look like none
        number = random.randrange(len(PLACES))
        data = bytes([number]) + EVERY_FILE[number]
    elif len(data) < 2 or random.randrange(2):
        changed: bytes = atheris.Mutate(data, longest)
        return changed
    return (data[:1] + mutated_file(data[1:], random, EVERY_FILE))[:longest]


def main() -> None:
    """Run for a time, beginning with the real files and what earlier runs kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--findings", type=Path, default=Path("build") / "fuzz")
    options = parser.parse_args()
    kept = options.findings / "corpus"
    kept.mkdir(parents=True, exist_ok=True)
    for number, original in enumerate(EVERY_FILE):
        (kept / f"seed-{number}").write_bytes(bytes([number]) + original)
    arguments = [
        sys.argv[0],
        f"-max_total_time={options.seconds}",
        f"-timeout={LONGEST_SECONDS}",
        f"-max_len={LONGEST_BYTES}",
        f"-artifact_prefix={options.findings}/",
        "-rss_limit_mb=4096",
        "-print_final_stats=1",
        str(kept),
    ]
    sys.stderr.write(f"Begun at {time.strftime('%H:%M:%S')}\n")
    atheris.Setup(arguments, one_input, custom_mutator=one_mutation)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
